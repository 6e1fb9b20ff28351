//! An existing backup: what it holds, and unpacking it.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::layout::{
    CONTENTS, FORMAT, HEADER_BYTES, Head, Header, Index, MAX_HEAD_BYTES, MAX_INDEX_BYTES,
    MAX_PIECE_BYTES, Place, Span,
};
use super::walk::BackupFinding;
use super::{BackupError, BackupProgress, pieces};
use crate::Id;
use crate::whole::flush_folder;

/// A backup, opened for reading. Its index was read and is whole; its pieces are read when they are needed.
#[derive(Debug)]
pub struct BackupFile {
    pub(super) path: PathBuf,
    pub(super) file: File,
    pub(super) length: u64,
    /// The two headers, as far as they can be read.
    pub(super) headers: [Option<Header>; 2],
    pub(super) header: Header,
    /// What is wrong with a newer backup in the file, when this one was read in its place.
    newer: Option<BackupFinding>,
    pub(super) head: Head,
    pub(super) index: Index,
}

impl BackupFile {
    /// Opens the newest backup in a file that can be read.
    ///
    /// # Errors
    ///
    /// [`BackupError::NotABackup`], [`BackupError::Newer`], [`BackupError::Damaged`], [`BackupError::File`].
    pub fn open(path: &Path) -> Result<Self, BackupError> {
        let at = |error| BackupError::at(path, error);
        let file = File::open(path).map_err(at)?;
        Self::of(path, file)
    }

    /// The newest backup in an open file that can be read.
    pub(super) fn of(path: &Path, file: File) -> Result<Self, BackupError> {
        let meta = file
            .metadata()
            .map_err(|error| BackupError::at(path, error))?;
        let length = meta.len();
        let foreign = || BackupError::NotABackup {
            path: path.to_owned(),
        };
        if !meta.is_file() || length < CONTENTS {
            return Err(foreign());
        }
        let places = [
            place(path, &file, 0)?,
            place(path, &file, HEADER_BYTES as u64)?,
        ];
        let headers = places.map(|place| match place {
            Place::Header(header) => Some(header),
            Place::Newer(_) | Place::Damaged | Place::Foreign => None,
        });
        let mut leads: Vec<Header> = headers.iter().flatten().copied().collect();
        leads.sort_by_key(|header| std::cmp::Reverse(header.generation));
        if leads.is_empty() {
            let newer = places.iter().find_map(|place| match place {
                Place::Newer(found) => Some(*found),
                _ => None,
            });
            return Err(match newer {
                Some(found) => BackupError::Newer {
                    found,
                    known: FORMAT,
                },
                None if places.contains(&Place::Damaged) => {
                    BackupError::Damaged(BackupFinding::Headers)
                }
                None => foreign(),
            });
        }
        let mut newer = None;
        for header in leads {
            match follow(path, &file, &header, length) {
                Ok((head, index)) => {
                    return Ok(Self {
                        path: path.to_owned(),
                        file,
                        length,
                        headers,
                        header,
                        newer,
                        head,
                        index,
                    });
                }
                // The headers take turns: the other one leads to the backup before.
                Err(BackupError::Damaged(finding)) => _ = newer.get_or_insert(finding),
                Err(error) => return Err(error),
            }
        }
        Err(BackupError::Damaged(
            newer.unwrap_or(BackupFinding::Headers),
        ))
    }

    /// Says that a newer backup in the file could not be read, if so.
    pub(super) fn passed_over(&self) -> Option<BackupFinding> {
        let why = Box::new(self.newer.clone()?);
        Some(BackupFinding::Newest { why })
    }

    /// The firm it belongs to.
    #[must_use]
    pub const fn tenant(&self) -> Id {
        Id::from_bytes(self.head.tenant)
    }

    /// When it was made, milliseconds since the epoch.
    #[must_use]
    pub const fn made_ms(&self) -> i64 {
        self.head.made_ms
    }

    /// When each backup in the file was made, newest first.
    ///
    /// # Errors
    ///
    /// [`BackupError::Damaged`] when an earlier one cannot be read.
    pub fn all_made_ms(&self) -> Result<Vec<i64>, BackupError> {
        let mut all = vec![self.head.made_ms];
        for span in &self.head.older {
            let (head, _) = load(&self.path, &self.file, span, self.header.end)?;
            all.push(head.made_ms);
        }
        Ok(all)
    }

    /// What whoever made it sealed together with [`Self::digest`].
    #[must_use]
    pub fn sealed(&self) -> &[u8] {
        &self.head.sealed
    }

