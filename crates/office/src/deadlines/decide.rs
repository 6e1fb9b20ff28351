//! What a person decides about a deadline.

use super::propose::prudent;
use crate::{Error, Session, router::Handle, when, words, workspaces::touch};
use contract::{
    deadlines::{Decide, Enter, Second},
    workspaces::WorkspaceView,
};
use domain::{Capability, EventName, deadlines::State};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::{Alert, Deadline, DeadlineState, Id, Workspace, Writer};

/// The longest reason.
const LONGEST_NOTE: usize = 2000;

/// A reason as a person wrote it.
fn reason(text: Option<&str>) -> Result<Option<String>, Error> {
    let Some(text) = text.map(str::trim) else {
        return Ok(None);
    };
    if text.chars().count() > LONGEST_NOTE {
        return Err(Error::invalid("shorter reason", "…"));
    }
    Ok(Some(text.to_owned()))
}

/// What a deadline becomes by a decision.
///
/// One that lapsed by itself was `missed` by nobody's word: whatever is decided explains it and wants a reason,
/// except that it was none, or that the decision is taken back.
fn decided(deadline: &Deadline, to: &str, note: Option<&str>) -> Result<State, Error> {
    let word = |word: &str| {
        word.parse::<State>()
            .map_err(|_| Error::invalid("decision", word))
    };
    let to = word(to)?;
    let from = if deadline.is_unexplained() {
        State::Confirmed
    } else {
        word(deadline.state.as_str())?
    };
    let explains = deadline.is_unexplained() && matches!(to, State::Met | State::Missed);
    if explains && note.is_none_or(str::is_empty) {
        return Err(Error::ReasonWanted);
    }
    from.decide(to)
        .map_err(|error| Error::invalid("decision", &error.to_string()))
}

impl Handle<Decide> for Session {
    fn handle(&self, request: Decide) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let note = reason(request.note.as_deref())?;
        let workspace = self.write(|writer| {
            let mut deadline: Deadline = writer.expect(&id)?;
            let from = deadline.state.as_str();
            let lapsed = deadline.is_unexplained();
            let decided = decided(&deadline, request.state.as_str(), note.as_deref())?;
            deadline.state = decided
                .as_str()
                .parse()
                .map_err(|_| Error::invalid("decision", decided.as_str()))?;
            let taken_back = deadline.state == DeadlineState::Proposed;
            deadline.confirmed_by = (!taken_back).then_some(self.user_id);
            deadline.confirmed_ms = (!taken_back).then(|| self.now_ms());
            if matches!(
                deadline.state,
                DeadlineState::Proposed | DeadlineState::Confirmed
            ) {
                // A first confirmation begins anew: the second person has to look again.
                (deadline.second_by, deadline.second_ms) = (None, None);
            }
            deadline.note = note.clone().unwrap_or_default();
            deadline.lapsed_ms = None;
            writer.save(&deadline)?;
            if !decided.runs() {
                self.quieten(writer, &deadline)?;
            }
            self.tell_decision(writer, &deadline)?;
            self.audit(
                writer,
                "deadlines.decide",
                "deadlines",
                &request.id,
                &json!({ "from": from, "to": decided.as_str(), "lapsed": lapsed, "reasoned": !deadline.note.is_empty() }),
            )?;
            touch(self, writer, deadline.workspace_id)?;
            Ok(deadline.workspace_id)
        })?;
        self.bus.changed(&["agenda", "deadlines"]);
        self.changed_workspace(workspace)
    }
}

impl Handle<Second> for Session {
    fn handle(&self, request: Second) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let take_back = request.take_back.unwrap_or(false);
        let workspace = self.write(|writer| {
            let mut deadline: Deadline = writer.expect(&id)?;
            let (kind, action) = if take_back {
                if deadline.second_by != Some(self.user_id) {
                    return Err(Error::invalid("second confirmation of yours", &request.id));
                }
                (deadline.second_by, deadline.second_ms) = (None, None);
                ("deadline_second_back", "deadlines.second_back")
            } else {
                if deadline.state != DeadlineState::Confirmed || deadline.second_by.is_some() {
                    return Err(Error::invalid(
                        "deadline that waits for a second person",
                        &deadline.title,
                    ));
                }
                if deadline.confirmed_by == Some(self.user_id) {
                    return Err(Error::SamePerson);
                }
                deadline.second_by = Some(self.user_id);
                deadline.second_ms = Some(self.now_ms());
                ("deadline_second", "deadlines.second")
            };
            writer.save(&deadline)?;
            self.note(
                writer,
                deadline.workspace_id,
                kind,
                json!({ "what": deadline.title }),
            )?;
            self.audit(writer, action, "deadlines", &request.id, &json!({}))?;
            Ok(deadline.workspace_id)
        })?;
        self.changed_workspace(workspace)
    }
}

