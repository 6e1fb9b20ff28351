//! Making a backup, onto a new file or onto the backups that are there.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::layout::{
    CONTENTS, Entry, HEADER_BYTES, Head, Header, Index, MAX_HEAD_BYTES, MAX_PIECE_BYTES, Span,
};
use super::read::load;
use super::{BackupError, BackupFile, BackupProgress};
use crate::whole::flush_folder_of;
use crate::{Counts, Id, Store};

/// Bytes of one piece of the database: four pages. Larger ones would carry more that did not change, smaller ones make
/// the index larger.
const DATABASE_PIECE: u64 = 32 << 10;

/// The same for a database beyond [`LARGE_DATABASE`], whose index would become too large.
const LARGE_PIECE: u64 = 256 << 10;

/// From here on pieces are large.
const LARGE_DATABASE: u64 = 16 << 30;

/// What to back up, and where.
#[derive(Debug, Clone, Copy)]
pub struct BackupOrder<'a> {
    /// The firm.
    pub tenant: Id,
    /// The backup: a new file, or one of this firm.
    pub target: &'a Path,
    /// The moment, milliseconds since the epoch.
    pub now_ms: i64,
    /// How many backups stay in the file, this one with them; at least one.
    pub keep: usize,
    /// Backups that are no longer kept leave the file at once, whatever that costs.
    pub compact: bool,
}

/// A backup that is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeBackup {
    /// What the firm held at that moment.
    pub counts: Counts,
    /// Blob files and rows are counted in [`Counts`]; this is bytes of everything in it.
    pub content_bytes: u64,
    /// Bytes that were written, because the file did not have them yet.
    pub moved_bytes: u64,
    /// How many backups the file holds now.
    pub generations: usize,
}

impl Store {
    /// Backs the firm up while it is in use: readers and writers go on.
    ///
    /// - `seal`: seals what the caller wants to find again, together with the digest of the contents.
    ///
    /// # Errors
    ///
    /// Every one of [`BackupError`]. The backup that was in the file before is there and readable then.
    pub fn back_up(
        &self,
        order: &BackupOrder<'_>,
        seal: impl FnOnce(&Counts, &[u8; 32]) -> Vec<u8>,
        progress: BackupProgress<'_>,
    ) -> Result<MadeBackup, BackupError> {
        let mut target = Target::open(order)?;
        let written = self.frozen(|frozen| {
            let mut sources = vec![Source::database(frozen.database, frozen.bytes)];
            sources.extend(folder_sources(self.folder())?);
            let total = sources.iter().map(|source| source.bytes).sum();
            let mut entries = Vec::new();
            let mut done = 0;
            for source in sources {
                let mut step = |bytes| {
                    done += bytes;
                    progress(done, total)
                };
                entries.push(target.add(source, &mut step)?);
            }
            Ok::<_, BackupError>((Index { entries }, frozen.counts))
        });
        let finished = written.and_then(|(index, counts)| {
            let sealed = seal(&counts, &index.digest());
            let content_bytes = index.bytes();
            let generations = target.finish(order, &index, sealed)?;
            Ok(MadeBackup {
                counts,
                content_bytes,
                moved_bytes: target.moved_bytes,
                generations,
            })
        });
        if finished.is_err() {
            target.give_up();
            return finished;
        }
        // Room that cannot be given back today is given back another day; the backup itself is made.
        if let Err(error) = super::tidy::tidy(order.target, order.compact) {
            tracing::debug!(%error, "a backup was not tidied");
        }
        finished
    }
}

/// One file of the firm to back up.
struct Source<'a> {
    name: String,
    bytes: u64,
    path: PathBuf,
    open: Option<&'a File>,
    piece: u64,
}

impl<'a> Source<'a> {
    fn database(file: &'a File, bytes: u64) -> Self {
        Self {
            name: "firm.db".to_owned(),
            bytes,
            path: PathBuf::from("firm.db"),
            open: Some(file),
            piece: if bytes > LARGE_DATABASE {
                LARGE_PIECE
            } else {
                DATABASE_PIECE
            },
        }
    }
}

