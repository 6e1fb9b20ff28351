//! Bytes that claim a character set, into text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use mail_parser::MessageParser;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A header block as text.
pub(super) struct HeaderText<'a> {
    /// The text.
    pub(super) text: Cow<'a, str>,
    /// Whether it held 8-bit characters that had to be guessed.
    pub(super) guessed: bool,
}

/// A header block as text: UTF-8 where it is, windows-1252 (which contains Latin-1) line by line where
/// it is not.
pub(super) fn header(bytes: &[u8]) -> HeaderText<'_> {
    if let Ok(text) = str::from_utf8(bytes) {
        return HeaderText {
            text: Cow::Borrowed(text),
            guessed: false,
        };
    }
    let mut text = String::with_capacity(bytes.len() + 64);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        match str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0),
        }
    }
    HeaderText {
        text: Cow::Owned(text),
        guessed: true,
    }
}

/// The text of a body, and whether its claimed character set was wrong or missing.
///
/// UTF-8 that decodes is UTF-8 whatever is claimed: other character sets almost never look like it.
/// Without a usable claim, 8-bit text is windows-1252.
pub(super) fn body(bytes: &[u8], claimed: Option<&str>) -> (String, bool) {
    let known = claimed
        .and_then(|name| Encoding::for_label(name.trim_matches(['"', '\'', ' ']).as_bytes()));
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return (text.into_owned(), false);
    }
    if let Some(encoding) = known.filter(|&encoding| encoding == UTF_16LE || encoding == UTF_16BE) {
        return (
            encoding.decode_without_bom_handling(bytes).0.into_owned(),
            false,
        );
    }
    let is_seven_bit_set = known.is_some_and(|encoding| !encoding.is_ascii_compatible());
    if bytes.is_ascii() && !is_seven_bit_set {
        if let Some(text) = claimed
            .filter(|name| name.eq_ignore_ascii_case("utf-7"))
            .and_then(|_| utf7(bytes))
        {
            return (text, false);
        }
        return (ascii(bytes), false);
    }
    if !is_seven_bit_set && let Ok(text) = str::from_utf8(bytes) {
        return (text.to_owned(), known != Some(UTF_8));
    }
    match known.filter(|&encoding| encoding != UTF_8) {
        Some(encoding) => {
            let (text, _, broken) = encoding.decode(bytes);
            (text.into_owned(), broken)
        }
        // A cut in the middle of a character does not make a UTF-8 text another one.
        None if is_mostly_utf8(bytes) => (String::from_utf8_lossy(bytes).into_owned(), true),
        None => (
            WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned(),
            true,
        ),
    }
}

fn ascii(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether nearly all 8-bit sequences are valid UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 10 * bad
}

/// UTF-7 (RFC 2152): old Exchange servers still send it.
fn utf7(bytes: &[u8]) -> Option<String> {
    let decoder = mail_parser::decoders::charsets::map::charset_decoder(b"utf-7")?;
    Some(decoder(bytes))
}

static SUBJECT: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .header_text(mail_parser::HeaderName::Subject)
        .default_header_ignore()
});

/// Encoded words where they are not allowed but often stand, in quoted file names and display names.
pub(super) fn decode_words(text: &str) -> String {
    if !text.contains("=?") {
        return text.to_owned();
    }
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let header = format!("Subject: {line}\n\n");
    let decoded = SUBJECT
        .parse_headers(header.as_bytes())
        .and_then(|message| message.subject().map(str::to_owned));
    decoded.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_character_set_is_what_the_bytes_say_it_is() {
        assert_eq!(
            body("délai".as_bytes(), Some("iso-8859-1")),
            ("délai".into(), true),
            "UTF-8 under a Latin-1 label"
        );
        assert_eq!(
            body(b"d\xe9lai", Some("utf-8")),
            ("délai".into(), true),
            "Latin-1 under a UTF-8 label"
        );
        assert_eq!(body(b"d\xe9lai", None), ("délai".into(), true));
        assert_eq!(
            body(b"100 \xa4", Some("iso-8859-15")),
            ("100 €".into(), false)
        );
        assert_eq!(
            body(b"l\x92arr\xeat\xe9", Some("iso-8859-1")),
            ("l’arrêté".into(), false),
            "Latin-1 is windows-1252"
        );
        assert_eq!(body(b"plain", Some("x-unknown")), ("plain".into(), false));
        assert_eq!(body(b"Hi +AOk-", Some("UTF-7")), ("Hi é".into(), false));
    }

    #[test]
    fn raw_headers_are_guessed_line_by_line() {
        let header = header(b"Subject: D\xe9lai\nFrom: Zo\xc3\xa9 <z@x.fr>\n");
        assert_eq!(header.text, "Subject: Délai\nFrom: Zoé <z@x.fr>\n");
        assert!(header.guessed);
    }

    #[test]
    fn encoded_words_are_read_inside_quotes_too() {
        assert_eq!(
            decode_words("=?utf-8?Q?arr=C3=AAt=C3=A9.pdf?="),
            "arrêté.pdf"
        );
    }
}
