//! The daily log of deadlines.

use crate::{Day, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists the daily pages of the deadline log, newest first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListLog {}

/// The daily pages.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogView {
    /// One for each day the office was open.
    pub days: Vec<LogDayView>,
}

/// One page, without its lines.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogDayView {
    /// The day.
    pub day: Day,
    /// When it was written.
    pub at: Time,
    /// Deadlines on it.
    pub lines: u32,
    /// Its hash.
    pub sha256: String,
    /// The line of the audit log that carries the hash.
    pub audit_seq: u32,
    /// Whether it is as it was written.
    pub intact: bool,
}

/// Opens the page of one day.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct OpenLog {
    /// The day.
    pub day: Day,
}

/// The page of one day.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogPageView {
    /// What is known of it.
    pub page: LogDayView,
    /// The firm's name.
    pub firm_name: String,
    /// Every open deadline as it stood.
    pub lines: Vec<LogLineView>,
}

/// One deadline as it stood on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogLineView {
    /// The workspace.
    pub reference: String,
    /// Its client.
    pub client: String,
    /// What lapses.
    pub title: String,
    /// The rule and its version; empty when a person entered the date.
    pub rule: String,
    /// Where it stands.
    pub state: String,
    /// Who confirmed it.
    pub confirmed_by: String,
    /// The second person.
    pub second_by: String,
    /// The prudent date.
    pub due_safe_at: Time,
    /// The legal date.
    pub due_at: Time,
    /// Who answers for it.
    pub responsible: String,
}
