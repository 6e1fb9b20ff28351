//! What a person makes of the machine's analysis. Each correction is kept as a label, and is a lesson.

use super::{ACCEPTED, Analysis, NEEDS_REVIEW, SEEN_BY_MANAGER};
use crate::{Error, Session, router::Handle, words, workspaces};
use contract::inbox::{
    AcceptAnalysis, CorrectAnalysis, JudgeSummary, LinkWorkspace, MessageView, SaveDraft,
};
use domain::{Capability, EventName, Role, Status};
use mail::html::Remote;
use serde_json::json;
use store::{
    Communication, DeadlineState, Draft, Id, Label, PreparedText, SummaryState, TimelineEntry,
    Writer,
};

/// The fields a person may correct.
const FIELDS: [&str; 5] = [
    "category",
    "priority",
    "sentiment",
    "procedure",
    "first_contact",
];

fn field_of(row: &Communication, field: &str) -> String {
    match field {
        "category" => row.category.as_str().to_owned(),
        "priority" => row.priority.as_str().to_owned(),
        "sentiment" => row.sentiment.as_str().to_owned(),
        "procedure" => row
            .procedure
            .map_or(String::new(), |procedure| procedure.as_str().to_owned()),
        _ => row.first_contact.to_string(),
    }
}

fn set_field(row: &mut Communication, field: &str, value: &str) -> Result<(), Error> {
    let bad = |_: domain::UnknownWord| Error::invalid("value", value);
    match field {
        "category" => row.category = value.parse().map_err(bad)?,
        "priority" => row.priority = value.parse().map_err(bad)?,
        "sentiment" => row.sentiment = value.parse().map_err(bad)?,
        "procedure" => {
            row.procedure = if value.is_empty() {
                None
            } else {
                Some(value.parse().map_err(bad)?)
            }
        }
        "first_contact" => {
            row.first_contact = value.parse().map_err(|_| Error::invalid("value", value))?
        }
        _ => return Err(Error::invalid("field", field)),
    }
    Ok(())
}

impl Session {
    fn label(
        &self,
        writer: &Writer<'_>,
        row: &Communication,
        field: &str,
        human: &str,
    ) -> Result<(), Error> {
        Ok(writer.insert(&Label {
            id: self.new_id(),
            communication_id: row.id,
            field: field.to_owned(),
            machine: field_of(row, field),
            human: human.to_owned(),
            user_id: Some(self.user_id),
            at_ms: self.now_ms(),
        })?)
    }

    /// What a message made the machine propose is about the matter that the message belongs to.
    fn take_proposals_along(
        &self,
        writer: &Writer<'_>,
        message: Id,
        from: Id,
        to: Id,
    ) -> Result<(), Error> {
        for mut deadline in writer.deadlines(from)? {
            if deadline.communication_id == Some(message)
                && deadline.state == DeadlineState::Proposed
            {
                deadline.workspace_id = to;
                writer.save(&deadline)?;
            }
        }
        workspaces::touch(self, writer, from)?;
        workspaces::touch(self, writer, to)
    }

    fn changed_message(&self, id: Id) -> Result<MessageView, Error> {
        self.bus.changed(&["inbox", "board", "today", "workspaces"]);
        self.message_view(id, Remote::Blocked)
    }

    /// Marks a value of the kept analysis as a person's.
    fn mark_as_persons(&self, writer: &Writer<'_>, id: Id, field: &str) -> Result<(), Error> {
        let Some(stored) = writer.text(id)? else {
            return Ok(());
        };
        let Some(mut analysis) = stored.analysis.as_deref().and_then(Analysis::from_json) else {
            return Ok(());
        };
        match field {
            "category" => analysis.category.by_person = true,
            "priority" => analysis.priority.by_person = true,
            "sentiment" => analysis.sentiment.by_person = true,
            "procedure" => analysis.procedure.by_person = true,
            _ => analysis.first_contact.by_person = true,
        }
        Ok(writer.set_text(
            id,
            &PreparedText::new(&stored.text, Some(&analysis.to_json()))?,
        )?)
    }
}

impl Handle<AcceptAnalysis> for Session {
    fn handle(&self, request: AcceptAnalysis) -> Result<MessageView, Error> {
        let user = self.require(Capability::Validate)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let before = writer.expect::<Communication>(&id)?;
            let mut row = before.clone();
            if row.status == Status::ToValidate {
                row = super::change_status(
                    self,
                    writer,
                    &before,
                    Status::Validated,
                    Some(self.user_id),
                    "person",
                )?;
            }
            for field in FIELDS {
                self.label(writer, &before, field, &field_of(&before, field))?;
            }
            row.flags.retain(|flag| flag != NEEDS_REVIEW);
            if !row.has_flag(ACCEPTED) {
                row.flags.push(ACCEPTED.to_owned());
            }
            if user.role == Role::Manager && !row.has_flag(SEEN_BY_MANAGER) {
                row.flags.push(SEEN_BY_MANAGER.to_owned());
            }
            if row.summary_state == SummaryState::Proposed {
                row.summary_state = SummaryState::Accepted;
            }
            writer.save(&row)?;
            self.emit(
                writer,
                EventName::ValidationApproved,
                "communications",
                id,
                &json!({}),
            )?;
            self.audit(
                writer,
                "inbox.accept",
                "communications",
                &request.id,
                &json!({}),
            )
        })?;
        self.changed_message(id)
    }
}

