//! Prospects of a campaign: brought in from lists, added at the stand, sorted.

use crate::{
    Day, Time,
    words::{Answer, Stage},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists the prospects of a campaign, the best first, then the newest.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListProspects {
    /// The campaign.
    pub campaign_id: String,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only those without an address.
    pub incomplete: Option<bool>,
    /// Words of the name, the company, the address or the city.
    pub query: Option<String>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 500.
    pub limit: u32,
}

/// One page of prospects.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProspectPage {
    /// The rows.
    pub items: Vec<ProspectRow>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many in all.
    pub total: u32,
}

/// What is known of a person. Empty is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LeadView {
    /// Mail address, lower case.
    pub email: Option<String>,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Where they work.
    pub company: Option<String>,
    /// As what.
    pub job_title: Option<String>,
    /// E.164.
    pub phone: Option<String>,
    /// E.164.
    pub mobile: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Lines ended by `\n`.
    pub notes: Option<String>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProspectRow {
    /// Id.
    pub id: String,
    /// Who.
    pub lead: LeadView,
    /// Where they stand.
    pub stage: Stage,
    /// What they answered.
    pub answer: Option<Answer>,
    /// 0 to 100.
    pub score: Option<u8>,
    /// The next call or mail.
    pub follow_up: Option<Day>,
    /// When they were added.
    pub created_at: Time,
}

/// Shows one prospect.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowProspect {
    /// Which.
    pub id: String,
}

/// One prospect with what happened to them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProspectView {
    /// As in the list.
    pub row: ProspectRow,
    /// The campaign.
    pub campaign_id: String,
    /// Who, what and when, oldest first.
    pub history: Vec<ProspectStep>,
    /// The same address at other shows of the same person.
    pub met_before: Vec<MetBefore>,
}

/// One step of a prospect.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProspectStep {
    /// When.
    pub at: Time,
    /// By whom.
    pub by: Option<String>,
    /// `stage`, `answer`, `follow_up` or `removed`.
    pub field: String,
    /// What it was.
    pub from: Option<String>,
    /// What it became.
    pub to: Option<String>,
}

/// Somebody who was at another show.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MetBefore {
    /// The prospect there.
    pub prospect_id: String,
    /// The campaign there.
    pub campaign_id: String,
    /// Its name.
    pub campaign: String,
    /// Where they stood.
    pub stage: Stage,
    /// What is the same: `email`, or `number`.
    pub by: String,
}

/// Writes a prospect, new or known. An address that the campaign has already is the same prospect: what is said is added.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveProspect {
    /// The campaign.
    pub campaign_id: String,
    /// Which; a new one when absent.
    pub id: Option<String>,
    /// What is known. A new prospect needs a name, a company or an address.
    pub lead: LeadView,
    /// 0 to 100.
    pub score: Option<u8>,
    /// The next call or mail.
    pub follow_up: Option<Day>,
    /// Where a new prospect stands; the waiting room when absent.
    pub stage: Option<Stage>,
}

/// Puts prospects into a stage.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SortProspects {
    /// Which.
    pub ids: Vec<String>,
    /// Where to.
    pub stage: Stage,
}

/// Says what prospects answered, and puts them where the answer belongs: yes into the oven, no and silence into the fridge.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnswerProspects {
    /// Which.
    pub ids: Vec<String>,
    /// What; absent takes it back and leaves them where they are.
    #[ts(optional = nullable)]
    pub answer: Option<Answer>,
}

/// Takes prospects away.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveProspects {
    /// Which.
    pub ids: Vec<String>,
}

/// What was done at once, and can be taken back at once, also an hour later.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BatchView {
    /// Names it.
    pub batch: String,
    /// How many prospects changed.
    pub changed: u32,
    /// How many were left as they are: they were so already, or changed since.
    pub left: u32,
}

/// Lists what was done to the prospects of a campaign, the last first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListBatches {
    /// The campaign.
    pub campaign_id: String,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 100.
    pub limit: u32,
}

/// One page of what was done.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BatchPage {
    /// The last first.
    pub items: Vec<BatchRow>,
    /// Cursor of the next page.
    pub next: Option<String>,
}

/// What was done at once.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BatchRow {
    /// Give this to `prospects.undo`.
    pub id: String,
    /// When.
    pub at: Time,
    /// How many prospects it changed.
    pub changed: u32,
    /// How many of them it would put back: whoever was changed since stays as they are.
    pub standing: u32,
    /// Who; absent when there are several.
    pub lead: Option<LeadView>,
    /// What it set, each thing once.
    pub set: Vec<BatchStep>,
}

/// What was set of several prospects at once.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BatchStep {
    /// As in the history of a prospect.
    pub field: String,
    /// To what.
    pub to: Option<String>,
}

/// Takes back what was done at once. A prospect that was changed since stays as it is.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoBatch {
    /// The `batch` of what was done.
    pub batch: String,
}

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
