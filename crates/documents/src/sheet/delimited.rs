//! Delimited text (RFC 4180, lenient).

use super::{SheetError, SheetRow, kind_of};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A delimited text whose characters are known.
#[derive(Debug, Clone)]
pub struct TextSheet {
    text: String,
    encoding: &'static str,
    named: Option<char>,
    /// Where the rows begin: behind a line `sep=;`.
    begins: usize,
}

impl TextSheet {
    /// Decodes a file. A byte order mark decides; without one it is UTF-8 if it can be, else windows-1252. NUL is taken out.
    ///
    /// # Errors
    ///
    /// [`SheetError`] when it is no text, or says nothing.
    pub fn decode(bytes: &[u8]) -> Result<Self, SheetError> {
        kind_of(bytes)?;
        let (encoding, name, rest) = match bytes {
            [0xef, 0xbb, 0xbf, rest @ ..] => (UTF_8, "utf-8", rest),
            [0xff, 0xfe, rest @ ..] => (UTF_16LE, "utf-16-le", rest),
            [0xfe, 0xff, rest @ ..] => (UTF_16BE, "utf-16-be", rest),
            _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, "utf-8", bytes),
            _ => (WINDOWS_1252, "windows-1252", bytes),
        };
        let (text, _) = encoding.decode_without_bom_handling(rest);
        let text = if text.contains('\0') {
            text.replace('\0', "")
        } else {
            text.into_owned()
        };
        if text.trim().is_empty() {
            return Err(SheetError::Empty);
        }
        let (named, begins) = named_delimiter(&text);
        Ok(Self {
            text,
            encoding: name,
            named,
            begins,
        })
    }

    /// How its characters were written: `utf-8`, `utf-16-le`, `utf-16-be`, `windows-1252`.
    #[must_use]
    pub const fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// The delimiter that its first line names, as Excel writes it: `sep=;`.
    #[must_use]
    pub const fn named_delimiter(&self) -> Option<char> {
        self.named
    }

    /// Whether it says nothing but these characters.
    #[must_use]
    pub fn is_blank_but_for(&self, delimiters: &[u8]) -> bool {
        let rows = self.text.get(self.begins..).unwrap_or_default();
        rows.chars()
            .all(|c| c.is_whitespace() || delimiters.iter().any(|&one| char::from(one) == c))
    }

    /// Its rows, divided by an ASCII character.
    #[must_use]
    pub fn rows(&self, delimiter: u8) -> Rows<'_> {
        let mut lines = Lines::default();
        lines.pass(self.text.get(..self.begins).unwrap_or_default().as_bytes());
        Rows {
            rest: self.text.get(self.begins..).unwrap_or_default().as_bytes(),
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            lines,
            fields: vec![0; 1 << 12],
            ends: vec![0; 64],
        }
    }
}

/// A first line that only names the delimiter, and where the rest begins.
fn named_delimiter(text: &str) -> (Option<char>, usize) {
    let line = text.split(['\r', '\n']).next().unwrap_or_default();
    let Some(rest) = line
        .get(..4)
        .filter(|begin| begin.eq_ignore_ascii_case("sep="))
        .and_then(|_| line.get(4..))
    else {
        return (None, 0);
    };
    let mut named = rest.chars();
    match (named.next(), named.next()) {
        (Some(delimiter), None) if delimiter.is_ascii() => {
            let end = text.get(line.len()..).unwrap_or_default();
            let ending = if end.starts_with("\r\n") {
                2
            } else {
                end.len().min(1)
            };
            (Some(delimiter), line.len() + ending)
        }
        _ => (None, 0),
    }
}

/// Counts physical lines; CRLF, LF and CR each end one.
#[derive(Debug, Default)]
struct Lines {
    ended: u32,
    after_cr: bool,
}

impl Lines {
    fn pass(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            match byte {
                b'\n' if self.after_cr => {}
                b'\n' | b'\r' => self.ended += 1,
                _ => {}
            }
            self.after_cr = byte == b'\r';
        }
    }
}

/// The rows of a [`TextSheet`].
pub struct Rows<'a> {
    rest: &'a [u8],
    reader: Reader,
    lines: Lines,
    fields: Vec<u8>,
    ends: Vec<usize>,
}

