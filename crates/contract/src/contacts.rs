//! The people and offices the firm deals with.

use crate::{Time, inbox::MessageRow, inbox::WorkspaceRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists contacts by name.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListContacts {
    /// Part of a name, an address or a phone.
    pub query: Option<String>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 200.
    pub limit: u32,
}

/// One page of contacts.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactPage {
    /// The rows.
    pub items: Vec<ContactRow>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many in all.
    pub total: u32,
    /// What was answered instead, with the nearest names, because nothing was found.
    pub corrected: Option<String>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// `person`, `organisation`, `authority`.
    pub kind: String,
    /// Mail addresses and phones.
    pub points: Vec<String>,
    /// Messages.
    pub messages: u32,
}

/// Shows one contact.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowContact {
    /// Which.
    pub id: String,
}

/// One contact.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactView {
    /// The line of the list.
    pub contact: ContactRow,
    /// Workspaces.
    pub workspaces: Vec<WorkspaceRef>,
    /// Messages, newest first; at most 50.
    pub messages: Vec<MessageRow>,
    /// Merges that can be taken back.
    pub merges: Vec<MergeView>,
}

/// Lists pairs that look like one person.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListDuplicates {}

/// Pairs that look like one person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicatesView {
    /// The pairs.
    pub pairs: Vec<DuplicateView>,
}

/// Two contacts that look like one.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateView {
    /// One.
    pub left: ContactRow,
    /// The other.
    pub right: ContactRow,
    /// Why: `same_phone`, `same_name`.
    pub evidence: Vec<String>,
}

/// Makes one contact of two.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MergeContacts {
    /// The one that stays.
    pub keep: String,
    /// The one that goes into it.
    pub absorb: String,
}

/// A merge, which can be taken back.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeView {
    /// Give this to `contacts.unmerge`.
    pub id: String,
    /// The contact that stayed.
    pub kept_id: String,
    /// Name of the one that went.
    pub absorbed: String,
    /// When.
    pub at: Time,
}

/// Takes a merge back exactly.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct UnmergeContacts {
    /// Which merge.
    pub merge_id: String,
}