impl Handle<CorrectAnalysis> for Session {
    fn handle(&self, request: CorrectAnalysis) -> Result<MessageView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let before = writer.expect::<Communication>(&id)?;
            let mut row = before.clone();
            set_field(&mut row, &request.field, &request.value)?;
            self.label(writer, &before, &request.field, &request.value)?;
            row.corrected = true;
            row.flags.retain(|flag| flag != NEEDS_REVIEW);
            writer.save(&row)?;
            self.mark_as_persons(writer, id, &request.field)?;
            self.audit(
                writer,
                "inbox.correct",
                "communications",
                &request.id,
                &json!({ "field": request.field, "value": request.value }),
            )
        })?;
        crate::intelligence::learn(self)?;
        self.changed_message(id)
    }
}

impl Handle<JudgeSummary> for Session {
    fn handle(&self, request: JudgeSummary) -> Result<MessageView, Error> {
        self.require(Capability::Validate)?;
        let id = words::id(&request.id)?;
        let state: SummaryState = request
            .verdict
            .parse()
            .map_err(|_| Error::invalid("verdict", &request.verdict))?;
        let text = request
            .text
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        if state == SummaryState::Proposed || (state == SummaryState::Edited) != text.is_some() {
            return Err(Error::invalid("verdict", &request.verdict));
        }
        self.write(|writer| {
            let mut row = writer.expect::<Communication>(&id)?;
            row.summary_state = state;
            if let Some(text) = text {
                row.summary = text.chars().take(1000).collect();
            }
            writer.save(&row)?;
            let event = if state == SummaryState::Rejected {
                EventName::ValidationRejected
            } else {
                EventName::ValidationApproved
            };
            self.emit(
                writer,
                event,
                "communications",
                id,
                &json!({ "field": "summary" }),
            )?;
            self.audit(
                writer,
                "inbox.judge_summary",
                "communications",
                &request.id,
                &json!({ "verdict": request.verdict }),
            )
        })?;
        self.changed_message(id)
    }
}

impl Handle<LinkWorkspace> for Session {
    fn handle(&self, request: LinkWorkspace) -> Result<MessageView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let workspace = request.workspace_id.as_deref().map(words::id).transpose()?;
        self.write(|writer| {
            let row = writer.expect::<Communication>(&id)?;
            writer.file_communication(id, workspace)?;
            for (place, kind) in [
                (row.workspace_id, "message_removed"),
                (workspace, "message_filed"),
            ] {
                let Some(workspace_id) = place.filter(|_| row.workspace_id != workspace) else {
                    continue;
                };
                writer.expect::<store::Workspace>(&workspace_id)?;
                writer.insert(&TimelineEntry {
                    id: self.new_id(),
                    workspace_id,
                    at_ms: self.now_ms(),
                    kind: kind.to_owned(),
                    params: json!({ "who": row.from_name, "what": row.subject }),
                    communication_id: Some(id),
                    by_user: Some(self.user_id),
                    by_machine: false,
                })?;
                workspaces::touch(self, writer, workspace_id)?;
            }
            if let (Some(from), Some(to)) = (
                row.workspace_id,
                workspace.filter(|to| row.workspace_id != Some(*to)),
            ) {
                self.take_proposals_along(writer, id, from, to)?;
            }
            self.audit(
                writer,
                "inbox.link",
                "communications",
                &request.id,
                &json!({ "workspace": request.workspace_id }),
            )
        })?;
        self.changed_message(id)
    }
}

impl Handle<SaveDraft> for Session {
    fn handle(&self, request: SaveDraft) -> Result<MessageView, Error> {
        self.require(Capability::Reply)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            writer.expect::<Communication>(&id)?;
            let there = writer
                .draft(id)?
                .map_or_else(String::new, |draft| draft.text);
            // Another window wrote it meanwhile: a person chooses.
            if request.was.is_some_and(|was| was != there) && there != request.text {
                return Ok(());
            }
            if request.text.trim().is_empty() {
                writer.delete::<Draft>(&id)?;
                return Ok(());
            }
            Ok(writer.save(&Draft {
                communication_id: id,
                text: request.text,
                by_user: Some(self.user_id),
                updated_ms: self.now_ms(),
            })?)
        })?;
        self.bus.changed(&["workspaces"]);
        self.message_view(id, Remote::Blocked)
    }
}
