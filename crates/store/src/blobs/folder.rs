//! The encrypted files beside the database, for content too large for it.
//!
//! Format, stored: `GBLB`, version 1, 19 random bytes, then chunks of 64 KiB, each sealed with
//! XChaCha20-Poly1305 in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, 2015): the nonce is
//! the 19 bytes, a 32-bit counter and a flag on the last chunk, so that chunks cannot be swapped, dropped
//! or cut off. The header and the content's address are authenticated with every chunk.
//! The file's name is a keyed hash of the address: a name reveals nothing about the content.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::PathBuf;

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::aead::{KeyInit, Payload};

use sha2::{Digest, Sha256};

use super::BlobHash;
use crate::whole::{Unfinished, flush_folder};
use crate::{Error, Keys};

const MAGIC: &[u8; 5] = b"GBLB\x01";
const NONCE_BYTES: usize = 19;
const HEADER_BYTES: usize = MAGIC.len() + NONCE_BYTES;
pub(super) const CHUNK_BYTES: usize = 64 << 10;
const TAG_BYTES: usize = 16;

/// The folder of blob files, with its keys.
pub(crate) struct BlobFolder {
    path: PathBuf,
    keys: Keys,
}

impl BlobFolder {
    pub(crate) const fn new(path: PathBuf, keys: Keys) -> Self {
        Self { path, keys }
    }

    /// The key that seals content.
    pub(super) const fn blob_key(&self) -> &[u8; 32] {
        &self.keys.blobs
    }

    /// Where the content of this address is.
    pub(crate) fn file_of(&self, hash: &BlobHash) -> PathBuf {
        let name = blake3::keyed_hash(&self.keys.names, &hash.0).to_hex();
        self.path.join(&name[..2]).join(name.as_str())
    }

    /// Where files lie until they are whole.
    fn unfinished(&self) -> PathBuf {
        self.path.join("unfinished")
    }

    /// Removes what a crash left of files that were never whole. Nobody else may be writing.
    pub(crate) fn remove_unfinished(&self) {
        match fs::remove_dir_all(self.unfinished()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::debug!(%error, "unfinished content was left behind");
            }
            _ => {}
        }
    }

    /// Starts the file of this address. Several may be started at once: each that is finished is whole.
    pub(super) fn start(&self, hash: &BlobHash) -> std::io::Result<Unfinished> {
        Unfinished::within(&self.unfinished(), &self.file_of(hash))
    }

    /// Puts a file that [`Self::start`] gave in its place.
    pub(super) fn finish(&self, hash: &BlobHash, file: Unfinished) -> std::io::Result<()> {
        let target = self.file_of(hash);
        fs::create_dir_all(target.parent().unwrap_or(&self.path))?;
        file.finish()?;
        // The folder of two letters may be new.
        flush_folder(&self.path)
    }

    /// Writes content so that after a crash the file is whole or absent.
    pub(crate) fn write(&self, hash: &BlobHash, content: &[u8]) -> Result<(), Error> {
        let sealed = seal(&self.keys.blobs, hash, content)?;
        let write = || -> std::io::Result<()> {
            let mut file = self.start(hash)?;
            file.write_all(&sealed)?;
            self.finish(hash, file)
        };
        write().map_err(|error| Error::at(&self.file_of(hash), error))
    }

    /// Whether the file of this address is there and holds the content as it is. `None` when `watch`, which hears of
    /// the bytes, said to stop.
    pub(super) fn holds(
        &self,
        hash: &BlobHash,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Option<bool> {
        let Ok(file) = File::open(self.file_of(hash)) else {
            return Some(false);
        };
        // Whatever cannot be read is written again.
        match self.digest(hash, &file, watch) {
            Ok(Some(found)) => Some(found == Some(*hash)),
            Ok(None) => None,
            Err(_) => Some(false),
        }
    }

    /// The address of what a file holds; nothing when it is damaged, `None` when it was told to stop.
    #[allow(clippy::option_option, reason = "stopped and damaged are two things")]
    fn digest(
        &self,
        hash: &BlobHash,
        file: &File,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> std::io::Result<Option<Option<BlobHash>>> {
        let mut left = file.metadata()?.len();
        let mut sealed = Vec::with_capacity(CHUNK_BYTES + TAG_BYTES);
        file.take(HEADER_BYTES as u64).read_to_end(&mut sealed)?;
        let Some(mut opening) = Opening::new(&self.keys.blobs, hash, &sealed) else {
            return Ok(Some(None));
        };
        left = left.saturating_sub(HEADER_BYTES as u64);
        let (mut hasher, mut done) = (Sha256::new(), 0);
        while left > (CHUNK_BYTES + TAG_BYTES) as u64 {
            sealed.clear();
            file.take((CHUNK_BYTES + TAG_BYTES) as u64)
                .read_to_end(&mut sealed)?;
            left -= sealed.len() as u64;
            let Some(chunk) = opening.next(&sealed) else {
                return Ok(Some(None));
            };
            hasher.update(&chunk);
            done += chunk.len() as u64;
            if !watch(done) {
                return Ok(None);
            }
        }
        sealed.clear();
        file.take((CHUNK_BYTES + TAG_BYTES) as u64)
            .read_to_end(&mut sealed)?;
        Ok(Some(opening.last(&sealed).map(|chunk| {
            hasher.update(&chunk);
            BlobHash(hasher.finalize().into())
        })))
    }

    /// Reads content and authenticates it.
    pub(crate) fn read(&self, hash: &BlobHash) -> Result<Vec<u8>, Error> {
        let path = self.file_of(hash);
        let sealed = fs::read(&path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::BlobMissing {
                hash: hash.to_string(),
            },
            _ => Error::at(&path, error),
        })?;
        open(&self.keys.blobs, hash, &sealed).ok_or_else(|| Error::Damaged {
            what: format!("the file of the content {hash}"),
        })
    }
}

