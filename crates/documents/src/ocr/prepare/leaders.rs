//! Dots that lead the eye from a name to its price. The reader of pictures takes them for letters, and the letters
//! beside them for others.

use image::GrayImage;
use std::collections::BTreeMap;

/// The largest dot, in pixels at 300 dpi: more than half a millimetre is no dot.
const LARGEST: usize = 11;
/// Fewer dots in a row are an ellipsis.
const FEWEST: usize = 6;
/// The widest step from dot to dot, in pixels at 300 dpi.
const STEP: usize = 34;
/// A page with more dots than this is noise or a printed photograph.
const MOST_DOTS: usize = 40_000;
/// How much of the way from paper to ink is ink.
const INK: f32 = 0.4;

#[derive(Debug, Clone, Copy)]
struct Dot {
    x: usize,
    y: usize,
    wide: usize,
    high: usize,
}

/// Paints leader dots over with paper.
pub(super) fn remove(grey: &mut GrayImage, dpi: f32) {
    let scale = (dpi / 300.0).clamp(0.5, 2.0);
    let largest = (LARGEST as f32 * scale) as usize;
    let step = (STEP as f32 * scale) as usize;
    let (threshold, paper) = levels(grey);
    let Some(dots) = dots(grey, threshold, largest) else {
        return;
    };
    let width = grey.width() as usize;
    let height = grey.height() as usize;
    let pixels: &mut [u8] = grey;
    for chain in chains(&dots, step) {
        for dot in chain {
            // One pixel around: dots fade at their edges.
            for y in dot.y.saturating_sub(1)..(dot.y + dot.high + 1).min(height) {
                let from = y * width + dot.x.saturating_sub(1);
                let to = y * width + (dot.x + dot.wide + 1).min(width);
                pixels[from..to].fill(paper);
            }
        }
    }
}

/// What is darker than ink, and how bright paper is.
fn levels(grey: &GrayImage) -> (u8, u8) {
    let mut counts = [0usize; 256];
    for value in grey.as_raw().iter().step_by(7) {
        counts[usize::from(*value)] += 1;
    }
    let total: usize = counts.iter().sum();
    let rank = |share: f32| {
        let wanted = (total as f32 * share) as usize;
        let mut seen = 0;
        let found = counts.iter().position(|count| {
            seen += count;
            seen > wanted
        });
        u8::try_from(found.unwrap_or(255)).unwrap_or(u8::MAX)
    };
    let (ink, paper) = (rank(0.01), rank(0.6));
    let threshold = f32::from(paper) - INK * f32::from(paper.saturating_sub(ink));
    (threshold as u8, paper)
}

/// The small dark spots of a page; `None` when there are too many to mean anything.
fn dots(grey: &GrayImage, threshold: u8, largest: usize) -> Option<Vec<Dot>> {
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let pixels = grey.as_raw();
    let mut seen = vec![false; pixels.len()];
    let mut stack = Vec::new();
    let mut dots = Vec::new();
    for start in 0..pixels.len() {
        if pixels[start] > threshold || seen[start] {
            continue;
        }
        let (x, y) = (start % width, start / width);
        let (mut left, mut right) = (x, x);
        let (mut top, mut bottom) = (y, y);
        let mut count = 0;
        seen[start] = true;
        stack.push((x, y));
        while let Some((x, y)) = stack.pop() {
            count += 1;
            (left, right) = (left.min(x), right.max(x));
            (top, bottom) = (top.min(y), bottom.max(y));
            let mut visit = |x: usize, y: usize| {
                let next = y * width + x;
                if pixels[next] <= threshold && !seen[next] {
                    seen[next] = true;
                    stack.push((x, y));
                }
            };
            if x > 0 {
                visit(x - 1, y);
            }
            if x + 1 < width {
                visit(x + 1, y);
            }
            if y > 0 {
                visit(x, y - 1);
            }
            if y + 1 < height {
                visit(x, y + 1);
            }
        }
        let (wide, high) = (right - left + 1, bottom - top + 1);
        if count >= 3
            && wide <= largest
            && high <= largest
            && wide <= 2 * high + 1
            && high <= 2 * wide + 1
        {
            dots.push(Dot {
                x: left,
                y: top,
                wide,
                high,
            });
            if dots.len() > MOST_DOTS {
                return None;
            }
        }
    }
    Some(dots)
}

/// Dots that follow each other in even steps.
fn chains(dots: &[Dot], step: usize) -> Vec<Vec<Dot>> {
    const BAND: usize = 8;
    let mut bands: BTreeMap<usize, Vec<Dot>> = BTreeMap::new();
    for dot in dots {
        bands
            .entry((dot.y + dot.high) / BAND)
            .or_default()
            .push(*dot);
    }
    for band in bands.values_mut() {
        band.sort_by_key(|dot| dot.x);
    }
    let foot = |dot: &Dot| dot.y + dot.high;
    let next = |dot: &Dot| -> Option<Dot> {
        let band = foot(dot) / BAND;
        (band.saturating_sub(1)..=band + 1)
            .filter_map(|band| bands.get(&band))
            .filter_map(|band| {
                let from = band.partition_point(|other| other.x <= dot.x + dot.wide);
                band[from..]
                    .iter()
                    .take_while(|other| other.x <= dot.x + step)
                    .find(|other| foot(other).abs_diff(foot(dot)) <= 3)
            })
            .min_by_key(|other| other.x)
            .copied()
    };
    let mut ordered: Vec<Dot> = dots.to_vec();
    ordered.sort_by_key(|dot| dot.x);
    let mut used: std::collections::BTreeSet<(usize, usize)> = std::collections::BTreeSet::new();
    let mut found = Vec::new();
    for first in ordered {
        if used.contains(&(first.x, first.y)) {
            continue;
        }
        let mut chain = vec![first];
        while let Some(dot) = chain.last().and_then(next) {
            let even = match chain[..] {
                [.., a, b] => (dot.x - b.x).abs_diff(b.x - a.x) * 5 <= (b.x - a.x) * 2 + 10,
                _ => true,
            };
            if !even || used.contains(&(dot.x, dot.y)) {
                break;
            }
            chain.push(dot);
        }
        if chain.len() >= FEWEST {
            used.extend(chain.iter().map(|dot| (dot.x, dot.y)));
            found.push(chain);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    fn dot(page: &mut GrayImage, x: u32, y: u32, side: u32) {
        for (dx, dy) in (0..side).flat_map(|dx| (0..side).map(move |dy| (dx, dy))) {
            page.put_pixel(x + dx, y + dy, Luma([20]));
        }
    }

    #[test]
    fn a_row_of_dots_goes_and_an_ellipsis_stays() {
        let mut page = GrayImage::from_pixel(600, 200, Luma([250]));
        for at in 0..30 {
            // The row falls a little, as on paper that lies askew.
            dot(&mut page, 20 + at * 12, 50 + at / 6, 4);
        }
        for at in 0..3 {
            dot(&mut page, 20 + at * 12, 120, 4);
        }
        dot(&mut page, 400, 60, 40);
        remove(&mut page, 300.0);
        assert!((0..30).all(|at| page.get_pixel(21 + at * 12, 51 + at / 6).0[0] > 200));
        assert_eq!(
            page.get_pixel(21, 121).0[0],
            20,
            "three dots are an ellipsis"
        );
        assert_eq!(page.get_pixel(420, 80).0[0], 20, "a blot is no dot");
    }
}
