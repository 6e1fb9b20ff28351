//! The firm's licence: a signed text that says which plan it has.

use crate::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows the plan of the firm.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowLicence {}

/// Gives the firm a licence. It is verified on this computer, without any network.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SetLicence {
    /// The text of the licence.
    pub text: Option<String>,
    /// Or the file that holds it, as a token of the shell.
    pub place: Option<String>,
}

/// The plan of the firm.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LicenceView {
    /// `basic`, `premium` or `enterprise`: what holds today.
    pub plan: String,
    /// `trial`, `trial_over`, `licensed` or `lapsed`.
    pub standing: String,
    /// The last day of the trial or of the licence.
    pub until: Day,
    /// What the plan opens beside what every firm has: `case_law`.
    pub opens: Vec<String>,
    /// The id of the firm, for whoever issues the licence.
    pub tenant_id: String,
}
