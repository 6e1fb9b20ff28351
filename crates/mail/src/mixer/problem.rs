//! Why a letter cannot be written as it is.

use super::Placeholder;

/// Where a problem is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A value of the prospect, the campaign or the sender.
    Value(Placeholder),
    /// The subject, filled in.
    Subject,
    /// Name or address of the recipient.
    Recipient,
    /// Name or address of the sender.
    Sender,
    /// A product, by its name.
    Interest(String),
    /// An attachment, by its name.
    Attachment(String),
}

/// Why a letter cannot be written as it is. Each of these keeps it from leaving.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Nothing is known, and the template has no default.
    #[error("{} is not known, and the template has no default for it", .0.as_str())]
    Missing(Placeholder),
    /// HTML where there should be text.
    #[error("there is HTML in {0:?}")]
    Markup(Spot),
    /// A line break or another control character where there is one line.
    #[error("there is a line break in {0:?}")]
    LineBreak(Spot),
    /// Not an address.
    #[error("{0:?} has no valid address")]
    Address(Spot),
    /// A kind of picture that mail programs do not show.
    #[error("the picture of {0:?} is no PNG, JPEG or GIF")]
    Picture(Spot),
    /// The mail is larger than [`super::MAX_BYTES`].
    #[error("the mail has {0} bytes")]
    TooLarge(usize),
}

/// Whether a text holds what a browser could take for a tag.
pub(super) fn has_markup(text: &str) -> bool {
    let after = text.char_indices().filter(|(_, letter)| *letter == '<');
    after
        .filter_map(|(at, _)| text.get(at + 1..)?.chars().next())
        .any(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'))
}

/// Whether a text is one line without control characters.
pub(super) fn is_one_line(text: &str) -> bool {
    !text
        .chars()
        .any(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_and_signs_are_not() {
        for bad in [
            "<b>",
            "x<script>",
            "</p>",
            "<!-- x",
            "<?php",
            "a<SVG/onload=x",
        ] {
            assert!(has_markup(bad), "{bad}");
        }
        for good in ["3 < 4", "a <3 b", "R&D <", "x > y", "=HYPERLINK(\"x\")"] {
            assert!(!has_markup(good), "{good}");
        }
    }
}
