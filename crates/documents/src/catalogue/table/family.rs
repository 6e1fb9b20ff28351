//! A name between the rows of a table, with its variants indented under it.

use super::cells::Grid;
use super::rows::Sort;
use crate::catalogue::draft::Draft;
use crate::catalogue::heads::Role;
use crate::catalogue::lines::{Piece, Row};
use std::ops::Range;

/// How far variants stand to the right of other names, in letter sizes.
const INDENT: f32 = 0.5;

/// The name of a family, and the rows from there to its last variant.
#[derive(Debug)]
pub(super) struct Family {
    rows: Range<usize>,
    name: Vec<Piece>,
    description: Vec<Piece>,
}

impl Family {
    pub(super) fn holds(&self, row: usize) -> bool {
        self.rows.contains(&row)
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
        return Vec::new();
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
            name: rows[from].pieces.clone(),
            description: rows[from + 1..at]
                .iter()
                .flat_map(|row| row.pieces.clone())
                .collect(),
        });
    }
    families
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
