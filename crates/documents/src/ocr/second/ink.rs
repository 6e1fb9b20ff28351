//! Ink of the size of letters that no word covers, gathered into lines.

use image::GrayImage;

/// Letters are looked for at this many pixels to the inch.
const DPI: f32 = 150.0;
/// How high letters are, in these pixels: from 1.2 to 9 millimetres.
const HIGH: std::ops::RangeInclusive<usize> = 7..=54;
/// The widest letter, in these pixels.
const WIDEST: usize = 60;
/// Shades that part ink from ground. On a photograph there is none that parts them everywhere.
const SHADES: [u8; 4] = [70, 110, 150, 190];
/// The side of the squares that are looked at for dark ground, in these pixels.
const TILE: usize = 16;
/// Dark pixels that make a square part of it: a quarter.
const DARK: usize = TILE * TILE / 4;
/// The share of its box that a letter fills, at least.
const FILLED: f32 = 0.15;
/// The most lines that are looked at: more are the grain of a photograph.
const MOST_LINES: usize = 60;
/// The most spots of one shade: more are a raster.
const MOST_SPOTS: usize = 6000;

/// A line of ink, in pixels of the page.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Left, top, right, bottom.
    pub(super) box_: [usize; 4],
    /// The boxes of its letters, from left to right.
    pub(super) letters: Vec<[usize; 4]>,
    /// Its letters are lighter than their ground.
    pub(super) light: bool,
}

/// The lines that no word covers, best ones first.
///
/// - `covered`: the boxes of words, in pixels.
pub(super) fn lines(grey: &GrayImage, dpi: f32, covered: &[[f32; 4]]) -> Vec<Line> {
    let side = ((dpi / DPI).round() as usize).max(1);
    let page = Small::of(grey, side, covered);
    let mut found: Vec<Line> = Vec::new();
    let bright = page.bright();
    for shade in SHADES {
        found.extend(gather(page.spots(shade, false, &page.known), false));
        found.extend(gather(page.spots(shade, true, &bright), true));
    }
    // Letters of several shades are found several times: once whole, then in pieces, or run together.
    found.sort_by_key(|line| (std::cmp::Reverse(line.letters.len()), line.light));
    let mut kept: Vec<Line> = Vec::new();
    for line in found {
        if kept.len() == MOST_LINES {
            break;
        }
        if !kept.iter().any(|other| shared(line.box_, other.box_) > 0.3) {
            kept.push(line);
        }
    }
    for line in &mut kept {
        line.box_ = line.box_.map(|at| at * side);
        for letter in &mut line.letters {
            *letter = letter.map(|at| at * side);
        }
    }
    kept
}

/// The page made smaller, and where words are known on it.
struct Small {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
    known: Vec<bool>,
}

impl Small {
    fn of(grey: &GrayImage, side: usize, covered: &[[f32; 4]]) -> Self {
        let (width, height) = (grey.width() as usize / side, grey.height() as usize / side);
        let mut pixels = Vec::with_capacity(width * height);
        let full = grey.width() as usize;
        let mut sums = vec![0u32; width];
        for band in grey
            .as_raw()
            .chunks_exact((full * side).max(1))
            .take(height)
        {
            sums.fill(0);
            for row in band.chunks_exact(full) {
                for (sum, part) in sums.iter_mut().zip(row.chunks_exact(side)) {
                    *sum += part.iter().map(|value| u32::from(*value)).sum::<u32>();
                }
            }
            let area = u32::try_from(side * side).unwrap_or(1);
            pixels.extend(
                sums.iter()
                    .map(|sum| u8::try_from(sum / area).unwrap_or(u8::MAX)),
            );
        }
        let mut known = vec![false; pixels.len()];
        for [left, top, right, bottom] in covered {
            // Accents and the feet of commas stand out of the box.
            let (beside, above) = ((bottom - top) * 0.1, (bottom - top) * 0.15);
            let at = |value: f32, end: usize| ((value / side as f32).max(0.0) as usize).min(end);
            let (from, to) = (
                at(left - beside, width),
                at(right + beside + side as f32, width),
            );
            for row in at(top - above, height)..at(bottom + above + side as f32, height) {
                known[row * width + from..row * width + to].fill(true);
            }
        }
        Self {
            width,
            height,
            pixels,
            known,
        }
    }

    /// Known words, and the paper far from anything dark: no light letters are there, and to walk over all the paper
    /// of a page takes long.
    fn bright(&self) -> Vec<bool> {
        let (across, down) = (self.width.div_ceil(TILE), self.height.div_ceil(TILE));
        let mut dark = vec![0usize; across * down];
        for (at, value) in self.pixels.iter().enumerate() {
            if *value < SHADES[SHADES.len() - 1] && !self.known[at] {
                dark[at / self.width / TILE * across + at % self.width / TILE] += 1;
            }
        }
        let mut bright = vec![true; self.pixels.len()];
        for (tile, _) in dark.iter().enumerate().filter(|(_, count)| **count >= DARK) {
            let (x, y) = (tile % across * TILE, tile / across * TILE);
            let (from, to) = (x.saturating_sub(TILE), (x + 2 * TILE).min(self.width));
            for row in y.saturating_sub(TILE)..(y + 2 * TILE).min(self.height) {
                let places = row * self.width + from..row * self.width + to;
                bright[places.clone()].copy_from_slice(&self.known[places]);
            }
        }
        bright
    }

