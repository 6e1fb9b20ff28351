//! The `jobs` table: long work that a person can see, stop and start again. Local to this device.

use rusqlite::params;
use serde_json::Value;

use crate::access::{Reader, Writer};
use crate::arrivals::sql_limit;
use crate::cell::words;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE jobs (
    id         TEXT    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL,
    state      TEXT    NOT NULL DEFAULT 'running',
    done       INTEGER NOT NULL DEFAULT 0,
    -- NULL: not known yet.
    total      INTEGER,
    -- JSON object: what the job needs to go on.
    detail     TEXT    NOT NULL DEFAULT 'null',
    error      TEXT,
    started_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_by_time ON jobs (updated_ms);";

words! {
    /// How a job is doing.
    JobState as "job state" {
        /// At work, or interrupted by the end of the process.
        Running = "running",
        /// A person stopped it for now.
        Paused = "paused",
        /// Finished.
        Done = "done",
        /// It failed; it can be started again.
        Failed = "failed",
        /// A person gave it up.
        Cancelled = "cancelled",
    }
}

row! {
    /// Long work that a person can see.
    local Job in "jobs" {
        /// Identity.
        id: Id,
        /// What kind of work, `ingest`.
        kind: String,
        /// How it is doing.
        state: JobState,
        /// Steps done.
        done: i64,
        /// Steps in all, when it is known.
        total: Option<i64>,
        /// What the job needs to go on, a JSON object.
        detail: Value,
        /// What the failure said.
        error: Option<String>,
        /// When it was started.
        started_ms: i64,
        /// When it last moved.
        updated_ms: i64,
    }
}

impl Reader<'_> {
    /// One job.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn job(&self, id: Id) -> Result<Option<Job>, Error> {
        self.row("WHERE id = ?1", [id.to_string()])
    }

    /// The jobs that moved last, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn jobs(&self, limit: usize) -> Result<Vec<Job>, Error> {
        self.rows(
            "ORDER BY updated_ms DESC, id DESC LIMIT ?1",
            [sql_limit(limit)],
        )
    }

    /// The jobs in one state, oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn jobs_in(&self, state: JobState) -> Result<Vec<Job>, Error> {
        self.rows(
            "WHERE state = ?1 ORDER BY started_ms, id",
            params![state.as_str()],
        )
    }
}

impl Writer<'_> {
    /// Writes a job, new or known.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn save_job(&self, job: &Job) -> Result<(), Error> {
        self.replace_local(job)
    }
}
