//! Words to the left of a table: figures of a drawing, captions of a picture that stands beside it.

use super::heads::Column;
use super::lines::{Piece, Row};

/// How far before the first head a word must end to stand beside the table, in heights of its letters.
const APART: f32 = 1.5;

/// The rows of a table, and what stands beside them. A column without a head has words in most rows and stays.
pub(super) fn part(rows: Vec<Row>, columns: &[Column]) -> (Vec<Row>, Vec<String>) {
    let Some(left) = columns.iter().map(|column| column.x0).reduce(f32::min) else {
        return (rows, Vec::new());
    };
    let is_beside = |piece: &Piece| piece.x1() < left - APART * piece.size();
    let full = rows.iter().filter(|row| row.pieces.len() > 2);
    let touched = full
        .clone()
        .filter(|row| row.pieces.iter().any(is_beside))
        .count();
    if touched * 5 > full.count() * 2 {
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
