//! One workspace with everything in it.

use super::ending::ending;
use super::list::{member_names, urgency};
use crate::{
    Error, Session, case_law, deadlines, documents,
    inbox::{directory, message_row, thread_size},
    notes, people,
    router::Handle,
    tasks, when, words,
};
use contract::{
    inbox::{MessageRow, WorkspaceRef},
    workspaces::{AlertView, DraftRow, ItemView, ShowWorkspace, TimelineView, WorkspaceView},
};
use domain::Capability;
use serde_json::Value;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};
use store::{Card, Id, Reader, Workspace, WorkspaceStatus};

/// Messages beside a workspace.
const MESSAGES: usize = 50;

/// How much of a draft is shown beside the others.
const DRAFT_CHARACTERS: usize = 300;

/// Lines of the timeline that one answer holds.
const MOST: usize = 500;

impl Handle<ShowWorkspace> for Session {
    fn handle(&self, request: ShowWorkspace) -> Result<WorkspaceView, Error> {
        self.require(Capability::Read)?;
        let id = self.read(|reader| named(reader, &request.id))?;
        self.workspace_view(id)
    }
}

/// The workspace with this id or reference.
pub(super) fn named(reader: &Reader<'_>, name: &str) -> Result<Id, Error> {
    if let Ok(id) = name.parse() {
        return Ok(id);
    }
    let found = reader.workspace_by_reference(name.trim())?;
    found.map(|workspace| workspace.id).ok_or(Error::NotFound {
        entity: "workspace",
        id: name.to_owned(),
    })
}

impl Session {
    /// A workspace as the window shows it.
    pub(crate) fn workspace_view(&self, id: Id) -> Result<WorkspaceView, Error> {
        self.read(|reader| view(self, reader, &reader.expect(&id)?))
    }

    /// Tells the windows that a workspace changed, and shows it.
    pub(crate) fn changed_workspace(&self, id: Id) -> Result<WorkspaceView, Error> {
        self.bus.changed(&["workspaces", "today", "inbox"]);
        self.workspace_view(id)
    }
}

fn view(
    session: &Session,
    reader: &Reader<'_>,
    workspace: &Workspace,
) -> Result<WorkspaceView, Error> {
    let names = member_names(reader)?;
    let cards = reader.workspace_cards(workspace.id, MESSAGES)?;
    Ok(WorkspaceView {
        id: workspace.id.to_string(),
        reference: workspace.reference.clone(),
        title: workspace.title.clone(),
        description: workspace.description.clone(),
        procedure: words::procedure(workspace.procedure.unwrap_or(domain::Procedure::Autre)),
        urgency: urgency(workspace.urgency),
        archived: workspace.status == WorkspaceStatus::Archived,
        ending: ending(workspace),
        filed_on: workspace.filed_on.clone(),
        created_at: when::time_ms(workspace.created_ms),
        responsible_id: workspace.responsible_user_id.map(|id| id.to_string()),
        responsible: workspace
            .responsible_user_id
            .and_then(|id| names.get(&id).cloned()),
        deadlines: deadlines_by_date(session, reader, workspace.id)?,
        checklist: checklist(session.checklist(reader, workspace)?, &names),
        documents: documents::of_workspace(reader, workspace.id)?,
        timeline: timeline(reader, workspace.id, &names)?,
        alerts: alerts(reader, workspace.id, &names, session.now_ms())?,
        people: people::of_workspace(reader, workspace.id)?,
        tasks: tasks::of_workspace(reader, workspace.id, &names)?,
        notes: notes::of_workspace(reader, workspace.id, &names)?,
        decisions: case_law::of_workspace(reader, workspace.id)?,
        drafts: drafts(reader, workspace.id, &names)?,
        document_drafts: crate::drafts::of_workspace(reader, workspace.id)?,
        merged_into: merged_into(reader, workspace.id)?,
        merged_from: merged_from(reader, workspace.id)?,
        messages: message_rows(reader, &cards)?,
    })
}

/// Cards as lines of a list.
pub(crate) fn message_rows(reader: &Reader<'_>, cards: &[Card]) -> Result<Vec<MessageRow>, Error> {
    let directory = directory(reader, cards)?;
    cards
        .iter()
        .map(|card| Ok(message_row(card, &directory, thread_size(reader, card)?)))
        .collect()
}

/// What runs comes first, by prudent date; what was decided follows.
fn deadlines_by_date(
    session: &Session,
    reader: &Reader<'_>,
    workspace: Id,
) -> Result<Vec<contract::deadlines::DeadlineView>, Error> {
    let mut rows = reader.deadlines(workspace)?;
    rows.sort_by_key(|row| {
        (
            !(super::is_running(row.state) || row.is_unexplained()),
            row.due_safe_ms.or(row.due_ms).unwrap_or(i64::MAX),
            row.id,
        )
    });
    rows.iter()
        .map(|row| deadlines::view(session, reader, row))
        .collect()
}

