//! How the bytes of a backup lie. Stored: what is written here once must be readable for ever.
//!
//! ```text
//! 0      header A   4096 bytes: magic, format, postcard of a Header, zeros, BLAKE3 of all of that
//! 4096   header B   the same; generations take turns
//! 8192   pieces, indexes and heads, in the order they were written
//! ```
//!
//! A header points at a head, a head at its index and at the heads before it, an index at the pieces of every file.
//! Every pointer is a span: offset, length and BLAKE3 of what is there.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::BackupError;
use super::walk::BackupFinding;

/// Bytes of one header: what a disk writes whole, or nearly so; the checksum finds the rest.
pub(super) const HEADER_BYTES: usize = 4096;

/// Where the contents begin.
pub(super) const CONTENTS: u64 = 2 * HEADER_BYTES as u64;

/// The format that this release writes.
pub(super) const FORMAT: u32 = 1;

/// No head is larger: it names a few dozen earlier ones.
pub(super) const MAX_HEAD_BYTES: u64 = 1 << 20;

/// No index is larger: about 1.4 million pieces.
pub(super) const MAX_INDEX_BYTES: u64 = 64 << 20;

/// No piece is larger: it is held in memory.
pub(super) const MAX_PIECE_BYTES: u64 = 4 << 20;

const MAGIC: &[u8; 8] = b"GUICHETB";
const FIXED_BYTES: usize = MAGIC.len() + 4;
const HASH_BYTES: usize = 32;

/// A stretch of the file and the BLAKE3 of its bytes. As it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Span {
    pub(super) offset: u64,
    pub(super) bytes: u64,
    pub(super) hash: [u8; HASH_BYTES],
}

impl Span {
    /// Whether it lies between the headers and `end`.
    pub(super) fn lies_before(&self, end: u64) -> bool {
        self.offset >= CONTENTS
            && self
                .offset
                .checked_add(self.bytes)
                .is_some_and(|after| after <= end)
    }
}

/// One of the two ways into the file. As it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    /// Rises by one with every backup.
    pub(super) generation: u64,
    /// The newest backup.
    pub(super) head: Span,
    /// Where the written contents end; what lies behind is of a backup that was not finished.
    pub(super) end: u64,
}

/// What stands in the place of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Header(Header),
    Newer(u32),
    /// Begins like a header and is not what was written.
    Damaged,
    Foreign,
}

impl Header {
    pub(super) fn encode(&self) -> Result<[u8; HEADER_BYTES], BackupError> {
        let mut page = [0; HEADER_BYTES];
        let (content, hash) = page.split_at_mut(HEADER_BYTES - HASH_BYTES);
        let (fixed, rest) = content.split_at_mut(FIXED_BYTES);
        fixed[..MAGIC.len()].copy_from_slice(MAGIC);
        fixed[MAGIC.len()..].copy_from_slice(&FORMAT.to_be_bytes());
        postcard::to_slice(self, rest).map_err(|_| BackupError::TooLarge)?;
        hash.copy_from_slice(blake3::hash(content).as_bytes());
        Ok(page)
    }

    pub(super) fn decode(page: &[u8; HEADER_BYTES]) -> Place {
        let (content, hash) = page.split_at(HEADER_BYTES - HASH_BYTES);
        let (fixed, rest) = content.split_at(FIXED_BYTES);
        let Some(format) = fixed.strip_prefix(MAGIC.as_slice()) else {
            return Place::Foreign;
        };
        if blake3::hash(content).as_bytes() != hash {
            return Place::Damaged;
        }
        match format.try_into().map(u32::from_be_bytes) {
            Ok(FORMAT) => postcard::from_bytes(rest).map_or(Place::Damaged, Place::Header),
            Ok(found) => Place::Newer(found),
            Err(_) => Place::Damaged,
        }
    }
}

