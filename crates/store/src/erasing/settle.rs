//! After the transaction: files that nobody names are removed, and the database keeps nothing of what stood in it.

use std::fs;

use rusqlite::Connection;

use super::Thoroughness;
use crate::access::Writer;
use crate::{BlobHash, Error, Store};

/// In `meta`: what is left to do after an erasure, one of the two words below.
const LEFT: &str = "erasure_left";
const ANEW: &str = "anew";
const OVERWRITTEN: &str = "overwritten";

/// A database beyond this is written anew by way of an (encrypted) file and not of memory.
const MOST_IN_MEMORY: u64 = 256 << 20;

impl Writer<'_> {
    /// Remembers, in the transaction that erases, what has to be done after it: a crash does not forget it.
    pub(super) fn must_settle(&self, thoroughness: Thoroughness) -> Result<(), Error> {
        let word = match thoroughness {
            Thoroughness::Anew => ANEW,
            Thoroughness::Overwritten => OVERWRITTEN,
        };
        self.execute_local(
            "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value =
             CASE WHEN value = ?3 THEN value ELSE excluded.value END",
            (LEFT, word, ANEW),
        )?;
        Ok(())
    }
}

impl Store {
    /// Finishes erasures: removes the files of erased content, writes the database anew when that was asked for, and
    /// empties the write-ahead log. Does nothing when nothing was erased.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`] when there is no room to write the database anew, [`Error::InUse`] when somebody reads for
    /// too long. It can be called again; the rows are gone in any case.
    pub fn settle_erasures(&self) -> Result<(), Error> {
        let left = self.with_writer(|connection| {
            let left = left(connection)?;
            if left.is_some() {
                self.remove_files(connection)?;
            }
            if left.as_deref() == Some(ANEW) {
                write_anew(connection, self.database_bytes())?;
            }
            connection.pragma_update(None, "secure_delete", false)?;
            Ok(left)
        })?;
        if left.is_none() {
            return Ok(());
        }
        self.empty_log()?;
        self.with_writer(|connection| {
            connection.execute("DELETE FROM meta WHERE key = ?1", [LEFT])?;
            Ok(())
        })
    }

    /// Removes the files of erased content. Called with the writer at rest: content that came back keeps its file.
    fn remove_files(&self, connection: &Connection) -> Result<(), Error> {
        let mut statement = connection.prepare("SELECT hash FROM erased_files")?;
        let hashes = statement.query_map([], |row| row.get(0))?;
        for hash in hashes.collect::<Result<Vec<[u8; 32]>, _>>()? {
            let again: bool = connection.query_row(
                "SELECT EXISTS (SELECT 1 FROM blobs WHERE hash = ?1)",
                [hash],
                |row| row.get(0),
            )?;
            if !again {
                let path = self.blobs().file_of(&BlobHash(hash));
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                        return Err(Error::at(&path, error));
                    }
                    _ => {}
                }
            }
            connection.execute("DELETE FROM erased_files WHERE hash = ?1", [hash])?;
        }
        Ok(())
    }
}

fn left(connection: &Connection) -> Result<Option<String>, Error> {
    use rusqlite::OptionalExtension as _;
    let sql = "SELECT value FROM meta WHERE key = ?1";
    Ok(connection
        .query_row(sql, [LEFT], |row| row.get(0))
        .optional()?)
}

/// Free pages, and the room between rows, still hold what earlier changes left there.
fn write_anew(connection: &Connection, bytes: u64) -> Result<(), Error> {
    // The copy is encrypted with the key of the database, wherever it lies.
    let place = if bytes > MOST_IN_MEMORY {
        "FILE"
    } else {
        "MEMORY"
    };
    connection.pragma_update(None, "temp_store", place)?;
    let written = connection.execute_batch("VACUUM");
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(written?)
}