fn seal(key: &[u8; 32], hash: &BlobHash, content: &[u8]) -> Result<Vec<u8>, Error> {
    Ok(seal_with(key, hash, &make_nonce()?, content))
}

fn make_nonce() -> Result<[u8; NONCE_BYTES], Error> {
    let mut nonce = [0; NONCE_BYTES];
    getrandom::fill(&mut nonce)
        .map_err(|error| Error::Io(std::io::Error::other(error.to_string())))?;
    Ok(nonce)
}

fn seal_with(
    key: &[u8; 32],
    hash: &BlobHash,
    nonce: &[u8; NONCE_BYTES],
    content: &[u8],
) -> Vec<u8> {
    let chunks = content.len().div_ceil(CHUNK_BYTES).max(1);
    let (header, mut sealing) = Sealing::new(key, hash, nonce);
    let mut sealed = Vec::with_capacity(HEADER_BYTES + content.len() + chunks * TAG_BYTES);
    sealed.extend_from_slice(&header);
    let mut rest = content;
    while rest.len() > CHUNK_BYTES {
        let (chunk, tail) = rest.split_at(CHUNK_BYTES);
        sealed.extend(sealing.next(chunk));
        rest = tail;
    }
    sealed.extend(sealing.last(rest));
    sealed
}

/// Seals content chunk by chunk.
pub(super) struct Sealing {
    stream: EncryptorBE32<XChaCha20Poly1305>,
    aad: Vec<u8>,
}

/// Starts sealing content of this address: the file's header, and what seals the chunks that follow.
pub(super) fn start_sealing(key: &[u8; 32], hash: &BlobHash) -> Result<(Vec<u8>, Sealing), Error> {
    Ok(Sealing::new(key, hash, &make_nonce()?))
}

impl Sealing {
    fn new(key: &[u8; 32], hash: &BlobHash, nonce: &[u8; NONCE_BYTES]) -> (Vec<u8>, Self) {
        let header = [MAGIC.as_slice(), nonce].concat();
        let aad = authenticated(&header, hash);
        let stream =
            EncryptorBE32::from_aead(XChaCha20Poly1305::new(key.into()), nonce.as_slice().into());
        (header, Self { stream, aad })
    }

    /// Seals a chunk of [`CHUNK_BYTES`] after which others follow.
    pub(super) fn next(&mut self, chunk: &[u8]) -> Vec<u8> {
        let aad = &self.aad;
        self.stream
            .encrypt_next(Payload { msg: chunk, aad })
            .expect("fewer than 2^32 chunks: content is far below 256 TiB")
    }

