//! The firm's library of court decisions: import, list, tags, one decision, and the matters that use it.

use crate::{Failure, Time, inbox::WorkspaceRef, words::Procedure};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists decisions.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ListDecisions {
    /// Words to find in them, as a search is written.
    pub query: Option<String>,
    /// Of this court.
    pub court: Option<String>,
    /// Read in this year or later.
    pub from_year: Option<i16>,
    /// Read in this year or before.
    pub to_year: Option<i16>,
    /// With this tag.
    pub tag: Option<String>,
    /// With this outcome.
    pub outcome: Option<String>,
    /// About this procedure.
    pub procedure: Option<Procedure>,
    /// Those that were put away, instead of the others.
    pub archived: Option<bool>,
    /// `newest` (by the day they were read), `oldest`, `court` or `added`; newest when absent.
    pub order: Option<String>,
    /// At most this many, 1 to 200.
    pub limit: u32,
    /// Where the page begins, as the page before said.
    pub cursor: Option<String>,
}

/// One page of decisions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionPage {
    /// The rows.
    pub items: Vec<DecisionRow>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many in all; where words are looked for, among the 3000 newest decisions that have them.
    pub total: u32,
    /// Milliseconds in the core.
    pub took_ms: f64,
}

/// One line of the library.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionRow {
    /// Id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The citation in the usual French form; empty while nothing is known.
    pub citation: String,
    /// The court.
    pub court: String,
    /// The day it was read, `YYYY-MM-DD`; empty when it is not known.
    pub read_on: String,
    /// The case numbers.
    pub numbers: Vec<String>,
    /// The outcome.
    pub outcome: String,
    /// Class in the Lebon.
    pub publication: String,
    /// The procedure it is about.
    pub procedure: Option<Procedure>,
    /// Its tags.
    pub tags: Vec<String>,
    /// How many matters use it.
    pub workspaces: u32,
    /// Whether it was put away.
    pub archived: bool,
    /// A passage with the words that were looked for.
    pub snippet: String,
    /// Where the words are in `snippet`, in UTF-16 units.
    pub marks: Vec<[u32; 2]>,
    /// The page of the text they stand on, from 1.
    pub page: Option<u32>,
}

/// Shows what the library can be filtered by, and what came in.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowLibrary {}

/// The library as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryView {
    /// Courts, by the alphabet.
    pub courts: Vec<CountView>,
    /// Outcomes, the most frequent first.
    pub outcomes: Vec<CountView>,
    /// Tags, by the alphabet.
    pub tags: Vec<CountView>,
    /// Years of the oldest and the newest decision.
    pub years: Option<[i16; 2]>,
    /// Whether this person may bring decisions in and attach them today: role and plan.
    pub may_add: bool,
    /// Why not, when the plan is what refuses.
    pub refused: Option<Failure>,
    /// The imports, newest first.
    pub imports: Vec<DecisionImportView>,
}

/// A value and how many decisions have it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountView {
    /// The value.
    pub value: String,
    /// How many.
    pub count: u32,
}

/// Brings decisions in: PDF, DOCX, HTML, text, the XML of the administrative courts, and zip files of these.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ImportDecisions {
    /// The files, as tokens of the shell; a folder brings the files in it.
    pub places: Vec<String>,
}

/// Takes an import back: what it made goes, what it renewed gets its text before.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct UndoDecisionImport {
    /// Which import.
    pub id: String,
}

/// One import.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionImportView {
    /// Id.
    pub id: String,
    /// The file or folder.
    pub title: String,
    /// When.
    pub at: Time,
    /// Who.
    pub by: Option<String>,
    /// `running`, `interrupted`, `done`, `cancelled`, `failed`, `undone`.
    pub state: String,
    /// What came of it, once it ended.
    pub report: Option<DecisionImportReport>,
    /// Whether it can be taken back.
    pub undoable: bool,
}

