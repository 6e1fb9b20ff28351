//! A believable firm to look around in.

use serde::Deserialize;
use ts_rs::TS;

/// Loads invented messages through the same door as real ones.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LoadDemo {
    /// How many messages; 60 when absent.
    pub scale: Option<u32>,
}
