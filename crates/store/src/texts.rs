//! The `texts` table: the readable text and the full analysis of each message, compressed.
//!
//! Not synchronised: both are computed again from the raw bytes.

use crate::access::{Reader, Writer};
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE texts (
    -- The message, `communications.n`.
    n        INTEGER NOT NULL PRIMARY KEY REFERENCES communications (n) ON DELETE CASCADE,
    -- UTF-8, zstd.
    text     BLOB    NOT NULL,
    -- JSON, zstd; NULL when there is no analysis.
    analysis BLOB
) STRICT;";

/// The level is the fastest one that still halves French prose.
const LEVEL: i32 = 1;

/// A text of more than this many bytes was not written by us: refuse to unpack it.
const MAX_TEXT_BYTES: usize = 256 << 20;

/// A text ready to be written. Make it outside of the transaction: compressing takes longer than writing.
#[derive(Debug, Clone)]
pub struct PreparedText {
    text: Vec<u8>,
    analysis: Option<Vec<u8>>,
}

/// What can be read of a message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoredText {
    /// The readable text.
    pub text: String,
    /// The analysis as the caller wrote it (JSON).
    pub analysis: Option<String>,
}

impl PreparedText {
    /// Compresses a text and its analysis.
    ///
    /// - `analysis`: JSON, or `None` when the message was not analysed.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when there is no memory for the compressor.
    pub fn new(text: &str, analysis: Option<&str>) -> Result<Self, Error> {
        Ok(Self {
            text: pack(text.as_bytes())?,
            analysis: analysis.map(|json| pack(json.as_bytes())).transpose()?,
        })
    }
}

pub(crate) fn pack(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    thread_local! {
        // A compressor's tables are larger than most messages: making them anew would be half the work.
        static COMPRESSOR: std::cell::RefCell<Option<zstd::bulk::Compressor<'static>>> =
            const { std::cell::RefCell::new(None) };
    }
    COMPRESSOR.with_borrow_mut(|slot| {
        let compressor = match slot {
            Some(compressor) => compressor,
            None => slot.insert(zstd::bulk::Compressor::new(LEVEL)?),
        };
        Ok(compressor.compress(bytes)?)
    })
}

/// Unpacks what [`pack`] made, up to `most` bytes; `None` when it was not made by it.
pub(crate) fn unpack_up_to(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    thread_local! {
        static DECOMPRESSOR: std::cell::RefCell<Option<zstd::bulk::Decompressor<'static>>> =
            const { std::cell::RefCell::new(None) };
    }
    let size = zstd::zstd_safe::get_frame_content_size(bytes)
        .ok()
        .flatten()?;
    let size = usize::try_from(size).ok().filter(|&size| size <= most)?;
    DECOMPRESSOR.with_borrow_mut(|slot| {
        let decompressor = match slot {
            Some(decompressor) => decompressor,
            None => slot.insert(zstd::bulk::Decompressor::new().ok()?),
        };
        decompressor.decompress(bytes, size).ok()
    })
}

pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    unpack_up_to(bytes, MAX_TEXT_BYTES).ok_or_else(|| Error::Damaged {
        what: "a compressed text does not unpack".to_owned(),
    })
}

fn unpack_text(bytes: &[u8]) -> Result<String, Error> {
    Ok(String::from_utf8_lossy(&unpack(bytes)?).into_owned())
}

impl Reader<'_> {
    /// The text and the analysis of a message; `None` when it has none.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] for an unknown message, [`Error::Damaged`] when the text does not unpack.
    pub fn text(&self, communication_id: Id) -> Result<Option<StoredText>, Error> {
        self.text_of_row(self.communication_row(communication_id)?)
    }

    /// The text of a message without its analysis, which is often longer.
    pub(crate) fn plain_text_of_row(&self, n: i64) -> Result<Option<String>, Error> {
        let packed: Option<Vec<u8>> = self.value("SELECT text FROM texts WHERE n = ?1", [n])?;
        packed.as_deref().map(unpack_text).transpose()
    }

    pub(crate) fn text_of_row(&self, n: i64) -> Result<Option<StoredText>, Error> {
        use rusqlite::OptionalExtension as _;
        let mut statement = self
            .connection
            .prepare_cached("SELECT text, analysis FROM texts WHERE n = ?1")?;
        let packed: Option<(Vec<u8>, Option<Vec<u8>>)> = statement
            .query_row([n], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((text, analysis)) = packed else {
            return Ok(None);
        };
        Ok(Some(StoredText {
            text: unpack_text(&text)?,
            analysis: analysis.as_deref().map(unpack_text).transpose()?,
        }))
    }
}

impl Writer<'_> {
    /// Writes the text and the analysis of a message, replacing what was there.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] for an unknown message, or when the file cannot be written.
    pub fn set_text(&self, communication_id: Id, text: &PreparedText) -> Result<(), Error> {
        let n = self.communication_row(communication_id)?;
        self.execute_local(
            "INSERT INTO texts (n, text, analysis) VALUES (?1, ?2, ?3)
             ON CONFLICT (n) DO UPDATE SET text = excluded.text, analysis = excluded.analysis",
            (n, &text.text, &text.analysis),
        )?;
        Ok(())
    }
}