fn checklist(items: Vec<store::ChecklistItem>, names: &HashMap<Id, String>) -> Vec<ItemView> {
    let item = |item: store::ChecklistItem| ItemView {
        id: item.id,
        kind: item.kind,
        label: item.label,
        mandatory: item.mandatory,
        condition: item.condition.unwrap_or_default(),
        source: item.source.unwrap_or_default(),
        done_at: item.done_ms.map(when::time_ms),
        done_by: item.done_by.and_then(|id| names.get(&id).cloned()),
        document_id: item.document_id.map(|id| id.to_string()),
        owner_id: item.owner_user_id.map(|id| id.to_string()),
        owner: item.owner_user_id.and_then(|id| names.get(&id).cloned()),
        due_on: item.due_on,
    };
    items.into_iter().map(item).collect()
}

fn timeline(
    reader: &Reader<'_>,
    workspace: Id,
    names: &HashMap<Id, String>,
) -> Result<Vec<TimelineView>, Error> {
    let entry = |entry: store::TimelineEntry| TimelineView {
        id: entry.id.to_string(),
        at: when::time_ms(entry.at_ms),
        params: params(&entry.params),
        kind: entry.kind,
        by: entry.by_user.and_then(|id| names.get(&id).cloned()),
        message_id: entry.communication_id.map(|id| id.to_string()),
    };
    Ok(reader
        .timeline(workspace, MOST)?
        .into_iter()
        .map(entry)
        .collect())
}

/// Open alerts first, the loudest on top; acknowledged ones after them.
fn alerts(
    reader: &Reader<'_>,
    workspace: Id,
    names: &HashMap<Id, String>,
    now_ms: i64,
) -> Result<Vec<AlertView>, Error> {
    let mut rows = reader.alerts_of(workspace)?;
    rows.sort_by_key(|alert| {
        (
            alert.acknowledged_ms.is_some(),
            alert.snoozed_until_ms.is_some_and(|until| until > now_ms),
            Reverse(alert.level),
            Reverse(alert.at_ms),
        )
    });
    // Two that were raised in workspaces that are one now say the same once.
    let mut said: Vec<(String, serde_json::Value)> = Vec::new();
    rows.retain(|alert| {
        let same = (alert.kind.clone(), alert.params.clone());
        let is_new = !said.contains(&same);
        said.push(same);
        is_new
    });
    let view = |alert: store::Alert| AlertView {
        id: alert.id.to_string(),
        params: params(&alert.params),
        kind: alert.kind,
        level: alert.level.as_str().to_owned(),
        at: when::time_ms(alert.at_ms),
        acknowledged_by: alert.acknowledged_by.and_then(|id| names.get(&id).cloned()),
        snoozed_until: alert
            .snoozed_until_ms
            .filter(|&until| until > now_ms)
            .map(when::time_ms),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The answers being written, with whom they are for.
fn drafts(
    reader: &Reader<'_>,
    workspace: Id,
    names: &HashMap<Id, String>,
) -> Result<Vec<DraftRow>, Error> {
    let mut rows = Vec::new();
    for draft in reader.workspace_drafts(workspace)? {
        let Some(card) = reader.card(draft.communication_id)? else {
            continue;
        };
        rows.push(DraftRow {
            message_id: draft.communication_id.to_string(),
            to: if card.from_name.is_empty() {
                card.from_address
            } else {
                card.from_name
            },
            subject: card.subject,
            text: draft.text.chars().take(DRAFT_CHARACTERS).collect(),
            updated_at: when::time_ms(draft.updated_ms),
            by: draft.by_user.and_then(|id| names.get(&id).cloned()),
        });
    }
    Ok(rows)
}

fn merged_into(reader: &Reader<'_>, workspace: Id) -> Result<Option<WorkspaceRef>, Error> {
    let merge = reader.workspace_merge(workspace)?;
    let into = merge.map_or(Ok(None), |merge| reader.workspace(merge.into_id))?;
    Ok(into.as_ref().map(reference))
}

fn merged_from(reader: &Reader<'_>, workspace: Id) -> Result<Vec<WorkspaceRef>, Error> {
    let mut ended = Vec::new();
    for merge in reader.workspaces_merged_into(workspace)? {
        ended.extend(
            reader
                .workspace(merge.workspace_id)?
                .as_ref()
                .map(reference),
        );
    }
    ended.sort_by(|a, b| a.reference.cmp(&b.reference));
    Ok(ended)
}

/// A workspace, in short.
pub(crate) fn reference(workspace: &Workspace) -> WorkspaceRef {
    WorkspaceRef {
        id: workspace.id.to_string(),
        reference: workspace.reference.clone(),
        title: workspace.title.clone(),
        archived: workspace.status == WorkspaceStatus::Archived,
    }
}

/// The values of a sentence; anything that is not text is written as JSON.
fn params(value: &Value) -> BTreeMap<String, String> {
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    value
        .as_object()
        .map(|object| {
            object
                .iter()
                .map(|(key, value)| (key.clone(), text(value)))
                .collect()
        })
        .unwrap_or_default()
}
