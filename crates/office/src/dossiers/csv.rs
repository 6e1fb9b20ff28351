//! Records of a CSV file (RFC 4180, lenient), each with its place, so that a bad one is named and the rest goes on.
//!
//! Our own reader rather than the `csv` crate, which has no limit for a record: a quote that is never closed would
//! take the rest of the file, however large, into memory and into one record.

use std::io::{self, BufRead, BufReader, Seek, SeekFrom};

/// A longer record is a quote that was never closed.
const MOST_BYTES: usize = 1 << 20;

/// After so many records that do not end, the file is no CSV: looking for the end of each costs reading it again.
const MOST_BAD: u32 = 200;

/// More columns have no export.
const MOST_COLUMNS: usize = 500;

/// Where a record begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    offset: u64,
    /// From 1.
    pub(super) line: u32,
}

/// One record.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) spot: Spot,
    /// Its columns as bytes, or why there are none.
    pub(super) columns: Result<Vec<Vec<u8>>, &'static str>,
}

/// A file read record by record.
pub(super) struct Records<R> {
    from: BufReader<R>,
    at: Spot,
    delimiter: u8,
    bad: u32,
}

impl<R: io::Read + Seek> Records<R> {
    /// The names of the columns, and a reader that stands behind them. The first line tells which sign divides columns.
    pub(super) fn of(from: R) -> io::Result<(Vec<Vec<u8>>, Self)> {
        let mut records = Self {
            from: BufReader::new(from),
            at: Spot { offset: 0, line: 1 },
            delimiter: b',',
            bad: 0,
        };
        if records.from.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
            records.from.consume(3);
            records.at.offset = 3;
        }
        let head = records.from.fill_buf()?;
        let line = head.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let count = |sign: u8| line.iter().filter(|&&byte| byte == sign).count();
        records.delimiter = [b';', b'\t']
            .into_iter()
            .find(|&sign| count(sign) > count(b','))
            .unwrap_or(b',');
        let names = match records.next()? {
            Some(Record {
                columns: Ok(names), ..
            }) => names,
            _ => Vec::new(),
        };
        Ok((names, records))
    }

    /// The record at a place that was seen before.
    pub(super) fn at(&mut self, spot: Spot) -> io::Result<Option<Record>> {
        if self.at.offset != spot.offset {
            self.from.seek(SeekFrom::Start(spot.offset))?;
        }
        self.at = spot;
        self.next()
    }

    /// The next record that is not empty; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Record>> {
        loop {
            let Some(record) = self.record()? else {
                return Ok(None);
            };
            let is_empty = record
                .columns
                .as_ref()
                .is_ok_and(|columns| columns.iter().all(Vec::is_empty));
            if !is_empty {
                return Ok(Some(record));
            }
        }
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let byte = self.from.fill_buf()?.first().copied();
        if let Some(byte) = byte {
            self.from.consume(1);
            self.at.offset += 1;
            self.at.line = self.at.line.saturating_add(u32::from(byte == b'\n'));
        }
        Ok(byte)
    }

    fn record(&mut self) -> io::Result<Option<Record>> {
        if self.bad > MOST_BAD {
            return Ok(None);
        }
        let spot = self.at;
        let (mut columns, mut column) = (Vec::new(), Vec::new());
        let (mut quoted, mut was_quote) = (false, false);
        let (mut read, mut second_line) = (0_usize, None);
        loop {
            let Some(byte) = self.byte()? else {
                if read == 0 {
                    return Ok(None);
                }
                break;
            };
            read += 1;
            if byte == b'\n' && second_line.is_none() {
                second_line = Some(self.at);
            }
            if read > MOST_BYTES || columns.len() > MOST_COLUMNS {
                return self.give_up(spot, second_line).map(Some);
            }
            let ends_quote = quoted && was_quote && byte != b'"';
            if ends_quote {
                quoted = false;
            }
            match byte {
                b'"' if quoted && was_quote => {
                    column.push(b'"');
                    was_quote = false;
                    continue;
                }
                b'"' if quoted => {
                    was_quote = true;
                    continue;
                }
                b'"' if column.is_empty() && !ends_quote => quoted = true,
                b'\n' if !quoted => break,
                b'\r' if !quoted => {}
                byte if byte == self.delimiter && !quoted => {
                    columns.push(std::mem::take(&mut column));
                }
                byte => column.push(byte),
            }
            was_quote = false;
        }
        if quoted && !was_quote {
            return self.give_up(spot, second_line).map(Some);
        }
        columns.push(column);
        Ok(Some(Record {
            spot,
            columns: Ok(columns),
        }))
    }

    /// Lets go of a record that does not end and goes on with the line after the one it began on.
    fn give_up(&mut self, spot: Spot, second_line: Option<Spot>) -> io::Result<Record> {
        self.bad += 1;
        let next = match second_line {
            Some(next) => next,
            None => {
                while !matches!(self.byte()?, None | Some(b'\n')) {}
                self.at
            }
        };
        if self.at.offset != next.offset {
            self.from.seek(SeekFrom::Start(next.offset))?;
            self.at = next;
        }
        Ok(Record {
            spot,
            columns: Err(if self.bad > MOST_BAD {
                "cut_off"
            } else {
                "bad_csv"
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn all(text: &[u8]) -> Vec<(u32, Option<Vec<String>>)> {
        let (_, mut records) = Records::of(Cursor::new(text)).unwrap();
        let mut found = Vec::new();
        while let Some(record) = records.next().unwrap() {
            let columns = record.columns.ok().map(|columns| {
                columns
                    .iter()
                    .map(|column| super::super::fields::decoded(column))
                    .collect()
            });
            found.push((record.spot.line, columns));
        }
        found
    }

    fn row(line: u32, columns: &[&str]) -> (u32, Option<Vec<String>>) {
        (
            line,
            Some(columns.iter().map(ToString::to_string).collect()),
        )
    }

    #[test]
    fn quotes_lines_and_old_letters_are_read() {
        let text = b"\xef\xbb\xbfid;titre\r\n1;\"un \"\"deux\"\"; trois\nquatre\"\r\n\r\n2;\xe9t\xe9\n3;\"\"";
        assert_eq!(
            all(text),
            [
                row(2, &["1", "un \"deux\"; trois\nquatre"]),
                row(5, &["2", "été"]),
                row(6, &["3", ""]),
            ]
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_line() {
        assert_eq!(
            all(b"id,titre\n1,\"open\n2,b\n3,c\n"),
            [(2, None), row(3, &["2", "b"]), row(4, &["3", "c"])]
        );
    }

    #[test]
    fn a_record_is_found_again_at_its_place() {
        let (_, mut records) = Records::of(Cursor::new(b"id\n1\n22\n3\n".to_vec())).unwrap();
        let mut spots = Vec::new();
        while let Some(record) = records.next().unwrap() {
            spots.push(record.spot);
        }
        let second = records.at(spots[1]).unwrap().unwrap();
        assert_eq!(
            (second.spot.line, second.columns),
            (3, Ok(vec![b"22".to_vec()]))
        );
    }
}
