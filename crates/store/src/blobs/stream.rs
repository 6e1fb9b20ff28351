//! Copying a large file into the blob folder without holding it in memory.

use std::io::{BufWriter, Read, Seek, SeekFrom, Write as _};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::folder::{CHUNK_BYTES, start_sealing};
use super::{BlobFolder, BlobHash, MAX_STORED_BYTES, PreparedBlob};
use crate::whole::Unfinished;
use crate::{Error, Store};

/// Files up to this size are read at once: they may be compressed and kept in the database.
const SMALL_BYTES: u64 = 1 << 20;

/// Says how many bytes were worked through; answers whether to go on.
pub type Watcher<'a> = &'a mut dyn FnMut(u64) -> bool;

impl Store {
    /// Makes a file ready to be kept: a large one is sealed into the blob folder now, a small one held in memory.
    /// The content is read twice, so `watch` counts up to twice its size. `None` when `watch` said to stop; nothing
    /// is left behind then.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when the source cannot be read or changed while it was, [`Error::DiskFull`] and the like when
    /// the folder cannot be written.
    pub fn prepare_file(
        &self,
        source: &mut (impl Read + Seek),
        watch: Watcher<'_>,
    ) -> Result<Option<PreparedBlob>, Error> {
        let size = source.seek(SeekFrom::End(0))?;
        source.rewind()?;
        if size <= SMALL_BYTES {
            let mut bytes = Vec::new();
            source.read_to_end(&mut bytes)?;
            return PreparedBlob::new(&bytes).map(Some);
        }
        let Some((hash, read)) = digest(source, watch)? else {
            return Ok(None);
        };
        source.rewind()?;
        if !seal_into(self.blobs(), &hash, source, read, watch)? {
            return Ok(None);
        }
        let size = usize::try_from(read).map_err(std::io::Error::other)?;
        Ok(Some(PreparedBlob {
            hash,
            size,
            packed: false,
            stored: Vec::new(),
            in_folder: true,
        }))
    }
}

impl BlobHash {
    /// The address of everything in `source` and how many bytes it is; `None` when `watch` said to stop.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] when the source cannot be read.
    pub fn of_source(
        source: &mut impl Read,
        watch: Watcher<'_>,
    ) -> Result<Option<(Self, u64)>, Error> {
        digest(source, watch)
    }
}

fn digest(source: &mut impl Read, watch: Watcher<'_>) -> Result<Option<(BlobHash, u64)>, Error> {
    let (mut hasher, mut read) = (Sha256::new(), 0);
    let mut chunk = vec![0; 16 * CHUNK_BYTES];
    loop {
        let got = source.read(&mut chunk)?;
        if got == 0 {
            return Ok(Some((BlobHash(hasher.finalize().into()), read)));
        }
        hasher.update(&chunk[..got]);
        read += got as u64;
        if !watch(read) {
            return Ok(None);
        }
    }
}

/// Seals `source` under its address, unless it stands there. Answers false when it was told to stop.
///
/// Nothing holds the others back meanwhile: somebody else may be sealing the same content.
fn seal_into(
    blobs: &BlobFolder,
    hash: &BlobHash,
    source: &mut impl Read,
    size: u64,
    watch: Watcher<'_>,
) -> Result<bool, Error> {
    let target = blobs.file_of(hash);
    match blobs.holds(hash, &mut |done| watch(size + done)) {
        None => return Ok(false),
        Some(true) => return Ok(true),
        Some(false) => {}
    }
    let at = |error| Error::at(&target, error);
    let unfinished = blobs.start(hash).map_err(at)?;
    match write_sealed(blobs, hash, source, size, watch, unfinished, &target)? {
        Some(whole) => blobs.finish(hash, whole).map_err(at).map(|()| true),
        None => Ok(false),
    }
}

fn write_sealed(
    blobs: &BlobFolder,
    hash: &BlobHash,
    source: &mut impl Read,
    size: u64,
    watch: Watcher<'_>,
    file: Unfinished,
    path: &Path,
) -> Result<Option<Unfinished>, Error> {
    let at = |error| Error::at(path, error);
    let (header, mut sealing) = start_sealing(blobs.blob_key(), hash)?;
    let mut file = BufWriter::with_capacity(1 << 20, file);
    file.write_all(&header).map_err(at)?;
    let (mut hasher, mut done) = (Sha256::new(), 0_u64);
    let mut chunk = Vec::with_capacity(CHUNK_BYTES);
    loop {
        chunk.clear();
        source.take(CHUNK_BYTES as u64).read_to_end(&mut chunk)?;
        hasher.update(&chunk);
        done += chunk.len() as u64;
        if done >= size {
            break;
        }
        if chunk.len() < CHUNK_BYTES {
            return Err(changed(path));
        }
        file.write_all(&sealing.next(&chunk)).map_err(at)?;
        if !watch(size + done) {
            return Ok(None);
        }
    }
    if done != size || BlobHash(hasher.finalize().into()) != *hash {
        return Err(changed(path));
    }
    file.write_all(&sealing.last(&chunk)).map_err(at)?;
    file.into_inner()
        .map(Some)
        .map_err(|error| at(error.into_error()))
}

fn changed(path: &Path) -> Error {
    Error::at(
        path,
        std::io::Error::other("the file changed while it was copied"),
    )
}

const _: () = assert!(MAX_STORED_BYTES < SMALL_BYTES as usize);
