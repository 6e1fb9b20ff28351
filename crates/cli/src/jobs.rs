//! Waiting for a job of the office.

use crate::failure::Failure;
use contract::{
    Event,
    ingest::{JobView, ListJobs},
};
use office::Desk;
use std::{
    io::{IsTerminal as _, Write as _},
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

/// Waits until a job has ended. Progress goes to standard error when a person watches it.
///
/// - `events`: subscribed before the job was started, so that its end is not missed.
pub(crate) fn wait(
    desk: &Desk,
    events: &Receiver<Event>,
    started: JobView,
) -> Result<JobView, Failure> {
    let watched = std::io::stderr().is_terminal();
    let mut job = started;
    while job.state == "running" {
        let news = match events.recv_timeout(Duration::from_secs(1)) {
            Ok(Event::Job { job: news }) if news.id == job.id => Some(news),
            Ok(_) => None,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => desk
                .ask(ListJobs {})?
                .jobs
                .into_iter()
                .find(|known| known.id == job.id),
        };
        if let Some(news) = news {
            job = news;
            if watched {
                let total = job
                    .total
                    .map(|total| format!(" / {total}"))
                    .unwrap_or_default();
                let _ = write!(std::io::stderr().lock(), "\r{}{total} ", job.done);
            }
        }
    }
    if watched {
        let _ = writeln!(std::io::stderr().lock());
    }
    Ok(job)
}
