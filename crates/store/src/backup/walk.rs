//! Reading a whole backup back.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek as _, SeekFrom};

use sha2::{Digest as _, Sha256};

use super::layout::{Entry, Span};
use super::read::load;
use super::{BackupError, BackupFile, BackupProgress};

/// Bytes of a page of the database.
const PAGE_BYTES: u64 = 8192;

/// What is not as it was written, and what that means for the firm.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackupFinding {
    /// Neither header can be read: there is no way in.
    #[error("both headers are damaged: nothing can be read")]
    Headers,
    /// One of the two headers cannot be read.
    #[error("header {copy} of 2 is damaged; the other one still leads in")]
    Header {
        /// Which, from 1.
        copy: usize,
    },
    /// The file is shorter than it was.
    #[error("the file was cut off: {missing} bytes are missing")]
    CutOff {
        /// Bytes that are missing.
        missing: u64,
    },
    /// The newest backup in the file leads nowhere; what is read is the one before.
    #[error("the newest backup in this file cannot be read ({why}); this is the one before")]
    Newest {
        /// What is wrong with it.
        why: Box<BackupFinding>,
    },
    /// The list of what is in the backup.
    #[error("the index is damaged: nothing can be restored")]
    Index,
    /// The list of an earlier backup in the same file.
    #[error("earlier backup {number} in this file is damaged; the newest is not concerned")]
    Earlier {
        /// Which, from 1, newest first.
        number: usize,
    },
    /// Pages of the database.
    #[error("the database is damaged: pages {first} to {last}")]
    Database {
        /// The first page, from 1.
        first: u64,
        /// The last page.
        last: u64,
    },
    /// Another file of the firm.
    #[error("the file {name} is damaged")]
    File {
        /// Its path in the firm's folder.
        name: String,
    },
    /// Bytes that only earlier backups in the file use.
    #[error(
        "{bytes} bytes of an earlier backup in this file are damaged; the newest is not concerned"
    )]
    EarlierContent {
        /// How many.
        bytes: u64,
    },
}

impl BackupFinding {
    /// What a damaged piece of a file means.
    pub(super) fn piece(entry: &Entry, number: usize) -> Self {
        if entry.name != "firm.db" {
            return Self::File {
                name: entry.name.clone(),
            };
        }
        let before: u64 = entry
            .pieces
            .iter()
            .take(number)
            .map(|piece| piece.bytes)
            .sum();
        let bytes = entry.pieces.get(number).map_or(1, |piece| piece.bytes);
        Self::Database {
            first: before / PAGE_BYTES + 1,
            last: (before + bytes.saturating_sub(1)) / PAGE_BYTES + 1,
        }
    }
}

/// What reading a whole backup came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedBackup {
    /// What is wrong; empty when every byte is what was written.
    pub findings: Vec<BackupFinding>,
    /// SHA-256 of the whole file, as `sha256sum` prints it.
    pub sha256: [u8; 32],
    /// Bytes of the whole file.
    pub bytes: u64,
}

/// A damaged file can have very many findings; the first ones tell the story.
const MOST_FINDINGS: usize = 100;

/// Where a span is used, to say what its damage means.
enum Use {
    Index,
    Piece { entry: usize, number: usize },
    Earlier,
}

