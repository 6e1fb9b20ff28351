//! QR codes on a page.

use crate::{Document, Error, guard, pdf};
use image::{GrayImage, imageops};

/// Sides at which a code is looked for: a photograph is sharp enough when smaller, and a small code needs all of it.
const SIDES: [u32; 3] = [1_200, 2_400, 4_800];

/// More codes on one page are a sheet of labels.
const MOST: usize = 16;

/// A code, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Left, top, right, bottom on the page as it is viewed, as fractions.
    pub box_: [f32; 4],
}

impl Document {
    /// The QR codes of a page. Pages without a picture have none.
    ///
    /// # Errors
    ///
    /// As [`Document::picture`].
    pub fn codes(&self, page: u32) -> Result<Vec<Code>, Error> {
        let scan = match self.scan(page) {
            Ok(scan) => scan,
            Err(Error::Unsupported) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        guard::run(pdf::TIME_LIMIT, move || {
            let place = scan.place;
            let longest = scan.grey.width().max(scan.grey.height());
            for side in SIDES {
                let found = if longest > side {
                    let (width, height) = (scan.grey.width(), scan.grey.height());
                    let shrunk = |length: u32| {
                        let length = u64::from(length) * u64::from(side) / u64::from(longest);
                        u32::try_from(length).unwrap_or(1).max(1)
                    };
                    let filter = imageops::FilterType::Triangle;
                    found(
                        &imageops::resize(&scan.grey, shrunk(width), shrunk(height), filter),
                        place,
                    )
                } else {
                    found(&scan.grey, place)
                };
                if !found.is_empty() || longest <= side {
                    return Ok(found);
                }
            }
            Ok(Vec::new())
        })
    }
}

fn found(grey: &GrayImage, [left, top, right, bottom]: [f32; 4]) -> Vec<Code> {
    let (width, height) = grey.dimensions();
    let pixel = |x: usize, y: usize| {
        let at = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        grey.get_pixel_checked(at(x), at(y))
            .map_or(255, |pixel| pixel.0[0])
    };
    let side = |length: u32| usize::try_from(length).unwrap_or(0);
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(side(width), side(height), pixel);
    let mut codes = Vec::new();
    for grid in prepared.detect_grids().into_iter().take(MOST) {
        let mut bytes = Vec::new();
        if grid.decode_to(&mut bytes).is_err() {
            continue;
        }
        #[allow(clippy::cast_precision_loss, reason = "pixels of a picture")]
        let share = |at: i32, length: u32| (at as f32 / length.max(1) as f32).clamp(0.0, 1.0);
        let xs = grid.bounds.map(|point| share(point.x, width));
        let ys = grid.bounds.map(|point| share(point.y, height));
        let least = |all: [f32; 4]| all.into_iter().fold(1.0, f32::min);
        let most = |all: [f32; 4]| all.into_iter().fold(0.0, f32::max);
        let x = |at: f32| left + at * (right - left);
        let y = |at: f32| top + at * (bottom - top);
        codes.push(Code {
            bytes,
            box_: [x(least(xs)), y(least(ys)), x(most(xs)), y(most(ys))],
        });
    }
    codes
}
