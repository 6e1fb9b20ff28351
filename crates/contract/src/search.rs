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
    /// `mail`, `workspace`, `contact`, `document`, `note`, `decision`; everything when absent.
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
    /// The question that was answered instead, when nothing was found and a name was nearly typed.
    pub corrected: Option<String>,
}

/// One hit.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HitView {
    /// `mail`, `workspace`, `contact`, `document`, `note`, `decision`.
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

/// Shows what the person at the screen searched on this computer.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListSearches {}

/// What a person searched on this computer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchesView {
    /// The last ones, newest first, at most 200.
    pub recent: Vec<PastSearchView>,
    /// Those that are kept, newest first.
    pub saved: Vec<PastSearchView>,
}

/// One search of a person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PastSearchView {
    /// As it was typed.
    pub query: String,
    /// When it was asked last.
    pub at: Time,
    /// How often.
    pub times: u32,
}

/// Remembers a search that led somewhere.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RememberSearch {
    /// As it was typed.
    pub query: String,
}

/// Keeps a search, or no longer.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct KeepSearch {
    /// As it was typed.
    pub query: String,
    /// Whether it is kept.
    pub saved: bool,
}

/// Forgets one search, or all that are not kept.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ForgetSearches {
    /// Which; all that are not kept when absent.
    pub query: Option<String>,
}
