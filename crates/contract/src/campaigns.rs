//! Campaigns: one show each, with its distributor. A campaign is its maker's alone.

use crate::{Day, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists the person's own campaigns, the newest show first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListCampaigns {
    /// Archived ones instead of open ones.
    pub archived: Option<bool>,
    /// Only this distributor.
    pub distributor_id: Option<String>,
    /// Words of the name, the show or the place.
    pub query: Option<String>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 200.
    pub limit: u32,
}

/// One page of campaigns.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CampaignPage {
    /// The rows.
    pub items: Vec<CampaignView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many in all.
    pub total: u32,
}

/// One campaign.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CampaignView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// The show.
    pub event: String,
    /// Where.
    pub place: String,
    /// First day.
    pub starts_on: Option<Day>,
    /// Last day.
    pub ends_on: Option<Day>,
    /// For whom.
    pub distributor: Option<DistributorView>,
    /// Whether it is archived.
    pub archived: bool,
    /// How many prospects stand where.
    pub stages: StageCounts,
    /// Prospects without an address: nothing can be sent to them.
    pub incomplete: u32,
    /// When it was made.
    pub created_at: Time,
}

/// How many prospects stand in each stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StageCounts {
    /// Not sorted yet.
    pub waiting_room: u32,
    /// Hot.
    pub oven: u32,
    /// Later.
    pub fridge: u32,
    /// Not interested.
    pub trash: u32,
}

/// Shows one campaign.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowCampaign {
    /// Which.
    pub id: String,
}

/// Makes a campaign, or changes one.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveCampaign {
    /// Which; a new one when absent.
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// The show.
    pub event: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// First day.
    pub starts_on: Option<Day>,
    /// Last day, not before the first.
    pub ends_on: Option<Day>,
    /// Name of the distributor: a known one, or a new one. Empty is none.
    pub distributor: Option<String>,
}

/// Makes a campaign like another one, without its prospects.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DuplicateCampaign {
    /// Which.
    pub id: String,
    /// Name of the new one.
    pub name: String,
}

/// Archives a campaign, or takes it up again.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArchiveCampaign {
    /// Which.
    pub id: String,
    /// Whether work on it ends.
    pub archived: bool,
}

/// Lists the person's own distributors, by name.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListDistributors {}

/// The distributors.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DistributorsView {
    /// By name.
    pub items: Vec<DistributorView>,
}

/// Whose products are shown.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DistributorView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// VAT number.
    pub vat_number: Option<String>,
    /// Whatever else.
    pub notes: String,
}

/// Writes a distributor, new or known. The same name or VAT number is the same distributor.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveDistributor {
    /// Which; a new one when absent.
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// VAT number.
    pub vat_number: Option<String>,
    /// Whatever else.
    pub notes: Option<String>,
}

/// Takes a distributor away. Its campaigns stay.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveDistributor {
    /// Which.
    pub id: String,
}
