//! Text files of unknown character set.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file: by its byte order mark, as UTF-8 if it is, as UTF-16 if every other byte is zero,
/// else as windows-1252. Line ends become `\n`; control characters go.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode_with_bom_removal(bytes).0.into_owned(),
        None => match str::from_utf8(bytes) {
            Ok(text) if !looks_like_utf16(bytes) => text.to_owned(),
            _ if looks_like_utf16(bytes) => {
                let encoding = if bytes.first() == Some(&0) {
                    UTF_16BE
                } else {
                    UTF_16LE
                };
                encoding.decode_without_bom_handling(bytes).0.into_owned()
            }
            _ => WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned(),
        },
    };
    clean(&text)
}

/// Line ends become `\n`; control characters other than tabs go; form feeds end a line.
pub(crate) fn clean(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{c}', '\u{b}'], "\n");
    text.chars()
        .filter(|&c| c == '\n' || c == '\t' || !c.is_control())
        .collect()
}

fn looks_like_utf16(bytes: &[u8]) -> bool {
    let head = bytes.get(..512).unwrap_or(bytes);
    let zeros = head.iter().filter(|&&byte| byte == 0).count();
    head.len() >= 4 && zeros * 5 > head.len() * 2
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn accents_survive_whatever_the_file_is_written_in() {
        let utf16: Vec<u8> = "délai été"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [
            "délai été".as_bytes(),
            b"d\xe9lai \xe9t\xe9",
            &utf16,
            &[b"\xff\xfe".as_slice(), &utf16].concat(),
            "\u{feff}délai été".as_bytes(),
        ] {
            assert_eq!(decode(bytes), "délai été", "{bytes:?}");
        }
        assert_eq!(decode(b"a\r\nb\0\rc"), "a\nb\nc");
    }
}
