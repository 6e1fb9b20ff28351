//! A workspace as evidence: everything in it, with the proof that nothing was changed, for somebody without Guichet.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes the evidence pack of a workspace.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ExportEvidence {
    /// Which: id or reference.
    pub workspace_id: String,
    /// The file that the person chose, as a token of the shell.
    pub place: String,
}

/// What is in an evidence pack.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceReport {
    /// Files in it.
    pub files: u32,
    /// Bytes of the pack.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256 of its manifest, in hexadecimal; it is in the audit log too.
    pub manifest_sha256: String,
    /// Messages in it.
    pub messages: u32,
    /// Documents in it, each version counted.
    pub documents: u32,
    /// What could not be put in, with its reason; the pack says so as well.
    pub missing: Vec<String>,
}