/// Everything in the firm's folder but the database. Called while the database is frozen: a blob file is there before
/// the row that names it.
fn folder_sources(folder: &Path) -> Result<Vec<Source<'static>>, BackupError> {
    let source = |name: String, path: PathBuf, bytes| Source {
        name,
        bytes,
        path,
        open: None,
        piece: MAX_PIECE_BYTES,
    };
    let mut sources = Vec::new();
    for name in ["firm.check", "firm.keys.json"] {
        let path = folder.join(name);
        match fs::metadata(&path) {
            Ok(meta) => sources.push(source(name.to_owned(), path, meta.len())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(BackupError::at(&path, error)),
        }
    }
    let blobs = folder.join("blobs");
    let mut found = Vec::new();
    for shelf in list(&blobs)? {
        if !shelf.path().is_dir() {
            continue;
        }
        for entry in list(&shelf.path())? {
            let name = format!(
                "blobs/{}/{}",
                shelf.file_name().to_string_lossy(),
                entry.file_name().to_string_lossy()
            );
            let path = entry.path();
            if Entry::is_of_a_firm(&name) {
                let meta = entry
                    .metadata()
                    .map_err(|error| BackupError::at(&path, error))?;
                found.push(source(name, path, meta.len()));
            }
        }
    }
    // A fixed order: two backups of the same firm have the same digest.
    found.sort_by(|left, right| left.name.cmp(&right.name));
    sources.append(&mut found);
    Ok(sources)
}

