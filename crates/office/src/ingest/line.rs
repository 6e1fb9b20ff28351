//! Many messages at once, by a few workers along one line: read, kept, understood, filed.
//!
//! Whoever is free takes the step that is furthest along, so that nobody waits for the writer while there is something to
//! read or to understand, and what the writer takes at once is large: each page of an index is touched once for
//! hundreds of messages. What is filed and what is kept next share a transaction.

use super::{
    Kept,
    Naming::Passing,
    Prepared,
    again::{each, may_be_of_one},
    file::{Filed, file},
    files::not_read,
    keep, placed, prepare, understand,
    understand::Lot,
};
use crate::{Error, Session};
use contract::ingest::IngestFailure;
use mail::{
    RawMessage,
    files::{Entry, Failed},
};
use std::{
    mem::take,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};
use store::{Id, Writer};

/// What the writer takes at once. The store would like more, the memory of a laptop less.
const BATCH: usize = 1200;

/// Messages that one worker takes at a time: few, so that the last ones are shared as well.
const HANDFUL: usize = 100;

/// A handful ends early at this many bytes of mail.
const HANDFUL_BYTES: usize = 4 << 20;

/// As many bytes are as good as a full batch: what is under way stays far below the memory of a laptop.
const BATCH_BYTES: usize = 24 << 20;

/// Beyond the writer, more workers than this would only wait for it.
const MOST_READERS: usize = 4;

/// What became of everything.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) read: u32,
    pub(super) stored: u32,
    pub(super) duplicates: u32,
    pub(super) unparsed: u32,
    pub(super) failed: Vec<IngestFailure>,
}

/// Where the messages are.
#[derive(Default)]
struct Stations {
    read: Prepared,
    read_bytes: usize,
    kept: Vec<Kept>,
    kept_bytes: usize,
    understood: Vec<Lot>,
    /// Messages in `understood`.
    understood_count: usize,
    /// Handfuls in the hands of a worker.
    in_hand: usize,
    writing: bool,
    /// Nothing is left to read, or nothing more is wanted.
    read_all: bool,
    tally: Tally,
    failed: Option<Error>,
}

enum Step {
    Write(Prepared, Vec<Lot>),
    Understand(Vec<Kept>),
    Read,
}

impl Stations {
    fn has_batch(&self) -> bool {
        self.understood_count >= BATCH || self.read.len() >= BATCH || self.read_bytes >= BATCH_BYTES
    }

    /// Lets go of what was read and is not kept: it comes in the next time.
    fn forget_read(&mut self) {
        let forgotten = u32::try_from(self.read.len()).unwrap_or(u32::MAX);
        self.tally.read = self.tally.read.saturating_sub(forgotten);
        self.read.clear();
        self.read_bytes = 0;
    }

    /// Nothing will come any more before the writer has taken what there is.
    fn must_write(&self) -> bool {
        let waits = !self.read.is_empty() || !self.understood.is_empty();
        waits && self.read_all && self.kept.is_empty() && self.in_hand == 0
    }

    fn is_done(&self) -> bool {
        self.failed.is_some()
            || self.read_all
                && !self.writing
                && self.in_hand == 0
                && self.read.is_empty()
                && self.kept.is_empty()
                && self.understood.is_empty()
    }

    /// The step to take now; `None` when the others have everything in their hands.
    fn next(&mut self) -> Option<Step> {
        if !self.writing && (self.has_batch() || self.must_write()) {
            self.writing = true;
            self.read_bytes = 0;
            self.understood_count = 0;
            return Some(Step::Write(
                take(&mut self.read),
                take(&mut self.understood),
            ));
        }
        // Reading comes first, so that there is something to understand while the writer is at work.
        let is_short = self.kept.len() < BATCH && self.kept_bytes < BATCH_BYTES;
        let has_room = self.read.len() < BATCH && self.read_bytes < BATCH_BYTES;
        if !self.read_all && is_short && has_room {
            self.in_hand += 1;
            return Some(Step::Read);
        }
        if !self.kept.is_empty() && self.understood_count < BATCH {
            self.in_hand += 1;
            let rest = self.kept.len().saturating_sub(HANDFUL);
            let handful = self.kept.split_off(rest);
            self.kept_bytes -= bytes(&handful);
            return Some(Step::Understand(handful));
        }
        None
    }
}

fn bytes(kept: &[Kept]) -> usize {
    kept.iter().map(|kept| kept.raw.bytes.len()).sum()
}

type Entries<'a> = Mutex<Box<dyn Iterator<Item = Result<Entry, Failed>> + Send + 'a>>;

struct Line<'a> {
    session: &'a Session,
    account_id: Id,
    entries: Entries<'a>,
    stations: Mutex<Stations>,
    moved: Condvar,
    /// Takes how many are done and says whether to go on.
    progress: &'a (dyn Fn(u32) -> bool + Sync),
}

