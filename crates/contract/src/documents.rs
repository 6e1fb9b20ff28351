//! Documents of a workspace: files that were added and what hung on its messages, read page by page.

use crate::{Time, deadlines::DeadlineView, inbox::WorkspaceRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Adds files to a workspace. They are copied into the firm's encrypted memory, then read.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddDocuments {
    /// Where.
    pub workspace_id: String,
    /// The files, as tokens of the shell; a folder brings the files in it.
    pub places: Vec<String>,
    /// The item of the checklist that this is; it is ticked.
    pub item_id: Option<String>,
    /// The document that the one file is a new version of.
    pub document_id: Option<String>,
}

/// One line of the list of documents.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRow {
    /// Id; the bytes of the newest version are at `guichet://attachment/{id}`.
    pub id: String,
    /// `mail` for what hung on a message, `file` for what was added.
    pub origin: String,
    /// File name.
    pub filename: String,
    /// MIME type.
    pub content_type: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The message that brought it.
    pub message_id: Option<String>,
    /// The item of the checklist that it is.
    pub item_id: Option<String>,
    /// Number of the newest version, from 1.
    pub version: u32,
    /// When it arrived, or when its newest version was added.
    pub at: Time,
    /// Who added it.
    pub by: Option<String>,
    /// How far it was read.
    pub reading: ReadingView,
}

/// How far a document was read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingView {
    /// `none` (nothing to read), `waiting`, `reading`, `done`, `failed`.
    pub state: String,
    /// Pages in all, once they were counted.
    pub pages: Option<u32>,
    /// Pages read so far.
    pub read: u32,
    /// Pages on which nothing, or nearly nothing, could be read.
    pub unreadable: Vec<u32>,
    /// What stopped it: `encrypted`, `damaged`, `too_large`, `too_slow`, `no_ocr`, `original_missing`,
    /// `unsupported`.
    pub error: Option<String>,
}

/// Opens a document; while it is open it is read before all others.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct OpenDocument {
    /// Which.
    pub id: String,
    /// Which version; the newest when absent.
    pub version: Option<u32>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// Its line in the list.
    pub document: DocumentRow,
    /// Where it is; nothing for what hangs on a message that is filed nowhere.
    pub workspace: Option<WorkspaceRef>,
    /// The version that is shown.
    pub shown: u32,
    /// SHA-256 of the shown version, hexadecimal.
    pub sha256: String,
    /// Whether the bytes still are what that hash says, checked just now.
    pub intact: bool,
    /// What is special: `signed`, `encrypted`, `truncated`.
    pub marks: Vec<String>,
    /// Whether its pages can be shown as pictures at `guichet://page/{id}/{version}/{number}`.
    pub pictures: bool,
    /// The pages that were read, in order.
    pub pages: Vec<PageRow>,
    /// Every version, newest first.
    pub versions: Vec<VersionView>,
    /// What was found in it.
    pub facts: Vec<FactView>,
    /// Deadlines proposed from it.
    pub deadlines: Vec<DeadlineView>,
}

/// What is known of a page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageRow {
    /// From 1.
    pub number: u32,
    /// `text` of the file itself, `ocr`, or `none`.
    pub source: String,
    /// How sure the reader of pictures was, 0 to 1.
    pub confidence: Option<f32>,
}

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    /// From 1.
    pub number: u32,
    /// File name it came with.
    pub filename: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// When it was added.
    pub at: Time,
    /// Who added it.
    pub by: Option<String>,
    /// The version it brought back.
    pub restores: Option<u32>,
}

/// Something that was found in a document.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactView {
    /// `procedure`, `notification`, `date`, `reference`, `tracking_number`, `phone`, `person`.
    pub kind: String,
    /// The value, written for people; a procedure is its word.
    pub value: String,
    /// The page it stands on.
    pub page: u32,
    /// The sentence around it.
    pub passage: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// Reads one page again from memory: its text, and where each word stands.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ReadPage {
    /// The document.
    pub id: String,
    /// Which version; the newest when absent.
    pub version: Option<u32>,
    /// Which page, from 1.
    pub number: u32,
    /// Words to mark, as a search is written.
    pub find: Option<String>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageView {
    /// From 1.
    pub number: u32,
    /// The text.
    pub text: String,
    /// `text`, `ocr`, `none`; `waiting` while it was not read.
    pub source: String,
    /// How sure the reader of pictures was, 0 to 1.
    pub confidence: Option<f32>,
    /// Where the words that were looked for stand on the picture: left, top, right, bottom as fractions.
    pub boxes: Vec<[f32; 4]>,
    /// Where they stand in `text`, in UTF-16 units.
    pub marks: Vec<[u32; 2]>,
}

/// Gives a document another name.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RenameDocument {
    /// Which; only one that was added.
    pub id: String,
    /// The new name.
    pub filename: String,
}

/// Takes a document out of its workspace; [`PutBackDocument`] undoes it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RemoveDocument {
    /// Which; only one that was added.
    pub id: String,
}

/// Puts a document back that was taken out.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PutBackDocument {
    /// Which.
    pub id: String,
}

/// Makes an old version the newest one again; nothing in between is lost.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RestoreVersion {
    /// The document.
    pub id: String,
    /// The version to bring back.
    pub version: u32,
}

/// Says which item of the checklist a document is; the item is ticked.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LinkItem {
    /// The document.
    pub id: String,
    /// The item; nothing to unlink, which unticks nothing.
    pub item_id: Option<String>,
}

/// Reads a document again from its first page.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ReadAgain {
    /// Which.
    pub id: String,
}

/// Shows what waits to be read.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListReadings {}

/// Stops reading, or goes on; holds over a restart.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PauseReading {
    /// Stop or go on.
    pub paused: bool,
}

/// What is read and what waits.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingsView {
    /// Whether a person stopped it.
    pub paused: bool,
    /// Documents that are not read to the end.
    pub waiting: u32,
    /// The first of them, in the order in which they are read; failed ones last; at most 200.
    pub items: Vec<ReadingRow>,
}

/// One document in the queue.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingRow {
    /// The document.
    pub document_id: String,
    /// File name.
    pub filename: String,
    /// The workspace it is in.
    pub workspace: Option<WorkspaceRef>,
    /// How far it was read.
    pub reading: ReadingView,
}
