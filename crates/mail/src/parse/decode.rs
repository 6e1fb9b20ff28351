//! Transfer encodings, read the way careless programs write them.

use std::borrow::Cow;

/// How the bytes of a part travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// As they are (7bit, 8bit, binary, unknown).
    Identity,
    /// Base64.
    Base64,
    /// Quoted-printable.
    QuotedPrintable,
}

impl Encoding {
    /// The encoding of this name.
    pub(super) fn named(name: &str) -> Self {
        match name
            .trim_matches(|c: char| !c.is_ascii_alphanumeric())
            .to_ascii_lowercase()
            .as_str()
        {
            "base64" => Self::Base64,
            "quoted-printable" | "quotedprintable" => Self::QuotedPrintable,
            _ => Self::Identity,
        }
    }
}

/// Decodes, and says whether the bytes were well-formed.
pub(super) fn transfer(encoding: Encoding, bytes: &[u8]) -> (Cow<'_, [u8]>, bool) {
    match encoding {
        Encoding::Identity => (Cow::Borrowed(bytes), true),
        Encoding::Base64 => {
            let (decoded, clean) = base64(bytes);
            (Cow::Owned(decoded), clean)
        }
        Encoding::QuotedPrintable => {
            let (decoded, clean) = quoted_printable(bytes);
            (Cow::Owned(decoded), clean)
        }
    }
}

const INVALID: u8 = 0xff;
const BLANK: u8 = 0xfe;
const PADDING: u8 = 0xfd;

/// Value of every byte in base64.
const VALUES: [u8; 256] = {
    let alphabet = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut table = [INVALID; 256];
    let mut value = 0;
    while value < 64 {
        table[alphabet[value] as usize] = value as u8;
        value += 1;
    }
    table[b'\n' as usize] = BLANK;
    table[b'\r' as usize] = BLANK;
    table[b' ' as usize] = BLANK;
    table[b'\t' as usize] = BLANK;
    table[b'=' as usize] = PADDING;
    table
};

/// Foreign characters are skipped (RFC 2045, 6.8); after padding the next group starts afresh, because
/// some programs join two encodings.
fn base64(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut decoded = Vec::with_capacity(bytes.len() / 4 * 3 + 3);
    let mut clean = true;
    let (mut group, mut digits) = (0u32, 0u8);
    for &byte in bytes {
        match VALUES[usize::from(byte)] {
            BLANK => {}
            PADDING => {
                flush(&mut decoded, group, digits);
                (group, digits) = (0, 0);
            }
            INVALID => clean = false,
            value => {
                group = group << 6 | u32::from(value);
                digits += 1;
                if digits == 4 {
                    let [_, a, b, c] = group.to_be_bytes();
                    decoded.extend_from_slice(&[a, b, c]);
                    (group, digits) = (0, 0);
                }
            }
        }
    }
    flush(&mut decoded, group, digits);
    (decoded, clean && digits != 1)
}

/// Writes the one or two bytes of an incomplete group.
fn flush(decoded: &mut Vec<u8>, group: u32, digits: u8) {
    match digits {
        2 => decoded.push((group >> 4) as u8),
        3 => decoded.extend_from_slice(&[(group >> 10) as u8, (group >> 2) as u8]),
        _ => {}
    }
}

/// An `=` that starts no valid code stays as it is (RFC 2045, 6.7).
fn quoted_printable(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut clean = true;
    let mut rest = bytes;
    while let Some(equals) = memchr::memchr(b'=', rest) {
        let (before, code) = rest.split_at(equals);
        decoded.extend_from_slice(before);
        let code = code.get(1..).unwrap_or_default();
        rest = if let Some(after) = soft_break(code) {
            after
        } else if let [high, low, after @ ..] = code
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            decoded.push(high << 4 | low);
            after
        } else {
            clean &= code.is_empty();
            decoded.push(b'=');
            code
        };
    }
    decoded.extend_from_slice(rest);
    (decoded, clean)
}

/// What follows a soft line break, blanks before the end of the line included.
fn soft_break(code: &[u8]) -> Option<&[u8]> {
    let blanks = code
        .iter()
        .take(80)
        .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
        .count();
    code.get(blanks..)?.strip_prefix(b"\n")
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_survives_blanks_joins_and_missing_padding() {
        assert_eq!(base64(b"Ym9u\r\nam91 cg"), (b"bonjour".to_vec(), true));
        assert_eq!(base64(b"Ym9uam91cg==Ym9u"), (b"bonjourbon".to_vec(), true));
        assert_eq!(base64(b"Ym9u!am91cg=="), (b"bonjour".to_vec(), false));
        assert_eq!(base64(b""), (Vec::new(), true));
    }

    #[test]
    fn quoted_printable_keeps_what_it_cannot_decode() {
        assert_eq!(
            quoted_printable(b"d=C3=A9lai=\r\n de 30 jours"),
            ("délai de 30 jours".as_bytes().to_vec(), true)
        );
        assert_eq!(quoted_printable(b"d=e9lai"), (b"d\xe9lai".to_vec(), true));
        assert_eq!(quoted_printable(b"a=ZZb="), (b"a=ZZb=".to_vec(), false));
        assert_eq!(
            quoted_printable(b"fin= \t\nsuite"),
            (b"finsuite".to_vec(), true)
        );
    }
}
