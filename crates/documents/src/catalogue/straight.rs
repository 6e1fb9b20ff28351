//! How the lines of a page fall and its columns lean, and the page without that.

use super::words::Token;

/// Lines shorter than this share of the page say little about their fall.
const SHORTEST: f32 = 0.04;
/// Steeper than this (11 degrees) is no line.
const STEEPEST: f32 = 0.2;
/// How far columns may lean away from the perpendicular, and how differently across the page.
const MOST_LEAN: f32 = 0.08;

/// The fall of lines, as a slope that changes over the page, and the lean of columns.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Straight {
    /// Slope in the middle, its change across, its change down, and its bend across.
    fall: [f64; 4],
    /// Lean in the middle and its change across.
    lean: [f32; 2],
    width: f32,
    height: f32,
}

impl Straight {
    /// Fits the page. `joined` tells which words follow the one before on a line.
    pub(super) fn fit(tokens: &[Token], joined: &[bool], width: f32, height: f32) -> Self {
        let mut fit = Self {
            width,
            height,
            ..Self::default()
        };
        let samples = fit.slopes(tokens, joined);
        if samples.len() >= 3 {
            fit.fall = solve(&samples);
        }
        fit.lean = fit.clearest_lean(tokens, joined);
        fit
    }

    /// Takes fall and lean away.
    pub(super) fn apply(&self, tokens: &mut [Token]) {
        for token in tokens {
            let wide = token.x1 - token.x0;
            let middle = f32::midpoint(token.x0, token.x1);
            let straight_y = self.level(middle, token.y);
            let straight_x = self.plumb(middle, token.y, self.lean);
            token.y = straight_y;
            token.x0 = straight_x - wide / 2.0;
            token.x1 = straight_x + wide / 2.0;
        }
    }

    fn level(&self, x: f32, y: f32) -> f32 {
        let (across, down) = self.place(x, y);
        let [slope, change, fan, bend] = self.fall;
        let drop = slope * across
            + change * across * across / 2.0
            + fan * across * down
            + bend * across * across * across / 3.0;
        y - (drop * f64::from(self.width) / 2.0) as f32
    }

    fn plumb(&self, x: f32, y: f32, lean: [f32; 2]) -> f32 {
        let (across, _) = self.place(x, y);
        let tilt = -self.fall[0] as f32 + lean[0] + lean[1] * across as f32;
        x - tilt * (y - self.height / 2.0)
    }

    /// A point from -1 to 1 each way.
    fn place(&self, x: f32, y: f32) -> (f64, f64) {
        (
            f64::from(x / self.width * 2.0 - 1.0),
            f64::from(y / self.height * 2.0 - 1.0),
        )
    }

    /// Across, down, slope and weight of each line.
    fn slopes(&self, tokens: &[Token], joined: &[bool]) -> Vec<[f64; 4]> {
        let mut samples = Vec::new();
        let mut line: Vec<&Token> = Vec::new();
        let mut close = |line: &mut Vec<&Token>| {
            if let (Some(first), Some(last)) = (line.first(), line.last()) {
                let run = last.x1 - first.x0;
                if line.len() > 1 && run > SHORTEST * self.width {
                    let (slope, middle_x, middle_y) = regression(line);
                    if slope.abs() < STEEPEST {
                        let (across, down) = self.place(middle_x, middle_y);
                        let weight = f64::from(run / self.width).powi(2);
                        samples.push([across, down, f64::from(slope), weight]);
                    }
                }
            }
            line.clear();
        };
        for (token, joined) in tokens.iter().zip(joined) {
            if !joined {
                close(&mut line);
            }
            // Pieces of long lines tell where a line bends.
            if line
                .first()
                .is_some_and(|first| token.x1 - first.x0 > self.width * 0.35)
            {
                let last = line.last().copied();
                close(&mut line);
                line.extend(last);
            }
            line.push(token);
        }
        close(&mut line);
        samples
    }

    fn clearest_lean(&self, tokens: &[Token], joined: &[bool]) -> [f32; 2] {
        let mut edges: Vec<(f32, f32)> = Vec::new();
        let mut last: Option<&Token> = None;
        for (token, joined) in tokens.iter().zip(joined) {
            let gap = last.map_or(f32::MAX, |last| token.x0 - last.x1);
            if !joined || gap > token.size {
                edges.push((token.x0, token.y));
                edges.extend(last.map(|last| (last.x1, last.y)));
            }
            last = Some(token);
        }
        edges.extend(last.map(|last| (last.x1, last.y)));
        if edges.len() < 12 {
            return [0.0; 2];
        }
        let mut sizes: Vec<f32> = tokens.iter().map(|token| token.size).collect();
        sizes.sort_by(f32::total_cmp);
        let bin = (sizes[sizes.len() / 2] * 0.4).max(2.0);
        let mut best = ([0.0; 2], self.clarity(&edges, [0.0; 2], bin) * 1.03);
        for step in -16i8..=16 {
            for fan in -6i8..=6 {
                let lean = [
                    f32::from(step) / 16.0 * MOST_LEAN,
                    f32::from(fan) / 6.0 * MOST_LEAN,
                ];
                let clarity = self.clarity(&edges, lean, bin);
                if clarity > best.1 {
                    best = (lean, clarity);
                }
            }
        }
        best.0
    }

