//! What is in a dossier becomes what is in a workspace.

use super::{Import, Made, Theirs};
use crate::{
    Error, contacts, deadlines, documents,
    dossiers::{
        dates::{Written, midnight},
        fields::short,
        legacy::{self, Became},
        ready::{Below, Row},
        tally::Fate,
    },
    notes, when, words,
};
use domain::EventName;
use serde_json::json;
use store::{
    Appointment, BlobHash, Contact, Deadline, DeadlineState, Id, Imported, Note, Part, Task,
    TimelineEntry, WorkspaceContact, Writer,
};

/// A day and an hour before, as for an appointment that a person makes.
const REMINDERS: [u32; 2] = [24 * 60, 60];

/// An appointment without an end lasts so long.
const HOUR_MS: i64 = 3_600_000;

/// The kind of the memory that somebody takes part in a workspace; it is no row of theirs.
const PART: &str = "part";

impl Import<'_> {
    /// Writes a row of a dossier into its workspace.
    pub(super) fn below(
        &mut self,
        writer: &Writer<'_>,
        workspace: Id,
        dossier: &str,
        below: &Below,
    ) -> Result<Fate, Error> {
        if let Row::Client(client) = &below.row {
            return self.client(writer, workspace, dossier, below, client);
        }
        let theirs = Theirs {
            kind: below.kind.as_str(),
            id: &below.id,
            hash: below.hash,
            workspace: Some(workspace),
        };
        let (fate, _) = self.settle(writer, &theirs, |this, known| {
            let key = known.map(|known| words::id(&known.entity_id)).transpose()?;
            match &below.row {
                Row::Client(_) => Err(Error::Broken(
                    "a client is no row of a workspace".to_owned(),
                )),
                Row::Task(row) => this.task(writer, workspace, below, row, key),
                Row::Event(row) => this.event(writer, workspace, row, known),
                Row::Comment(row) => this.comment(writer, workspace, row, key),
                Row::Deadline(row) => this.deadline(writer, workspace, row, key),
                Row::Document(row, blob) => {
                    let blob = blob
                        .as_ref()
                        .ok_or_else(|| Error::Broken("a new document has no content".to_owned()))?;
                    let adopted = documents::Adopted {
                        workspace,
                        filename: &row.name,
                        at_ms: row.at_ms.unwrap_or_else(|| this.session.now_ms()),
                        blob,
                        document: key,
                    };
                    let id = documents::adopt(this.session, writer, &adopted)?;
                    Ok(Made::new("documents", id))
                }
            }
        })?;
        self.count(below.kind, fate, &theirs);
        Ok(fate)
    }

    /// A client is one contact, however many dossiers they are in.
    fn client(
        &mut self,
        writer: &Writer<'_>,
        workspace: Id,
        dossier: &str,
        below: &Below,
        row: &legacy::Client,
    ) -> Result<Fate, Error> {
        let contact = match self.contacts.get(&below.id) {
            Some(&contact) => contact,
            None => {
                let theirs = Theirs {
                    kind: below.kind.as_str(),
                    id: &below.id,
                    hash: below.hash,
                    workspace: None,
                };
                let (fate, key) = self.settle(writer, &theirs, |this, known| {
                    this.contact(writer, row, known)
                })?;
                self.count(below.kind, fate, &theirs);
                let contact = words::id(&key)?;
                self.contacts.insert(below.id.clone(), contact);
                contact
            }
        };
        let part = format!("{dossier}/{}", below.id);
        let theirs = Theirs {
            kind: PART,
            id: &part,
            hash: BlobHash::of(PART.as_bytes()),
            workspace: Some(workspace),
        };
        let (fate, _) = self.settle(writer, &theirs, |_, _| {
            let link = WorkspaceContact::new(workspace, contact, Part::Client);
            let made = writer.get::<WorkspaceContact>(&link.id)?.is_none();
            if made {
                writer.insert(&link)?;
            }
            Ok(Made {
                entity: "workspace_contacts",
                key: link.id,
                made,
            })
        })?;
        Ok(fate)
    }

    fn contact(
        &self,
        writer: &Writer<'_>,
        row: &legacy::Client,
        known: Option<&Imported>,
    ) -> Result<Made, Error> {
        if let Some(known) = known {
            let contact: Contact = writer.expect(&words::id(&known.entity_id)?)?;
            writer.save(&Contact {
                display_name: row.name.clone(),
                notes: row.notes.clone(),
                ..contact.clone()
            })?;
            return Ok(Made::new("contacts", contact.id));
        }
        let met = contacts::Met {
            name: &row.name,
            address: &row.email,
            phones: &row.phones,
        };
        if let Some(contact) = contacts::recognise(writer, &met)? {
            return Ok(Made {
                made: false,
                ..Made::new("contacts", contact.id)
            });
        }
        let id = contacts::introduce(self.session, writer, &met, &row.notes)?;
        self.session.emit(
            writer,
            EventName::ClientCreated,
            "contacts",
            id,
            &json!({ "imported": true }),
        )?;
        Ok(Made::new("contacts", id))
    }

    fn task(
        &mut self,
        writer: &Writer<'_>,
        workspace: Id,
        below: &Below,
        row: &legacy::Task,
        key: Option<Id>,
    ) -> Result<Made, Error> {
        let now_ms = self.session.now_ms();
        let task = Task {
            id: key.unwrap_or_else(|| self.session.new_id()),
            workspace_id: workspace,
            label: row.label.clone(),
            due_on: row.due_on.clone(),
            owner_user_id: self.member(below.kind, &below.spot, &below.id, row.owner.as_deref()),
            created_ms: row.created_ms.unwrap_or(now_ms),
            done_ms: row.done.map(|done_ms| done_ms.unwrap_or(now_ms)),
            done_by: None,
        };
        writer.save(&task)?;
        Ok(Made::new("tasks", task.id))
    }

    /// What has happened is a line of the timeline; what is to come is an appointment.
    fn event(
        &self,
        writer: &Writer<'_>,
        workspace: Id,
        row: &legacy::Event,
        known: Option<&Imported>,
    ) -> Result<Made, Error> {
        let id = match known {
            Some(known) => words::id(&known.entity_id)?,
            None => self.session.new_id(),
        };
        let author = row.author.as_deref();
        let is_to_come = row.start.last_ms() > self.session.now_ms();
        let is_appointment = known.map_or(is_to_come, |known| known.entity == "appointments");
        if is_appointment {
            let (start_ms, end_ms, all_day) = span(row);
            writer.save(&Appointment {
                id,
                workspace_id: Some(workspace),
                title: row.title.clone(),
                place: row.place.clone(),
                notes: row.detail.clone(),
                start_ms,
                end_ms,
                all_day,
                people: json!([]),
                reminders: json!(REMINDERS),
                created_by: author.and_then(|word| self.members.find(word)),
                created_ms: known
                    .map(|_| writer.expect::<Appointment>(&id))
                    .transpose()?
                    .map_or_else(|| self.session.now_ms(), |before| before.created_ms),
                removed_ms: None,
            })?;
            return Ok(Made::new("appointments", id));
        }
        let mut detail = vec![row.place.as_str(), row.detail.as_str()];
        detail.retain(|text| !text.is_empty());
        writer.save(&TimelineEntry {
            id,
            workspace_id: workspace,
            at_ms: row.start.first_ms(),
            kind: "legacy_event".to_owned(),
            params: json!({
                "what": row.title,
                "detail": detail.join(" · "),
                "who": author.unwrap_or_default(),
            }),
            communication_id: None,
            by_user: author.and_then(|word| self.members.find(word)),
            by_machine: false,
        })?;
        Ok(Made::new("timeline", id))
    }

    fn comment(
        &self,
        writer: &Writer<'_>,
        workspace: Id,
        row: &legacy::Comment,
        key: Option<Id>,
    ) -> Result<Made, Error> {
        let by_user = row
            .author
            .as_deref()
            .and_then(|word| self.members.find(word));
        // Whoever wrote it and left the firm is named in the text: a note belongs to members only.
        let text = match (&row.author, by_user) {
            (Some(author), None) => format!("{}\n\n— {}", row.text, short(author, 200)),
            _ => row.text.clone(),
        };
        let note = Note {
            id: key.unwrap_or_else(|| self.session.new_id()),
            workspace_id: workspace,
            text,
            by_user,
            at_ms: row.at_ms.unwrap_or_else(|| self.session.now_ms()),
            edited_ms: None,
            removed_ms: None,
        };
        writer.save(&note)?;
        writer.reindex(notes::search_row(&note));
        Ok(Made::new("notes", note.id))
    }

    /// A deadline that a person entered, there as it is here: no rule stands behind it.
    fn deadline(
        &self,
        writer: &Writer<'_>,
        workspace: Id,
        row: &legacy::Deadline,
        key: Option<Id>,
    ) -> Result<Made, Error> {
        let written = match row.due {
            Written::Day(day) => day.to_string(),
            Written::Time(at) => when::time(at),
        };
        let mut deadline = deadlines::by_hand(
            key.unwrap_or_else(|| self.session.new_id()),
            workspace,
            &row.title,
            &written,
            row.due.last_ms(),
            (self.session.user_id, self.session.now_ms()),
        );
        deadline.state = match row.became {
            Became::Open => DeadlineState::Confirmed,
            Became::Met => DeadlineState::Met,
            Became::Missed => DeadlineState::Missed,
            Became::Dropped => DeadlineState::Rejected,
        };
        if let Some(decided_ms) = row.decided_ms {
            deadline.confirmed_ms = Some(decided_ms);
        }
        deadline.note.clone_from(&row.note);
        if let Some(id) = key {
            deadline.created_ms = writer.expect::<Deadline>(&id)?.created_ms;
        }
        writer.save(&deadline)?;
        Ok(Made::new("deadlines", deadline.id))
    }
}

/// When an appointment takes place: a day without a time is the whole day.
fn span(row: &legacy::Event) -> (i64, i64, bool) {
    let start_ms = row.start.first_ms();
    match (row.start, row.end) {
        (Written::Day(first), end) => {
            let last = end.map_or(first, Written::day).max(first);
            let after = last.tomorrow().unwrap_or(last);
            (start_ms, midnight(after).max(start_ms), true)
        }
        (Written::Time(_), end) => {
            let end_ms = end.map_or(start_ms + HOUR_MS, Written::last_ms);
            (start_ms, end_ms.max(start_ms), false)
        }
    }
}
