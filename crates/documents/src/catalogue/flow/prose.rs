//! Amounts in prose: what a sentence says something costs is not the price of an article.

use crate::catalogue::lines::{Piece, Row};
use crate::catalogue::price::{self, Offer};

/// Fewer words may be a name that goes on from the line above.
const FEWEST_WORDS: usize = 5;

/// Whether an amount stands within a sentence: in brackets, or on a line that goes on from the one above or on the
/// one below.
pub(super) fn is_prose(rows: &[Row], at: usize, piece: &Piece, offer: &Offer) -> bool {
    let text = piece.text();
    let Some(amount) = offer.amounts.first() else {
        return is_aside(rows, at, piece, offer);
    };
    let before = &text[..amount.at.start];
    let is_open = before.matches('(').count() > before.matches(')').count();
    if is_open && letters(before) > 2 {
        return true;
    }
    if text.split(' ').count() < FEWEST_WORDS || letters(before) < 3 {
        return false;
    }
    let line = |row: Option<&Row>| -> Option<Piece> {
        row?.pieces
            .iter()
            .find(|other| {
                (other.x0() - piece.x0()).abs() < 1.5 * piece.size()
                    && (0.88..1.14).contains(&(other.size() / piece.size()))
                    && other.tokens.len() >= FEWEST_WORDS
            })
            .cloned()
    };
    let near = |row: &Row| (row.y() - rows[at].y()).abs() < 2.2 * piece.size();
    let above = line(
        at.checked_sub(1)
            .map(|at| &rows[at])
            .filter(|row| near(row)),
    );
    let below = line(rows.get(at + 1).filter(|row| near(row)));
    let goes_on = |text: &str| {
        text.chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(char::is_lowercase)
    };
    let ends = |text: &str| text.trim_end().ends_with(['.', '!', '?', ':', ';']);
    let from_above = goes_on(&text) && above.is_some_and(|above| !ends(&above.text()));
    let on_below = !ends(&text) && below.is_some_and(|below| goes_on(&below.text()));
    from_above || (on_below && letters(&text[amount.at.end..]) > 2)
}

/// `Magnum sur demande` in small print under a product that has its price.
fn is_aside(rows: &[Row], at: usize, piece: &Piece, offer: &Offer) -> bool {
    let Some(above) = at.checked_sub(1).map(|at| &rows[at]) else {
        return false;
    };
    let is_priced = above
        .pieces
        .iter()
        .any(|piece| !price::amounts(&piece.text(), true).is_empty());
    !offer.before.is_empty()
        && is_priced
        && piece.size() < 0.95 * above.size()
        && rows[at].y() - above.y() < 2.0 * above.size()
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}
