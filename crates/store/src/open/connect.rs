//! Connections to the firm's file, with its key and its pragmas.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags, functions::FunctionFlags};
use zeroize::Zeroizing;

use crate::{Error, Keys};

/// The file of one firm, and the key that opens it.
pub(super) struct Database {
    path: PathBuf,
    keys: Keys,
}

/// Statements kept ready per connection: more than the store has, so that none is compiled twice.
const STATEMENTS: usize = 256;

/// Page cache of the writer in KiB: the inner pages of every index of a large firm.
const WRITER_CACHE_KIB: i64 = 64 << 10;

/// Page cache of one reader in KiB.
const READER_CACHE_KIB: i64 = 16 << 10;

/// Pages the write-ahead log collects before they are moved into the file: 128 MiB, so that an import moves a page
/// of an index once for several batches. The log is cut back to that size when it grew beyond.
const LOG_PAGES: i64 = 16384;

/// The function that names are put in order by: É beside E, and no matter the case.
const FOLDED: &str = "folded";

impl Database {
    pub(super) const fn new(path: PathBuf, keys: Keys) -> Self {
        Self { path, keys }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Removes what a crash left of a file that never became a firm.
    pub(super) fn remove_leftovers(&self) -> Result<(), Error> {
        for tail in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.path.clone().into_os_string();
            name.push(tail);
            match fs::remove_file(&name) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(Error::at(Path::new(&name), error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A connection to a file that does not exist yet. It keeps no log, so that the file can be renamed.
    pub(super) fn connect_new(&self) -> Result<Connection, Error> {
        let connection =
            self.connect(OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(connection)
    }

    /// The one connection that writes.
    pub(super) fn connect_writer(&self) -> Result<Connection, Error> {
        if fs::metadata(&self.path)
            .map_err(|error| Error::at(&self.path, error))?
            .len()
            == 0
        {
            // SQLite would take an empty file for a new database, and we would fill it.
            return Err(Error::Damaged {
                what: "it is empty".to_owned(),
            });
        }
        let connection = self.connect(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        self.first_read(&connection)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
        connection.pragma_update(None, "journal_size_limit", LOG_PAGES * 8192)?;
        connection.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
        Ok(connection)
    }

    /// A connection that only reads.
    pub(super) fn connect_reader(&self) -> Result<Connection, Error> {
        let connection = self.connect(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.pragma_update(None, "cache_size", -READER_CACHE_KIB)?;
        self.first_read(&connection)?;
        Ok(connection)
    }

    #[allow(
        clippy::disallowed_methods,
        reason = "this is the place that opens with key and pragmas"
    )]
    fn connect(&self, flags: OpenFlags) -> Result<Connection, Error> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(&self.path, flags).map_err(|error| {
                match error.sqlite_error_code() {
                    Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Error::ReadOnly {
                        path: self.path.clone(),
                    },
                    _ => Error::from(error),
                }
            })?;
        // Before the key: a wrong one would otherwise be reported on standard error.
        connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
        connection.execute_batch(&key_pragma(&self.keys))?;
        connection.execute_batch(
            // SHA-256 has instructions of its own on today's processors and SHA-512, the default, does not:
            // authenticating a page takes a third of the time. Part of the file's format.
            "PRAGMA cipher_page_size = 8192;
             PRAGMA cipher_hmac_algorithm = HMAC_SHA256;
             PRAGMA cipher_memory_security = OFF;
             PRAGMA foreign_keys = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA mmap_size = 0;
             PRAGMA trusted_schema = OFF;",
        )?;
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
        connection.create_scalar_function(FOLDED, 1, flags, |context| {
            let text = context.get_raw(0).as_str_or_null();
            Ok(text?.map(crate::search::fold))
        })?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        connection.busy_timeout(std::time::Duration::from_secs(10))?;
        Ok(connection)
    }

    /// The first read decides whether key and file fit together.
    fn first_read(&self, connection: &Connection) -> Result<(), Error> {
        let tables = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
                row.get::<_, i64>(0)
            })
            .map_err(|error| match error.sqlite_error_code() {
                Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Error::ReadOnly {
                    path: self.path.clone(),
                },
                _ => Error::from(error),
            })?;
        if tables == 0 {
            return Err(Error::Damaged {
                what: "it holds nothing".to_owned(),
            });
        }
        Ok(())
    }
}

/// The statement that gives the raw key: no derivation, because the key is random already.
/// Source: Zetetic, "SQLCipher API", PRAGMA key, raw key data.
fn key_pragma(keys: &Keys) -> Zeroizing<String> {
    let mut pragma = Zeroizing::new(String::with_capacity(96));
    pragma.push_str("PRAGMA key = \"x'");
    for byte in &keys.database {
        for nibble in [byte >> 4, byte & 15] {
            pragma.push(char::from_digit(u32::from(nibble), 16).expect("a nibble is below 16"));
        }
    }
    pragma.push_str("'\";");
    pragma
}

const CHECK: &str = "firm.check";

/// A value that only the right key gives. It lets a wrong key be told from a damaged file, which look the
/// same to the cipher, and tells nothing about a random 256-bit key.
fn key_check(keys: &Keys) -> [u8; 32] {
    *blake3::keyed_hash(&keys.database, b"guichet database key check 1").as_bytes()
}

/// Writes the value beside the database.
pub(super) fn remember_key(folder: &Path, keys: &Keys) -> Result<(), Error> {
    let path = folder.join(CHECK);
    crate::whole::write_whole(&path, &key_check(keys)).map_err(|error| Error::at(&path, error))
}

/// Compares a key with the value beside the database. A value that is missing or cut decides nothing.
pub(super) fn check_key(folder: &Path, keys: &Keys) -> Result<(), Error> {
    match fs::read(folder.join(CHECK)) {
        Ok(value) if value.len() == 32 && value != key_check(keys) => Err(Error::WrongKey),
        _ => Ok(()),
    }
}
