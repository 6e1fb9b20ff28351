//! Mail from files: .eml, mbox, Maildir and folders of them, read by a few workers that take turns at the writer.

use super::{BATCH, receive_batch};
use crate::{Error, Session};
use contract::ingest::{IngestFailure, IngestReport};
use mail::files::{Entry, Failed, Source};
use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::Instant,
};
use store::{Account, AccountKind, Authentication, Id, Security};

/// One understands while the other writes; more would only wait for the writer.
const WORKERS: usize = 3;

/// A batch holds at most this many bytes of mail, so that three workers stay far below the memory of a laptop.
const BATCH_BYTES: usize = 24 << 20;

/// Takes reports of progress and says whether to go on.
pub(crate) type Sink<'a> = &'a (dyn Fn(u32, Option<u32>) -> bool + Sync);

/// The account that files are filed under, made when it is not there.
pub(crate) fn files_account(session: &Session, label: &str) -> Result<Id, Error> {
    session.write(|writer| {
        if let Some(account) = writer.account_by_label(label)? {
            return Ok(account.id);
        }
        let account = Account {
            id: session.new_id(),
            kind: AccountKind::Files,
            label: label.to_owned(),
            address: String::new(),
            host: String::new(),
            port: 0,
            security: Security::Tls,
            username: String::new(),
            authentication: Authentication::Password,
            folders: Vec::new(),
            owner_user_id: Some(session.user_id),
            created_ms: session.now_ms(),
        };
        writer.insert(&account)?;
        Ok(account.id)
    })
}

/// Brings in everything under `paths`. Durable when it returns; what could not be read is in the report.
///
/// # Errors
///
/// When the firm's file cannot be written; what was received before stays.
pub(crate) fn ingest_paths(
    session: &Session,
    label: &str,
    paths: &[PathBuf],
    progress: Sink<'_>,
) -> Result<IngestReport, Error> {
    let started = Instant::now();
    super::resume(session)?;
    let account_id = files_account(session, label)?;
    let source = Source::open(paths);
    let total = u32::try_from(source.count_hint()).ok();
    let shared = Shared {
        entries: Mutex::new(Box::new(source.entries())),
        report: Mutex::new(Tally::default()),
        total,
    };
    let outcome: Result<Vec<()>, Error> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|_| scope.spawn(|| work(session, account_id, &shared, progress)))
            .collect();
        workers
            .into_iter()
            .map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|_| Err(Error::Broken("a worker stopped".to_owned())))
            })
            .collect()
    });
    outcome?;
    let tally = shared
        .report
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    Ok(IngestReport {
        read: tally.read,
        stored: tally.stored,
        duplicates: tally.duplicates,
        unparsed: tally.unparsed,
        seconds: started.elapsed().as_secs_f64(),
        failed: tally
            .failed
            .into_iter()
            .map(|failed| IngestFailure {
                path: failed.path.display().to_string(),
                error: failed.error,
            })
            .collect(),
    })
}

#[derive(Default)]
struct Tally {
    read: u32,
    stored: u32,
    duplicates: u32,
    unparsed: u32,
    failed: Vec<Failed>,
}

struct Shared<'a> {
    entries: Mutex<Box<dyn Iterator<Item = Result<Entry, Failed>> + Send + 'a>>,
    report: Mutex<Tally>,
    total: Option<u32>,
}

impl Shared<'_> {
    fn tally(&self) -> std::sync::MutexGuard<'_, Tally> {
        self.report.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next messages to read, and what could not even be found.
    fn next_entries(&self) -> (Vec<Entry>, Vec<Failed>) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut found, mut failed) = (Vec::with_capacity(BATCH), Vec::new());
        while found.len() < BATCH {
            match entries.next() {
                Some(Ok(entry)) => found.push(entry),
                Some(Err(error)) => failed.push(error),
                None => break,
            }
        }
        (found, failed)
    }
}

fn work(
    session: &Session,
    account_id: Id,
    shared: &Shared<'_>,
    progress: Sink<'_>,
) -> Result<(), Error> {
    loop {
        let (entries, failed) = shared.next_entries();
        if entries.is_empty() && failed.is_empty() {
            return Ok(());
        }
        shared.tally().failed.extend(failed);
        let mut entries = entries.into_iter().peekable();
        while entries.peek().is_some() {
            let (mut raws, mut bytes, mut count) = (Vec::new(), 0, 0);
            while bytes < BATCH_BYTES
                && let Some(entry) = entries.next()
            {
                match entry.read() {
                    Ok(raw) => {
                        count += 1;
                        bytes += raw.bytes.len();
                        raws.push(raw);
                    }
                    Err(error) => shared.tally().failed.push(error),
                }
            }
            let batch = receive_batch(session, account_id, raws)?;
            let done = {
                let mut tally = shared.tally();
                tally.read += count;
                tally.stored += batch.stored;
                tally.duplicates += batch.duplicates;
                tally.unparsed += batch.unparsed;
                tally.read
            };
            if !progress(done, shared.total.map(|total| total.max(done))) {
                return Ok(());
            }
        }
    }
}
