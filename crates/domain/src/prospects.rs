//! Prospects: what a person met at a show is called, reached by, and how far they are.
//!
//! The rules by which a list becomes prospects: which column means what, which address is valid, which number is a
//! telephone. Pure text in, values out; formulas are text and never evaluated.

mod address;
mod card;
mod columns;
mod lead;
mod phone;
mod questions;

use crate::word::vocabulary;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use address::{BadAddress, address};
pub use card::{CardLine, CardValue, Sure, read_card};
pub use columns::{Columns, Field, field_named};
pub use lead::{Lead, Rejection};
pub use phone::{BadPhone, phone};
pub use questions::{Choice, Judge, NoReply, QuestionKind, score};

vocabulary! {
    /// Where a prospect stands.
    Stage as "stage" {
        /// Not sorted yet.
        WaitingRoom = "waiting_room",
        /// Hot: to be written to soon.
        Oven = "oven",
        /// Later.
        Fridge = "fridge",
        /// Not interested.
        Trash = "trash",
    }
}

vocabulary! {
    /// What a person says of the answer to a mail: no mailbox is read for it.
    Answer as "answer" {
        /// They want it.
        Yes = "yes",
        /// They do not.
        No = "no",
        /// They never answered.
        Ghost = "ghost",
        /// Not worth another mail.
        Trash = "trash",
    }
}

impl Answer {
    /// Where an answer puts a prospect: whoever wants it is written to, a no and a silence are for later.
    #[must_use]
    pub const fn stage(self) -> Stage {
        match self {
            Self::Yes => Stage::Oven,
            Self::No | Self::Ghost => Stage::Fridge,
            Self::Trash => Stage::Trash,
        }
    }
}

/// What is written and cannot be seen: it comes with what is copied from a mail or a page.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// A cell as it is kept: NFC, white space as single spaces. `None` when nothing is left.
#[must_use]
pub fn cell(text: &str) -> Option<String> {
    let mut kept = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !kept.is_empty() {
            kept.push(' ');
        }
        push_nfc(&mut kept, word);
    }
    (!kept.is_empty()).then_some(kept)
}

/// Appends a word in NFC, as nearly every word is already.
fn push_nfc(kept: &mut String, word: &str) {
    if word.is_ascii() || is_nfc_quick(word.chars()) == IsNormalized::Yes {
        kept.push_str(word);
    } else {
        kept.extend(word.nfc());
    }
}

/// A note as it is kept: NFC, lines ended by `\n`. `None` when nothing is left.
#[must_use]
pub fn note(text: &str) -> Option<String> {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines.trim().nfc().collect();
    (!kept.is_empty()).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_single_spaces_and_keeps_its_signs() {
        assert_eq!(
            cell("  Saint\u{a0}\tDenis\r\n ").as_deref(),
            Some("Saint Denis")
        );
        assert_eq!(
            cell("=HYPERLINK(\"x\")").as_deref(),
            Some("=HYPERLINK(\"x\")")
        );
        assert_eq!(cell("e\u{301}").as_deref(), Some("é"));
        assert_eq!(cell(" \u{a0} "), None);
    }

    #[test]
    fn a_note_keeps_its_lines() {
        assert_eq!(note(" a\r\nb\rc \n").as_deref(), Some("a\nb\nc"));
    }
}
