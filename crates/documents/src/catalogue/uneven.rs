//! Two tables side by side whose heads do not stand level: a part of a page that is read as two columns.

use super::caption::is_product;
use super::heads::{self, Column, Role};
use super::lines::{Piece, Row};
use super::{heading, price};
use std::ops::Range;

/// How many rows lower the other head may stand.
const REACH: usize = 4;

/// No caption over a table has more lines.
const MOST_LINES: usize = 8;

/// Rows that are two columns, and where the second begins.
#[derive(Debug)]
pub(super) struct Uneven {
    pub(super) rows: Range<usize>,
    pub(super) gutter: f32,
}

/// The part of the page with the head at `at`, when another one begins beside it a little lower. `from` is the first row
/// that is not read yet.
pub(super) fn around(rows: &[Row], from: usize, at: usize, body_size: f32) -> Option<Uneven> {
    let gutter = gutter(rows, at)?;
    let crosses = |row: &Row| {
        let tokens = row.pieces.iter().flat_map(|piece| &piece.tokens);
        tokens
            .into_iter()
            .any(|token| token.x0 < gutter && gutter < token.x1)
    };
    let is_title = |row: &Row| {
        let is_large = row.size() > 1.15 * body_size && heading::may_be(&row.text());
        is_large && row.pieces.len() == 1 && row.x0() < gutter
    };
    let mut start = at;
    while start > from
        && at - start < MOST_LINES
        && !crosses(&rows[start - 1])
        && !is_product(&rows[start - 1])
        && !is_title(&rows[start - 1])
    {
        start -= 1;
    }
    let ends = |at: &usize| crosses(&rows[*at]) || reaches_across(&rows[*at], gutter);
    let mut end = (at + 1..rows.len()).find(ends).unwrap_or(rows.len());
    // What stands right over a table is its title.
    while end < rows.len() && end > at + 1 && !is_product(&rows[end - 1]) {
        end -= 1;
    }
    Some(Uneven {
        rows: start..end,
        gutter,
    })
}

/// Where the second of two tables begins whose heads begin at `at`.
fn gutter(rows: &[Row], at: usize) -> Option<f32> {
    let one = table(&heads::columns(&rows[at]))?;
    let below = rows.get(at + 1..rows.len().min(at + 1 + REACH))?;
    let beside = |row: &Row| {
        let outside = |x0: f32, x1: f32| x1 < one.start || x0 > one.end;
        let rest = row.with(|token| outside(token.x0, token.x1))?;
        table(&heads::columns(&rest)).filter(|other| other.end < one.start || other.start > one.end)
    };
    let other = below.iter().find_map(beside)?;
    let (left, right) = if one.start < other.start {
        (one, other)
    } else {
        (other, one)
    };
    Some(right.start - 0.2 * (right.start - left.end).min(rows[at].size() * 2.0))
}

/// How far the heads of a table reach that names codes and prices.
fn table(columns: &[Column]) -> Option<Range<f32>> {
    let from = columns.iter().position(is_head)?;
    let columns = &columns[from..];
    let has = |wanted: fn(&Role) -> bool| columns.iter().any(|column| wanted(&column.role));
    let is_whole = columns.len() > 2
        && has(|role| matches!(role, Role::Reference))
        && has(|role| matches!(role, Role::Price(..)));
    let last = columns.iter().rfind(|column| is_head(column))?;
    is_whole.then_some(columns[0].x0..last.x1)
}

/// A head, or a word of the trade that may be one: not the end of a sentence beside it.
fn is_head(column: &Column) -> bool {
    column.role != Role::Unknown || {
        let text = column.text.trim();
        text.chars().next().is_some_and(char::is_uppercase) && !text.ends_with('.')
    }
}

/// The name on one side, its price on the other: a row of a list over both columns; or the head of a table over both.
fn reaches_across(row: &Row, gutter: f32) -> bool {
    let (left, right): (Vec<&Piece>, Vec<&Piece>) =
        row.pieces.iter().partition(|piece| piece.x0() < gutter);
    if left.is_empty() || right.is_empty() {
        return false;
    }
    let is_price = |piece: &&Piece| {
        let offer = price::offer(&piece.text(), true);
        !offer.amounts.is_empty() && offer.before.is_empty()
    };
    let is_list = !left.iter().any(is_price) && right.iter().all(is_price);
    let side = |pieces: &[&Piece]| Row {
        pieces: pieces.iter().map(|piece| (*piece).clone()).collect(),
    };
    let is_wide_head = table(&heads::columns(row)).is_some()
        && table(&heads::columns(&side(&left))).is_none()
        && table(&heads::columns(&side(&right))).is_none();
    is_list || is_wide_head
}
