//! Recovery between partners: three sheets, any two of which open the firm.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows whether three sheets are in force.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowShares {}

/// Whether three sheets are in force.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SharesStateView {
    /// The code printed on each of them, `4F-91-C2`; nothing when there are none.
    pub control: Option<String>,
}

/// Makes three sheets. Nothing is stored: they are in force when they are kept.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MakeShares {}

/// Three sheets to print.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SharesView {
    /// The sheets.
    pub sheets: Vec<ShareView>,
    /// The code printed on each of them.
    pub control: String,
    /// When they were made.
    pub made_at: Time,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShareView {
    /// Which, from 1.
    pub number: u8,
    /// 21 French words, in order.
    pub words: Vec<String>,
}

/// Puts three sheets into force. Sheets that were in force before open nothing any more.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct KeepShares {
    /// The words of the three sheets that were printed.
    pub sheets: Vec<Vec<String>>,
}

/// Writes one sheet to a file that the person chose in a save dialog.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveShare {
    /// The words.
    pub words: Vec<String>,
    /// The place the person chose, as a token of the shell.
    pub place: String,
}
