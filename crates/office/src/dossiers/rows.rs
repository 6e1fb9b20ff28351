//! Our rows by the name of their table: what an import left, what a person made of it since, and how it is removed.

use crate::Error;
use crate::words;
use store::{
    Alert, Appointment, BlobHash, ChecklistItem, Contact, Deadline, DeadlineState, Document,
    DocumentVersion, HitKind, Id, Note, Notification, Reader, Task, TimelineEntry, Workspace,
    WorkspaceContact, Writer, fingerprint,
};

/// The line of a timeline that an import writes; it is nobody's work.
pub(super) const IMPORTED_LINE: &str = "workspace_imported";

/// What a row says now, what time alone changes left out; `None` when it is gone.
///
/// # Errors
///
/// When the file cannot be read.
pub(super) fn print(
    reader: &Reader<'_>,
    entity: &str,
    key: &str,
) -> Result<Option<BlobHash>, Error> {
    if entity == "workspace_contacts" {
        let row = reader.get::<WorkspaceContact>(&key.to_owned())?;
        return Ok(row.map(|row| fingerprint(&row, &[])));
    }
    let id = words::id(key)?;
    Ok(match entity {
        "workspaces" => reader
            .get::<Workspace>(&id)?
            .map(|row| fingerprint(&row, &["urgency"])),
        "contacts" => reader
            .get::<Contact>(&id)?
            .map(|row| fingerprint(&row, &[])),
        "tasks" => reader.get::<Task>(&id)?.map(|row| fingerprint(&row, &[])),
        "timeline" => reader
            .get::<TimelineEntry>(&id)?
            .map(|row| fingerprint(&row, &[])),
        "appointments" => reader
            .get::<Appointment>(&id)?
            .map(|row| fingerprint(&row, &[])),
        "notes" => reader.get::<Note>(&id)?.map(|row| fingerprint(&row, &[])),
        "deadlines" => reader.get::<Deadline>(&id)?.map(|row| {
            // A date that passed by itself is nobody's decision.
            let row = if row.is_unexplained() {
                Deadline {
                    state: DeadlineState::Confirmed,
                    lapsed_ms: None,
                    ..row
                }
            } else {
                row
            };
            fingerprint(&row, &[])
        }),
        "documents" => match reader.get::<Document>(&id)? {
            None => None,
            Some(row) => {
                let mut prints = fingerprint(&row, &[]).0.to_vec();
                for version in reader.document_versions(id)? {
                    prints.extend_from_slice(&fingerprint(&version, &[]).0);
                }
                Some(BlobHash::of(&prints))
            }
        },
        other => return Err(Error::Broken(format!("an import made a row of {other}"))),
    })
}

/// Whether a row of a workspace that no import made is somebody's work. What the machine wrote by itself because the
/// workspace is there is not.
///
/// # Errors
///
/// When the file cannot be read.
pub(super) fn is_work(reader: &Reader<'_>, entity: &str, key: &str) -> Result<bool, Error> {
    Ok(match entity {
        "alerts" | "notifications" => false,
        "timeline" => reader
            .get::<TimelineEntry>(&words::id(key)?)?
            .is_some_and(|line| !line.by_machine && line.kind != IMPORTED_LINE),
        "deadlines" => reader
            .get::<Deadline>(&words::id(key)?)?
            .is_some_and(|row| row.state != DeadlineState::Proposed || row.confirmed_by.is_some()),
        _ => true,
    })
}

/// Removes a row and what is found of it. Answers false when there is none.
///
/// # Errors
///
/// When the file cannot be written.
pub(super) fn remove(writer: &Writer<'_>, entity: &str, key: &str) -> Result<bool, Error> {
    match entity {
        "workspace_contacts" => return Ok(writer.delete::<WorkspaceContact>(&key.to_owned())?),
        "checklist_items" => return Ok(writer.delete::<ChecklistItem>(&key.to_owned())?),
        _ => {}
    }
    let id = words::id(key)?;
    Ok(match entity {
        "workspaces" => {
            writer.unindex(HitKind::Workspace, id)?;
            writer.delete::<Workspace>(&id)?
        }
        "contacts" => contact(writer, id)?,
        "tasks" => writer.delete::<Task>(&id)?,
        "timeline" => writer.delete::<TimelineEntry>(&id)?,
        "appointments" => writer.delete::<Appointment>(&id)?,
        "notes" => {
            writer.unindex(HitKind::Note, id)?;
            writer.delete::<Note>(&id)?
        }
        "deadlines" => writer.delete::<Deadline>(&id)?,
        "alerts" => writer.delete::<Alert>(&id)?,
        "notifications" => writer.delete::<Notification>(&id)?,
        "documents" => {
            for version in writer.document_versions(id)? {
                writer.forget_reading(version.id)?;
                writer.delete::<DocumentVersion>(&version.id)?;
            }
            writer.unindex(HitKind::Document, id)?;
            writer.delete::<Document>(&id)?
        }
        other => return Err(Error::Broken(format!("an import made a row of {other}"))),
    })
}

fn contact(writer: &Writer<'_>, id: Id) -> Result<bool, Error> {
    for name in writer.contact_names(id)? {
        writer.delete::<store::ContactName>(&name.id)?;
    }
    for point in writer.contact_points(id)? {
        writer.delete::<store::ContactPoint>(&point.id)?;
    }
    writer.unindex(HitKind::Contact, id)?;
    Ok(writer.delete::<Contact>(&id)?)
}
