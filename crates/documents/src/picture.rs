//! Files that are pictures.

mod tiff;

use crate::ocr::Scan;
use crate::{Error, Picture, guard, raster};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader};
use std::sync::Arc;

/// How much memory one picture may take while it is unpacked, in bytes.
const MAX_PICTURE_BYTES: u64 = 512 * 1024 * 1024;

/// The longer side of A4 in inches: what a picture that does not know its size is taken for.
const A4_INCHES: f32 = 11.69;

/// The format of a picture that is read here, from its first bytes.
pub(crate) fn recognise(bytes: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(bytes).ok()?;
    let is_read = match format {
        ImageFormat::Png
        | ImageFormat::Jpeg
        | ImageFormat::Tiff
        | ImageFormat::WebP
        | ImageFormat::Gif => true,
        // Two letters are little evidence: the reserved field must be zero, as no text is.
        ImageFormat::Bmp => bytes.get(6..10) == Some(&[0, 0, 0, 0]),
        _ => false,
    };
    is_read.then_some(format)
}

/// A picture, or the several pictures of a TIFF.
#[derive(Debug)]
pub(crate) struct File {
    bytes: Arc<[u8]>,
    format: ImageFormat,
    /// Where the directory of each page of a TIFF is; empty for other formats.
    directories: Vec<u32>,
}

impl File {
    pub(crate) fn open(bytes: Arc<[u8]>) -> Result<Self, Error> {
        let format = recognise(&bytes).ok_or(Error::Unsupported)?;
        let directories = if format == ImageFormat::Tiff {
            tiff::directories(&bytes)
        } else {
            Vec::new()
        };
        let file = Self {
            bytes,
            format,
            directories,
        };
        let (width, height) = file.decoder(1)?.dimensions();
        raster::check_pixels(width, height)?;
        Ok(file)
    }

    pub(crate) fn page_count(&self) -> u32 {
        u32::try_from(self.directories.len())
            .unwrap_or(u32::MAX)
            .max(1)
    }

    pub(crate) fn picture(&self, page: u32, max_side: u32) -> Result<Picture, Error> {
        let image = raster::within(self.decode(page)?, max_side.max(1));
        raster::encode(&raster::on_white(&image))
    }

    pub(crate) fn scan(&self, page: u32) -> Result<Scan, Error> {
        let grey = raster::grey(self.decode(page)?);
        let (width, height) = grey.dimensions();
        Ok(Scan {
            dpi: [width.max(height) as f32 / A4_INCHES; 2],
            grey,
            place: [0.0, 0.0, 1.0, 1.0],
            width,
            height,
        })
    }

    fn decoder(&self, page: u32) -> Result<impl ImageDecoder + '_, Error> {
        let index = usize::try_from(page.saturating_sub(1)).unwrap_or(usize::MAX);
        let source = tiff::at(&self.bytes, self.directories.get(index).copied());
        let mut reader = ImageReader::with_format(source, self.format);
        let mut limits = image::Limits::default();
        limits.max_alloc = Some(MAX_PICTURE_BYTES);
        reader.limits(limits);
        reader.into_decoder().map_err(refused)
    }

    /// The pixels of a page, upright as the camera says.
    fn decode(&self, page: u32) -> Result<DynamicImage, Error> {
        let mut decoder = self.decoder(page)?;
        let (width, height) = decoder.dimensions();
        raster::check_pixels(width, height)?;
        if decoder.total_bytes() > MAX_PICTURE_BYTES {
            return Err(too_large());
        }
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let mut image = DynamicImage::from_decoder(decoder).map_err(refused)?;
        image.apply_orientation(orientation);
        Ok(image)
    }
}

fn too_large() -> Error {
    Error::TooLarge {
        limit_bytes: usize::try_from(MAX_PICTURE_BYTES).unwrap_or(usize::MAX),
    }
}

fn refused(cause: ImageError) -> Error {
    match cause {
        ImageError::Limits(_) => too_large(),
        ImageError::Unsupported(_) => Error::Unsupported,
        other => guard::damaged(&other.to_string()),
    }
}
