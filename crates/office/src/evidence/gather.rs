//! What belongs to a workspace.

use super::{kept, kept::Kept, pack::safe_name};
use crate::{Error, when};
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};
use store::{AuditChain, BlobHash, Communication, Id, Reader, Workspace};

/// A workspace with everything but the bytes of its letters.
pub(crate) struct Matter {
    pub(crate) workspace: Workspace,
    /// Oldest first.
    pub(crate) letters: Vec<Letter>,
    /// The firm's own documents.
    pub(crate) kept: Vec<Kept>,
    /// Files of plain facts.
    pub(crate) facts: Vec<(&'static str, Value)>,
    pub(crate) chain: AuditChain,
}

/// A message of the workspace.
pub(crate) struct Letter {
    pub(crate) number: usize,
    pub(crate) row: Communication,
    pub(crate) folder: String,
}

/// A file of the pack.
pub(crate) struct Paper {
    pub(crate) path: String,
    pub(crate) is_document: bool,
    /// Or why it is not there.
    pub(crate) content: Result<Vec<u8>, String>,
}

/// The entries of the audit log, as the verifier reads them.
pub(crate) fn entries(chain: &AuditChain) -> Value {
    let entry = |entry: &store::AuditProof| {
        json!({
            "seq": entry.seq, "at_ms": entry.at_ms, "at": when::time_ms(entry.at_ms), "user_id": entry.user_id,
            "device_id": entry.device_id, "action": entry.action, "entity": entry.entity,
            "entity_id": entry.entity_id, "detail": entry.detail, "prev": entry.prev, "hash": entry.hash,
        })
    };
    json!(chain.entries.iter().map(entry).collect::<Vec<_>>())
}

/// Everything of a workspace, in one view of the firm.
pub(crate) fn matter(reader: &Reader<'_>, workspace: &Workspace) -> Result<Matter, Error> {
    let names: HashMap<Id, String> = reader
        .users()?
        .into_iter()
        .map(|user| (user.id, user.name))
        .collect();
    let letters = letters(reader.communications_in(workspace.id)?);
    let deadlines = reader.deadlines(workspace.id)?;
    let items = reader.checklist(workspace.id)?;
    let timeline = reader.timeline(workspace.id, usize::MAX)?;
    let alerts = reader.alerts_of(workspace.id)?;

    let mut about: HashSet<String> = HashSet::from([workspace.id.to_string()]);
    about.extend(letters.iter().map(|letter| letter.row.id.to_string()));
    about.extend(deadlines.iter().map(|row| row.id.to_string()));
    about.extend(items.iter().map(|row| row.id.to_string()));
    about.extend(alerts.iter().map(|row| row.id.to_string()));
    let kept = kept::kept(reader, workspace.id, &names, "documents")?;
    about.extend(
        kept.iter()
            .flat_map(|one| [one.document.to_string(), one.version.to_string()]),
    );
    let id = workspace.id.to_string();
    let chain = reader
        .audit_chain(|entry| about.contains(&entry.entity_id) || entry.detail.contains(&id))?;

    let who = |id: Option<Id>| id.and_then(|id| names.get(&id).cloned());
    let at = |ms: Option<i64>| ms.map(when::time_ms);
    let deadlines: Vec<Value> = deadlines
        .iter()
        .map(|row| {
            json!({
                "id": row.id.to_string(), "title": row.title, "rule": row.rule_id, "start": row.start_text,
                "due": at(row.due_ms), "due_safe": at(row.due_safe_ms), "due_if_franc": at(row.due_if_franc_ms),
                "mode": row.mode, "steps": row.steps, "sources": row.sources, "warnings": row.warnings,
                "confidence": row.confidence, "passage": row.passage, "facts": row.facts, "state": row.state.as_str(),
                "decided_by": who(row.confirmed_by), "decided_at": at(row.confirmed_ms), "by_hand": row.manual,
                "created_at": when::time_ms(row.created_ms),
            })
        })
        .collect();
    let happened: Vec<Value> = timeline
        .iter()
        .rev()
        .map(|row| {
            json!({
                "id": row.id.to_string(), "at": when::time_ms(row.at_ms), "kind": row.kind, "params": row.params,
                "message_id": row.communication_id.map(|id| id.to_string()), "by": who(row.by_user), "by_machine": row.by_machine,
            })
        })
        .collect();
    let people = people(reader, workspace.id)?;
    let checklist: Vec<Value> = items
        .iter()
        .map(|row| json!({ "label": row.label, "mandatory": row.mandatory, "done_at": at(row.done_ms), "done_by": who(row.done_by) }))
        .collect();
    let messages: Vec<Value> = letters.iter().map(listed).collect();
    let facts = json!({
        "id": id, "reference": workspace.reference, "title": workspace.title, "description": workspace.description,
        "procedure": workspace.procedure.map(domain::Procedure::as_str), "created_at": when::time_ms(workspace.created_ms),
        "responsible": who(workspace.responsible_user_id), "people": people, "checklist": checklist, "messages": messages,
    });
    Ok(Matter {
        workspace: workspace.clone(),
        letters,
        facts: vec![
            ("documents.json", kept::listed(&kept)),
            ("workspace.json", facts),
            ("deadlines.json", json!(deadlines)),
            ("timeline.json", json!(happened)),
            (
                "decisions.json",
                crate::case_law::listed(reader, workspace.id)?,
            ),
        ],
        kept,
        chain,
    })
}

/// Messages, numbered in their order, each with a folder of its own.
pub(crate) fn letters(rows: Vec<Communication>) -> Vec<Letter> {
    (1..)
        .zip(rows)
        .map(|(number, row)| {
            let day = when::day(when::moment(row.received_ms));
            let folder = format!("{number:04}-{day}-{}", safe_name(&row.subject, 50));
            Letter {
                number,
                row,
                folder,
            }
        })
        .collect()
}

/// What is known of a message.
pub(crate) fn listed(letter: &Letter) -> Value {
    let row = &letter.row;
    json!({
        "number": letter.number, "id": row.id.to_string(), "file": letter.file(),
        "message_id": row.message_id, "from_name": row.from_name, "from_address": row.from_address, "to": row.to_text,
        "subject": row.subject, "received_at": when::time_ms(row.received_ms), "sent_at": row.sent_ms.map(when::time_ms),
        "sha256": row.raw_hash.map(|hash| hash.to_string()),
    })
}

impl Letter {
    /// Where the original message is.
    pub(crate) fn file(&self) -> String {
        format!("messages/{}.eml", self.folder)
    }
}

fn people(reader: &Reader<'_>, workspace: Id) -> Result<Vec<Value>, Error> {
    let mut people = Vec::new();
    for link in reader.workspace_contacts(workspace)? {
        if let Some(contact) = reader.get::<store::Contact>(&link.contact_id)? {
            let points: Vec<String> = reader
                .contact_points(link.contact_id)?
                .into_iter()
                .map(|point| point.value)
                .collect();
            people.push(json!({ "name": contact.display_name, "part": link.part.as_str(), "points": points }));
        }
    }
    Ok(people)
}

/// The files of one message: the original, byte for byte, and what came with it.
pub(crate) fn papers(reader: &Reader<'_>, letter: &Letter) -> Result<Vec<Paper>, Error> {
    let raw = match letter.row.raw_hash {
        Some(hash) => content(reader, &hash)?,
        None => Err("the original was never kept".to_owned()),
    };
    let mut papers = Vec::new();
    for (number, file) in (1..).zip(reader.attachments(letter.row.id)?) {
        let name = safe_name(&file.filename, 100);
        let bytes = match (&raw, file.blob_hash, file.part_index) {
            (_, Some(hash), _) => content(reader, &hash)?,
            (Ok(raw), None, Some(part)) => u32::try_from(part)
                .ok()
                .and_then(|part| mail::attachment_bytes(raw, part))
                .ok_or_else(|| "the part is not in the message".to_owned()),
            _ => Err("the original message is missing".to_owned()),
        };
        papers.push(Paper {
            path: format!("attachments/{}/{number:02}-{name}", letter.folder),
            is_document: true,
            content: bytes,
        });
    }
    papers.insert(
        0,
        Paper {
            path: letter.file(),
            is_document: false,
            content: raw,
        },
    );
    Ok(papers)
}

/// Content, or why it is not there. A disk that cannot be read at all ends the export.
pub(crate) fn content(
    reader: &Reader<'_>,
    hash: &BlobHash,
) -> Result<Result<Vec<u8>, String>, Error> {
    match reader.blob(hash) {
        Ok(Some(bytes)) => Ok(Ok(bytes)),
        Ok(None) => Ok(Err("its content was never kept".to_owned())),
        Err(error @ (store::Error::BlobMissing { .. } | store::Error::Damaged { .. })) => {
            Ok(Err(error.to_string()))
        }
        Err(error) => Err(error.into()),
    }
}

/// A text of an object, or nothing.
pub(crate) fn text<'a>(object: &'a Map<String, Value>, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}
