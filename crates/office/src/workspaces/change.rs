//! What a person does with a workspace.

use super::{Happened, Opening, note, open, search_row, touch};
use crate::{Error, Session, router::Handle, when, words};
use contract::{
    Done,
    workspaces::{
        AcknowledgeAlert, ChangeWorkspaces, CreateWorkspace, UpdateWorkspace, WorkspaceView,
    },
};
use domain::{
    Capability, EventName,
    contacts::{mail_key, phone_key},
};
use serde_json::json;
use store::{
    Alert, Communication, Contact, ContactKind, ContactName, ContactPoint, Id, PointKind, User,
    Workspace, WorkspaceStatus, Writer,
};

/// A title or a label from the window: one line, not empty, not a novel.
pub(crate) fn line(what: &'static str, text: &str) -> Result<String, Error> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.chars().count() > 300 {
        Err(Error::invalid(what, &text))
    } else {
        Ok(text)
    }
}

/// Letters of what is known about a workspace; longer is a document.
const MOST_DESCRIBED: usize = 20_000;

/// A contact that a person names, and says how to reach.
///
/// # Errors
///
/// When the name is an address or a number, or the address or number is none.
pub(crate) fn new_contact(
    session: &Session,
    writer: &Writer<'_>,
    name: &str,
    point: Option<&str>,
) -> Result<Contact, Error> {
    let name = line("name", name)?;
    if reach(&name).is_some() {
        return Err(Error::invalid("name of a person", &name));
    }
    let point = point
        .map(|point| reach(point).ok_or_else(|| Error::invalid("address or number", point)))
        .transpose()?;
    let contact = Contact {
        id: session.new_id(),
        display_name: name,
        kind: ContactKind::Person,
        known: true,
        notes: String::new(),
        created_ms: session.now_ms(),
        merged_into: None,
    };
    writer.insert(&contact)?;
    let name = ContactName::new(session.new_id(), contact.id, &contact.display_name);
    writer.add_contact_name(&name)?;
    if let Some((kind, value)) = point {
        writer.insert(&ContactPoint {
            id: session.new_id(),
            contact_id: contact.id,
            kind,
            value,
        })?;
    }
    session.emit(
        writer,
        EventName::ClientCreated,
        "contacts",
        contact.id,
        &json!({}),
    )?;
    Ok(contact)
}

/// What reaches somebody: an address in lower case or a number in E.164, as a person types them.
fn reach(typed: &str) -> Option<(PointKind, String)> {
    let typed = typed.trim();
    let is_number = typed.chars().all(|c| !c.is_alphabetic());
    if is_number {
        return phone_key(typed).map(|number| (PointKind::Phone, number));
    }
    let is_address = !typed.contains(char::is_whitespace) && mail_key(typed).is_some();
    is_address.then(|| (PointKind::Email, typed.to_lowercase()))
}

/// The member with this id, when one is named; somebody who left takes nothing on.
pub(crate) fn member(writer: &Writer<'_>, id: Option<&str>) -> Result<Option<Id>, Error> {
    let Some(id) = id.filter(|id| !id.is_empty()) else {
        return Ok(None);
    };
    let user: User = writer.expect(&words::id(id)?)?;
    if user.disabled {
        return Err(Error::invalid("responsible person", &user.name));
    }
    Ok(Some(user.id))
}

impl Session {
    /// Writes a line of the timeline in the person's name.
    pub(crate) fn note(
        &self,
        writer: &Writer<'_>,
        workspace: Id,
        kind: &'static str,
        params: serde_json::Value,
    ) -> Result<(), Error> {
        note(
            self,
            writer,
            workspace,
            &Happened {
                kind,
                params,
                communication: None,
                by: Some(self.user_id),
            },
        )
    }

    /// The client of a workspace that a person opens: a known contact, or a new one with the given name.
    fn client(
        &self,
        writer: &Writer<'_>,
        request: &CreateWorkspace,
        message: Option<&Communication>,
    ) -> Result<Option<Id>, Error> {
        if let Some(id) = &request.contact_id {
            let contact: Contact = writer.expect(&words::id(id)?)?;
            return Ok(Some(contact.id));
        }
        let Some(name) = &request.client_name else {
            return Ok(message.and_then(|message| message.contact_id));
        };
        let contact = new_contact(self, writer, name, request.client_point.as_deref())?;
        Ok(Some(contact.id))
    }
}

