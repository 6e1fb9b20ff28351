//! Why a file gave no text.

/// Why a file gave no text.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// Not a kind of file that holds text we can read (a picture, an archive, an unknown type).
    #[error("this kind of file cannot be read as text")]
    Unsupported,
    /// The file is fine and holds no text: scanned pages, most likely.
    #[error("the file holds no text ({pages} pages); it may be a scan")]
    NoText {
        /// How many pages it has; 1 for files without pages.
        pages: u32,
    },
    /// The file is protected by a password.
    #[error("the file is protected by a password")]
    Encrypted,
    /// The file is cut or broken.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// The file is larger than is looked at, or unpacks to more than that.
    #[error("the file is larger than the limit of {limit_bytes} bytes, or unpacks to more")]
    TooLarge {
        /// The limit, in bytes.
        limit_bytes: usize,
    },
    /// Reading it took too long.
    #[error("reading the file took longer than {seconds} seconds")]
    TooSlow {
        /// The limit, in seconds.
        seconds: u64,
    },
}
