//! What can go wrong between a caller and the firm's file.

use std::path::PathBuf;

use rusqlite::ErrorCode;

/// Why the store would not open, read or write. Nothing has been overwritten in any of these cases.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds no firm.
    #[error("there is no firm in {path}")]
    Missing {
        /// The folder that was looked at.
        path: PathBuf,
    },
    /// The folder already holds a firm; creating another one would overwrite it.
    #[error("there is already a firm in {path}")]
    Exists {
        /// The folder that was to receive the new firm.
        path: PathBuf,
    },
    /// Another process has this firm open.
    #[error("this firm is already open in another window")]
    InUse,
    /// The key is not the one this file was made with.
    #[error("this key does not open the firm's file")]
    WrongKey,
    /// The file is not what this program wrote: cut short, overwritten, or bad sectors.
    #[error("the firm's file is damaged: {what}")]
    Damaged {
        /// What was found, in a few words.
        what: String,
    },
    /// A newer release wrote this file. It was not touched.
    #[error("the firm's file has format {found}; this release knows up to {known}")]
    NewerSchema {
        /// The format of the file.
        found: i64,
        /// The newest format this release understands.
        known: i64,
    },
    /// The disk, or the quota, is full. The transaction was rolled back.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or the file cannot be written.
    #[error("{path} cannot be written")]
    ReadOnly {
        /// What was to be written.
        path: PathBuf,
    },
    /// The row to change does not exist.
    #[error("no {entity} has the id {id}")]
    NotFound {
        /// The table.
        entity: &'static str,
        /// The id that was asked for.
        id: String,
    },
    /// A row with the same identity exists already.
    #[error("this {entity} exists already")]
    Duplicate {
        /// The table.
        entity: &'static str,
    },
    /// A blob that the database names is not in the folder.
    #[error("the content {hash} is missing")]
    BlobMissing {
        /// The content address, in hexadecimal.
        hash: String,
    },
    /// The disk answered with an error that none of the above describes.
    #[error("the disk answered: {0}")]
    Io(std::io::Error),
    /// The database answered with an error that none of the above describes.
    #[error("the database answered: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let damaged = |what: &str| Self::Damaged {
            what: what.to_owned(),
        };
        // Not a write but the memory that readers share could not grow: the disk was full already when the file was opened.
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly {
                path: PathBuf::from("the firm's file"),
            },
            Some(ErrorCode::DatabaseCorrupt) => damaged("its pages do not fit together"),
            Some(ErrorCode::NotADatabase) => damaged("a page does not decrypt"),
            // What SQLCipher answers for a page in the middle; our own mistakes come with a sentence.
            Some(ErrorCode::Unknown) if error.to_string() == "SQL logic error" => {
                damaged("a page does not decrypt")
            }
            _ => Self::Sqlite(error),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull
            | std::io::ErrorKind::QuotaExceeded
            | std::io::ErrorKind::FileTooLarge => Self::DiskFull,
            _ => Self::Io(error),
        }
    }
}

impl Error {
    /// An input or output error about one path: permission and read-only media become [`Error::ReadOnly`].
    pub(crate) fn at(path: &std::path::Path, error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::PermissionDenied
            | std::io::ErrorKind::ReadOnlyFilesystem
            | std::io::ErrorKind::AlreadyExists
            | std::io::ErrorKind::NotADirectory => Self::ReadOnly {
                path: path.to_owned(),
            },
            _ => Self::from(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;
    use std::io::ErrorKind;

    #[test]
    fn a_disk_without_room_is_a_full_disk_whoever_meets_it() {
        for code in [ffi::SQLITE_FULL, ffi::SQLITE_IOERR_SHMSIZE] {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            assert!(matches!(Error::from(error), Error::DiskFull), "{code}");
        }
        for kind in [
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::FileTooLarge,
        ] {
            assert!(
                matches!(Error::from(std::io::Error::from(kind)), Error::DiskFull),
                "{kind}"
            );
        }
    }
}
