//! What runs by itself: the service-level sweep, the urgency of workspaces, deadlines that lapse, reminders, the
//! daily deadline log, the idle lock.
//!
//! Timers admit what they do not know. The time of the last check is kept in the firm's file; after a
//! sleep, a switched-off night or a changed clock the window says from when to when nothing was checked,
//! and everything that came due meanwhile is raised at once with its true time (FEATURES 3.3).

use crate::{Error, Session, deadlines, desk::Inner, documents, when, workspaces};
use domain::{ClockCheck, EventName};
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::json;
use std::{
    sync::{Mutex, PoisonError, Weak},
    time::Duration,
};
use store::{Id, Job, JobState};

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
    /// # Errors
    ///
    /// When the firm's file cannot be written.
    pub fn check_timers(&self) -> Result<(), Error> {
        let now = self.now();
        let last = self.read(|reader| {
            Ok(reader
                .job(timers_row())?
                .map(|job| when::moment(job.updated_ms)))
        })?;
        let check = last.map_or(ClockCheck::Ok, |last| ClockCheck::between(last, now, EVERY));
        let swept = self.sweep(now)?;
        let escalated = u32::try_from(swept.escalated.len()).unwrap_or(u32::MAX);
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
        deadlines::lapse(self)?;
        if urgency_due || gap.is_some() {
            workspaces::recompute_all(self)?;
        }
        deadlines::remind(self)?;
        crate::prospects::remind_of_follow_ups(self)?;
        if watched_day != Some(today) {
            deadlines::tell_of_new_law(self)?;
            deadlines::write_today(self)?;
            crate::rights::purge(self)?;
        }
        // Rewriting the file after an erasure may have met a full disk or a long reader: it is tried until it is done.
        crate::rights::settle(self);
        let mut watched = self
            .watch
            .state
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        watched.checked_at = Some(now);
        watched.gap = gap.or(watched.gap);
        watched.logged = Some(today);
        if urgency_due {
            watched.urgency_at = Some(now);
        }
        Ok(())
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
                tracing::warn!(%error, "the timers could not do their work");
            }
            if let Err(error) = session.check_backups() {
                tracing::warn!(%error, "no backup could be started");
            }
        }
    }
}
