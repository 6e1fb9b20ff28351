//! The `readings` table (how far each file was read) and `pages` (what was read). It is the queue of the reader:
//! durable, so that a restart goes on at the page where it stopped.
//!
//! Not synchronised: every device can read its files again.

use rusqlite::{OptionalExtension, params};

use crate::access::{Reader, Writer};
use crate::arrivals::sql_limit;
use crate::cell::words;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE readings (
    -- The attachment or the version of a document.
    file_id   TEXT    NOT NULL PRIMARY KEY,
    kind      TEXT    NOT NULL,
    state     TEXT    NOT NULL DEFAULT 'waiting',
    -- NULL: not counted yet.
    pages     INTEGER,
    -- JSON array of words: what is special about the file.
    marks     TEXT    NOT NULL DEFAULT '[]',
    error     TEXT,
    -- Higher is read first.
    priority  INTEGER NOT NULL DEFAULT 0,
    queued_ms INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX readings_waiting ON readings (priority DESC, queued_ms) WHERE state = 'waiting';
CREATE INDEX readings_failed  ON readings (queued_ms) WHERE state = 'failed';

CREATE TABLE pages (
    file_id    TEXT    NOT NULL,
    -- From 1.
    number     INTEGER NOT NULL,
    source     TEXT    NOT NULL,
    confidence REAL,
    -- UTF-8, zstd.
    text       BLOB    NOT NULL,
    -- JSON array of `[start, end, left, top, right, bottom]`, zstd; NULL when places are not known.
    words      BLOB,
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;";

/// Pages of catalogues: what the layout needs, and whose session may read them.
pub(crate) const FOR_CATALOGUES: &str = "
-- NULL: anybody's session reads it.
ALTER TABLE readings ADD COLUMN only_for TEXT;
-- By how many degrees, clockwise, the page had to be turned to be read.
ALTER TABLE pages ADD COLUMN turned INTEGER NOT NULL DEFAULT 0;
-- Pixels of the page as it is viewed; 0 when it has none.
ALTER TABLE pages ADD COLUMN width  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pages ADD COLUMN height INTEGER NOT NULL DEFAULT 0;";

words! {
    /// What a file that is read belongs to.
    FileKind as "kind of file" {
        /// It hangs on a message.
        Attachment = "attachment",
        /// It is a version of a document.
        Version = "version",
        /// It is a file of a catalogue.
        Catalogue = "catalogue",
    }
}

words! {
    /// How far a file was read.
    ReadingState as "state of a reading" {
        /// It waits, or it is being read.
        Waiting = "waiting",
        /// A person stopped it.
        Paused = "paused",
        /// Every page was read.
        Done = "done",
        /// It cannot be read.
        Failed = "failed",
    }
}

row! {
    /// How far a file was read.
    local Reading in "readings" {
        /// The attachment or the version.
        file_id: Id,
        /// Which of both.
        kind: FileKind,
        /// How far.
        state: ReadingState,
        /// Pages in all, once they were counted.
        pages: Option<i64>,
        /// What is special about the file, one word each.
        marks: Vec<String>,
        /// Why it cannot be read, one word.
        error: Option<String>,
        /// Higher is read first.
        priority: i64,
        /// When it was queued.
        queued_ms: i64,
        /// Only this person's session reads it; anybody's when absent.
        only_for: Option<Id>,
    }
}

impl Reading {
    /// A file that waits to be read.
    #[must_use]
    pub const fn waiting(file_id: Id, kind: FileKind, queued_ms: i64) -> Self {
        Self {
            file_id,
            kind,
            state: ReadingState::Waiting,
            pages: None,
            marks: Vec::new(),
            error: None,
            priority: 0,
            queued_ms,
            only_for: None,
        }
    }
}

/// A word and where it stands on its page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordBox {
    /// First byte in the text.
    pub start: u32,
    /// After its last byte.
    pub end: u32,
    /// Left, top, right, bottom as fractions of the page.
    pub place: [f32; 4],
    /// How sure the reader is, 0 to 1.
    pub confidence: f32,
}

/// A page that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadPage {
    /// From 1.
    pub number: u32,
    /// Where its text comes from, the reader's word.
    pub source: String,
    /// How sure the reader of pictures was, 0 to 1.
    pub confidence: Option<f64>,
    /// The text.
    pub text: String,
    /// Its words, where their places are known.
    pub words: Vec<WordBox>,
    /// By how many degrees, clockwise, it had to be turned to be read.
    pub turned: u16,
    /// Pixels of its width as it is viewed; 0 when it has none.
    pub width: u32,
    /// Pixels of its height.
    pub height: u32,
}

