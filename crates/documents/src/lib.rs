//! Documents: the text of what is attached, and files that leave ([`LetterFile`], [`Charts`]).
//!
//! [`text()`] takes the bytes of a file and gives back the text that is in it, at once: for what arrives by the
//! thousand. [`open()`] reads page by page, shows pages as pictures and reads scans ([`Ocr`]), which takes a second
//! or more for each page: for jobs that can wait. This room must not know where the file came from or what its text means. Files come from strangers: time, size and memory
//! are bounded, a parser that panics or hangs is one [`Error`], and nothing is written to disk.

mod card;
mod catalogue;
mod charset;
mod charts;
mod code;
mod document;
mod error;
mod guard;

mod illustrations;
mod kind;
mod letter;
mod light;
mod ocr;
mod office;
mod page;
pub mod pdf;
mod picture;
mod program;
mod published;
mod raster;
mod rtf;
pub mod sheet;
mod text;

pub use card::{CardField, CardKind, MAX_CARD_BYTES, WrittenCard, card_text, written_card};
pub use catalogue::{
    Catalogue, Field, Product, Vat, article_number_is_right, printed_prices, read_catalogue,
};
pub use charts::{Bar, Chart, Charts, charts_pdf};
pub use code::Code;
pub use document::{Document, open};
pub use error::Error;
pub use illustrations::{Printed, product_pictures};
pub use kind::Kind;
pub use letter::LetterFile;
pub use ocr::{Languages, NoLanguages, Ocr, ocr_with_one_thread};
pub use page::{Marks, Page, PageSource, Picture, Word};
pub use program::{is_program, runs};
pub use published::{MAX_DECISION_BYTES, Published, is_published, published};
pub use raster::smaller;

/// The text of a file, page by page.
#[derive(Debug, Clone, PartialEq)]
pub struct Extracted {
    /// What the file turned out to be; its name and declared type may say otherwise.
    pub kind: Kind,
    /// Its pages in order; a file without pages has one. Never empty.
    pub pages: Vec<Page>,
    /// The text was longer than [`MAX_TEXT_BYTES`] and was cut.
    pub truncated: bool,
}

impl Extracted {
    /// All pages, a blank line between them.
    #[must_use]
    pub fn full_text(&self) -> String {
        let pages: Vec<&str> = self.pages.iter().map(|page| page.text.as_str()).collect();
        pages.join("\n\n")
    }
}

/// The most text that is taken from one file, in bytes.
pub const MAX_TEXT_BYTES: usize = 4 * 1024 * 1024;

/// The largest file that is looked at, in bytes.
pub const MAX_FILE_BYTES: usize = 256 * 1024 * 1024;

/// The text of a file.
///
/// `content_type` and `filename` are what the sender claims (either may be empty); the bytes decide when
/// they disagree. Returns within [`pdf::TIME_LIMIT`] for PDF and in proportion to the size for others.
///
/// # Errors
///
/// [`Error`]; [`Error::NoText`] and [`Error::Unsupported`] are ordinary answers, not failures.
pub fn text(content_type: &str, filename: &str, bytes: &[u8]) -> Result<Extracted, Error> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Error::TooLarge {
            limit_bytes: MAX_FILE_BYTES,
        });
    }
    let kind = kind::recognise(content_type, filename, bytes).ok_or(Error::Unsupported)?;
    let pages = match kind {
        Kind::Pdf => pdf::pages(bytes)?,
        _ => vec![words(kind, bytes)?],
    };
    finish(kind, pages)
}

/// The text of a file without pages.
fn words(kind: Kind, bytes: &[u8]) -> Result<String, Error> {
    match kind {
        Kind::Plain | Kind::Csv => Ok(text::plain(bytes)),
        Kind::Html => text::html(bytes),
        Kind::Rtf => Ok(rtf::text(bytes)),
        Kind::Docx => office::docx(bytes),
        Kind::Odt => office::odt(bytes),
        Kind::Pdf | Kind::Image => Err(Error::Unsupported),
    }
}

/// Numbers the pages, cuts what is too long, and refuses a file that says nothing.
fn finish(kind: Kind, pages: Vec<String>) -> Result<Extracted, Error> {
    if pages.iter().all(|text| text.trim().is_empty()) {
        return Err(Error::NoText {
            pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        });
    }
    let mut left = MAX_TEXT_BYTES;
    let mut truncated = false;
    let pages = (1u32..)
        .zip(pages)
        .map(|(number, mut text)| {
            if text.len() > left {
                let cut = (0..=left)
                    .rev()
                    .find(|&at| text.is_char_boundary(at))
                    .unwrap_or(0);
                text.truncate(cut);
                truncated = true;
            }
            left -= text.len();
            Page::plain(number, text)
        })
        .collect();
    Ok(Extracted {
        kind,
        pages,
        truncated,
    })
}
