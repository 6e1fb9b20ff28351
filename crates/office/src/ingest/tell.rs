//! What a workspace learns from a message that is filed in it.

use super::{describe::display, file::Filing, understand::Content};
use crate::{Error, deadlines, when, workspaces};
use ::intelligence::SuggestedAction;
use serde_json::{Value, json};
use store::{AlertLevel, Communication, Id, TimelineEntry};

/// A hearing or an appointment that is this near is critical.
const NEAR_DAYS: i32 = 3;

impl Filing<'_> {
    /// What the workspace learns from its message: a line of its timeline, and a proposed deadline.
    pub(super) fn tell_workspace(
        &self,
        row: &Communication,
        content: &Content,
        opened: bool,
        attachments: &[Id],
    ) -> Result<(), Error> {
        let Some(workspace) = row.workspace_id else {
            return Ok(());
        };
        if !opened {
            self.writer.insert(&TimelineEntry {
                id: self.session.new_id(),
                workspace_id: workspace,
                at_ms: row.received_ms,
                kind: "message_filed".to_owned(),
                params: json!({ "who": display(row), "what": row.subject }),
                communication_id: Some(row.id),
                by_user: None,
                by_machine: true,
            })?;
        }
        self.tell_of_notification(row, content, workspace)?;
        self.tell_of_decision(row, content, workspace, attachments)?;
        self.tell_of_day(row, content, workspace)
    }

    fn tell_of_notification(
        &self,
        row: &Communication,
        content: &Content,
        workspace: Id,
    ) -> Result<(), Error> {
        let Some(hint) = content.triage.deadline_hint.as_ref() else {
            return Ok(());
        };
        let (subject, body) = (&content.message.subject, &content.message.text);
        let text = if hint.span.field == ::intelligence::Field::Subject {
            subject
        } else {
            body
        };
        let passage = crate::inbox::sentence_around(text, hint.span.start, hint.span.end);
        let source = deadlines::Source {
            communication: Some(row.id),
            ..deadlines::Source::default()
        };
        deadlines::propose_from_hint(
            self.session,
            self.writer,
            workspace,
            &source,
            hint,
            &passage,
        )
    }

    /// What the workspace learns from the decision that hangs on its message.
    fn tell_of_decision(
        &self,
        row: &Communication,
        content: &Content,
        workspace: Id,
        attachments: &[Id],
    ) -> Result<(), Error> {
        let Some(decision) = &content.decision else {
            return Ok(());
        };
        let Some((&id, file)) = attachments
            .get(decision.attachment)
            .zip(content.message.attachments.get(decision.attachment))
        else {
            return Ok(());
        };
        let happened = workspaces::Happened {
            kind: "document_read",
            params: json!({ "what": file.filename, "count": decision.pages.to_string() }),
            communication: Some(row.id),
            by: None,
        };
        workspaces::note(self.session, self.writer, workspace, &happened)?;
        let source = deadlines::Source {
            communication: Some(row.id),
            document: Some((id, decision.page)),
            procedure: decision.procedure,
        };
        deadlines::propose_from_hint(
            self.session,
            self.writer,
            workspace,
            &source,
            &decision.hint,
            &decision.passage,
        )
    }

    /// A hearing or an appointment that the message announces: nobody has put it into the agenda yet.
    fn tell_of_day(
        &self,
        row: &Communication,
        content: &Content,
        workspace: Id,
    ) -> Result<(), Error> {
        let kind = match content.triage.suggested_action {
            SuggestedAction::PrepareHearing => workspaces::HEARING,
            SuggestedAction::PrepareAppointment => workspaces::APPOINTMENT,
            _ => return Ok(()),
        };
        let today = when::day(when::moment(row.received_ms));
        let days = content.triage.entities.dates.iter().map(|date| date.value);
        let Some(day) = days.filter(|&day| day >= today).min() else {
            return Ok(());
        };
        let hours = &content.triage.entities.hours;
        let hour = hours.iter().find(|(of, _)| *of == day);
        let mut params =
            json!({ "what": day.strftime("%d/%m/%Y").to_string(), "day": day.to_string() });
        if let Some((_, hour)) = hour {
            params["hour"] = json!(hour.strftime("%H:%M").to_string());
        }
        if self.is_told(workspace, kind, &params)? {
            return Ok(());
        }
        let is_near = today
            .until(day)
            .is_ok_and(|left| left.get_days() <= NEAR_DAYS);
        workspaces::raise(
            self.session,
            self.writer,
            workspace,
            Some(row.id),
            kind,
            if is_near {
                AlertLevel::Critical
            } else {
                AlertLevel::High
            },
            params,
        )?;
        workspaces::touch(self.session, self.writer, workspace)
    }

    /// Whether another message announced the same day; an hour that it did not give is added.
    fn is_told(&self, workspace: Id, kind: &str, params: &Value) -> Result<bool, Error> {
        let alerts = self.writer.alerts_of(workspace)?;
        let same = (alerts.into_iter())
            .find(|alert| alert.kind == kind && alert.params.get("day") == params.get("day"));
        let Some(mut alert) = same else {
            return Ok(false);
        };
        if alert.params.get("hour").is_none() && params.get("hour").is_some() {
            alert.params = params.clone();
            self.writer.save(&alert)?;
        }
        Ok(true)
    }
}