/// What came of an import.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionImportReport {
    /// Id of the import.
    pub id: String,
    /// Files that were read.
    pub read: u32,
    /// Decisions that are new.
    pub created: u32,
    /// Decisions that got another version of their text.
    pub updated: u32,
    /// Decisions that were here already, word for word.
    pub unchanged: u32,
    /// Files that were refused; the first of them are named.
    pub refused: u32,
    /// The refused files, at most 500.
    pub refusals: Vec<RefusedFile>,
    /// Whether it was stopped before the end.
    pub stopped: bool,
    /// How long it took.
    pub seconds: f64,
}

/// A file that was refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RefusedFile {
    /// Its name; one in a zip after the name of the zip.
    pub file: String,
    /// `unsupported`, `too_large`, `damaged`, `encrypted`, `no_text`, `too_slow`, `unsafe_name`, `too_many`,
    /// `unreadable`.
    pub reason: String,
}

/// What came of taking an import back.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionUndoReport {
    /// Decisions that were taken out.
    pub removed: u32,
    /// Decisions that got their text before back.
    pub restored: u32,
    /// Decisions that stay because somebody has worked on them since.
    pub kept: u32,
}

/// Opens a decision.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowDecision {
    /// Which.
    pub id: String,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionCardView {
    /// Its line in the list.
    pub decision: DecisionRow,
    /// The formation.
    pub formation: String,
    /// The European identifier; empty when it has none.
    pub ecli: String,
    /// What it says, in short.
    pub summary: String,
    /// What the firm thinks of it.
    pub note: String,
    /// Where the text comes from.
    pub source: String,
    /// Under which licence the text may be used again.
    pub licence: String,
    /// The document that is its text.
    pub document_id: String,
    /// The matters that use it.
    pub workspaces: Vec<WorkspaceRef>,
    /// When it came in.
    pub added_at: Time,
    /// Who brought it.
    pub added_by: Option<String>,
    /// Whether it was taken out.
    pub removed: bool,
}

/// Corrects a decision; absent fields stay, an empty text empties its field.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct UpdateDecision {
    /// Which.
    pub id: String,
    /// What it is called.
    pub title: Option<String>,
    /// The court.
    pub court: Option<String>,
    /// The formation.
    pub formation: Option<String>,
    /// The case numbers.
    pub numbers: Option<Vec<String>>,
    /// The European identifier.
    pub ecli: Option<String>,
    /// The day it was read.
    pub read_on: Option<String>,
    /// The outcome.
    pub outcome: Option<String>,
    /// Class in the Lebon.
    pub publication: Option<String>,
    /// The word of a procedure, or nothing for none.
    pub procedure: Option<String>,
    /// What it says, in short.
    pub summary: Option<String>,
    /// What the firm thinks of it.
    pub note: Option<String>,
    /// Where the text comes from.
    pub source: Option<String>,
    /// Under which licence the text may be used again.
    pub licence: Option<String>,
}

/// Puts decisions away, or back into the list.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ArchiveDecisions {
    /// Which.
    pub ids: Vec<String>,
    /// Away or back.
    pub archived: bool,
}

/// Takes decisions out of the library, or puts them back.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RemoveDecisions {
    /// Which.
    pub ids: Vec<String>,
    /// Out or back.
    pub removed: bool,
}

/// Gives decisions a tag, or takes it from them. The opposite with the ids of the answer undoes it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TagDecisions {
    /// Which decisions.
    pub ids: Vec<String>,
    /// The tag.
    pub tag: String,
    /// Give or take.
    pub tagged: bool,
}

/// Gives a tag another name everywhere; a name that is there already merges the two.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RenameTag {
    /// The tag.
    pub tag: String,
    /// Its new name.
    pub name: String,
}

/// The decisions that were changed; those that were so already are not among them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaggedView {
    /// Which.
    pub ids: Vec<String>,
}

/// Uses a decision in a matter, or no longer.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AttachDecision {
    /// Which decision.
    pub id: String,
    /// Which matter.
    pub workspace_id: String,
    /// Use it or no longer.
    pub attached: bool,
}
