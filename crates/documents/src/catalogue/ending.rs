//! Where a table ends.

use super::heads::{self, Column};
use super::lines::{Piece, Row};
use super::{heading, price, reference};

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
    // A column under a word of the trade holds amounts where the first rows do.
    let is_amounts = |column: &Column| {
        matches!(column.role, heads::Role::Price(..))
            || matches!(column.role, heads::Role::Other | heads::Role::Unknown)
                && rows[start..end].iter().take(3).any(|row| {
                    let mut pieces = row.pieces.iter();
                    pieces.any(|piece| overlaps(piece, column) && is_price(piece))
                })
    };
    let amounts: Vec<Column> = columns
        .iter()
        .filter(|it| is_amounts(it))
        .cloned()
        .collect();
    let lists = |at: usize| {
        let is_list = |row: &Row| has_prices_outside(row, &amounts);
        // Lists whose lines do not stand level with each other have a price here, then one there.
        let goes_on = |row: &Row| is_list(row) || has_price_elsewhere(row, columns);
        is_list(&rows[at]) && rows[at + 1..blank.min(at + 5)].iter().any(goes_on)
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
                has_price(row) && !has_prices_outside(row, &amounts)
                    || price::offer(&row.text(), true).request
            })
            .map_or(blank, |last| last + 1),
        None => blank,
    }
}

/// Tables of variants side by side end together: before a title, and before what reaches from one to the next.
pub(super) fn of_variants(rows: &[Row], start: usize, stop: usize, edges: &[f32]) -> usize {
    let crosses = |piece: &Piece| {
        let over = |edge: &f32| piece.x0() < *edge && *edge < piece.x1();
        edges.iter().any(over)
    };
    let ends = |row: &Row| {
        let is_title = row.size() > 1.15 * rows[start].size() && heading::may_be(&row.text());
        is_title && row.pieces.len() == 1 || row.pieces.iter().any(crosses)
    };
    (start + 1..stop)
        .find(|at| ends(&rows[*at]))
        .unwrap_or(stop)
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

fn is_price(piece: &Piece) -> bool {
    !price::offer(&piece.text(), false).amounts.is_empty()
}

/// Several prices, none or only one of them under the head of amounts: lists side by side.
fn has_prices_outside(row: &Row, amounts: &[Column]) -> bool {
    let priced: Vec<&Piece> = row.pieces.iter().filter(|piece| is_price(piece)).collect();
    let is_under = |piece: &&&Piece| amounts.iter().any(|column| overlaps(piece, column));
    let prices = amounts
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