    /// How much the edges of columns fall together.
    fn clarity(&self, edges: &[(f32, f32)], lean: [f32; 2], bin: f32) -> f32 {
        let mut counts = vec![0u32; (self.width * 1.4 / bin) as usize + 2];
        for (x, y) in edges {
            let at = (self.plumb(*x, *y, lean) + self.width * 0.2).max(0.0) / bin;
            let low = at as usize;
            // Half of each edge goes to the neighbour, so that bins do not cut columns.
            for at in [low, low + 1] {
                if let Some(count) = counts.get_mut(at) {
                    *count += 1;
                }
            }
        }
        counts.iter().map(|count| (*count as f32).powi(2)).sum()
    }
}

/// Slope of a line through the feet of words, and its middle.
fn regression(line: &[&Token]) -> (f32, f32, f32) {
    let count = line.len() as f32;
    let x = |token: &Token| f32::midpoint(token.x0, token.x1);
    let mean_x = line.iter().map(|token| x(token)).sum::<f32>() / count;
    let mean_y = line.iter().map(|token| token.y).sum::<f32>() / count;
    let mut above = 0.0;
    let mut below = 0.0;
    for token in line {
        above += (x(token) - mean_x) * (token.y - mean_y);
        below += (x(token) - mean_x).powi(2);
    }
    (above / below.max(1.0), mean_x, mean_y)
}

/// Least squares, once over all lines and again over those that agree.
fn solve(samples: &[[f64; 4]]) -> [f64; 4] {
    let mut slopes: Vec<f64> = samples.iter().map(|sample| sample[2]).collect();
    slopes.sort_by(f64::total_cmp);
    let middle = slopes[slopes.len() / 2];
    let mut kept: Vec<[f64; 4]> = samples
        .iter()
        .copied()
        .filter(|sample| (sample[2] - middle).abs() < 0.05)
        .collect();
    let mut fall = [middle, 0.0, 0.0, 0.0];
    for round in 0..3 {
        let terms = match kept.len() {
            0..8 => 1,
            8..16 => 3,
            _ => 4,
        };
        fall = least_squares(&kept, terms);
        let reach = if round == 0 { 0.03 } else { 0.015 };
        let agree = |sample: &[f64; 4]| (sample[2] - slope_at(fall, sample)).abs() < reach;
        let next: Vec<[f64; 4]> = samples.iter().copied().filter(agree).collect();
        if next.len() < 3 {
            break;
        }
        kept = next;
    }
    fall
}

fn slope_at([slope, change, fan, bend]: [f64; 4], [across, down, ..]: &[f64; 4]) -> f64 {
    slope + change * across + fan * down + bend * across * across
}

/// The normal equations, with a little weight on nought so that they always have an answer.
fn least_squares(samples: &[[f64; 4]], terms: usize) -> [f64; 4] {
    let mut matrix = [[0.0f64; 5]; 4];
    for [across, down, slope, weight] in samples {
        let row = [1.0, *across, *down, across * across];
        for (line, left) in matrix.iter_mut().zip(row).take(terms) {
            for (cell, right) in line.iter_mut().zip(row).take(terms) {
                *cell += weight * left * right;
            }
            line[4] += weight * left * slope;
        }
    }
    let total: f64 = samples.iter().map(|sample| sample[3]).sum();
    for (at, line) in matrix.iter_mut().enumerate().take(terms) {
        line[at] += total * if at == 0 { 1e-6 } else { 0.02 };
    }
    for at in 0..terms {
        let pivot = matrix[at][at];
        if pivot.abs() < 1e-12 {
            return [0.0; 4];
        }
        let line = matrix[at];
        for (other, row) in matrix.iter_mut().enumerate().take(terms) {
            if other != at {
                let share = row[at] / pivot;
                for (cell, above) in row.iter_mut().zip(line) {
                    *cell -= share * above;
                }
            }
        }
    }
    let mut result = [0.0; 4];
    for at in 0..terms {
        result[at] = matrix[at][4] / matrix[at][at];
    }
    result
}
