//! What somebody has to do in a workspace.

use crate::{Day, Time, words::Scope};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One task.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskView {
    /// Id.
    pub id: String,
    /// What.
    pub label: String,
    /// By which day.
    pub due_on: Option<Day>,
    /// Who, by id.
    pub owner_id: Option<String>,
    /// Who, by name.
    pub owner: Option<String>,
    /// When it was done.
    pub done_at: Option<Time>,
    /// Who did it.
    pub done_by: Option<String>,
}

/// Writes a task, new or known.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveTask {
    /// The workspace.
    pub workspace_id: String,
    /// Which task; a new one when absent.
    pub id: Option<String>,
    /// What.
    pub label: String,
    /// By which day.
    pub due_on: Option<Day>,
    /// Who.
    pub owner_id: Option<String>,
}

/// Says that a task is done, or that it is not.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct FinishTask {
    /// Which.
    pub id: String,
    /// Done or not.
    pub done: bool,
}

/// Takes a task away. Saving it again is how to undo it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RemoveTask {
    /// Which.
    pub id: String,
}

/// Lists what is to do in the open workspaces, the oldest first: tasks, and pieces of the checklist that were planned.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListDueTasks {
    /// The whole firm's, or mine: what I own, and what nobody owns in matters I answer for.
    pub scope: Scope,
    /// The last day that counts; today in Paris when absent.
    pub until: Option<Day>,
    /// At most this many, 1 to 200.
    pub limit: u32,
}

/// What is to do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueTasksView {
    /// The oldest first.
    pub items: Vec<DueTaskView>,
    /// How many in all.
    pub total: u32,
    /// Today in Paris.
    pub today: Day,
}

/// Something to do by a day.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DueTaskView {
    /// The task, or the piece of the checklist.
    pub id: String,
    /// Whether it is a piece of the checklist, which is ticked, not finished.
    pub is_piece: bool,
    /// What.
    pub label: String,
    /// By which day.
    pub due_on: Day,
    /// Whether that was before today.
    pub overdue: bool,
    /// Who, by name.
    pub owner: Option<String>,
    /// The workspace.
    pub workspace_id: String,
    /// Its reference.
    pub reference: String,
    /// Its client, or its title.
    pub who: String,
}
