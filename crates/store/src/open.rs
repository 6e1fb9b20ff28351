//! Opening a firm's folder, and the two doors of an open one: [`Store::write`] and [`Store::read`].

mod connect;
mod freeze;
mod pool;

use std::cell::RefCell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use parking_lot::Mutex;
use rusqlite::Connection;

use self::connect::{Database, check_key, remember_key};
use self::pool::Pool;
use crate::access::{Memory, Reader, Writer};
use crate::blobs::BlobFolder;
use crate::journal::Clock;
use crate::search::{Burst, SeenWords};
use crate::{Error, Id, Keys, migrations};

/// What is needed to open a firm's folder.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the firm.
    pub folder: PathBuf,
    /// Its keys.
    pub keys: Keys,
    /// This device, as the journal and the audit log name it.
    pub device: Id,
}

/// An open firm. Clones share it; the file is closed and the keys are wiped when the last one is dropped.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    // Fields are dropped in this order: the connections first, the lock last.
    pool: Pool,
    writer: Mutex<WriterHome>,
    blobs: BlobFolder,
    database: Database,
    device: Id,
    /// The database file as bytes. Closed after the connections, whose locks would go with it.
    raw: OnceLock<File>,
    _lock: File,
}

struct WriterHome {
    connection: Connection,
    memory: RefCell<Memory>,
}

// A panic in the middle of a transaction rolls it back; what is behind the locks is whole.
impl std::panic::UnwindSafe for Store {}
impl std::panic::RefUnwindSafe for Store {}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Store")
            .field(&self.inner.database.path())
            .finish()
    }
}

const DATABASE: &str = "firm.db";
const LOCK: &str = "firm.lock";
const BLOBS: &str = "blobs";

impl Store {
    /// Whether a folder holds a firm.
    #[must_use]
    pub fn exists(folder: &Path) -> bool {
        folder.join(DATABASE).exists()
    }

    /// Makes a new, empty firm in a folder, which is made too, and opens it.
    ///
    /// The database is made under another name and renamed when it is whole: a crash leaves either a firm
    /// or none.
    ///
    /// # Errors
    ///
    /// [`Error::Exists`], [`Error::InUse`], [`Error::ReadOnly`], [`Error::DiskFull`].
    pub fn create(options: &Options) -> Result<Self, Error> {
        let folder = &options.folder;
        fs::create_dir_all(folder).map_err(|error| Error::at(folder, error))?;
        let lock = lock(folder)?;
        let path = folder.join(DATABASE);
        if path.exists() {
            return Err(Error::Exists {
                path: folder.clone(),
            });
        }
        let unfinished = Database::new(folder.join("firm.db.new"), options.keys.clone());
        unfinished.remove_leftovers()?;
        let mut connection = unfinished.connect_new()?;
        migrations::migrate(&mut connection, migrations::HISTORY)?;
        connection.close().map_err(|(_, error)| error)?;
        remember_key(folder, &options.keys)?;
        fs::rename(unfinished.path(), &path).map_err(|error| Error::at(&path, error))?;
        crate::whole::flush_folder(folder).map_err(|error| Error::at(folder, error))?;
        Self::open_locked(options, lock)
    }

    /// Opens the firm in a folder, bringing its file to this release's format.
    ///
    /// # Errors
    ///
    /// [`Error::Missing`], [`Error::InUse`], [`Error::WrongKey`], [`Error::Damaged`],
    /// [`Error::NewerSchema`], [`Error::ReadOnly`], [`Error::DiskFull`]. In every case the file is what it
    /// was before.
    pub fn open(options: &Options) -> Result<Self, Error> {
        let folder = &options.folder;
        if !Self::exists(folder) {
            return Err(Error::Missing {
                path: folder.clone(),
            });
        }
        let lock = lock(folder)?;
        Self::open_locked(options, lock)
    }

    /// The folder of large content.
    pub(crate) fn blobs(&self) -> &BlobFolder {
        &self.inner.blobs
    }

    fn open_locked(options: &Options, lock: File) -> Result<Self, Error> {
        let database = Database::new(options.folder.join(DATABASE), options.keys.clone());
        check_key(&options.folder, &options.keys)?;
        let mut connection = database.connect_writer()?;
        migrations::migrate(&mut connection, migrations::HISTORY)?;
        let memory = RefCell::new(recall(&connection, options.device)?);
        let blobs = BlobFolder::new(options.folder.join(BLOBS), options.keys.clone());
        blobs.remove_unfinished();
        Ok(Self {
            inner: Arc::new(Inner {
                pool: Pool::new(),
                writer: Mutex::new(WriterHome { connection, memory }),
                blobs,
                database,
                device: options.device,
                raw: OnceLock::new(),
                _lock: lock,
            }),
        })
    }

