//! PDF pages to pixels.

use crate::{Error, guard};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::RgbaImage;

/// The most pixels a page is drawn with: A3 at 400 dpi.
const MAX_DRAWN: f32 = 32_000_000.0;
/// The longest side of a drawn page, in pixels. The renderer counts in 16 bits.
const MAX_SIDE: f32 = 16_000.0;

/// The scale that is closest to `wanted` (pixels for each 1/72 inch) with a picture of bearable size.
pub(super) fn bounded(page: &Page<'_>, wanted: f32) -> f32 {
    let (width, height) = page.render_dimensions();
    let by_side = MAX_SIDE / width.max(height);
    let by_area = (MAX_DRAWN / (width * height)).sqrt();
    wanted.min(by_side).min(by_area)
}

/// The page as a viewer shows it, on white paper.
pub(super) fn page(page: &Page<'_>, scale: f32) -> Result<RgbaImage, Error> {
    let (width, height) = page.render_dimensions();
    let scale = bounded(page, scale);
    if !(width.is_finite() && height.is_finite() && scale.is_finite()) {
        return Err(guard::damaged("its page has no size"));
    }
    // At least one pixel each way: a page can be a thousand times longer than wide.
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale.max(1.0 / width),
            y_scale: scale.max(1.0 / height),
            bg_color: WHITE,
        },
    );
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    RgbaImage::from_raw(width, height, pixmap.data_as_u8_slice().to_vec())
        .ok_or_else(|| guard::damaged("its page could not be drawn"))
}
