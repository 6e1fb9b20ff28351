//! Backing up by itself: when it is due, what it is told when it failed, and the monthly restore drill.

use super::runs::{Work, now_running};
use crate::{Error, Session, notifications, router::Handle, when};
use contract::{
    backup::{BackupPlanView, BackupRunView, BackupsView, SetBackupPlan, ShowBackups},
    ingest::JobView,
};
use domain::{Capability, Role};
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil};
use serde_json::json;
use std::path::PathBuf;
use store::{BackupKind, BackupPlan, BackupRun, Notification};

/// Six in the morning: before the office opens, after the night's mail.
const AT_MINUTE: i64 = 6 * 60;

/// A week of days.
const KEEP: i64 = 7;

/// A backup that failed is tried again after this.
const RETRY: SignedDuration = SignedDuration::from_hours(1);

/// Without a good backup for so long somebody must be told.
const OVERDUE: SignedDuration = SignedDuration::from_hours(48);

/// Between two restore drills.
const DRILL_EVERY: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Runs that are shown.
const SHOWN: usize = 20;

/// The newest moment at or before `now` at which the schedule says a time of day.
fn slot(plan: &BackupPlan, now: Timestamp) -> Timestamp {
    let zone = when::paris();
    let minute = plan.at_minute.clamp(0, 24 * 60 - 1);
    let time = civil::Time::midnight().wrapping_add(minute.minutes());
    let today = now.to_zoned(zone.clone()).date();
    let at = |date: civil::Date| {
        date.to_datetime(time)
            .to_zoned(zone.clone())
            .map_or(now, |at| at.timestamp())
    };
    if at(today) <= now {
        at(today)
    } else {
        at(today.saturating_sub(1.day()))
    }
}

/// A moment, unless it is still to come: a clock that was ahead once decides nothing once it is right again.
fn past(at_ms: i64, now: Timestamp) -> Option<Timestamp> {
    Some(when::moment(at_ms)).filter(|&at| at <= now)
}

/// Whether so much time has passed since a run, or, when there was none, since the plan was made. A moment that is still
/// to come proves nothing.
fn is_long_ago(
    run: Option<&BackupRun>,
    plan: &BackupPlan,
    now: Timestamp,
    long: SignedDuration,
) -> bool {
    past(run.map_or(plan.since_ms, |run| run.at_ms), now)
        .is_none_or(|since| now.duration_since(since) >= long)
}

/// When the next backup is due: now or later.
pub(super) fn next(plan: &BackupPlan, last: Option<&BackupRun>, now: Timestamp) -> Timestamp {
    let slot = slot(plan, now);
    let Some((last, at)) = last.and_then(|run| Some((run, past(run.at_ms, now)?))) else {
        return now;
    };
    if at < slot && last.failure.is_none() {
        return now;
    }
    if last.failure.is_some() {
        return at.saturating_add(RETRY).unwrap_or(now).max(now);
    }
    slot.saturating_add(SignedDuration::from_hours(24))
        .unwrap_or(now)
}

impl Session {
    /// Starts what is due: a backup, or the monthly drill. Called on a timer.
    ///
    /// # Errors
    ///
    /// When the firm's file cannot be read or written.
    pub fn check_backups(&self) -> Result<Option<JobView>, Error> {
        let now = self.now();
        let device = self.store.device_id();
        let (plan, last, good, drill) = self.read(|reader| {
            Ok((
                reader.backup_plan(device)?,
                reader.last_backup_run(device, BackupKind::Backup, false)?,
                reader.last_backup_run(device, BackupKind::Backup, true)?,
                reader.last_backup_run(device, BackupKind::Drill, false)?,
            ))
        })?;
        let Some(plan) = plan else { return Ok(None) };
        if now_running(self) {
            return Ok(None);
        }
        if is_long_ago(good.as_ref(), &plan, now, OVERDUE) {
            self.tell_once_a_day("BACKUP_OVERDUE", &plan.folder)?;
        }
        if next(&plan, last.as_ref(), now) <= now {
            let target = self.planned_file(&plan)?;
            return super::runs::start(self, Work::Backup, target, true).map(Some);
        }
        if good.is_some() && is_long_ago(drill.as_ref(), &plan, now, DRILL_EVERY) {
            let target = self.planned_file(&plan)?;
            return super::runs::start(self, Work::Drill, target, true).map(Some);
        }
        Ok(None)
    }

