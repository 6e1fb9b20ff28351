//! Headings over a grid of cards: alone on their row, as large as names, over several columns of cards.

use super::Told;
use super::strips::Strip;
use crate::catalogue::heading;
use crate::catalogue::lines::Row;

/// How many rows under a heading the cards must begin: a price over a picture may come first.
const REACH: usize = 4;

/// Which rows are headings of all columns.
pub(super) fn bands(rows: &[Row], told: &[Vec<Told>], strips: &[Strip]) -> Vec<bool> {
    let filled = |row: &[Told]| {
        strips
            .iter()
            .filter(|strip| {
                row.iter().any(|told| {
                    let middle = f32::midpoint(told.piece.x0(), told.piece.x1());
                    strip.x0 <= middle && middle <= strip.x1
                })
            })
            .count()
    };
    let Some(name_size) = name_size(told, &filled) else {
        return vec![false; rows.len()];
    };
    let is_band = |at: usize| {
        let only = match &told[at][..] {
            [only] if rows[at].pieces.len() == 1 => only,
            // `Tables de cuisson`, and what holds for all of them in small print at the other end.
            [only, note]
                if note.offer.is_none() && note.piece.size() < 0.85 * only.piece.size() =>
            {
                only
            }
            _ => return false,
        };
        let text = only.piece.text();
        if strips.len() < 2
            || only.offer.is_some()
            || !heading::may_be(&text)
            || heading::is_small_print(&text)
        {
            return false;
        }
        let size = only.piece.size();
        let below = &told[at + 1..told.len().min(at + 1 + REACH)];
        // A name on two lines in a page that is not quite flat has its second line close below.
        let above = match at {
            0 => f32::MAX,
            _ => rows[at].y() - rows[at - 1].y(),
        };
        let room = rows.get(at + 1).map_or(0.0, |next| next.y() - rows[at].y());
        if size > 1.15 * name_size {
            return above > 0.9 * size
                && room > 1.1 * size
                && below.iter().any(|row| filled(row) > 1);
        }
        size > 0.92 * name_size
            && above > 1.6 * size
            && room > 1.35 * size
            && below.first().is_some_and(|row| filled(row) > 1)
    };
    (0..rows.len()).map(is_band).collect()
}

/// The size of names: the largest texts that stand beside each other.
fn name_size(told: &[Vec<Told>], filled: &impl Fn(&[Told]) -> usize) -> Option<f32> {
    let mut sizes: Vec<f32> = told
        .iter()
        .filter(|row| filled(row) > 1)
        .flatten()
        .filter(|told| told.offer.is_none())
        .map(|told| told.piece.size())
        .collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() * 9 / 10).copied()
}
