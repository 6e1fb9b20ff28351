//! Passages of a draft through the changes that a person makes to it.

use similar::{ChangeTag, TextDiff};

/// A passage of a text that comes from somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// First byte.
    pub start: usize,
    /// After its last byte.
    pub end: usize,
    /// Which source.
    pub source: usize,
}

/// Where the passages of `old` stand in `new`. One whose words were touched is a person's now: it is left out.
#[must_use]
pub fn carry(passages: &[Passage], old: &str, new: &str) -> Vec<Passage> {
    if old == new {
        return passages.to_vec();
    }
    // By words, so that a name in which one letter was changed is not half a name from the source.
    let diff = TextDiff::from_unicode_words(old, new);
    let (mut at_old, mut at_new) = (0, 0);
    // Pieces that are the same in both: first byte in old, after its last, and first byte in new.
    let mut same: Vec<(usize, usize, usize)> = Vec::new();
    for change in diff.iter_all_changes() {
        let bytes = change.value().len();
        match change.tag() {
            ChangeTag::Equal => {
                match same.last_mut() {
                    Some((start, end, new_start))
                        if *end == at_old && *new_start + (*end - *start) == at_new =>
                    {
                        *end += bytes;
                    }
                    _ => same.push((at_old, at_old + bytes, at_new)),
                }
                at_old += bytes;
                at_new += bytes;
            }
            ChangeTag::Delete => at_old += bytes,
            ChangeTag::Insert => at_new += bytes,
        }
    }
    let moved = |passage: &Passage| {
        let (start, _, new_start) = same
            .iter()
            .find(|(start, end, _)| *start <= passage.start && passage.end <= *end)?;
        Some(Passage {
            start: passage.start - start + new_start,
            end: passage.end - start + new_start,
            source: passage.source,
        })
    };
    passages.iter().filter_map(moved).collect()
}

/// What a blank of each language begins with.
const BLANKS: [&str; 2] = ["[à compléter", "[to complete"];

/// The places of what is still to be filled, first byte and after the last.
#[must_use]
pub fn blanks(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = BLANKS
        .iter()
        .flat_map(|begin| text.match_indices(begin))
        .map(|(start, begin)| {
            let rest = text.get(start..).unwrap_or_default();
            let line = rest.lines().next().unwrap_or_default();
            let length = line.find(']').map_or(begin.len(), |at| at + 1);
            (start, start + length)
        })
        .collect();
    found.sort_unstable();
    found
}