/// What a list says of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageHead {
    /// From 1.
    pub number: u32,
    /// Where its text comes from.
    pub source: String,
    /// How sure the reader of pictures was, 0 to 1.
    pub confidence: Option<f64>,
}

impl Reader<'_> {
    /// How far a file was read; `None` when nobody asked for it.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn reading(&self, file_id: Id) -> Result<Option<Reading>, Error> {
        self.row("WHERE file_id = ?1", [file_id.to_string()])
    }

    /// What waits to be read in a person's session, in the order in which it should be.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn waiting_readings(&self, user: Id, limit: usize) -> Result<Vec<Reading>, Error> {
        self.rows(
            "WHERE state = 'waiting' AND (only_for IS NULL OR only_for = ?1)
             ORDER BY priority DESC, queued_ms LIMIT ?2",
            params![user.to_string(), sql_limit(limit)],
        )
    }

    /// What could not be read, oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn failed_readings(&self, limit: usize) -> Result<Vec<Reading>, Error> {
        self.rows(
            "WHERE state = 'failed' ORDER BY queued_ms LIMIT ?1",
            [sql_limit(limit)],
        )
    }

    /// How many files wait to be read in a person's session.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_waiting_readings(&self, user: Id) -> Result<u32, Error> {
        let sql = "SELECT count(*) FROM readings
                   WHERE state = 'waiting' AND (only_for IS NULL OR only_for = ?1)";
        Ok(self.value(sql, [user.to_string()])?.unwrap_or(0))
    }

    /// How many documents wait, without files of catalogues.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_waiting_documents(&self) -> Result<u32, Error> {
        let sql = "SELECT count(*) FROM readings WHERE state = 'waiting' AND kind <> 'catalogue'";
        Ok(self.value(sql, [])?.unwrap_or(0))
    }

    /// How many pages of a file were read.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_pages(&self, file_id: Id) -> Result<u32, Error> {
        let sql = "SELECT count(*) FROM pages WHERE file_id = ?1";
        Ok(self.value(sql, [file_id.to_string()])?.unwrap_or(0))
    }

    /// The pages of a file that were read, in order, without their text.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn page_heads(&self, file_id: Id) -> Result<Vec<PageHead>, Error> {
        let sql = "SELECT number, source, confidence FROM pages WHERE file_id = ?1 ORDER BY number";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([file_id.to_string()], |row| {
            Ok(PageHead {
                number: row.get(0)?,
                source: row.get(1)?,
                confidence: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One page of a file; `None` while it was not read.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, [`Error::Damaged`] when the text does not unpack.
    pub fn read_page(&self, file_id: Id, number: u32) -> Result<Option<ReadPage>, Error> {
        let sql = "SELECT number, source, confidence, turned, width, height, text, words FROM pages
                   WHERE file_id = ?1 AND number = ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement
            .query_row(params![file_id.to_string(), number], |row| {
                let head = ReadPage {
                    number: row.get(0)?,
                    source: row.get(1)?,
                    confidence: row.get(2)?,
                    turned: row.get(3)?,
                    width: row.get(4)?,
                    height: row.get(5)?,
                    text: String::new(),
                    words: Vec::new(),
                };
                Ok((
                    head,
                    row.get::<_, Vec<u8>>(6)?,
                    row.get::<_, Option<Vec<u8>>>(7)?,
                ))
            })
            .optional()?;
        let Some((head, text, words)) = found else {
            return Ok(None);
        };
        Ok(Some(ReadPage {
            text: String::from_utf8_lossy(&crate::texts::unpack(&text)?).into_owned(),
            words: words.map_or(Ok(Vec::new()), |packed| unpack_words(&packed))?,
            ..head
        }))
    }
}

impl Writer<'_> {
    /// Writes how far a file was read, new or known.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn save_reading(&self, reading: &Reading) -> Result<(), Error> {
        self.replace_local(reading)
    }

    /// Keeps a page. Keeping it again replaces it.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn put_page(&self, file_id: Id, page: &ReadPage) -> Result<(), Error> {
        let words = (!page.words.is_empty())
            .then(|| pack_words(&page.words))
            .transpose()?;
        self.execute_local(
            "INSERT OR REPLACE INTO pages (file_id, number, source, confidence, text, words, turned, width, height)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                file_id.to_string(),
                page.number,
                page.source,
                page.confidence,
                crate::texts::pack(page.text.as_bytes())?,
                words,
                page.turned,
                page.width,
                page.height,
            ],
        )?;
        Ok(())
    }

    /// Forgets what was read of a file.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn forget_reading(&self, file_id: Id) -> Result<(), Error> {
        let id = file_id.to_string();
        self.execute_local("DELETE FROM pages WHERE file_id = ?1", [&id])?;
        self.execute_local("DELETE FROM readings WHERE file_id = ?1", [&id])?;
        Ok(())
    }

    /// What was read of one file holds for another one with the same content.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn copy_reading(&self, from: Id, to: Id) -> Result<(), Error> {
        let (from, to) = (from.to_string(), to.to_string());
        self.execute_local(
            "INSERT OR REPLACE INTO readings (file_id, kind, state, pages, marks, error, priority, queued_ms, only_for)
             SELECT ?2, kind, state, pages, marks, error, priority, queued_ms, only_for FROM readings WHERE file_id = ?1",
            [&from, &to],
        )?;
        self.execute_local(
            "INSERT OR REPLACE INTO pages (file_id, number, source, confidence, text, words, turned, width, height)
             SELECT ?2, number, source, confidence, text, words, turned, width, height FROM pages WHERE file_id = ?1",
            [&from, &to],
        )?;
        Ok(())
    }
}

