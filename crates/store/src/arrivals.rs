//! The `arrivals` table: every message that reached this device, kept before anything can fail on it.
//!
//! An arrival is the raw bytes (a blob) plus where they came from. The same message twice is one row:
//! recognised by the hash of its bytes, or by account and provider id when that names the same bytes for ever. Parsing
//! comes after.

use rusqlite::{OptionalExtension, params};

use crate::access::{Reader, Writer};
use crate::blobs::{BlobHash, PreparedBlob};
use crate::cell::words;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE arrivals (
    n                INTEGER NOT NULL PRIMARY KEY,
    -- The raw bytes; a row of `blobs`.
    blob             INTEGER NOT NULL REFERENCES blobs (n),
    account_id       TEXT    NOT NULL,
    -- What the provider calls the message: folder, UIDVALIDITY and UID, or a path.
    provider_id      TEXT    NOT NULL,
    -- 64 bits of the hash of account and provider id: a narrow index, verified on every hit.
    provider_key     INTEGER NOT NULL,
    arrived_ms       INTEGER NOT NULL,
    state            TEXT    NOT NULL DEFAULT 'kept',
    error            TEXT,
    communication_id TEXT
) STRICT;
CREATE INDEX arrivals_by_blob ON arrivals (blob);
CREATE INDEX arrivals_by_provider ON arrivals (provider_key);
CREATE INDEX arrivals_waiting ON arrivals (n) WHERE state <> 'parsed';";

/// What the mailbox said of a message beside its bytes, so that filing it later comes to the same.
pub(crate) const POSTMARK: &str = "
-- When the mailbox received it; NULL = its source does not say.
ALTER TABLE arrivals ADD COLUMN received_ms INTEGER;
-- What its owner did with it there, a bit each.
ALTER TABLE arrivals ADD COLUMN flags INTEGER NOT NULL DEFAULT 0;";

/// The number of an arrival on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArrivalId(pub i64);

words! {
    /// How far an arrival has come.
    ArrivalState as "arrival state" {
        /// The bytes are safe; nothing else happened yet.
        Kept = "kept",
        /// A communication was made of it.
        Parsed = "parsed",
        /// The last attempt failed; it can be tried again.
        Failed = "failed",
    }
}

/// A message as it reached this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its number on this device.
    pub id: ArrivalId,
    /// Address of the raw bytes.
    pub raw: BlobHash,
    /// Where it came from.
    pub account_id: Id,
    /// What the provider calls it.
    pub provider_id: String,
    /// What its mailbox said of it.
    pub postmark: Postmark,
    /// How far it has come.
    pub state: ArrivalState,
    /// What the last failed attempt said.
    pub error: Option<String>,
    /// The communication that was made of it.
    pub communication_id: Option<Id>,
}

/// What is known of a message beside its bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Postmark {
    /// When it arrived here.
    pub arrived_ms: i64,
    /// When its mailbox received it, if the source says so.
    pub received_ms: Option<i64>,
    /// What its owner did with it there: the bits of `mail::Flags`.
    pub flags: u8,
}

/// What became of a message that was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewArrival {
    /// Seen for the first time; the bytes are kept.
    Kept(ArrivalId),
    /// Known already, by provider id or by content.
    Known(ArrivalId),
    /// It was erased: its bytes are not kept again.
    Erased,
}

const SELECT: &str =
    "SELECT a.n, b.hash, a.account_id, a.provider_id, a.arrived_ms, a.received_ms, a.flags, a.state, a.error,
    a.communication_id FROM arrivals a JOIN blobs b ON b.n = a.blob";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Arrival> {
    let mut next = 2;
    Ok(Arrival {
        id: ArrivalId(row.get(0)?),
        raw: BlobHash(row.get(1)?),
        account_id: crate::row::load(row, &mut next)?,
        provider_id: crate::row::load(row, &mut next)?,
        postmark: Postmark {
            arrived_ms: crate::row::load(row, &mut next)?,
            received_ms: crate::row::load(row, &mut next)?,
            flags: u8::try_from(crate::row::load::<i64>(row, &mut next)?).unwrap_or_default(),
        },
        state: crate::row::load(row, &mut next)?,
        error: crate::row::load(row, &mut next)?,
        communication_id: crate::row::load(row, &mut next)?,
    })
}

/// The narrow key of a provider's name for a message.
fn provider_key(account: &str, provider_id: &str) -> i64 {
    let mut hash = blake3::Hasher::new();
    hash.update(account.as_bytes())
        .update(&[0])
        .update(provider_id.as_bytes());
    crate::blobs::first_eight(hash.finalize().as_bytes())
}

