//! Giving back the room of backups that are no longer kept.
//!
//! Appending leaves dead bytes behind. When they are more than half of the file, what is alive moves into a new one,
//! which takes the place of the old in one step. What was sealed stays good: it covers what is in a backup, not where.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use super::layout::{
    CONTENTS, HEADER_BYTES, Head, Header, Index, MAX_HEAD_BYTES, MAX_INDEX_BYTES, MAX_PIECE_BYTES,
    Span,
};
use super::read::load;
use super::{BackupError, BackupFile, BackupFinding, pieces};

/// Moves what is alive into a new file when more than half of the old one is dead. Returns whether it did.
///
/// # Errors
///
/// [`BackupError::Full`] when there is no room for two files; the old one is untouched then, as after any error.
pub(super) fn tidy(path: &Path, compact: bool) -> Result<bool, BackupError> {
    let backup = BackupFile::open(path)?;
    let generations = generations(&backup)?;
    let alive: u64 = {
        let mut seen = HashSet::new();
        generations
            .iter()
            .flat_map(|(head, index)| {
                let pieces = index.entries.iter().flat_map(|entry| &entry.pieces);
                std::iter::once(&head.index).chain(pieces)
            })
            .filter(|span| seen.insert(span.offset))
            .map(|span| span.bytes)
            .sum()
    };
    let enough = if compact {
        alive.saturating_add(CONTENTS + 1)
    } else {
        alive.saturating_mul(2).max(1 << 20)
    };
    if backup.header.end < enough {
        return Ok(false);
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".unfinished");
    let unfinished = std::path::PathBuf::from(name);
    let moved = File::create(&unfinished)
        .map_err(|error| BackupError::at(&unfinished, error))
        .and_then(|file| {
            let mut mover = Mover {
                backup: &backup,
                path: &unfinished,
                file,
                end: 0,
                moved: HashMap::new(),
            };
            mover.all(generations)
        });
    let replaced = moved.and_then(|()| {
        std::fs::rename(&unfinished, path).map_err(|error| BackupError::at(path, error))
    });
    if let Err(error) = replaced {
        let _ = std::fs::remove_file(&unfinished);
        return Err(error);
    }
    crate::whole::flush_folder_of(path).map_err(|error| BackupError::at(path, error))?;
    Ok(true)
}

/// Every backup in the file, the oldest first.
fn generations(backup: &BackupFile) -> Result<Vec<(Head, Index)>, BackupError> {
    let spans = std::iter::once(&backup.header.head).chain(&backup.head.older);
    let mut all = spans
        .map(|span| load(&backup.path, &backup.file, span, backup.header.end))
        .collect::<Result<Vec<_>, _>>()?;
    all.reverse();
    Ok(all)
}

struct Mover<'a> {
    backup: &'a BackupFile,
    path: &'a Path,
    file: File,
    end: u64,
    /// Where a piece went.
    moved: HashMap<u64, Span>,
}

impl Mover<'_> {
    fn all(&mut self, generations: Vec<(Head, Index)>) -> Result<(), BackupError> {
        self.write(&[0; 2 * HEADER_BYTES])?;
        debug_assert_eq!(self.end, CONTENTS, "the headers come first");
        let mut heads: Vec<Span> = Vec::new();
        for (mut head, mut index) in generations {
            for piece in index.entries.iter_mut().flat_map(|entry| &mut entry.pieces) {
                *piece = self.piece(piece)?;
            }
            head.index = self.append(&index.encode()?, MAX_INDEX_BYTES)?;
            head.older = heads.iter().rev().copied().collect();
            let bytes = postcard::to_allocvec(&head).map_err(|_| BackupError::TooLarge)?;
            heads.push(self.append(&bytes, MAX_HEAD_BYTES)?);
        }
        let Some(head) = heads.last().copied() else {
            return Err(BackupError::Damaged(BackupFinding::Index));
        };
        let header = Header {
            generation: self.backup.header.generation,
            head,
            end: self.end,
        };
        let page = header.encode()?;
        let at = |error| BackupError::at(self.path, error);
        self.file.sync_all().map_err(at)?;
        std::io::Seek::seek(&mut self.file, std::io::SeekFrom::Start(0))
            .and_then(|_| self.file.write_all(&[page, page].concat()))
            .and_then(|()| self.file.sync_all())
            .map_err(at)
    }

    /// Copies a piece, once, and checks it on the way: rot does not move on as if it were sound.
    fn piece(&mut self, piece: &Span) -> Result<Span, BackupError> {
        if let Some(moved) = self.moved.get(&piece.offset) {
            return Ok(*moved);
        }
        let BackupFile { file, path, .. } = self.backup;
        let bytes = pieces::read(file, path, piece, MAX_PIECE_BYTES, || BackupFinding::Index)?;
        let moved = self.append(&bytes, MAX_PIECE_BYTES)?;
        self.moved.insert(piece.offset, moved);
        Ok(moved)
    }

    fn append(&mut self, bytes: &[u8], most: u64) -> Result<Span, BackupError> {
        if bytes.len() as u64 > most {
            return Err(BackupError::TooLarge);
        }
        let span = Span {
            offset: self.end,
            bytes: bytes.len() as u64,
            hash: *blake3::hash(bytes).as_bytes(),
        };
        self.write(bytes)?;
        Ok(span)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        self.file
            .write_all(bytes)
            .map_err(|error| BackupError::at(self.path, error))?;
        self.end += bytes.len() as u64;
        Ok(())
    }
}
