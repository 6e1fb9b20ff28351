//! A list that somebody brings: which character divides it, what its columns mean, and who is in it.

use super::standing::{Cell, Standing};
use crate::error::{Explanation, say};
use ::documents::sheet::{
    SheetError, SheetKind, SheetRow, TextSheet, is_plain_export, is_safe_export, kind_of,
    unguarded, workbook,
};
use contract::FailureCode;
use domain::prospects::{Columns, Field, Lead, Rejection};
use std::collections::HashMap;

/// Why a list is refused whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// It is no list.
    #[error("this is no list")]
    NotCsv,
    /// It says nothing.
    #[error("the file is empty")]
    EmptyFile,
    /// No column is the address.
    #[error("no column holds an address")]
    NoEmailColumn,
    /// It is too large.
    #[error("the file is too large")]
    TooLarge,
}

impl ListError {
    /// Its word in reports.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NotCsv => "not_csv",
            Self::EmptyFile => "empty_file",
            Self::NoEmailColumn => "no_email_column",
            Self::TooLarge => "too_large",
        }
    }
}

impl From<SheetError> for ListError {
    fn from(error: SheetError) -> Self {
        match error {
            SheetError::NotATable | SheetError::Damaged(_) => Self::NotCsv,
            SheetError::Empty => Self::EmptyFile,
            SheetError::TooLarge => Self::TooLarge,
        }
    }
}

/// What the person learns.
pub(crate) fn explain(error: &ListError) -> Explanation {
    let (fr, en) = match error {
        ListError::NotCsv => ("Ce fichier n’est pas une liste", "This file is no list"),
        ListError::EmptyFile => ("Ce fichier est vide", "This file is empty"),
        ListError::NoEmailColumn => (
            "Aucune colonne ne contient d’adresse",
            "No column holds an address",
        ),
        ListError::TooLarge => ("Ce fichier est trop grand", "This file is too large"),
    };
    let said = say(
        FailureCode::Refused,
        error.word(),
        format!("{fr}. Rien n’a été importé."),
        format!("{en}. Nothing was imported."),
    );
    match error {
        ListError::NoEmailColumn => said.remedy(
            "Indiquez vous-même la colonne des adresses.",
            "Say which column holds the addresses.",
        ),
        _ => said.remedy(
            "Choisissez un fichier CSV ou un classeur Excel (.xlsx).",
            "Choose a CSV file or an Excel workbook (.xlsx).",
        ),
    }
}

/// Everything a list says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct List {
    pub(super) encoding: &'static str,
    pub(super) delimiter: Option<char>,
    pub(super) columns: Columns,
    /// The first row that says anything, as it is written.
    pub(super) first: Vec<String>,
    /// The rows after the header, a few of them.
    pub(super) sample: Vec<Vec<String>>,
    /// The first rows that became nobody or lost something: their line, and what they say.
    pub(super) troubled: Vec<(u32, String)>,
    /// Rows that say anything, without the header.
    pub(super) rows: u32,
    /// Who is in it.
    pub(super) met: Vec<Met>,
    /// Line, address, and the line that said so first.
    pub(super) duplicates: Vec<(u32, String, u32)>,
    pub(super) rejected: Vec<(u32, Rejection)>,
    pub(super) warnings: Vec<(u32, Unread)>,
    /// The cells that say where somebody stands, in the columns of a list that Guichet wrote.
    pub(super) standing: Vec<Option<Cell>>,
}

impl List {
    fn note_trouble(&mut self, row: &SheetRow) {
        if self.troubled.len() < TROUBLED {
            let cells = row.cells.iter().map(|cell| cell.trim());
            let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            let said = cells.join(", ").chars().take(SAID).collect();
            self.troubled.push((row.line, said));
        }
    }
}

/// Somebody in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Met {
    pub(super) lead: Lead,
    /// What is said of where they stand; only a list that Guichet wrote does.
    pub(super) said: Vec<(Cell, String)>,
}

/// A cell that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// It holds no telephone number.
    Phone(Field),
    /// It says nothing that is known.
    Standing(Cell),
}

/// How a person corrected what a list seems to say.
#[derive(Debug, Clone, Default)]
pub(super) struct Correction {
    pub(super) columns: Option<Vec<Option<Field>>>,
    pub(super) keep_incomplete: bool,
}

/// In the order in which one of equal sense is taken.
const DELIMITERS: [u8; 4] = *b";,\t|";

/// The rows by which a list without a header is understood, as long as they hold an address.
const FIRST: usize = 1_000;

/// Rows that a preview shows.
const SAMPLE: usize = 6;

/// Rows that became nobody or lost something, as many as a preview names.
const TROUBLED: usize = 200;

/// Characters of such a row, enough to know whom it names.
const SAID: usize = 200;

/// Reads a list.
///
/// # Errors
///
/// [`ListError`] when nothing of it can be used.
pub(super) fn read(bytes: &[u8], correction: &Correction) -> Result<List, ListError> {
    if kind_of(bytes)? == SheetKind::Workbook {
        let mut book = workbook(bytes, holds_a_list)?;
        if let Some(first) = book.rows.iter_mut().find(|row| !row.is_blank()) {
            // A cell that only holds a space is no column.
            let last = first.cells.iter().rposition(|cell| !cell.trim().is_empty());
            first.cells.truncate(last.map_or(0, |last| last + 1));
        }
        return of_rows("xlsx", None, book.rows.into_iter(), correction);
    }
    let text = TextSheet::decode(bytes)?;
    if text.is_blank_but_for(&DELIMITERS) {
        return Err(ListError::EmptyFile);
    }
    let delimiter = text
        .named_delimiter()
        .and_then(|named| u8::try_from(named).ok())
        .unwrap_or_else(|| divided_by(&text));
    let rows = text.rows(delimiter);
    of_rows(text.encoding(), Some(delimiter.into()), rows, correction)
}

