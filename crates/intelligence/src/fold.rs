//! Folding: lower case without accents, with the way back to the original bytes.
//!
//! Letters arrive with and without accents, in capitals, with typographic quotes and no-break
//! spaces. Every rule reads the folded copy; every span points into the original.

use unicode_normalization::char::decompose_compatible;

/// A folded text and, for each of its bytes, the byte of the original it comes from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folded {
    pub(crate) text: String,
    origin: Vec<u32>,
}

impl Folded {
    pub(crate) fn new(original: &str) -> Self {
        // Offsets are 32 bits wide: longer texts are cut, nobody writes a letter of 4 GiB.
        let original = clip(original, 1 << 20);
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            if c.is_ascii_graphic() {
                // Most of a letter: one byte that nothing is squeezed out of.
                text.push(c.to_ascii_lowercase());
                origin.push(at);
                continue;
            }
            let before = text.len();
            fold_into(c, &mut text);
            squeeze(&mut text, before);
            origin.resize(text.len(), at);
        }
        origin.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
        undo_scanner_digits(&mut text);
        Self { text, origin }
    }

    /// The original byte offset of a folded byte offset.
    pub(crate) fn origin(&self, at: usize) -> usize {
        self.origin[at.min(self.origin.len() - 1)] as usize
    }

    /// The original range of a folded range.
    pub(crate) fn range(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        self.origin(start)..self.origin(end).max(self.origin(start))
    }

    /// The first folded byte that comes from `original` or later.
    pub(crate) fn position(&self, original: usize) -> usize {
        self.origin
            .partition_point(|&o| (o as usize) < original)
            .min(self.text.len())
    }
}

/// The longest prefix of at most `limit` bytes that ends on a character boundary.
pub(crate) fn clip(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// White space is one space, or one newline after which nothing is indented, so that a phrase is
/// found in tables and ragged text as well.
fn squeeze(text: &mut String, before: usize) {
    match &text.as_bytes()[before..] {
        b" " | b"\t" if text[..before].ends_with([' ', '\n']) || before == 0 => {
            text.truncate(before)
        }
        b"\r" => text.truncate(before),
        b"\t" => text.replace_range(before.., " "),
        b"\n" if text[..before].ends_with(' ') => {
            text.truncate(before - 1);
            text.push('\n');
        }
        _ => {}
    }
}

fn fold_into(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => out.push('e'),
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => out.push('a'),
        'ç' | 'Ç' => out.push('c'),
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        '’' | '‘' | '´' | '`' | 'ʼ' => out.push('\''),
        '“' | '”' | '«' | '»' => out.push('"'),
        '–' | '—' | '−' | '‑' | '‐' => out.push('-'),
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => out.push(' '),
        // Invisible characters are a way to break words for a reader like this one.
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
        _ => decompose_compatible(c, |part| {
            if !('\u{300}'..='\u{36f}').contains(&part) {
                out.extend(part.to_lowercase());
            }
        }),
    }
}

/// Scanned text reads `1` for `i` and `0` for `o` in the middle of words. Same length, so the way back holds.
fn undo_scanner_digits(text: &mut String) {
    let misread: Vec<usize> = (2..text.len().saturating_sub(3))
        .filter(|&at| looks_misread(text.as_bytes(), at))
        .collect();
    if misread.is_empty() {
        return;
    }
    let mut bytes = std::mem::take(text).into_bytes();
    for at in misread {
        bytes[at] = if bytes[at] == b'1' { b'i' } else { b'o' };
    }
    // Only ASCII digits were replaced by ASCII letters.
    *text = String::from_utf8(bytes).unwrap_or_default();
}

/// A lone digit with a word around it: `obl1gation`, not `16h10` and not `FRA1AL2026`.
fn looks_misread(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at], b'0' | b'1')
        && bytes[at - 2..at].iter().all(u8::is_ascii_lowercase)
        && bytes[at + 1..at + 4].iter().all(u8::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_accents_and_keeps_the_way_back() {
        let folded = Folded::new("« Œuvre » DÉCISION n’est\u{a0}là");
        assert_eq!(folded.text, "\" oeuvre \" decision n'est la");
        let at = folded.text.find("decision").expect("present");
        assert_eq!(
            &"« Œuvre » DÉCISION n’est\u{a0}là"[folded.range(at, at + 8)],
            "DÉCISION"
        );
    }

    #[test]
    fn columns_and_indents_fold_to_one_space() {
        assert_eq!(
            Folded::new("Date \t  : 3\r\n   - a  \n\n b").text,
            "date : 3\n- a\n\nb"
        );
    }

    #[test]
    fn digits_a_scanner_misread_become_letters() {
        assert_eq!(
            Folded::new("obl1gation de qu1tter 1A 10 FRA1AL2").text,
            "obligation de quitter 1a 10 fra1al2"
        );
    }
}
