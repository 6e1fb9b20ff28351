//! One message with everything beside it, and the bytes of what hangs on it.

use super::{
    Analysis,
    analysis::{self, Texts},
    list::sla_view,
    utf16_len,
};
use crate::{Error, Session, contacts, deadlines, documents::PROGRAM, router::Handle, when, words};
use contract::inbox::{
    AttachmentView, DraftView, HistoryView, MessageView, OpenMessage, PartyView, ThreadItem,
    WorkspaceRef,
};
use domain::Capability;
use mail::{Address, Message, html::Remote};
use std::collections::HashMap;
use store::{Communication, Id, Reader};

impl Handle<OpenMessage> for Session {
    fn handle(&self, request: OpenMessage) -> Result<MessageView, Error> {
        self.require(Capability::Read)?;
        let remote = if request.remote_content.unwrap_or(false) {
            Remote::Allowed
        } else {
            Remote::Blocked
        };
        self.message_view(words::id(&request.id)?, remote)
    }
}

impl Session {
    /// A message as the window sees it, remote pictures held back or not.
    pub(super) fn message_view(&self, id: Id, remote: Remote) -> Result<MessageView, Error> {
        let (row, user) = (
            self.read(|reader| Ok(reader.expect::<Communication>(&id)?))?,
            self.user()?,
        );
        let raw = self.read(|reader| original(reader, &row))?;
        let lost = raw.is_none();
        let raw = raw.unwrap_or_default();
        // The row and its text are from triage; recipients, HTML and files come from the original each time.
        let message = mail::parse(&raw).unwrap_or_default();
        self.read(|reader| {
            let stored = reader.text(id)?.unwrap_or_default();
            let text = if stored.text.is_empty() {
                message.text.clone()
            } else {
                stored.text
            };
            let texts = Texts {
                subject: &row.subject,
                body: &text,
                from: &row.from_name,
            };
            let kept = stored.analysis.as_deref().and_then(Analysis::from_json);
            let analysis =
                kept.map(|kept| analysis::view(&kept, &row, row.has_flag(super::ACCEPTED), &texts));
            let (html, remote_blocked) = shown_html(&raw, &message, remote);
            let names: HashMap<Id, String> = reader
                .users()?
                .into_iter()
                .map(|user| (user.id, user.name))
                .collect();
            let quoted_from = quoted_from(&text);
            Ok(MessageView {
                id: row.id.to_string(),
                source: row.source.clone(),
                account: account_label(reader, &row)?,
                from: PartyView {
                    name: row.from_name.clone(),
                    address: row.from_address.clone(),
                },
                to: parties(&message.to),
                cc: parties(&message.cc),
                subject: row.subject.clone(),
                sent_at: row.sent_ms.map(when::time_ms),
                received_at: when::time_ms(row.received_ms),
                quoted_from,
                html,
                remote_blocked,
                attachments: attachments(reader, id)?,
                status: words::status(row.status),
                read: row.read,
                sla: sla_view(row.received_ms, row.sla_due_ms, row.status, self.now_ms()),
                analysis,
                contact: row
                    .contact_id
                    .map(|contact| contacts::reference(reader, contact, &row))
                    .transpose()?
                    .flatten(),
                workspace: workspace(reader, &row)?,
                deadlines: deadlines_of(self, reader, &row)?,
                thread: thread(reader, &row)?,
                history: history(reader, &row, &names)?,
                assignee_id: row.assignee_user_id.map(|id| id.to_string()),
                snoozed_until: row.snoozed_until_ms.map(when::time_ms),
                draft: reader.draft(id)?.map(|draft| DraftView {
                    text: draft.text,
                    updated_at: when::time_ms(draft.updated_ms),
                    by: draft
                        .by_user
                        .and_then(|by| names.get(&by).cloned())
                        .unwrap_or_default(),
                }),
                defects: if lost {
                    vec!["original_missing".to_owned()]
                } else {
                    defects(&row, &message)
                },
                may_reply: user.role.may(Capability::Reply),
                text,
            })
        })
    }
}

