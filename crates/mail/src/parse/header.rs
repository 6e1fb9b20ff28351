//! A header block, made ready for the parser: as text, ended, no field without end, and encoded words that were cut
//! inside a character whole again.

use super::charset;
use super::decode::{Encoding, transfer};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;

/// Up to here a block is read as it is, in bytes. Real ones stay under 64 KB.
pub(super) const MAX_BLOCK: usize = 1024 * 1024;
/// What is read of all the fields of one name in a longer block, in bytes.
const MAX_FIELD: usize = 128 * 1024;
/// How many names are told apart in a longer block.
const MAX_NAMES: usize = 200;

/// A header block as text.
pub(super) struct HeaderText<'a> {
    /// The text; it ends with a line end.
    pub(super) text: Cow<'a, str>,
    /// Whether it held 8-bit characters that had to be guessed.
    pub(super) guessed: bool,
}

/// A header block as text: UTF-8 where it is, windows-1252 (which contains Latin-1) line by line where
/// it is not.
pub(super) fn read(block: &[u8]) -> HeaderText<'_> {
    let block = if block.len() > MAX_BLOCK {
        Cow::Owned(shortened(block))
    } else {
        Cow::Borrowed(block)
    };
    let (mut text, guessed) = match block {
        Cow::Borrowed(block) => charset::lines(block),
        Cow::Owned(block) => {
            let (text, guessed) = charset::lines(&block);
            (Cow::Owned(text.into_owned()), guessed)
        }
    };
    // The parser drops a field that the end of the text cuts off.
    if !text.ends_with('\n') {
        text.to_mut().push('\n');
    }
    if text.contains("=?") {
        text = Cow::Owned(whole_words(&text));
    }
    if text.contains("*1*=") {
        text = Cow::Owned(whole_values(&text));
    }
    HeaderText { text, guessed }
}

/// A block without the end of its endless fields: what stands behind them is still read.
fn shortened(block: &[u8]) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut left: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut name = Vec::new();
    for line in block.split_inclusive(|&byte| byte == b'\n') {
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            let end = line.iter().take(80).position(|&byte| byte == b':');
            name = line
                .get(..end.unwrap_or(0))
                .unwrap_or_default()
                .to_ascii_lowercase();
            if left.len() >= MAX_NAMES && !left.contains_key(&name) {
                name.clear();
            }
        }
        let left = left.entry(name.clone()).or_insert(MAX_FIELD);
        if line.len() <= *left {
            kept.extend_from_slice(line);
            *left -= line.len();
        } else if *left > 0 {
            kept.extend_from_slice(line.get(..*left).unwrap_or_default());
            kept.push(b'\n');
            *left = 0;
        }
    }
    kept
}

/// An encoded word (RFC 2047), taken apart.
struct Word<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
    length: usize,
}

impl<'a> Word<'a> {
    /// The word at the start of a text.
    fn at_start(text: &'a str) -> Option<Self> {
        let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
        let (encoding, rest) = rest.split_once('?')?;
        let (data, _) = rest.split_once("?=")?;
        let length = charset.len() + encoding.len() + data.len() + "=????=".len();
        let name = charset.split('*').next().unwrap_or_default();
        let is_name = (2..=45).contains(&name.len()) && !name.contains(char::is_whitespace);
        if !is_name || data.contains(['?', '\n', '\r']) {
            return None;
        }
        let bytes = match encoding {
            "B" | "b" => transfer(Encoding::Base64, data.as_bytes()).0.into_owned(),
            "Q" | "q" => {
                let data = data.replace('_', " ");
                transfer(Encoding::QuotedPrintable, data.as_bytes())
                    .0
                    .into_owned()
            }
            _ => return None,
        };
        Some(Self {
            charset: name,
            bytes,
            length,
        })
    }

    /// Whether the two are one text that was cut, wherever. UTF-7 and UTF-16 start afresh with each word.
    fn goes_on_in(&self, next: &Self) -> bool {
        let starts_afresh = ["utf-7", "utf-16"]
            .iter()
            .any(|name| self.charset.to_ascii_lowercase().ends_with(name));
        self.charset.eq_ignore_ascii_case(next.charset) && !starts_afresh
    }
}

