//! A PDF that is read page by page.

use super::embedded::{self, Embedded};
use super::glyphs::{self, Collector};
use super::{render, trailer, weight};
use crate::ocr::Scan;
use crate::{Error, Marks, Page, Picture, guard, raster};
use hayro::hayro_syntax::object::{Object, Stream};
use hayro::hayro_syntax::{LoadPdfError, Pdf, page::Page as PdfPage};
use image::DynamicImage;
use std::fmt;
use std::sync::Arc;

/// What pages are drawn at to be read, in dots per inch: what Tesseract was trained with.
pub(super) const READING_DPI: f32 = 300.0;

pub(crate) struct File {
    pdf: Pdf,
    marks: Marks,
}

impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("File")
            .field("pages", &self.page_count())
            .field("marks", &self.marks)
            .finish_non_exhaustive()
    }
}

impl File {
    pub(crate) fn open(bytes: Arc<[u8]>) -> Result<Self, Error> {
        let marks = trailer::marks(&bytes);
        let pdf = guard::run(super::TIME_LIMIT, move || {
            weight::check_file(&bytes)?;
            let pdf = Pdf::new(Arc::new(bytes)).map_err(refused)?;
            if marks.encrypted {
                pdf.objects()
                    .into_iter()
                    .filter_map(Object::into_stream)
                    .try_for_each(|stream| weight::check_stream(&stream))?;
            }
            Ok(pdf)
        })?;
        if pdf.pages().is_empty() {
            return Err(guard::damaged("it has no pages"));
        }
        Ok(Self { pdf, marks })
    }

    pub(crate) fn page_count(&self) -> u32 {
        u32::try_from(self.pdf.pages().len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn marks(&self) -> Marks {
        self.marks
    }

    fn page(&self, number: u32) -> Result<&PdfPage<'_>, Error> {
        let index = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
        self.pdf.pages().get(index).ok_or(Error::UnknownPage {
            page: number,
            pages: self.page_count(),
        })
    }

    pub(crate) fn own_text(&self, number: u32) -> Result<Option<Page>, Error> {
        let page = self.page(number)?;
        Ok(glyphs::read(page, number))
    }

    pub(crate) fn bulk(&self, number: u32) -> usize {
        let Ok(page) = self.page(number) else {
            return 0;
        };
        let objects = &page.resources().x_objects;
        objects
            .keys()
            .filter_map(|name| objects.get::<Stream<'_>>(name))
            .map(|stream| stream.raw_data().len())
            .sum()
    }

    pub(crate) fn picture(&self, number: u32, max_side: u32) -> Result<Picture, Error> {
        let page = self.page(number)?;
        refuse(&glyphs::collect(page))?;
        let (width, height) = page.render_dimensions();
        let scale = max_side.max(1) as f32 / width.max(height);
        let drawn = DynamicImage::ImageRgba8(render::page(page, scale)?);
        raster::encode(&raster::on_white(&drawn))
    }

    /// The page for the reader of pictures: the picture it consists of, or else the page drawn large.
    pub(crate) fn scan(&self, number: u32) -> Result<Scan, Error> {
        let page = self.page(number)?;
        let seen = glyphs::collect(page);
        refuse(&seen)?;
        let (wide, high) = page.render_dimensions();
        let pixels = |points: f32| (points * READING_DPI / 72.0).round() as u32;
        let (width, height) = (pixels(wide), pixels(high));
        if let Some(Embedded { grey, place }) = embedded::embedded(page, &seen) {
            let dpi = |pixels: u32, points: f64| pixels as f32 * 72.0 / points.max(1.0) as f32;
            return Ok(Scan {
                dpi: [
                    dpi(grey.width(), place.width()),
                    dpi(grey.height(), place.height()),
                ],
                place: [
                    place.x0 as f32 / wide,
                    place.y0 as f32 / high,
                    place.x1 as f32 / wide,
                    place.y1 as f32 / high,
                ],
                grey,
                width,
                height,
            });
        }
        let scale = render::bounded(page, READING_DPI / 72.0);
        let grey = raster::grey(DynamicImage::ImageRgba8(render::page(page, scale)?));
        Ok(Scan {
            grey,
            dpi: [scale * 72.0; 2],
            place: [0.0, 0.0, 1.0, 1.0],
            width,
            height,
        })
    }
}

/// A page with a picture that is too large is not drawn.
fn refuse(seen: &Collector) -> Result<(), Error> {
    seen.refused.clone().map_or(Ok(()), Err)
}

fn refused(cause: LoadPdfError) -> Error {
    match cause {
        LoadPdfError::Decryption(_) => Error::Encrypted,
        LoadPdfError::Invalid => guard::damaged("it is no PDF that could be understood"),
    }
}
