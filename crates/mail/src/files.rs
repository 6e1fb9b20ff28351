//! Mail that lies in files: `.eml`, mbox, Maildir, and folders of them.
//!
//! [`Source`] walks what it is given and hands out one message at a time. It changes nothing on disk.
//! What cannot be read is handed out too, as a [`Failed`] with its path and its reason, and the walk
//! goes on. A file that grows while it is read is read up to the length it had when it was opened.

mod maildir;
mod mbox;
mod walk;

use crate::RawMessage;
use std::io;
use std::path::{Path, PathBuf};

pub use mbox::{MboxEntry, MboxReader, write_mbox_entry};

/// Something that could not be read, or not completely. It is a line for a person, not the end of the walk.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
#[error("{}: {error}", path.display())]
pub struct Failed {
    /// The file or folder.
    pub path: PathBuf,
    /// What happened.
    pub error: Reason,
}

/// Why something could not be read, or not completely.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The system refused.
    #[error("{words}")]
    Io {
        /// How.
        kind: io::ErrorKind,
        /// In the system's words.
        words: String,
    },
    /// A device, a pipe or a socket.
    #[error("neither a file nor a folder")]
    NoFile,
    /// A link to a folder in which it lies itself.
    #[error("this link leads back to a folder above it; not followed")]
    LeadsBack,
    /// Mail in a format of one program alone.
    #[error(
        "a .{0} can only be read by the program that made it; save the mail as .eml or .mbox there"
    )]
    Foreign(&'static str),
    /// No message of this size is held in memory.
    #[error("a message is larger than {} MB", most >> 20)]
    TooLarge {
        /// The largest that is read, in bytes.
        most: u64,
    },
    /// Somebody else writes into it.
    #[error("the file grew by {bytes} bytes while it was read; read it again for the rest")]
    Grew {
        /// How much was appended.
        bytes: u64,
    },
    /// The reading stopped here.
    #[error("stopped at byte {offset}: {words}")]
    Stopped {
        /// The first byte that was not read.
        offset: u64,
        /// In the system's words.
        words: String,
    },
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        Self::Io {
            kind: error.kind(),
            words: error.to_string(),
        }
    }
}

impl Failed {
    fn new(path: &Path, error: impl Into<Reason>) -> Self {
        Self {
            path: path.to_owned(),
            error: error.into(),
        }
    }
}

/// A message that was found; its bytes may still be on disk.
///
/// Lets a caller read in parallel: finding is cheap, reading is not.
#[derive(Debug)]
pub struct Entry(walk::Found);

impl Entry {
    /// Reads the message.
    ///
    /// # Errors
    ///
    /// [`Failed`] when the file is gone, unreadable or too large to hold in memory.
    pub fn read(self) -> Result<RawMessage, Failed> {
        self.0.read()
    }

    /// The file it comes from.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// Everything found under some paths, one message at a time.
///
/// As an iterator it reads each message in turn; [`Source::entries`] leaves the reading to the caller.
/// Memory: one message, and the names of the folder that is being walked.
#[derive(Debug)]
pub struct Source {
    paths: Vec<PathBuf>,
    walk: walk::Walk,
}

impl Source {
    /// Looks at nothing yet: a path that does not exist is the iterator's first [`Failed`].
    #[must_use]
    pub fn open<P: AsRef<Path>>(paths: &[P]) -> Self {
        let paths: Vec<PathBuf> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
        Self {
            walk: walk::Walk::new(paths.clone()),
            paths,
        }
    }

    /// About how many messages there are, for a progress bar.
    ///
    /// Lists folders without opening messages; an mbox counts as its size divided by 10 KB. Not exact.
    #[must_use]
    pub fn count_hint(&self) -> u64 {
        walk::count_hint(&self.paths)
    }

    /// The same messages, not yet read.
    pub fn entries(self) -> impl Iterator<Item = Result<Entry, Failed>> + Send {
        self.walk.map(|found| found.map(Entry))
    }
}

impl Iterator for Source {
    type Item = Result<RawMessage, Failed>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.walk.next()?.and_then(walk::Found::read))
    }
}
