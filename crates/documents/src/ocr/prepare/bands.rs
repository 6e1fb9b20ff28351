//! Light letters on dark ground: group rows, the heads of tables, headings in a band. The reader of pictures looks for
//! dark letters on light paper and takes such a band for a picture.

mod turn;

use image::GrayImage;

/// Cells for each inch: a band is looked for in cells, a letter is smaller than a few of them.
const CELLS_PER_INCH: f32 = 75.0;
/// Ground is darker than this share of paper.
const DARK: f32 = 0.66;
/// The smallest band, in cells: 2 mm high, 7 mm wide.
const SMALLEST: (usize, usize) = (20, 6);
/// How even the upper and the lower edge of a band is: the share of its columns that go on where the one before ended.
const EVEN: f32 = 0.9;
/// The share of a band that is ground, at least; the rest is its letters.
const GROUND: f32 = 0.45;
/// The share of the ground whose shade is that of the ground around it; photographs are rougher.
const SMOOTH: f32 = 0.75;
/// How far ground may differ from the ground around it, in shades.
const ROUGH: f32 = 14.0;
/// How far around the ground is looked at, in cells.
const AROUND: usize = 6;

/// Half the width of the dents that letters close to an edge make in it, in cells: 8 mm.
const DENT: usize = 12;
/// A part that is not ground and this many cells thick is no letter.
const THICK: usize = 5;
/// The share of what is not ground that may be that thick: the strokes of a title.
const MOST_THICK: f32 = 0.5;

/// Makes the ground of dark bands paper, and the letters on them ink.
pub(super) fn invert(grey: &mut GrayImage, dpi: f32) {
    let side = ((dpi / CELLS_PER_INCH).round() as usize).max(2);
    let cells = Cells::of(grey, side);
    for band in cells.bands() {
        cells.turn(grey, &band);
    }
}

/// The page in squares.
struct Cells {
    side: usize,
    columns: usize,
    rows: usize,
    mean: Vec<f32>,
    /// Cells below this mean are dark.
    limit: f32,
    dark: Vec<bool>,
}

/// Dark cells that hang together: for each column from `left` on, its first and last row.
struct Band {
    left: usize,
    spans: Vec<(usize, usize)>,
    /// The ground of each cell of its bounding box, row by row, from `top` on.
    ground: Vec<f32>,
    top: usize,
}

/// Whether what is not ground is shapes rather than letters.
fn is_picture(is_ground: &[bool], columns: usize) -> bool {
    let rows = is_ground.len() / columns;
    // For each cell the side of the largest square without ground whose last corner it is.
    let mut squares = vec![0usize; is_ground.len()];
    let (mut other, mut thick) = (0usize, 0usize);
    for row in 0..rows {
        for column in 0..columns {
            let at = row * columns + column;
            if is_ground[at] {
                continue;
            }
            other += 1;
            squares[at] = if row == 0 || column == 0 {
                1
            } else {
                let before = [at - 1, at - columns, at - columns - 1];
                1 + before
                    .map(|place| squares[place])
                    .into_iter()
                    .min()
                    .unwrap_or(0)
            };
            thick += usize::from(squares[at] >= THICK);
        }
    }
    thick as f32 > MOST_THICK * other as f32
}

