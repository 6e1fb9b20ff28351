//! Pixels, between the files they come from and the picture or the text they become.

use crate::{Error, Picture, guard};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, GrayImage, ImageEncoder, ImageReader, RgbImage, imageops};
use std::collections::HashMap;

/// The most pixels that are looked at: a page of A3 at 800 dpi, or the largest sensor of a telephone.
pub(crate) const MAX_PIXELS: u64 = 120_000_000;

/// The share of a drawing that has the very same colour: its paper. The paper of photographs and scans is never the same.
const PAPER_SHARE: f32 = 0.5;
const JPEG_QUALITY: u8 = 85;

/// Refuses what would take too much memory once unpacked.
pub(crate) fn check_pixels(width: u32, height: u32) -> Result<(), Error> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS {
        return Err(Error::TooManyPixels {
            megapixels: pixels.div_ceil(1_000_000),
            limit_megapixels: MAX_PIXELS / 1_000_000,
        });
    }
    Ok(())
}

/// Shades of grey on white paper: what is transparent becomes paper, not ink.
pub(crate) fn grey(image: DynamicImage) -> GrayImage {
    if image.color().has_alpha() {
        DynamicImage::ImageRgb8(on_white(&image)).into_luma8()
    } else {
        image.into_luma8()
    }
}

/// Colours on white paper.
pub(crate) fn on_white(image: &DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.to_rgb8();
    }
    let rgba = image.to_rgba8();
    let mut rgb = RgbImage::new(rgba.width(), rgba.height());
    for (to, from) in rgb.pixels_mut().zip(rgba.pixels()) {
        let [r, g, b, alpha] = from.0.map(u16::from);
        let blend = |ink: u16| {
            let mixed = (ink * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        to.0 = [blend(r), blend(g), blend(b)];
    }
    rgb
}

/// The picture for people: PNG for what is drawn, JPEG for what is photographed.
pub(crate) fn encode(image: &RgbImage) -> Result<Picture, Error> {
    let (width, height) = image.dimensions();
    let mut bytes = Vec::new();
    let drawn = is_drawn(image);
    let written = if drawn {
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive)
            .write_image(image, width, height, image::ExtendedColorType::Rgb8)
    } else {
        JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).encode_image(image)
    };
    written.map_err(|cause| guard::damaged(&cause.to_string()))?;
    Ok(Picture {
        content_type: if drawn { "image/png" } else { "image/jpeg" },
        bytes,
        width,
        height,
    })
}

/// Whether most of the picture is one colour, judged by some ten thousand of its pixels.
fn is_drawn(image: &RgbImage) -> bool {
    let pixels = image.width() as usize * image.height() as usize;
    // An odd step does not walk down columns of usual widths.
    let step = (pixels / 10_000).max(1) | 1;
    let mut colours: HashMap<[u8; 3], usize> = HashMap::new();
    for pixel in image.pixels().step_by(step) {
        *colours.entry(pixel.0).or_default() += 1;
    }
    let seen: usize = colours.values().sum();
    let paper = colours.into_values().max().unwrap_or(0);
    paper as f32 >= PAPER_SHARE * seen as f32
}

/// The pixels of a picture that we wrote ourselves.
pub(crate) fn decode(bytes: &[u8]) -> Result<RgbImage, Error> {
    let broken = |cause: image::ImageError| guard::damaged(&cause.to_string());
    let reader = || {
        let format = image::guess_format(bytes)?;
        Ok(ImageReader::with_format(
            std::io::Cursor::new(bytes),
            format,
        ))
    };
    let (width, height) = reader()
        .and_then(ImageReader::into_dimensions)
        .map_err(broken)?;
    check_pixels(width, height)?;
    let mut reader = reader().map_err(broken)?;
    let mut limits = image::Limits::default();
    // Three bytes a pixel, and as much again to unpack them.
    limits.max_alloc = Some(MAX_PIXELS * 6);
    reader.limits(limits);
    Ok(on_white(&reader.decode().map_err(broken)?))
}

/// A JPEG of at most `max_side` pixels wide and high.
pub(crate) fn photograph(image: RgbImage, max_side: u32) -> Result<Picture, Error> {
    let small = within(image.into(), max_side.max(1)).into_rgb8();
    let (width, height) = small.dimensions();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
        .encode_image(&small)
        .map_err(|cause| guard::damaged(&cause.to_string()))?;
    Ok(Picture {
        content_type: "image/jpeg",
        bytes,
        width,
        height,
    })
}

/// The same picture as a JPEG of at most `max_side` pixels wide and high, never larger than it was.
///
/// # Errors
///
/// [`Error::Damaged`] and [`Error::TooManyPixels`] for one that cannot be read.
pub fn smaller(bytes: &[u8], max_side: u32) -> Result<Picture, Error> {
    photograph(decode(bytes)?, max_side)
}

/// At most `max_side` pixels wide and high; never larger than it was.
pub(crate) fn within(image: DynamicImage, max_side: u32) -> DynamicImage {
    let longest = image.width().max(image.height());
    if longest <= max_side {
        return image;
    }
    if longest / 2 > max_side {
        image.thumbnail(max_side, max_side)
    } else {
        image.resize(max_side, max_side, imageops::FilterType::Triangle)
    }
}
