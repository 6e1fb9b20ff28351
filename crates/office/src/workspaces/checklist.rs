//! The checklist of a workspace: the lines of its procedure from the law data, with what the firm said about them.
//!
//! A line is written only when somebody ticks it or adds it by hand. Its identity is made of the workspace and the
//! line, so that two devices that tick the same line mean the same row, and a list that the law data improves is
//! better in every file at once.

use super::{Happened, note, touch};
use crate::{Error, Session, router::Handle, when, words};
use contract::workspaces::{AddItem, PlanItem, TickItem, WorkspaceView};
use domain::{Capability, EventName, Procedure, law};
use serde_json::json;
use std::collections::HashMap;
use store::{ChecklistItem, Id, Reader, Workspace, Writer};

/// How far a checklist is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Lines that are done.
    pub(crate) done: usize,
    /// All lines.
    pub(crate) items: usize,
    /// Mandatory lines, valid in every case, that are not done.
    pub(crate) missing: usize,
}

impl Progress {
    fn count(&mut self, is_done: bool, is_needed: bool) {
        self.items += 1;
        self.done += usize::from(is_done);
        self.missing += usize::from(is_needed && !is_done);
    }
}

/// Whether a file is incomplete without this line.
pub(super) fn is_needed(item: &law::ChecklistItem) -> bool {
    item.mandatory && item.condition.is_empty()
}

impl Session {
    /// The lines that the law data has for a procedure.
    pub(super) fn lines_of(&self, procedure: Option<Procedure>) -> &[law::ChecklistItem] {
        self.checklists
            .for_procedure(procedure.unwrap_or(Procedure::Autre))
    }

    /// How far the checklist of a workspace is.
    pub(crate) fn progress(
        &self,
        reader: &Reader<'_>,
        workspace: &Workspace,
    ) -> Result<Progress, Error> {
        let written = reader.checklist(workspace.id)?;
        let lines = self.lines_of(workspace.procedure);
        let mut progress = Progress::default();
        for line in lines {
            let is_done = written
                .iter()
                .any(|item| item.item_id == line.id && item.done_ms.is_some());
            progress.count(is_done, is_needed(line));
        }
        for item in written.iter().filter(|item| is_extra(item, lines)) {
            progress.count(
                item.done_ms.is_some(),
                item.mandatory && item.condition.is_none(),
            );
        }
        Ok(progress)
    }

    /// The mandatory documents, valid in every case, that a workspace lacks, in the order of its checklist.
    pub(super) fn missing_pieces(
        &self,
        reader: &Reader<'_>,
        workspace: &Workspace,
    ) -> Result<Vec<String>, Error> {
        let is_missing = |item: &ChecklistItem| {
            item.kind == law::ItemKind::Piece.as_str()
                && item.mandatory
                && item.condition.is_none()
                && item.done_ms.is_none()
        };
        let items = self.checklist(reader, workspace)?;
        Ok(items
            .into_iter()
            .filter(is_missing)
            .map(|item| item.label)
            .collect())
    }

    /// The checklist of a workspace, in order: the procedure's lines, then what the firm added, and what is done of
    /// a procedure that was changed since.
    pub(crate) fn checklist(
        &self,
        reader: &Reader<'_>,
        workspace: &Workspace,
    ) -> Result<Vec<ChecklistItem>, Error> {
        let lines = self.lines_of(workspace.procedure);
        let written = reader.checklist(workspace.id)?;
        let (extra, known): (Vec<_>, Vec<_>) =
            written.into_iter().partition(|item| is_extra(item, lines));
        let mut known: HashMap<String, ChecklistItem> = known
            .into_iter()
            .map(|item| (item.item_id.clone(), item))
            .collect();
        let lines = lines.iter().zip(1..).map(|(line, position)| {
            known
                .remove(&line.id)
                .unwrap_or_else(|| unwritten(workspace.id, line, position))
        });
        Ok(lines.chain(extra).collect())
    }
}

/// Whether an item stands in no line of the procedure.
fn is_extra(item: &ChecklistItem, lines: &[law::ChecklistItem]) -> bool {
    !lines.iter().any(|line| line.id == item.item_id)
}

fn key(workspace: Id, line: &str) -> String {
    format!("{workspace}/{line}")
}

