//! A campaign goes to a colleague, or to the other laptop of the stand, as one encrypted file.

use crate::campaigns::CampaignView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes a campaign with everything that belongs to it into a file that only the passphrase opens.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandOverCampaign {
    /// Which.
    pub id: String,
    /// What opens the file; told to the colleague by another way.
    pub passphrase: String,
    /// Token of the new file.
    pub place: String,
}

/// Takes a campaign over from such a file. One that is there already is joined: of each field the latest word stands, and
/// the same file twice changes nothing.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeOverCampaign {
    /// Token of the file.
    pub place: String,
    /// What opens it.
    pub passphrase: String,
}

/// What a file took along.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandedOver {
    /// Prospects in it.
    pub prospects: u32,
    /// Voice memos and photos in it.
    pub contents: u32,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What a file brought.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakenOver {
    /// The campaign as it is now.
    pub campaign: CampaignView,
    /// Who wrote the file.
    pub from: String,
    /// Whether the campaign was not here before.
    pub is_new: bool,
    /// Prospects that were not here before.
    pub added: u32,
    /// Prospects that were here, and something of them is new.
    pub changed: u32,
    /// Prospects that are as they were.
    pub unchanged: u32,
}