    /// Runs one transaction. When `work` fails or panics, nothing of it is kept; when this returns `Ok`,
    /// everything of it is on the disk.
    ///
    /// Writers wait for each other. `work` must not call [`Store::write`] itself: the [`Writer`] it is
    /// given reads and writes.
    ///
    /// - `now_ms`: the moment of the transaction, milliseconds since the epoch. It may go backwards; the
    ///   order of the journal does not.
    ///
    /// # Errors
    ///
    /// Those of `work`; [`Error::DiskFull`] and [`Error::ReadOnly`] when the file cannot be written.
    pub fn write<T, E: From<Error>>(
        &self,
        now_ms: i64,
        work: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let home = self.inner.writer.lock();
        let transaction = Transaction::begin(&home)?;
        let writer = Writer {
            reader: Reader {
                connection: &home.connection,
                blobs: &self.inner.blobs,
            },
            memory: &home.memory,
            pending_search: RefCell::new(Vec::new()),
            now_ms,
        };
        let answer = work(&writer)?;
        writer.flush_search()?;
        transaction.commit()?;
        Ok(answer)
    }

    /// Reads one consistent view of the firm. Readers do not wait for writers.
    ///
    /// # Errors
    ///
    /// Those of `work`, or when the file cannot be opened.
    pub fn read<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let lease = self.inner.pool.lease(&self.inner.database)?;
        let snapshot = Snapshot::begin(&lease)?;
        let answer = work(&Reader {
            connection: &lease,
            blobs: &self.inner.blobs,
        });
        drop(snapshot);
        answer
    }

    /// This device.
    #[must_use]
    pub fn device_id(&self) -> Id {
        self.inner.device
    }

    /// The folder of the firm.
    pub(crate) fn folder(&self) -> &Path {
        self.inner
            .database
            .path()
            .parent()
            .unwrap_or(Path::new("."))
    }
}

/// Takes the folder for this process. The lock ends with the file handle, also at `kill -9`.
fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join(LOCK);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| Error::at(folder, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(Error::InUse),
        Err(fs::TryLockError::Error(error)) => Err(Error::at(&path, error)),
    }
}

/// What the writer knows when it starts.
fn recall(connection: &Connection, device: Id) -> Result<Memory, Error> {
    connection.execute(
        "INSERT OR IGNORE INTO devices (id) VALUES (?1)",
        [device.to_string()],
    )?;
    let device_row = connection.query_row(
        "SELECT n FROM devices WHERE id = ?1",
        [device.to_string()],
        |row| row.get(0),
    )?;
    let clock = connection.query_row(
        "SELECT coalesce((SELECT value FROM meta WHERE key = 'clock'), 0)",
        [],
        |row| row.get(0),
    )?;
    Ok(Memory {
        device,
        device_row,
        clock: Clock::at(clock),
        words: SeenWords::default(),
        burst: Burst::default(),
    })
}

/// A transaction of the writer: rolled back unless it is committed, also when a panic passes through.
struct Transaction<'a> {
    home: &'a WriterHome,
    clock_before: Clock,
    open: bool,
}

impl<'a> Transaction<'a> {
    fn begin(home: &'a WriterHome) -> Result<Self, Error> {
        home.connection
            .prepare_cached("BEGIN IMMEDIATE")?
            .execute([])?;
        let clock_before = home.memory.borrow().clock;
        Ok(Self {
            home,
            clock_before,
            open: true,
        })
    }

    fn commit(mut self) -> Result<(), Error> {
        let clock = self.home.memory.borrow().clock;
        if clock != self.clock_before {
            self.home
                .connection
                .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES ('clock', ?1)")?
                .execute([clock.last()])?;
        }
        self.home.connection.prepare_cached("COMMIT")?.execute([])?;
        self.home.memory.borrow_mut().words.keep();
        self.open = false;
        Ok(())
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.open {
            // A failed statement may have ended the transaction already; then there is nothing to do.
            if let Err(error) = self.home.connection.execute_batch("ROLLBACK") {
                tracing::debug!(%error, "rollback");
            }
            if let Ok(mut memory) = self.home.memory.try_borrow_mut() {
                // The clock stays ahead: going back would give two changes one stamp if one escaped.
                memory.words.forget_new();
            }
        }
    }
}

/// A read transaction: ended when it is dropped.
struct Snapshot<'a>(&'a Connection);

impl<'a> Snapshot<'a> {
    fn begin(connection: &'a Connection) -> Result<Self, Error> {
        connection.prepare_cached("BEGIN DEFERRED")?.execute([])?;
        Ok(Self(connection))
    }
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.0.execute_batch("COMMIT") {
            tracing::debug!(%error, "end of a read");
        }
    }
}

#[cfg(test)]
mod tests;