    /// Seals the last chunk, at most [`CHUNK_BYTES`].
    pub(super) fn last(self, chunk: &[u8]) -> Vec<u8> {
        let aad = &self.aad;
        self.stream
            .encrypt_last(Payload { msg: chunk, aad })
            .expect("a chunk is far below the limit of the cipher")
    }
}

fn open(key: &[u8; 32], hash: &BlobHash, sealed: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = sealed.split_at_checked(HEADER_BYTES)?;
    let mut opening = Opening::new(key, hash, header)?;
    let mut content = Vec::with_capacity(rest.len());
    while rest.len() > CHUNK_BYTES + TAG_BYTES {
        let (chunk, tail) = rest.split_at(CHUNK_BYTES + TAG_BYTES);
        content.extend(opening.next(chunk)?);
        rest = tail;
    }
    content.extend(opening.last(rest)?);
    Some(content)
}

/// Opens content chunk by chunk. `None` is damage.
struct Opening {
    stream: DecryptorBE32<XChaCha20Poly1305>,
    aad: Vec<u8>,
}

impl Opening {
    fn new(key: &[u8; 32], hash: &BlobHash, header: &[u8]) -> Option<Self> {
        let nonce = header
            .strip_prefix(MAGIC.as_slice())
            .filter(|nonce| nonce.len() == NONCE_BYTES)?;
        let stream = DecryptorBE32::from_aead(XChaCha20Poly1305::new(key.into()), nonce.into());
        let aad = authenticated(header, hash);
        Some(Self { stream, aad })
    }

    fn next(&mut self, chunk: &[u8]) -> Option<Vec<u8>> {
        let aad = &self.aad;
        self.stream.decrypt_next(Payload { msg: chunk, aad }).ok()
    }

    fn last(self, chunk: &[u8]) -> Option<Vec<u8>> {
        let aad = &self.aad;
        self.stream.decrypt_last(Payload { msg: chunk, aad }).ok()
    }
}

fn authenticated(header: &[u8], hash: &BlobHash) -> Vec<u8> {
    [header, &hash.0].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(bytes: usize) -> Vec<u8> {
        (0..bytes).map(|at| (at % 251) as u8).collect()
    }

    #[test]
    fn content_of_every_awkward_length_comes_back() {
        for bytes in [
            0,
            1,
            CHUNK_BYTES - 1,
            CHUNK_BYTES,
            CHUNK_BYTES + 1,
            3 * CHUNK_BYTES,
        ] {
            let (content, hash) = (content(bytes), BlobHash::of(b"name"));
            let sealed = seal(&[1; 32], &hash, &content).unwrap();
            assert_eq!(
                open(&[1; 32], &hash, &sealed).as_ref(),
                Some(&content),
                "{bytes} bytes"
            );
            assert_eq!(open(&[2; 32], &hash, &sealed), None, "another key");
            assert_eq!(
                open(&[1; 32], &BlobHash::of(b"other"), &sealed),
                None,
                "another name"
            );
        }
    }

    #[test]
    fn a_cut_file_is_refused_even_between_chunks() {
        let hash = BlobHash::of(b"name");
        let sealed = seal(&[1; 32], &hash, &content(3 * CHUNK_BYTES)).unwrap();
        for chunks in 0..3 {
            let cut = HEADER_BYTES + chunks * (CHUNK_BYTES + TAG_BYTES);
            assert_eq!(
                open(&[1; 32], &hash, &sealed[..cut]),
                None,
                "cut after {chunks} chunks"
            );
        }
    }

    /// A file written by the first release. It must open for ever.
    #[test]
    fn the_first_releases_files_still_open() {
        let hash = BlobHash([9; 32]);
        let sealed = seal_with(&[7; 32], &hash, &[5; NONCE_BYTES], b"Bonjour");
        let hex: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, FIRST_RELEASE);
        assert_eq!(
            open(&[7; 32], &hash, &sealed).as_deref(),
            Some(b"Bonjour".as_slice())
        );
    }

    const FIRST_RELEASE: &str = "47424c4201050505050505050505050505050505050505052bb17ac1c2f5c467677c4e5aa386b89435289e87ac786d";
}