/// The least or the most of some numbers.
type Of = fn(std::iter::Copied<std::slice::Iter<'_, usize>>) -> Option<usize>;

/// An edge without its dents: the outermost around each place, then the innermost of those.
fn closed(edge: &[usize], outermost: Of, innermost: Of) -> Vec<usize> {
    let around = |edge: &[usize], of: Of| {
        (0..edge.len())
            .map(|at| {
                let near = &edge[at.saturating_sub(DENT)..(at + DENT + 1).min(edge.len())];
                of(near.iter().copied()).unwrap_or(edge[at])
            })
            .collect::<Vec<usize>>()
    };
    around(&around(edge, outermost), innermost)
}

impl Cells {
    fn of(grey: &GrayImage, side: usize) -> Self {
        let width = grey.width() as usize;
        let (columns, rows) = (width / side, grey.height() as usize / side);
        let mut mean = vec![0.0f32; columns * rows];
        for (y, line) in grey
            .chunks_exact(width.max(1))
            .take(rows * side)
            .enumerate()
        {
            let cells = &mut mean[y / side * columns..][..columns];
            for (cell, part) in cells.iter_mut().zip(line.chunks_exact(side)) {
                *cell += part.iter().map(|value| f32::from(*value)).sum::<f32>();
            }
        }
        let area = (side * side) as f32;
        mean.iter_mut().for_each(|value| *value /= area);
        let mut ranked = mean.clone();
        ranked.sort_unstable_by(f32::total_cmp);
        let paper = ranked.get(ranked.len() * 4 / 5).copied().unwrap_or(255.0);
        let limit = paper * DARK;
        let dark: Vec<bool> = mean.iter().map(|value| *value < limit).collect();
        let mut cells = Self {
            side,
            columns,
            rows,
            mean,
            limit,
            dark,
        };
        cells.open();
        cells
    }

    /// Forgets what is only one cell wide or high: the rules of a table would tie its bands together.
    fn open(&mut self) {
        let mut kept = vec![false; self.dark.len()];
        for row in 1..self.rows {
            for column in 1..self.columns {
                let at = row * self.columns + column;
                let square = [at, at - 1, at - self.columns, at - self.columns - 1];
                if square.iter().all(|place| self.dark[*place]) {
                    square.iter().for_each(|place| kept[*place] = true);
                }
            }
        }
        self.dark = kept;
    }

    fn bands(&self) -> Vec<Band> {
        let mut seen = vec![false; self.dark.len()];
        let mut stack = Vec::new();
        let mut bands = Vec::new();
        for start in 0..self.dark.len() {
            if !self.dark[start] || seen[start] {
                continue;
            }
            let mut found = Vec::new();
            seen[start] = true;
            stack.push(start);
            while let Some(at) = stack.pop() {
                found.push(at);
                let (row, column) = (at / self.columns, at % self.columns);
                let next = [
                    (column > 0).then(|| at - 1),
                    (column + 1 < self.columns).then_some(at + 1),
                    (row > 0).then(|| at.wrapping_sub(self.columns)),
                    (row + 1 < self.rows).then_some(at + self.columns),
                ];
                for place in next.into_iter().flatten() {
                    if self.dark[place] && !seen[place] {
                        seen[place] = true;
                        stack.push(place);
                    }
                }
            }
            bands.extend(self.band(&found));
        }
        bands
    }

    /// The band that these cells are, if they are one.
    fn band(&self, found: &[usize]) -> Option<Band> {
        if found.len() < SMALLEST.0 * SMALLEST.1 / 2 {
            return None;
        }
        let column_of = |at: &usize| at % self.columns;
        let left = found.iter().map(column_of).min()?;
        let right = found.iter().map(column_of).max()?;
        let mut spans = vec![(usize::MAX, 0); right - left + 1];
        for at in found {
            let span = &mut spans[column_of(at) - left];
            let row = at / self.columns;
            *span = (span.0.min(row), span.1.max(row));
        }
        let top = spans.iter().map(|span| span.0).min()?;
        let bottom = spans.iter().map(|span| span.1).max()?;
        if spans.len() < SMALLEST.0 || bottom - top + 1 < SMALLEST.1 {
            return None;
        }
        let even = |edge: fn(&(usize, usize)) -> usize| {
            let steps = spans
                .windows(2)
                .map(|pair| edge(&pair[0]).abs_diff(edge(&pair[1])));
            let quiet = steps.filter(|step| *step <= 1).count();
            quiet as f32 >= EVEN * (spans.len() - 1) as f32
        };
        let inside: usize = spans.iter().map(|(first, last)| last - first + 1).sum();
        if !even(|span| span.0)
            || !even(|span| span.1)
            || (found.len() as f32) < GROUND * inside as f32
        {
            return None;
        }
        let mut is_found = vec![false; spans.len() * (bottom - top + 1)];
        for at in found {
            is_found[(at / self.columns - top) * spans.len() + column_of(at) - left] = true;
        }
        if is_picture(&is_found, spans.len()) {
            return None;
        }
        let ground = self.ground(&is_found, left, top, spans.len());
        let smooth = found
            .iter()
            .filter(|at| {
                let place = (**at / self.columns - top) * spans.len() + column_of(at) - left;
                (self.mean[**at] - ground[place]).abs() < ROUGH
            })
            .count();
        if (smooth as f32) < SMOOTH * found.len() as f32 {
            return None;
        }
        self.fill_dents(&mut spans, left);
        Some(Band {
            left,
            spans,
            ground,
            top,
        })
    }

    /// An accent or a tail close to the edge cuts the ground beyond it off: there the edge goes on as beside it.
    fn fill_dents(&self, spans: &mut [(usize, usize)], left: usize) {
        let is_dark = |row: usize, column: usize| {
            self.mean
                .get(row * self.columns + left + column)
                .is_some_and(|mean| *mean < self.limit)
        };
        let firsts: Vec<usize> = spans.iter().map(|span| span.0).collect();
        let lasts: Vec<usize> = spans.iter().map(|span| span.1).collect();
        let (upper, lower) = (
            closed(&firsts, |near| near.min(), |near| near.max()),
            closed(&lasts, |near| near.max(), |near| near.min()),
        );
        for (column, span) in spans.iter_mut().enumerate() {
            // The outermost row may be half paper.
            if is_dark(upper[column] + 1, column) {
                span.0 = upper[column];
            }
            if is_dark(lower[column].saturating_sub(1), column) {
                span.1 = lower[column];
            }
        }
    }

    /// The shade of the ground at each cell of a box: the mean of the dark cells around it.
    fn ground(&self, is_found: &[bool], left: usize, top: usize, columns: usize) -> Vec<f32> {
        let rows = is_found.len() / columns;
        // Sums over everything above and to the left, of shades and of cells.
        let mut sums = vec![(0.0f64, 0.0f64); (columns + 1) * (rows + 1)];
        for row in 0..rows {
            let mut line = (0.0, 0.0);
            for column in 0..columns {
                if is_found[row * columns + column] {
                    line.0 += f64::from(self.mean[(top + row) * self.columns + left + column]);
                    line.1 += 1.0;
                }
                let above = sums[row * (columns + 1) + column + 1];
                sums[(row + 1) * (columns + 1) + column + 1] = (above.0 + line.0, above.1 + line.1);
            }
        }
        let at = |row: usize, column: usize| sums[row * (columns + 1) + column];
        let mut result = Vec::with_capacity(is_found.len());
        for row in 0..rows {
            for column in 0..columns {
                let (up, down) = (row.saturating_sub(AROUND), (row + AROUND + 1).min(rows));
                let (start, end) = (
                    column.saturating_sub(AROUND),
                    (column + AROUND + 1).min(columns),
                );
                let corners = [at(down, end), at(up, end), at(down, start), at(up, start)];
                let sum = |part: fn(&(f64, f64)) -> f64| {
                    let [a, b, c, d] = corners.each_ref().map(part);
                    a - b - c + d
                };
                let count = sum(|corner| corner.1);
                // Far from any ground there is nothing to compare with: the letters of a band are not that large.
                result.push(if count > 0.5 {
                    (sum(|corner| corner.0) / count) as f32
                } else {
                    0.0
                });
            }
        }
        result
    }
}
