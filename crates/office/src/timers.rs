//! What runs by itself: the service-level sweep, the urgency of workspaces, deadlines that lapse, reminders, the
//! daily deadline log, the idle lock.
//!
//! Timers admit what they do not know. The time of the last check is kept in the firm's file; after a
//! sleep, a switched-off night or a changed clock the window says from when to when nothing was checked,
//! and everything that came due meanwhile is raised at once with its true time (FEATURES 3.3).

use crate::{Error, Session, deadlines, desk::Inner, documents, notifications, when, workspaces};
use domain::{ClockCheck, EventName};
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::json;
use std::{
    sync::{Mutex, PoisonError, Weak},
    time::Duration,
};
use store::{Id, Job, JobState, Notification};

/// Between two looks at the clock; the sweep is far cheaper than this.
const EVERY: SignedDuration = SignedDuration::from_secs(20);

/// Between two looks at whether the firm is idle.
const TICK: Duration = Duration::from_secs(1);

/// Between two recomputations of all urgencies.
const URGENCY_EVERY: SignedDuration = SignedDuration::from_mins(30);

/// What the timers know.
#[derive(Default)]
pub(crate) struct Watch {
    state: Mutex<Watched>,
}

/// When the clock was last checked, and the last stretch in which it was not.
#[derive(Debug, Clone, Default)]
pub(crate) struct Watched {
    pub(crate) checked_at: Option<Timestamp>,
    pub(crate) gap: Option<Gap>,
    urgency_at: Option<Timestamp>,
    /// The day whose page of the deadline log is known to be written.
    logged: Option<Date>,
}

/// A stretch in which nothing was checked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gap {
    pub(crate) from: Timestamp,
    pub(crate) to: Timestamp,
    pub(crate) escalated: u32,
    pub(crate) set_back: bool,
}

/// The row that remembers the last check; the same in every firm.
fn timers_row() -> Id {
    Id::from_parts(0, b"timers-row")
}

