//! The list of workspaces, most urgent first.

use super::ending::ending;
use crate::{Error, Session, deadlines, inbox::page_size, router::Handle, when, words};
use contract::{
    outcomes::{self, Sample},
    words::Urgency,
    workspaces::{ListWorkspaces, WorkspacePage, WorkspaceRow},
};
use domain::Capability;
use std::collections::HashMap;
use store::{Counted, Id, Reader, WorkspaceFilter, WorkspaceStatus, WorkspaceSummary};

/// The names of the members, for lists.
pub(crate) fn member_names(reader: &Reader<'_>) -> Result<HashMap<Id, String>, Error> {
    Ok(reader
        .users()?
        .into_iter()
        .map(|user| (user.id, user.name))
        .collect())
}

/// An urgency on the wire.
pub(super) fn urgency(value: store::Urgency) -> Urgency {
    Urgency::from_word(value.as_str()).unwrap_or(Urgency::Moyen)
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

fn row(
    session: &Session,
    reader: &Reader<'_>,
    summary: &WorkspaceSummary,
    names: &HashMap<Id, String>,
) -> Result<WorkspaceRow, Error> {
    let workspace = &summary.workspace;
    let progress = session.progress(reader, workspace)?;
    Ok(WorkspaceRow {
        id: workspace.id.to_string(),
        reference: workspace.reference.clone(),
        title: workspace.title.clone(),
        client: summary.client.clone(),
        procedure: words::procedure(workspace.procedure.unwrap_or(domain::Procedure::Autre)),
        urgency: urgency(workspace.urgency),
        next_deadline: summary
            .next_deadline
            .as_ref()
            .map(|deadline| deadlines::view(session, reader, deadline))
            .transpose()?,
        done: u32::try_from(progress.done).unwrap_or(u32::MAX),
        items: u32::try_from(progress.items).unwrap_or(u32::MAX),
        alerts: count(summary.alerts),
        messages: count(summary.messages),
        responsible: workspace
            .responsible_user_id
            .and_then(|id| names.get(&id).cloned()),
        updated_at: when::time_ms(summary.updated_ms),
        archived: workspace.status == WorkspaceStatus::Archived,
        ending: ending(workspace),
    })
}

impl Handle<ListWorkspaces> for Session {
    fn handle(&self, request: ListWorkspaces) -> Result<WorkspacePage, Error> {
        self.require(Capability::Read)?;
        let mut filter = WorkspaceFilter {
            status: if request.archived.unwrap_or(false) {
                WorkspaceStatus::Archived
            } else {
                WorkspaceStatus::Open
            },
            procedure: request.procedure.map(words::to_procedure),
            urgency: request
                .urgency
                .and_then(|urgency| urgency.as_str().parse().ok()),
            outcome: request.outcome.map(words::to_outcome),
            counted: request
                .counted
                .as_ref()
                .map(|counted| self.counted(counted))
                .transpose()?,
            query: request.query.unwrap_or_default(),
        };
        let from = offset(request.cursor.as_deref())?;
        let limit = page_size(request.limit, 200);
        self.read(|reader| {
            let mut found = reader.workspace_page(&filter, self.now_ms(), from, limit)?;
            let mut corrected = None;
            if found.1 == 0 {
                corrected = reader.nearest_names(&filter.query)?;
            }
            if let Some(nearest) = &corrected {
                filter.query.clone_from(nearest);
                found = reader.workspace_page(&filter, self.now_ms(), from, limit)?;
            }
            let (page, total) = found;
            let names = member_names(reader)?;
            let items: Vec<WorkspaceRow> = page
                .iter()
                .map(|summary| row(self, reader, summary, &names))
                .collect::<Result<_, _>>()?;
            let next = (from + items.len() < total && !items.is_empty())
                .then(|| (from + items.len()).to_string());
            Ok(WorkspacePage {
                items,
                next,
                total: u32::try_from(total).unwrap_or(u32::MAX),
                corrected: corrected.filter(|_| total > 0),
            })
        })
    }
}

impl Session {
    fn counted(&self, counted: &outcomes::Counted) -> Result<Counted, Error> {
        Ok(Counted {
            sample: match counted.sample {
                Sample::Decided => store::Sample::Decided,
                Sample::Ended => store::Sample::Ended,
                Sample::Running => store::Sample::Running,
            },
            office: counted.office_id.as_deref().map(words::id).transpose()?,
            since: day_text(counted.since.as_deref())?,
            today: when::day(self.now()).to_string(),
        })
    }
}

/// A day from the wire as the store compares it.
pub(super) fn day_text(day: Option<&str>) -> Result<Option<String>, Error> {
    day.map(|day| Ok(when::parse_day(day)?.to_string()))
        .transpose()
}

/// A list ordered by what changes all the time is paged by place.
pub(crate) fn offset(cursor: Option<&str>) -> Result<usize, Error> {
    cursor.map_or(Ok(0), |cursor| {
        cursor.parse().map_err(|_| Error::invalid("cursor", cursor))
    })
}
