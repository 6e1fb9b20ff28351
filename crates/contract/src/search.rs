//! Search over everything in the firm.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Searches. Filters: `from:`, `to:`, `subject:`, `is:`, `category:`, `before:`, `after:`, `has:attachment`, `"a phrase"`, `-word`, `prefix*`.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Search {
    /// What was typed.
    pub query: String,
    /// `mail`, `workspace`, `contact`, `document`, `note`; everything when absent.
    pub kinds: Option<Vec<String>>,
    /// At most this many, 1 to 200.
    pub limit: u32,
    /// Skip this many.
    pub offset: Option<u32>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchView {
    /// Milliseconds in the core.
    pub took_ms: f64,
    /// How many in all, as far as they were counted.
    pub total: u32,
    /// Whether they were counted to the end.
    pub total_is_exact: bool,
    /// The page.
    pub hits: Vec<HitView>,
    /// How many messages were searched.
    pub searched: u32,
}

/// One hit.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HitView {
    /// `mail`, `workspace`, `contact`, `document`, `note`.
    pub kind: String,
    /// Id of the object.
    pub id: String,
    /// Title.
    pub title: String,
    /// Who, for messages.
    pub who: String,
    /// A passage with the words in it.
    pub snippet: String,
    /// Where the words are in `snippet`, in UTF-16 units.
    pub marks: Vec<[u32; 2]>,
    /// When.
    pub at: Time,
    /// Higher is better.
    pub score: f64,
    /// The page of a document on which the words stand, from 1.
    pub page: Option<u32>,
    /// The workspace of a document or a note.
    pub workspace_id: Option<String>,
}