    /// The file in the folder of the schedule.
    pub(super) fn planned_file(&self, plan: &BackupPlan) -> Result<PathBuf, Error> {
        let name = self.read(crate::settings::firm_name)?;
        let word: String = name
            .chars()
            .map(|sign| if sign.is_alphanumeric() { sign } else { '-' })
            .take(60)
            .collect();
        let id: String = self.tenant.id.chars().rev().take(6).collect();
        Ok(PathBuf::from(&plan.folder).join(format!("{word}-{id}.guichet")))
    }

    /// The file of the schedule.
    pub(super) fn planned(&self) -> Result<(PathBuf, usize), Error> {
        let device = self.store.device_id();
        let plan = self
            .read(|reader| Ok(reader.backup_plan(device)?))?
            .ok_or(Error::NotFound {
                entity: "backup plan",
                id: String::new(),
            })?;
        let keep = usize::try_from(plan.keep).unwrap_or(1);
        Ok((self.planned_file(&plan)?, keep))
    }

    /// Tells the heads of the firm, unless they were told the same in the last day.
    pub(crate) fn tell_once_a_day(&self, kind: &str, what: &str) -> Result<(), Error> {
        let now_ms = self.now_ms();
        let told = self.write(|writer| {
            let mut told = false;
            for user in writer.users()? {
                let known = writer
                    .notifications(user.id, 100)?
                    .iter()
                    .any(|row| row.kind == kind && (0..86_400_000).contains(&(now_ms - row.at_ms)));
                if user.disabled || user.role != Role::Admin || known {
                    continue;
                }
                told |= writer.notify(&Notification {
                    id: self.new_id(),
                    user_id: user.id,
                    kind: kind.to_owned(),
                    communication_id: None,
                    workspace_id: None,
                    at_ms: now_ms,
                    read: false,
                    subject: String::new(),
                })?;
            }
            Ok(told)
        })?;
        if told {
            let event =
                self.read(|reader| notifications::desktop(self, reader, kind, "", what, None))?;
            self.bus.tell(&event);
            self.bus.changed(&["notifications", "backup"]);
        }
        Ok(())
    }
}

impl Handle<ShowBackups> for Session {
    fn handle(&self, _: ShowBackups) -> Result<BackupsView, Error> {
        self.require(Capability::Read)?;
        let (now, device) = (self.now(), self.store.device_id());
        let (plan, runs, last, good, drill) = self.read(|reader| {
            Ok((
                reader.backup_plan(device)?,
                reader.backup_runs(device, SHOWN)?,
                reader.last_backup_run(device, BackupKind::Backup, false)?,
                reader.last_backup_run(device, BackupKind::Backup, true)?,
                reader.last_backup_run(device, BackupKind::Drill, false)?,
            ))
        })?;
        let failed =
            |run: &Option<BackupRun>| run.as_ref().is_some_and(|run| run.failure.is_some());
        let overdue = plan
            .as_ref()
            .is_some_and(|plan| is_long_ago(good.as_ref(), plan, now, OVERDUE));
        let plan = plan
            .map(|plan| {
                let minute = plan.at_minute.clamp(0, 24 * 60 - 1);
                let file = self.planned_file(&plan)?;
                Ok::<_, Error>(BackupPlanView {
                    file: file
                        .file_name()
                        .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
                    at: format!("{:02}:{:02}", minute / 60, minute % 60),
                    keep: u32::try_from(plan.keep).unwrap_or(1),
                    next_at: when::time(next(&plan, last.as_ref(), now)),
                    folder: plan.folder,
                })
            })
            .transpose()?;
        Ok(BackupsView {
            plan,
            overdue: overdue || failed(&last) || failed(&drill),
            last: good.as_ref().map(view),
            drill: drill.as_ref().map(view),
            runs: runs.iter().map(view).collect(),
        })
    }
}

fn view(run: &BackupRun) -> BackupRunView {
    BackupRunView {
        kind: run.kind.as_str().to_owned(),
        at: when::time_ms(run.at_ms),
        path: run.path.clone(),
        report: run
            .report
            .as_deref()
            .and_then(|report| serde_json::from_str(report).ok()),
        failure: run.failure.clone(),
        detail: run.detail.clone(),
    }
}

impl Handle<SetBackupPlan> for Session {
    fn handle(&self, request: SetBackupPlan) -> Result<BackupsView, Error> {
        self.require(Capability::Administer)?;
        let device = self.store.device_id();
        let known = self.read(|reader| Ok(reader.backup_plan(device)?))?;
        let plan = if request.off == Some(true) {
            None
        } else {
            Some(self.changed_plan(&request, known)?)
        };
        self.write(|writer| {
            writer.set_backup_plan(plan.as_ref())?;
            let detail = json!({ "on": plan.is_some() });
            self.audit(writer, "backup.plan", "backup", &self.tenant.id, &detail)
        })?;
        self.bus.changed(&["backup"]);
        self.handle(ShowBackups {})
    }
}

