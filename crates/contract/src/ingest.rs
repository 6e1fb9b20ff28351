//! Bringing mail in from files, and the long jobs of the application.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Brings in files and folders that the person dropped or chose.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct StartIngest {
    /// The places, as tokens of the shell: the window never names a path.
    pub places: Vec<String>,
    /// Label of the mailbox they belong to.
    pub account: Option<String>,
}

/// Lists the jobs that run or ran lately.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListJobs {}

/// The jobs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobsView {
    /// Newest first.
    pub jobs: Vec<JobView>,
}

/// A long job.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobView {
    /// Id.
    pub id: String,
    /// `ingest`, `sync`, `retrain`, `demo`; `documents` (files are copied, counted in KiB), `reading` (documents are
    /// read, counted in pages; cancelling pauses it); `dossiers`, `dossiers_preview`, `dossiers_undo` (matters of
    /// another system, counted in dossiers); `catalogue` (approved products are published, counted in products).
    pub kind: String,
    /// What, in short: a folder's name, a mailbox.
    pub title: String,
    /// `running`, `done`, `failed`, `cancelled`.
    pub state: String,
    /// Done so far.
    pub done: u32,
    /// In all, when known.
    pub total: Option<u32>,
    /// Seconds left, when they can be told.
    pub seconds_left: Option<u32>,
    /// What came of it.
    pub report: Option<IngestReport>,
    /// What went wrong.
    pub error: Option<String>,
    /// When it started.
    pub started_at: Time,
}

/// What came of bringing mail in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IngestReport {
    /// Messages read.
    pub read: u32,
    /// New messages.
    pub stored: u32,
    /// Messages that were here already.
    pub duplicates: u32,
    /// Kept but not understood.
    pub unparsed: u32,
    /// Seconds.
    pub seconds: f64,
    /// What could not be read.
    pub failed: Vec<IngestFailure>,
}

/// A place that could not be read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IngestFailure {
    /// Where.
    pub path: String,
    /// Why, in English.
    pub error: String,
    /// Why, in French.
    pub error_fr: String,
}

/// Stops a job. What it did stays.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CancelJob {
    /// Which.
    pub id: String,
}
