//! A cursor over the words and numbers of a text.

use crate::token::{Kind, Token};

/// A cursor over the words of a text.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

impl<'a> Words<'a> {
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    pub(super) fn number(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at).filter(|t| t.kind == Kind::Number)?;
        let text = token.text(self.text);
        (text.len() <= 4).then(|| text.parse().ok()).flatten()
    }

    pub(super) fn digits(&self, at: usize) -> usize {
        self.word(at).len()
    }

    /// What stands between two neighbouring words.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(a), Some(b)) => &self.text[a.end as usize..b.start as usize],
            _ => "",
        }
    }

    pub(super) fn close(&self, at: usize) -> bool {
        let gap = self.gap(at);
        gap.len() <= 2 && !gap.contains("\n\n")
            || gap == ".\n"
            || gap.trim().is_empty() && gap.len() <= 3
    }
}
