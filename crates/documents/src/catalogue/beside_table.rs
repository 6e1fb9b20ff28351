//! Words to the left of a table: figures of a drawing, captions of a picture that stands beside it.

use super::heads::{Column, Role};
use super::lines::{Piece, Row};

/// How far before the first head a word must end to stand beside the table, in heights of its letters.
const APART: f32 = 1.5;

/// A stroke of a drawing before a head is read as so many letters at most.
const STROKE: usize = 2;

/// The columns without what was read of a drawing before the first of their heads: most rows have nothing there.
pub(super) fn heads(mut columns: Vec<Column>, rows: &[Row]) -> Vec<Column> {
    let is_stroke = |column: &Column| {
        let mut words = column.text.split(' ');
        column.role == Role::Unknown && words.all(|word| word.chars().count() <= STROKE)
    };
    let strokes = columns.iter().take_while(|one| is_stroke(one)).count();
    if let Some(left) = columns.get(strokes).map(|first| first.x0)
        && !is_filled(rows, |piece| is_before(piece, left))
    {
        columns.drain(..strokes);
    }
    columns
}

fn is_before(piece: &Piece, left: f32) -> bool {
    piece.x1() < left - APART * piece.size()
}

/// Whether more than two in five of the full rows have such a piece.
fn is_filled(rows: &[Row], is: impl Fn(&Piece) -> bool) -> bool {
    let full = rows.iter().filter(|row| row.pieces.len() > 2);
    let filled = full.clone().filter(|row| row.pieces.iter().any(&is));
    filled.count() * 5 > full.count() * 2
}

/// The rows of a table, and what stands beside them. A column without a head has words in most rows and stays.
pub(super) fn part(rows: Vec<Row>, columns: &[Column]) -> (Vec<Row>, Vec<String>) {
    let Some(left) = columns.iter().map(|column| column.x0).reduce(f32::min) else {
        return (rows, Vec::new());
    };
    let is_beside = |piece: &Piece| is_before(piece, left);
    if is_filled(&rows, is_beside) {
        return (rows, Vec::new());
    }
    let mut own = Vec::with_capacity(rows.len());
    let mut others = Vec::new();
    for row in rows {
        let (beside, pieces): (Vec<Piece>, Vec<Piece>) =
            row.pieces.into_iter().partition(|piece| is_beside(piece));
        others.extend(beside.iter().map(Piece::text));
        if !pieces.is_empty() {
            own.push(Row { pieces });
        }
    }
    (own, others)
}
