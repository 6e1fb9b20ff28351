//! Prospects of a campaign: brought in from lists, added at the stand, sorted.

mod lists;
mod sorting;

pub use lists::{
    CellWarning, DuplicateRow, ExportProspects, ExportedProspects, ImportProspects, ListColumnView,
    ListProspectImports, PreviewImport, ProspectImportPreview, ProspectImportReport,
    ProspectImportView, ProspectImportsView, RejectedRow, TroubledRow, UndoProspectImport,
};
pub use sorting::{
    AnswerProspects, BatchPage, BatchRow, BatchStep, BatchView, ListBatches, RemoveProspects,
    SortProspects, UndoBatch,
};

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
    /// What stood there when a known one was opened: only what differs from it is written, so that two people may write at once.
    pub was: Option<ProspectBefore>,
}

/// A prospect as somebody saw it before changing it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ProspectBefore {
    /// What was known.
    pub lead: LeadView,
    /// 0 to 100.
    pub score: Option<u8>,
    /// The next call or mail.
    pub follow_up: Option<Day>,
}