impl Session {
    /// What the timers know, for the first screen.
    pub(crate) fn watched(&self) -> Watched {
        self.watch
            .state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Looks at the clock and does what is due. Called on a timer, on wake and on start.
    ///
    /// One thing that cannot be done does not keep the others from being done; the person at the screen is told.
    ///
    /// # Errors
    ///
    /// When the firm's file cannot be written, or the first of what could not be done.
    pub fn check_timers(&self) -> Result<(), Error> {
        let now = self.now();
        let mut failed = Failed::default();
        let last = self.read(|reader| {
            Ok(reader
                .job(timers_row())?
                .map(|job| when::moment(job.updated_ms)))
        })?;
        let check = last.map_or(ClockCheck::Ok, |last| ClockCheck::between(last, now, EVERY));
        let swept = failed.unless(self.sweep_due(now));
        let escalated = swept.map_or(0, |swept| {
            u32::try_from(swept.escalated.len()).unwrap_or(u32::MAX)
        });
        let gap = match check {
            ClockCheck::Ok => None,
            ClockCheck::Slept { from, to } => Some(Gap {
                from,
                to,
                escalated,
                set_back: false,
            }),
            ClockCheck::SetBack { by } => Some(Gap {
                from: now,
                to: now.saturating_add(by).unwrap_or(now),
                escalated,
                set_back: true,
            }),
        };
        self.write(|writer| {
            if let ClockCheck::SetBack { by } = check {
                writer.audit(
                    None,
                    "clock.set_back",
                    "clock",
                    "",
                    &json!({ "seconds": by.as_secs() }),
                )?;
                writer.emit(
                    EventName::SystemError.as_str(),
                    "clock",
                    "",
                    &json!({ "set_back_seconds": by.as_secs() }),
                )?;
            }
            let job = Job {
                id: timers_row(),
                kind: "timers".to_owned(),
                state: JobState::Running,
                done: 0,
                total: None,
                detail: json!(null),
                error: None,
                started_ms: 0,
                updated_ms: now.as_millisecond(),
            };
            Ok::<_, Error>(writer.save_job(&job)?)
        })?;
        let Watched {
            urgency_at,
            logged: watched_day,
            ..
        } = self.watched();
        let today = when::day(now);
        let urgency_due =
            urgency_at.is_none_or(|at| now.duration_since(at) >= URGENCY_EVERY || now < at);
        // What lapsed counts for the urgency, and whoever hears of a critical date need not be reminded of it too.
        failed.unless(deadlines::lapse(self));
        let recomputed = if urgency_due || gap.is_some() {
            failed.unless(workspaces::recompute_all(self)).is_some()
        } else {
            false
        };
        failed.unless(deadlines::remind(self));
        failed.unless(crate::prospects::remind_of_follow_ups(self));
        let mut day_done = true;
        if watched_day != Some(today) {
            day_done &= failed.unless(deadlines::tell_of_new_law(self)).is_some();
            day_done &= failed.unless(deadlines::write_today(self)).is_some();
            day_done &= failed.unless(crate::rights::purge(self)).is_some();
        }
        // Rewriting the file after an erasure may have met a full disk or a long reader: it is tried until it is done.
        crate::rights::settle(self);
        {
            let mut watched = self
                .watch
                .state
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            watched.checked_at = Some(now);
            watched.gap = gap.or(watched.gap);
            if day_done {
                watched.logged = Some(today);
            }
            if recomputed {
                watched.urgency_at = Some(now);
            }
        }
        match failed.0 {
            None => Ok(()),
            Some(error) => {
                self.tell_of_failed_timers()?;
                Err(error)
            }
        }
    }

    /// Tells the person at the screen that not everything was checked, once a day.
    fn tell_of_failed_timers(&self) -> Result<(), Error> {
        let now_ms = self.now_ms();
        let told = self.write(|writer| {
            let known = writer
                .notifications(self.user_id, 100)?
                .iter()
                .any(|row| row.kind == FAILED && now_ms - row.at_ms < 86_400_000);
            if known {
                return Ok(false);
            }
            Ok(writer.notify(&Notification {
                id: self.new_id(),
                user_id: self.user_id,
                kind: FAILED.to_owned(),
                communication_id: None,
                workspace_id: None,
                at_ms: now_ms,
                read: false,
                subject: String::new(),
            })?)
        })?;
        if told {
            let event =
                self.read(|reader| notifications::desktop(self, reader, FAILED, "", "", None))?;
            self.bus.tell(&event);
            self.bus.changed(&["notifications"]);
        }
        Ok(())
    }
}

/// What the person is told when not everything could be checked.
const FAILED: &str = "TIMERS_FAILED";

/// The first of what could not be done.
#[derive(Default)]
struct Failed(Option<Error>);

impl Failed {
    fn unless<T>(&mut self, done: Result<T, Error>) -> Option<T> {
        match done {
            Ok(done) => Some(done),
            Err(error) => {
                tracing::warn!(cause = error.loggable(), "a timer could not do its work");
                self.0.get_or_insert(error);
                None
            }
        }
    }
}

/// Runs the timers of a desk until it is gone.
pub(crate) fn run(desk: &Weak<Inner>) {
    let mut last: Option<Timestamp> = None;
    loop {
        std::thread::sleep(TICK);
        let Some(desk) = desk.upgrade().map(crate::Desk::from_inner) else {
            return;
        };
        desk.lock_when_idle();
        let Ok(session) = desk.session() else {
            last = None;
            continue;
        };
        let now = session.now();
        if last.is_none()
            && let Err(error) = documents::resume_adding(&session)
        {
            tracing::warn!(%error, "files that were being added could not be found again");
        }
        if let Err(error) = documents::read_on(&session) {
            tracing::warn!(%error, "the reader of documents could not start");
        }
        let due = last.is_none_or(|last| now.duration_since(last) >= EVERY || now < last);
        if let Err(error) = session.send_due(due) {
            tracing::warn!(%error, "mail could not be sent");
        }
        if due {
            last = Some(now);
            if let Err(error) = session.check_timers() {
                tracing::warn!(cause = error.loggable(), "not everything was checked");
            }
            if let Err(error) = session.check_backups() {
                tracing::warn!(%error, "no backup could be started");
            }
        }
    }
}