impl Rows<'_> {
    fn take(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at(bytes.min(self.rest.len()));
        self.lines.pass(passed);
        self.rest = rest;
    }

    fn row(&self, line: u32, written: usize, ended: usize, unterminated: bool) -> SheetRow {
        let ends = self.ends.get(..ended).unwrap_or_default();
        let mut start = 0;
        let cells = ends
            .iter()
            .map(|&end| {
                let cell = self.fields.get(start..end.min(written)).unwrap_or_default();
                start = end;
                String::from_utf8_lossy(cell).into_owned()
            })
            .collect();
        SheetRow {
            line,
            cells,
            unterminated,
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = SheetRow;

    fn next(&mut self) -> Option<SheetRow> {
        // Empty lines belong to no row; the reader would pass over them without saying so.
        let empty = self
            .rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        self.take(empty);
        if self.rest.is_empty() {
            return None;
        }
        let line = self.lines.ended + 1;
        let (mut written, mut ended) = (0, 0);
        // After the last byte one line end more: a row that it does not end is inside of a quote.
        let mut closing: Option<&[u8]> = None;
        loop {
            let input = closing.unwrap_or(self.rest);
            let (result, read, wrote, fields) = self.reader.read_record(
                input,
                self.fields.get_mut(written..).unwrap_or_default(),
                self.ends.get_mut(ended..).unwrap_or_default(),
            );
            match &mut closing {
                Some(left) => *left = left.get(read..).unwrap_or_default(),
                None => self.take(read),
            }
            written += wrote;
            ended += fields;
            match result {
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => return Some(self.row(line, written, ended, false)),
                ReadRecordResult::InputEmpty if closing.is_none() => closing = Some(b"\n"),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                    self.rest = &[];
                    return Some(self.row(line, written, ended, true));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>, bool)> {
        TextSheet::decode(text.as_bytes())
            .unwrap()
            .rows(b';')
            .map(|row| (row.line, row.cells, row.unterminated))
            .collect()
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>, bool) {
        (
            line,
            cells.iter().map(|&cell| cell.to_owned()).collect(),
            false,
        )
    }

    #[test]
    fn every_line_end_counts_once_inside_quotes_too() {
        assert_eq!(
            rows("a;b\r\n\r\n\"x\ry\r\nz\";2\rc;d\n\ne;f"),
            [
                row(1, &["a", "b"]),
                row(3, &["x\ry\r\nz", "2"]),
                row(6, &["c", "d"]),
                row(8, &["e", "f"]),
            ]
        );
    }

    #[test]
    fn a_quote_inside_of_a_cell_is_a_character() {
        assert_eq!(
            rows("Jean \"Jojo\";5\" de large;\"a \"\"b\"\"\"\n"),
            [row(1, &["Jean \"Jojo\"", "5\" de large", "a \"b\""])]
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_is_said() {
        let rows = rows("a;b\nc;\"d;e\nf;g\n");
        assert_eq!(rows[0], row(1, &["a", "b"]));
        assert_eq!((rows[1].0, rows[1].2, rows.len()), (2, true, 2));
    }

    #[test]
    fn a_line_that_names_the_delimiter_is_no_row_and_counts_as_a_line() {
        let sheet = TextSheet::decode(b"sep=|\r\na|b\r\n").unwrap();
        assert_eq!(sheet.named_delimiter(), Some('|'));
        let first = sheet.rows(b'|').next().unwrap();
        assert_eq!((first.line, first.cells.len()), (2, 2));
    }

    #[test]
    fn the_bytes_say_the_encoding() {
        let utf16: Vec<u8> = "\u{feff}é;b"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, encoding) in [
            ("\u{feff}é;b".as_bytes(), "utf-8"),
            (b"\xe9;b", "windows-1252"),
            (&utf16, "utf-16-le"),
        ] {
            let sheet = TextSheet::decode(bytes).unwrap();
            assert_eq!(sheet.encoding(), encoding);
            assert_eq!(sheet.rows(b';').next().unwrap().cells, ["é", "b"]);
        }
        for other in [&b"%PDF-1.4"[..], b"PK\x05\x06\0\0\0\0"] {
            assert_eq!(TextSheet::decode(other).unwrap_err(), SheetError::NotATable);
        }
        assert_eq!(
            TextSheet::decode(b"\xef\xbb\xbf \r\n").unwrap_err(),
            SheetError::Empty
        );
    }

    #[test]
    fn a_cell_larger_than_any_buffer_is_whole() {
        let long = "x".repeat(100_000);
        let many = "y;".repeat(500);
        let rows = rows(&format!("{long};1\n{many}\n"));
        assert_eq!(rows[0].1[0].len(), 100_000);
        assert_eq!(rows[1].1.len(), 501);
    }
}
