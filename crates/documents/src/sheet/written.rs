//! Tables that leave, for people and for spreadsheets.
//!
//! A spreadsheet evaluates a cell of a CSV file that begins with `=`, `+`, `-` or `@` (OWASP, CSV Injection). Such a cell
//! leaves with an apostrophe before it, and the table carries a column [`SAFE`] that says so: whoever reads it back takes
//! exactly that apostrophe off again. A workbook says of each cell that it is text, and needs none of this; its hidden column
//! [`PLAIN`] only says who wrote it.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// The most characters of a cell of a workbook, in UTF-16 units as Excel counts them.
///
/// Source: Microsoft, "Excel specifications and limits".
pub const MAX_WORKBOOK_CELL: usize = 32_767;

/// The most rows of a sheet of a workbook (the same source).
pub const MAX_WORKBOOK_ROWS: usize = 1_048_576;

/// The name of the last column of a table whose cells are guarded by an apostrophe.
pub const SAFE: &str = "guichet-export-1";

/// The name of the last column of a workbook that was written here.
pub const PLAIN: &str = "guichet-workbook-1";

/// Whether a spreadsheet would evaluate a cell, or an earlier guard would be taken for one.
fn is_risky(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
}

/// Whether these column names are of a table that [`write_xlsx`] wrote.
#[must_use]
pub fn is_plain_export(names: &[String]) -> bool {
    names.last().is_some_and(|name| name.trim() == PLAIN)
}

/// Whether these column names are of a table that [`write_csv`] wrote.
#[must_use]
pub fn is_safe_export(names: &[String]) -> bool {
    names.last().is_some_and(|name| name.trim() == SAFE)
}

/// A cell of such a table as it was before it left.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest,
        _ => cell,
    }
}

/// A table as CSV for spreadsheets of this country: UTF-8 with a byte order mark, `;`, CRLF, every cell quoted
/// (RFC 4180).
#[must_use]
pub fn write_csv(names: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                out.push(';');
            }
            out.push('"');
            if is_risky(cell) {
                out.push('\'');
            }
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        }
        out.push_str("\r\n");
    };
    line(&mut names.iter().copied().chain([SAFE]));
    for row in rows {
        line(&mut row.iter().map(String::as_str).chain([""]));
    }
    out.into_bytes()
}

/// One cell of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, never evaluated.
    Text(String),
    /// A number.
    Count(i64),
    /// An amount in hundredths, shown with two decimals.
    Cents(i64),
}

/// One sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<'a> {
    /// The name of the sheet.
    pub title: &'a str,
    /// The names of its columns.
    pub names: &'a [&'a str],
    /// Its rows, each with a cell a column.
    pub rows: Vec<Vec<Value>>,
}

/// Tables as an Excel workbook, a sheet each; no cell is a formula.
///
/// # Errors
///
/// [`XlsxError`] for a table larger than a sheet can be: [`MAX_WORKBOOK_ROWS`], [`MAX_WORKBOOK_CELL`].
pub fn write_xlsx(tables: &[Table<'_>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let head = Format::new().set_bold();
    let amount = Format::new().set_num_format("0.00");
    for Table { title, names, rows } in tables {
        let sheet = book.add_worksheet().set_name(*title)?;
        for (column, name) in (0..).zip(*names) {
            sheet.write_string_with_format(0, column, *name, &head)?;
        }
        let last = u16::try_from(names.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
        sheet.write_string(0, last, PLAIN)?;
        for (line, row) in (1..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Value::Text(text) if text.is_empty() => continue,
                    Value::Text(text) => sheet.write_string(line, column, text)?,
                    Value::Count(count) => sheet.write_number(line, column, *count as f64)?,
                    Value::Cents(cents) => {
                        let units = *cents as f64 / 100.0;
                        sheet.write_number_with_format(line, column, units, &amount)?
                    }
                };
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofit();
        sheet.set_column_hidden(last)?;
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{TextSheet, workbook};
    use proptest::prelude::*;

    fn table(cells: &[Vec<String>]) -> Vec<Vec<String>> {
        cells.to_vec()
    }

    #[test]
    fn no_cell_begins_with_what_a_spreadsheet_evaluates() {
        let rows = table(&[vec![
            "=1+1".into(),
            "+336".into(),
            "-2".into(),
            "@x".into(),
            "'a".into(),
        ]]);
        let text = String::from_utf8(write_csv(&["a", "b", "c", "d", "e"], &rows)).unwrap();
        assert!(
            text.contains("\"'=1+1\";\"'+336\";\"'-2\";\"'@x\";\"''a\""),
            "{text}"
        );
    }

    proptest! {
        #[test]
        fn a_table_is_read_back_as_it_was(rows in prop::collection::vec(prop::collection::vec("[-=+@'\";a-zé\n ]{0,8}", 3), 1..6)) {
            let names = ["x", "y", "z"];
            let sheet = TextSheet::decode(&write_csv(&names, &rows)).unwrap();
            let read: Vec<Vec<String>> = sheet.rows(b';').map(|row| row.cells).collect();
            prop_assert!(is_safe_export(&read[0]));
            for (before, after) in rows.iter().zip(&read[1..]) {
                let after: Vec<&str> = after[..3].iter().map(|cell| unguarded(cell)).collect();
                prop_assert_eq!(before, &after);
            }
            let cells = rows.iter().map(|row| row.iter().cloned().map(Value::Text).collect());
            let table = Table { title: "Prospects", names: &names, rows: cells.collect() };
            let book = workbook(&write_xlsx(&[table]).unwrap(), |_| true).unwrap();
            prop_assert!(is_plain_export(&book.rows[0].cells));
            // A row that says nothing is not in the workbook: the others keep their numbers, after the line of names.
            for (line, before) in (2..).zip(&rows) {
                let row = book.rows.iter().find(|row| row.line == line);
                for (column, cell) in before.iter().enumerate() {
                    let after = row.and_then(|row| row.cells.get(column));
                    prop_assert_eq!(cell.as_str(), after.map_or("", String::as_str));
                }
            }
        }
    }
}
