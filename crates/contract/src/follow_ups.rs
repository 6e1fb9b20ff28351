//! Whom to call or write to again, and when. They are of the person's own campaigns and nobody else's.

use crate::{Day, prospects::LeadView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists the follow-ups that are due, the oldest first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListFollowUps {
    /// The last day that counts; today in Paris when absent.
    pub until: Option<Day>,
    /// At most this many, 1 to 200.
    pub limit: u32,
}

/// The follow-ups.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FollowUpsView {
    /// The oldest first.
    pub items: Vec<FollowUpView>,
    /// How many in all.
    pub total: u32,
    /// Today in Paris.
    pub today: Day,
}

/// One follow-up.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FollowUpView {
    /// The prospect.
    pub prospect_id: String,
    /// The campaign.
    pub campaign_id: String,
    /// Its name.
    pub campaign: String,
    /// Who.
    pub lead: LeadView,
    /// When.
    pub day: Day,
    /// Whether that was before today.
    pub overdue: bool,
}

/// Sets the next call or mail of prospects. As with sorting, it is a step of their history and can be taken back at once.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetFollowUp {
    /// Which.
    pub ids: Vec<String>,
    /// When; absent when it is done, or not wanted any more.
    #[ts(optional = nullable)]
    pub day: Option<Day>,
}
