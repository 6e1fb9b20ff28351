//! How the firm is reminded of deadlines, and who confirms them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows how the firm is reminded and who confirms.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowPolicy {}

/// Changes it; absent fields stay.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetPolicy {
    /// Minutes before a deadline in days or months.
    pub days: Option<Vec<u32>>,
    /// Minutes before a critical one, in addition.
    pub critical: Option<Vec<u32>>,
    /// Minutes before a deadline in hours.
    pub hours: Option<Vec<u32>>,
    /// Whether a critical deadline wants a second, different person.
    pub second_person: Option<bool>,
    /// Minutes after which a critical alert that nobody took on comes back; 0 is never.
    pub repeat_minutes: Option<u32>,
}

/// How the firm is reminded and who confirms.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyView {
    /// Minutes before a deadline in days or months.
    pub days: Vec<u32>,
    /// Minutes before a critical one, in addition.
    pub critical: Vec<u32>,
    /// Minutes before a deadline in hours.
    pub hours: Vec<u32>,
    /// Whether a critical deadline wants a second, different person.
    pub second_person: bool,
    /// Minutes after which a critical alert that nobody took on comes back; 0 is never.
    pub repeat_minutes: u32,
}
