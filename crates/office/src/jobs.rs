//! Long work: progress, cancel, and what came of it. A job stops at its next step when the firm is locked.

use crate::{Error, Session, router::Handle, when, words};
use contract::{
    Event,
    ingest::{CancelJob, IngestReport, JobView, JobsView, ListJobs},
};
use jiff::Timestamp;
use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use store::Id;

/// The jobs of this session, newest last.
#[derive(Default)]
pub(crate) struct Jobs {
    jobs: Mutex<BTreeMap<Id, Arc<Job>>>,
}

/// One job. The thread that does the work reports here; windows are told at most five times a second.
pub(crate) struct Job {
    id: Id,
    kind: &'static str,
    title: String,
    started: Timestamp,
    cancelled: AtomicBool,
    progress: Mutex<Progress>,
}

struct Progress {
    state: &'static str,
    done: u32,
    total: Option<u32>,
    report: Option<IngestReport>,
    error: Option<String>,
    told: Timestamp,
}

impl Job {
    /// Whether a person stopped it.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Acquire)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn view(&self, now: Timestamp) -> JobView {
        let progress = self.lock();
        let elapsed = now.duration_since(self.started).as_secs_f64().max(0.0);
        let seconds_left = progress
            .total
            .filter(|&total| {
                progress.state == "running" && progress.done > 0 && total >= progress.done
            })
            .map(|total| {
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "an estimate in seconds, saturating"
                )]
                let left = (elapsed / f64::from(progress.done) * f64::from(total - progress.done))
                    .ceil() as u32;
                left
            });
        JobView {
            id: self.id.to_string(),
            kind: self.kind.to_owned(),
            title: self.title.clone(),
            state: progress.state.to_owned(),
            done: progress.done,
            total: progress.total,
            seconds_left,
            report: progress.report.clone(),
            error: progress.error.clone(),
            started_at: when::time(self.started),
        }
    }
}

impl Session {
    /// Starts a job on a thread of its own. `work` calls [`Session::step`] and stops when it answers false.
    pub(crate) fn start_job(
        &self,
        kind: &'static str,
        title: String,
        work: impl FnOnce(&Arc<Self>, &Arc<Job>) -> Result<Option<IngestReport>, Error> + Send + 'static,
    ) -> Result<JobView, Error> {
        let job = self.begin_job(kind, title);
        let (session, its) = (self.shared()?, Arc::clone(&job));
        std::thread::Builder::new()
            .name(format!("job-{kind}"))
            .spawn(move || {
                let result =
                    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&session, &its)));
                session.end_job(&its, result);
            })
            .map_err(|error| Error::Broken(format!("no thread for {kind}: {error}")))?;
        Ok(job.view(self.now()))
    }

    /// A job that its caller works on, and ends with [`Session::end_job`].
    pub(crate) fn begin_job(&self, kind: &'static str, title: String) -> Arc<Job> {
        let now = self.now();
        let progress = Progress {
            state: "running",
            done: 0,
            total: None,
            report: None,
            error: None,
            told: now,
        };
        let job = Arc::new(Job {
            id: self.new_id(),
            kind,
            title,
            started: now,
            cancelled: AtomicBool::new(false),
            progress: Mutex::new(progress),
        });
        self.jobs
            .jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(job.id, Arc::clone(&job));
        job
    }

    /// Says how a job ended.
    ///
    /// - `result`: the outer error is a panic.
    pub(crate) fn end_job(
        &self,
        job: &Job,
        result: std::thread::Result<Result<Option<IngestReport>, Error>>,
    ) {
        let mut progress = job.lock();
        match result {
            Ok(Ok(report)) => {
                progress.state = if job.is_cancelled() {
                    "cancelled"
                } else {
                    "done"
                };
                progress.report = report;
            }
            Ok(Err(error)) => {
                tracing::warn!(kind = job.kind, %error, "a job failed");
                progress.state = "failed";
                progress.error = Some(error.to_string());
            }
            Err(_) => {
                progress.state = "failed";
                progress.error = Some("a defect stopped it".to_owned());
            }
        }
        drop(progress);
        self.bus.tell(&Event::Job {
            job: job.view(self.now()),
        });
        self.bus.changed(&[
            "inbox",
            "board",
            "today",
            "workspaces",
            "search",
            "accounts",
            "contacts",
            "notifications",
            "intelligence",
        ]);
    }

    /// Whether a job of this kind is at work.
    pub(crate) fn is_running(&self, kind: &str) -> bool {
        let jobs = self
            .jobs
            .jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        jobs.values()
            .any(|job| job.kind == kind && job.lock().state == "running")
    }

    /// Reports progress. Returns false when the job must stop.
    pub(crate) fn step(&self, job: &Job, done: u32, total: Option<u32>) -> bool {
        let now = self.now();
        let mut progress = job.lock();
        progress.done = done;
        progress.total = total;
        let tell = now.duration_since(progress.told).as_millis() >= 200;
        if tell {
            progress.told = now;
        }
        drop(progress);
        if tell {
            self.bus.tell(&Event::Job { job: job.view(now) });
        }
        !job.is_cancelled() && !self.is_closing()
    }
}

impl Handle<ListJobs> for Session {
    fn handle(&self, _: ListJobs) -> Result<JobsView, Error> {
        let now = self.now();
        let jobs = self
            .jobs
            .jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        Ok(JobsView {
            jobs: jobs
                .values()
                .rev()
                .take(50)
                .map(|job| job.view(now))
                .collect(),
        })
    }
}

impl Handle<CancelJob> for Session {
    fn handle(&self, request: CancelJob) -> Result<JobView, Error> {
        let id = words::id(&request.id)?;
        let jobs = self
            .jobs
            .jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let job = jobs.get(&id).ok_or(Error::NotFound {
            entity: "job",
            id: request.id,
        })?;
        job.cancelled.store(true, Ordering::Release);
        Ok(job.view(self.now()))
    }
}
