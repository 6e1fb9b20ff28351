//! What was said and seen at the stand: voice memos and photos of a prospect, sealed like everything else.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Keeps a voice memo or a photo beside a prospect. What it is, its bytes say.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddMemo {
    /// The prospect.
    pub prospect_id: String,
    /// Token of the file; `data` when absent.
    pub place: Option<String>,
    /// The bytes themselves, base64: what was recorded in the window.
    pub data: Option<String>,
    /// How long a recording is.
    pub seconds: Option<u32>,
}

/// The memos of a prospect.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListMemos {
    /// The prospect.
    pub prospect_id: String,
}

/// The memos.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemosView {
    /// The newest first.
    pub items: Vec<MemoView>,
}

/// One memo.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoView {
    /// Id.
    pub id: String,
    /// `voice` or `photo`.
    pub kind: String,
    /// Its media type.
    pub content_type: String,
    /// Its size.
    pub bytes: u32,
    /// How long a recording is, when it was said.
    pub seconds: Option<u32>,
    /// When it was kept.
    pub at: Time,
}

/// The bytes of a memo, to be played or shown.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenMemo {
    /// Which.
    pub id: String,
}

/// The bytes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemoContent {
    /// The media type: one of a few that only play or show.
    pub content_type: String,
    /// Base64.
    pub data: String,
}

/// Takes a memo away, or puts it back.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveMemo {
    /// Which.
    pub id: String,
    /// Whether it goes.
    pub removed: bool,
}
