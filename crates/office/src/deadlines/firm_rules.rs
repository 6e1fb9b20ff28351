//! The firm's own rules, and what a changed law moves. Nothing moves by itself: a person accepts each date.

use super::{
    compute::aid_facts,
    propose::{kept_dates, told},
    view::{steps, warnings},
};
use crate::{
    Error, Session,
    router::Handle,
    session::{delivered, delivered_mark},
    when, words,
    workspaces::{raise, touch},
};
use contract::{
    deadlines::{
        FirmRuleView, FirmRulesView, LegalAid, MoveView, SetFirmRules, SettleMove, ShowFirmRules,
    },
    words::DeadlineState as StateWord,
};
use domain::{
    Capability, Zone,
    deadlines::{Computation, Outcome, Request, Start, compute},
    law::{Law, LawError, Origin},
};
use serde_json::{Value, json};
use std::io::Read as _;
use store::{AlertLevel, Deadline, Reader, Store};

/// Where the text of the firm's rules is kept.
const TEXT: &str = "law.firm_rules";

/// Where the mark of the delivered rules that were last looked at is kept.
const SEEN: &str = "law.seen";

/// The largest file of rules; the delivered one has 160 kB.
const MOST_BYTES: u64 = 1_000_000;

/// The law with the rules that the firm keeps. A text that a newer release refuses is left out, and said.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn with_firm_rules(store: &Store, law: Law) -> Result<Law, Error> {
    let text = store.read(kept)?;
    if text.trim().is_empty() {
        return Ok(law);
    }
    match law.with_firm_rules(&text) {
        Ok(with) => Ok(with),
        Err(error) => {
            tracing::warn!(
                line = error.line,
                "the firm's own rules do not hold any more"
            );
            Ok(law)
        }
    }
}

fn kept(reader: &Reader<'_>) -> Result<String, Error> {
    Ok(reader
        .setting(TEXT)?
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default())
}

/// The law of a text; the delivered one for an empty text.
fn law_of(text: &str) -> Result<Law, Error> {
    let law = delivered()?;
    if text.trim().is_empty() {
        return Ok(law);
    }
    law.with_firm_rules(text).map_err(Error::FirmRules)
}

/// A running deadline with what the law as it is now says about it.
struct Moved {
    deadline: Deadline,
    now: Option<Box<Computation>>,
}

/// The request that a stored deadline was computed from; nothing when a person entered it.
fn request_of(deadline: &Deadline) -> Option<Request> {
    deadline.rule_id.as_ref()?;
    let facts = &deadline.facts;
    let decided = facts["decided"].as_str()?.parse().ok()?;
    let start: Start = deadline.start_text.parse().ok()?;
    let mut request = Request::new(deadline.family.clone(), decided, start);
    request.variant.clone_from(&deadline.variant);
    request.zone = facts["zone"].as_str().and_then(Zone::named)?;
    request.residence = facts["residence"].as_str()?.parse().ok()?;
    if let Ok(aid) = serde_json::from_value::<LegalAid>(facts["legal_aid"].clone()) {
        request.legal_aid = aid_facts(&aid).ok()?;
    }
    Some(request)
}

/// What stands for a declined date: the rule and its two dates.
fn mark(now: Option<&Computation>) -> String {
    now.map_or_else(
        || "none".to_owned(),
        |now| format!("{}:{:?}", now.rule.id, kept_dates(now)),
    )
}

/// Every running deadline of an open matter whose date is another one under `law`.
fn moved(reader: &Reader<'_>, law: &Law) -> Result<Vec<Moved>, Error> {
    let mut moved = Vec::new();
    for deadline in reader.open_deadlines()? {
        if deadline.is_unexplained() {
            continue;
        }
        let Some(request) = request_of(&deadline) else {
            continue;
        };
        let now = match compute(law, &request) {
            Ok(Outcome::Computed(now)) => Some(now),
            Ok(Outcome::Manual(_)) | Err(_) => None,
        };
        let same = now
            .as_ref()
            .is_some_and(|now| kept_dates(now) == (deadline.due_ms, deadline.due_safe_ms));
        let declined = deadline.facts["declined"].as_str() == Some(mark(now.as_deref()).as_str());
        if !same && !declined {
            moved.push(Moved { deadline, now });
        }
    }
    Ok(moved)
}