impl Session {
    /// The alerts of a deadline that no longer runs are taken on by whoever decided it.
    fn quieten(&self, writer: &Writer<'_>, deadline: &Deadline) -> Result<(), Error> {
        let id = Value::from(deadline.id.to_string());
        for alert in writer.alerts_of(deadline.workspace_id)? {
            if alert.params["deadline"] == id && alert.acknowledged_ms.is_none() {
                let (acknowledged_by, acknowledged_ms) = (Some(self.user_id), Some(self.now_ms()));
                writer.save(&Alert {
                    acknowledged_by,
                    acknowledged_ms,
                    ..alert
                })?;
            }
        }
        Ok(())
    }

    fn tell_decision(&self, writer: &Writer<'_>, deadline: &Deadline) -> Result<(), Error> {
        let (kind, event) = match deadline.state {
            DeadlineState::Proposed => ("deadline_proposed", EventName::ProcedureUpdated),
            DeadlineState::Confirmed => ("deadline_confirmed", EventName::ValidationApproved),
            DeadlineState::Rejected => ("deadline_rejected", EventName::ValidationRejected),
            DeadlineState::Met => ("deadline_met", EventName::ProcedureStatusChanged),
            DeadlineState::Missed => ("deadline_missed", EventName::ProcedureStatusChanged),
        };
        self.note(
            writer,
            deadline.workspace_id,
            kind,
            json!({ "what": deadline.title, "on": prudent(deadline), "note": deadline.note }),
        )?;
        self.emit(
            writer,
            event,
            "deadlines",
            deadline.id,
            &json!({ "state": deadline.state.as_str() }),
        )
    }
}

/// A moment, or the end of a day in Paris.
fn due(text: &str) -> Result<Timestamp, Error> {
    let at = match when::parse_day(text) {
        Ok(day) if text.len() == 10 => day
            .at(23, 59, 59, 0)
            .to_zoned(when::paris())
            .map_err(|_| Error::invalid("date", text))?
            .timestamp(),
        _ => when::parse_time(text)?,
    };
    let year = when::day(at).year();
    if (1970..=2100).contains(&year) {
        Ok(at)
    } else {
        Err(Error::invalid("date", text))
    }
}

impl Handle<Enter> for Session {
    fn handle(&self, request: Enter) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let workspace = words::id(&request.workspace_id)?;
        let title = request.title.trim();
        if title.is_empty() || title.chars().count() > 300 {
            return Err(Error::invalid("title", title));
        }
        let due_ms = due(&request.due)?.as_millisecond();
        self.write(|writer| {
            writer.expect::<Workspace>(&workspace)?;
            let deadline = by_hand(
                self.new_id(),
                workspace,
                title,
                &request.due,
                due_ms,
                (self.user_id, self.now_ms()),
            );
            writer.insert(&deadline)?;
            self.note(
                writer,
                workspace,
                "deadline_entered",
                json!({ "what": deadline.title, "on": prudent(&deadline) }),
            )?;
            self.emit(
                writer,
                EventName::DeadlineCreated,
                "deadlines",
                deadline.id,
                &json!({ "workspace": workspace.to_string(), "manual": true }),
            )?;
            super::watch(self, writer, &deadline)?;
            touch(self, writer, workspace)?;
            self.audit(
                writer,
                "deadlines.enter",
                "deadlines",
                &deadline.id.to_string(),
                &json!({ "due": request.due }),
            )
        })?;
        self.changed_workspace(workspace)
    }
}

/// A deadline of a person's own: confirmed by who enters it, with no rule behind it.
pub(crate) fn by_hand(
    id: Id,
    workspace_id: Id,
    title: &str,
    start_text: &str,
    due_ms: i64,
    (by, now_ms): (Id, i64),
) -> Deadline {
    Deadline {
        id,
        workspace_id,
        communication_id: None,
        rule_id: None,
        family: String::new(),
        variant: String::new(),
        title: title.to_owned(),
        start_text: start_text.to_owned(),
        due_ms: Some(due_ms),
        due_safe_ms: Some(due_ms),
        due_if_franc_ms: None,
        mode: String::new(),
        steps: json!([]),
        sources: Vec::new(),
        warnings: json!([]),
        confidence: "high".to_owned(),
        passage: String::new(),
        state: DeadlineState::Confirmed,
        confirmed_by: Some(by),
        confirmed_ms: Some(now_ms),
        manual: true,
        created_ms: now_ms,
        document_id: None,
        page: None,
        facts: json!({ "start": "", "agrees": true }),
        second_by: None,
        second_ms: None,
        note: String::new(),
        lapsed_ms: None,
    }
}

#[cfg(test)]
mod tests {
    use super::due;

    #[test]
    fn a_day_ends_with_its_last_second_in_paris() {
        assert_eq!(
            due("2026-11-20").unwrap(),
            "2026-11-20T22:59:59Z".parse().unwrap()
        );
        assert_eq!(
            due("2026-07-20").unwrap(),
            "2026-07-20T21:59:59Z".parse().unwrap()
        );
        assert_eq!(
            due("2026-11-20T17:00:00+01:00").unwrap(),
            "2026-11-20T16:00:00Z".parse().unwrap()
        );
        for wrong in ["", "demain", "0026-11-20", "2026-02-30", "9999-12-31"] {
            assert!(due(wrong).is_err(), "{wrong}");
        }
    }
}
