//! A name between the rows of a table, with its variants indented under it.

use super::cells::Grid;
use super::rows::Sort;
use crate::catalogue::draft::Draft;
use crate::catalogue::heading;
use crate::catalogue::heads::Role;
use crate::catalogue::lines::{Piece, Row};
use std::ops::Range;

/// How far variants stand to the right of other names, in letter sizes.
const INDENT: f32 = 0.5;

/// The name of a family, and the rows from there to its last variant.
#[derive(Debug)]
pub(super) struct Family {
    rows: Range<usize>,
    /// The first row of its variants.
    first: usize,
    name: Vec<Piece>,
    description: Vec<Piece>,
}

impl Family {
    pub(super) fn holds(&self, row: usize) -> bool {
        self.rows.contains(&row)
    }

    /// Whether a row is the name or the description itself.
    pub(super) fn is_led_by(&self, row: usize) -> bool {
        (self.rows.start..self.first).contains(&row)
    }

    /// Whether the row right over the name is that of a category.
    pub(super) fn is_headed_by(&self, row: &Row, at: usize) -> bool {
        at + 1 == self.rows.start && row.pieces.len() == 1 && heading::may_be(&row.text())
    }

    /// Calls a variant what its family is called; what it was called describes it.
    pub(super) fn name(&self, draft: &mut Draft) {
        let own = std::mem::replace(&mut draft.name, self.name.clone());
        draft.description.extend(own);
        draft.description.extend(self.description.iter().cloned());
        draft.described = true;
    }
}

/// The families of a table. Where all names stand alike there is none: what stands between them are categories.
pub(super) fn find(grid: &Grid, rows: &[Row], cells: &[Vec<Piece>], sorts: &[Sort]) -> Vec<Family> {
    let Some(column) = grid.of(Role::Name) else {
        return between(rows, sorts);
    };
    let name = |at: usize| {
        let cell = &cells[at][column];
        (matches!(sorts[at], Sort::Item | Sort::Variant) && !cell.tokens.is_empty()).then_some(cell)
    };
    let lefts: Vec<f32> = (0..rows.len())
        .filter_map(|at| name(at).map(Piece::x0))
        .collect();
    let size = usual_size(rows);
    let Some(left) = usual_left(&lefts, 0.4 * size) else {
        return Vec::new();
    };
    let is_indented = |at: usize| name(at).is_some_and(|cell| cell.x0() > left + INDENT * size);
    let mut families = Vec::new();
    for at in 1..rows.len() {
        if sorts[at - 1] != Sort::Heading || !is_indented(at) {
            continue;
        }
        let end = (at..rows.len())
            .find(|row| match sorts[*row] {
                Sort::Item | Sort::Variant => name(*row).is_some() && !is_indented(*row),
                Sort::Below | Sort::Above => false,
                Sort::Heading | Sort::Note => true,
            })
            .unwrap_or(rows.len());
        // A line of smaller type right under the name describes it.
        let is_described = at > 1
            && matches!(sorts[at - 2], Sort::Heading | Sort::Note)
            && rows[at - 1].y() - rows[at - 2].y() < 1.4 * size;
        let from = if is_described { at - 2 } else { at - 1 };
        families.push(Family {
            rows: from..end,
            first: at,
            name: rows[from].pieces.clone(),
            description: rows[from + 1..at]
                .iter()
                .flat_map(|row| row.pieces.clone())
                .collect(),
        });
    }
    families
}

/// The families of a table whose columns name nothing: each begins with rows of text between its rows.
fn between(rows: &[Row], sorts: &[Sort]) -> Vec<Family> {
    let is_item = |at: usize| matches!(sorts[at], Sort::Item | Sort::Variant);
    let mut families: Vec<Family> = Vec::new();
    let mut from = 0;
    for first in 1..rows.len() {
        if !is_item(first) || is_item(first - 1) {
            continue;
        }
        let lead = &rows[from..first];
        let start = from + named(lead);
        let end = (first..rows.len())
            .find(|at| !is_item(*at))
            .unwrap_or(rows.len());
        families.push(Family {
            rows: start..end,
            first,
            name: first_pieces(&rows[start]),
            description: rows[start + 1..first]
                .iter()
                .flat_map(|row| row.pieces.clone())
                .collect(),
        });
        from = end;
    }
    // One alone is the caption of the table, or a note.
    if families.len() < 2 {
        Vec::new()
    } else {
        families
    }
}

/// Which row over variants names them: the one with its code at the other end, the one over lines of smaller type, or
/// the last.
fn named(lead: &[Row]) -> usize {
    let letters = |row: &Row| row.text().chars().filter(|c| c.is_alphabetic()).count();
    let worded: Vec<usize> = (0..lead.len())
        .filter(|at| letters(&lead[*at]) > 2)
        .collect();
    let is_coded = |at: &usize| {
        let rest = &lead[*at].pieces[first_pieces(&lead[*at]).len()..];
        rest.iter().any(|piece| piece.text().chars().count() > 3)
    };
    let size = |at: usize| lead[at].pieces[0].size();
    let is_close = |pair: &&[usize]| {
        let [above, below] = [&lead[pair[0]], &lead[pair[1]]];
        below.y() - above.y() < 2.2 * below.size()
    };
    let is_over_smaller = |pair: &&[usize]| size(pair[0]) > 1.08 * size(pair[1]);
    let last = worded.last().copied().unwrap_or(lead.len() - 1);
    worded
        .iter()
        .rev()
        .copied()
        .find(is_coded)
        .unwrap_or_else(|| {
            let mut pairs = worded.windows(2).rev().take_while(is_close);
            pairs.find(is_over_smaller).map_or(last, |pair| pair[0])
        })
}

/// The words of a row up to a wide blank: its code may stand at the other end.
fn first_pieces(row: &Row) -> Vec<Piece> {
    let wide = |pair: &[Piece]| pair[1].x0() - pair[0].x1() > 3.0 * row.size();
    let count = row
        .pieces
        .windows(2)
        .position(wide)
        .map_or(row.pieces.len(), |at| at + 1);
    row.pieces[..count].to_vec()
}

/// The size of most rows: words measured with a piece of a ruling line are too tall.
fn usual_size(rows: &[Row]) -> f32 {
    let mut sizes: Vec<f32> = rows.iter().map(Row::size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// Where names begin that are not indented: the leftmost place where many of them do.
fn usual_left(lefts: &[f32], reach: f32) -> Option<f32> {
    let near = |left: f32| {
        lefts
            .iter()
            .filter(move |other| (left..left + reach).contains(other))
    };
    lefts
        .iter()
        .copied()
        .filter(|left| near(*left).count() * 10 >= lefts.len() * 3)
        .min_by(f32::total_cmp)
        .map(|left| near(left).sum::<f32>() / near(left).count() as f32)
}