/// Takes everything along the line. What was written before an error stays.
pub(super) fn run<'a>(
    session: &'a Session,
    account_id: Id,
    entries: impl Iterator<Item = Result<Entry, Failed>> + Send + 'a,
    progress: &'a (dyn Fn(u32) -> bool + Sync),
) -> Result<Tally, Error> {
    let line = Line {
        session,
        account_id,
        entries: Mutex::new(Box::new(entries)),
        stations: Mutex::new(Stations::default()),
        moved: Condvar::new(),
        progress,
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..=cores.min(MOST_READERS))
            .map(|_| scope.spawn(|| line.work()))
            .collect();
        for worker in workers {
            // One that panicked has left its word in `failed`.
            let _ = worker.join();
        }
    });
    let stations = line
        .stations
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    stations.failed.map_or(Ok(stations.tally), Err)
}

impl Line<'_> {
    fn stations(&self) -> MutexGuard<'_, Stations> {
        self.stations.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        let _watch = Watch(self);
        let mut stations = self.stations();
        while !stations.is_done() {
            let Some(step) = stations.next() else {
                stations = self
                    .moved
                    .wait(stations)
                    .unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            drop(stations);
            let outcome = self.take_step(step);
            stations = self.stations();
            if let Err(error) = outcome {
                stations.failed.get_or_insert(error);
            }
            self.moved.notify_all();
        }
    }

    fn take_step(&self, step: Step) -> Result<(), Error> {
        match step {
            Step::Read => {
                let handful = self.read_handful();
                let prepared = prepare(handful.raws)?;
                let mut stations = self.stations();
                stations.in_hand -= 1;
                stations.read_all |= handful.is_last;
                stations.read.extend(prepared);
                stations.read_bytes += handful.bytes;
                stations.tally.read += handful.read;
                stations.tally.failed.extend(handful.failed);
            }
            Step::Understand(kept) => {
                let lot = understand(self.session, kept)?;
                let mut stations = self.stations();
                stations.in_hand -= 1;
                stations.understood_count += lot.messages.len();
                stations.understood.push(lot);
            }
            Step::Write(prepared, understood) => self.write(prepared, understood)?,
        }
        Ok(())
    }

    fn read_handful(&self) -> Handful {
        let mut handful = Handful::default();
        while handful.raws.len() < HANDFUL && handful.bytes < HANDFUL_BYTES {
            let next = self
                .entries
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .next();
            match next.map(|entry| entry.and_then(Entry::read)) {
                Some(Ok(raw)) => {
                    handful.read += 1;
                    handful.bytes += raw.bytes.len();
                    handful.raws.push(raw);
                }
                Some(Err(error)) => handful.failed.push(not_read(&error)),
                None => {
                    handful.is_last = true;
                    break;
                }
            }
        }
        handful
    }

    /// One transaction: what was understood is filed, and what was read is kept.
    fn write(&self, prepared: Prepared, understood: Vec<Lot>) -> Result<(), Error> {
        let waiting: Vec<_> = understood
            .iter()
            .flat_map(|lot| &lot.messages)
            .map(|message| message.arrival)
            .collect();
        let keep =
            |writer: &Writer<'_>| keep(self.session, writer, self.account_id, &prepared, Passing);
        let written = self.session.write(|writer| {
            let mut filed = Filed::default();
            for lot in understood {
                filed.join(file(self.session, writer, self.account_id, lot)?);
            }
            Ok((filed, keep(writer)?))
        });
        let (report, places) = match written {
            Ok((filed, places)) => (filed.tell(self.session)?, places),
            Err(error) if may_be_of_one(&error) => {
                // First what is new: if that is what fails, it is not about a message.
                let places = self.session.write(keep)?;
                (each(self.session, &waiting)?, places)
            }
            Err(error) => return Err(error),
        };
        let (kept, duplicates) = placed(prepared, places);
        let done = {
            let mut stations = self.stations();
            stations.kept_bytes += bytes(&kept);
            stations.kept.extend(kept);
            stations.tally.stored += report.stored;
            stations.tally.unparsed += report.unparsed;
            stations.tally.duplicates += duplicates;
            stations.tally.failed.extend(report.failed);
            stations.tally.stored + stations.tally.duplicates
        };
        let goes_on = (self.progress)(done);
        let mut stations = self.stations();
        stations.writing = false;
        if !goes_on {
            stations.read_all = true;
            stations.forget_read();
        }
        Ok(())
    }
}

#[derive(Default)]
struct Handful {
    raws: Vec<RawMessage>,
    bytes: usize,
    read: u32,
    failed: Vec<IngestFailure>,
    is_last: bool,
}

/// Ends the line when a worker panics: the others would wait for what it had in its hands.
struct Watch<'a, 'l>(&'a Line<'l>);

impl Drop for Watch<'_, '_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let stopped = Error::Broken("a worker stopped".to_owned());
            self.0.stations().failed.get_or_insert(stopped);
            self.0.moved.notify_all();
        }
    }
}