impl Session {
    fn changed_plan(
        &self,
        request: &SetBackupPlan,
        known: Option<BackupPlan>,
    ) -> Result<BackupPlan, Error> {
        let chosen = request
            .place
            .as_deref()
            .map(|token| self.places.path(token))
            .transpose()?;
        if let Some(folder) = &chosen
            && (!folder.is_dir() || folder.starts_with(&self.tenant.data_dir))
        {
            // A copy beside the original is lost with it.
            return Err(Error::invalid("folder", &folder.display().to_string()));
        }
        let mut plan = match (known, &chosen) {
            (Some(plan), _) => plan,
            (None, Some(_)) => BackupPlan {
                folder: String::new(),
                at_minute: AT_MINUTE,
                keep: KEEP,
                since_ms: self.now_ms(),
            },
            (None, None) => return Err(Error::invalid("folder", "")),
        };
        if let Some(folder) = chosen {
            plan.folder = folder.display().to_string();
            plan.since_ms = self.now_ms();
        }
        if let Some(at) = &request.at {
            let time: civil::Time = at.parse().map_err(|_| Error::invalid("time", at))?;
            plan.at_minute = i64::from(time.hour()) * 60 + i64::from(time.minute());
        }
        if let Some(keep) = request.keep {
            if !(1..=365).contains(&keep) {
                return Err(Error::invalid("number", &keep.to_string()));
            }
            plan.keep = i64::from(keep);
        }
        Ok(plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> BackupPlan {
        BackupPlan {
            folder: String::new(),
            at_minute: AT_MINUTE,
            keep: 7,
            since_ms: 0,
        }
    }

    fn run(at: &str, failure: Option<&str>) -> BackupRun {
        BackupRun {
            kind: BackupKind::Backup,
            at_ms: at.parse::<Timestamp>().unwrap().as_millisecond(),
            path: String::new(),
            report: None,
            failure: failure.map(str::to_owned),
            detail: String::new(),
        }
    }

    fn due(last: Option<BackupRun>, now: &str) -> String {
        let next = next(&plan(), last.as_ref(), now.parse().unwrap());
        when::time(next)
    }

    #[test]
    fn a_backup_is_due_once_a_day_at_its_hour_and_after_a_night_switched_off() {
        let now = "2026-11-20T10:00:00+01:00";
        assert_eq!(due(None, now), now, "the first one at once");
        let tomorrow = "2026-11-21T06:00:00+01:00";
        assert_eq!(
            due(Some(run("2026-11-20T06:01:00+01:00", None)), now),
            tomorrow
        );
        assert_eq!(
            due(Some(run("2026-11-19T06:01:00+01:00", None)), now),
            now,
            "the computer was off at six"
        );
        assert_eq!(
            due(
                Some(run("2026-11-19T18:00:00+01:00", None)),
                "2026-11-20T05:59:00+01:00"
            ),
            "2026-11-20T06:00:00+01:00"
        );
        assert_eq!(
            due(
                Some(run("2026-11-20T09:30:00+01:00", Some("disk_full"))),
                now
            ),
            "2026-11-20T10:30:00+01:00",
            "what failed is tried again"
        );
    }

    #[test]
    fn a_backup_made_while_the_clock_was_ahead_holds_up_nothing() {
        let (mut plan, now) = (plan(), "2026-11-20T10:00:00+01:00");
        let ahead = run("2036-03-01T06:01:00+01:00", None);
        assert_eq!(due(Some(ahead.clone()), now), now);
        let failed = Some(run("2036-03-01T06:01:00+01:00", Some("disk_full")));
        assert_eq!(due(failed, now), now);
        let now = now.parse().unwrap();
        assert!(is_long_ago(Some(&ahead), &plan, now, OVERDUE));
        assert!(is_long_ago(Some(&ahead), &plan, now, DRILL_EVERY));
        plan.since_ms = ahead.at_ms;
        assert!(is_long_ago(None, &plan, now, OVERDUE));
        let today = run("2026-11-20T06:01:00+01:00", None);
        assert!(!is_long_ago(Some(&today), &plan, now, OVERDUE));
    }

    #[test]
    fn the_hour_that_a_clock_change_skips_is_still_a_time() {
        let mut plan = plan();
        plan.at_minute = 150;
        let now: Timestamp = "2026-03-29T12:00:00+02:00".parse().unwrap();
        assert!(slot(&plan, now) <= now);
        assert!(now.duration_since(slot(&plan, now)) < SignedDuration::from_hours(12));
    }
}
