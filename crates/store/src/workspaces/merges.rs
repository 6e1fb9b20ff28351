//! Two matters found to be one, and the way back. A merge remembers exactly what it moved, so that taking it back
//! restores that and touches nothing that was filed since.

use domain::Outcome;
use serde_json::{Value, json};

use super::{Workspace, WorkspaceContact, WorkspaceStatus};
use crate::access::{Reader, Writer};
use crate::row::row;
use crate::{
    Alert, Appointment, ChecklistItem, Communication, Deadline, Document, DocumentDraft, Error, Id,
    Note, Task,
};

pub(crate) const CREATE: &str = "
CREATE TABLE workspace_merges (
    -- The matter that ended.
    workspace_id TEXT    NOT NULL PRIMARY KEY,
    into_id      TEXT    NOT NULL DEFAULT '',
    -- JSON object: ids of what moved, by table.
    moved        TEXT    NOT NULL DEFAULT 'null',
    at_ms        INTEGER NOT NULL DEFAULT 0,
    by_user      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX workspace_merges_by_into ON workspace_merges (into_id);";

row! {
    /// A matter that went into another one.
    synced WorkspaceMerge in "workspace_merges" keyed Id {
        /// The matter that ended.
        workspace_id: Id,
        /// The one that stays.
        into_id: Id,
        /// What moved, by table.
        moved: Value,
        /// When.
        at_ms: i64,
        /// Who decided.
        by_user: Option<Id>,
    }
}

/// What a matter may be told by one that is merged into it.
#[derive(Debug, Default, PartialEq)]
struct Dates {
    filed_on: Option<String>,
    outcome: Option<Outcome>,
    ended_on: Option<String>,
}

/// Where a row says which matter it is about.
const WORKSPACE: &str = "workspace_id";

impl Reader<'_> {
    /// The matters that were merged into a matter.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspaces_merged_into(&self, workspace_id: Id) -> Result<Vec<WorkspaceMerge>, Error> {
        self.rows(
            "WHERE into_id = ?1 ORDER BY workspace_id",
            [workspace_id.to_string()],
        )
    }
}

