//! The two faces of a letter: plain paragraphs, and the same paragraphs in HTML.

use super::template::{Filled, Placeholder};
use super::{Interest, Language, catalog};

/// Text as HTML shows it: nothing in it is a tag, an attribute or an entity.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// What stands in the place of the blocks.
pub(super) struct Blocks<'a> {
    pub(super) interests: &'a [Interest],
    pub(super) message_id: &'a str,
    pub(super) language: Language,
    /// The address that takes the opt-out.
    pub(super) address: &'a str,
}

impl Blocks<'_> {
    fn opt_out_text(&self) -> String {
        let address = self.address;
        match self.language {
            Language::French => format!(
                "Pour ne plus recevoir de message de ma part, écrivez « Désinscription » à {address}."
            ),
            Language::English => {
                format!("To receive no more messages from me, write “Unsubscribe” to {address}.")
            }
        }
    }

    fn opt_out_html(&self) -> String {
        let words = escaped(&self.opt_out_text());
        let address = escaped(self.address);
        let link = format!("<a href=\"{}\">{address}</a>", escaped(&self.unsubscribe()));
        format!("<p><small>{}</small></p>\n", words.replace(&address, &link))
    }

    /// Where somebody asks for no more, as a URL.
    pub(super) fn unsubscribe(&self) -> String {
        let subject = match self.language {
            Language::French => "D%C3%A9sinscription",
            Language::English => "Unsubscribe",
        };
        let mut address = String::new();
        for letter in self.address.chars() {
            if letter.is_ascii_alphanumeric() || "@.-_~+".contains(letter) {
                address.push(letter);
            } else {
                let mut bytes = [0; 4];
                for byte in letter.encode_utf8(&mut bytes).bytes() {
                    address.push_str(&format!("%{byte:02X}"));
                }
            }
        }
        format!("mailto:{address}?subject={subject}")
    }
}

/// The letter as text, lines ended by `\n`.
pub(super) fn text(filled: &[Filled], blocks: &Blocks<'_>) -> String {
    let mut text = String::new();
    for piece in filled {
        match piece {
            Filled::Text(words) => text.push_str(words),
            Filled::Block(Placeholder::OptOut) => text.push_str(&blocks.opt_out_text()),
            Filled::Block(_) => text.push_str(&catalog::text(blocks.interests)),
        }
    }
    // A block that says nothing leaves no hole.
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let is_second_blank = line.is_empty() && lines.last().is_none_or(|last| last.is_empty());
        if !is_second_blank {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines.join("\n") + "\n"
}

/// The letter as HTML: paragraphs, line breaks and the blocks, nothing else.
pub(super) fn html(filled: &[Filled], blocks: &Blocks<'_>) -> String {
    let language = match blocks.language {
        Language::French => "fr",
        Language::English => "en",
    };
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n"
    );
    let mut words = String::new();
    for piece in filled {
        match piece {
            Filled::Text(more) => words.push_str(more),
            Filled::Block(block) => {
                paragraphs(&mut html, &std::mem::take(&mut words));
                html.push_str(&match block {
                    Placeholder::OptOut => blocks.opt_out_html(),
                    _ => catalog::html(blocks.interests, blocks.message_id),
                });
            }
        }
    }
    paragraphs(&mut html, &words);
    html.push_str("</body>\n</html>\n");
    html
}

fn paragraphs(html: &mut String, words: &str) {
    for paragraph in words.split("\n\n") {
        let lines: Vec<String> = paragraph.trim().lines().map(escaped).collect();
        if !lines.is_empty() {
            html.push_str(&format!("<p>{}</p>\n", lines.join("<br>\n")));
        }
    }
}
