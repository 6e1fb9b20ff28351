//! One line cut out of a page: dark on white, at the size letters are read best at, raised cents brought down.

use super::ink::Line;
use image::{GrayImage, Luma, imageops};

/// What the strip is drawn at.
pub(super) const DPI: f32 = 300.0;
/// How high capitals and digits become, in pixels.
const HIGH: f32 = 34.0;
/// Letters between these heights are left as they are: each resampling costs sharpness.
const GOOD: std::ops::Range<f32> = 24.0..52.0;
/// White around the line, in pixels.
const MARGIN: u32 = 16;
/// Signs that are at most this share of the height of those before them may be raised cents.
const SMALL: f32 = 0.78;

/// A line to be read.
pub(super) struct Strip {
    pub(super) grey: GrayImage,
    parts: Vec<Part>,
    /// Top and bottom of the line on the page.
    rows: (f32, f32),
}

/// Where a part of the strip comes from.
struct Part {
    /// Where it begins on the strip.
    at: f32,
    /// Where it begins on the page.
    left: f32,
    right: f32,
    scale: f32,
}

pub(super) fn strip(grey: &GrayImage, line: &Line) -> Strip {
    let tall = tallest(&line.letters);
    let split = line.letters.len() - raised(&line.letters, tall);
    let scale = if GOOD.contains(&tall) {
        1.0
    } else {
        HIGH / tall
    };
    let (big, small) = line.letters.split_at(split);
    let mut pieces = vec![(cut(grey, line, big), scale)];
    if !small.is_empty() {
        let little = tallest(small);
        pieces.push((cut(grey, line, small), scale * tall / little));
    }
    let drawn: Vec<_> = pieces
        .iter()
        .map(|((piece, from), scale)| {
            let side = |side: u32| ((side as f32 * scale).round() as u32).max(1);
            let (wide, high) = (side(piece.width()), side(piece.height()));
            let sized = if *scale == 1.0 {
                piece.clone()
            } else {
                imageops::resize(piece, wide, high, imageops::FilterType::CatmullRom)
            };
            (sized, *from, *scale)
        })
        .collect();
    let high = drawn.iter().map(|part| part.0.height()).max().unwrap_or(1);
    let wide: u32 = drawn.iter().map(|part| part.0.width()).sum();
    let mut result = GrayImage::from_pixel(wide + 2 * MARGIN, high + 2 * MARGIN, Luma([255]));
    let mut at = MARGIN;
    let mut parts = Vec::with_capacity(drawn.len());
    for (piece, from, scale) in drawn {
        // On one base line.
        let top = MARGIN + high - piece.height();
        imageops::replace(&mut result, &piece, i64::from(at), i64::from(top));
        parts.push(Part {
            at: at as f32,
            left: from as f32,
            right: from as f32 + piece.width() as f32 / scale,
            scale,
        });
        at += piece.width();
    }
    Strip {
        grey: result,
        parts,
        rows: (line.box_[1] as f32, line.box_[3] as f32),
    }
}

impl Strip {
    /// A box on the strip, on the page.
    pub(super) fn place(&self, [left, _, right, _]: [f32; 4]) -> [f32; 4] {
        let across = |x: f32| {
            let part = self
                .parts
                .iter()
                .rev()
                .find(|part| part.at <= x)
                .or(self.parts.first());
            part.map_or(0.0, |part| {
                (part.left + (x - part.at) / part.scale).clamp(part.left, part.right)
            })
        };
        [across(left), self.rows.0, across(right), self.rows.1]
    }
}

/// The part of the page that these letters are on, made dark on white; and where its left edge is.
fn cut(grey: &GrayImage, line: &Line, letters: &[[usize; 4]]) -> (GrayImage, usize) {
    let edge = |at: usize, least: bool| {
        let edges = letters.iter().map(|letter| letter[at]);
        if least { edges.min() } else { edges.max() }.unwrap_or(0)
    };
    let (left, top, right, bottom) = (edge(0, true), edge(1, true), edge(2, false), edge(3, false));
    // Accents above, the feet of commas below.
    let (beside, above) = (2, (bottom - top) / 5);
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let (left, top) = (left.saturating_sub(beside), top.saturating_sub(above));
    let (right, bottom) = ((right + beside).min(width), (bottom + above).min(height));
    let side = |side: usize| u32::try_from(side).unwrap_or(1).max(1);
    let at = |place: usize| u32::try_from(place).unwrap_or(0);
    let mut piece = imageops::crop_imm(
        grey,
        at(left),
        at(top),
        side(right - left),
        side(bottom - top),
    )
    .to_image();
    if line.light {
        imageops::invert(&mut piece);
    }
    stretch(&mut piece);
    (piece, left)
}

/// Makes the ground white and the ink black.
fn stretch(piece: &mut GrayImage) {
    let mut ranked = piece.as_raw().clone();
    ranked.sort_unstable();
    let at = |share: f32| f32::from(ranked[((ranked.len() - 1) as f32 * share) as usize]);
    let (ink, ground) = (at(0.04), at(0.7));
    let range = (ground - ink).max(1.0);
    for pixel in piece.pixels_mut() {
        let share = (f32::from(pixel.0[0]) - ink) / range;
        pixel.0[0] = (255.0 * share.clamp(0.0, 1.0)) as u8;
    }
}

fn tallest(letters: &[[usize; 4]]) -> f32 {
    let mut heights: Vec<usize> = letters.iter().map(|letter| letter[3] - letter[1]).collect();
    heights.sort_unstable();
    // The second of the tallest, when there are enough: a bracket is taller than digits.
    let at = heights.len().saturating_sub(1 + heights.len() / 4);
    heights.get(at).copied().unwrap_or(1).max(1) as f32
}

/// How many signs at the end are small and raised: `12€⁹⁰`.
fn raised(letters: &[[usize; 4]], tall: f32) -> usize {
    let Some(first) = letters.first() else {
        return 0;
    };
    let (top, base) = (first[1] as f32, first[3] as f32);
    let is_raised = |letter: &&[usize; 4]| {
        let high = (letter[3] - letter[1]) as f32;
        high <= SMALL * tall
            && letter[3] as f32 <= base - 0.2 * tall
            && (letter[1] as f32 - top).abs() <= 0.35 * tall
    };
    let count = letters.iter().rev().take_while(is_raised).count();
    if count <= 3 && count < letters.len() {
        count
    } else {
        0
    }
}
