//! What stands over a table: the name of the family whose variants it lists, the headings of tables side by side.

use super::heads::{Column, Role};
use super::lines::{Piece, Row};
use super::{heading, price, reference};

/// The name and the description of a family of products, printed over the table of its variants.
#[derive(Debug, Clone, Default)]
pub(super) struct Caption {
    pub(super) name: Vec<Piece>,
    pub(super) description: Vec<Piece>,
}

/// No name has more words.
const LONGEST: usize = 12;

/// The caption at the end of these rows, and the row it begins with.
pub(super) fn caption(rows: &[Row]) -> Option<(usize, Caption)> {
    let last = rows.last()?;
    let mut from = rows.len() - 1;
    let mut least = f32::MAX;
    while from > 0 && rows.len() - from < 6 {
        let gap = rows[from].y() - rows[from - 1].y();
        if gap > (1.35 * least).min(3.0 * rows[from].size()) || is_product(&rows[from - 1]) {
            break;
        }
        least = least.min(gap);
        from -= 1;
        // Words that were measured too tall are hardly larger than others, and a name larger than both is above them.
        let size = rows[from].size();
        let is_doubtful =
            from > 0 && size < 1.2 * last.size() && rows[from - 1].size() > 1.15 * size;
        if size > 1.08 * last.size() && !is_doubtful {
            break;
        }
    }
    // The first line that is larger than the last; the first line of all when none is.
    let is_worded = rows[from]
        .text()
        .chars()
        .filter(|c| c.is_alphabetic())
        .count()
        > 2;
    let is_sentence = rows[from].text().split(' ').count() > LONGEST;
    if !is_worded || is_sentence || is_product(&rows[from]) {
        return None;
    }
    let pieces = |rows: &[Row]| rows.iter().flat_map(|row| row.pieces.clone()).collect();
    Some((
        from,
        Caption {
            name: pieces(&rows[from..=from]),
            description: pieces(&rows[from + 1..]),
        },
    ))
}

/// There is a price or a code on it.
pub(super) fn is_product(row: &Row) -> bool {
    row.pieces.iter().any(|piece| {
        let text = piece.text();
        reference::looks_like_code(&text) || !price::offer(&text, true).amounts.is_empty()
    })
}

/// Where the rows begin that stand over the head at `next` rather than at the end of the table that began at `start`.
pub(super) fn before_head(rows: &[Row], start: usize, next: usize, columns: &[Column]) -> usize {
    let Some(last) = (start..next).rev().find(|at| is_product(&rows[*at])) else {
        return start;
    };
    let gap = |at: usize| rows[at].y() - rows[at - 1].y();
    let name = columns
        .iter()
        .find(|column| column.role == Role::Name)
        .filter(|column| column.x0 > columns[0].x0)
        .map(|column| column.x0);
    let size = rows[last].size();
    (last + 1..next)
        .find(|at| {
            let row = &rows[*at];
            // A heading is over something: never at the end of a table.
            if row.size() > 1.25 * size && heading::may_be(&row.text()) {
                return true;
            }
            let describes = row.size() < 0.93 * size
                || name.is_some_and(|x0| (row.x0() - x0).abs() < row.size());
            let (above, below) = (
                gap(*at),
                rows.get(*at + 1)
                    .map_or(f32::MAX, |next| next.y() - row.y()),
            );
            above > if describes { 1.15 } else { 0.8 } * below
        })
        .unwrap_or(next)
}

/// Where the rows begin that stand over one or the other of tables side by side: nothing of them reaches across.
pub(super) fn beside(lead: &[Row], edges: &[f32]) -> usize {
    let crosses = |row: &Row| {
        row.pieces.iter().any(|piece| {
            edges
                .iter()
                .any(|edge| piece.x0() < *edge && *edge < piece.x1())
        })
    };
    let mut from = lead.len();
    while from > 0
        && lead.len() - from < 6
        && !crosses(&lead[from - 1])
        && !is_product(&lead[from - 1])
    {
        from -= 1;
    }
    from
}
