//! Dossiers of another system, brought in as workspaces; and taking that back.

use crate::{Failure, Time, inbox::WorkspaceRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Brings dossiers in, or says what that would do.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct StartImport {
    /// A JSON file, or a folder with one or with the CSV files, as a token of the shell.
    pub place: String,
    /// Read and count everything and write nothing; the answer is the preview.
    pub dry_run: bool,
}

/// Shows what a dry run found last, and every import.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowImports {}

/// Removes what an import made, where nobody has worked on it since.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct UndoImport {
    /// Which import.
    pub id: String,
}

/// The imports of a firm.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportsView {
    /// What the last dry run since the firm was opened found.
    pub preview: Option<ImportPreview>,
    /// Why the last dry run, import or undo since then was not done.
    pub failure: Option<Failure>,
    /// Newest first.
    pub runs: Vec<ImportRunView>,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// The place it read, for the import that follows.
    pub place: String,
    /// The name of the file or folder.
    pub title: String,
    /// What it found.
    pub report: ImportReport,
}

/// One import.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRunView {
    /// Id.
    pub id: String,
    /// The file or folder.
    pub title: String,
    /// The system the dossiers come from, as its export names itself.
    pub source: String,
    /// When.
    pub at: Time,
    /// Who.
    pub by: Option<String>,
    /// `running`, `interrupted`, `done`, `cancelled`, `failed`, `undone`.
    pub state: String,
    /// What came of it; nothing while it runs.
    pub report: Option<ImportReport>,
    /// What came of taking it back.
    pub undo: Option<UndoReport>,
    /// Whether anything is left that can be taken back.
    pub undoable: bool,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// The import; nothing for a dry run.
    pub run: Option<String>,
    /// Dossiers, contacts, tasks, events, comments, deadlines, documents, in this order.
    pub counts: Vec<ImportCount>,
    /// SHA-256 over the sorted hashes of everything that was accepted, hexadecimal.
    pub digest: String,
    /// Whether the firm's file, read again, gives the same digest and has every row as it was written; nothing for a
    /// dry run.
    pub verified: Option<bool>,
    /// What was refused or done otherwise than written; the first ones.
    pub remarks: Vec<ImportRemark>,
    /// How many more there are.
    pub more_remarks: u32,
    /// Whether everything was read: false when a person stopped it.
    pub complete: bool,
    /// Seconds.
    pub seconds: f64,
}

/// How many rows of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCount {
    /// `dossiers`, `contacts`, `tasks`, `events`, `comments`, `deadlines`, `documents`.
    pub kind: String,
    /// Read; a contact counts once, in however many dossiers they are.
    pub read: u32,
    /// New here.
    pub created: u32,
    /// Changed there since the import before, and changed here accordingly.
    pub updated: u32,
    /// Here already.
    pub unchanged: u32,
    /// Changed there, but also here by a person: theirs stays.
    pub kept: u32,
    /// Refused.
    pub rejected: u32,
}

/// Something that was refused, or done otherwise than written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRemark {
    /// Whether it was refused.
    pub rejected: bool,
    /// The file.
    pub file: String,
    /// The line, from 1; of a JSON file the line on which the dossier begins.
    pub line: u32,
    /// `dossiers`, `tasks`…
    pub kind: String,
    /// Its id in the other system, as far as it is known.
    pub id: String,
    /// Why, one stable word: `no_id`, `bad_date`, `path_outside`…
    pub reason: String,
    /// The value in question.
    pub value: String,
}

/// What came of taking an import back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoReport {
    /// Workspaces that were removed.
    pub workspaces: u32,
    /// Contacts that were removed.
    pub contacts: u32,
    /// Everything else that was removed.
    pub rows: u32,
    /// Workspaces that stay because somebody has worked on them since; the first ones.
    pub kept: Vec<WorkspaceRef>,
    /// How many stay.
    pub kept_count: u32,
}
