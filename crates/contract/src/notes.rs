//! What people of the firm write to themselves about a workspace.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One note.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteView {
    /// Id.
    pub id: String,
    /// The text.
    pub text: String,
    /// Who wrote it.
    pub by: Option<String>,
    /// When.
    pub at: Time,
    /// When it was last changed.
    pub edited_at: Option<Time>,
}

/// Writes a note, new or known.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveNote {
    /// The workspace.
    pub workspace_id: String,
    /// Which note; a new one when absent.
    pub id: Option<String>,
    /// The text, at most 20,000 characters.
    pub text: String,
}

/// Takes a note away.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RemoveNote {
    /// Which.
    pub id: String,
}

/// Puts a note back that was taken away.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PutBackNote {
    /// Which.
    pub id: String,
}