impl Reader<'_> {
    /// The arrival with this provider id, so that a message need not be fetched twice.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn arrival_of(
        &self,
        account_id: Id,
        provider_id: &str,
    ) -> Result<Option<ArrivalId>, Error> {
        account_id.with_str(|account| {
            let found = self.value(
                "SELECT n FROM arrivals WHERE provider_key = ?1 AND account_id = ?2 AND provider_id = ?3",
                params![provider_key(account, provider_id), account, provider_id],
            )?;
            Ok(found.map(ArrivalId))
        })
    }

    /// The arrival with this number.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn arrival(&self, id: ArrivalId) -> Result<Option<Arrival>, Error> {
        let mut statement = self
            .connection
            .prepare_cached(&format!("{SELECT} WHERE a.n = ?1"))?;
        Ok(statement.query_row([id.0], read).optional()?)
    }

    /// Arrivals that no communication was made of yet, oldest first: after a crash, the rest of the work.
    ///
    /// - `after`: the last one already seen; `None` starts at the beginning.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn waiting_arrivals(
        &self,
        after: Option<ArrivalId>,
        limit: usize,
    ) -> Result<Vec<Arrival>, Error> {
        let sql = format!("{SELECT} WHERE a.state <> 'parsed' AND a.n > ?1 ORDER BY a.n LIMIT ?2");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let after = after.map_or(0, |id| id.0);
        let rows = statement.query_map(params![after, sql_limit(limit)], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A limit as the database takes it.
pub(crate) fn sql_limit(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

impl Writer<'_> {
    /// Keeps the raw bytes of a message. A message that is known already is not kept twice.
    ///
    /// - `provider_id`: a name that never stands for other bytes, as folder, UIDVALIDITY and UID.
    ///
    /// # Errors
    ///
    /// When the file or the blob folder cannot be written.
    pub fn keep_arrival(
        &self,
        account_id: Id,
        provider_id: &str,
        raw: &PreparedBlob,
        postmark: Postmark,
    ) -> Result<NewArrival, Error> {
        if let Some(known) = self.arrival_of(account_id, provider_id)? {
            return Ok(NewArrival::Known(known));
        }
        self.keep_content(account_id, provider_id, raw, postmark)
    }

    /// Keeps the raw bytes of a message. Only the bytes say whether it is known already.
    ///
    /// - `provider_id`: where it lies today, as a path: another message may lie there tomorrow.
    ///
    /// # Errors
    ///
    /// When the file or the blob folder cannot be written.
    pub fn keep_content(
        &self,
        account_id: Id,
        provider_id: &str,
        raw: &PreparedBlob,
        postmark: Postmark,
    ) -> Result<NewArrival, Error> {
        if self.is_erased_message(&raw.hash)? {
            return Ok(NewArrival::Erased);
        }
        let (blob, stored_now) = self.put_blob_row(raw)?;
        if !stored_now
            && let Some(known) = self.value("SELECT n FROM arrivals WHERE blob = ?1", [blob])?
        {
            return Ok(NewArrival::Known(ArrivalId(known)));
        }
        account_id.with_str(|account| {
            self.execute_local(
                "INSERT INTO arrivals (blob, account_id, provider_id, provider_key, arrived_ms, received_ms, flags)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    blob,
                    account,
                    provider_id,
                    provider_key(account, provider_id),
                    postmark.arrived_ms,
                    postmark.received_ms,
                    postmark.flags
                ],
            )
        })?;
        Ok(NewArrival::Kept(ArrivalId(
            self.connection.last_insert_rowid(),
        )))
    }

    /// Records that a communication was made of an arrival.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn arrival_parsed(&self, id: ArrivalId, communication_id: Id) -> Result<(), Error> {
        communication_id.with_str(|communication| {
            self.execute_local(
                "UPDATE arrivals SET state = 'parsed', error = NULL, communication_id = ?2 WHERE n = ?1",
                params![id.0, communication],
            )
        })?;
        Ok(())
    }

    /// Records that making a communication of an arrival failed, unless one was made meanwhile.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn arrival_failed(&self, id: ArrivalId, error: &str) -> Result<(), Error> {
        let sql =
            "UPDATE arrivals SET state = 'failed', error = ?2 WHERE n = ?1 AND state <> 'parsed'";
        self.execute_local(sql, params![id.0, error])?;
        Ok(())
    }
}