/// One backup. As it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// The firm.
    pub(super) tenant: [u8; 16],
    /// When, milliseconds since the epoch.
    pub(super) made_ms: i64,
    /// Every file with its pieces.
    pub(super) index: Span,
    /// What the caller knows of the contents, sealed together with their digest.
    pub(super) sealed: Vec<u8>,
    /// Earlier backups that are still in the file, newest first.
    pub(super) older: Vec<Span>,
}

/// One file of the firm. As it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its path in the firm's folder, with `/`.
    pub(super) name: String,
    pub(super) pieces: Vec<Span>,
}

impl Entry {
    pub(super) fn bytes(&self) -> u64 {
        self.pieces.iter().map(|piece| piece.bytes).sum()
    }

    /// Whether a firm has such a file: the few with fixed names, and blobs. Nothing else is ever written to a disk.
    pub(super) fn is_of_a_firm(name: &str) -> bool {
        let hexadecimal = |text: &str| {
            text.bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        };
        match name.strip_prefix("blobs/") {
            None => ["firm.db", "firm.check", "firm.keys.json"].contains(&name),
            Some(rest) => rest.split_once('/').is_some_and(|(folder, name)| {
                name.len() == 64
                    && folder.len() == 2
                    && hexadecimal(name)
                    && name.starts_with(folder)
            }),
        }
    }
}

/// Every file of the firm with its pieces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Index {
    pub(super) entries: Vec<Entry>,
}

impl Index {
    pub(super) fn encode(&self) -> Result<Vec<u8>, BackupError> {
        let mut bytes = Vec::new();
        for entry in &self.entries {
            bytes = postcard::to_extend(entry, bytes).map_err(|_| BackupError::TooLarge)?;
        }
        if bytes.len() as u64 > MAX_INDEX_BYTES {
            return Err(BackupError::TooLarge);
        }
        Ok(bytes)
    }

    /// The index of these bytes, if it describes a firm and nothing else.
    ///
    /// - `end`: where the contents of the file end.
    pub(super) fn decode(bytes: &[u8], end: u64) -> Result<Self, BackupError> {
        let damaged = || BackupError::Damaged(BackupFinding::Index);
        let (mut entries, mut names, mut rest) = (Vec::new(), HashSet::new(), bytes);
        let mut total: u64 = 0;
        while !rest.is_empty() {
            let (entry, after): (Entry, _) =
                postcard::take_from_bytes(rest).map_err(|_| damaged())?;
            let sound = |piece: &Span| {
                piece.lies_before(end) && piece.bytes > 0 && piece.bytes <= MAX_PIECE_BYTES
            };
            let known = Entry::is_of_a_firm(&entry.name) && names.insert(entry.name.clone());
            if !known || !entry.pieces.iter().all(sound) {
                return Err(damaged());
            }
            total = total.saturating_add(entry.bytes());
            entries.push(entry);
            rest = after;
        }
        // Encrypted bytes do not repeat: whoever points twice at the same piece wants to fill a disk.
        let whole = ["firm.db", "firm.keys.json"]
            .iter()
            .all(|name| names.contains(*name));
        if !whole || total > end {
            return Err(damaged());
        }
        Ok(Self { entries })
    }

    /// A hash of what is in the files, wherever it lies in the backup.
    pub(super) fn digest(&self) -> [u8; HASH_BYTES] {
        let mut hash = blake3::Hasher::new();
        let number = |hash: &mut blake3::Hasher, number: usize| {
            hash.update(&(number as u64).to_be_bytes());
        };
        for entry in &self.entries {
            number(&mut hash, entry.name.len());
            hash.update(entry.name.as_bytes());
            number(&mut hash, entry.pieces.len());
            for piece in &entry.pieces {
                hash.update(&piece.bytes.to_be_bytes());
                hash.update(&piece.hash);
            }
        }
        *hash.finalize().as_bytes()
    }

    pub(super) fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    pub(super) fn bytes(&self) -> u64 {
        self.entries.iter().map(Entry::bytes).sum()
    }
}

#[cfg(test)]
mod tests;
