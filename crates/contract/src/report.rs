//! What a campaign came to.

use crate::{Day, campaigns::StageCounts, words::Language};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Counts what a campaign came to.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowCampaignReport {
    /// Which.
    pub id: String,
}

/// What a campaign came to. Each number is of prospects, unless it says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CampaignReport {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Everybody in it.
    pub listed: u32,
    /// Those met: added at the stand, or of a list and sorted or judged since.
    pub met: u32,
    /// Those met who stand in the oven or said yes.
    pub interested: u32,
    /// Those to whom a mail was sent.
    pub sent: u32,
    /// Those written to who answered yes or no.
    pub answered: u32,
    /// Mails that were sent.
    pub mails: u32,
    /// Those nothing can be sent to.
    pub incomplete: u32,
    /// Where they stand.
    pub stages: StageCounts,
    /// What they answered.
    pub answers: AnswerCounts,
    /// Day by day, the first one first; a day on which nothing happened is left out.
    pub days: Vec<ReportDay>,
    /// What they want, the most wanted first; at most a hundred.
    pub products: Vec<ReportProduct>,
    /// How many products somebody wants.
    pub products_total: u32,
}

/// How many prospects gave which answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerCounts {
    /// They want it.
    pub yes: u32,
    /// They do not.
    pub no: u32,
    /// They never answered.
    pub ghost: u32,
    /// Not worth another mail.
    pub trash: u32,
    /// Nobody said.
    pub none: u32,
}

/// One day of a campaign.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportDay {
    /// Which.
    pub day: Day,
    /// Prospects met on it.
    pub met: u32,
    /// Prospects written to for the first time.
    pub sent: u32,
    /// Prospects whose answer was written down.
    pub answered: u32,
}

/// One product that prospects of a campaign want.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportProduct {
    /// Id.
    pub id: String,
    /// Its code.
    pub reference: Option<String>,
    /// What it is called.
    pub name: String,
    /// What one unit costs, in cents; absent when one must ask.
    #[ts(type = "number | null")]
    pub price_cents: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// What the price is for.
    pub unit: Option<String>,
    /// The price is that of the cheapest.
    pub price_from: bool,
    /// Prospects who want it.
    pub wanted: u32,
    /// How many pieces they want together.
    #[ts(type = "number")]
    pub quantity: i64,
    /// Those of them to whom a mail was sent.
    pub sent: u32,
    /// Those of them written to who answered yes or no.
    pub answered: u32,
    /// Those of them written to who answered yes.
    pub yes: u32,
}

/// Writes the report of a campaign into a PDF file, with charts.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveCampaignReport {
    /// Which.
    pub id: String,
    /// The language of the file.
    pub language: Language,
    /// Token of the new file.
    pub place: String,
}
