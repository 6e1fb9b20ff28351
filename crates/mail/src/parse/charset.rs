//! Bytes that claim a character set, into text.

use super::decode::{self, transfer};
use super::header;
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use mail_parser::MessageParser;
use mail_parser::decoders::charsets::map::charset_decoder;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Text of unknown character sets, and whether some of it had to be guessed: UTF-8 where it is, windows-1252 (which
/// contains Latin-1) line by line where it is not.
pub(super) fn lines(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if let Ok(text) = str::from_utf8(bytes) {
        return (Cow::Borrowed(text), false);
    }
    let mut text = String::with_capacity(bytes.len() + 64);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        match str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0),
        }
    }
    (Cow::Owned(text), true)
}

/// The text of a body, and whether its claimed character set was wrong or missing.
///
/// UTF-8 that decodes is UTF-8 whatever is claimed: other character sets almost never look like it.
/// Without a usable claim, 8-bit text is windows-1252.
pub(super) fn body(bytes: &[u8], claimed: Option<&str>) -> (String, bool) {
    let name = claimed.unwrap_or_default().trim_matches(['"', '\'', ' ']);
    let known = Encoding::for_label(name.as_bytes());
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
    let is_seven_bit_set =
        known.is_some_and(|encoding| !encoding.is_ascii_compatible() && encoding != REPLACEMENT);
    if bytes.is_ascii() && !is_seven_bit_set {
        if name.to_ascii_lowercase().ends_with("utf-7") {
            return (utf7(bytes), false);
        }
        // What nobody can decode (ISO-2022-KR, HZ) stays as it came.
        return (ascii(bytes), known == Some(REPLACEMENT));
    }
    if !is_seven_bit_set && let Ok(text) = str::from_utf8(bytes) {
        return (text.to_owned(), known != Some(UTF_8));
    }
    match known.filter(|&encoding| encoding != UTF_8 && encoding != REPLACEMENT) {
        Some(encoding) => {
            let (text, _, broken) = encoding.decode(bytes);
            (text.into_owned(), broken)
        }
        // A cut in the middle of a character does not make a UTF-8 text another one.
        None if is_mostly_utf8(bytes) => (String::from_utf8_lossy(bytes).into_owned(), true),
        None => old(bytes, name),
    }
}

/// The character set that a page without another claim names in its first bytes, in a `<meta>` (HTML, section 13.2.3.2,
/// "Prescan a byte stream to determine its encoding"). UTF-16 cannot be true of a page that could be read so far.
pub(super) fn of_page(page: &[u8]) -> Option<String> {
    let head = page.get(..1024).unwrap_or(page).to_ascii_lowercase();
    let meta = memchr::memmem::find(&head, b"<meta")?;
    let said = head.get(meta..)?;
    let said = said.get(memchr::memmem::find(said, b"charset")? + "charset".len()..)?;
    let said = said
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let said = said
        .strip_prefix(b"\"")
        .or(said.strip_prefix(b"'"))
        .unwrap_or(said);
    let end = said.iter().position(|byte| b"\"' ;/>".contains(byte))?;
    let name = str::from_utf8(said.get(..end)?).ok()?;
    let encoding = Encoding::for_label(name.as_bytes())?;
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    (!is_wide).then(|| name.to_owned())
}

/// Character sets that no browser knows. Without a usable name it is windows-1252.
fn old(bytes: &[u8], name: &str) -> (String, bool) {
    let name = name.to_ascii_lowercase();
    // The letters of French are where code page 850 has them.
    let is_437 = ["437", "cp437", "ibm437", "cspc8codepage437"].contains(&name.as_str());
    let known = if is_437 { "ibm850" } else { &name };
    let decoder = [Some(known), known.strip_prefix("x-")]
        .into_iter()
        .flatten()
        .filter(|name| !name.is_empty())
        .find_map(|name| charset_decoder(name.as_bytes()));
    match decoder {
        Some(decoder) => (decoder(bytes), is_437),
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
fn utf7(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(plus) = memchr::memchr(b'+', rest) {
        let (plain, shifted) = rest.split_at(plus);
        text.push_str(&ascii(plain));
        let shifted = shifted.get(1..).unwrap_or_default();
        let is_digit = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
        let (digits, after) = shifted.split_at(shifted.iter().take_while(is_digit).count());
        let (utf16, _) = transfer(decode::Encoding::Base64, digits);
        text.push_str(&UTF_16BE.decode_without_bom_handling(&utf16).0);
        rest = match after.strip_prefix(b"-") {
            Some(after) => {
                if digits.is_empty() {
                    text.push('+');
                }
                after
            }
            None => after,
        };
    }
    text.push_str(&ascii(rest));
    text
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
    let line = format!("Subject: {line}\n\n");
    let decoded = SUBJECT
        .parse_headers(header::read(line.as_bytes()).text.as_bytes())
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
        for name in ["UTF-7", "unicode-1-1-utf-7"] {
            assert_eq!(
                body(b"Hi +AOk et +AOk-, 1 +- 1", Some(name)),
                ("Hi é et é, 1 + 1".into(), false)
            );
        }
        assert_eq!(body(b"D\x82j\x85", Some("cp850")), ("Déjà".into(), false));
        assert_eq!(body(b"D\x82j\x85", Some("IBM437")), ("Déjà".into(), true));
        assert_eq!(
            body(b"~{<:Ky~}", Some("hz-gb-2312")),
            ("~{<:Ky~}".into(), true),
            "nobody decodes it: it stays as it came"
        );
    }

    #[test]
    fn raw_headers_are_guessed_line_by_line() {
        let (text, guessed) = lines(b"Subject: D\xe9lai\nFrom: Zo\xc3\xa9 <z@x.fr>\n");
        assert_eq!(text, "Subject: Délai\nFrom: Zoé <z@x.fr>\n");
        assert!(guessed);
    }

    #[test]
    fn encoded_words_are_read_inside_quotes_too() {
        assert_eq!(
            decode_words("=?utf-8?Q?arr=C3=AAt=C3=A9.pdf?="),
            "arrêté.pdf"
        );
    }
}
