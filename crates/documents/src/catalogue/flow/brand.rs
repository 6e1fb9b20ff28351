//! Cards that begin with a line for the brand, over the name of the product.

use crate::catalogue::draft::{Draft, Event};
use crate::catalogue::lines::Piece;

/// Fewer cards say nothing about their first lines.
const LEAST: usize = 4;

/// Takes the brands out of the names when most cards begin with one, some of them with the same: the line below is the name.
pub(super) fn take_out(events: &mut [Event]) {
    let drafts = || {
        events.iter().filter_map(|event| match event {
            Event::Item(draft) => Some(draft),
            Event::Heading(_) => None,
        })
    };
    let brands: Vec<String> = drafts().filter_map(|draft| brand(draft)).collect();
    let count = drafts().count();
    let repeated = |brand: &&String| brands.iter().filter(|other| other == brand).count() > 1;
    let is_usual = count >= LEAST
        && brands.len() * 4 >= count * 3
        && brands.iter().filter(repeated).count() * 2 > count;
    if !is_usual {
        return;
    }
    for event in events {
        if let Event::Item(draft) = event
            && brand(draft).is_some()
        {
            draft.name = vec![draft.description.remove(0)];
            // A name on two lines is set in larger type than what describes it.
            let goes_on = |size: f32| match &draft.description[..] {
                [next, below, ..] => next.size() > 0.96 * size && below.size() < 0.93 * size,
                _ => false,
            };
            if goes_on(draft.name[0].size()) {
                draft.name.push(draft.description.remove(0));
            }
        }
    }
}

/// The brand that stands in the place of the name: a word or two in capitals, with a line below that is in small letters.
fn brand(draft: &Draft) -> Option<String> {
    let [first] = &draft.name[..] else {
        return None;
    };
    let text = first.text();
    let small = |text: &str| text.chars().any(char::is_lowercase);
    // Letters that are set apart were read as words.
    let is_word = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let is_brand = text.split(' ').filter(is_word).count() < 3
        && !small(&text)
        && text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let below = draft.description.first().map(Piece::text)?;
    (is_brand && small(&below)).then_some(text)
}