impl Handle<CreateWorkspace> for Session {
    fn handle(&self, request: CreateWorkspace) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let title = request
            .title
            .as_deref()
            .map(|title| line("title", title))
            .transpose()?;
        let message = request.message_id.as_deref().map(words::id).transpose()?;
        let id = self.write(|writer| {
            let message: Option<Communication> =
                message.map(|id| writer.expect(&id)).transpose()?;
            let client = self.client(writer, &request, message.as_ref())?;
            let procedure = words::to_procedure(request.procedure);
            let communication = message.as_ref().map(|message| message.id);
            let opening = Opening {
                procedure,
                title,
                client,
                others: Vec::new(),
                communication,
                by_machine: false,
            };
            let workspace = open(self, writer, &opening)?;
            if let Some(message) = &message {
                writer.file_communication(message.id, Some(workspace.id))?;
                let params = json!({ "who": message.from_name, "what": message.subject });
                note(
                    self,
                    writer,
                    workspace.id,
                    &Happened {
                        kind: "message_filed",
                        params,
                        communication,
                        by: Some(self.user_id),
                    },
                )?;
            }
            self.audit(
                writer,
                "workspaces.create",
                "workspaces",
                &workspace.id.to_string(),
                &json!({ "reference": workspace.reference }),
            )?;
            Ok(workspace.id)
        })?;
        self.bus.changed(&["contacts", "board"]);
        self.changed_workspace(id)
    }
}

impl Handle<UpdateWorkspace> for Session {
    fn handle(&self, request: UpdateWorkspace) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.write(|writer| self.update_workspace(writer, &request))?;
        self.changed_workspace(id)
    }
}

impl Handle<ChangeWorkspaces> for Session {
    fn handle(&self, request: ChangeWorkspaces) -> Result<Done, Error> {
        /// More at once are a mistake.
        const MOST: usize = 10_000;
        self.require(Capability::Work)?;
        if request.ids.len() > MOST {
            return Err(Error::invalid(
                "number of workspaces",
                &request.ids.len().to_string(),
            ));
        }
        self.write(|writer| {
            for id in &request.ids {
                let one = UpdateWorkspace {
                    id: id.clone(),
                    title: None,
                    description: None,
                    procedure: None,
                    responsible_id: request.responsible_id.clone(),
                    archived: request.archived,
                    ending: None,
                    forget_ending: None,
                    filed_on: None,
                };
                self.update_workspace(writer, &one)?;
            }
            Ok(())
        })?;
        self.bus.changed(&["workspaces", "today", "inbox"]);
        Ok(Done {})
    }
}

impl Session {
    fn update_workspace(
        &self,
        writer: &Writer<'_>,
        request: &UpdateWorkspace,
    ) -> Result<(), Error> {
        let id = words::id(&request.id)?;
        let before: Workspace = writer.expect(&id)?;
        let mut after = before.clone();
        if let Some(title) = &request.title {
            after.title = line("title", title)?;
        }
        if let Some(description) = &request.description {
            if description.chars().count() > MOST_DESCRIBED {
                return Err(Error::invalid("description", description));
            }
            after.description.clone_from(description);
        }
        if let Some(archived) = request.archived {
            // Everything it held lies in another one: an empty twin would hide that.
            if !archived && writer.workspace_merge(id)?.is_some() {
                return Err(Error::MergedWorkspace);
            }
            after.status = if archived {
                WorkspaceStatus::Archived
            } else {
                WorkspaceStatus::Open
            };
        }
        if let Some(responsible) = &request.responsible_id {
            after.responsible_user_id = self.responsible(writer, id, responsible)?;
        }
        if let Some(procedure) = request.procedure.map(words::to_procedure) {
            after.procedure = Some(procedure);
        }
        self.end(&mut after, request)?;
        writer.save(&after)?;
        self.tell_changes(writer, &before, &after)?;
        touch(self, writer, id)?;
        writer.reindex(search_row(writer, &after)?);
        self.audit(
            writer,
            "workspaces.update",
            "workspaces",
            &request.id,
            &json!({
                "archived": request.archived,
                "outcome": after.outcome.map(domain::Outcome::as_str),
                "ended_on": after.ended_on,
                "filed_on": after.filed_on,
            }),
        )
    }

