//! The way of a message: raw bytes kept, then understood, then filed, each step safe against the next one failing.
//!
//! ```text
//! RawMessage -> keep (transaction 1) -> understand (parse, triage; no database) -> file (transaction 2)
//! ```
//!
//! A message that was kept and not filed, because the power went, is found by [`resume`] and filed then.
//! The same message twice is one row: by what its source calls it, and by the hash of its bytes.

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
use contract::ingest::{JobView, StartIngest};
use domain::Capability;
use mail::RawMessage;
use std::collections::HashSet;
use store::{ArrivalId, ArrivalState, BlobHash, Id, NewArrival, PreparedBlob, Writer};
use understand::{Context, Lot};

pub(crate) use files::ingest_paths;
pub(crate) use letter::{House, letter};

/// What became of a batch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BatchReport {
    /// New messages.
    pub(crate) stored: u32,
    /// Messages that were here already.
    pub(crate) duplicates: u32,
    /// Kept but not understood.
    pub(crate) unparsed: u32,
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
    let (kept, duplicates) = session.write(|writer| keep(session, writer, account_id, prepared))?;
    let report = understand_and_file(session, account_id, kept)?;
    Ok(BatchReport {
        duplicates,
        ..report
    })
}

/// Files what was kept before an interruption.
pub(crate) fn resume(session: &Session) -> Result<BatchReport, Error> {
    let mut report = BatchReport::default();
    let mut after = None;
    loop {
        let waiting =
            session.read(|reader| Ok(reader.waiting_arrivals(after, store::BULK_BATCH)?))?;
        let Some(last) = waiting.last() else {
            return Ok(report);
        };
        after = Some(last.id);
        for arrival in waiting {
            if session.is_closing() {
                return Ok(report);
            }
            let Some(bytes) = session.read(|reader| Ok(reader.blob(&arrival.raw)?))? else {
                continue;
            };
            let received = Some(crate::when::moment(arrival.arrived_ms));
            let raw = RawMessage {
                bytes,
                provider_id: arrival.provider_id,
                origin: String::new(),
                folder: None,
                flags: mail::Flags::default(),
                received,
            };
            let batch = understand_and_file(
                session,
                arrival.account_id,
                vec![Kept {
                    arrival: arrival.id,
                    hash: arrival.raw,
                    raw,
                }],
            )?;
            report.stored += batch.stored;
            report.unparsed += batch.unparsed;
        }
    }
}

/// Compresses the bytes of messages, which needs no database.
fn prepare(raws: Vec<RawMessage>) -> Result<Prepared, Error> {
    raws.into_iter()
        .map(|raw| Ok((PreparedBlob::new(&raw.bytes)?, raw)))
        .collect()
}

/// Transaction 1: the raw bytes. What is known and filed already is dropped here, and counted.
fn keep(
    session: &Session,
    writer: &Writer<'_>,
    account_id: Id,
    prepared: Prepared,
) -> Result<(Vec<Kept>, u32), Error> {
    let now_ms = session.now_ms();
    let (mut kept, mut duplicates) = (Vec::with_capacity(prepared.len()), 0);
    let mut seen = HashSet::new();
    for (blob, raw) in prepared {
        let arrived_ms = raw.received.map_or(now_ms, |at| at.as_millisecond());
        let arrival = match writer.keep_arrival(account_id, &raw.provider_id, &blob, arrived_ms)? {
            NewArrival::Kept(id) => id,
            NewArrival::Erased => {
                duplicates += 1;
                continue;
            }
            NewArrival::Known(id) => {
                // Kept before an interruption and never filed: this is its second chance.
                let waiting = writer
                    .arrival(id)?
                    .is_some_and(|arrival| arrival.state == ArrivalState::Kept);
                if !waiting || !seen.insert(id) {
                    duplicates += 1;
                    continue;
                }
                id
            }
        };
        seen.insert(arrival);
        kept.push(Kept {
            arrival,
            hash: blob.hash,
            raw,
        });
    }
    Ok((kept, duplicates))
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
