//! The picture that a scanned page consists of, with its own pixels: drawn anew it would lose sharpness.

use super::glyphs::Collector;
use super::weight;
use crate::Error;
use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, LumaData,
    SoftMask,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Point, Rect};
use image::{GrayImage, RgbImage, imageops};

/// The share of a page that its picture covers when the page is a scan.
const WHOLE: f64 = 0.85;
/// How far a picture may be turned and still count as straight, as the tangent of the angle.
const STRAIGHT: f64 = 0.002;

/// A picture as it lies on the page.
pub(super) struct Embedded {
    /// Its pixels, upright as the page is viewed.
    pub(super) grey: GrayImage,
    /// Where it lies, in units of 1/72 inch from the upper left corner of the page.
    pub(super) place: Rect,
}

/// The picture that the page consists of; `None` when there is more on it, or when it lies aslant.
pub(super) fn embedded(page: &Page<'_>, seen: &Collector) -> Option<Embedded> {
    let (width, height) = page.render_dimensions();
    let area = f64::from(width) * f64::from(height);
    if seen.pictures != 1 || seen.drawn_over || seen.largest_picture < WHOLE * area {
        return None;
    }
    let mut taker = Taker::default();
    super::glyphs::interpret(page, &mut taker);
    taker
        .taken
        .and_then(|(grey, transform)| lay(grey, transform))
}

/// Refuses a picture that would take too much memory, before it is unpacked.
pub(super) fn check(image: &Image<'_, '_>) -> Result<(), Error> {
    match image {
        Image::Raster(raster) => weight::check_picture(raster.stream()),
        Image::Stencil(stencil) => weight::check_picture(stencil.stream()),
    }
}

#[derive(Default)]
struct Taker {
    taken: Option<(GrayImage, Affine)>,
}

impl Taker {
    fn take(&mut self, image: &Image<'_, '_>, transform: Affine) {
        let mut taken = None;
        match image {
            Image::Raster(raster) => raster.with_rgba(
                |data, alpha| {
                    if alpha.is_none() {
                        let (x, y) = data.scale_factors();
                        taken = grey(data).map(|grey| (grey, x, y));
                    }
                },
                None,
            ),
            Image::Stencil(stencil) => stencil.with_stencil(
                |luma, _| {
                    let (x, y) = luma.scale_factors;
                    taken = ink(luma).map(|grey| (grey, x, y));
                },
                None,
            ),
        }
        self.taken = taken.map(|(grey, x, y)| {
            let scale = Affine::scale_non_uniform(f64::from(x), f64::from(y));
            (grey, transform * scale)
        });
    }
}

impl<'a> Device<'a> for Taker {
    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.take(&image, props.transform);
    }

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn grey(data: ImageData) -> Option<GrayImage> {
    match data {
        ImageData::Luma(luma) => GrayImage::from_raw(luma.width, luma.height, luma.data),
        ImageData::Rgb(rgb) => RgbImage::from_raw(rgb.width, rgb.height, rgb.data)
            .map(|image| imageops::grayscale(&image)),
    }
}

/// A stencil tells where ink goes: the opposite of brightness.
fn ink(mut luma: LumaData) -> Option<GrayImage> {
    luma.data.iter_mut().for_each(|value| *value = 255 - *value);
    GrayImage::from_raw(luma.width, luma.height, luma.data)
}

/// Turns and flips the picture as its transform says.
fn lay(grey: GrayImage, transform: Affine) -> Option<Embedded> {
    let [a, b, c, d, _, _] = transform.as_coeffs();
    let (width, height) = (f64::from(grey.width()), f64::from(grey.height()));
    let corner = |x: f64, y: f64| transform * Point::new(x, y);
    let place = Rect::from_points(corner(0.0, 0.0), corner(width, height));
    let straight = |along: f64, aslant: f64| aslant.abs() <= along.abs() * STRAIGHT;
    let grey = if straight(a, b) && straight(d, c) {
        match (a > 0.0, d > 0.0) {
            (true, true) => grey,
            (false, true) => imageops::flip_horizontal(&grey),
            (true, false) => imageops::flip_vertical(&grey),
            (false, false) => imageops::rotate180(&grey),
        }
    } else if straight(b, a) && straight(c, d) {
        // A column of the picture becomes a row of the page.
        match (b > 0.0, c > 0.0) {
            (true, false) => imageops::rotate90(&grey),
            (false, true) => imageops::rotate270(&grey),
            (true, true) => imageops::flip_horizontal(&imageops::rotate90(&grey)),
            (false, false) => imageops::flip_vertical(&imageops::rotate90(&grey)),
        }
    } else {
        return None;
    };
    Some(Embedded { grey, place })
}
