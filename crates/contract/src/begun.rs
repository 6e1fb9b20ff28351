//! What a person began to type in a form of the window and has not saved yet: it outlives a reload, a crash and an empty
//! battery.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything that this person began on this computer.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListBegun {}

/// What was begun, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BegunView {
    /// A form each.
    pub items: Vec<BegunRow>,
}

/// What stands in a form that was not saved.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BegunRow {
    /// The form, as the window names it.
    pub place: String,
    /// What stands in it, as the window wrote it.
    pub value: String,
    /// When it was last typed in.
    pub at: Time,
}

/// Keeps what stands in a form, or forgets it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct KeepBegun {
    /// The form, as the window names it: at most 200 characters.
    pub place: String,
    /// What stands in it, at most 200,000 characters; forgotten when absent.
    pub value: Option<String>,
}