    fn responsible(
        &self,
        writer: &Writer<'_>,
        workspace: Id,
        user: &str,
    ) -> Result<Option<Id>, Error> {
        if user.is_empty() {
            self.note(
                writer,
                workspace,
                "responsible_changed",
                json!({ "to": "—" }),
            )?;
            return Ok(None);
        }
        let user: User = writer.expect(&words::id(user)?)?;
        if user.disabled {
            return Err(Error::invalid("responsible person", &user.name));
        }
        self.note(
            writer,
            workspace,
            "responsible_changed",
            json!({ "to": user.name }),
        )?;
        Ok(Some(user.id))
    }

    /// The events and the lines of the timeline that a change deserves.
    fn tell_changes(
        &self,
        writer: &Writer<'_>,
        before: &Workspace,
        after: &Workspace,
    ) -> Result<(), Error> {
        let say = |event, payload| self.emit(writer, event, "workspaces", after.id, &payload);
        if before.procedure != after.procedure
            && let Some(procedure) = after.procedure
        {
            self.note(
                writer,
                after.id,
                "procedure_changed",
                json!({ "to": procedure.as_str() }),
            )?;
            say(
                EventName::ProcedureUpdated,
                json!({ "procedure": procedure.as_str() }),
            )?;
        }
        match (before.status, after.status) {
            (WorkspaceStatus::Open, WorkspaceStatus::Archived) => {
                self.note(writer, after.id, "workspace_archived", json!({}))?;
                say(EventName::WorkspaceArchived, json!({}))?;
            }
            (WorkspaceStatus::Archived, WorkspaceStatus::Open) => {
                self.note(writer, after.id, "workspace_reopened", json!({}))?;
                say(EventName::WorkspaceUpdated, json!({ "reopened": true }))?;
            }
            _ if before != after => say(EventName::WorkspaceUpdated, json!({}))?,
            _ => {}
        }
        self.tell_ending(writer, before, after)?;
        if before.title != after.title || before.description != after.description {
            self.note(
                writer,
                after.id,
                "workspace_updated",
                json!({ "what": after.title }),
            )?;
        }
        Ok(())
    }
}

impl Handle<AcknowledgeAlert> for Session {
    fn handle(&self, request: AcknowledgeAlert) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let until = request
            .snooze_until
            .as_deref()
            .map(when::parse_time)
            .transpose()?;
        if until.is_some_and(|until| until <= self.now()) {
            return Err(Error::invalid(
                "later time",
                request.snooze_until.as_deref().unwrap_or_default(),
            ));
        }
        let take_back = request.take_back.unwrap_or(false);
        let workspace = self.write(|writer| {
            let mut alert: Alert = writer.expect(&id)?;
            let workspace = alert.workspace_id.ok_or(Error::NotFound {
                entity: "workspace",
                id: request.id.clone(),
            })?;
            match until {
                _ if take_back => {
                    (alert.acknowledged_by, alert.acknowledged_ms) = (None, None);
                    alert.snoozed_until_ms = None;
                }
                Some(until) => alert.snoozed_until_ms = Some(until.as_millisecond()),
                None => {
                    alert.acknowledged_by = Some(self.user_id);
                    alert.acknowledged_ms = Some(self.now_ms());
                    self.note(
                        writer,
                        workspace,
                        "alert_acknowledged",
                        json!({ "what": alert.params["what"], "kind": alert.kind }),
                    )?;
                }
            }
            writer.save(&alert)?;
            for mut twin in writer.alerts_of(workspace)? {
                if twin.id != alert.id && twin.kind == alert.kind && twin.params == alert.params {
                    twin.acknowledged_by = alert.acknowledged_by;
                    twin.acknowledged_ms = alert.acknowledged_ms;
                    twin.snoozed_until_ms = alert.snoozed_until_ms;
                    writer.save(&twin)?;
                }
            }
            self.audit(
                writer,
                "workspaces.acknowledge_alert",
                "alerts",
                &request.id,
                &json!({ "kind": alert.kind, "snoozed": until.is_some(), "taken_back": take_back }),
            )?;
            Ok(workspace)
        })?;
        self.changed_workspace(workspace)
    }
}