/// The cells of rows by which columns are understood. A quote that is never closed holds the rest of the file, and says
/// nothing of the columns; the first row is looked at all the same, it may name them.
fn cells(rows: &[SheetRow]) -> impl Iterator<Item = &[String]> {
    let rows = rows.iter().filter(|row| !row.is_blank()).enumerate();
    rows.filter(|(at, row)| *at == 0 || !row.unterminated)
        .map(|(_, row)| row.cells.as_slice())
}

fn holds_a_list(rows: &[SheetRow]) -> bool {
    Columns::of(cells(rows)).at(Field::Email).is_some()
}

/// The delimiter with which the first rows make most sense; all rows, when no address stands in the first.
fn divided_by(text: &TextSheet) -> u8 {
    let mut best = (b';', (0, 0, 0));
    for many in [FIRST, usize::MAX] {
        for delimiter in DELIMITERS {
            let rows = text.rows(delimiter).filter(|row| !row.is_blank());
            let rows: Vec<SheetRow> = rows.take(many).collect();
            let sense = Columns::sense(cells(&rows));
            if sense > best.1 {
                best = (delimiter, sense);
            }
        }
        let (names, addresses, _) = best.1;
        if names + addresses > 0 {
            break;
        }
    }
    best.0
}

fn of_rows(
    encoding: &'static str,
    delimiter: Option<char>,
    rows: impl Iterator<Item = SheetRow>,
    correction: &Correction,
) -> Result<List, ListError> {
    let mut rows = rows.filter(|row| !row.is_blank());
    let mut ahead: Vec<SheetRow> = rows.by_ref().take(FIRST).collect();
    let mut columns = Columns::of(cells(&ahead));
    if !columns.header && columns.at(Field::Email).is_none() {
        ahead.extend(rows.by_ref());
        columns = Columns::of(cells(&ahead));
    }
    let mut first = ahead.first().ok_or(ListError::EmptyFile)?.cells.clone();
    first.resize(columns.fields.len(), String::new());
    // A list that Guichet wrote is taken at its word, and its guards against formulas come off again.
    let guarded = is_safe_export(&first);
    let is_ours = guarded || is_plain_export(&first);
    let standing: Vec<Option<Cell>> = first
        .iter()
        .map(|name| Cell::named(name).filter(|_| is_ours))
        .collect();
    // Whom it holds without an address was without one before it left.
    let keep_incomplete = correction.keep_incomplete || is_ours;
    if let Some(fields) = &correction.columns {
        columns.fields = (0..first.len())
            .map(|at| fields.get(at).copied().flatten())
            .collect();
    }
    // Somebody of whom nothing is known is nobody.
    let knows_nothing = columns.fields.iter().all(Option::is_none);
    if knows_nothing || (columns.at(Field::Email).is_none() && !keep_incomplete) {
        return Err(ListError::NoEmailColumn);
    }
    let mut rows = ahead.into_iter().chain(rows);
    let header = if columns.header { rows.next() } else { None };
    let mut list = List {
        encoding,
        delimiter,
        columns,
        first,
        sample: Vec::new(),
        troubled: Vec::new(),
        rows: 0,
        met: Vec::new(),
        duplicates: Vec::new(),
        rejected: Vec::new(),
        warnings: Vec::new(),
        standing,
    };
    // A quote that stays open in the header swallows everybody after it: that is said, and of the line it opened on.
    if let Some(line) = header.filter(|row| row.unterminated).map(|row| row.line) {
        list.rejected.push((line, Rejection::UnterminatedQuote));
    }
    let mut seen: HashMap<String, u32> = HashMap::new();
    for mut row in rows {
        if guarded {
            for cell in &mut row.cells {
                *cell = unguarded(cell).to_owned();
            }
        }
        list.rows += 1;
        if list.sample.len() < SAMPLE {
            list.sample.push(row.cells.clone());
        }
        let read = Lead::of(&list.columns, &row.cells, row.unterminated, keep_incomplete);
        let (lead, wrong) = match read {
            Ok(read) => read,
            Err(rejection) => {
                list.note_trouble(&row);
                list.rejected.push((row.line, rejection));
                continue;
            }
        };
        if let Some(email) = &lead.email {
            if let Some(&first_line) = seen.get(email) {
                list.note_trouble(&row);
                list.duplicates.push((row.line, email.clone(), first_line));
                continue;
            }
            seen.insert(email.clone(), row.line);
        }
        let wrong: Vec<Unread> = wrong.into_iter().map(Unread::Phone).collect();
        if !wrong.is_empty() {
            list.note_trouble(&row);
        }
        list.warnings
            .extend(wrong.into_iter().map(|cell| (row.line, cell)));
        let mut said = Vec::new();
        for (cell, written) in list.standing.iter().zip(&row.cells) {
            let Some(cell) = cell.filter(|_| !written.trim().is_empty()) else {
                continue;
            };
            if Standing::default().read(cell, written) {
                said.push((cell, written.clone()));
            } else {
                list.warnings.push((row.line, Unread::Standing(cell)));
            }
        }
        list.met.push(Met { lead, said });
    }
    Ok(list)
}

#[cfg(test)]
mod tests;
