//! Lists of prospects, in and out.

use crate::{Time, words::Stage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Reads a list and says what would come of it. Nothing is written.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PreviewImport {
    /// The campaign.
    pub campaign_id: String,
    /// Token of the file.
    pub place: String,
    /// The field of each column as a person corrected it, in order; empty is ignored. As the list says when absent.
    pub columns: Option<Vec<String>>,
    /// Keeps rows without a valid address, as incomplete.
    pub keep_incomplete: Option<bool>,
    /// Changes prospects that are there already where the list says something else.
    pub update: Option<bool>,
}

/// What would come of a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProspectImportPreview {
    /// What would come of it.
    pub report: ProspectImportReport,
    /// The columns, as they were understood.
    pub columns: Vec<ListColumnView>,
    /// The first rows, as they are written.
    pub sample: Vec<Vec<String>>,
    /// What stands in the first rows that became nobody or lost something.
    pub troubled: Vec<TroubledRow>,
}

/// A row as it is written, so that a person knows whom it names.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TroubledRow {
    /// The line it begins on, from 1.
    pub line: u32,
    /// The beginning of its cells that say anything.
    pub said: String,
}

/// One column of a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListColumnView {
    /// Its name in the list; empty without a header.
    pub name: String,
    /// What it means; absent is ignored.
    pub field: Option<String>,
}

/// Brings a list in: everything or nothing.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ImportProspects {
    /// The campaign.
    pub campaign_id: String,
    /// Token of the file.
    pub place: String,
    /// As in the preview.
    pub columns: Option<Vec<String>>,
    /// As in the preview.
    pub keep_incomplete: Option<bool>,
    /// As in the preview.
    pub update: Option<bool>,
}

/// What came of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProspectImportReport {
    /// The import; absent in a preview.
    pub import_id: Option<String>,
    /// The file, without its path.
    pub file: String,
    /// `utf-8`, `utf-16-le`, `utf-16-be`, `windows-1252` or `xlsx`.
    pub encoding: String,
    /// The character that divides cells; absent for a workbook.
    pub delimiter: Option<String>,
    /// Whether its first row names the columns.
    pub header: bool,
    /// Rows that say anything, without the header.
    pub rows: u32,
    /// Prospects that the list holds.
    pub accepted: u32,
    /// Those that are new.
    pub created: u32,
    /// Those that were there, and were changed.
    pub updated: u32,
    /// Those that were there, and stay as they are.
    pub unchanged: u32,
    /// Rows that say somebody again; the first one wins.
    pub duplicates: Vec<DuplicateRow>,
    /// Rows that became nobody.
    pub rejected: Vec<RejectedRow>,
    /// Cells that were left out.
    pub warnings: Vec<CellWarning>,
}

/// A row that says somebody again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateRow {
    /// The line it begins on, from 1.
    pub line: u32,
    /// Who.
    pub email: String,
    /// The line that said so first.
    pub first_line: u32,
}

/// A row that became nobody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RejectedRow {
    /// The line it begins on, from 1.
    pub line: u32,
    /// `unterminated_quote`, `too_many_columns`, `missing_email` or `invalid_email`.
    pub reason: String,
}

/// A cell that was left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CellWarning {
    /// The line of its row, from 1.
    pub line: u32,
    /// Its field.
    pub field: String,
    /// `invalid_phone`.
    pub reason: String,
}

/// Writes prospects into a file that a spreadsheet opens and that comes in again without loss. No cell is a formula.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportProspects {
    /// The campaign.
    pub campaign_id: String,
    /// Which stages.
    pub stages: Vec<Stage>,
    /// Token of the new file: a workbook when its name ends in `.xlsx`, else CSV.
    pub place: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedProspects {
    /// How many prospects.
    pub count: u32,
}

/// The lists that were brought into a campaign, the last one first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListProspectImports {
    /// The campaign.
    pub campaign_id: String,
}

/// The lists.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProspectImportsView {
    /// The last one first.
    pub items: Vec<ProspectImportView>,
}

/// One list that was brought in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProspectImportView {
    /// Id.
    pub id: String,
    /// The file.
    pub file: String,
    /// When.
    pub at: Time,
    /// Prospects it made.
    pub created: u32,
    /// Prospects it changed.
    pub updated: u32,
    /// When it was taken back.
    pub undone_at: Option<Time>,
    /// How many prospects stayed as they were then, because somebody worked on them since; absent until then.
    pub left: Option<u32>,
}

/// Takes a whole list back: whom it brought goes, whom it changed is as before, unless somebody worked on them since.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoProspectImport {
    /// Which.
    pub id: String,
}
