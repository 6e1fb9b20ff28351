//! A page that turns from one arrangement to another under a title: a list, then cards beside each other.

use super::Told;
use super::strips::{self, Strip};
use crate::catalogue::heading;
use crate::catalogue::lines::{Piece, Row};
use crate::catalogue::words::Token;
use std::ops::Range;

/// The parts of a page that have columns of their own; each after the first begins with its title.
pub(super) fn parts(rows: &[Row], told: &[Vec<Told>]) -> Vec<Range<usize>> {
    let mut parts: Vec<(Range<usize>, Vec<Strip>)> = Vec::new();
    let titles = titles(rows, told);
    let starts = std::iter::once(0).chain(titles.iter().copied());
    let ends = titles.iter().copied().chain([rows.len()]);
    for (start, end) in starts.zip(ends) {
        let strips = strips_of(&told[start..end]);
        // A title at the end is that of a table below.
        let is_last = end == rows.len() && told[start..end].iter().flatten().all(is_text);
        match (parts.last_mut(), strips) {
            (Some((last, before)), Some(strips)) if is_same(before, &strips) => {
                last.end = end;
                *before = strips;
            }
            (Some((last, _)), None) if !is_last => last.end = end,
            (_, strips) => parts.push((start..end, strips.unwrap_or_default())),
        }
    }
    parts.into_iter().map(|(part, _)| part).collect()
}

/// The columns in which products stand beside each other; `None` where too little is sold to tell.
fn strips_of(told: &[Vec<Told>]) -> Option<Vec<Strip>> {
    let offers = told.iter().flatten().filter(|told| !is_text(told));
    (offers.count() > 1).then(|| strips::strips(told))
}

/// Whether one part goes on in the columns of the other. Words over cards, where nothing is sold, are theirs.
fn is_same(one: &[Strip], other: &[Strip]) -> bool {
    one.len() == other.len() || (one.is_empty() && other.len() > 1)
}

fn is_text(told: &Told) -> bool {
    told.offer.is_none()
}

/// Rows that hold nothing but a title and perhaps a word about it in small print, larger than the names of products and not over a column further right.
fn titles(rows: &[Row], told: &[Vec<Told>]) -> Vec<usize> {
    let left = rows.iter().map(Row::x0).fold(f32::MAX, f32::min);
    let mut sizes: Vec<f32> = told
        .iter()
        .filter(|row| row.len() > 1)
        .flatten()
        .filter(|told| is_text(told))
        .map(|told| told.piece.size())
        .collect();
    sizes.sort_by(f32::total_cmp);
    let Some(usual) = sizes.get(sizes.len() * 9 / 10) else {
        return Vec::new();
    };
    let is_title = |at: &usize| {
        let [only] = &told[*at][..] else {
            return false;
        };
        let is_large = |token: &&Token| token.size > 1.2 * usual;
        let large = only.piece.tokens.iter().take_while(is_large).cloned();
        let title = Piece {
            tokens: large.collect(),
        };
        rows[*at].pieces.len() == 1
            && is_text(only)
            && !title.tokens.is_empty()
            && only.piece.x0() - left < 6.0 * title.size()
            && heading::may_be(&title.text())
    };
    (1..rows.len()).filter(is_title).collect()
}
