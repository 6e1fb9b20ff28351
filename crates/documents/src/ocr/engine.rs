//! Tesseract.

use super::{Languages, Read, tsv};
use crate::{Error, guard};
use image::GrayImage;
use std::ffi::{CStr, CString};
use std::fmt;
use std::path::Path;
use tesseract_plumbing::TessBaseApi;

pub(super) struct Engine(TessBaseApi);

impl fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Engine")
    }
}

impl Engine {
    pub(super) fn new(languages: &Languages, data: Option<&Path>) -> Result<Self, Error> {
        let folder = data.and_then(|folder| CString::new(folder.to_string_lossy().as_bytes()).ok());
        let start = |codes: &str| -> Option<TessBaseApi> {
            let codes = CString::new(codes).ok()?;
            let mut api = TessBaseApi::create();
            api.init_2(folder.as_deref(), Some(&codes)).ok()?;
            Some(api)
        };
        let missing = |language: &str| Error::NoOcr {
            language: language.to_owned(),
        };
        // Started with several languages, it is content with those it finds.
        let is_one = languages.codes().count() == 1;
        if let Some(code) = languages
            .codes()
            .find(|code| !is_one && start(code).is_none())
        {
            return Err(missing(code));
        }
        let mut api = start(languages.as_str()).ok_or_else(|| missing(languages.as_str()))?;
        for (name, value) in SETTINGS {
            api.set_variable(name, value)
                .map_err(|cause| guard::damaged(&cause.to_string()))?;
        }
        Ok(Self(api))
    }

    /// The words of a picture, in reading order, with boxes in pixels.
    pub(super) fn read(&mut self, grey: &GrayImage, dpi: f32) -> Result<Vec<Read>, Error> {
        let size = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
        let (width, height) = (size(grey.width()), size(grey.height()));
        let failed = |cause: &dyn fmt::Display| guard::damaged(&cause.to_string());
        self.0
            .set_image(grey, width, height, 1, width)
            .map_err(|cause| failed(&cause))?;
        self.0.set_source_resolution(dpi.round() as i32);
        let table = self.0.get_tsv_text(0).map_err(|cause| failed(&cause))?;
        let text = table.as_ref().to_string_lossy();
        Ok(tsv::words(&text))
    }
}

/// What differs from Tesseract's own choice.
const SETTINGS: &[(&CStr, &CStr)] = &[
    // Automatic layout, no detection of the script: the page was turned before.
    (c"tessedit_pageseg_mode", c"3"),
    // Its remarks go to nobody.
    (c"debug_file", c"/dev/null"),
];
