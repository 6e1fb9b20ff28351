//! Columns beside each other, each of which holds whole products.

use super::{Told, is_words};
use crate::catalogue::reference;

/// A column of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strip {
    pub(super) x0: f32,
    pub(super) x1: f32,
}

/// How finely the page is looked at.
const BINS: usize = 600;

/// So many pieces of a column stand beside others.
const LEVEL: usize = 4;

/// So many words on a line are more than a name.
const PROSE: usize = 6;

/// What stands between two gutters.
#[derive(Debug)]
struct Part {
    x0: f32,
    x1: f32,
    prices: usize,
    words: usize,
    /// Words on rows that hold something else too, and anything on such rows.
    beside: usize,
    level: usize,
    /// Codes of articles, and all pieces.
    codes: usize,
    pieces: usize,
    /// The words of long lines, and all words.
    prose: usize,
    tokens: usize,
}

/// The columns; one when there is nothing to part.
pub(super) fn strips(rows: &[Vec<Told>]) -> Vec<Strip> {
    let all: Vec<&Told> = rows.iter().flatten().collect();
    let left = all
        .iter()
        .map(|told| told.piece.x0())
        .fold(f32::MAX, f32::min);
    let right = all.iter().map(|told| told.piece.x1()).fold(0.0, f32::max);
    let whole = vec![Strip {
        x0: left,
        x1: right,
    }];
    if right <= left || all.len() < 4 {
        return whole;
    }
    // A title, a sentence or the foot alone on its row and wider than a column says nothing about columns.
    let is_wide = |row: &[Told]| matches!(row, [told] if told.piece.x1() - told.piece.x0() > 0.4 * (right - left));
    let beside = rows.iter().filter(|row| row.len() > 1).count();
    let telling: Vec<&[Told]> = rows
        .iter()
        .map(Vec::as_slice)
        .filter(|row| beside < 3 || !is_wide(row))
        .collect();
    let gutters = gutters(&telling, left, right);
    let mut parts: Vec<Part> = Vec::new();
    let mut from = left;
    for (start, end) in gutters.into_iter().chain([(right, right)]) {
        parts.push(Part {
            x0: from,
            x1: start,
            prices: 0,
            words: 0,
            beside: 0,
            level: 0,
            prose: 0,
            tokens: 0,
            codes: 0,
            pieces: 0,
        });
        from = end;
    }
    let placed = telling
        .iter()
        .flat_map(|row| row.iter().map(move |told| (told, row.len() > 1)));
    for (told, is_beside) in placed {
        let middle = f32::midpoint(told.piece.x0(), told.piece.x1());
        let at = parts
            .iter()
            .take_while(|part| part.x1 < middle)
            .count()
            .min(parts.len() - 1);
        parts[at].level += usize::from(is_beside);
        parts[at].pieces += 1;
        parts[at].codes += usize::from(reference::looks_like_code(&told.piece.text()));
        let tokens = told.piece.tokens.len();
        parts[at].tokens += tokens;
        parts[at].prose += if tokens >= PROSE { tokens } else { 0 };
        match &told.offer {
            Some(offer) => {
                // What it cost before is no second price.
                parts[at].prices += usize::from(!offer.old);
                parts[at].words += usize::from(!offer.before.is_empty());
            }
            None => {
                let word = usize::from(is_words(&told.piece));
                parts[at].words += word;
                parts[at].beside += if is_beside { word } else { 0 };
            }
        }
    }
    // Headings in the middle of the page, each alone on its row, are no column.
    for part in parts.iter_mut().filter(|part| part.prices == 0) {
        part.words = if part.level < LEVEL {
            part.beside
        } else {
            part.words
        };
    }
    let strips = gather(parts);
    if strips.len() < 2 { whole } else { strips }
}

/// Places that hardly any text crosses, wide enough to be meant.
fn gutters(rows: &[&[Told]], left: f32, right: f32) -> Vec<(f32, f32)> {
    let step = (right - left) / BINS as f32;
    let mut counts = vec![0usize; BINS + 1];
    let mut sizes: Vec<f32> = Vec::new();
    for told in rows.iter().copied().flatten() {
        let piece = &told.piece;
        sizes.push(piece.size());
        let low = ((piece.x0() - left) / step).max(0.0) as usize;
        let high = (((piece.x1() - left) / step) as usize).min(BINS);
        for count in counts.iter_mut().take(high + 1).skip(low) {
            *count += 1;
        }
    }
    sizes.sort_by(f32::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or(1.0);
    // A heading or a sentence may lie over a gutter, the texts of a column may not.
    let allowed = rows.len() / 16 + usize::from(rows.len() > 5);
    let mut found = Vec::new();
    let mut start = None;
    for at in 0..=BINS + 1 {
        if counts.get(at).is_some_and(|count| *count <= allowed) {
            start.get_or_insert(at);
        } else if let Some(begin) = start.take()
            && begin > 0
            && at <= BINS
            && (at - begin) as f32 * step > 0.8 * size
        {
            found.push((left + begin as f32 * step, left + at as f32 * step));
        }
    }
    found
}

/// Neighbours are put together until each has names and prices.
fn gather(parts: Vec<Part>) -> Vec<Strip> {
    let prices_first = parts
        .iter()
        .find(|part| part.prices + part.words > 1)
        .is_some_and(|part| part.prices > 0 && part.words * 3 < part.prices);
    let mut groups: Vec<Part> = Vec::new();
    let is_named = |part: &Part| part.words > 0;
    let names: Vec<bool> = parts.iter().skip(1).map(is_named).chain([false]).collect();
    for (part, names_follow) in parts.into_iter().zip(names) {
        let is_whole = |group: &Part| group.prices > 0 && group.words * 2 >= group.prices;
        let brings_words =
            part.words * 2 > part.prices.max(1) || (part.words > 0 && part.prices == 0);
        let begins = groups.last().is_none_or(|last| {
            // Codes stand at the left of the names they are of.
            let leads = names_follow && part.codes >= LEVEL && part.codes * 2 > part.pieces;
            is_whole(last) && (brings_words || leads || (prices_first && part.prices > 0))
        });
        match groups.last_mut() {
            Some(last) if !begins => {
                last.x1 = part.x1;
                last.prices += part.prices;
                last.words += part.words;
                last.prose += part.prose;
                last.tokens += part.tokens;
            }
            _ => groups.push(part),
        }
    }
    // Whatever has no prices belongs to its neighbour, but for a text of its own: the terms of sale in a box.
    let is_text = |group: &Part| group.prose >= LEVEL * PROSE && group.prose * 2 > group.tokens;
    let mut whole: Vec<Part> = Vec::new();
    for group in groups {
        match whole.last_mut() {
            Some(last)
                if (group.prices == 0 && !is_text(&group))
                    || group.words == 0
                    || (last.prices == 0 && !is_text(last)) =>
            {
                last.x1 = group.x1;
                last.prices += group.prices;
                last.words += group.words;
            }
            _ => whole.push(group),
        }
    }
    whole
        .iter()
        .map(|group| Strip {
            x0: group.x0,
            x1: group.x1,
        })
        .collect()
}