    /// A hash of everything that unpacking gives.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        self.index.digest()
    }

    /// Bytes that unpacking writes.
    #[must_use]
    pub fn content_bytes(&self) -> u64 {
        self.index.bytes()
    }

    /// How many backups are in the file, this one with them.
    #[must_use]
    pub const fn generations(&self) -> usize {
        self.head.older.len() + 1
    }

    /// The key file of the firm.
    ///
    /// # Errors
    ///
    /// [`BackupError::Damaged`] and [`BackupError::File`].
    pub fn key_file(&self) -> Result<Vec<u8>, BackupError> {
        let mut bytes = Vec::new();
        let entry = self.index.entry("firm.keys.json");
        for piece in entry.iter().flat_map(|entry| &entry.pieces) {
            let damaged = || BackupFinding::File {
                name: "firm.keys.json".to_owned(),
            };
            bytes.extend(pieces::read(
                &self.file,
                &self.path,
                piece,
                MAX_PIECE_BYTES,
                damaged,
            )?);
            if bytes.len() as u64 > MAX_PIECE_BYTES {
                return Err(BackupError::Damaged(damaged()));
            }
        }
        Ok(bytes)
    }

    /// Writes the firm's files into a folder, which is made. Every piece is checked before it is written, and
    /// everything is on the disk when this returns. After an error the folder is half full: it is the caller's to remove.
    ///
    /// # Errors
    ///
    /// [`BackupError::Damaged`], [`BackupError::Full`], [`BackupError::Cancelled`], [`BackupError::File`].
    pub fn unpack(&self, folder: &Path, progress: BackupProgress<'_>) -> Result<(), BackupError> {
        self.unpack_where(folder, |_| true, progress)
    }

    /// Writes only the database into a folder, to look into it.
    ///
    /// # Errors
    ///
    /// As [`Self::unpack`].
    pub fn unpack_database(
        &self,
        folder: &Path,
        progress: BackupProgress<'_>,
    ) -> Result<(), BackupError> {
        self.unpack_where(folder, |name| !name.starts_with("blobs/"), progress)
    }

    fn unpack_where(
        &self,
        folder: &Path,
        wanted: impl Fn(&str) -> bool,
        progress: BackupProgress<'_>,
    ) -> Result<(), BackupError> {
        let entries = || {
            self.index
                .entries
                .iter()
                .filter(|entry| wanted(&entry.name))
        };
        let total = entries().map(super::layout::Entry::bytes).sum();
        let (mut done, mut folders) = (0, vec![folder.to_owned()]);
        for entry in entries() {
            let target = folder.join(&entry.name);
            let parent = target.parent().unwrap_or(folder).to_owned();
            fs::create_dir_all(&parent).map_err(|error| BackupError::at(&parent, error))?;
            if folders.last() != Some(&parent) {
                folders.push(parent);
            }
            let mut file = File::options()
                .write(true)
                .create_new(true)
                .open(&target)
                .map_err(|error| BackupError::at(&target, error))?;
            for (number, piece) in entry.pieces.iter().enumerate() {
                let damaged = || BackupFinding::piece(entry, number);
                let bytes = pieces::read(&self.file, &self.path, piece, MAX_PIECE_BYTES, damaged)?;
                file.write_all(&bytes)
                    .map_err(|error| BackupError::at(&target, error))?;
                done += piece.bytes;
                if !progress(done, total) {
                    return Err(BackupError::Cancelled);
                }
            }
            file.sync_all()
                .map_err(|error| BackupError::at(&target, error))?;
        }
        for folder in folders.iter().rev() {
            flush_folder(folder).map_err(|error| BackupError::at(folder, error))?;
        }
        Ok(())
    }
}

fn place(path: &Path, mut file: &File, offset: u64) -> Result<Place, BackupError> {
    let mut page = [0; HEADER_BYTES];
    file.seek(SeekFrom::Start(offset))
        .and_then(|_| file.read_exact(&mut page))
        .map_err(|error| BackupError::at(path, error))?;
    Ok(Header::decode(&page))
}

/// Where a header leads.
fn follow(
    path: &Path,
    file: &File,
    header: &Header,
    length: u64,
) -> Result<(Head, Index), BackupError> {
    if header.end > length {
        return Err(BackupError::Damaged(BackupFinding::CutOff {
            missing: header.end - length,
        }));
    }
    load(path, file, &header.head, header.end)
}

/// The head at a span, and its index.
pub(super) fn load(
    path: &Path,
    file: &File,
    head: &Span,
    end: u64,
) -> Result<(Head, Index), BackupError> {
    let damaged = || BackupError::Damaged(BackupFinding::Index);
    if !head.lies_before(end) {
        return Err(damaged());
    }
    let bytes = pieces::read(file, path, head, MAX_HEAD_BYTES, || BackupFinding::Index)?;
    let head: Head = postcard::from_bytes(&bytes).map_err(|_| damaged())?;
    if !head.index.lies_before(end) || !head.older.iter().all(|older| older.lies_before(end)) {
        return Err(damaged());
    }
    let bytes = pieces::read(file, path, &head.index, MAX_INDEX_BYTES, || {
        BackupFinding::Index
    })?;
    let index = Index::decode(&bytes, end)?;
    Ok((head, index))
}
