//! Where dropped files wait for the office, and written ones for the browser. They lie there in clear, so they go as soon
//! as they were taken, when nobody came for them, when the server ends, and, after a crash, when the next one starts.

use contract::ingest::ListJobs;
use office::Desk;
use serde_json::Value;
use std::{
    collections::HashMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// How long a file waits for somebody who looks at a preview first.
const PATIENCE: Duration = Duration::from_secs(3600);

const PREFIX: &str = "drop-";

/// The folders of the files that were dropped on this server.
pub(super) struct Drops {
    root: PathBuf,
    waiting: Mutex<Vec<Waiting>>,
    /// Held by the first server of a data folder: what lies there is nobody else's.
    _lock: File,
}

struct Waiting {
    folder: PathBuf,
    token: Option<String>,
    /// Which job takes it in.
    job: Option<String>,
    /// The file that the office writes here, for the browser to fetch.
    written: Option<PathBuf>,
    is_fetched: bool,
    since: Instant,
}

impl Drops {
    /// Opens the place for dropped files, and clears what a server that was killed left there.
    pub(super) fn open(root: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&root)?;
        let lock = File::create(root.join("drops.lock"))?;
        match lock.try_lock() {
            Ok(()) => sweep(&root)?,
            // Another server of this data folder is at work.
            Err(fs::TryLockError::WouldBlock) => {}
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
        Ok(Self {
            root,
            waiting: Mutex::default(),
            _lock: lock,
        })
    }

    /// A folder of its own for each file: the name is kept, and nobody overwrites anybody.
    pub(super) fn folder(&self) -> io::Result<PathBuf> {
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|error| io::Error::other(error.to_string()))?;
        let name = format!("{PREFIX}{:016x}", u64::from_be_bytes(random));
        let folder = self.root.join(name);
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder)?;
        self.waiting().push(Waiting {
            folder: folder.clone(),
            token: None,
            job: None,
            written: None,
            is_fetched: false,
            since: Instant::now(),
        });
        Ok(folder)
    }

    /// The office will write this file.
    pub(super) fn awaits(&self, folder: &Path, file: &Path) {
        for one in self.waiting().iter_mut().filter(|one| one.folder == folder) {
            one.written = Some(file.to_owned());
        }
    }

    /// The file that the office writes under this token.
    pub(super) fn written(&self, token: &str) -> Option<PathBuf> {
        let waiting = self.waiting();
        let one = waiting
            .iter()
            .find(|one| one.token.as_deref() == Some(token))?;
        one.written.clone()
    }

    /// The browser has this file.
    pub(super) fn fetched(&self, token: &str) {
        let is_it = |one: &&mut Waiting| one.token.as_deref() == Some(token);
        for one in self.waiting().iter_mut().filter(is_it) {
            one.is_fetched = true;
        }
    }

    /// The file in this folder is known to the window by this token.
    pub(super) fn offered(&self, folder: &Path, token: &str) {
        for one in self.waiting().iter_mut().filter(|one| one.folder == folder) {
            one.token = Some(token.to_owned());
        }
    }

    /// The file in this folder did not come in whole.
    pub(super) fn give_up(&self, folder: &Path) {
        self.keep(|one| one.folder != folder);
    }

    /// Looks whether a command used dropped files, and which job does.
    pub(super) fn used(&self, request: &Value, reply: &Value) {
        let text = |name: &str| reply.get(name).and_then(Value::as_str);
        // What is only looked at is asked for once more.
        let preview = text("kind").is_some_and(|kind| kind.ends_with("_preview"));
        let job = text("id").filter(|_| text("startedAt").is_some() && !preview);
        for one in self.waiting().iter_mut() {
            if one
                .token
                .as_deref()
                .is_some_and(|token| names(request, token))
            {
                if one.written.is_none() {
                    one.job = job.map(str::to_owned).or(one.job.take());
                }
                one.since = Instant::now();
            }
        }
    }

    /// Removes what a job has taken in, and what nobody came for.
    pub(super) fn tidy(&self, desk: &Desk) {
        if self.waiting().is_empty() {
            return;
        }
        let jobs: HashMap<String, String> = match desk.ask(ListJobs {}) {
            Ok(view) => view
                .jobs
                .into_iter()
                .map(|job| (job.id, job.state))
                .collect(),
            // The firm was locked: its jobs have ended.
            Err(_) => HashMap::new(),
        };
        for one in self.waiting().iter_mut() {
            let state = one.job.as_ref().and_then(|job| jobs.get(job));
            match state.map(String::as_str) {
                Some("running") => one.since = Instant::now(),
                // Somebody may try again.
                Some("failed" | "cancelled") => one.job = None,
                Some(_) | None => {}
            }
        }
        let running = |job: &String| jobs.get(job).is_some_and(|state| state == "running");
        self.keep(|one| match &one.job {
            Some(job) => running(job),
            None => !one.is_fetched && one.since.elapsed() < PATIENCE,
        });
    }

    /// Removes everything. To be called when nothing reads it any more.
    pub(super) fn clear(&self) {
        self.keep(|_| false);
    }

    fn keep(&self, wanted: impl Fn(&Waiting) -> bool) {
        self.waiting().retain(|one| {
            // One that cannot be removed is tried again with the next look, and by the next server.
            wanted(one) || !removed(&one.folder)
        });
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn removed(folder: &Path) -> bool {
    match fs::remove_dir_all(folder) {
        Ok(()) => true,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

fn sweep(root: &Path) -> io::Result<()> {
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(PREFIX) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Whether a request names a place.
fn names(request: &Value, token: &str) -> bool {
    match request {
        Value::String(text) => text == token,
        Value::Array(all) => all.iter().any(|one| names(one, token)),
        Value::Object(fields) => fields.values().any(|one| names(one, token)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
