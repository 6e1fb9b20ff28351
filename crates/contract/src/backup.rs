//! The firm as one encrypted file: made, read back, restored.

use crate::Time;
use serde::Serialize;
use ts_rs::TS;

/// What is in a backup, and whether it is what was written.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupReport {
    /// Tenant id.
    pub tenant_id: String,
    /// Name of the firm.
    pub firm_name: String,
    /// When it was made.
    pub made_at: Time,
    /// Messages; unknown without the firm's key.
    pub communications: Option<u32>,
    /// Pieces of content; unknown without the firm's key.
    pub blobs: Option<u32>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Bytes of the file.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Bytes of the firm in it.
    #[ts(type = "number")]
    pub content_bytes: u64,
    /// Bytes that had to be written, when it was made just now.
    #[ts(type = "number | null")]
    pub moved_bytes: Option<u64>,
    /// Backups in the file, earlier ones with it.
    pub generations: u32,
    /// Whether the firm's key was at hand and proved that nothing was swapped.
    pub proven: bool,
    /// Whether every byte is what was written.
    pub ok: bool,
    /// What is not, in English; empty when all is well.
    pub findings: Vec<String>,
}
