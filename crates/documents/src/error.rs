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
    /// There is no such page.
    #[error("there is no page {page}; the file has {pages}")]
    UnknownPage {
        /// The page that was asked for.
        page: u32,
        /// How many there are.
        pages: u32,
    },
    /// A picture has more pixels than are looked at.
    #[error("a picture of {megapixels} megapixels is more than the limit of {limit_megapixels}")]
    TooManyPixels {
        /// What it has, in millions.
        megapixels: u64,
        /// The limit, in millions.
        limit_megapixels: u64,
    },
    /// The reader of pictures, or its knowledge of a language, is not installed.
    #[error(
        "no text recognition for the language \"{language}\": install the package tesseract-ocr-{language}, or put \
         {language}.traineddata into the folder of the language files"
    )]
    NoOcr {
        /// The language, by its code of three letters (ISO 639-2).
        language: String,
    },
}
