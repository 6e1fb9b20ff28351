//! Tesseract.

use super::{Languages, Read, tsv};
use crate::{Error, guard};
use image::GrayImage;
use std::ffi::{CStr, CString};
use std::fmt;
use std::path::Path;
use tesseract_plumbing::TessBaseApi;

/// Tesseract with each language alone, and with all of them once a page needs them.
///
/// One language at a time is a fifth faster, and does not take the accents of one language for faults of another.
pub(super) struct Engine {
    alone: Vec<TessBaseApi>,
    all: Option<TessBaseApi>,
    languages: Languages,
    folder: Option<CString>,
}

/// Which of the languages a page is read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum With {
    /// One alone, by its place.
    One(usize),
    All,
}

impl Default for With {
    fn default() -> Self {
        Self::One(0)
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Engine")
            .field("languages", &self.languages)
            .finish_non_exhaustive()
    }
}

impl Engine {
    pub(super) fn new(languages: &Languages, data: Option<&Path>) -> Result<Self, Error> {
        let folder = data.and_then(|folder| CString::new(folder.to_string_lossy().as_bytes()).ok());
        // Started with several at once, Tesseract is content with those it finds.
        let alone = languages
            .codes()
            .map(|code| start(folder.as_deref(), code))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            alone,
            all: None,
            languages: languages.clone(),
            folder,
        })
    }

    /// How many languages there are.
    pub(super) fn languages(&self) -> usize {
        self.alone.len()
    }

    /// The words of a picture of one line, with boxes in pixels.
    pub(super) fn read_line(
        &mut self,
        with: With,
        grey: &GrayImage,
        dpi: f32,
    ) -> Result<Vec<Read>, Error> {
        self.layout(with, ONE_LINE)?;
        let words = self.read(with, grey, dpi);
        self.layout(with, AUTOMATIC)?;
        words
    }

    fn layout(&mut self, with: With, mode: &CStr) -> Result<(), Error> {
        self.api(with)?
            .set_variable(LAYOUT, mode)
            .map_err(|cause| guard::damaged(&cause.to_string()))
    }

    /// The words of a picture, in reading order, with boxes in pixels.
    pub(super) fn read(
        &mut self,
        with: With,
        grey: &GrayImage,
        dpi: f32,
    ) -> Result<Vec<Read>, Error> {
        let api = self.api(with)?;
        let size = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
        let (width, height) = (size(grey.width()), size(grey.height()));
        let failed = |cause: &dyn fmt::Display| guard::damaged(&cause.to_string());
        api.set_image(grey, width, height, 1, width)
            .map_err(|cause| failed(&cause))?;
        api.set_source_resolution(dpi.round() as i32);
        let table = api.get_tsv_text(0).map_err(|cause| failed(&cause))?;
        let text = table.as_ref().to_string_lossy();
        Ok(tsv::words(&text))
    }

    fn api(&mut self, with: With) -> Result<&mut TessBaseApi, Error> {
        let api = match with {
            With::One(place) if place < self.alone.len() => &mut self.alone[place],
            _ => match &mut self.all {
                Some(all) => all,
                none => none.insert(start(self.folder.as_deref(), self.languages.as_str())?),
            },
        };
        Ok(api)
    }
}

fn start(folder: Option<&CStr>, languages: &str) -> Result<TessBaseApi, Error> {
    let missing = || Error::NoOcr {
        language: languages.to_owned(),
    };
    let codes = CString::new(languages).map_err(|_| missing())?;
    let mut api = TessBaseApi::create();
    api.init_2(folder, Some(&codes)).map_err(|_| missing())?;
    for (name, value) in SETTINGS {
        api.set_variable(name, value)
            .map_err(|cause| guard::damaged(&cause.to_string()))?;
    }
    Ok(api)
}

/// How Tesseract looks for lines on a picture.
const LAYOUT: &CStr = c"tessedit_pageseg_mode";
/// By itself, without detection of the script: the page was turned before.
const AUTOMATIC: &CStr = c"3";
/// The picture is one line.
const ONE_LINE: &CStr = c"7";

/// What differs from Tesseract's own choice.
const SETTINGS: &[(&CStr, &CStr)] = &[
    (LAYOUT, AUTOMATIC),
    // Its remarks go to nobody.
    (c"debug_file", c"/dev/null"),
];
