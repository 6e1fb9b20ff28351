//! Heads on two lines beside heads on one, which stands in the middle of the two.

use super::columns;
use crate::catalogue::lines::{Piece, Row};

/// The rows with such heads on one line: `Éco PMCB` and `€/m²` over and under the height of `Réf.`.
pub(in crate::catalogue) fn level(rows: &[Row]) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    let mut at = 0;
    while at < rows.len() {
        match rows.get(at..at + 3).and_then(joined) {
            Some(row) => {
                out.push(row);
                at += 3;
            }
            None => {
                out.push(rows[at].clone());
                at += 1;
            }
        }
    }
    out
}

/// The head that three rows are together.
fn joined(rows: &[Row]) -> Option<Row> {
    let [over, head, under] = rows else {
        return None;
    };
    let is_half = |one: &Row, other: &Row| other.y() - one.y() < 0.9 * head.size();
    let is_pair = over.pieces.len() == under.pieces.len() && over.pieces.len() <= head.pieces.len();
    if !is_half(over, head) || !is_half(head, under) || !is_pair || columns(head).is_empty() {
        return None;
    }
    let mut pieces = head.pieces.clone();
    for (upper, lower) in over.pieces.iter().zip(&under.pieces) {
        let meets = |piece: &Piece| piece.x0() < upper.x1() && upper.x0() < piece.x1();
        if !meets(lower) || head.pieces.iter().any(meets) {
            return None;
        }
        let tokens = upper.tokens.iter().chain(&lower.tokens).cloned().collect();
        pieces.push(Piece { tokens });
    }
    pieces.sort_by(|one, other| one.x0().total_cmp(&other.x0()));
    Some(Row { pieces })
}
