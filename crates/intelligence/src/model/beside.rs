//! The words on either side of what is judged.

use super::features::{Feature, beginning, mix, name};
use crate::token::{Kind, Token, tokens};

/// How much a word counts beside what rules say.
pub(super) const WORD: f32 = 0.5;

/// The words before and after, the nearest two also by their place.
///
/// - `reach`: how many words are looked at on either side.
pub(super) fn beside(before: &str, after: &str, reach: (usize, usize), out: &mut Vec<Feature>) {
    let backwards = tokens(before).into_iter().rev().take(reach.0);
    side("b", before, backwards, out);
    side("a", after, tokens(after).into_iter().take(reach.1), out);
}

/// The words of one side, the nearest first.
fn side(side: &str, text: &str, words: impl Iterator<Item = Token>, out: &mut Vec<Feature>) {
    let mut nearer = 0_u32;
    for (at, token) in words.enumerate() {
        let word = if token.kind == Kind::Number {
            "#"
        } else {
            token.text(text)
        };
        let hash = name(side, word);
        out.push((hash, WORD));
        match at {
            0 => out.push((mix(hash, name("at", "0")), WORD)),
            1 => out.push((mix(hash, name("at", "1")), WORD)),
            _ => {}
        }
        if let Some(beginning) = beginning(word) {
            let place = name(side, "p");
            out.push((mix(place, name("p", beginning)), WORD));
        }
        if nearer != 0 {
            out.push((mix(nearer, hash), WORD));
        }
        nearer = hash;
    }
}