fn list(folder: &Path) -> Result<Vec<fs::DirEntry>, BackupError> {
    match fs::read_dir(folder) {
        Ok(entries) => entries
            .collect::<Result<_, _>>()
            .map_err(|error| BackupError::at(folder, error)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(BackupError::at(folder, error)),
    }
}

/// The file that is written.
struct Target {
    path: PathBuf,
    /// Where a new backup grows until it is whole.
    unfinished: Option<PathBuf>,
    file: File,
    /// The header that is in force.
    header: Option<Header>,
    /// What stood where the new header is being written, and where that is, until the new one is on the disk.
    replaced: Option<(u64, [u8; HEADER_BYTES])>,
    /// The backups that stay, newest first.
    older: Vec<Span>,
    /// Pieces that are in the file.
    known: HashMap<[u8; 32], Span>,
    /// Blob files that are in the file.
    blobs: HashMap<String, Entry>,
    end: u64,
    moved_bytes: u64,
}

impl Target {
    fn open(order: &BackupOrder<'_>) -> Result<Self, BackupError> {
        let path = order.target;
        let at = |error| BackupError::at(path, error);
        match File::options().read(true).write(true).open(path) {
            Ok(file) => {
                lock(path, &file)?;
                if file.metadata().map_err(at)?.len() == 0 {
                    return Self::new(path);
                }
                Self::onto(order, path, file)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::new(path),
            Err(error) => Err(at(error)),
        }
    }

    fn new(path: &Path) -> Result<Self, BackupError> {
        let mut name = path.as_os_str().to_owned();
        name.push(".unfinished");
        let unfinished = PathBuf::from(name);
        let at = |error| BackupError::at(&unfinished, error);
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&unfinished)
            .map_err(at)?;
        lock(&unfinished, &file)?;
        file.set_len(0).map_err(at)?;
        (&file).write_all(&[0; 2 * HEADER_BYTES]).map_err(at)?;
        Ok(Self {
            path: path.to_owned(),
            unfinished: Some(unfinished),
            file,
            header: None,
            replaced: None,
            older: Vec::new(),
            known: HashMap::new(),
            blobs: HashMap::new(),
            end: CONTENTS,
            moved_bytes: 0,
        })
    }

    /// Goes on where the last backup ended. What an interrupted one left behind is cut off.
    fn onto(order: &BackupOrder<'_>, path: &Path, file: File) -> Result<Self, BackupError> {
        let at = |error| BackupError::at(path, error);
        let backup = BackupFile::of(path, file)?;
        if backup.tenant() != order.tenant {
            return Err(BackupError::OtherFirm {
                found: backup.tenant(),
            });
        }
        if let Some(newest) = backup.passed_over() {
            // Whoever looks into it may still find more than the one before.
            return Err(BackupError::Damaged(newest));
        }
        let header = backup.header;
        let older: Vec<Span> = std::iter::once(header.head)
            .chain(backup.head.older.iter().copied())
            .take(order.keep.saturating_sub(1))
            .collect();
        let mut target = Self {
            path: path.to_owned(),
            unfinished: None,
            header: Some(header),
            replaced: None,
            older,
            known: HashMap::new(),
            blobs: HashMap::new(),
            end: header.end,
            moved_bytes: 0,
            file: backup.file,
        };
        target.remember(backup.index);
        for older in target.older.iter().skip(1).copied().collect::<Vec<_>>() {
            // An earlier backup that is damaged has nothing to give; checking the file tells of it.
            match load(path, &target.file, &older, header.end) {
                Ok((_, index)) => target.remember(index),
                Err(BackupError::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
        }
        target.file.set_len(header.end).map_err(at)?;
        target.file.seek(SeekFrom::Start(header.end)).map_err(at)?;
        Ok(target)
    }

    fn remember(&mut self, index: Index) {
        for entry in index.entries {
            for piece in &entry.pieces {
                self.known.entry(piece.hash).or_insert(*piece);
            }
            if entry.name.starts_with("blobs/") {
                self.blobs.entry(entry.name.clone()).or_insert(entry);
            }
        }
    }

    /// Adds one file of the firm; `step` hears of its bytes.
    fn add(
        &mut self,
        source: Source<'_>,
        step: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Entry, BackupError> {
        if let Some(known) = self.blobs.get(&source.name)
            && known.bytes() == source.bytes
        {
            // A blob file is written once and never changed.
            let known = known.clone();
            return step(source.bytes)
                .then_some(known)
                .ok_or(BackupError::Cancelled);
        }
        let at = |error| BackupError::at(&source.path, error);
        let opened;
        let mut from = match source.open {
            Some(file) => file,
            None => {
                opened = File::open(&source.path).map_err(at)?;
                &opened
            }
        };
        from.seek(SeekFrom::Start(0)).map_err(at)?;
        // The key file may have been replaced since it was listed: what is open now is one of the two, whole.
        let bytes = match source.open {
            Some(_) => source.bytes,
            None => from.metadata().map_err(at)?.len(),
        };
        let (mut pieces, mut left) = (Vec::new(), bytes);
        let mut buffer = Vec::new();
        while left > 0 {
            buffer.clear();
            let wanted = left.min(source.piece);
            from.take(wanted).read_to_end(&mut buffer).map_err(at)?;
            if buffer.len() as u64 != wanted {
                return Err(at(std::io::ErrorKind::UnexpectedEof.into()));
            }
            pieces.push(self.put(&buffer)?);
            left -= wanted;
            if !step(wanted) {
                return Err(BackupError::Cancelled);
            }
        }
        Ok(Entry {
            name: source.name,
            pieces,
        })
    }

    /// Writes bytes, unless they are in the file.
    fn put(&mut self, bytes: &[u8]) -> Result<Span, BackupError> {
        let hash = *blake3::hash(bytes).as_bytes();
        if let Some(known) = self.known.get(&hash) {
            return Ok(*known);
        }
        let span = self.append(bytes, hash)?;
        self.known.insert(hash, span);
        Ok(span)
    }

    fn append(&mut self, bytes: &[u8], hash: [u8; 32]) -> Result<Span, BackupError> {
        self.file
            .write_all(bytes)
            .map_err(|error| BackupError::at(&self.path, error))?;
        let span = Span {
            offset: self.end,
            bytes: bytes.len() as u64,
            hash,
        };
        self.end += span.bytes;
        self.moved_bytes += span.bytes;
        Ok(span)
    }

    /// Puts the backup into force. Returns how many the file holds.
    fn finish(
        &mut self,
        order: &BackupOrder<'_>,
        index: &Index,
        sealed: Vec<u8>,
    ) -> Result<usize, BackupError> {
        let bytes = index.encode()?;
        let index = self.append(&bytes, *blake3::hash(&bytes).as_bytes())?;
        let head = Head {
            tenant: *order.tenant.as_bytes(),
            made_ms: order.now_ms,
            index,
            sealed,
            older: self.older.clone(),
        };
        let bytes = postcard::to_allocvec(&head).map_err(|_| BackupError::TooLarge)?;
        if bytes.len() as u64 > MAX_HEAD_BYTES {
            return Err(BackupError::TooLarge);
        }
        let head = self.append(&bytes, *blake3::hash(&bytes).as_bytes())?;
        let header = Header {
            generation: self.header.map_or(0, |header| header.generation) + 1,
            head,
            end: self.end,
        };
        self.enforce(&header)?;
        Ok(self.older.len() + 1)
    }

    /// The header is last: until it is on the disk, the backup before is the newest.
    fn enforce(&mut self, header: &Header) -> Result<(), BackupError> {
        let page = header.encode()?;
        let path = self.path.clone();
        let at = |error| BackupError::at(&path, error);
        self.file.sync_all().map_err(at)?;
        if self.unfinished.is_none() {
            let turn = header.generation % 2 * HEADER_BYTES as u64;
            self.replace_header(turn, &page).map_err(at)?;
        } else {
            for place in [0, HEADER_BYTES as u64] {
                self.write_header(place, &page).map_err(at)?;
            }
        }
        if let Some(unfinished) = &self.unfinished {
            fs::rename(unfinished, &self.path).map_err(at)?;
            flush_folder_of(&self.path).map_err(at)?;
        }
        self.header = Some(*header);
        self.replaced = None;
        Ok(())
    }

    fn write_header(&mut self, place: u64, page: &[u8; HEADER_BYTES]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(place))?;
        self.file.write_all(page)?;
        self.file.sync_all()
    }

    /// Writes a header over another one, which is remembered.
    fn replace_header(&mut self, place: u64, page: &[u8; HEADER_BYTES]) -> io::Result<()> {
        let mut before = [0; HEADER_BYTES];
        self.file.seek(SeekFrom::Start(place))?;
        self.file.read_exact(&mut before)?;
        self.replaced = Some((place, before));
        self.write_header(place, page)
    }

    /// Puts the header back that a new one replaced, and cuts off what no header leads to. The header is first: one that
    /// could not be put back still leads to something.
    fn take_back(&mut self, end: u64) -> io::Result<()> {
        if let Some((place, before)) = self.replaced.take() {
            self.write_header(place, &before)?;
        }
        self.file.set_len(end)
    }

    /// Leaves the file as it was found.
    fn give_up(mut self) {
        let undone = match (&self.unfinished, self.header) {
            (Some(unfinished), _) => fs::remove_file(unfinished),
            (None, Some(header)) => self.take_back(header.end),
            (None, None) => Ok(()),
        };
        // What is left behind is cut off by the next backup.
        if let Err(error) = undone {
            tracing::debug!(%error, "an unfinished backup was left behind");
        }
    }
}

fn lock(path: &Path, file: &File) -> Result<(), BackupError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(fs::TryLockError::WouldBlock) => Err(BackupError::InUse),
        Err(fs::TryLockError::Error(error)) => Err(BackupError::at(path, error)),
    }
}

#[cfg(test)]
mod tests;
