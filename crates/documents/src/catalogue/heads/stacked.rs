//! Heads on two lines beside heads on one, which stands in the middle of the two.

use super::{Role, columns, role};
use crate::catalogue::lines::{Piece, Row};
use crate::catalogue::words::Token;

/// The rows with such heads on one line: `Éco PMCB` and `€/m²` over and under the height of `Réf.`.
pub(in crate::catalogue) fn level(rows: &[Row]) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    let mut at = 0;
    while at < rows.len() {
        let three = rows.get(at..at + 3).and_then(joined).map(|row| (row, 3));
        let two = || rows.get(at..at + 2).and_then(shared).map(|row| (row, 2));
        let (row, length) = three.or_else(two).unwrap_or_else(|| (rows[at].clone(), 1));
        out.push(row);
        at += length;
    }
    out
}

/// The head that two rows are together: `Prix HT` over `par lot` and `par colis`, which it is the head of.
fn shared(rows: &[Row]) -> Option<Row> {
    let [over, head] = rows else {
        return None;
    };
    let is_money = |piece: &Piece| matches!(role(&piece.text()), Some(Role::Price(..)));
    let is_close = head.y() - over.y() < 2.0 * head.size();
    if !is_close || !over.pieces.iter().all(is_money) || head.pieces.iter().any(is_money) {
        return None;
    }
    let under = |piece: &Piece| {
        let meets = |over: &&Piece| piece.x0() < over.x1() && over.x0() < piece.x1();
        over.pieces.iter().find(meets)
    };
    let covers = |over: &Piece| {
        let meets = |piece: &&Piece| under(piece).is_some_and(|found| found.x0() == over.x0());
        head.pieces.iter().filter(meets).count() > 1
    };
    if !over.pieces.iter().all(covers) || columns(head).is_empty() {
        return None;
    }
    let named = |piece: &Piece| {
        let over = under(piece).into_iter().flat_map(|over| &over.tokens);
        // Where the head below stands, its own words say.
        let mut tokens: Vec<Token> = over.cloned().collect();
        for token in &mut tokens {
            (token.x0, token.x1) = (piece.x0(), piece.x1());
        }
        tokens.extend(piece.tokens.iter().cloned());
        Piece { tokens }
    };
    Some(Row {
        pieces: head.pieces.iter().map(named).collect(),
    })
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
