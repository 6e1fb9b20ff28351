//! A page that turns from one arrangement to another under a title: a list, then cards beside each other.

use super::{Told, strips};
use crate::catalogue::heading;
use crate::catalogue::lines::Row;
use std::ops::Range;

/// The parts of a page that have columns of their own; each after the first begins with its title.
pub(super) fn parts(rows: &[Row], told: &[Vec<Told>]) -> Vec<Range<usize>> {
    let mut parts: Vec<(Range<usize>, bool)> = Vec::new();
    let titles = titles(rows, told);
    let starts = std::iter::once(0).chain(titles.iter().copied());
    let ends = titles.iter().copied().chain([rows.len()]);
    for (start, end) in starts.zip(ends) {
        let is_list = is_list(&told[start..end]);
        // A title at the end is that of a table below.
        let is_last = end == rows.len() && told[start..end].iter().flatten().all(is_text);
        match (parts.last_mut(), is_list) {
            (Some((last, before)), Some(is_list)) if *before == is_list => last.end = end,
            (Some((last, _)), None) if !is_last => last.end = end,
            (_, is_list) => parts.push((start..end, is_list.unwrap_or_default())),
        }
    }
    parts.into_iter().map(|(part, _)| part).collect()
}

/// Whether products stand below each other rather than side by side; `None` where too little is sold to tell.
fn is_list(told: &[Vec<Told>]) -> Option<bool> {
    let offers = told.iter().flatten().filter(|told| !is_text(told));
    (offers.count() > 1).then(|| strips::strips(told).len() < 2)
}

fn is_text(told: &Told) -> bool {
    told.offer.is_none()
}

/// Rows that hold nothing but a title, larger than the names of products and not over a column further right.
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
        rows[*at].pieces.len() == 1
            && is_text(only)
            && only.piece.size() > 1.2 * usual
            && only.piece.x0() - left < 6.0 * only.piece.size()
            && heading::may_be(&only.piece.text())
    };
    (1..rows.len()).filter(is_title).collect()
}
