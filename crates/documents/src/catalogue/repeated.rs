//! Heads that stand several times on one row: those of tables side by side.

use super::heads::{Column, Role};
use super::lexicon::fold;

/// The columns of each table when the same head is there several times, with where it begins and ends.
pub(super) fn tables(columns: &[Column]) -> Vec<(Vec<Column>, f32, f32)> {
    let renamed = renamed(columns);
    let mut columns = columns.to_vec();
    // Under a head of its own stands what tells one variant from the next: no name, and nothing it is sold by.
    for start in renamed.iter().flatten() {
        let first = &mut columns[*start];
        let is_version = matches!(&*fold(&first.text), "version" | "modele" | "model" | "type");
        let names = matches!(first.role, Role::Name | Role::Reference | Role::Ean);
        if is_version || !names {
            first.role = Role::Other;
        }
    }
    let columns = &columns[..];
    let starts = renamed.unwrap_or_else(|| again(columns));
    let mut tables = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(columns.len());
        let left = if *start == 0 {
            f32::MIN
        } else {
            gap_before(columns, *start)
        };
        let right = if end == columns.len() {
            f32::MAX
        } else {
            gap_before(columns, end)
        };
        tables.push((columns[*start..end].to_vec(), left, right));
    }
    tables
}

/// Where each table begins whose heads are those of the first but for what its first column is called: `Length`, then
/// `Colour`, over the variants of a family.
pub(super) fn renamed(columns: &[Column]) -> Option<Vec<usize>> {
    let is_price = |column: &Column| matches!(column.role, Role::Price(..));
    let is_code = |column: &Column| matches!(column.role, Role::Reference);
    let is_alike = |one: &Column, other: &Column| {
        fold(&one.text) == fold(&other.text)
            || (one.role == other.role && !matches!(one.role, Role::Other | Role::Unknown))
    };
    let length = 1 + columns.iter().position(is_price)?;
    let tables: Vec<&[Column]> = columns.chunks(length).collect();
    let first = tables[0];
    let is_whole = length > 2
        && tables.len() > 1
        && columns.len().is_multiple_of(length)
        && first.iter().any(is_code)
        && tables[1..].iter().all(|table| {
            let mut pairs = first.iter().zip(*table).skip(1);
            pairs.all(|(one, other)| is_alike(one, other))
        });
    is_whole.then(|| (0..columns.len()).step_by(length).collect())
}

/// Where each table begins that begins with the first head of all.
fn again(columns: &[Column]) -> Vec<usize> {
    let first = &columns[0];
    let said = fold(&first.text);
    let has_price = |columns: &[Column]| {
        columns
            .iter()
            .any(|column| matches!(column.role, Role::Price(..)))
    };
    let repeats = |since: usize, at: usize| {
        let column = &columns[at];
        let is_same = column.role == first.role
            && matches!(first.role, Role::Reference | Role::Name | Role::Ean);
        (is_same || (said.len() > 2 && fold(&column.text) == said))
            && (has_price(&columns[since..at]) && has_price(&columns[at..])
                || goes_alike(columns, at))
    };
    let mut starts = vec![0];
    for at in 1..columns.len() {
        if repeats(starts.last().copied().unwrap_or(0), at) {
            starts.push(at);
        }
    }
    starts
}

/// Whether the heads from here on are those of the first table, one after the other, as far as they were read.
fn goes_alike(columns: &[Column], at: usize) -> bool {
    let rest = &columns[at..];
    rest.len() > 1
        && rest.len() <= at
        && rest
            .iter()
            .zip(columns)
            .all(|(one, other)| fold(&one.text) == fold(&other.text))
}

/// Where the table beside begins: its first column stands left, as its head does.
fn gap_before(columns: &[Column], at: usize) -> f32 {
    let gap = columns[at].x0 - columns[at - 1].x1;
    columns[at].x0 - (gap * 0.3).max(1.0)
}
