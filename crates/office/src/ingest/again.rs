//! Messages one at a time: what an interruption left, and a batch in which one of them cannot be filed.
//!
//! What goes wrong with one message is marked at that message, told, and tried again when the firm is opened: the
//! others go on.

use super::{BatchReport, Kept, understand_and_file};
use crate::{Error, Session};
use contract::ingest::IngestFailure;
use mail::{Flags, RawMessage};
use store::{Arrival, ArrivalId, ArrivalState};

/// Which messages these are, to file them one at a time when they cannot be filed together.
pub(super) fn waiting(kept: &[Kept]) -> Vec<ArrivalId> {
    kept.iter().map(|kept| kept.arrival).collect()
}

/// Files what was kept before an interruption. Never fails: the firm opens whatever became of one message.
pub(crate) fn resume(session: &Session) -> BatchReport {
    let mut report = BatchReport::default();
    if let Err(error) = resume_into(session, &mut report) {
        tracing::warn!(%error, "what was kept is not filed yet");
    }
    report
}

fn resume_into(session: &Session, report: &mut BatchReport) -> Result<(), Error> {
    let mut after = None;
    loop {
        let waiting =
            session.read(|reader| Ok(reader.waiting_arrivals(after, store::BULK_BATCH)?))?;
        let Some(last) = waiting.last() else {
            return Ok(());
        };
        after = Some(last.id);
        for arrival in waiting {
            if session.is_closing() {
                return Ok(());
            }
            report.join(alone(session, arrival)?);
        }
    }
}

/// Files each by itself.
///
/// # Errors
///
/// What is wrong with the whole firm's file.
pub(super) fn each(session: &Session, waiting: &[ArrivalId]) -> Result<BatchReport, Error> {
    let mut report = BatchReport::default();
    for id in waiting {
        let arrival = session.read(|reader| Ok(reader.arrival(*id)?))?;
        if let Some(arrival) = arrival.filter(|arrival| arrival.state != ArrivalState::Parsed) {
            report.join(alone(session, arrival)?);
        }
    }
    Ok(report)
}

/// Whether an error can be about one message. A full disk is about all of them.
pub(super) fn may_be_of_one(error: &Error) -> bool {
    !matches!(error, Error::Store(store::Error::DiskFull))
}

fn alone(session: &Session, arrival: Arrival) -> Result<BatchReport, Error> {
    match attempt(session, &arrival) {
        Ok(report) => Ok(report),
        Err(error) if may_be_of_one(&error) => fail(session, arrival, &error),
        Err(error) => Err(error),
    }
}

fn attempt(session: &Session, arrival: &Arrival) -> Result<BatchReport, Error> {
    let bytes = session
        .read(|reader| Ok(reader.blob(&arrival.raw)?))?
        .ok_or_else(|| store::Error::BlobMissing {
            hash: arrival.raw.to_string(),
        })?;
    let raw = RawMessage {
        bytes,
        provider_id: arrival.provider_id.clone(),
        origin: String::new(),
        folder: None,
        flags: Flags::from_bits(arrival.postmark.flags),
        received: arrival.postmark.received_ms.map(crate::when::moment),
    };
    let kept = Kept {
        arrival: arrival.id,
        hash: arrival.raw,
        raw,
    };
    understand_and_file(session, arrival.account_id, vec![kept])
}

/// Marks a message that could not be filed, and tells of it the first time.
fn fail(session: &Session, arrival: Arrival, error: &Error) -> Result<BatchReport, Error> {
    let error_fr = error.to_failure().message_fr;
    let error = error.to_string();
    tracing::warn!(arrival = arrival.id.0, error, "a message is not filed");
    if arrival.error.as_ref() != Some(&error) {
        session.write(|writer| Ok(writer.arrival_failed(arrival.id, &error)?))?;
        session.tell_once_a_day("MAIL_NOT_FILED", &arrival.provider_id)?;
    }
    let not_filed = IngestFailure {
        path: arrival.provider_id,
        error,
        error_fr,
    };
    Ok(BatchReport {
        failed: vec![not_filed],
        ..BatchReport::default()
    })
}
