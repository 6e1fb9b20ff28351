//! Uneven light: the shadow of a hand, the fold of a book, grey paper.

use image::GrayImage;

/// The paper is measured in squares of this many pixels.
const CELL: usize = 48;
/// The share of a square's pixels that are darker than its paper, at most.
const PAPER_RANK: f32 = 0.85;
/// How many squares around are looked at for paper, so that a photograph or a dark banner is not taken for shadow.
const REACH: usize = 3;
/// Light that differs by less than this, in shades, is even enough.
const EVEN: u8 = 24;
/// The darkest paper that is made white.
const DARKEST: f32 = 70.0;
/// What paper becomes.
const WHITE: f32 = 250.0;

/// Makes the paper equally bright everywhere, when it is not.
pub(crate) fn even(grey: &mut GrayImage) {
    let (columns, rows) = (
        (grey.width() as usize).div_ceil(CELL),
        (grey.height() as usize).div_ceil(CELL),
    );
    if columns < 4 || rows < 4 {
        return;
    }
    let measured = paper(grey, columns, rows);
    let bright = spread(&measured, columns, rows, |a, b| a.max(b));
    let mut ranked = bright.clone();
    ranked.sort_unstable();
    let at = |share: f32| ranked[((ranked.len() - 1) as f32 * share) as usize];
    let (low, high) = (at(0.1), at(0.9));
    if high.saturating_sub(low) < EVEN && f32::from(low) > DARKEST * 2.0 {
        return;
    }
    let smooth = blur(&bright, columns, rows);
    let width = grey.width() as usize;
    let places: Vec<Place> = (0..width).map(|x| Place::new(x, columns)).collect();
    let mut line = vec![0.0; columns];
    for (y, row) in grey.chunks_exact_mut(width).enumerate() {
        let at = Place::new(y, rows);
        for (column, paper) in line.iter_mut().enumerate() {
            *paper = at.between(|row| smooth[row * columns + column]);
        }
        for (pixel, place) in row.iter_mut().zip(&places) {
            let paper = place.between(|column| line[column]);
            // Darker than any paper: the table under it, or the lid of the scanner.
            if paper > DARKEST {
                *pixel = (f32::from(*pixel) * WHITE / paper).min(255.0) as u8;
            }
        }
    }
}

/// A pixel between the middles of the two squares beside it.
struct Place {
    low: usize,
    high: usize,
    /// How far from the one to the other.
    share: f32,
}

impl Place {
    /// - `end`: how many squares there are.
    fn new(at: usize, end: usize) -> Self {
        let place = ((at as f32 + 0.5) / CELL as f32 - 0.5).clamp(0.0, (end - 1) as f32);
        let low = place as usize;
        Self {
            low,
            high: (low + 1).min(end - 1),
            share: place - low as f32,
        }
    }

    fn between(&self, value: impl Fn(usize) -> f32) -> f32 {
        value(self.low) * (1.0 - self.share) + value(self.high) * self.share
    }
}

/// The brightness of the paper in each square.
fn paper(grey: &GrayImage, columns: usize, rows: usize) -> Vec<u8> {
    let width = grey.width() as usize;
    let mut counts = vec![[0u32; 256]; columns];
    let mut result = Vec::with_capacity(columns * rows);
    for band in grey.chunks(width * CELL) {
        counts.iter_mut().for_each(|cell| cell.fill(0));
        for row in band.chunks(width) {
            for (cell, part) in counts.iter_mut().zip(row.chunks(CELL)) {
                for value in part {
                    cell[usize::from(*value)] += 1;
                }
            }
        }
        for cell in &counts {
            let wanted = (cell.iter().sum::<u32>() as f32 * PAPER_RANK) as u32;
            let mut seen = 0;
            let rank = cell.iter().position(|count| {
                seen += count;
                seen > wanted
            });
            result.push(u8::try_from(rank.unwrap_or(255)).unwrap_or(u8::MAX));
        }
    }
    result
}

/// Each square takes what `pick` makes of it and the squares around it.
fn spread(cells: &[u8], columns: usize, rows: usize, pick: fn(u8, u8) -> u8) -> Vec<u8> {
    let around = |at: usize, end: usize| at.saturating_sub(REACH)..(at + REACH + 1).min(end);
    let mut across = vec![0; cells.len()];
    for row in 0..rows {
        for column in 0..columns {
            across[row * columns + column] = around(column, columns)
                .map(|other| cells[row * columns + other])
                .reduce(pick)
                .unwrap_or(0);
        }
    }
    let mut result = vec![0; cells.len()];
    for row in 0..rows {
        for column in 0..columns {
            result[row * columns + column] = around(row, rows)
                .map(|other| across[other * columns + column])
                .reduce(pick)
                .unwrap_or(0);
        }
    }
    result
}

/// The mean of each square and those around it.
fn blur(cells: &[u8], columns: usize, rows: usize) -> Vec<f32> {
    let mut result = Vec::with_capacity(cells.len());
    for row in 0..rows {
        for column in 0..columns {
            let mut sum = 0.0;
            let mut count = 0.0;
            for y in row.saturating_sub(REACH)..(row + REACH + 1).min(rows) {
                for x in column.saturating_sub(REACH)..(column + REACH + 1).min(columns) {
                    sum += f32::from(cells[y * columns + x]);
                    count += 1.0;
                }
            }
            result.push(sum / count);
        }
    }
    result
}