fn unwritten(workspace: Id, line: &law::ChecklistItem, position: i64) -> ChecklistItem {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    ChecklistItem {
        id: key(workspace, &line.id),
        workspace_id: workspace,
        item_id: line.id.clone(),
        kind: line.kind.as_str().to_owned(),
        label: line.label.clone(),
        mandatory: line.mandatory,
        condition: text(&line.condition),
        source: text(&line.source),
        position,
        done_ms: None,
        done_by: None,
        document_id: None,
        owner_user_id: None,
        due_on: None,
    }
}

impl Session {
    /// Ticks an item because a document fulfils it.
    pub(crate) fn fulfil(
        &self,
        writer: &Writer<'_>,
        item: &str,
        document: Id,
    ) -> Result<(), Error> {
        let mut item = self.item(writer, item)?;
        item.document_id = Some(document);
        if item.done_ms.is_none() {
            item.done_ms = Some(self.now_ms());
            item.done_by = Some(self.user_id);
            let happened = Happened {
                kind: "item_done",
                params: json!({ "what": item.label }),
                communication: None,
                by: Some(self.user_id),
            };
            note(self, writer, item.workspace_id, &happened)?;
        }
        Ok(writer.save(&item)?)
    }

    /// An item of a checklist, written down or not.
    fn item(&self, reader: &Reader<'_>, id: &str) -> Result<ChecklistItem, Error> {
        let unknown = || Error::NotFound {
            entity: "checklist item",
            id: id.to_owned(),
        };
        let (workspace, _) = id.split_once('/').ok_or_else(unknown)?;
        self.checklist(reader, &reader.expect(&words::id(workspace)?)?)?
            .into_iter()
            .find(|item| item.id == id)
            .ok_or_else(unknown)
    }
}

impl Handle<TickItem> for Session {
    fn handle(&self, request: TickItem) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let workspace = self.write(|writer| {
            let mut item = self.item(writer, &request.id)?;
            let workspace = item.workspace_id;
            if item.done_ms.is_some() == request.done {
                return Ok(workspace);
            }
            item.done_ms = request.done.then(|| self.now_ms());
            item.done_by = request.done.then_some(self.user_id);
            writer.save(&item)?;
            let happened = Happened {
                kind: if request.done {
                    "item_done"
                } else {
                    "item_undone"
                },
                params: json!({ "what": item.label }),
                communication: None,
                by: Some(self.user_id),
            };
            note(self, writer, workspace, &happened)?;
            if request.done && item.kind == "piece" {
                writer.emit(
                    EventName::DocumentVerified.as_str(),
                    "checklist_items",
                    &item.id,
                    &json!({ "item": item.item_id }),
                )?;
            }
            touch(self, writer, workspace)?;
            self.audit(
                writer,
                "workspaces.tick",
                "checklist_items",
                &request.id,
                &json!({ "done": request.done }),
            )?;
            Ok(workspace)
        })?;
        self.changed_workspace(workspace)
    }
}

impl Handle<AddItem> for Session {
    fn handle(&self, request: AddItem) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.workspace_id)?;
        let label = super::change::line("item", &request.label)?;
        self.write(|writer| {
            let workspace: Workspace = writer.expect(&id)?;
            let last = self
                .checklist(writer, &workspace)?
                .iter()
                .map(|item| item.position)
                .max();
            writer.insert(&ChecklistItem {
                id: key(id, &self.new_id().to_string()),
                workspace_id: id,
                item_id: String::new(),
                kind: "piece".to_owned(),
                label: label.clone(),
                mandatory: request.mandatory,
                condition: None,
                source: None,
                position: last.unwrap_or(0) + 1,
                done_ms: None,
                done_by: None,
                document_id: None,
                owner_user_id: None,
                due_on: None,
            })?;
            let happened = Happened {
                kind: "item_added",
                params: json!({ "what": label }),
                communication: None,
                by: Some(self.user_id),
            };
            note(self, writer, id, &happened)?;
            touch(self, writer, id)
        })?;
        self.changed_workspace(id)
    }
}

impl Handle<PlanItem> for Session {
    fn handle(&self, request: PlanItem) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let due_on = request.due_on.as_deref().map(when::parse_day).transpose()?;
        let workspace = self.write(|writer| {
            let mut item = self.item(writer, &request.id)?;
            item.owner_user_id = super::member(writer, request.owner_id.as_deref())?;
            item.due_on = due_on.map(|day| day.to_string());
            writer.save(&item)?;
            Ok(item.workspace_id)
        })?;
        self.changed_workspace(workspace)
    }
}