impl Writer<'_> {
    /// Makes one matter of two: everything of `from` now belongs to `into`, and `from` is archived.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] when either is unknown, [`Error::Duplicate`] when both are the same or one of them was
    /// merged already, or when the file cannot be written.
    pub fn merge_workspaces(&self, from: Id, into: Id, by_user: Option<Id>) -> Result<(), Error> {
        let mut ending: Workspace = self.expect(&from)?;
        let staying: Workspace = self.expect(&into)?;
        let is_merged = |id: &Id| Ok::<_, Error>(self.get::<WorkspaceMerge>(id)?.is_some());
        if from == into || is_merged(&from)? || is_merged(&into)? {
            return Err(Error::Duplicate {
                entity: "workspace_merges",
            });
        }
        let moved = json!({
            "communications": self.move_rows::<Communication>(WORKSPACE, from, into)?,
            "documents": self.move_rows::<Document>(WORKSPACE, from, into)?,
            "deadlines": self.move_rows::<Deadline>(WORKSPACE, from, into)?,
            "tasks": self.move_rows::<Task>(WORKSPACE, from, into)?,
            "notes": self.move_rows::<Note>(WORKSPACE, from, into)?,
            "document_drafts": self.move_rows::<DocumentDraft>(WORKSPACE, from, into)?,
            "appointments": self.move_rows::<Appointment>(WORKSPACE, from, into)?,
            "alerts": self.move_rows::<Alert>(WORKSPACE, from, into)?,
            "workspace_contacts": self.copy_people(from, into)?,
            "checklist_items": self.copy_checklist(from, into)?,
            "workspaces": self.copy_dates(&ending, staying)?,
        });
        ending.status = WorkspaceStatus::Archived;
        self.save(&ending)?;
        self.insert(&WorkspaceMerge {
            workspace_id: from,
            into_id: into,
            moved,
            at_ms: self.now_ms(),
            by_user,
        })
    }

    /// Takes a merge back. Returns the matter that everything had gone to.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] when this matter was not merged, or when the file cannot be written.
    pub fn unmerge_workspaces(&self, from: Id) -> Result<Id, Error> {
        let merge: WorkspaceMerge = self.expect(&from)?;
        let into = merge.into_id;
        let ids = |table: &str| -> Vec<String> {
            let list = merge.moved.get(table).and_then(Value::as_array);
            list.into_iter()
                .flatten()
                .filter_map(|id| id.as_str().map(str::to_owned))
                .collect()
        };
        self.return_rows::<Communication>(WORKSPACE, &merge.moved["communications"], into, from)?;
        self.return_rows::<Document>(WORKSPACE, &merge.moved["documents"], into, from)?;
        self.return_rows::<Deadline>(WORKSPACE, &merge.moved["deadlines"], into, from)?;
        self.return_rows::<Task>(WORKSPACE, &merge.moved["tasks"], into, from)?;
        self.return_rows::<Note>(WORKSPACE, &merge.moved["notes"], into, from)?;
        self.return_rows::<DocumentDraft>(WORKSPACE, &merge.moved["document_drafts"], into, from)?;
        self.return_rows::<Appointment>(WORKSPACE, &merge.moved["appointments"], into, from)?;
        self.return_rows::<Alert>(WORKSPACE, &merge.moved["alerts"], into, from)?;
        for link in ids("workspace_contacts") {
            self.delete::<WorkspaceContact>(&link)?;
        }
        for item in ids("checklist_items") {
            self.delete::<ChecklistItem>(&item)?;
        }
        self.return_dates(&merge.moved["workspaces"], into)?;
        let mut back: Workspace = self.expect(&from)?;
        // What had ended was closed before it was merged.
        if back.outcome.is_none() {
            back.status = WorkspaceStatus::Open;
        }
        self.save(&back)?;
        self.delete::<WorkspaceMerge>(&from)?;
        Ok(into)
    }

    /// Tells the matter that stays when it was filed and how it ended, where it does not know and the other one does.
    /// An open matter has not ended, whatever the other one did. Returns what is new there.
    fn copy_dates(&self, ending: &Workspace, mut staying: Workspace) -> Result<Value, Error> {
        let mut new = Dates::default();
        if staying.filed_on.is_none() {
            new.filed_on.clone_from(&ending.filed_on);
            staying.filed_on.clone_from(&ending.filed_on);
        }
        if staying.outcome.is_none() && staying.status == WorkspaceStatus::Archived {
            (new.outcome, new.ended_on) = (ending.outcome, ending.ended_on.clone());
            (staying.outcome, staying.ended_on) = (ending.outcome, ending.ended_on.clone());
        }
        if new != Dates::default() {
            self.save(&staying)?;
        }
        Ok(json!({
            "filed_on": new.filed_on,
            "outcome": new.outcome.map(Outcome::as_str),
            "ended_on": new.ended_on,
        }))
    }

    /// Takes back what [`Self::copy_dates`] told, unless somebody has said otherwise since.
    fn return_dates(&self, told: &Value, into: Id) -> Result<(), Error> {
        let said = |name: &str| told[name].as_str();
        let mut other: Workspace = self.expect(&into)?;
        if said("filed_on").is_some() && other.filed_on.as_deref() == said("filed_on") {
            other.filed_on = None;
        }
        let same = other.outcome.map(Outcome::as_str) == said("outcome")
            && other.ended_on.as_deref() == said("ended_on");
        if said("outcome").is_some() && same {
            (other.outcome, other.ended_on) = (None, None);
        }
        self.save(&other)
    }

    /// Gives the people of one matter a part in another. Returns the links that are new there.
    fn copy_people(&self, from: Id, into: Id) -> Result<Vec<String>, Error> {
        let mut new = Vec::new();
        for link in self.workspace_contacts(from)? {
            let copy = WorkspaceContact::new(into, link.contact_id, link.part);
            if self.get::<WorkspaceContact>(&copy.id)?.is_none() {
                self.insert(&copy)?;
                new.push(copy.id);
            }
        }
        Ok(new)
    }

    /// Brings what was ticked or added in one checklist into another. Returns the items that are new there.
    fn copy_checklist(&self, from: Id, into: Id) -> Result<Vec<String>, Error> {
        let mut new = Vec::new();
        for item in self.checklist(from)? {
            let Some((_, line)) = item.id.split_once('/') else {
                continue;
            };
            let id = format!("{into}/{line}");
            if self.get::<ChecklistItem>(&id)?.is_none() {
                self.insert(&ChecklistItem {
                    id: id.clone(),
                    workspace_id: into,
                    ..item
                })?;
                new.push(id);
            }
        }
        Ok(new)
    }
}

impl Reader<'_> {
    /// Where a matter went, when it was merged into another.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspace_merge(&self, workspace_id: Id) -> Result<Option<WorkspaceMerge>, Error> {
        self.get(&workspace_id)
    }
}
