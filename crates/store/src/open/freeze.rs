//! Holding the database file still while it is copied, with the firm in use.

use std::fs::File;
use std::time::Duration;

use super::{Database, Snapshot, Store, pool::Lease};
use crate::access::Reader;
use crate::{Counts, Error};

/// The database file for as long as nothing is written into it.
pub(crate) struct Frozen<'a> {
    /// Its bytes are one moment of the firm, whole.
    pub(crate) database: &'a File,
    pub(crate) bytes: u64,
    /// What the firm holds at that moment.
    pub(crate) counts: Counts,
}

/// How often to ask for a moment without readers, and how long to wait between.
const TRIES: usize = 50;
const PAUSE: Duration = Duration::from_millis(100);

impl Store {
    /// Runs `work` while the database file does not change. Readers and writers go on: what is written meanwhile
    /// waits in the write-ahead log.
    ///
    /// The log is moved into the file and a read is begun before anybody writes again. Such a read uses the file
    /// alone, and as long as one does, `SQLite` moves nothing from the log into the file.
    /// Source: sqlite.org, "WAL-mode File Format", section 2.3.1, on `WAL_READ_LOCK(0)`.
    pub(crate) fn frozen<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&Frozen<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let lease = self.inner.pool.lease(&self.inner.database)?;
        let snapshot = self.freeze(&lease)?;
        let database = self.inner.raw(&self.inner.database)?;
        let reader = Reader {
            connection: &lease,
            blobs: &self.inner.blobs,
        };
        let frozen = Frozen {
            database,
            bytes: database.metadata().map_err(Error::from)?.len(),
            counts: reader.counts()?,
        };
        let answer = work(&frozen);
        drop(snapshot);
        answer
    }

    /// Runs `work` on the connection that writes, outside of any transaction.
    pub(crate) fn with_writer<T>(
        &self,
        work: impl FnOnce(&rusqlite::Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        work(&self.inner.writer.lock().connection)
    }

    /// Bytes of the database file.
    pub(crate) fn database_bytes(&self) -> u64 {
        std::fs::metadata(self.inner.database.path()).map_or(0, |file| file.len())
    }

    /// Moves the write-ahead log into the file and cuts it to nothing.
    pub(crate) fn empty_log(&self) -> Result<(), Error> {
        for _ in 0..TRIES {
            let busy: bool = self.inner.writer.lock().connection.query_row(
                "PRAGMA wal_checkpoint(TRUNCATE)",
                [],
                |row| row.get(0),
            )?;
            if !busy {
                return Ok(());
            }
            std::thread::sleep(PAUSE);
        }
        Err(Error::InUse)
    }

    fn freeze<'a>(&self, lease: &'a Lease<'_>) -> Result<Snapshot<'a>, Error> {
        for _ in 0..TRIES {
            let home = self.inner.writer.lock();
            let busy: bool =
                home.connection
                    .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            if !busy {
                let snapshot = Snapshot::begin(lease)?;
                // A read begins with its first statement.
                lease.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
                return Ok(snapshot);
            }
            drop(home);
            std::thread::sleep(PAUSE);
        }
        Err(Error::InUse)
    }
}

impl super::Inner {
    /// The database file, opened once: on Unix, closing any handle of a file gives up every lock that the process
    /// has on it. Source: sqlite.org, "How To Corrupt An SQLite Database File", section 2.2.
    fn raw(&self, database: &Database) -> Result<&File, Error> {
        if let Some(file) = self.raw.get() {
            return Ok(file);
        }
        let file =
            File::open(database.path()).map_err(|error| Error::at(database.path(), error))?;
        Ok(self.raw.get_or_init(|| file))
    }
}
