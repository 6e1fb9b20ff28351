//! The journal: every change of a synchronised row, field by field, in the order it happened here.
//!
//! One record is one change of one row: the fields it set, under one stamp. The state of a row is a fold
//! over its records, oldest stamp first: a field keeps the last value, a deletion forgets everything
//! before it, an erasure everything before and after. Because only stamps decide, any order of delivery gives the same rows.
//!
//! [`writes`] is the only path that changes a synchronised table on this device, and [`apply`] the only
//! one that does so for other devices.

mod apply;
mod clock;
mod erase;
mod fields;
mod tables;
mod writes;

use std::fmt;

use rusqlite::params_from_iter;
use rusqlite::types::{ToSqlOutput, ValueRef};

pub(crate) use apply::replay_pending;
pub(crate) use clock::Clock;
pub(crate) use erase::decoded;
pub(crate) use fields::append;
pub(crate) use tables::{TABLES, table};
pub(crate) use writes::stored;

use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::cell::words;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
-- The devices that ever wrote a record; a number is shorter than an id in every record.
CREATE TABLE devices (
    n  INTEGER NOT NULL PRIMARY KEY,
    id TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE journal (
    seq       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    -- Hybrid logical clock: milliseconds << 16 | counter.
    hlc       INTEGER NOT NULL,
    device    INTEGER NOT NULL REFERENCES devices (n),
    -- `tenant`: every device of the firm; `owner`: only the owner's devices.
    scope     TEXT    NOT NULL DEFAULT 'tenant',
    -- The table, and the key of the row.
    entity    TEXT    NOT NULL,
    entity_id TEXT    NOT NULL,
    op        TEXT    NOT NULL,
    -- Column names and values; empty for a deletion.
    fields    BLOB    NOT NULL,
    -- 1: names a table or column this release does not know, or a value it cannot hold.
    pending   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX journal_by_row  ON journal (entity_id, entity);
CREATE INDEX journal_pending ON journal (seq) WHERE pending = 1;";

/// When and where a change was made. Stamps order all changes of all devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Hybrid logical clock: milliseconds since the epoch, shifted left by 16, plus a counter.
    pub hlc: i64,
    /// The device.
    pub device: Id,
}

words! {
    /// What a record does to its row.
    Operation as "operation" {
        /// Sets fields; makes the row when it is not there.
        Set = "set",
        /// Removes the row.
        Delete = "delete",
        /// Removes the row for good: what was said about it is gone, and what is said later is not heard.
        Erase = "erase",
    }
}

/// A value of one field.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// A whole number.
    Integer(i64),
    /// A fraction.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// Values are the firm's data; only their kind is printed.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Integer(_) => "Integer(..)",
            Self::Real(_) => "Real(..)",
            Self::Text(_) => "Text(..)",
            Self::Blob(_) => "Blob(..)",
        })
    }
}

impl Value {
    fn store(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(value) => ValueRef::Integer(*value),
            Self::Real(value) => ValueRef::Real(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Blob(value) => ValueRef::Blob(value),
        })
    }
}

/// One change of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalRecord {
    /// Its number on this device; not part of its identity.
    pub seq: i64,
    /// When and where.
    pub stamp: Stamp,
    /// `tenant` or `owner`.
    pub scope: String,
    /// The table.
    pub entity: String,
    /// The key of the row.
    pub entity_id: String,
    /// What it does.
    pub operation: Operation,
    /// The fields it sets.
    pub fields: Vec<(String, Value)>,
}

fn read_record(row: &rusqlite::Row<'_>) -> rusqlite::Result<JournalRecord> {
    let mut next = 0;
    let seq = crate::row::load(row, &mut next)?;
    let hlc = crate::row::load(row, &mut next)?;
    let device = crate::row::load(row, &mut next)?;
    let scope = crate::row::load(row, &mut next)?;
    let entity = crate::row::load(row, &mut next)?;
    let entity_id = crate::row::load(row, &mut next)?;
    let operation = crate::row::load(row, &mut next)?;
    let packed = row.get_ref(next)?.as_blob()?;
    let fields = fields::decode(packed).ok_or_else(|| {
        let damaged = Error::Damaged {
            what: format!("journal record {seq}"),
        };
        rusqlite::Error::FromSqlConversionFailure(next, rusqlite::types::Type::Blob, damaged.into())
    })?;
    let stamp = Stamp { hlc, device };
    Ok(JournalRecord {
        seq,
        stamp,
        scope,
        entity,
        entity_id,
        operation,
        fields,
    })
}

const SELECT: &str = "SELECT j.seq, j.hlc, d.id, j.scope, j.entity, j.entity_id, j.op, j.fields
    FROM journal j JOIN devices d ON d.n = j.device";

/// What was said of these tables for one person's devices alone, in the order in which this device learnt it.
pub(crate) fn owner_records(
    reader: &Reader<'_>,
    entities: &[&str],
) -> Result<Vec<JournalRecord>, Error> {
    let holes = vec!["?"; entities.len()].join(", ");
    let sql = format!("{SELECT} WHERE j.scope = 'owner' AND j.entity IN ({holes}) ORDER BY j.seq");
    let mut statement = reader.connection.prepare_cached(&sql)?;
    let records = statement.query_map(params_from_iter(entities), read_record)?;
    Ok(records.collect::<Result<_, _>>()?)
}

impl Reader<'_> {
    /// The records after a number, in the order in which this device learnt them.
    ///
    /// - `seq`: the last one already seen; 0 starts at the beginning.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn journal_after(&self, seq: i64, limit: usize) -> Result<Vec<JournalRecord>, Error> {
        let sql = format!("{SELECT} WHERE j.seq > ?1 ORDER BY j.seq LIMIT ?2");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let records = statement.query_map((seq, sql_limit(limit)), read_record)?;
        Ok(records.collect::<Result<_, _>>()?)
    }

    /// Every synchronised row as one line of text, table by table: equal lines, equal firms.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn synchronised_rows(&self) -> Result<Vec<String>, Error> {
        let mut lines = Vec::new();
        for table in TABLES {
            let sql = format!("SELECT {} FROM {} ORDER BY 1", table.select, table.name);
            let mut statement = self.connection.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let mut line = table.name.to_owned();
                for column in 0..table.columns.len() {
                    line.push_str(&format!(" {:?}", row.get_ref(column)?));
                }
                lines.push(line);
            }
        }
        Ok(lines)
    }
}
