//! Where a table ends.

use super::heads::{self, Column};
use super::lines::{Piece, Row};
use super::{price, reference};

/// A table ends before a wide blank that no row of its kind follows, and before cards or lists side by side.
pub(super) fn after(rows: &[Row], start: usize, end: usize, columns: &[Column]) -> usize {
    let has_price = |row: &Row| {
        row.pieces.iter().any(|piece| {
            columns.iter().any(|column| {
                matches!(column.role, heads::Role::Price(..)) && overlaps(piece, column)
            }) && !price::offer(&piece.text(), true).amounts.is_empty()
        })
    };
    let blank = (start + 1..end)
        .find(|at| {
            rows[*at].y() - rows[at - 1].y() > 7.0 * rows[*at].size()
                && !rows[*at..end].iter().any(has_price)
        })
        .unwrap_or(end);
    let lists = |at: usize| {
        let is_list = |row: &Row| has_prices_outside(row, columns);
        is_list(&rows[at]) && rows[at + 1..blank.min(at + 5)].iter().any(is_list)
    };
    match (start..blank).find(|at| has_labels(&rows[*at]) || lists(*at)) {
        Some(at) => (start..at)
            .rfind(|row| has_price(&rows[*row]) || price::offer(&rows[*row].text(), true).request)
            .map_or(blank, |last| last + 1),
        None => blank,
    }
}

/// Several prices, none or only one of them under the head of one: lists side by side.
fn has_prices_outside(row: &Row, columns: &[Column]) -> bool {
    let priced: Vec<&Piece> = row
        .pieces
        .iter()
        .filter(|piece| !price::offer(&piece.text(), false).amounts.is_empty())
        .collect();
    let is_under = |piece: &&&Piece| {
        columns.iter().any(|column| {
            !matches!(column.role, heads::Role::Name | heads::Role::Reference)
                && overlaps(piece, column)
        })
    };
    let prices = columns
        .iter()
        .filter(|column| matches!(column.role, heads::Role::Price(..)))
        .count();
    priced.len() > prices.max(1) || priced.len() > 1 && priced.iter().filter(is_under).count() < 2
}

/// `Code P401` and `Code P402` on one row: the codes of cards, not of a column.
fn has_labels(row: &Row) -> bool {
    let is_label = |piece: &&Piece| {
        reference::labelled(&piece.text()).is_some_and(|(_, range)| range.start == 0)
    };
    row.pieces.iter().filter(is_label).count() > 1
}

/// Whether a piece stands under a head.
pub(super) fn overlaps(piece: &Piece, column: &Column) -> bool {
    piece.x0() < column.x1 + piece.size() && piece.x1() > column.x0 - piece.size()
}
