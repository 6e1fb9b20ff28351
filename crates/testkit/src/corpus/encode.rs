//! How mail programs pack what they send.

use std::fmt::Write;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 in lines of 76.
pub(super) fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len() * 4 / 3 + bytes.len() / 28 + 4);
    for line in bytes.chunks(57) {
        for group in line.chunks(3) {
            let value = group.iter().enumerate().fold(0u32, |value, (at, byte)| {
                value | (u32::from(*byte) << (16 - 8 * at))
            });
            for digit in 0..4 {
                let index = (value >> (18 - 6 * digit)) & 63;
                text.push(if digit > group.len() {
                    b'='
                } else {
                    ALPHABET[index as usize]
                });
            }
        }
        text.push(b'\n');
    }
    text
}

/// Quoted-printable in lines of at most 76.
pub(super) fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut text = Vec::with_capacity(bytes.len() * 5 / 4);
    let mut column = 0;
    for &byte in bytes {
        if byte == b'\n' {
            text.push(byte);
            column = 0;
            continue;
        }
        if column > 72 {
            text.extend_from_slice(b"=\n");
            column = 0;
        }
        if byte == b'=' || !(b' '..=b'~').contains(&byte) {
            text.extend_from_slice(&[
                b'=',
                HEX[usize::from(byte >> 4)],
                HEX[usize::from(byte & 15)],
            ]);
            column += 3;
        } else {
            text.push(byte);
            column += 1;
        }
    }
    text
}

/// A header value: as it is when it is ASCII, else encoded words.
pub(super) fn header(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut value = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = (0..=rest.len().min(42))
            .rev()
            .find(|&end| rest.is_char_boundary(end))
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let packed = base64(word.as_bytes());
        let between = if value.is_empty() { "" } else { "\n " };
        let _ = write!(
            value,
            "{between}=?UTF-8?B?{}?=",
            String::from_utf8_lossy(&packed).trim_end()
        );
        rest = after;
    }
    value
}

/// Latin-1; what it cannot write becomes `?`.
pub(super) fn latin1(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect()
}