    /// Spots that are darker (or lighter) than a shade, of the size of letters.
    ///
    /// - `closed`: where none are looked for; what goes on there is no letter.
    fn spots(&self, shade: u8, light: bool, closed: &[bool]) -> Vec<[usize; 4]> {
        let is_ink = |at: usize| (self.pixels[at] > shade) == light;
        let mut seen = closed.to_vec();
        let mut stack = Vec::new();
        let mut spots = Vec::new();
        for start in 0..self.pixels.len() {
            if seen[start] || !is_ink(start) {
                continue;
            }
            let (x, y) = (start % self.width, start / self.width);
            let mut spot = [x, y, x, y];
            let (mut count, mut touches) = (0usize, false);
            seen[start] = true;
            stack.push((x, y));
            while let Some((x, y)) = stack.pop() {
                count += 1;
                spot = [
                    spot[0].min(x),
                    spot[1].min(y),
                    spot[2].max(x),
                    spot[3].max(y),
                ];
                let mut visit = |x: usize, y: usize| {
                    let at = y * self.width + x;
                    touches |= closed[at] && is_ink(at);
                    if !seen[at] && is_ink(at) {
                        seen[at] = true;
                        stack.push((x, y));
                    }
                };
                for (x, y) in [
                    (x.wrapping_sub(1), y),
                    (x + 1, y),
                    (x, y.wrapping_sub(1)),
                    (x, y + 1),
                ] {
                    if x < self.width && y < self.height {
                        visit(x, y);
                    }
                }
            }
            let (wide, high) = (spot[2] - spot[0] + 1, spot[3] - spot[1] + 1);
            // What goes on under a known word is part of it, what goes on far from it is paper.
            let is_letter = HIGH.contains(&high)
                && wide <= WIDEST
                && wide <= 2 * high
                && high <= 12 * wide
                && !touches
                && count as f32 >= FILLED * (wide * high) as f32;
            if is_letter {
                spots.push([spot[0], spot[1], spot[2] + 1, spot[3] + 1]);
                if spots.len() > MOST_SPOTS {
                    return Vec::new();
                }
            }
        }
        spots
    }
}

/// Spots that follow each other on a line.
fn gather(mut spots: Vec<[usize; 4]>, light: bool) -> Vec<Line> {
    spots.sort_unstable();
    let mut lines: Vec<Vec<[usize; 4]>> = Vec::new();
    // Lines whose end is still within reach, as spots come from the left.
    let mut open: Vec<usize> = Vec::new();
    for spot in spots {
        open.retain(|at| {
            lines[*at]
                .last()
                .is_some_and(|last| spot[0] <= last[2] + HIGH.end() * 2)
        });
        let next = open
            .iter()
            .copied()
            .filter(|at| lines[*at].last().is_some_and(|last| follows(*last, spot)))
            .max_by_key(|at| lines[*at].last().map(|last| last[2]));
        match next {
            Some(at) => lines[at].push(spot),
            None => {
                open.push(lines.len());
                lines.push(vec![spot]);
            }
        }
    }
    lines
        .into_iter()
        .filter(|letters| letters.len() > 1 && is_level(letters))
        .map(|letters| Line {
            box_: letters.iter().copied().reduce(union).unwrap_or_default(),
            letters,
            light,
        })
        .collect()
}

fn follows(last: [usize; 4], spot: [usize; 4]) -> bool {
    let (high, other) = (last[3] - last[1], spot[3] - spot[1]);
    let (low, tall) = (high.min(other), high.max(other));
    let both = last[3].min(spot[3]).saturating_sub(last[1].max(spot[1]));
    tall <= low * 5 / 2
        && both * 5 >= low * 3
        && spot[0] <= last[2] + tall
        && spot[0] + tall / 3 >= last[2]
}

/// Whether most letters stand on a line or hang from one.
fn is_level(letters: &[[usize; 4]]) -> bool {
    let near = |edge: fn(&[usize; 4]) -> usize| {
        let mut edges: Vec<usize> = letters.iter().map(edge).collect();
        edges.sort_unstable();
        let middle = edges[edges.len() / 2];
        let tallest = letters.iter().map(|l| l[3] - l[1]).max().unwrap_or(0);
        let good = edges
            .iter()
            .filter(|at| at.abs_diff(middle) * 4 <= tallest + 2)
            .count();
        good * 10 >= edges.len() * 7
    };
    near(|letter| letter[3]) || near(|letter| letter[1])
}

/// The share of the smaller box that both have.
fn shared(one: [usize; 4], other: [usize; 4]) -> f32 {
    let wide = one[2].min(other[2]).saturating_sub(one[0].max(other[0]));
    let high = one[3].min(other[3]).saturating_sub(one[1].max(other[1]));
    let area = |box_: [usize; 4]| (box_[2] - box_[0]) * (box_[3] - box_[1]);
    (wide * high) as f32 / area(one).min(area(other)).max(1) as f32
}

fn union(one: [usize; 4], other: [usize; 4]) -> [usize; 4] {
    [
        one[0].min(other[0]),
        one[1].min(other[1]),
        one[2].max(other[2]),
        one[3].max(other[3]),
    ]
}
