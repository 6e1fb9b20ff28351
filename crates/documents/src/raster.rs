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

/// Parts of a picture as pictures of their own: JPEG, at most `max_side` pixels wide and high, never larger than they are.
///
/// - `places`: left, top, right, bottom from 0 to 1; what lies outside is cut off.
///
/// # Errors
///
/// [`Error::Damaged`] and [`Error::TooManyPixels`] for a picture that cannot be read.
pub fn crops(picture: &Picture, places: &[[f32; 4]], max_side: u32) -> Result<Vec<Picture>, Error> {
    check_pixels(picture.width, picture.height)?;
    let broken = |cause: image::ImageError| guard::damaged(&cause.to_string());
    let format = image::guess_format(&picture.bytes).map_err(broken)?;
    let mut reader = ImageReader::with_format(std::io::Cursor::new(&picture.bytes), format);
    let mut limits = image::Limits::default();
    // Three bytes a pixel, and as much again to unpack them.
    limits.max_alloc = Some(MAX_PIXELS * 6);
    reader.limits(limits);
    let whole = on_white(&reader.decode().map_err(broken)?);
    places
        .iter()
        .map(|place| {
            let part = DynamicImage::ImageRgb8(part(&whole, *place));
            let small = within(part, max_side.max(1)).into_rgb8();
            let (width, height) = small.dimensions();
            let mut bytes = Vec::new();
            JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
                .encode_image(&small)
                .map_err(broken)?;
            Ok(Picture {
                content_type: "image/jpeg",
                bytes,
                width,
                height,
            })
        })
        .collect()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a fraction of a width is within it"
)]
fn part(whole: &RgbImage, place: [f32; 4]) -> RgbImage {
    let (width, height) = whole.dimensions();
    let at = |fraction: f32, side: u32| (fraction.clamp(0.0, 1.0) * side as f32) as u32;
    let [left, top, right, bottom] = place;
    let (x0, y0) = (
        at(left, width).min(width.saturating_sub(1)),
        at(top, height).min(height.saturating_sub(1)),
    );
    let (x1, y1) = (
        at(right, width).max(x0 + 1).min(width),
        at(bottom, height).max(y0 + 1).min(height),
    );
    imageops::crop_imm(whole, x0, y0, x1 - x0, y1 - y0).to_image()
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
