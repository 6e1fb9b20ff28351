//! The way of a message: raw bytes kept, then understood, then filed, each step safe against the next one failing.
//!
//! ```text
//! RawMessage -> keep (transaction 1) -> understand (parse, triage; no database) -> file (transaction 2)
//! ```
//!
//! A message that was kept and not filed, because the power went, is found by [`resume`] and filed then.
//! The same message twice is one row: by the hash of its bytes, and by what its source calls it when that is a name for
//! ever.

mod again;
mod decision;
mod describe;
mod file;
mod files;
pub(crate) mod letter;
mod line;
mod person;
mod tell;
mod understand;

use crate::{Error, Session, router::Handle};
use contract::ingest::{IngestFailure, JobView, StartIngest};
use domain::Capability;
use mail::RawMessage;
use std::collections::HashSet;
use store::{ArrivalId, ArrivalState, BlobHash, Id, NewArrival, Postmark, PreparedBlob, Writer};
use understand::{Context, Lot};

pub(crate) use again::resume;
pub(crate) use files::ingest_paths;
pub(crate) use letter::{House, letter};

/// What became of a batch.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct BatchReport {
    /// New messages.
    pub(crate) stored: u32,
    /// Messages that were here already.
    pub(crate) duplicates: u32,
    /// Kept but not understood.
    pub(crate) unparsed: u32,
    /// Kept, and not filed: they are tried again.
    pub(crate) failed: Vec<IngestFailure>,
}

impl BatchReport {
    /// Adds what became of others.
    fn join(&mut self, other: Self) {
        self.stored += other.stored;
        self.duplicates += other.duplicates;
        self.unparsed += other.unparsed;
        self.failed.extend(other.failed);
    }
}

/// A message whose raw bytes are safe and which is not filed yet.
struct Kept {
    arrival: ArrivalId,
    hash: BlobHash,
    raw: RawMessage,
}

/// Messages whose bytes are compressed and not written yet.
type Prepared = Vec<(PreparedBlob, RawMessage)>;

/// Receives messages of one account: kept, understood and filed when it returns.
pub(crate) fn receive_batch(
    session: &Session,
    account_id: Id,
    raws: Vec<RawMessage>,
) -> Result<BatchReport, Error> {
    let prepared = prepare(raws)?;
    let places =
        session.write(|writer| keep(session, writer, account_id, &prepared, Naming::Lasting))?;
    let (kept, duplicates) = placed(prepared, places);
    let waiting = again::waiting(&kept);
    let report = match understand_and_file(session, account_id, kept) {
        Err(error) if again::may_be_of_one(&error) => again::each(session, &waiting)?,
        filed => filed?,
    };
    Ok(BatchReport {
        duplicates,
        ..report
    })
}

/// Compresses the bytes of messages, which needs no database.
fn prepare(raws: Vec<RawMessage>) -> Result<Prepared, Error> {
    raws.into_iter()
        .map(|raw| Ok((PreparedBlob::new(&raw.bytes)?, raw)))
        .collect()
}

/// Whether what its source calls a message stands for the same bytes for ever.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// `UIDVALIDITY` and UID.
    Lasting,
    /// A path, where another message may lie tomorrow.
    Passing,
}

/// Transaction 1: the raw bytes. Answers where each is kept; what is known and filed already has no place, and is dropped.
fn keep(
    session: &Session,
    writer: &Writer<'_>,
    account_id: Id,
    prepared: &Prepared,
    naming: Naming,
) -> Result<Vec<Option<ArrivalId>>, Error> {
    let now_ms = session.now_ms();
    let mut seen = HashSet::new();
    let place = |(blob, raw): &(PreparedBlob, RawMessage)| {
        let postmark = Postmark {
            arrived_ms: now_ms,
            received_ms: raw.received.map(|at| at.as_millisecond()),
            flags: raw.flags.bits(),
        };
        let name = &raw.provider_id;
        let arrival = match naming {
            Naming::Lasting => writer.keep_arrival(account_id, name, blob, postmark)?,
            Naming::Passing => writer.keep_content(account_id, name, blob, postmark)?,
        };
        Ok(match arrival {
            NewArrival::Kept(id) => seen.insert(id).then_some(id),
            NewArrival::Erased => None,
            NewArrival::Known(id) => {
                // Kept before and never filed: this is its second chance.
                let waiting = writer
                    .arrival(id)?
                    .is_some_and(|arrival| arrival.state != ArrivalState::Parsed);
                (waiting && seen.insert(id)).then_some(id)
            }
        })
    };
    prepared.iter().map(place).collect()
}

/// The messages that have a place, and how many have none.
fn placed(prepared: Prepared, places: Vec<Option<ArrivalId>>) -> (Vec<Kept>, u32) {
    let all = prepared.len();
    let kept: Vec<Kept> = prepared
        .into_iter()
        .zip(places)
        .filter_map(|((blob, raw), place)| {
            Some(Kept {
                arrival: place?,
                hash: blob.hash,
                raw,
            })
        })
        .collect();
    let duplicates = u32::try_from(all - kept.len()).unwrap_or(u32::MAX);
    (kept, duplicates)
}

/// Understands messages: no database but for what the firm says of itself.
fn understand(session: &Session, kept: Vec<Kept>) -> Result<Lot, Error> {
    let context = Context::load(session, &kept)?;
    let messages = kept
        .into_iter()
        .map(|kept| understand::understand(&context, session.new_id(), kept))
        .collect();
    Ok(Lot { context, messages })
}

fn understand_and_file(
    session: &Session,
    account_id: Id,
    kept: Vec<Kept>,
) -> Result<BatchReport, Error> {
    if kept.is_empty() {
        return Ok(BatchReport::default());
    }
    let lot = understand(session, kept)?;
    session
        .write(|writer| file::file(session, writer, account_id, lot))?
        .tell(session)
}

impl Handle<StartIngest> for Session {
    fn handle(&self, request: StartIngest) -> Result<JobView, Error> {
        self.require(Capability::Work)?;
        let paths: Vec<_> = request
            .places
            .iter()
            .map(|token| self.places.path(token))
            .collect::<Result<_, _>>()?;
        let Some(first) = paths.first() else {
            return Err(Error::invalid("place", ""));
        };
        let name = first.file_name().map_or_else(
            || first.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        );
        let label = request.account.unwrap_or_else(|| "fichiers".to_owned());
        self.start_job("ingest", name, move |session, job| {
            let progress = |done, total| session.step(job, done, total);
            ingest_paths(session, &label, &paths, &progress).map(Some)
        })
    }
}
