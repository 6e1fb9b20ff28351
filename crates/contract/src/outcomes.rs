//! How matters ended, and what that says about those that are open. The machine counts, a person judges: nothing here
//! changes a status, an urgency or a deadline.

use crate::{
    Day,
    words::{Outcome, Procedure},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Says how a matter ended.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Ending {
    /// In which way.
    pub outcome: Outcome,
    /// The day of the decision, or on which it was given up, when it is known.
    pub on: Option<Day>,
}

/// How a matter ended.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndingView {
    /// In which way.
    pub outcome: Outcome,
    /// The day of the decision, or on which it was given up, when it is known.
    pub on: Option<Day>,
}

crate::word::words! {
    /// Which matters a figure is made of.
    Sample {
        /// Somebody decided.
        Decided = "decided",
        /// It ended on a known day.
        Ended = "ended",
        /// It is open.
        Running = "running",
    }
}

/// Narrows the list of workspaces to those that a figure was made of.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Counted {
    /// Which ones.
    pub sample: Sample,
    /// Only those before this court or authority, a contact.
    pub office_id: Option<String>,
    /// Only those that began on this day or later.
    pub since: Option<Day>,
}

/// What the firm's closed matters say about a workspace.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ForecastWorkspace {
    /// Which: id or reference.
    pub id: String,
}

/// What the firm's closed matters say about procedures.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowOutcomes {
    /// Only matters that began on this day or later.
    pub since: Option<Day>,
}

/// The figures of every procedure.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutcomesView {
    /// One line each, in the order of the procedures; those of which nothing ended and nothing runs are absent.
    pub procedures: Vec<ForecastView>,
}

/// What closed matters of one procedure say.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForecastView {
    /// Which procedure.
    pub procedure: Procedure,
    /// How they were decided.
    pub success: SuccessView,
    /// How long they took.
    pub delay: DelayView,
}

/// The matters that a figure is made of.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// How many.
    pub n: u32,
    /// How many it takes for a figure.
    pub needed: u32,
    /// The court or authority that all of them were before; nothing when the figure is of the whole procedure.
    pub office: Option<OfficeRef>,
    /// The year in which the first of them ended.
    pub from_year: Option<u32>,
    /// The year in which the last of them ended.
    pub to_year: Option<u32>,
}

/// A court or an authority.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficeRef {
    /// Id of the contact.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// How matters were decided.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuccessView {
    /// Of which matters.
    pub group: GroupView,
    /// The rates; nothing when the matters are too few.
    pub rates: Option<RatesView>,
}

/// The rate of each way to be decided. What was won in part is neither won nor lost: it stands apart.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RatesView {
    /// Won.
    pub favourable: RateView,
    /// Won in part.
    pub partly: RateView,
    /// Lost.
    pub unfavourable: RateView,
}

/// A rate with its 95 % interval, each from 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RateView {
    /// How many matters.
    pub count: u32,
    /// Which share.
    pub rate: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// How long matters took, from the filing, or else the opening, to the end.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DelayView {
    /// Of which matters that ended.
    pub group: GroupView,
    /// How many more still run; they count as having taken at least as long as they have run.
    pub running: u32,
    /// The numbers of days; nothing when the matters are too few.
    pub days: Option<DaysView>,
}

/// Numbers of days. What the matters do not reach is nothing, and is not guessed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DaysView {
    /// When half of them had ended.
    pub median: Option<u32>,
    /// Lower end of the 95 % interval of the median.
    pub low: Option<u32>,
    /// Upper end of the 95 % interval of the median.
    pub high: Option<u32>,
    /// When a quarter of them had ended.
    pub quarter: Option<u32>,
    /// When three quarters of them had ended.
    pub three_quarters: Option<u32>,
}
