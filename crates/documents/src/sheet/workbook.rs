//! Excel workbooks.

use super::{MAX_SHEET_BYTES, SheetError, SheetRow};
use calamine::{Data, Reader as _, Xlsx};
use std::io::{Cursor, Read as _};

/// The first sheet of a workbook that holds anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookSheet {
    /// Its name.
    pub name: String,
    /// Its rows; `line` is the number of the row in the sheet.
    pub rows: Vec<SheetRow>,
}

/// Reads the first sheet that holds anything. Formulas give the value that was last computed; nothing is evaluated.
///
/// # Errors
///
/// [`SheetError::NotATable`] when the zip file is no workbook, [`SheetError::TooLarge`] when it would become too large,
/// [`SheetError::Empty`] and [`SheetError::Damaged`].
pub fn workbook(bytes: &[u8]) -> Result<WorkbookSheet, SheetError> {
    guard(bytes)?;
    let damaged = |error: calamine::XlsxError| SheetError::Damaged(error.to_string());
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(damaged)?;
        let first = range.start().map_or(0, |(row, _)| row);
        let rows: Vec<SheetRow> = (first + 1..)
            .zip(range.rows())
            .map(|(line, cells)| SheetRow {
                line,
                cells: cells.iter().map(written).collect(),
                unterminated: false,
            })
            .collect();
        if rows.iter().any(|row| !row.is_blank()) {
            return Ok(WorkbookSheet { name, rows });
        }
    }
    Err(SheetError::Empty)
}

/// Refuses what is no workbook, and one that unpacks into more than can be held.
fn guard(bytes: &[u8]) -> Result<(), SheetError> {
    let not = |_| SheetError::NotATable;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(not)?;
    if zip.index_for_name("xl/workbook.xml").is_none() {
        return Err(SheetError::NotATable);
    }
    // Unpacked once to count: what an entry says of its own size may be a lie.
    let mut left = MAX_SHEET_BYTES as u64;
    for at in 0..zip.len() {
        let file = zip.by_index(at).map_err(not)?;
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut std::io::sink())
            .map_err(|error| SheetError::Damaged(error.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(SheetError::TooLarge)?;
    }
    Ok(())
}

/// A cell as a person sees it: a telephone number that Excel keeps as a number has no decimals.
fn written(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        #[allow(
            clippy::cast_possible_truncation,
            reason = "the fraction is nought and the size is bounded"
        )]
        Data::Float(value) if value.fract() == 0.0 && value.abs() < 1e15 => {
            (*value as i64).to_string()
        }
        other => other.to_string(),
    }
}
