//! What a person does with messages.

use crate::{Time, words::Status};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Marks messages read or unread.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MarkRead {
    /// Which.
    pub ids: Vec<String>,
    /// Read or unread.
    pub read: bool,
}

/// Changes the status of messages: the board's drag, `e` for done, `v` for validated.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MoveMessages {
    /// Which.
    pub ids: Vec<String>,
    /// Where to.
    pub to: Status,
}

/// What was done, and how to take it back.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoView {
    /// Give this to `inbox.undo`.
    pub token: String,
    /// How many messages changed.
    pub changed: u32,
    /// How many did not, because the step is not legal for them.
    pub refused: u32,
}

/// Takes a change back, also an hour later.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Undo {
    /// From [`UndoView`].
    pub token: String,
}

/// Puts messages to sleep until a time, or wakes them.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SnoozeMessages {
    /// Which.
    pub ids: Vec<String>,
    /// Until when; nothing wakes them.
    pub until: Option<Time>,
}

/// Gives messages to a person, or to nobody.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AssignMessages {
    /// Which.
    pub ids: Vec<String>,
    /// To whom.
    pub user_id: Option<String>,
}

/// Accepts everything the machine said about a message.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AcceptAnalysis {
    /// Which.
    pub id: String,
}

/// Corrects one value; the correction is a lesson for the firm's model.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CorrectAnalysis {
    /// Which.
    pub id: String,
    /// `category`, `priority`, `sentiment`, `procedure`, `first_contact`.
    pub field: String,
    /// The right word; empty for no procedure.
    pub value: String,
}

/// Accepts, edits or rejects the summary. A rejected text is never shown as fact.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct JudgeSummary {
    /// Which.
    pub id: String,
    /// `accepted`, `edited`, `rejected`.
    pub verdict: String,
    /// The new text when edited.
    pub text: Option<String>,
}

/// Files a message in a workspace, or takes it out.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LinkWorkspace {
    /// Which.
    pub id: String,
    /// Where; nothing takes it out.
    pub workspace_id: Option<String>,
}

/// Keeps the reply being written. Needs the reply capability; an empty text deletes it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveDraft {
    /// The message that is answered.
    pub id: String,
    /// The text.
    pub text: String,
    /// What stood there when it was written. Where something else does by now, that stays, and the answer has it.
    pub was: Option<String>,
}