fn move_view(reader: &Reader<'_>, now_ms: i64, moved: &Moved) -> Result<MoveView, Error> {
    let Moved { deadline, now } = moved;
    let summary = reader.workspace_summary(deadline.workspace_id, now_ms)?;
    let due = deadline
        .due_ms
        .or(deadline.due_safe_ms)
        .unwrap_or(deadline.created_ms);
    let (new_due, new_safe) = now.as_ref().map_or((None, None), |now| kept_dates(now));
    Ok(MoveView {
        id: deadline.id.to_string(),
        title: deadline.title.clone(),
        workspace_id: deadline.workspace_id.to_string(),
        reference: summary.workspace.reference,
        client: summary.client,
        state: StateWord::from_word(deadline.state.as_str()).unwrap_or(StateWord::Proposed),
        old_rule: deadline.rule_id.clone().unwrap_or_default(),
        old_safe_at: when::time_ms(deadline.due_safe_ms.unwrap_or(due)),
        old_due_at: when::time_ms(due),
        new_rule: now.as_ref().map(|now| now.rule.id.clone()),
        new_safe_at: new_safe.map(when::time_ms),
        new_due_at: new_due.map(when::time_ms),
    })
}

impl Session {
    /// The firm's rules as `text` would have them.
    fn firm_rules_view(&self, text: String) -> Result<FirmRulesView, Error> {
        let delivered = delivered()?;
        let (law, problem) = match law_of(&text) {
            Ok(law) => (law, None),
            Err(Error::FirmRules(LawError { line, problem })) => {
                (delivered.clone(), Some(format!("{line} : {problem}")))
            }
            Err(error) => return Err(error),
        };
        let moves = self.read(|reader| {
            moved(reader, &law)?
                .iter()
                .map(|one| move_view(reader, self.now_ms(), one))
                .collect::<Result<Vec<_>, Error>>()
        })?;
        let rule = |rule: &domain::law::Rule| FirmRuleView {
            id: rule.id.clone(),
            situation: rule.situation.clone(),
            delay: rule.delay().0,
            replaces: delivered.rule(&rule.id).is_some(),
        };
        Ok(FirmRulesView {
            text,
            rules: law
                .rules
                .iter()
                .filter(|one| one.origin == Origin::Firm)
                .map(rule)
                .collect(),
            problem,
            moves,
            delivered: u32::try_from(delivered.rules.len()).unwrap_or(u32::MAX),
            verified_until: delivered.meta.verified_until.to_string(),
        })
    }

    /// The text of a request: written in the window, or in a file that a person pointed at.
    fn rules_text(&self, request: &SetFirmRules) -> Result<String, Error> {
        let Some(place) = &request.place else {
            return Ok(request.text.clone().unwrap_or_default());
        };
        let path = self.places.path(place)?;
        let read = || {
            let mut bytes = Vec::new();
            let file = std::fs::File::open(&path)?;
            file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
            Ok::<_, std::io::Error>(bytes)
        };
        let bytes = read().map_err(|error| Error::File {
            path: path.display().to_string(),
            error,
        })?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Error::invalid(
                "file of rules (up to 1 MB)",
                &place_name(&path),
            ));
        }
        String::from_utf8(bytes)
            .map_err(|_| Error::invalid("text file in UTF-8", &place_name(&path)))
    }
}

fn place_name(path: &std::path::Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

impl Handle<ShowFirmRules> for Session {
    fn handle(&self, _: ShowFirmRules) -> Result<FirmRulesView, Error> {
        self.require(Capability::Read)?;
        let text = self.read(kept)?;
        self.firm_rules_view(text)
    }
}

impl Handle<SetFirmRules> for Session {
    fn handle(&self, request: SetFirmRules) -> Result<FirmRulesView, Error> {
        self.require(Capability::Administer)?;
        let text = self.rules_text(&request)?;
        if text.len() as u64 > MOST_BYTES {
            return Err(Error::invalid("text of rules (up to 1 MB)", "…"));
        }
        if request.dry.unwrap_or(false) {
            return self.firm_rules_view(text);
        }
        let law = law_of(&text)?;
        let changed = self.law().changed_rules(&law);
        self.write(|writer| {
            writer.set_setting(TEXT, json!(text))?;
            self.audit(
                writer,
                "deadlines.set_firm_rules",
                "settings",
                "firm",
                &json!({ "rules": changed }),
            )
        })?;
        self.set_law(law);
        self.alert_moves()?;
        self.bus
            .changed(&["deadlines", "settings", "workspaces", "today"]);
        self.firm_rules_view(text)
    }
}

impl Session {
    /// One alert for each deadline that the law in use would move.
    fn alert_moves(&self) -> Result<(), Error> {
        let law = self.law();
        self.write(|writer| {
            for one in moved(writer, &law)? {
                let day = |ms: Option<i64>| {
                    ms.map(|ms| when::day(when::moment(ms)).strftime("%d/%m/%Y").to_string())
                        .unwrap_or_else(|| "—".to_owned())
                };
                let new = one.now.as_ref().and_then(|now| kept_dates(now).1);
                raise(
                    self,
                    writer,
                    one.deadline.workspace_id,
                    None,
                    "rule_changed",
                    AlertLevel::High,
                    json!({
                        "what": one.deadline.title,
                        "deadline": one.deadline.id.to_string(),
                        "from": day(one.deadline.due_safe_ms),
                        "to": day(new),
                    }),
                )?;
            }
            Ok(())
        })
    }
}

/// After an update with other rules: alerts for every deadline they would move. Once for each release's rules.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn tell_of_new_law(session: &Session) -> Result<(), Error> {
    let mark = delivered_mark();
    let seen = session.read(|reader| Ok(reader.setting(SEEN)?))?;
    if seen.as_ref().and_then(Value::as_str) == Some(mark.as_str()) {
        return Ok(());
    }
    if seen.is_some() {
        session.alert_moves()?;
    }
    session.write(|writer| Ok::<_, Error>(writer.set_setting(SEEN, json!(mark))?))
}

