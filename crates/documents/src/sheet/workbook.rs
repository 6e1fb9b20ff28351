//! Excel workbooks.
//!
//! Cells are read one after the other as they stand in the file: a single value in the last corner of a sheet makes one
//! row, and not a rectangle of 17 thousand million cells.

use super::{MAX_SHEET_BYTES, SheetError, SheetRow, shown::shown};
use calamine::{Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use quick_xml::events::Event;
use std::io::{BufReader, Cursor, Read as _};

/// The most cells of a sheet, those that are empty before a filled one among them.
const MAX_CELLS: usize = 16 << 20;

/// The most styles are described in. Excel writes at most some 65,000 of them.
const MAX_STYLE_BYTES: u64 = 16 << 20;

/// The most that one element of a style says: Excel's longest names and formats have 255 characters.
const MAX_STYLE_ELEMENT: usize = 4 << 10;

/// A sheet of a workbook that holds anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookSheet {
    /// Its name.
    pub name: String,
    /// Its rows that say anything, from the first column that does; `line` is the number of the row in the sheet. Each
    /// ends with its last cell that is not empty.
    pub rows: Vec<SheetRow>,
}

/// Reads the first visible sheet that is wanted; without one, the first visible sheet that holds anything. Formulas give
/// the value that was last computed; nothing is evaluated.
///
/// # Errors
///
/// [`SheetError::NotATable`] when the zip file is no workbook, [`SheetError::TooLarge`] when it would become too large,
/// [`SheetError::Empty`] and [`SheetError::Damaged`].
pub fn workbook(
    bytes: &[u8],
    wanted: impl Fn(&[SheetRow]) -> bool,
) -> Result<WorkbookSheet, SheetError> {
    guard(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let visible: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut first = None;
    for name in visible {
        let rows = rows_of(&mut book, &name)?;
        if rows.iter().all(SheetRow::is_blank) {
            continue;
        }
        let sheet = WorkbookSheet { name, rows };
        if wanted(&sheet.rows) {
            return Ok(sheet);
        }
        first.get_or_insert(sheet);
    }
    first.ok_or(SheetError::Empty)
}

fn damaged(error: &XlsxError) -> SheetError {
    SheetError::Damaged(error.to_string())
}

/// What is written in one row, by column.
struct Sparse {
    row: u32,
    cells: Vec<(usize, String)>,
}

fn rows_of(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<SheetRow>, SheetError> {
    let damaged = |error| damaged(&error);
    let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
    let mut rows: Vec<Sparse> = Vec::new();
    // A text that many cells share is counted as often as it stands there.
    let mut left = MAX_SHEET_BYTES;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
        let format = || {
            let format = reader.styles().get(style)?.number_format.as_ref()?;
            Some(format.format_code.as_str())
        };
        let text = shown(cell.get_value(), format);
        if text.is_empty() {
            continue;
        }
        left = left.checked_sub(text.len()).ok_or(SheetError::TooLarge)?;
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).map_err(|_| SheetError::TooLarge)?;
        match rows.last_mut() {
            Some(last) if last.row == row => last.cells.push((column, text)),
            _ => rows.push(Sparse {
                row,
                cells: vec![(column, text)],
            }),
        }
    }
    filled(rows)
}

/// The same rows with the cells that are empty before a filled one.
fn filled(mut rows: Vec<Sparse>) -> Result<Vec<SheetRow>, SheetError> {
    // Stable: of two cells in one place the later one stands.
    rows.sort_by_key(|row| row.row);
    rows.dedup_by(|later, row| {
        let same = later.row == row.row;
        if same {
            row.cells.append(&mut later.cells);
        }
        same
    });
    let columns = || {
        rows.iter()
            .flat_map(|row| row.cells.iter().map(|(column, _)| *column))
    };
    let first = columns().min().unwrap_or(0);
    let width = |row: &Sparse| {
        let last = row.cells.iter().map(|(column, _)| *column).max();
        last.map_or(0, |last| last - first + 1)
    };
    if rows.iter().map(width).sum::<usize>() > MAX_CELLS {
        return Err(SheetError::TooLarge);
    }
    let filled = rows.into_iter().map(|row| {
        let mut cells = vec![String::new(); width(&row)];
        for (column, text) in row.cells {
            if let Some(cell) = cells.get_mut(column - first) {
                *cell = text;
            }
        }
        SheetRow {
            line: row.row.saturating_add(1),
            cells,
            unterminated: false,
        }
    });
    Ok(filled.collect())
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
        let mut file = zip.by_index(at).map_err(not)?;
        let are_styles = file.name().to_ascii_lowercase().ends_with("styles.xml");
        let unpacked = std::io::copy(&mut (&mut file).take(left + 1), &mut std::io::sink())
            .map_err(|error| SheetError::Damaged(error.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(SheetError::TooLarge)?;
        drop(file);
        if are_styles {
            let file = zip.by_index(at).map_err(not)?;
            if unpacked > MAX_STYLE_BYTES || has_long_element(BufReader::new(file)) {
                return Err(SheetError::TooLarge);
            }
        }
    }
    Ok(())
}

/// Whether an element is longer than any style is. Every cell style repeats the names it refers to: a long one, told a
/// thousand times, would be held a thousand times.
fn has_long_element(xml: impl std::io::BufRead) -> bool {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let mut element = Vec::new();
    loop {
        element.clear();
        match reader.read_event_into(&mut element) {
            // What is no XML is refused where it is read.
            Ok(Event::Eof) | Err(_) => return false,
            Ok(event) if event.len() > MAX_STYLE_ELEMENT => return true,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
