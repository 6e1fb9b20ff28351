//! The audit log and the proof that nothing was changed.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists the audit log, newest first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListAudit {
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 200.
    pub limit: u32,
}

/// One page of the audit log.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditPage {
    /// The rows.
    pub items: Vec<AuditRow>,
    /// Cursor of the next page.
    pub next: Option<String>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditRow {
    /// Its place in the chain.
    pub seq: i32,
    /// When.
    pub at: Time,
    /// Who; nothing for the application itself.
    pub by: Option<String>,
    /// What: `firm.unlock`, `forbidden_attempt`.
    pub action: String,
    /// On what.
    pub entity: String,
    /// Its id.
    pub entity_id: String,
    /// First characters of its hash.
    pub hash: String,
}

/// Checks the database, the search index, the blobs and the audit chain.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Verify {}

/// What the check found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerifyView {
    /// Nothing was found.
    pub ok: bool,
    /// What was found.
    pub findings: Vec<String>,
}
