//! Backups, checks and drills as jobs, and what came of them.

use super::read::Scratch;
use crate::{Error, Session, jobs::Job, router::Handle};
use contract::{
    backup::{BackupReport, CheckBackup, StartBackup, StartDrill},
    ingest::JobView,
};
use domain::Capability;
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{BackupError, BackupFile, BackupKind, BackupRun, Finding, Store};

/// What a job does with a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    Backup,
    Check,
    Drill,
}

impl Work {
    const fn kind(self) -> BackupKind {
        match self {
            Self::Backup => BackupKind::Backup,
            Self::Check => BackupKind::Check,
            Self::Drill => BackupKind::Drill,
        }
    }

    const fn job(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::Check => "backup_check",
            Self::Drill => "backup_drill",
        }
    }
}

/// Whether a job is busy with a backup.
pub(super) fn now_running(session: &Session) -> bool {
    ["backup", "backup_check", "backup_drill"]
        .iter()
        .any(|kind| session.is_running(kind))
}

/// Starts a job. One at a time is enough: they read the same disk.
///
/// - `by_itself`: on the schedule; a failure is told to the heads of the firm.
pub(super) fn start(
    session: &Session,
    work: Work,
    target: PathBuf,
    by_itself: bool,
) -> Result<JobView, Error> {
    if now_running(session) {
        return Err(BackupError::InUse.into());
    }
    let title = target.file_name().map_or_else(
        || target.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    let keep = session.planned().map_or(7, |(_, keep)| keep);
    session.start_job(work.job(), title, move |session, job| {
        let done = run(session, job, work, &target, keep, by_itself);
        let stopped = matches!(done, Err(Error::Backup(BackupError::Cancelled)));
        if !stopped {
            note(session, work, &target, &done)?;
        }
        if done.is_err() && !stopped && by_itself {
            let kind = match work {
                Work::Drill => "DRILL_FAILED",
                Work::Backup | Work::Check => "BACKUP_FAILED",
            };
            session.tell_once_a_day(kind, &target.display().to_string())?;
        }
        session.bus.changed(&["backup"]);
        match done {
            Ok(_) => Ok(None),
            Err(_) if stopped => Ok(None),
            Err(error) => Err(error),
        }
    })
}

fn run(
    session: &Arc<Session>,
    job: &Arc<Job>,
    work: Work,
    target: &Path,
    keep: usize,
    by_itself: bool,
) -> Result<BackupReport, Error> {
    let mut progress = |done: u32, total: u32| session.step(job, done, Some(total));
    match work {
        Work::Backup => {
            let first = session.write_backup(target, keep, &mut progress);
            match first {
                // Nothing is built on a file that rotted, even where only an older backup in it did, and nobody may be
                // there to choose another one.
                Err(Error::Backup(BackupError::Damaged(finding))) if by_itself => {
                    tracing::warn!(%finding, "a damaged backup is set aside and made anew");
                    set_aside(target, session.now_ms())?;
                    session.write_backup(target, keep, &mut progress)
                }
                Ok(report) if by_itself && !report.ok => {
                    tracing::warn!(findings = ?report.findings, "a damaged backup is set aside and made anew");
                    set_aside(target, session.now_ms())?;
                    session.write_backup(target, keep, &mut progress)
                }
                other => other,
            }
        }
        Work::Check => {
            let backup = BackupFile::open(target)?;
            let key = session.master.derive().sealing;
            let mut reading =
                |done: u64, total: u64| progress(super::half(done, total), super::HALVES / 2);
            let report = super::read::report(&backup, Some(&key), &mut reading)?;
            match report.damage {
                Some(finding) => Err(BackupError::Damaged(finding).into()),
                None => Ok(report.view),
            }
        }
        Work::Drill => session.drill(target, &mut progress),
    }
}

/// Renames a damaged backup: it may still help somebody who knows disks.
fn set_aside(target: &Path, now_ms: i64) -> Result<(), Error> {
    let mut name = target.as_os_str().to_owned();
    name.push(format!(".damaged-{now_ms}"));
    std::fs::rename(target, PathBuf::from(name)).map_err(|error| Error::File {
        path: target.display().to_string(),
        error,
    })
}

/// Keeps what came of a run.
fn note(
    session: &Session,
    work: Work,
    target: &Path,
    done: &Result<BackupReport, Error>,
) -> Result<(), Error> {
    let (failure, detail) = match done {
        Ok(_) => (None, String::new()),
        Err(error) => {
            let failure = error.to_failure();
            (Some(failure.reason), error.to_string())
        }
    };
    let run = BackupRun {
        kind: work.kind(),
        at_ms: session.now_ms(),
        path: target.display().to_string(),
        report: done.as_ref().ok().map(|report| json!(report).to_string()),
        failure,
        detail,
    };
    session.write(|writer| Ok(writer.add_backup_run(&run)?))
}

impl Session {
    /// Restores a backup into a folder that nobody sees, opens it, checks everything, and removes it.
    ///
    /// # Errors
    ///
    /// [`Error::Backup`], [`Error::BackupUnproven`], or the first thing that is not as it was.
    pub fn drill(
        &self,
        target: &Path,
        progress: super::Progress<'_>,
    ) -> Result<BackupReport, Error> {
        let backup = BackupFile::open(target)?;
        let key = self.master.derive().sealing;
        let mut reading = |done: u64, total: u64| progress(super::half(done, total), super::HALVES);
        let report = super::read::report(&backup, Some(&key), &mut reading)?;
        if let Some(finding) = report.damage {
            return Err(BackupError::Damaged(finding).into());
        }
        let scratch = Scratch::under(&self.tenant.data_dir)?;
        let folder = scratch.0.join("firm");
        let mut unpacking = |done: u64, total: u64| {
            progress(super::HALVES / 2 + super::half(done, total), super::HALVES)
        };
        backup.unpack(&folder, &mut unpacking)?;
        let options = crate::firm::store_options(&folder, &self.master, self.store.device_id());
        let store = Store::open(&options)?;
        let summary = super::proof::open(&backup, &key)?;
        if !summary.agrees(&store.counts()?) {
            return Err(Error::BackupUnproven);
        }
        // A message that waits to be filed waits in the firm as well: the backup is what it should be.
        let findings = store.verify()?;
        match findings
            .iter()
            .find(|finding| !matches!(finding, Finding::NotFiled { .. }))
        {
            None => Ok(report.view),
            Some(finding) => Err(store::Error::Damaged {
                what: finding.to_string(),
            }
            .into()),
        }
    }

    fn place_or_plan(&self, place: Option<&str>) -> Result<PathBuf, Error> {
        match place {
            Some(token) => self.places.path(token),
            None => self.planned().map(|(path, _)| path),
        }
    }
}

impl Handle<StartBackup> for Session {
    fn handle(&self, request: StartBackup) -> Result<JobView, Error> {
        self.require(Capability::Administer)?;
        let target = self.place_or_plan(request.place.as_deref())?;
        start(self, Work::Backup, target, false)
    }
}

impl Handle<CheckBackup> for Session {
    fn handle(&self, request: CheckBackup) -> Result<JobView, Error> {
        self.require(Capability::Administer)?;
        let target = self.place_or_plan(request.place.as_deref())?;
        start(self, Work::Check, target, false)
    }
}

impl Handle<StartDrill> for Session {
    fn handle(&self, _: StartDrill) -> Result<JobView, Error> {
        self.require(Capability::Administer)?;
        let target = self.planned()?.0;
        start(self, Work::Drill, target, false)
    }
}
