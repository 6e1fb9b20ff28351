//! Where a table ends.

use super::heads::{self, Column};
use super::lines::{Piece, Row};
use super::{price, reference};

/// A table ends before a wide blank that no row of its kind follows, before cards or lists side by side, and before a list whose prices stand elsewhere.
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
    let strays = |at: usize| {
        let is_stray = |row: &&Row| has_price_elsewhere(row, columns);
        is_stray(&&rows[at])
            && rows[at + 1..blank.min(at + 6)]
                .iter()
                .filter(is_stray)
                .count()
                > 1
    };
    match (start..blank).find(|at| has_labels(&rows[*at]) || lists(*at) || strays(*at)) {
        Some(at) => (start..at)
            .rfind(|row| {
                let row = &rows[*row];
                has_price(row) && !has_prices_outside(row, columns)
                    || price::offer(&row.text(), true).request
            })
            .map_or(blank, |last| last + 1),
        None => blank,
    }
}

/// A price with its sign, and none under the head of a price: a list of its own.
fn has_price_elsewhere(row: &Row, columns: &[Column]) -> bool {
    let mut priced = row
        .pieces
        .iter()
        .filter(|piece| !price::offer(&piece.text(), false).amounts.is_empty())
        .peekable();
    let is_under = |piece: &Piece| {
        columns
            .iter()
            .filter(|column| matches!(column.role, heads::Role::Price(..)))
            .any(|column| overlaps(piece, column))
    };
    priced.peek().is_some() && !priced.any(is_under)
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
            matches!(
                column.role,
                heads::Role::Price(..) | heads::Role::Other | heads::Role::Unknown
            ) && overlaps(piece, column)
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