impl Handle<SettleMove> for Session {
    fn handle(&self, request: SettleMove) -> Result<FirmRulesView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let law = self.law();
        let workspace = self.write(|writer| {
            let one = moved(writer, &law)?
                .into_iter()
                .find(|one| one.deadline.id == id)
                .ok_or(Error::NotFound {
                    entity: "deadline that would move",
                    id: request.id.clone(),
                })?;
            let Moved { mut deadline, now } = one;
            let old = json!({ "rule": deadline.rule_id, "due_ms": deadline.due_ms, "due_safe_ms": deadline.due_safe_ms });
            let day = |ms: Option<i64>| ms.map(|ms| when::day(when::moment(ms)).strftime("%d/%m/%Y").to_string()).unwrap_or_default();
            let from = day(deadline.due_safe_ms);
            match (request.accept, now) {
                (false, now) => deadline.facts["declined"] = json!(mark(now.as_deref())),
                (true, None) => {
                    return Err(Error::invalid("rule in force (enter the date by hand)", &deadline.title));
                }
                (true, Some(now)) => take(self, &mut deadline, &now),
            }
            writer.save(&deadline)?;
            for mut alert in writer.alerts_of(deadline.workspace_id)? {
                let own = alert.kind == "rule_changed" && alert.params["deadline"] == json!(id.to_string());
                if own && alert.acknowledged_ms.is_none() {
                    alert.acknowledged_by = Some(self.user_id);
                    alert.acknowledged_ms = Some(self.now_ms());
                    writer.save(&alert)?;
                }
            }
            let kind = if request.accept { "deadline_moved" } else { "deadline_kept" };
            self.note(
                writer,
                deadline.workspace_id,
                kind,
                json!({ "what": deadline.title, "from": from, "to": day(deadline.due_safe_ms) }),
            )?;
            self.audit(
                writer,
                "deadlines.settle_move",
                "deadlines",
                &request.id,
                &json!({ "accept": request.accept, "old": old, "rule": deadline.rule_id, "due_ms": deadline.due_ms, "due_safe_ms": deadline.due_safe_ms }),
            )?;
            touch(self, writer, deadline.workspace_id)?;
            Ok(deadline.workspace_id)
        })?;
        self.changed_workspace(workspace)?;
        self.bus.changed(&["deadlines", "agenda"]);
        self.handle(ShowFirmRules {})
    }
}

/// Takes the dates of a new computation. What was confirmed is confirmed by who accepts it.
fn take(session: &Session, deadline: &mut Deadline, now: &Computation) {
    let before = (
        deadline.rule_id.clone(),
        deadline.due_ms,
        deadline.due_safe_ms,
    );
    if let Some(request) = request_of(deadline) {
        deadline.facts = told(&request, now);
    }
    deadline.facts["before"] =
        json!({ "rule": before.0, "due_ms": before.1, "due_safe_ms": before.2 });
    (deadline.due_ms, deadline.due_safe_ms) = kept_dates(now);
    deadline.due_if_franc_ms = now
        .dates
        .due_if_franc
        .as_ref()
        .map(|at| at.timestamp().as_millisecond());
    deadline.rule_id = Some(now.rule.id.clone());
    deadline.variant.clone_from(&now.rule.variant);
    now.rule.mode.as_str().clone_into(&mut deadline.mode);
    deadline.steps = json!(steps(&now.steps));
    deadline.sources.clone_from(&now.source);
    deadline.warnings = json!(warnings(&now.warnings));
    now.rule
        .confidence
        .as_str()
        .clone_into(&mut deadline.confidence);
    (deadline.second_by, deadline.second_ms) = (None, None);
    if deadline.confirmed_by.is_some() {
        deadline.confirmed_by = Some(session.user_id);
        deadline.confirmed_ms = Some(session.now_ms());
    }
}
