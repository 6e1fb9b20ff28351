//! A price that was struck out, with the price now on the next line of its cell.

use super::cells::Grid;
use super::priced::Prices;
use super::rows::Sort;
use crate::catalogue::draft::{Draft, Priced};
use crate::catalogue::heads::Role;
use crate::catalogue::lines::{Piece, Row};
use crate::catalogue::{price, reference};

/// Marks the rows that were taken for items though they go on with the one above: a second line of its name beside the
/// price now, no code where all others have one. The row above may lack a price that was read.
pub(super) fn find(
    grid: &Grid,
    rows: &[Row],
    cells: &[Vec<Piece>],
    prices: &Prices,
    sorts: &mut [Sort],
) {
    let Some(code) = grid.of(Role::Reference) else {
        return;
    };
    let has_code = |at: usize| reference::looks_like_code(&cells[at][code].text());
    let (coded, items): (Vec<usize>, Vec<usize>) = (0..rows.len())
        .filter(|at| sorts[*at] == Sort::Item || has_code(*at))
        .partition(|at| has_code(*at));
    if coded.len() * 2 < items.len() * 3 {
        return;
    }
    for at in items {
        let is_named = |above: usize| {
            grid.of(Role::Name)
                .is_some_and(|name| !cells[above][name].tokens.is_empty())
        };
        let follows = at > 0
            && has_code(at - 1)
            && (sorts[at - 1] == Sort::Item || is_named(at - 1))
            && rows[at].y() - rows[at - 1].y() < 1.5 * rows[at].size();
        if !follows || !cells[at][code].tokens.is_empty() {
            continue;
        }
        let before = prices.of(grid, &cells[at - 1], &mut None).0;
        if is_lower(before.as_ref(), now(grid, &cells[at], prices).as_ref()) {
            sorts[at - 1] = Sort::Item;
            sorts[at] = Sort::Below;
        }
    }
}

/// The price on a lower line is the one now, when it is lower than the one above it, which may not have been read.
pub(super) fn take(draft: &mut Draft, grid: &Grid, cells: &[Piece], prices: &Prices) {
    let now = now(grid, cells, prices);
    if draft.reference.is_some() && is_lower(draft.price.as_ref(), now.as_ref()) {
        draft.price = now;
        draft.unread = false;
    }
}

/// The price of a row that says nothing else but more of the name: no quantity, nothing of what the price is for.
fn now(grid: &Grid, cells: &[Piece], prices: &Prices) -> Option<Priced> {
    let is_part = grid
        .columns
        .iter()
        .zip(cells)
        .all(|(column, cell)| match column.role {
            Role::Name | Role::Description => true,
            Role::Price(..) => {
                let text = cell.text();
                let letters = text.chars().filter(|c| c.is_alphabetic()).count();
                letters <= 3 && price::offer(&text, true).unit.is_none()
            }
            _ => cell.tokens.is_empty(),
        });
    prices.of(grid, cells, &mut None).0.filter(|_| is_part)
}

/// Whether one price can be the other's after a reduction.
fn is_lower(before: Option<&Priced>, now: Option<&Priced>) -> bool {
    let Some(now) = now.filter(|now| now.exact).and_then(|now| now.cents) else {
        return false;
    };
    match before.map(|before| before.cents) {
        Some(Some(before)) => now < before && now * 5 > before * 2,
        Some(None) => false,
        None => true,
    }
}