impl BackupFile {
    /// Reads the file from the first byte to the last and compares everything with its hash.
    ///
    /// # Errors
    ///
    /// [`BackupError::File`] and [`BackupError::Cancelled`]. What is merely wrong is a [`BackupFinding`].
    pub fn check(&self, progress: BackupProgress<'_>) -> Result<CheckedBackup, BackupError> {
        let mut findings: Vec<BackupFinding> = (1..)
            .zip(&self.headers)
            .filter(|(_, header)| header.is_none())
            .map(|(copy, _)| BackupFinding::Header { copy })
            .collect();
        findings.extend(self.passed_over());
        let spans = self.spans(&mut findings)?;
        let at = |error| BackupError::at(&self.path, error);
        (&self.file).seek(SeekFrom::Start(0)).map_err(at)?;
        let mut reading = Reading {
            from: BufReader::with_capacity(1 << 20, &self.file),
            sha256: Sha256::new(),
            done: 0,
            total: self.length,
            progress,
        };
        for (span, used) in &spans {
            if span.offset < reading.done {
                findings.push(BackupFinding::Index);
                break;
            }
            reading.skip(span.offset - reading.done).map_err(at)??;
            let hash = reading.hash(span.bytes).map_err(at)??;
            if hash != span.hash && findings.len() < MOST_FINDINGS {
                findings.push(self.meaning(span, used));
            }
        }
        reading.skip(self.length - reading.done).map_err(at)??;
        Ok(CheckedBackup {
            findings,
            sha256: reading.sha256.finalize().into(),
            bytes: self.length,
        })
    }

    /// Everything that is used, in the order of the file.
    fn spans(&self, findings: &mut Vec<BackupFinding>) -> Result<Vec<(Span, Use)>, BackupError> {
        let mut used: HashMap<u64, (Span, Use)> = HashMap::new();
        for span in [self.header.head, self.head.index] {
            used.insert(span.offset, (span, Use::Index));
        }
        for (entry, file) in self.index.entries.iter().enumerate() {
            for (number, span) in file.pieces.iter().enumerate() {
                used.insert(span.offset, (*span, Use::Piece { entry, number }));
            }
        }
        for (number, older) in (1..).zip(&self.head.older) {
            match load(&self.path, &self.file, older, self.header.end) {
                Ok((head, index)) => {
                    let pieces = index.entries.iter().flat_map(|entry| &entry.pieces);
                    for span in [*older, head.index].iter().chain(pieces) {
                        used.entry(span.offset).or_insert((*span, Use::Earlier));
                    }
                }
                Err(BackupError::Damaged(_)) => findings.push(BackupFinding::Earlier { number }),
                Err(error) => return Err(error),
            }
        }
        let mut spans: Vec<_> = used.into_values().collect();
        spans.sort_by_key(|(span, _)| span.offset);
        Ok(spans)
    }

    fn meaning(&self, span: &Span, used: &Use) -> BackupFinding {
        match used {
            Use::Index => BackupFinding::Index,
            Use::Earlier => BackupFinding::EarlierContent { bytes: span.bytes },
            Use::Piece { entry, number } => self
                .index
                .entries
                .get(*entry)
                .map_or(BackupFinding::Index, |entry| {
                    BackupFinding::piece(entry, *number)
                }),
        }
    }
}

/// One pass over the file.
struct Reading<'a> {
    from: BufReader<&'a File>,
    sha256: Sha256,
    done: u64,
    total: u64,
    progress: BackupProgress<'a>,
}

/// `Ok(Err(_))` is a reading that somebody stopped.
type Step<T> = std::io::Result<Result<T, BackupError>>;

impl Reading<'_> {
    fn skip(&mut self, bytes: u64) -> Step<()> {
        self.pass(bytes, |_| {})
    }

    fn hash(&mut self, bytes: u64) -> Step<[u8; 32]> {
        let mut hash = blake3::Hasher::new();
        let passed = self.pass(bytes, |part| {
            hash.update(part);
        })?;
        Ok(passed.map(|()| *hash.finalize().as_bytes()))
    }

    fn pass(&mut self, bytes: u64, mut see: impl FnMut(&[u8])) -> Step<()> {
        let mut buffer = [0; 64 << 10];
        let mut left = bytes;
        while left > 0 {
            let most = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
            let part = &mut buffer[..most];
            self.from.read_exact(part)?;
            self.sha256.update(&*part);
            see(part);
            left -= most as u64;
            self.done += most as u64;
            if !(self.progress)(self.done, self.total) {
                return Ok(Err(BackupError::Cancelled));
            }
        }
        Ok(Ok(()))
    }
}
