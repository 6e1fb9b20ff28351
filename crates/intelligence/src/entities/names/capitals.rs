//! Words that begin with a capital, and the rows of them that look like `Given SURNAME` or `SURNAME Given`.
//!
//! A regular expression could say it, but with Unicode word boundaries it would read every letter of every mail
//! the slow way.

use std::ops::Range;

use super::shape::{elided, without_possessive};

/// How a word uses its capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `Given`, `Jean-Luc`, `O'Neil`.
    Natural,
    /// `SURNAME`, at least two letters.
    Shouted,
}

/// A word that begins with a capital.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Capital {
    /// Its first byte in the text.
    pub(super) start: usize,
    pub(super) end: usize,
    style: Style,
    /// It stands one space behind the one before.
    pub(super) follows: bool,
}

/// At most so many given names stand before a surname.
const GIVEN_NAMES: usize = 3;

/// At most so many words make a surname in capitals.
const SURNAMES: usize = 3;

/// The words of a text that begin with a capital.
pub(super) fn words(text: &str) -> Vec<Capital> {
    let mut words: Vec<Capital> = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(char::is_alphanumeric) {
        let start = at + found;
        // `d'Élie`: what is elided is no part of the name; `L'affaire` is none.
        let start = start + elided(&text[start..]);
        let rest = &text[start..];
        let len = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '_')))
            .unwrap_or(rest.len());
        let word = without_possessive(rest[..len].trim_end_matches(['\'', '’', '-']));
        at = start + len;
        let Some(style) = style(word) else { continue };
        let end = start + word.len();
        let follows = words
            .last()
            .is_some_and(|before| matches!(&text[before.end..start], " " | "\u{a0}"));
        words.push(Capital {
            start,
            end,
            style,
            follows,
        });
    }
    words
}

fn style(word: &str) -> Option<Style> {
    let mut letters = word.chars();
    if !letters.next()?.is_uppercase() {
        return None;
    }
    let is_mark = |c: char| matches!(c, '\'' | '’' | '-');
    let rest = letters.as_str();
    if rest.is_empty() {
        None
    } else if rest.chars().all(|c| c.is_uppercase() || is_mark(c)) {
        Some(Style::Shouted)
    } else if rest.starts_with(|c: char| c.is_lowercase() || is_mark(c))
        && rest.chars().all(|c| c.is_alphabetic() || is_mark(c))
    {
        Some(Style::Natural)
    } else {
        None
    }
}

/// The next row that looks like a whole name, from the word `from` on.
pub(super) fn next(words: &[Capital], from: usize) -> Option<Range<usize>> {
    (from..words.len()).find_map(|start| row(words, start).map(|end| start..end))
}

/// The end of the row that begins with a word.
fn row(words: &[Capital], start: usize) -> Option<usize> {
    let run = |from: usize, style: Style, most: usize| {
        words[from..]
            .iter()
            .enumerate()
            .take(most)
            .take_while(|(n, word)| word.style == style && (from + n == start || word.follows))
            .count()
    };
    match words[start].style {
        Style::Natural => {
            let surname = start + run(start, Style::Natural, GIVEN_NAMES);
            let shouted = run(surname, Style::Shouted, SURNAMES);
            (shouted > 0).then_some(surname + shouted)
        }
        Style::Shouted => (run(start + 1, Style::Natural, 1) == 1).then_some(start + 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<&str> {
        let words = words(text);
        let (mut out, mut from) = (Vec::new(), 0);
        while let Some(hit) = next(&words, from) {
            out.push(&text[words[hit.start].start..words[hit.end - 1].end]);
            from = hit.end;
        }
        out
    }

    #[test]
    fn a_given_name_beside_a_surname_in_capitals_is_a_row() {
        assert_eq!(
            rows("pour Élodie SANMARTIN RUIZ, née à Lima"),
            ["Élodie SANMARTIN RUIZ"]
        );
        assert_eq!(
            rows("PETROSYAN Anahit et Jean-Luc N’DIAYE."),
            ["PETROSYAN Anahit", "Jean-Luc N’DIAYE"]
        );
        assert_eq!(rows("Bonjour ZHOU Liang"), ["Bonjour ZHOU"]);
    }

    #[test]
    fn a_gap_wider_than_a_space_a_digit_or_a_small_letter_ends_a_row() {
        for text in [
            "Jean  DUPONT",
            "Jean\nDUPONT",
            "Jean, DUPONT",
            "Jean A1B",
            "jean DUPONT",
            "É",
            "",
        ] {
            assert!(rows(text).is_empty(), "{text}");
        }
    }
}
