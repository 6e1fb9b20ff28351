//! Turning by a small angle and changing the size, in one go: each resampling costs sharpness.

use image::{GrayImage, Luma};

/// What lies outside the page.
const PAPER: u8 = 255;
/// A page is never laid on more pixels than this, in millions.
const MOST_PIXELS: f32 = 40_000_000.0;

/// The way from a page to the page as it is read: around its centre, scaled, turned, and its lines made parallel.
#[derive(Debug)]
pub(super) struct Warp {
    from: (u32, u32),
    to: (u32, u32),
    scale: (f32, f32),
    /// Radians by which the lines of the source fall to the right.
    angle: f32,
    /// By how much more they fall with each pixel further down.
    converge: f32,
}

impl Warp {
    /// - `converge`: by how much more the lines of the source fall at its foot than at its head, in radians.
    pub(super) fn new(from: (u32, u32), scale: (f32, f32), angle: f32, converge: f32) -> Self {
        let pixels = from.0 as f32 * scale.0 * from.1 as f32 * scale.1;
        let shrink = (MOST_PIXELS / pixels.max(1.0)).sqrt().min(1.0);
        let scale = (scale.0 * shrink, scale.1 * shrink);
        let side = |side: u32, scale: f32| ((side as f32 * scale).round() as u32).max(1);
        Self {
            from,
            to: (side(from.0, scale.0), side(from.1, scale.1)),
            scale,
            angle,
            converge: converge / (from.1 as f32 * scale.1).max(1.0),
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
        let y = y * (1.0 + self.converge * x);
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
        if self.angle == 0.0 && self.converge == 0.0 && self.to == self.from {
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
                converge: self.converge,
            };
            return rest.apply(&smaller);
        }
        let mut result = GrayImage::new(self.to.0, self.to.1);
        for (y, row) in result.rows_mut().enumerate() {
            // Every line stays straight: its pixels follow each other in even steps.
            let (mut at_x, mut at_y) = self.back(0.5, y as f32 + 0.5);
            let next = self.back(self.to.0 as f32 + 0.5, y as f32 + 0.5);
            let wide = self.to.0 as f32;
            let step = ((next.0 - at_x) / wide, (next.1 - at_y) / wide);
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
    let (left, top) = (floor(x), floor(y));
    let (across, down) = (weights(x - left as f32), weights(y - top as f32));
    let (left, top) = (left - 1, top - 1);
    // Columns first: four at a time are one step for the processor.
    let mut columns = [0.0f32; 4];
    match inside(source, left, top) {
        Some(rows) => {
            for (row, weight) in rows.into_iter().zip(down) {
                for (column, value) in columns.iter_mut().zip(row) {
                    *column += f32::from(value) * weight;
                }
            }
        }
        None => {
            for (row, weight) in (0..).zip(down) {
                for (at, column) in (0..).zip(&mut columns) {
                    *column += f32::from(value_at(source, left + at, top + row)) * weight;
                }
            }
        }
    }
    let sum: f32 = columns.iter().zip(across).map(|(c, w)| c * w).sum();
    // The conversion keeps to 0..=255.
    (sum + 0.5) as u8
}

/// The sixteen pixels from here on, row by row, when all of them lie on the page.
fn inside(source: &GrayImage, left: i32, top: i32) -> Option<[[u8; 4]; 4]> {
    let (left, top) = (usize::try_from(left).ok()?, usize::try_from(top).ok()?);
    let width = source.width() as usize;
    if left + 4 > width {
        return None;
    }
    let first = top * width + left;
    let pixels = source.as_raw().get(first..first + 3 * width + 4)?;
    let row = |row: usize| pixels[row * width..].first_chunk().copied();
    Some([row(0)?, row(1)?, row(2)?, row(3)?])
}

fn value_at(source: &GrayImage, x: i32, y: i32) -> u8 {
    match (u32::try_from(x), u32::try_from(y)) {
        (Ok(x), Ok(y)) => source
            .get_pixel_checked(x, y)
            .map_or(PAPER, |pixel| pixel.0[0]),
        _ => PAPER,
    }
}

/// As `f32::floor`, which is a call into the mathematical library on processors of any age.
fn floor(value: f32) -> i32 {
    let whole = value as i32;
    whole - i32::from(whole as f32 > value)
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
