//! The pages of a TIFF: a chain of directories, each of which is a picture.
//!
//! The decoder reads the first directory only, so it is given the file with another one as the first.

use std::io::{self, BufRead, Cursor, Read, Seek, SeekFrom};

/// The most pages of one file. A fax has tens.
const MAX_PAGES: usize = 5000;
const HEADER_BYTES: usize = 8;

/// Where each directory begins. Empty for a file whose chain cannot be followed: its first picture may still be read.
///
/// Source: TIFF 6.0 (Adobe, 1992), section 2.
pub(super) fn directories(bytes: &[u8]) -> Vec<u32> {
    let little = bytes.starts_with(b"II");
    let number = |at: usize, length: usize| -> Option<u32> {
        let part = bytes.get(at..at.checked_add(length)?)?;
        let fold = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
        Some(if little {
            part.iter().rev().fold(0, fold)
        } else {
            part.iter().fold(0, fold)
        })
    };
    // 43 instead of 42 is BigTIFF, whose numbers are longer.
    if number(2, 2) != Some(42) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut next = number(4, 4).unwrap_or(0);
    while next != 0 && found.len() < MAX_PAGES && !found.contains(&next) {
        let at = next as usize;
        let Some(entries) = number(at, 2) else {
            break;
        };
        found.push(next);
        next = number(at + 2 + 12 * entries as usize, 4).unwrap_or(0);
    }
    found
}

/// The file, with this directory as its first one.
pub(super) fn at(bytes: &[u8], directory: Option<u32>) -> Patched<'_> {
    let mut header: Vec<u8> = bytes.iter().take(HEADER_BYTES).copied().collect();
    if let (Some(directory), Some(field)) = (directory, header.get_mut(4..8)) {
        field.copy_from_slice(&if bytes.starts_with(b"II") {
            directory.to_le_bytes()
        } else {
            directory.to_be_bytes()
        });
    }
    Patched {
        header,
        file: Cursor::new(bytes),
    }
}

/// A file whose first bytes are other than they are.
pub(super) struct Patched<'a> {
    header: Vec<u8>,
    file: Cursor<&'a [u8]>,
}

impl BufRead for Patched<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let at = usize::try_from(self.file.position()).unwrap_or(usize::MAX);
        match self.header.get(at..) {
            Some(rest) if !rest.is_empty() => Ok(rest),
            _ => self.file.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        self.file.consume(amount);
    }
}

impl Read for Patched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut from = self.fill_buf()?;
        let read = from.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl Seek for Patched<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
