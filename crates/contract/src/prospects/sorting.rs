//! Sorting prospects, many at once, and taking it back.

use super::LeadView;
use crate::{
    Time,
    words::{Answer, Stage},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
