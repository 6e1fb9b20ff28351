//! A file that is read page by page.

use crate::{
    Error, Kind, MAX_FILE_BYTES, Marks, Ocr, Page, Picture, guard, kind, ocr::Scan, pdf, picture,
};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A file that was opened for reading page by page.
///
/// Several threads may read pages of the same document at the same time; share it in an [`Arc`].
#[derive(Debug)]
pub struct Document {
    kind: Kind,
    content: Content,
    /// Pages that took too long. A thread that hangs cannot be ended, so no second one is lost on the same page.
    slow: Mutex<BTreeSet<u32>>,
}

#[derive(Debug)]
enum Content {
    Pdf(Arc<pdf::File>),
    Image(Arc<picture::File>),
    Words {
        bytes: Arc<[u8]>,
        text: OnceLock<Result<String, Error>>,
    },
}

/// Opens a file for reading page by page. Cheap: no page is read yet.
///
/// `content_type` and `filename` are what the sender claims (either may be empty); the bytes decide when
/// they disagree.
///
/// # Errors
///
/// [`Error::Unsupported`], [`Error::TooLarge`], [`Error::TooManyPixels`], [`Error::Encrypted`] for a PDF whose
/// password is not empty, [`Error::Damaged`] and [`Error::TooSlow`].
pub fn open(content_type: &str, filename: &str, bytes: Arc<[u8]>) -> Result<Document, Error> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Error::TooLarge {
            limit_bytes: MAX_FILE_BYTES,
        });
    }
    let kind = kind::recognise(content_type, filename, &bytes).ok_or(Error::Unsupported)?;
    let content = match kind {
        Kind::Pdf => Content::Pdf(Arc::new(pdf::File::open(bytes)?)),
        Kind::Image => Content::Image(Arc::new(picture::File::open(bytes)?)),
        Kind::Plain | Kind::Csv | Kind::Html | Kind::Rtf | Kind::Docx | Kind::Odt => {
            Content::Words {
                bytes,
                text: OnceLock::new(),
            }
        }
    };
    Ok(Document {
        kind,
        content,
        slow: Mutex::default(),
    })
}

impl Document {
    /// What the file is; its name and declared type may say otherwise.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How many pages it has: at least 1; files without pages have one.
    #[must_use]
    pub fn page_count(&self) -> u32 {
        match &self.content {
            Content::Pdf(file) => file.page_count(),
            Content::Image(file) => file.page_count(),
            Content::Words { .. } => 1,
        }
    }

    /// How much there is to read on a page, in bytes of its pictures as they are packed: a page full of print packs
    /// worse than an empty one and takes longer. 0 where nothing can be said of it.
    #[must_use]
    pub fn bulk(&self, page: u32) -> usize {
        match &self.content {
            Content::Pdf(file) => file.bulk(page),
            Content::Image(_) | Content::Words { .. } => 0,
        }
    }

    /// Whether it is signed, encrypted for show, or was repaired.
    #[must_use]
    pub fn marks(&self) -> Marks {
        match &self.content {
            Content::Pdf(file) => file.marks(),
            Content::Image(_) | Content::Words { .. } => Marks::default(),
        }
    }

    /// The text of a page that is in the file itself. `None` when the page must be read from its picture: it has no
    /// text, or what it has is codes rather than words.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPage`], [`Error::Damaged`], [`Error::TooSlow`], [`Error::TooLarge`], and for files without
    /// pages everything [`crate::text()`] answers except [`Error::NoText`].
    pub fn own_text(&self, page: u32) -> Result<Option<Page>, Error> {
        self.check(page)?;
        match &self.content {
            Content::Pdf(file) => {
                let file = Arc::clone(file);
                self.guarded(page, move || file.own_text(page))
            }
            Content::Image(_) => Ok(None),
            Content::Words { bytes, text } => text
                .get_or_init(|| crate::words(self.kind, bytes))
                .clone()
                .map(|text| Some(Page::plain(1, text))),
        }
    }

    /// The page as a picture for people, at most `max_side` pixels wide and high. Smaller files are not enlarged,
    /// PDF pages are drawn at that size.
    ///
    /// # Errors
    ///
    /// [`Error::Unsupported`] for files without pages: show their text. Otherwise [`Error::UnknownPage`],
    /// [`Error::Damaged`], [`Error::TooSlow`] and [`Error::TooManyPixels`].
    pub fn picture(&self, page: u32, max_side: u32) -> Result<Picture, Error> {
        self.check(page)?;
        match &self.content {
            Content::Pdf(file) => {
                let file = Arc::clone(file);
                self.guarded(page, move || file.picture(page, max_side))
            }
            Content::Image(file) => {
                let file = Arc::clone(file);
                self.guarded(page, move || file.picture(page, max_side))
            }
            Content::Words { .. } => Err(Error::Unsupported),
        }
    }

    /// The page: its own text if it has any, else what is read from its picture.
    ///
    /// # Errors
    ///
    /// As [`Document::own_text`] and [`Document::picture`], and [`Error::NoOcr`].
    pub fn read(&self, page: u32, ocr: &mut Ocr) -> Result<Page, Error> {
        if let Some(page) = self.own_text(page)? {
            return Ok(page);
        }
        ocr.read(page, self.scan(page)?)
    }

    /// The page as the reader of pictures wants it.
    pub(crate) fn scan(&self, page: u32) -> Result<Scan, Error> {
        match &self.content {
            Content::Pdf(file) => {
                let file = Arc::clone(file);
                self.guarded(page, move || file.scan(page))
            }
            Content::Image(file) => {
                let file = Arc::clone(file);
                self.guarded(page, move || file.scan(page))
            }
            Content::Words { .. } => Err(Error::Unsupported),
        }
    }

    fn check(&self, page: u32) -> Result<(), Error> {
        let pages = self.page_count();
        if page == 0 || page > pages {
            return Err(Error::UnknownPage { page, pages });
        }
        Ok(())
    }

    fn guarded<T, F>(&self, page: u32, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, Error> + Send + 'static,
    {
        let slow = || self.slow.lock().unwrap_or_else(PoisonError::into_inner);
        if slow().contains(&page) {
            return Err(Error::TooSlow {
                seconds: pdf::TIME_LIMIT.as_secs(),
            });
        }
        let result = guard::run(pdf::TIME_LIMIT, work);
        if matches!(result, Err(Error::TooSlow { .. })) {
            slow().insert(page);
        }
        result
    }
}
