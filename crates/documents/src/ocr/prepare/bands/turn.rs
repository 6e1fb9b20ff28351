//! The ground of a dark band becomes paper, its letters become ink.

use super::{Band, Cells};
use image::GrayImage;

/// How much lighter than their ground letters are, in shades.
const CONTRAST: f32 = 45.0;
/// How far from ground to letters the edge of a band goes.
const EDGE: f32 = 0.9;
/// What ground becomes.
const WHITE: f32 = 255.0;
/// The share of a band that its letters cover.
const LETTERS: std::ops::Range<f32> = 0.01..0.6;

impl Cells {
    /// Turns light into dark on a band, when there are light letters on it.
    pub(super) fn turn(&self, grey: &mut GrayImage, band: &Band) {
        let (width, height) = (grey.width() as usize, grey.height() as usize);
        let columns = band.spans.len();
        let Some(light) = self.letters(grey, band) else {
            return;
        };
        let pixels: &mut [u8] = grey;
        let mut edges = Vec::with_capacity(columns * self.side);
        for (at, (first, last)) in band.spans.iter().enumerate() {
            for step in 0..self.side {
                let x = (band.left + at) * self.side + step;
                let shade = |y: usize| {
                    let row = (y / self.side).clamp(*first, *last);
                    band.ground[(row - band.top) * columns + at]
                };
                for y in first * self.side..(last + 1) * self.side {
                    let ground = shade(y);
                    let pixel = &mut pixels[y * width + x];
                    let share = (f32::from(*pixel) - ground) / (light - ground).max(1.0);
                    *pixel = (WHITE * (1.0 - share.clamp(0.0, 1.0))) as u8;
                }
                edges.push((
                    first * self.side,
                    (last + 1) * self.side,
                    shade(*first * self.side),
                ));
            }
        }
        // The soft edge of a band would be left as a line around it. It runs within a cell of where it was found.
        let white = WHITE as u8;
        let is_band = |value: u8, ground: f32| f32::from(value) < ground + EDGE * (light - ground);
        let start = band.left * self.side;
        for (at, (from, to, ground)) in edges.iter().copied().enumerate() {
            let x = start + at;
            let mut up = from;
            while up > 0
                && from - up < 2 * self.side
                && is_band(pixels[(up - 1) * width + x], ground)
            {
                up -= 1;
            }
            let mut down = to;
            while down < height
                && down - to < 2 * self.side
                && is_band(pixels[down * width + x], ground)
            {
                down += 1;
            }
            for y in (up..from + self.side).chain(to - self.side..down) {
                pixels[y * width + x] = white;
            }
        }
        let end = start + edges.len();
        let (Some(first), Some(last)) = (edges.first().copied(), edges.last().copied()) else {
            return;
        };
        for y in first.0..first.1 {
            let mut x = start;
            while x > 0 && start - x < 2 * self.side && is_band(pixels[y * width + x - 1], first.2)
            {
                x -= 1;
            }
            pixels[y * width + x..y * width + start + self.side].fill(white);
        }
        for y in last.0..last.1 {
            let mut x = end;
            while x < width && x - end < 2 * self.side && is_band(pixels[y * width + x], last.2) {
                x += 1;
            }
            pixels[y * width + end - self.side..y * width + x].fill(white);
        }
    }

    /// The shade of the letters of a band; `None` when it has none that are lighter than it.
    fn letters(&self, grey: &GrayImage, band: &Band) -> Option<f32> {
        let width = grey.width() as usize;
        let columns = band.spans.len();
        let pixels = grey.as_raw();
        let (mut counts, mut light, mut dark, mut all) = ([0usize; 256], 0usize, 0usize, 0usize);
        for (at, (first, last)) in band.spans.iter().enumerate() {
            for row in *first..=*last {
                let ground = band.ground[(row - band.top) * columns + at];
                for y in row * self.side..(row + 1) * self.side {
                    let from = y * width + (band.left + at) * self.side;
                    for value in &pixels[from..from + self.side] {
                        all += 1;
                        let over = f32::from(*value) - ground;
                        if over > CONTRAST {
                            light += 1;
                            counts[usize::from(*value)] += 1;
                        } else if over < -CONTRAST {
                            dark += 1;
                        }
                    }
                }
            }
        }
        let share = light as f32 / all.max(1) as f32;
        if !LETTERS.contains(&share) || dark * 2 > light {
            return None;
        }
        // Half of what is light is the soft edge of a letter.
        let mut seen = 0;
        let middle = counts.iter().position(|count| {
            seen += count;
            seen * 4 > light * 3
        });
        middle.map(|shade| shade as f32)
    }
}
