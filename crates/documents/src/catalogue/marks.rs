//! Boxes to tick before the lines of an order form: read as signs or stray letters, they are no part of a name.

use super::lines::Row;
use super::words::Token;

/// Signs that a drawn box is read as.
const SIGNS: [char; 10] = ['[', ']', '|', '□', '☐', '☑', '☒', '■', '✓', '✔'];
/// A box is read as so many letters at most.
const MOST: usize = 4;
/// So many boxes stand below each other, of which some were read as signs.
const FEWEST: usize = 4;
const FEWEST_SIGNS: usize = 2;

/// Where boxes stand, and where the text after them begins.
#[derive(Debug)]
struct Strip {
    x0: f32,
    text: f32,
}

/// The rows without the boxes before their lines.
pub(super) fn without(rows: &[Row]) -> Vec<Row> {
    let strips = strips(rows);
    if strips.is_empty() {
        return rows.to_vec();
    }
    let is_mark = |token: &Token| strips.iter().any(|strip| strip.holds(token));
    rows.iter()
        .filter_map(|row| row.with(|token| !is_mark(token)))
        .collect()
}

impl Strip {
    fn holds(&self, token: &Token) -> bool {
        token.text.chars().count() <= MOST
            && token.x0 > self.x0 - 0.5 * token.size
            && token.x1 < self.text - 0.1 * token.size
    }
}

fn strips(rows: &[Row]) -> Vec<Strip> {
    // A sign, and the word after it.
    let mut seeds: Vec<(f32, f32, f32)> = Vec::new();
    for row in rows {
        let tokens: Vec<&Token> = row.pieces.iter().flat_map(|piece| &piece.tokens).collect();
        for pair in tokens.windows(2) {
            let gap = pair[1].x0 - pair[0].x1;
            if is_sign(&pair[0].text) && gap < 2.0 * pair[1].size {
                seeds.push((pair[0].x0, pair[1].x0, pair[1].size));
            }
        }
    }
    seeds.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<Vec<(f32, f32, f32)>> = Vec::new();
    for seed in seeds {
        match columns.last_mut() {
            Some(column) if seed.0 - column[0].0 < 0.8 * seed.2 => column.push(seed),
            _ => columns.push(vec![seed]),
        }
    }
    columns
        .into_iter()
        .filter(|column| column.len() >= FEWEST_SIGNS)
        .map(|column| Strip {
            x0: column[0].0,
            text: column.iter().map(|seed| seed.1).fold(f32::MAX, f32::min),
        })
        .filter(|strip| {
            let holds = |row: &&Row| {
                let mut tokens = row.pieces.iter().flat_map(|piece| &piece.tokens);
                tokens.any(|token| strip.holds(token))
            };
            rows.iter().filter(holds).count() >= FEWEST
        })
        .collect()
}

/// `[]`, `C]`, `[1`: a box rather than a word in brackets.
fn is_sign(text: &str) -> bool {
    text.contains(SIGNS)
        && text.chars().count() <= MOST
        && text.chars().filter(|c| c.is_lowercase()).count() < 2
}
