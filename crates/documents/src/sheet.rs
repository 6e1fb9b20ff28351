//! Tables that people bring: delimited text in any of the usual encodings, and Excel workbooks.
//!
//! Rows come out as they stand, each with the line it begins on. What a column means is not decided here.

mod delimited;
mod shown;
mod workbook;
mod written;

pub use delimited::{Rows, TextSheet};
pub use workbook::{WorkbookSheet, workbook};
pub use written::{
    MAX_WORKBOOK_CELL, MAX_WORKBOOK_ROWS, PLAIN, SAFE, Table, Value, is_plain_export,
    is_safe_export, unguarded, write_csv, write_xlsx,
};

/// The largest table that is read, in bytes.
pub const MAX_SHEET_BYTES: usize = 128 << 20;

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// The physical line it begins on, from 1.
    pub line: u32,
    /// Its cells as they are written.
    pub cells: Vec<String>,
    /// A quote was opened in it and never closed: everything to the end of the file is in it.
    pub unterminated: bool,
}

impl SheetRow {
    /// Whether no cell says anything.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        !self.unterminated && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Why a file is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// It is something else: a picture, a PDF, an old Office file.
    #[error("this is no table")]
    NotATable,
    /// It says nothing.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`MAX_SHEET_BYTES`], or claims to become so.
    #[error("the table is larger than {} MB", MAX_SHEET_BYTES >> 20)]
    TooLarge,
    /// A workbook that cannot be read.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
}

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetKind {
    /// Delimited text.
    Text,
    /// An Excel workbook, or another zip file that may be one.
    Workbook,
}

/// What kind of table these bytes are, whatever the file is called.
///
/// # Errors
///
/// [`SheetError::NotATable`], [`SheetError::Empty`], [`SheetError::TooLarge`].
pub fn kind_of(bytes: &[u8]) -> Result<SheetKind, SheetError> {
    const OTHERS: [&[u8]; 7] = [
        // A zip file with nothing in it, and the first of several parts.
        b"PK\x05\x06",
        b"PK\x07\x08",
        b"%PDF-",
        b"\x89PNG",
        b"\xff\xd8\xff",
        // Word, Excel and PowerPoint before 2007.
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"GIF8",
    ];
    if bytes.len() > MAX_SHEET_BYTES {
        return Err(SheetError::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(SheetKind::Workbook);
    }
    if OTHERS.iter().any(|begin| bytes.starts_with(begin)) {
        return Err(SheetError::NotATable);
    }
    Ok(SheetKind::Text)
}
