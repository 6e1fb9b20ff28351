//! Folder names in modified UTF-7 (RFC 3501, 5.1.3).

/// The name a person reads. What is not modified UTF-7 stays as it is.
pub(crate) fn decode(name: &str) -> String {
    let mut result = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('&') {
        result.push_str(before);
        let Some((code, following)) = after.split_once('-') else {
            result.push('&');
            result.push_str(after);
            return result;
        };
        match (code, characters(code)) {
            ("", _) => result.push('&'),
            (_, Some(text)) => result.push_str(&text),
            (_, None) => {
                result.push('&');
                result.push_str(code);
                result.push('-');
            }
        }
        rest = following;
    }
    result.push_str(rest);
    result
}

/// Base64 with `,` for `/`, holding UTF-16.
fn characters(code: &str) -> Option<String> {
    let (mut bits, mut count) = (0u32, 0u32);
    let mut units = Vec::new();
    for digit in code.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b',' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 16 {
            count -= 16;
            units.push(u16::try_from(bits >> count & 0xffff).ok()?);
        }
    }
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn folder_names_are_readable() {
        assert_eq!(decode("Envoy&AOk-s"), "Envoyés");
        assert_eq!(decode("R&AOk-f. &- divers"), "Réf. & divers");
        assert_eq!(decode("&2D3cyQ-"), "\u{1f4c9}");
        assert_eq!(decode("A & B"), "A & B");
        assert_eq!(decode("&!-"), "&!-");
    }
}
