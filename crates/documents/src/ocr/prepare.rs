//! What is done to a page before it is read: turned, straightened, brought to the size and light that the reader
//! was trained with.

mod bands;
mod leaders;
mod paper;
mod skew;
mod specks;
mod warp;

pub(super) use skew::{Lines, lines, skew};

use super::Scan;
use crate::light;
use image::{GrayImage, imageops};
use warp::Warp;

/// Dots per inch that letters are read best at.
const WANTED_DPI: f32 = 300.0;
/// Beyond this a page is made smaller: more pixels make it slower and no better.
const MOST_DPI: f32 = 400.0;
/// Below this it is made larger.
const LEAST_DPI: f32 = 260.0;
/// Making letters larger than this invents them.
const MOST_ENLARGED: f32 = 3.0;
/// Lines closer to level than this, in radians (0.1 degrees), are left as they are.
const LEVEL: f32 = 0.0018;
/// Lines whose angles differ by less than this from the head of a page to its foot, in radians, are parallel.
const PARALLEL: f32 = 0.008;

/// How a page was laid for reading.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) grey: GrayImage,
    pub(super) dpi: f32,
    warp: Warp,
    /// Clockwise quarter turns.
    pub(super) quarters: u8,
}

/// Takes the dirt off a page, once for all the ways it is turned.
pub(super) fn clean(scan: &mut Scan) {
    if specks::remove(&mut scan.grey) {
        tracing::debug!("a page full of specks was cleaned");
    }
}

/// The page, turned clockwise by `quarters` and made straight; `converge` is of the page so turned.
pub(super) fn prepare(scan: &Scan, quarters: u8, skew: f32, converge: f32) -> Prepared {
    let turned = match quarters {
        0 => None,
        1 => Some(imageops::rotate90(&scan.grey)),
        2 => Some(imageops::rotate180(&scan.grey)),
        _ => Some(imageops::rotate270(&scan.grey)),
    };
    let source = turned.as_ref().unwrap_or(&scan.grey);
    let [mut across, mut down] = scan.dpi;
    if quarters % 2 == 1 {
        std::mem::swap(&mut across, &mut down);
    }
    let scale = |dpi: f32| {
        if (LEAST_DPI..=MOST_DPI).contains(&dpi) && across == down {
            1.0
        } else {
            (WANTED_DPI / dpi).min(MOST_ENLARGED)
        }
    };
    let skew = if skew.abs() < LEVEL { 0.0 } else { skew };
    let converge = if converge.abs() < PARALLEL {
        0.0
    } else {
        converge
    };
    let scale = (scale(across), scale(down));
    let warp = Warp::new(source.dimensions(), scale, skew, converge);
    let mut grey = warp.apply(source);
    light::even(&mut grey);
    let dpi = across * scale.0;
    bands::invert(&mut grey, dpi);
    leaders::remove(&mut grey, dpi);
    paper::whiten(&mut grey);
    Prepared {
        grey,
        dpi,
        warp,
        quarters,
    }
}

impl Prepared {
    /// A box on the prepared page (left, top, right, bottom in pixels) as fractions of the page as it came.
    pub(super) fn place(&self, [left, top, right, bottom]: [f32; 4]) -> [f32; 4] {
        let (x, y) = self.warp.back((left + right) / 2.0, (top + bottom) / 2.0);
        let (half_x, half_y) = self.warp.shrink((right - left) / 2.0, (bottom - top) / 2.0);
        let (width, height) = self.warp.source();
        let [l, t, r, b] = [
            (x - half_x) / width,
            (y - half_y) / height,
            (x + half_x) / width,
            (y + half_y) / height,
        ];
        let turned = match self.quarters {
            0 => [l, t, r, b],
            1 => [t, 1.0 - r, b, 1.0 - l],
            2 => [1.0 - r, 1.0 - b, 1.0 - l, 1.0 - t],
            _ => [1.0 - b, l, 1.0 - t, r],
        };
        turned.map(|share| share.clamp(0.0, 1.0))
    }
}
