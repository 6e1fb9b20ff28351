//! Rows that do not repeat the name above: another pot, size or pack of the same article.

use super::cells::Grid;
use super::rows::Sort;
use crate::catalogue::draft::Draft;
use crate::catalogue::heads::{self, Kind, Role};
use crate::catalogue::lines::{Piece, Row};
use crate::catalogue::price;

/// Marks the rows below an item that are further variants of it rather than more lines of its cells.
pub(super) fn find(grid: &Grid, rows: &[Row], cells: &[Vec<Piece>], sorts: &mut [Sort]) {
    let Some(name) = grid.of(Role::Name) else {
        return;
    };
    let telling = telling(grid, cells, sorts);
    let gap = |at: usize| rows[at].y() - rows[at - 1].y();
    let mut above: Option<usize> = None;
    for at in 0..rows.len() {
        if sorts[at] == Sort::Item {
            above = Some(at);
            continue;
        }
        let Some(item) = above else { continue };
        // Half a line lower stands the price of a name on two lines.
        let is_apart = |at: usize| at >= rows.len() || gap(at) > rows[at].size();
        let says = |column: &usize| !cells[at][*column].tokens.is_empty();
        let told: Vec<usize> = telling.iter().copied().filter(says).collect();
        let is_variant = cells[at][name].tokens.is_empty()
            && !told.is_empty()
            && is_apart(at)
            && is_apart(at + 1)
            && matches!(
                (price_of(grid, &cells[item]), price_of(grid, &cells[at])),
                (Some(before), Some(now)) if !told.iter().all(|column| {
                    is_tier(&cells[at][*column].text(), now < before)
                })
            );
        if is_variant {
            sorts[at] = Sort::Variant;
            above = Some(at);
        }
    }
}

/// Whether an item with a code of its own is another variant of the one in the row above: it has no name, or smaller type
/// that describes the name above, and another size or year.
pub(super) fn is_another(
    grid: &Grid,
    [above, here]: [&[Piece]; 2],
    [known, draft]: [&Draft; 2],
) -> bool {
    let tells = grid
        .columns
        .iter()
        .zip(above.iter().zip(here))
        .any(|(column, (above, here))| {
            !matches!(
                column.role,
                Role::Reference | Role::Ean | Role::Name | Role::Price(..)
            ) && !above.tokens.is_empty()
                && !here.tokens.is_empty()
                && above.text() != here.text()
        });
    let Some(name) = known
        .name
        .first()
        .filter(|_| tells && draft.reference.is_some())
    else {
        return false;
    };
    draft.name.first().is_none_or(|piece| {
        let text = piece.text();
        let is_sentence = text.ends_with('.') && text.contains(' ');
        let is_smaller = piece.size() < 0.95 * name.size()
            && piece.width_of_type() < 0.86 * name.width_of_type();
        is_sentence || is_smaller
    })
}

/// What a variant has from the row above it. Words in its own column of names describe both.
pub(super) fn inherit(draft: &mut Draft, above: &mut Draft) {
    let described = std::mem::replace(&mut draft.name, above.name.clone());
    if !described.is_empty() {
        draft.description.extend(described);
        draft.described = true;
        if above.description.is_empty() {
            above.description.clone_from(&draft.description);
            above.described = true;
        }
    }
    if draft.description.is_empty() {
        draft.description.clone_from(&above.description);
        draft.described = above.described;
    }
    draft.layout *= 0.98;
}

/// How sure a name is that was taken from the row above, where hardly any other row does without.
const DOUBTFUL: f32 = 0.7;
/// Rarer than one row in so many is hardly any.
const RARE: usize = 8;

/// Where hardly any article of a scan has no name of its own, those that took the name above may have one that was not read.
pub(super) fn doubt(drafts: &mut [Draft], others: &[usize]) {
    if others.len() * RARE >= drafts.len() {
        return;
    }
    for at in others {
        let draft = &mut drafts[*at];
        let mut tokens = draft.reference.iter().flat_map(|code| &code.tokens);
        if tokens.any(|token| token.confidence < 0.999) {
            draft.layout *= DOUBTFUL;
        }
    }
}

/// The columns that tell variants apart: filled beside most names.
fn telling(grid: &Grid, cells: &[Vec<Piece>], sorts: &[Sort]) -> Vec<usize> {
    let items = sorts.iter().filter(|sort| **sort == Sort::Item).count();
    let filled = |column: &usize| {
        sorts
            .iter()
            .zip(cells)
            .filter(|(sort, cells)| **sort == Sort::Item && !cells[*column].tokens.is_empty())
            .count()
    };
    (0..grid.columns.len())
        .filter(|at| {
            !matches!(
                grid.columns[*at].role,
                Role::Name | Role::Description | Role::Family | Role::Price(..)
            )
        })
        .filter(|at| filled(at) * 2 > items)
        .collect()
}

/// The first price of a row, alone in its cell.
fn price_of(grid: &Grid, cells: &[Piece]) -> Option<i64> {
    grid.columns
        .iter()
        .zip(cells)
        .filter(|(column, _)| matches!(column.role, Role::Price(_, kind) if kind.is_price()))
        .find_map(|(_, cell)| {
            let text = cell.text();
            let offer = price::offer(&text, true);
            let is_alone = offer.before.is_empty() && offer.strange == 0 && !offer.charge;
            offer
                .amounts
                .first()
                .filter(|_| is_alone)
                .map(|one| one.cents)
        })
}

/// A number of pieces from which a price is lower: `10+`, `dès 50`; a bare number only where the price falls.
fn is_tier(text: &str, falls: bool) -> bool {
    let is_number = text.trim().chars().all(|c| c.is_ascii_digit());
    let is_quantity = matches!(heads::role(text), Some(Role::Price(_, Kind::Quantity)));
    is_quantity && (falls || !is_number)
}