/// The text with its encoded words in UTF-8, neighbours joined before they are decoded: many programs cut them at a
/// number of bytes, not of characters.
fn whole_words(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("=?") {
        let (before, from) = rest.split_at(start);
        whole.push_str(before);
        let Some(mut word) = Word::at_start(from) else {
            whole.push_str("=?");
            rest = from.get(2..).unwrap_or_default();
            continue;
        };
        rest = from.get(word.length..).unwrap_or_default();
        let mut decoded = String::new();
        // White space between two encoded words is not part of the text.
        while let Some(next) = Word::at_start(rest.trim_start()) {
            rest = rest.trim_start().get(next.length..).unwrap_or_default();
            if word.goes_on_in(&next) {
                word.bytes.extend_from_slice(&next.bytes);
            } else {
                decoded.push_str(&charset::body(&word.bytes, Some(word.charset)).0);
                word = next;
            }
        }
        decoded.push_str(&charset::body(&word.bytes, Some(word.charset)).0);
        whole.push_str("=?utf-8?Q?");
        for byte in decoded.bytes() {
            let _ = write!(whole, "={byte:02X}");
        }
        whole.push_str("?=");
    }
    whole.push_str(rest);
    whole
}

/// The text with the pieces of a parameter (RFC 2231) joined where one ends and the next begins with an encoded byte:
/// `name*0*=UTF-8''r%C3; name*1*=%A9c`.
fn whole_values(text: &str) -> String {
    let mut pieces = text.split(';');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    let mut last: Option<(String, u32)> = None;
    for piece in pieces {
        let Some((name, number, value)) = numbered(piece) else {
            last = None;
            whole.push(';');
            whole.push_str(piece);
            continue;
        };
        let follows = last.as_ref().is_some_and(|(before, at)| {
            before.eq_ignore_ascii_case(name) && at.checked_add(1) == Some(number)
        });
        if follows && value.starts_with('%') && ends_with_code(&whole) {
            whole.truncate(whole.trim_end().len());
            whole.push_str(value);
        } else {
            whole.push(';');
            whole.push_str(piece);
        }
        last = Some((name.to_owned(), number));
    }
    whole
}

/// `name*2*=value`, taken apart.
fn numbered(piece: &str) -> Option<(&str, u32, &str)> {
    let (left, value) = piece.split_once('=')?;
    let (name, number) = left.trim().strip_suffix('*')?.rsplit_once('*')?;
    Some((name, number.parse().ok()?, value))
}

fn ends_with_code(text: &str) -> bool {
    matches!(
        text.trim_end().as_bytes(),
        [.., b'%', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, decoded: &str) {
        let header = format!("Subject: {text}\n");
        assert_eq!(charset::decode_words(&header), decoded, "{text}");
    }

    #[test]
    fn a_word_cut_inside_a_character_is_whole_again() {
        let subject = "Subject: ";
        for (text, decoded) in [
            ("=?utf-8?B?w6DDqQ==?=", "àé"),
            (
                "=?utf-8?B?Q29udm9jYXRpb24gww==?= =?utf-8?B?oCBs?=",
                "Convocation à l",
            ),
            ("=?UTF-8?Q?=C3?=\r\n =?utf-8?q?=A0_l?=", "à l"),
            ("=?utf-8?Q?=C3?= =?utf-8?B?oA==?=", "à"),
            ("=?gb18030?B?xOO6?= =?gb18030?B?w8rAvec=?=", "你好世界"),
            ("=?utf-8?B?w6l0w6k?=", "été"),
            ("=?iso-8859-1?Q?D=E9j=E0_?= =?koi8-r?Q?=F0?=", "Déjà П"),
            ("Re: =?utf-8?Q?=C3=A9t=C3=A9?= et fin", "Re: été et fin"),
            ("=?utf-8?Q?=C3=A9t=C3=A9", "=?utf-8?Q?=C3=A9t=C3=A9"),
        ] {
            check(text, &format!("{subject}{decoded}"));
        }
    }

    #[test]
    fn a_file_name_cut_inside_a_character_is_whole_again() {
        assert_eq!(
            whole_values(
                "a; filename*0*=UTF-8''r%C3;\r\n filename*1*=%A9c;\r\n filename*2*=x.pdf\n"
            ),
            "a; filename*0*=UTF-8''r%C3%A9c;\r\n filename*2*=x.pdf\n"
        );
        let apart = "a; name*1*=%A9; name*0*=UTF-8''%C3\n";
        assert_eq!(whole_values(apart), apart);
    }

    #[test]
    fn what_stands_behind_an_endless_field_is_read() {
        let block = format!("To: {}\nSubject: bas\n", "a@example.fr, ".repeat(100_000));
        let header = read(block.as_bytes());
        assert!(header.text.len() < 2 * MAX_FIELD);
        assert!(header.text.ends_with("\nSubject: bas\n"));
    }
}
