//! Ticks that somebody made before the names of an order form: read as a sign or two, they are no part of a name.

use crate::catalogue::draft::Draft;

/// A tick is read as so many letters at most.
const MOST: usize = 5;
/// Of so few names nobody knows where they begin.
const FEWEST: usize = 4;

/// Takes off what stands left of where most names begin, before a word that begins there.
pub(super) fn take_off(drafts: &mut [Draft]) {
    // Where the first and the second word of each name begin: one of them is where the name does.
    let begins: Vec<Vec<(f32, f32)>> = drafts
        .iter()
        .filter_map(|draft| draft.name.first())
        .map(|name| {
            let words = name.tokens.iter().take(2);
            words.map(|word| (word.x0, word.size)).collect()
        })
        .collect();
    let count = |left: f32, size: f32| {
        let is_near = |(x0, _): &(f32, f32)| (x0 - left).abs() < 0.4 * size;
        begins
            .iter()
            .filter(|words| words.iter().any(is_near))
            .count()
    };
    // Names that all begin with the same word have two such places: the first counts.
    let is_usual = |(left, size): &(f32, f32)| {
        let count = count(*left, *size);
        count >= FEWEST && count * 10 >= begins.len() * 7
    };
    let Some((left, size)) = begins
        .iter()
        .flatten()
        .copied()
        .filter(is_usual)
        .min_by(|a, b| a.0.total_cmp(&b.0))
    else {
        return;
    };
    for name in drafts.iter_mut().filter_map(|draft| draft.name.first_mut()) {
        if let [tick, first, ..] = &name.tokens[..]
            && tick.text.chars().count() <= MOST
            && tick.x1 < left
            && (first.x0 - left).abs() < 0.6 * size
        {
            name.tokens.remove(0);
        }
    }
}
