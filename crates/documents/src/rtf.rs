//! Rich Text Format: the words without the formatting.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Groups whose content is not text of the document.
const SILENT: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "objdata",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "xmlnstbl",
    "header",
    "footer",
    "fldinst",
    "filetbl",
    "revtbl",
    "mmathPr",
    "bkmkstart",
    "bkmkend",
];

/// How deep groups may nest before the rest is read at the same level.
const MAX_DEPTH: usize = 1000;

/// State that a group inherits and gives back.
#[derive(Clone, Copy)]
struct Group {
    is_silent: bool,
    /// How many bytes stand in for a Unicode character that old readers do not know (`\uc`).
    substitutes: usize,
}

struct Reader<'a> {
    rest: &'a [u8],
    group: Group,
    outer: Vec<Group>,
    encoding: &'static Encoding,
    /// Bytes of the document's own character set, not decoded yet.
    raw: Vec<u8>,
    out: String,
    /// Substitute characters still to skip.
    skip: usize,
    /// The first half of a character outside the basic plane.
    high: Option<u32>,
}

/// The text of an RTF file. Never fails: what is not RTF has no text.
pub(crate) fn text(bytes: &[u8]) -> String {
    let mut reader = Reader {
        rest: bytes,
        group: Group {
            is_silent: false,
            substitutes: 1,
        },
        outer: Vec::new(),
        encoding: WINDOWS_1252,
        raw: Vec::new(),
        out: String::new(),
        skip: 0,
        high: None,
    };
    while reader.step() {}
    reader.flush();
    crate::charset::clean(&reader.out)
}

impl Reader<'_> {
    fn step(&mut self) -> bool {
        let Some((&byte, rest)) = self.rest.split_first() else {
            return false;
        };
        self.rest = rest;
        match byte {
            b'{' if self.outer.len() < MAX_DEPTH => self.outer.push(self.group),
            b'}' => self.group = self.outer.pop().unwrap_or(self.group),
            b'\\' => self.control(),
            b'{' | b'\r' | b'\n' => {}
            byte => self.byte(byte),
        }
        true
    }

    /// A character of the document's character set.
    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if !self.group.is_silent {
            self.raw.push(byte);
        }
    }

    fn char(&mut self, c: char) {
        if !self.group.is_silent {
            self.flush();
            self.out.push(c);
        }
    }

    fn flush(&mut self) {
        if !self.raw.is_empty() {
            self.out
                .push_str(&self.encoding.decode_without_bom_handling(&self.raw).0);
            self.raw.clear();
        }
    }

    fn control(&mut self) {
        let Some((&first, rest)) = self.rest.split_first() else {
            return;
        };
        if !first.is_ascii_alphabetic() {
            self.rest = rest;
            self.symbol(first);
            return;
        }
        let length = self
            .rest
            .iter()
            .take(32)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let (word, rest) = self.rest.split_at(length);
        let digits = rest
            .iter()
            .take(11)
            .enumerate()
            .take_while(|(at, byte)| byte.is_ascii_digit() || (*at == 0 && **byte == b'-'))
            .count();
        let (number, rest) = rest.split_at(digits);
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let number = str::from_utf8(number)
            .ok()
            .and_then(|number| number.parse::<i64>().ok());
        let word = String::from_utf8_lossy(word).into_owned();
        self.word(&word, number);
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'\'' => {
                let hex = self.rest.get(..2).and_then(|hex| str::from_utf8(hex).ok());
                if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.rest = self.rest.get(2..).unwrap_or_default();
                    self.byte(byte);
                }
            }
            // A group that readers may ignore: whoever does not know it must.
            b'*' => self.group.is_silent = true,
            b'~' => self.char('\u{a0}'),
            b'_' => self.char('-'),
            b'\r' | b'\n' => self.char('\n'),
            b'\\' | b'{' | b'}' => self.byte(symbol),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        match word {
            "par" | "line" | "sect" | "page" | "row" => self.char('\n'),
            "tab" | "cell" => self.char('\t'),
            "emdash" => self.char('—'),
            "endash" => self.char('–'),
            "lquote" => self.char('‘'),
            "rquote" => self.char('’'),
            "ldblquote" => self.char('“'),
            "rdblquote" => self.char('”'),
            "bullet" => self.char('•'),
            "uc" => {
                self.group.substitutes = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16)
            }
            "u" => self.unicode(number.unwrap_or(0)),
            "ansicpg" => self.encoding = code_page(number.unwrap_or(1252)),
            "bin" => {
                let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
                self.rest = self.rest.get(length..).unwrap_or_default();
            }
            word if SILENT.contains(&word) => self.group.is_silent = true,
            _ => {}
        }
    }

    /// A UTF-16 unit, written as a signed number.
    fn unicode(&mut self, number: i64) {
        let unit = u32::from((number & 0xffff) as u16);
        self.skip = self.group.substitutes;
        match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => self.high = Some(unit),
            (Some(high), 0xdc00..=0xdfff) => {
                let code = 0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00);
                self.char(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            (_, unit) => self.char(char::from_u32(unit).unwrap_or('\u{fffd}')),
        }
    }
}

fn code_page(number: i64) -> &'static Encoding {
    Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(WINDOWS_1252)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn words_stay_and_formatting_goes() {
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Word;}\f0\fs22 D\'e9lai de \b 30\b0  jours\par l\u8217 'arr\'eat\'e9 \{A\}\tab fin{\pict 0102}}";
        assert_eq!(text(rtf), "Délai de 30 jours\nl’arrêté {A}\tfin");
    }

    #[test]
    fn broken_rtf_gives_what_it_has() {
        assert_eq!(text(br"{\rtf1 abc\u"), "abc\0".trim_end_matches('\0'));
        assert_eq!(text(b"}}}}\\'zz{{{{"), "zz");
        assert_eq!(text(br"{\rtf1\bin99999 abc"), "");
    }
}
