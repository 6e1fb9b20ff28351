//! PDF, by two libraries.
//!
//! `pages` takes the text of the whole file at once, with a library for text that recurses and panics on bad
//! input: it gets a document that was disarmed first, on a thread with time and output limits. `File` goes page by
//! page with a library that draws: it knows where each letter stands, and what a scanned page consists of. Where the
//! first finds nothing, the second is asked.

mod disarm;
mod embedded;
mod file;
mod glyphs;
mod render;
mod trailer;
mod weight;
mod words;

pub(crate) use file::File;

use crate::{Error, MAX_TEXT_BYTES, charset, guard};
use pdf_extract::{
    Document, MediaBox, OutputDev, OutputError, PlainTextOutput, Transform, output_doc_page,
};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long one PDF may take.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The largest PDF that is looked at, in bytes.
const MAX_PDF_BYTES: usize = 64 * 1024 * 1024;

/// The most pages that are read.
const MAX_PAGES: usize = 2000;

/// The text of each page; empty for a page without text.
pub(crate) fn pages(bytes: &[u8]) -> Result<Vec<String>, Error> {
    if bytes.len() > MAX_PDF_BYTES {
        return Err(Error::TooLarge {
            limit_bytes: MAX_PDF_BYTES,
        });
    }
    let bytes: Arc<[u8]> = Arc::from(bytes);
    let stop = Arc::new(AtomicBool::new(false));
    let (seen, first) = (Arc::clone(&stop), Arc::clone(&bytes));
    let result = guard::run(TIME_LIMIT, move || read(&first, &seen));
    stop.store(true, Ordering::Relaxed);
    match result {
        Ok(pages) if pages.iter().all(|text| !text.is_empty()) => Ok(pages),
        Ok(pages) => Ok(second_opinion(bytes, pages.clone()).unwrap_or(pages)),
        Err(error @ Error::Damaged(_)) => second_opinion(bytes, Vec::new()).map_err(|_| error),
        Err(error) => Err(error),
    }
}

/// Asks the library that draws pages for the text of those that the library for text read nothing from.
fn second_opinion(bytes: Arc<[u8]>, mut pages: Vec<String>) -> Result<Vec<String>, Error> {
    let file = File::open(bytes)?;
    guard::run(TIME_LIMIT, move || {
        let count = usize::try_from(file.page_count()).unwrap_or(usize::MAX);
        pages.resize(count.min(MAX_PAGES), String::new());
        let mut left = MAX_TEXT_BYTES.saturating_sub(pages.iter().map(String::len).sum());
        for (number, text) in (1u32..).zip(&mut pages) {
            if text.is_empty()
                && left > 0
                && let Some(page) = file.own_text(number)?
            {
                left = left.saturating_sub(page.text.len());
                *text = page.text;
            }
        }
        Ok(pages)
    })
}

fn read(bytes: &[u8], stop: &AtomicBool) -> Result<Vec<String>, Error> {
    let mut document = Document::load_mem(bytes).map_err(refused)?;
    if document.is_encrypted() {
        // Many files are "protected" against printing with an empty password.
        document.decrypt("").map_err(|_| Error::Encrypted)?;
    }
    disarm::disarm(&mut document)?;
    let mut left = MAX_TEXT_BYTES;
    let mut pages = Vec::new();
    for number in document.get_pages().keys().take(MAX_PAGES) {
        let text = page(&document, *number, stop, left);
        left = left.saturating_sub(text.len());
        pages.push(text);
    }
    if pages.is_empty() {
        return Err(guard::damaged("it has no pages"));
    }
    Ok(pages)
}

fn refused(cause: pdf_extract::Error) -> Error {
    match cause {
        pdf_extract::Error::Decryption(_) | pdf_extract::Error::InvalidPassword => Error::Encrypted,
        other => guard::damaged(&other.to_string()),
    }
}

/// The text of one page. A page that cannot be read gives what was read before it failed.
fn page(document: &Document, number: u32, stop: &AtomicBool, limit: usize) -> String {
    let mut text = String::new();
    let mut output = Bounded {
        inner: PlainTextOutput::new(&mut text),
        stop,
        left: limit,
    };
    let read = catch_unwind(AssertUnwindSafe(|| {
        output_doc_page(document, &mut output, number)
    }));
    if !matches!(read, Ok(Ok(()))) {
        tracing::debug!(
            page = number,
            "a page of a PDF could not be read completely"
        );
    }
    if is_garbage(&text) {
        String::new()
    } else {
        tidy(&charset::clean(&text))
    }
}

/// Letters that the font does not explain: the text is codes, not words.
fn is_garbage(text: &str) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let is_bad = c == '\u{fffd}' || c.is_control() || matches!(c, '\u{e000}'..='\u{f8ff}');
        if is_bad { bad += 1 } else { good += 1 }
    }
    bad > good / 3
}

/// No blanks at line ends, no more than one blank line in a row.
fn tidy(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && blank {
            continue;
        }
        blank = line.is_empty();
        result.push_str(line);
        result.push('\n');
    }
    result.truncate(result.trim_end().len());
    result
}

/// Passes text on until the limit is reached or somebody says stop.
struct Bounded<'a> {
    inner: PlainTextOutput<&'a mut String>,
    stop: &'a AtomicBool,
    left: usize,
}

impl Bounded<'_> {
    fn check(&mut self, bytes: usize) -> Result<(), OutputError> {
        self.left = self.left.saturating_sub(bytes);
        if self.left == 0 || self.stop.load(Ordering::Relaxed) {
            return Err(OutputError::FormatError(fmt::Error));
        }
        Ok(())
    }
}

impl OutputDev for Bounded<'_> {
    fn begin_page(
        &mut self,
        number: u32,
        media: &MediaBox,
        art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.inner.begin_page(number, media, art)
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.inner.end_page()
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        spacing: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.check(text.len() + 1)?;
        self.inner
            .output_character(place, width, spacing, size, text)
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.check(0)?;
        self.inner.begin_word()
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        self.inner.end_word()
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        self.inner.end_line()
    }
}
