//! Which way the lines of a page run.

use image::{GrayImage, imageops};

/// The page is looked at this small: letters become grey, lines of text stay apart.
const LONGEST_SIDE: u32 = 1100;
/// A step in brightness between two pixels that is an edge of something printed.
const EDGE: i32 = 24;
/// No more edges than this are counted.
const MOST_EDGES: usize = 60_000;
/// Fewer edges than this say nothing.
const FEWEST_EDGES: usize = 200;
/// How far pages lie askew, in radians: 8 degrees.
const MOST_SKEW: f32 = 0.14;
const COARSE: f32 = 0.0087;
const FINE: f32 = 0.00087;
/// How much clearer the lines of a page must be the other way before it is taken to lie on its side.
const SIDEWAYS: f32 = 1.6;
/// How far the lines at the head or the foot of a page are from the skew of all of it, in radians: 2 degrees.
const MOST_CONVERGED: f32 = 0.035;
/// How much clearer the lines of half a page must be by their own angle than by that of the page.
const CLEARER: f32 = 1.15;
/// Halves of a page whose middles are closer than this share of its height say nothing about all of it.
const APART: f32 = 0.2;

/// How the lines of a page run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ocr) struct Lines {
    /// They run from top to bottom, or from bottom to top.
    pub(in crate::ocr) sideways: bool,
    /// Radians by which they fall to the right, on the page turned so that they run across it.
    pub(in crate::ocr) skew: f32,
    /// By how much more they fall at the foot of the page than at its head, on the page turned clockwise once if it is
    /// sideways: a photograph was taken from one side.
    pub(in crate::ocr) converge: f32,
    /// There is anything at all that could be text.
    pub(in crate::ocr) any: bool,
}

/// How the lines of a page run.
pub(in crate::ocr) fn lines(grey: &GrayImage) -> Lines {
    let longest = grey.width().max(grey.height());
    let scale = (LONGEST_SIDE as f32 / longest as f32).min(1.0);
    let side = |side: u32| ((side as f32 * scale) as u32).max(1);
    let small = imageops::thumbnail(grey, side(grey.width()), side(grey.height()));
    let upright = edges(&small);
    // Turned clockwise, lines that ran down run from right to left: as level, and that is all that counts here.
    let turned = edges(&imageops::rotate90(&small));
    if upright.len() + turned.len() < FEWEST_EDGES {
        return Lines {
            sideways: false,
            skew: 0.0,
            converge: 0.0,
            any: upright.len() + turned.len() > FEWEST_EDGES / 10,
        };
    }
    let (skew, clear) = clearest(&upright);
    let (skew_turned, clear_turned) = clearest(&turned);
    let sideways = clear_turned > clear * SIDEWAYS;
    Lines {
        sideways,
        skew: if sideways { skew_turned } else { skew },
        converge: if sideways {
            converge(&turned, small.width(), skew_turned)
        } else {
            converge(&upright, small.height(), skew)
        },
        any: true,
    }
}

/// By how much more the lines fall at the foot of a page than at its head, in radians; 0 when they are parallel.
fn converge(edges: &[(f32, f32)], height: u32, skew: f32) -> f32 {
    let mut heights: Vec<f32> = edges.iter().map(|edge| edge.1).collect();
    heights.sort_unstable_by(f32::total_cmp);
    let Some(middle) = heights.get(heights.len() / 2).copied() else {
        return 0.0;
    };
    let (head, foot): (Vec<_>, Vec<_>) = edges.iter().partition(|edge| edge.1 < middle);
    if head.len() < FEWEST_EDGES || foot.len() < FEWEST_EDGES {
        return 0.0;
    }
    let mean =
        |part: &[(f32, f32)]| part.iter().map(|edge| edge.1).sum::<f32>() / part.len() as f32;
    let apart = mean(&foot) - mean(&head);
    if apart < height as f32 * APART {
        return 0.0;
    }
    let own = |part: &[(f32, f32)]| {
        let (angle, clear) = best(part, skew, MOST_CONVERGED, FINE * 2.0);
        // Clearer by chance is clearer by little.
        (clear > CLEARER * clarity(part, skew)).then_some(angle)
    };
    let (head, foot) = (own(&head), own(&foot));
    if head.is_none() && foot.is_none() {
        return 0.0;
    }
    (foot.unwrap_or(skew) - head.unwrap_or(skew)) * height as f32 / apart
}

/// Radians by which lines fall to the right, on the page turned clockwise if it is `sideways`.
pub(in crate::ocr) fn skew(grey: &GrayImage, sideways: bool) -> f32 {
    let longest = grey.width().max(grey.height());
    let scale = (LONGEST_SIDE as f32 / longest as f32).min(1.0);
    let side = |side: u32| ((side as f32 * scale) as u32).max(1);
    let small = imageops::thumbnail(grey, side(grey.width()), side(grey.height()));
    let edges = if sideways {
        edges(&imageops::rotate90(&small))
    } else {
        edges(&small)
    };
    if edges.len() < FEWEST_EDGES {
        return 0.0;
    }
    clearest(&edges).0
}

/// Places where print ends and paper begins below it.
fn edges(grey: &GrayImage) -> Vec<(f32, f32)> {
    let width = grey.width() as usize;
    let pixels = grey.as_raw();
    let mut found = Vec::new();
    for (index, (above, below)) in pixels.iter().zip(pixels.iter().skip(width)).enumerate() {
        if i32::from(*below) - i32::from(*above) > EDGE {
            found.push(((index % width) as f32, (index / width) as f32));
        }
    }
    let step = found.len() / MOST_EDGES + 1;
    found.into_iter().step_by(step).collect()
}

/// The angle at which the edges fall on the fewest lines, and how clearly.
fn clearest(edges: &[(f32, f32)]) -> (f32, f32) {
    let (coarse, _) = best(edges, 0.0, MOST_SKEW, COARSE);
    best(edges, coarse, COARSE, FINE)
}

/// The clearest angle no further than `reach` from `center`, and how clear it is.
fn best(edges: &[(f32, f32)], center: f32, reach: f32, step: f32) -> (f32, f32) {
    let count = (2.0 * reach / step).round() as i32;
    (0..=count)
        .map(|index| center - reach + index as f32 * step)
        .map(|angle| (angle, clarity(edges, angle)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .unwrap_or((0.0, 0.0))
}

/// How unevenly edges are spread over lines that fall by this angle. 1 is what chance gives.
fn clarity(edges: &[(f32, f32)], angle: f32) -> f32 {
    let slope = angle.tan();
    let offset = MOST_SKEW.tan() * LONGEST_SIDE as f32 + 2.0;
    let mut lines = vec![0u32; LONGEST_SIDE as usize * 2];
    for (x, y) in edges {
        let line = (y - x * slope + offset) as usize;
        if let Some(count) = lines.get_mut(line) {
            *count += 1;
        }
    }
    let squares: f32 = lines.iter().map(|count| (*count as f32).powi(2)).sum();
    squares / (edges.len() as f32).max(1.0).powf(1.5)
}
