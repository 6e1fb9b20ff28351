//! A JSON export, one dossier at a time.
//!
//! The file is cut into the elements of its array of dossiers by counting brackets, and each element is parsed by
//! itself: memory holds one dossier, however large the file, and an element that is no JSON costs only itself.

use super::ImportError;
use std::io::{self, BufRead};

/// A larger dossier is a defect of the export: its documents lie beside it, not in it.
pub(super) const MOST_BYTES: usize = 16 << 20;

/// What stands before the dossiers is a few words.
const MOST_HEAD_BYTES: usize = 64 << 10;

/// One element of the array, as far as it could be cut out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// The line it begins on, from 1.
    pub(super) line: u32,
    /// Its text, or why there is none.
    pub(super) text: Result<Vec<u8>, &'static str>,
}

/// What the export says of itself before its dossiers.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) source: Option<String>,
}

/// A reader that stands inside the array of dossiers.
pub(super) struct Elements<R> {
    bytes: Bytes<R>,
    ended: bool,
}

struct Bytes<R> {
    from: R,
    line: u32,
}

impl<R: BufRead> Bytes<R> {
    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.from.fill_buf()?.first().copied())
    }

    fn next(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        if byte.is_some() {
            self.from.consume(1);
        }
        if byte == Some(b'\n') {
            self.line = self.line.saturating_add(1);
        }
        Ok(byte)
    }

    /// The next byte that is no white space, not taken.
    fn solid(&mut self) -> io::Result<Option<u8>> {
        while self.peek()?.is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.next()?;
        }
        self.peek()
    }

    fn take(&mut self, wanted: u8) -> io::Result<bool> {
        let is_there = self.solid()? == Some(wanted);
        if is_there {
            self.next()?;
        }
        Ok(is_there)
    }

    /// One value, whatever is in it, up to where its brackets and quotes close.
    fn value(&mut self, most: usize) -> io::Result<Result<Vec<u8>, &'static str>> {
        let (mut text, mut depth, mut quoted, mut escaped) = (Vec::new(), 0_usize, false, false);
        let mut too_large = false;
        loop {
            let Some(byte) = self.peek()? else {
                let whole = depth == 0 && !quoted && !text.is_empty();
                return Ok(if whole { Ok(text) } else { Err("cut_off") });
            };
            if depth == 0 && !quoted && matches!(byte, b',' | b']' | b'}') {
                break;
            }
            self.next()?;
            if text.len() < most {
                text.push(byte);
            } else {
                too_large = true;
            }
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                b'{' | b'[' if !quoted => depth += 1,
                b'}' | b']' if !quoted => depth -= 1,
                _ => {}
            }
            if depth == 0 && !quoted && matches!(byte, b'}' | b']' | b'"') {
                break;
            }
        }
        Ok(if too_large {
            Err("too_large")
        } else {
            Ok(text)
        })
    }
}

impl<R: BufRead> Elements<R> {
    /// Reads what the export says of itself and stops at its first dossier.
    ///
    /// # Errors
    ///
    /// [`ImportError::NotDossiers`] or [`ImportError::Newer`] when it is no export that this release reads.
    pub(super) fn open(from: R) -> Result<(Head, Self), ImportError> {
        let mut bytes = Bytes { from, line: 1 };
        if bytes.peek()? == Some(0xef) {
            // A byte order mark.
            for _ in 0..3 {
                bytes.next()?;
            }
        }
        if !bytes.take(b'{')? {
            return Err(ImportError::NotDossiers);
        }
        let (mut head, mut format, mut version) = (Head::default(), None, None);
        loop {
            let name: String = head_value(&mut bytes)?;
            if !bytes.take(b':')? {
                return Err(ImportError::NotDossiers);
            }
            let is_array = bytes.solid()? == Some(b'[');
            match name.as_str() {
                "dossiers" if is_array => break,
                "format" => format = Some(head_value::<String>(&mut bytes)?),
                "version" => version = Some(head_value::<u64>(&mut bytes)?),
                "source" => head.source = Some(head_value::<String>(&mut bytes)?),
                _ => {
                    let _ = bytes.value(0)?;
                }
            }
            if !bytes.take(b',')? {
                return Err(ImportError::NotDossiers);
            }
        }
        if format.as_deref() != Some("guichet-dossiers") {
            return Err(ImportError::NotDossiers);
        }
        match version {
            Some(1) => {}
            Some(newer) => return Err(ImportError::Newer(newer)),
            None => return Err(ImportError::NotDossiers),
        }
        bytes.next()?;
        Ok((
            head,
            Self {
                bytes,
                ended: false,
            },
        ))
    }

