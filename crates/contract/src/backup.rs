//! The firm as one encrypted file: made, read back, restored.

use crate::{Failure, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows where and when the firm is backed up, and what came of it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowBackups {}

/// Where and when this computer backs the firm up, and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupsView {
    /// The schedule; nothing when nobody chose a folder.
    pub plan: Option<BackupPlanView>,
    /// The newest backup that was made and read back.
    pub last: Option<BackupRunView>,
    /// The newest restore drill.
    pub drill: Option<BackupRunView>,
    /// Whether the newest run failed, or none succeeded for two days.
    pub overdue: bool,
    /// The newest runs, newest first.
    pub runs: Vec<BackupRunView>,
}

/// The schedule.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupPlanView {
    /// The folder, for people.
    pub folder: String,
    /// The file in it.
    pub file: String,
    /// Time of day, `06:00`.
    pub at: String,
    /// Backups that stay in the file.
    pub keep: u32,
    /// When the next one is due.
    pub next_at: Time,
}

/// What came of one run.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupRunView {
    /// `backup`, `check`, `drill`.
    pub kind: String,
    /// When it ended.
    pub at: Time,
    /// The backup, for people.
    pub path: String,
    /// What was found; nothing when it failed.
    pub report: Option<BackupReport>,
    /// Why it failed, one stable word.
    pub failure: Option<String>,
    /// Why it failed, for people.
    pub detail: String,
}

/// Sets the schedule of this computer; absent fields stay.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SetBackupPlan {
    /// The folder, as a token of the shell.
    pub place: Option<String>,
    /// Time of day, `06:00`.
    pub at: Option<String>,
    /// Backups that stay in the file, 1 to 365.
    pub keep: Option<u32>,
    /// Ends it. Backups that were made stay.
    pub off: Option<bool>,
}

/// Backs the firm up now.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct StartBackup {
    /// The file, as a token of the shell; the one of the schedule when absent.
    pub place: Option<String>,
}

/// Reads a backup back.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CheckBackup {
    /// The file, as a token of the shell; the one of the schedule when absent.
    pub place: Option<String>,
}

/// Restores the newest backup into a folder that nobody sees, compares it with what was sealed, and removes it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct StartDrill {}

/// Restores the firm of a backup onto this computer. Asked before a firm is open.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct StartRestore {
    /// The file, as a token of the shell.
    pub place: String,
}

/// How the restoration is doing.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowRestore {}

/// Stops the restoration. Nothing is left of it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CancelRestore {}

/// A restoration.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoreView {
    /// `none`, `running`, `done`, `failed`, `cancelled`.
    pub state: String,
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
    /// What was restored.
    pub report: Option<BackupReport>,
    /// Why it was not.
    pub failure: Option<Failure>,
}

/// What is in a backup, and whether it is what was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
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
