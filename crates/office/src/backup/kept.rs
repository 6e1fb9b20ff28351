//! What stays in a backup file, and what must leave it.

use super::plan::next;
use crate::{Error, Session, when};
use jiff::civil;
use std::path::{Path, PathBuf};
use store::BackupKind;

/// What the schedule keeps.
pub(crate) struct Planned {
    /// The file.
    pub(crate) path: PathBuf,
    /// Backups that stay in it.
    pub(crate) keep: usize,
    /// The day of the next one.
    pub(crate) next_on: civil::Date,
}

impl Session {
    /// The file of the schedule with what it keeps, if there is a schedule.
    pub(crate) fn planned_backups(&self) -> Result<Option<Planned>, Error> {
        let device = self.store.device_id();
        let (plan, last) = self.read(|reader| {
            let last = reader.last_backup_run(device, BackupKind::Backup, false)?;
            Ok((reader.backup_plan(device)?, last))
        })?;
        let Some(plan) = plan else { return Ok(None) };
        Ok(Some(Planned {
            path: self.planned_file(&plan)?,
            keep: usize::try_from(plan.keep).unwrap_or(1).max(1),
            next_on: when::day(next(&plan, last.as_ref(), self.now())),
        }))
    }

    /// Whether a backup file must be rid of what it no longer keeps: since somebody was erased, not enough backups were
    /// made onto it for the ones from before to have lapsed.
    pub(super) fn must_compact(&self, target: &Path, keep: usize) -> Result<bool, Error> {
        let device = self.store.device_id();
        self.read(|reader| {
            let Some(erased) = reader.erasures()?.pop() else {
                return Ok(false);
            };
            let since = reader
                .backup_runs(device, 2 * keep + 20)?
                .iter()
                .filter(|run| {
                    run.kind == BackupKind::Backup
                        && run.failure.is_none()
                        && run.at_ms > erased.at_ms
                        && Path::new(&run.path) == target
                })
                .count();
            Ok(since <= keep)
        })
    }
}
