//! Turning by a small angle and changing the size, in one go: each resampling costs sharpness.

use image::{GrayImage, Luma};

/// What lies outside the page.
const PAPER: u8 = 255;
/// A page is never laid on more pixels than this, in millions.
const MOST_PIXELS: f32 = 40_000_000.0;

/// The way from a page to the page as it is read: around its centre, scaled and turned.
#[derive(Debug)]
pub(super) struct Warp {
    from: (u32, u32),
    to: (u32, u32),
    scale: (f32, f32),
    /// Radians by which the lines of the source fall to the right.
    angle: f32,
}

impl Warp {
    pub(super) fn new(from: (u32, u32), scale: (f32, f32), angle: f32) -> Self {
        let pixels = from.0 as f32 * scale.0 * from.1 as f32 * scale.1;
        let shrink = (MOST_PIXELS / pixels.max(1.0)).sqrt().min(1.0);
        let scale = (scale.0 * shrink, scale.1 * shrink);
        let side = |side: u32, scale: f32| ((side as f32 * scale).round() as u32).max(1);
        Self {
            from,
            to: (side(from.0, scale.0), side(from.1, scale.1)),
            scale,
            angle,
        }
    }

    /// Size of the source, in pixels.
    pub(super) fn source(&self) -> (f32, f32) {
        (self.from.0 as f32, self.from.1 as f32)
    }

    /// A point of the result on the source.
    pub(super) fn back(&self, x: f32, y: f32) -> (f32, f32) {
        let (sin, cos) = self.angle.sin_cos();
        let (x, y) = (x - self.to.0 as f32 / 2.0, y - self.to.1 as f32 / 2.0);
        let (x, y) = (x * cos - y * sin, x * sin + y * cos);
        (
            x / self.scale.0 + self.from.0 as f32 / 2.0,
            y / self.scale.1 + self.from.1 as f32 / 2.0,
        )
    }

    /// Lengths of the result on the source.
    pub(super) fn shrink(&self, x: f32, y: f32) -> (f32, f32) {
        (x / self.scale.0, y / self.scale.1)
    }

    pub(super) fn apply(&self, source: &GrayImage) -> GrayImage {
        if self.angle == 0.0 && self.to == self.from {
            return source.clone();
        }
        if self.scale.0 < 0.8 || self.scale.1 < 0.8 {
            // Letters that are made much smaller need all of their pixels, not those around a point.
            let (width, height) = self.to;
            let smaller = image::imageops::thumbnail(source, width, height);
            let rest = Self {
                from: self.to,
                to: self.to,
                scale: (1.0, 1.0),
                angle: self.angle,
            };
            return rest.apply(&smaller);
        }
        let mut result = GrayImage::new(self.to.0, self.to.1);
        let (origin, right) = (self.back(0.5, 0.5), self.back(1.5, 0.5));
        let step = (right.0 - origin.0, right.1 - origin.1);
        for (y, row) in result.rows_mut().enumerate() {
            let (mut at_x, mut at_y) = self.back(0.5, y as f32 + 0.5);
            for pixel in row {
                *pixel = Luma([cubic(source, at_x - 0.5, at_y - 0.5)]);
                at_x += step.0;
                at_y += step.1;
            }
        }
        result
    }
}

/// The value between pixels, by Catmull and Rom's cubic.
fn cubic(source: &GrayImage, x: f32, y: f32) -> u8 {
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (weights(x - left), weights(y - top));
    let (width, height) = (source.width() as usize, source.height() as usize);
    let (left, top) = (left as i64 - 1, top as i64 - 1);
    let pixels = source.as_raw();
    let inside = left >= 0 && top >= 0 && left + 4 <= width as i64 && top + 4 <= height as i64;
    let mut sum = 0.0;
    if inside {
        for (row, weight) in down.iter().enumerate() {
            let start = (top as usize + row) * width + left as usize;
            let Some(four) = pixels.get(start..start + 4) else {
                continue;
            };
            let line: f32 = four
                .iter()
                .zip(&across)
                .map(|(value, weight)| f32::from(*value) * weight)
                .sum();
            sum += line * weight;
        }
    } else {
        for (row, vertical) in (0i64..).zip(&down) {
            for (column, horizontal) in (0i64..).zip(&across) {
                let at = (u32::try_from(left + column), u32::try_from(top + row));
                let value = match at {
                    (Ok(x), Ok(y)) => source
                        .get_pixel_checked(x, y)
                        .map_or(PAPER, |pixel| pixel.0[0]),
                    _ => PAPER,
                };
                sum += f32::from(value) * vertical * horizontal;
            }
        }
    }
    sum.round().clamp(0.0, 255.0) as u8
}

fn weights(t: f32) -> [f32; 4] {
    let (t2, t3) = (t * t, t * t * t);
    [
        0.5 * (-t3 + 2.0 * t2 - t),
        0.5 * (3.0 * t3 - 5.0 * t2 + 2.0),
        0.5 * (-3.0 * t3 + 4.0 * t2 + t),
        0.5 * (t3 - t2),
    ]
}
