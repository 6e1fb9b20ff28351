//! Content by its address: raw messages and what is kept of them. Small content lives in the database,
//! large content in encrypted files beside it; callers do not see the difference.

mod folder;
mod stream;

use std::fmt;
use std::str::FromStr;

use rusqlite::types::{FromSqlError, ToSqlOutput, ValueRef};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

pub(crate) use folder::BlobFolder;
pub use stream::Watcher;

use crate::Error;
use crate::access::{Reader, Writer};
use crate::cell::Cell;
use crate::id::NotAnId;

pub(crate) const CREATE: &str = "
CREATE TABLE blobs (
    n      INTEGER NOT NULL PRIMARY KEY,
    -- The first 64 bits of the hash: a narrow index, verified on every hit.
    key    INTEGER NOT NULL,
    -- SHA-256 of the content.
    hash   BLOB    NOT NULL,
    -- Bytes of the content.
    size   INTEGER NOT NULL,
    -- 1: zstd.
    packed INTEGER NOT NULL,
    -- NULL: in a file of the blob folder.
    stored BLOB
) STRICT;
CREATE INDEX blobs_by_key ON blobs (key);";

/// Content up to this size after compression is kept in the database: a file of its own costs a directory
/// entry, two flushes and at least one disk block.
const MAX_STORED_BYTES: usize = 64 << 10;

/// Content of more than this many bytes was not written by us: refuse to unpack it.
const MAX_BLOB_BYTES: usize = 2 << 30;

/// The address of content: its SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobHash(pub [u8; 32]);

impl BlobHash {
    /// The address of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for BlobHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for BlobHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for BlobHash {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let bad = || NotAnId(text.to_owned());
        let mut hash = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(bad());
        }
        for (byte, pair) in hash.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| bad())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| bad())?;
        }
        Ok(Self(hash))
    }
}

impl Cell for BlobHash {
    fn store(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(ValueRef::Blob(&self.0))
    }
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError> {
        stored
            .as_blob()?
            .try_into()
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// Content ready to be kept. Make it outside of the transaction: hashing and compressing take longer than
/// writing.
#[derive(Clone)]
pub struct PreparedBlob {
    /// Its address.
    pub hash: BlobHash,
    /// Its size in bytes.
    pub size: usize,
    packed: bool,
    stored: Vec<u8>,
    /// It stands in the blob folder already.
    in_folder: bool,
}

impl fmt::Debug for PreparedBlob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedBlob")
            .field("hash", &self.hash)
            .field("size", &self.size)
            .finish()
    }
}

impl PreparedBlob {
    /// Hashes and compresses content.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when there is no memory for the compressor.
    pub fn new(bytes: &[u8]) -> Result<Self, Error> {
        let packed = crate::texts::pack(bytes)?;
        let (packed, stored) = if packed.len() < bytes.len() {
            (true, packed)
        } else {
            (false, bytes.to_vec())
        };
        Ok(Self {
            hash: BlobHash::of(bytes),
            size: bytes.len(),
            packed,
            stored,
            in_folder: false,
        })
    }
}

/// The first 64 bits of a hash, as a database integer.
pub(crate) fn first_eight(hash: &[u8; 32]) -> i64 {
    let [a, b, c, d, e, f, g, h, ..] = *hash;
    i64::from_be_bytes([a, b, c, d, e, f, g, h])
}

impl Reader<'_> {
    /// The number of a blob on this device.
    pub(crate) fn blob_row(&self, hash: &BlobHash) -> Result<Option<i64>, Error> {
        let sql = "SELECT n FROM blobs WHERE key = ?1 AND hash = ?2";
        self.value(sql, params![first_eight(&hash.0), hash.0])
    }

    /// The content at an address, checked against it; `None` when it was never kept.
    ///
    /// # Errors
    ///
    /// [`Error::BlobMissing`] when its file is gone, [`Error::Damaged`] when the bytes are not what the
    /// address says.
    pub fn blob(&self, hash: &BlobHash) -> Result<Option<Vec<u8>>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT packed, stored FROM blobs WHERE key = ?1 AND hash = ?2")?;
        let found: Option<(bool, Option<Vec<u8>>)> = statement
            .query_row(params![first_eight(&hash.0), hash.0], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let Some((packed, stored)) = found else {
            return Ok(None);
        };
        let in_folder = stored.is_none();
        let stored = match stored {
            Some(stored) => stored,
            None => self.blobs.read(hash)?,
        };
        let is_it = |bytes: &Vec<u8>| BlobHash::of(bytes) == *hash;
        let unpacked = || crate::texts::unpack_up_to(&stored, MAX_BLOB_BYTES).filter(is_it);
        // The same content that came in twice at once, as a message and as a file, has one file and two ways to be
        // in it: the address decides.
        if packed && let Some(bytes) = unpacked() {
            return Ok(Some(bytes));
        }
        if !packed && is_it(&stored) {
            return Ok(Some(stored));
        }
        let other = match (in_folder, packed) {
            (true, true) => Some(stored).filter(is_it),
            (true, false) => unpacked(),
            (false, _) => None,
        };
        other.map(Some).ok_or_else(|| Error::Damaged {
            what: format!("the content {hash} is not what it was"),
        })
    }
}

impl Writer<'_> {
    /// Keeps content. Keeping it again changes nothing.
    ///
    /// # Errors
    ///
    /// When the file or the blob folder cannot be written.
    pub fn put_blob(&self, blob: &PreparedBlob) -> Result<BlobHash, Error> {
        self.put_blob_row(blob)?;
        Ok(blob.hash)
    }

    /// Keeps content. Returns its number and whether it is new.
    pub(crate) fn put_blob_row(&self, blob: &PreparedBlob) -> Result<(i64, bool), Error> {
        let in_database = !blob.in_folder && blob.stored.len() <= MAX_STORED_BYTES;
        if let Some(known) = self.blob_row(&blob.hash)? {
            if !in_database && !blob.in_folder && !self.blobs.file_of(&blob.hash).is_file() {
                // Its file was lost, and here is what was in it.
                self.blobs.write(&blob.hash, &blob.stored)?;
            }
            return Ok((known, false));
        }
        if blob.in_folder && !self.blobs.file_of(&blob.hash).is_file() {
            // Erased between the two; the row would name nothing.
            return Err(Error::BlobMissing {
                hash: blob.hash.to_string(),
            });
        }
        if !in_database && !blob.in_folder {
            // Before the row: a row never names a file that is not there.
            self.blobs.write(&blob.hash, &blob.stored)?;
        }
        self.execute_local(
            "INSERT INTO blobs (key, hash, size, packed, stored) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                first_eight(&blob.hash.0),
                blob.hash.0,
                i64::try_from(blob.size).unwrap_or(i64::MAX),
                blob.packed,
                in_database.then_some(&blob.stored),
            ],
        )?;
        Ok((self.connection.last_insert_rowid(), true))
    }
}
