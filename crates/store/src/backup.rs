//! A firm as one file: made, added to, read back and unpacked.
//!
//! Everything in it is what lies in the firm's folder, byte for byte, and that is encrypted already: pages of the
//! database, blob files, and the key file, which opens nothing without a passphrase or the recovery kit. So a backup is
//! made, checked and unpacked without a key. What a key adds is proof: the caller seals the digest of the contents
//! together with what it knows of them, and finds a swapped or mixed backup by it.
//!
//! - A backup onto an existing one adds only the pieces that are not in it yet. Pages that did not change keep their
//!   encrypted bytes, so a piece is known by its hash; a blob file never changes at all.
//! - The file is written like a journal: pieces and their index at the end first, flushed, then one of two headers in
//!   turn. A kill at any moment leaves the header that was there, and with it the backup before.
//! - The last few backups stay in the file. They share their pieces.
//!
//! A backup comes from a stranger's disk: sizes are checked against the file before memory is taken, names against the
//! few that a firm has, and no byte is counted twice, so that a small file cannot become a large folder.

mod layout;
pub(crate) mod log;
mod pieces;
mod read;
mod tidy;
mod walk;
mod write;

use std::io;
use std::path::{Path, PathBuf};

pub use log::{BackupKind, BackupPlan, BackupRun};
pub use read::BackupFile;
pub use walk::{BackupFinding, CheckedBackup};
pub use write::{BackupOrder, MadeBackup};

use crate::Error;

/// Told how many bytes of how many are done; answers whether to go on.
pub type BackupProgress<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// Why a backup was not made or read. What was there before is there still.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is something else. It was not touched.
    #[error("{path} is not a backup of Guichet")]
    NotABackup {
        /// The file.
        path: PathBuf,
    },
    /// A newer release wrote it.
    #[error("the backup has format {found}; this release knows up to {known}")]
    Newer {
        /// Its format.
        found: u32,
        /// The newest that this release understands.
        known: u32,
    },
    /// Bytes are not what was written.
    #[error("the backup is damaged: {0}")]
    Damaged(BackupFinding),
    /// It belongs to another firm.
    #[error("the backup belongs to another firm, {found}")]
    OtherFirm {
        /// The firm it belongs to.
        found: crate::Id,
    },
    /// Another process is writing to it.
    #[error("another program is writing to this backup")]
    InUse,
    /// The firm is larger than a backup can describe.
    #[error("the firm is too large for one backup")]
    TooLarge,
    /// Somebody stopped it.
    #[error("stopped")]
    Cancelled,
    /// The disk, the quota or what the file system lets one file have is full.
    #[error("the disk that holds {path} is full")]
    Full {
        /// What was written.
        path: PathBuf,
    },
    /// The system refused.
    #[error("{path}: {error}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The firm itself could not be read.
    #[error(transparent)]
    Store(#[from] Error),
}

impl BackupError {
    /// What the system said about a path.
    fn at(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::Full { path },
            _ => Self::File { path, error },
        }
    }
}
