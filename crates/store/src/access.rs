//! [`Reader`] and [`Writer`]: the only two ways to touch the tables.

use std::cell::RefCell;
use std::ops::Deref;

use rusqlite::{Connection, OptionalExtension, Params};

use crate::Error;
use crate::blobs::BlobFolder;
use crate::id::Id;
use crate::journal::Clock;
use crate::row::{Row, Synced};
use crate::search::{Burst, PreparedSearch, SeenWords};

/// One consistent view of the firm's file.
pub struct Reader<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) blobs: &'a BlobFolder,
}

/// One transaction. It reads what it wrote; everything it wrote is kept or nothing is.
pub struct Writer<'a> {
    pub(crate) reader: Reader<'a>,
    pub(crate) memory: &'a RefCell<Memory>,
    pub(crate) pending_search: RefCell<Vec<PreparedSearch>>,
    pub(crate) now_ms: i64,
}

/// What the writer remembers between transactions, so that it need not ask the file.
pub(crate) struct Memory {
    /// This device, as the journal names it.
    pub(crate) device: Id,
    /// The row of this device in `devices`.
    pub(crate) device_row: i64,
    /// The hybrid logical clock.
    pub(crate) clock: Clock,
    /// The words the search index knows.
    pub(crate) words: SeenWords,
    /// Rows of the search index that were taken last.
    pub(crate) burst: Burst,
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl Reader<'_> {
    /// The row with this identity, or `None` when the firm has no such row.
    ///
    /// # Errors
    ///
    /// When the file cannot be read; absence is not an error.
    pub fn get<R: Synced>(&self, key: &R::Key) -> Result<Option<R>, Error> {
        self.row(&format!("WHERE {} = ?1", R::COLUMNS[0]), [key.to_string()])
    }

    /// The row with this identity.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] when the firm has no such row, or when the file cannot be read.
    pub fn expect<R: Synced>(&self, key: &R::Key) -> Result<R, Error> {
        self.get(key)?.ok_or_else(|| Error::NotFound {
            entity: R::TABLE,
            id: key.to_string(),
        })
    }

    /// All rows that `tail` (everything after the table's name) selects.
    pub(crate) fn rows<R: Row>(&self, tail: &str, params: impl Params) -> Result<Vec<R>, Error> {
        let sql = format!("SELECT {} FROM {} {tail}", R::SELECT, R::TABLE);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params, R::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The first row that `tail` selects.
    pub(crate) fn row<R: Row>(&self, tail: &str, params: impl Params) -> Result<Option<R>, Error> {
        let sql = format!("SELECT {} FROM {} {tail}", R::SELECT, R::TABLE);
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params, R::read).optional()?)
    }

    /// The single value of a query, when it has a row.
    pub(crate) fn value<T: rusqlite::types::FromSql>(
        &self,
        sql: &str,
        params: impl Params,
    ) -> Result<Option<T>, Error> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row(params, |row| row.get(0)).optional()?)
    }
}

impl Writer<'_> {
    /// The moment the caller gave to this transaction, in milliseconds since the epoch.
    #[must_use]
    pub const fn now_ms(&self) -> i64 {
        self.now_ms
    }

    /// Runs one statement of a table that is not synchronised. Returns how many rows it changed.
    pub(crate) fn execute_local(&self, sql: &str, params: impl Params) -> Result<usize, Error> {
        Ok(self.connection.prepare_cached(sql)?.execute(params)?)
    }
}
