//! The `backup_plan` and `backup_runs` tables: where and when this device backs the firm up, and what came of it.
//! Not synchronised: another device has disks of its own. A restored firm keeps them, and its new device sees none.

use rusqlite::{OptionalExtension, params};

use crate::access::{Reader, Writer};
use crate::cell::words;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE backup_plan (
    device_id TEXT    NOT NULL PRIMARY KEY,
    folder    TEXT    NOT NULL,
    -- Minutes after midnight, civil time.
    at_minute INTEGER NOT NULL,
    -- Backups that stay in the file.
    keep      INTEGER NOT NULL,
    since_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE backup_runs (
    n         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    device_id TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    at_ms     INTEGER NOT NULL,
    path      TEXT    NOT NULL,
    -- JSON; NULL when it failed.
    report    TEXT,
    -- One stable word; NULL when it went well.
    failure   TEXT,
    detail    TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX backup_runs_by_kind ON backup_runs (device_id, kind, at_ms);";

words! {
    /// What was done with a backup.
    BackupKind as "backup kind" {
        /// It was made, and read back.
        Backup = "backup",
        /// It was read back.
        Check = "check",
        /// It was restored into a folder that nobody sees, compared, and removed.
        Drill = "drill",
    }
}

/// Where and when this device backs the firm up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupPlan {
    /// The folder a person chose.
    pub folder: String,
    /// Minutes after midnight, civil time.
    pub at_minute: i64,
    /// Backups that stay in the file.
    pub keep: i64,
    /// When it was chosen: nothing is overdue before.
    pub since_ms: i64,
}

/// What came of one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRun {
    /// What was done.
    pub kind: BackupKind,
    /// When it ended.
    pub at_ms: i64,
    /// The backup.
    pub path: String,
    /// The report, JSON; `None` when it failed.
    pub report: Option<String>,
    /// Why it failed, one stable word.
    pub failure: Option<String>,
    /// Why it failed, for people.
    pub detail: String,
}

const RUN: &str = "SELECT kind, at_ms, path, report, failure, detail FROM backup_runs";

fn read_run(row: &rusqlite::Row<'_>) -> rusqlite::Result<BackupRun> {
    let mut next = 0;
    Ok(BackupRun {
        kind: crate::row::load(row, &mut next)?,
        at_ms: crate::row::load(row, &mut next)?,
        path: crate::row::load(row, &mut next)?,
        report: row.get(3)?,
        failure: row.get(4)?,
        detail: row.get(5)?,
    })
}

impl Reader<'_> {
    /// Where and when a device backs the firm up, if it does.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn backup_plan(&self, device: Id) -> Result<Option<BackupPlan>, Error> {
        let sql = "SELECT folder, at_minute, keep, since_ms FROM backup_plan WHERE device_id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let plan = statement.query_row([device.to_string()], |row| {
            Ok(BackupPlan {
                folder: row.get(0)?,
                at_minute: row.get(1)?,
                keep: row.get(2)?,
                since_ms: row.get(3)?,
            })
        });
        Ok(plan.optional()?)
    }

    /// The newest runs of a device, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn backup_runs(&self, device: Id, limit: usize) -> Result<Vec<BackupRun>, Error> {
        let sql = format!("{RUN} WHERE device_id = ?1 ORDER BY n DESC LIMIT ?2");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let limit = crate::arrivals::sql_limit(limit);
        let rows = statement.query_map(params![device.to_string(), limit], read_run)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The newest run of one kind, or the newest that went well.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn last_backup_run(
        &self,
        device: Id,
        kind: BackupKind,
        only_good: bool,
    ) -> Result<Option<BackupRun>, Error> {
        let sql = format!(
            "{RUN} WHERE device_id = ?1 AND kind = ?2 AND (NOT ?3 OR failure IS NULL) ORDER BY n DESC LIMIT 1"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let run = statement.query_row(
            params![device.to_string(), kind.as_str(), only_good],
            read_run,
        );
        Ok(run.optional()?)
    }
}

impl Writer<'_> {
    /// Sets where and when this device backs the firm up; `None` ends it.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn set_backup_plan(&self, plan: Option<&BackupPlan>) -> Result<(), Error> {
        let device = self.memory.borrow().device.to_string();
        match plan {
            Some(plan) => self.execute_local(
                "INSERT OR REPLACE INTO backup_plan (device_id, folder, at_minute, keep, since_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    device,
                    plan.folder,
                    plan.at_minute,
                    plan.keep,
                    plan.since_ms
                ],
            )?,
            None => self.execute_local("DELETE FROM backup_plan WHERE device_id = ?1", [device])?,
        };
        Ok(())
    }

    /// Keeps what came of a run.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn add_backup_run(&self, run: &BackupRun) -> Result<(), Error> {
        let device = self.memory.borrow().device.to_string();
        self.execute_local(
            "INSERT INTO backup_runs (device_id, kind, at_ms, path, report, failure, detail)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                device,
                run.kind.as_str(),
                run.at_ms,
                run.path,
                run.report,
                run.failure,
                run.detail
            ],
        )?;
        Ok(())
    }
}
