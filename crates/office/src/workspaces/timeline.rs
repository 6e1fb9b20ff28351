//! The timeline of a workspace: closed words for what can happen, so that the window has a sentence for each.
//!
//! `workspace_created`, `workspace_updated`, `workspace_archived`, `workspace_reopened`, `message_filed`,
//! `message_removed`, `deadline_proposed`, `deadline_confirmed`, `deadline_rejected`, `deadline_entered`,
//! `deadline_met`, `deadline_missed`, `item_done`, `item_undone`, `item_added`, `alert_acknowledged`,
//! `responsible_changed`, `procedure_changed`,
//! `document_added`, `document_version_added`, `document_read`, `document_renamed`, `document_removed`,
//! `document_put_back`, `document_restored`, `task_added`, `task_done`, `task_undone`, `task_removed`, `note_added`,
//! `draft_composed`, `draft_validated`, `draft_exported`, `draft_filed`, `draft_removed`, `draft_put_back`,
//! `person_set`, `person_removed`, `workspace_merged`, `workspace_unmerged`, `workspace_imported`,
//! `legacy_event` (it happened in the system the workspace comes from). Each fills `what`, `who`, `from` or `to`.

use crate::{Error, Session};
use serde_json::Value;
use store::{Id, TimelineEntry, Writer};

/// Something that happens in a workspace now.
pub(crate) struct Happened {
    pub(crate) kind: &'static str,
    pub(crate) params: Value,
    pub(crate) communication: Option<Id>,
    /// Who did it; nothing when it was the machine.
    pub(crate) by: Option<Id>,
}

/// Writes a line of the timeline.
pub(crate) fn note(
    session: &Session,
    writer: &Writer<'_>,
    workspace: Id,
    happened: &Happened,
) -> Result<(), Error> {
    Ok(writer.insert(&TimelineEntry {
        id: session.new_id(),
        workspace_id: workspace,
        at_ms: session.now_ms(),
        kind: happened.kind.to_owned(),
        params: happened.params.clone(),
        communication_id: happened.communication,
        by_user: happened.by,
        by_machine: happened.by.is_none(),
    })?)
}