/// The message as it arrived; `None` when its file is gone or damaged, and what was read of it still stands.
fn original(reader: &Reader<'_>, row: &Communication) -> Result<Option<Vec<u8>>, Error> {
    match row.raw_hash.map_or(Ok(None), |hash| reader.blob(&hash)) {
        Err(store::Error::BlobMissing { .. } | store::Error::Damaged { .. }) => Ok(None),
        raw => Ok(raw?),
    }
}

/// What was wrong with the message, one stable word each.
fn defects(row: &Communication, message: &Message) -> Vec<String> {
    if row.parse_state == store::ParseState::Failed {
        return vec!["unparsed".to_owned()];
    }
    message
        .flags
        .iter()
        .map(|defect| defect.as_str().to_owned())
        .collect()
}

fn shown_html(raw: &[u8], message: &Message, remote: Remote) -> (Option<String>, u32) {
    let Some(html) = &message.html else {
        return (None, 0);
    };
    let clean = mail::html::clean(html, remote, &|content_id| {
        mail::inline_part(raw, content_id)
    });
    (Some(clean.html), clean.remote_blocked)
}

/// Where quoted history starts, in UTF-16 units.
fn quoted_from(text: &str) -> Option<u32> {
    let newest = mail::newest_text(text);
    let start = (!newest.quoted.is_empty()).then_some(newest.quoted.start)?;
    text.get(..start).map(utf16_len)
}

fn parties(addresses: &[Address]) -> Vec<PartyView> {
    addresses
        .iter()
        .map(|address| PartyView {
            name: address.name.clone(),
            address: address.address.clone(),
        })
        .collect()
}

fn account_label(reader: &Reader<'_>, row: &Communication) -> Result<String, Error> {
    let account = row
        .account_id
        .map_or(Ok(None), |id| reader.get::<store::Account>(&id))?;
    Ok(account.map(|account| account.label).unwrap_or_default())
}

fn attachments(reader: &Reader<'_>, id: Id) -> Result<Vec<AttachmentView>, Error> {
    let files = reader
        .attachments(id)?
        .into_iter()
        .filter(|file| !file.inline);
    Ok(files
        .map(|file| AttachmentView {
            id: file.id.to_string(),
            danger: ::documents::runs(&file.filename) || file.error.as_deref() == Some(PROGRAM),
            filename: file.filename,
            content_type: file.content_type,
            bytes: u64::try_from(file.bytes).unwrap_or(0),
            text_state: file.text_state.as_str().to_owned(),
        })
        .collect())
}

fn workspace(reader: &Reader<'_>, row: &Communication) -> Result<Option<WorkspaceRef>, Error> {
    let workspace = row
        .workspace_id
        .map_or(Ok(None), |id| reader.workspace(id))?;
    Ok(workspace.as_ref().map(crate::workspaces::reference))
}

fn deadlines_of(
    session: &Session,
    reader: &Reader<'_>,
    row: &Communication,
) -> Result<Vec<contract::deadlines::DeadlineView>, Error> {
    let Some(workspace) = row.workspace_id else {
        return Ok(Vec::new());
    };
    let deadlines = reader.deadlines(workspace)?;
    deadlines
        .iter()
        .filter(|deadline| deadline.communication_id == Some(row.id))
        .map(|deadline| deadlines::view(session, reader, deadline))
        .collect()
}

fn thread(reader: &Reader<'_>, row: &Communication) -> Result<Vec<ThreadItem>, Error> {
    let messages = row
        .thread_id
        .map_or(Ok(Vec::new()), |thread| reader.thread(thread))?;
    let others = messages.into_iter().filter(|message| message.id != row.id);
    Ok(others
        .map(|message| ThreadItem {
            id: message.id.to_string(),
            from: if message.from_name.is_empty() {
                message.from_address
            } else {
                message.from_name
            },
            at: when::time_ms(message.received_ms),
            snippet: message.snippet,
        })
        .collect())
}

fn history(
    reader: &Reader<'_>,
    row: &Communication,
    names: &HashMap<Id, String>,
) -> Result<Vec<HistoryView>, Error> {
    let steps = reader.status_history(row.id)?.into_iter().rev();
    Ok(steps
        .map(|step| HistoryView {
            at: when::time_ms(step.at_ms),
            by: step.user_id.and_then(|id| names.get(&id).cloned()),
            from: words::status(step.from_status),
            to: words::status(step.to_status),
            reason: step.reason,
        })
        .collect())
}
