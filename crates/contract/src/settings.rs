//! The settings of the firm and of the window.

use crate::words::{Language, Theme};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows the settings.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowSettings {}

/// The settings.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// Name of the firm.
    pub firm_name: String,
    /// `active`, `trial`, `cancelled`; cancelled is read-only.
    pub subscription_status: String,
    /// Language of this person's window.
    pub language: Language,
    /// Colours of this person's window.
    pub theme: Theme,
    /// Blur names.
    pub discreet: bool,
    /// Minutes until the firm locks; 0 is never.
    pub lock_after_minutes: u32,
    /// Desktop notifications.
    pub notifications: bool,
    /// Hide the content of notifications.
    pub private_notifications: bool,
    /// Hours to answer a message.
    pub sla_hours: u32,
    /// Count only business hours.
    pub business_hours_only: bool,
    /// Periods of each weekday, Monday first: up to four a day.
    pub business_hours: Vec<Vec<PeriodView>>,
    /// Holiday zone, `Métropole`.
    pub holiday_zone: String,
    /// The zones to choose from.
    pub holiday_zones: Vec<String>,
    /// Below this confidence a message goes to review, in per cent.
    pub review_below_percent: u8,
    /// Languages in which scans are read, the first one most: Tesseract's codes, `fra`, `eng`.
    pub ocr_languages: Vec<String>,
    /// Minutes between two polls.
    pub poll_minutes: u32,
    /// Whether this computer remembers the key.
    pub remembered: bool,
    /// Where the data lies.
    pub data_folder: String,
}

/// A stretch of a day, `09:00` to `12:30`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeriodView {
    /// Start.
    pub from: String,
    /// End.
    pub to: String,
}

/// Changes settings; absent fields stay.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct UpdateSettings {
    /// Name of the firm.
    pub firm_name: Option<String>,
    /// Subscription status.
    pub subscription_status: Option<String>,
    /// Language.
    pub language: Option<Language>,
    /// Theme.
    pub theme: Option<Theme>,
    /// Blur names.
    pub discreet: Option<bool>,
    /// Minutes until the firm locks.
    pub lock_after_minutes: Option<u32>,
    /// Desktop notifications.
    pub notifications: Option<bool>,
    /// Hide the content of notifications.
    pub private_notifications: Option<bool>,
    /// Hours to answer, 1 to 720.
    pub sla_hours: Option<u32>,
    /// Count only business hours.
    pub business_hours_only: Option<bool>,
    /// Periods of each weekday.
    pub business_hours: Option<Vec<Vec<PeriodView>>>,
    /// Holiday zone.
    pub holiday_zone: Option<String>,
    /// Review threshold, in per cent.
    pub review_below_percent: Option<u8>,
    /// Languages in which scans are read, one to six of Tesseract's codes; each must be installed.
    pub ocr_languages: Option<Vec<String>>,
    /// Minutes between two polls, 1 to 1440.
    pub poll_minutes: Option<u32>,
    /// Keep or forget the key on this computer.
    pub remembered: Option<bool>,
}
