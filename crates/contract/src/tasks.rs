//! What somebody has to do in a workspace.

use crate::{Day, Time};
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