    /// The next dossier; `None` after the last one.
    ///
    /// - `most`: bytes that are kept of it; more are counted and let go.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub(super) fn next(&mut self, most: usize) -> io::Result<Option<Element>> {
        if self.ended {
            return Ok(None);
        }
        while self.bytes.take(b',')? {}
        let line = match self.bytes.solid()? {
            Some(b']') => {
                self.ended = true;
                return Ok(None);
            }
            _ => self.bytes.line,
        };
        let text = self.bytes.value(most)?;
        self.ended = text == Err("cut_off");
        if text.as_ref().is_ok_and(Vec::is_empty) {
            // A bracket that closes nothing: there is no telling what follows.
            self.ended = true;
            return Ok(Some(Element {
                line,
                text: Err("cut_off"),
            }));
        }
        Ok(Some(Element { line, text }))
    }
}

fn head_value<T: serde::de::DeserializeOwned>(
    bytes: &mut Bytes<impl BufRead>,
) -> Result<T, ImportError> {
    bytes.solid()?;
    let text = bytes
        .value(MOST_HEAD_BYTES)?
        .map_err(|_| ImportError::NotDossiers)?;
    serde_json::from_slice(&text).map_err(|_| ImportError::NotDossiers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(u32, Result<String, &'static str>)> {
        let (_, mut elements) = Elements::open(text.as_bytes()).unwrap();
        let mut found = Vec::new();
        while let Some(element) = elements.next(60).unwrap() {
            let text = element
                .text
                .map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            found.push((element.line, text));
        }
        found
    }

    const HEAD: &str = "{\"format\": \"guichet-dossiers\", \"version\": 1, \"dossiers\": [";

    #[test]
    fn dossiers_are_cut_out_one_by_one_with_their_lines() {
        let file = format!(
            "\u{feff}{HEAD}\n{{\"id\": \"a]}}\\\"\"}},\n\n[1, {{}}], 7\n, {{\"b\": \"{}\"}}]}}",
            "x".repeat(80)
        );
        assert_eq!(
            all(&file),
            [
                (2, Ok("{\"id\": \"a]}\\\"\"}".to_owned())),
                (4, Ok("[1, {}]".to_owned())),
                (4, Ok("7\n".to_owned())),
                (5, Err("too_large")),
            ]
        );
    }

    #[test]
    fn a_file_that_ends_in_the_middle_gives_what_is_whole() {
        let file = format!("{HEAD}{{\"id\": 1}},\n{{\"id\": 2");
        assert_eq!(
            all(&file),
            [(1, Ok("{\"id\": 1}".to_owned())), (2, Err("cut_off"))]
        );
    }

    #[test]
    fn what_is_no_export_is_said_to_be_none() {
        let refusal = |text: &str| Elements::open(text.as_bytes()).err();
        for text in ["", "[]", "{}", "{\"dossiers\": []}", "mail"] {
            assert!(
                matches!(refusal(text), Some(ImportError::NotDossiers)),
                "{text}"
            );
        }
        let newer = "{\"format\": \"guichet-dossiers\", \"version\": 2, \"dossiers\": []}";
        assert!(matches!(refusal(newer), Some(ImportError::Newer(2))));
    }
}