fn pack_words(words: &[WordBox]) -> Result<Vec<u8>, Error> {
    let rows: Vec<_> = words
        .iter()
        .map(|word| {
            let [left, top, right, bottom] = word.place;
            let sure = (word.confidence * 1000.0).round() / 1000.0;
            (word.start, word.end, left, top, right, bottom, sure)
        })
        .collect();
    let json = serde_json::to_vec(&rows).map_err(|error| Error::Damaged {
        what: format!("places of words that are no numbers: {error}"),
    })?;
    crate::texts::pack(&json)
}

fn unpack_words(packed: &[u8]) -> Result<Vec<WordBox>, Error> {
    let json = crate::texts::unpack(packed)?;
    // Earlier releases wrote no confidence.
    let rows: Vec<(u32, u32, [f32; 4], f32)> = serde_json::from_slice::<Vec<Vec<f64>>>(&json)
        .ok()
        .and_then(|rows| rows.iter().map(|row| unpack_word(row)).collect())
        .ok_or_else(|| Error::Damaged {
            what: "the places of the words of a page".to_owned(),
        })?;
    let word = |(start, end, place, confidence)| WordBox {
        start,
        end,
        place,
        confidence,
    };
    Ok(rows.into_iter().map(word).collect())
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "they were such numbers when they were written"
)]
fn unpack_word(row: &[f64]) -> Option<(u32, u32, [f32; 4], f32)> {
    let (&[start, end, left, top, right, bottom], rest) = row.split_first_chunk::<6>()?;
    let place = [left as f32, top as f32, right as f32, bottom as f32];
    let confidence = rest.first().map_or(1.0, |sure| *sure as f32);
    Some((start as u32, end as u32, place, confidence))
}
