//! Pictures of pages to text.

mod alone;
mod attempt;
mod engine;
mod languages;
mod prepare;
mod second;
mod tsv;

pub use alone::ocr_with_one_thread;
pub use languages::{Languages, NoLanguages};

use crate::{Error, Page, PageSource, Word, guard};
use attempt::Attempt;
use engine::Engine;
use image::GrayImage;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long one page may take. A page full of small print takes ten seconds on an old laptop.
const TIME_LIMIT: Duration = Duration::from_secs(180);

/// A page as it is read: shades of grey, and where on the page they lie.
#[derive(Debug)]
pub(crate) struct Scan {
    /// The pixels, upright as the page is viewed.
    pub(crate) grey: GrayImage,
    /// Pixels for each inch of paper, across and down (faxes differ); a guess for photographs.
    pub(crate) dpi: [f32; 2],
    /// Left, top, right, bottom of the pixels on the page, as fractions.
    pub(crate) place: [f32; 4],
    /// Width of the page as it is viewed, in pixels.
    pub(crate) width: u32,
    /// Its height.
    pub(crate) height: u32,
}

/// One Tesseract, for one thread. Making one costs about 100 ms; keep it for many pages.
///
/// Tesseract by itself uses several threads for a page and loses more by that than it gains. It is told otherwise
/// only from outside, before the program starts: `OMP_THREAD_LIMIT=1`.
#[derive(Debug)]
pub struct Ocr {
    /// `None` after a page that took too long: the thread that hangs keeps the engine.
    engine: Option<Engine>,
    languages: Languages,
    data: Option<PathBuf>,
}

impl Ocr {
    /// A reader for pages in these languages.
    ///
    /// `data` is the folder with the `.traineddata` files; `None` is where the system keeps them.
    ///
    /// # Errors
    ///
    /// [`Error::NoOcr`] when a language is not installed.
    pub fn new(languages: &Languages, data: Option<&Path>) -> Result<Self, Error> {
        Ok(Self {
            engine: Some(Engine::new(languages, data)?),
            languages: languages.clone(),
            data: data.map(Path::to_owned),
        })
    }

    /// Reads a page.
    pub(crate) fn read(&mut self, number: u32, mut scan: Scan) -> Result<Page, Error> {
        let engine = match self.engine.take() {
            Some(engine) => engine,
            None => Engine::new(&self.languages, self.data.as_deref())?,
        };
        let (engine, page) = guard::run(TIME_LIMIT, move || {
            let mut engine = engine;
            prepare::clean(&mut scan);
            let attempt = attempt::best(&mut engine, &scan)?;
            Ok((engine, page(number, &attempt, &scan)))
        })?;
        self.engine = Some(engine);
        Ok(page)
    }
}

/// A word as it was read, with its box: in pixels of the page as it was laid, then as fractions of the page as it is viewed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Read {
    pub(crate) text: String,
    pub(crate) box_: [f32; 4],
    /// From 0 to 1.
    pub(crate) confidence: f32,
    /// What stands between it and the word before.
    pub(crate) before: Before,
}

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Before {
    Blank,
    Line,
    Paragraph,
}

fn page(number: u32, attempt: &Attempt, scan: &Scan) -> Page {
    let mut text = String::new();
    let mut words = Vec::new();
    let read = &attempt.words;
    let [left, top, right, bottom] = scan.place;
    let x = |share: f32| (left + share * (right - left)).clamp(0.0, 1.0);
    let y = |share: f32| (top + share * (bottom - top)).clamp(0.0, 1.0);
    for word in read {
        if !text.is_empty() {
            text.push_str(match word.before {
                Before::Blank => " ",
                Before::Line => "\n",
                Before::Paragraph => "\n\n",
            });
        }
        let start = text.len();
        text.push_str(&word.text);
        let [x0, y0, x1, y1] = word.box_;
        words.push(Word {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(text.len()).unwrap_or(u32::MAX),
            box_: [x(x0), y(y0), x(x1), y(y1)],
            confidence: word.confidence,
        });
    }
    Page {
        number,
        source: if words.is_empty() {
            PageSource::None
        } else {
            PageSource::Ocr
        },
        text,
        confidence: (!words.is_empty()).then(|| attempt.confidence()),
        words,
        turned: attempt.turned,
        width: scan.width,
        height: scan.height,
    }
}
