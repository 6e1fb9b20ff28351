//! Heads that stand so close that they were read as one piece.

use super::{Kind, Role, role};
use crate::catalogue::lexicon::{Phrases, fold, lexicon};
use crate::catalogue::lines::Piece;

/// The heads of a piece, from left to right.
pub(super) fn split(piece: &Piece) -> Vec<Piece> {
    if piece.tokens.len() < 2 {
        return vec![piece.clone()];
    }
    for at in 1..piece.tokens.len() {
        let (left, right) = piece.tokens.split_at(at);
        let gap = right[0].x0 - left[at - 1].x1;
        let parts = [left, right].map(|tokens| Piece {
            tokens: tokens.to_vec(),
        });
        let roles = [role(&parts[0].text()), role(&parts[1].text())];
        let distinct = match roles {
            [Some(Role::Price(..)), Some(Role::Price(..))] => {
                gap > 0.5 * right[0].size && fold(&right[0].text).starts_with("pri")
            }
            // A number after a label is its code.
            [Some(Role::Price(_, Kind::Quantity)), _]
            | [_, Some(Role::Price(_, Kind::Quantity))] => false,
            [Some(a), Some(b)] => a != b && !matches!(a, Role::Other),
            _ => false,
        };
        let is_one = role(&piece.text()).is_some()
            && gap < 0.45 * right[0].size
            && !is_code_and_name(&parts);
        let slashed = left[at - 1].text.ends_with('/') || right[0].text.starts_with(['/', '(']);
        if distinct && !slashed && !is_one {
            let mut result = vec![parts[0].clone()];
            result.extend(split(&parts[1]));
            return result;
        }
    }
    vec![piece.clone()]
}

/// `Code Désignation` is two heads however close they stand; `Code produit` is one.
fn is_code_and_name([left, right]: &[Piece; 2]) -> bool {
    let heads = &lexicon().heads;
    let is_all = |phrases: &Phrases, piece: &Piece| {
        let folded = fold(&piece.text());
        let words: Vec<&str> = folded.split(' ').collect();
        phrases.starting(&words) == words.len()
    };
    let is_common = matches!(
        fold(&right.text()).trim_end_matches('s'),
        "article" | "produit" | "product" | "item" | "modele" | "model" | "type"
    );
    is_all(&heads.reference, left)
        && !is_common
        && (is_all(&heads.name, right) || is_all(&heads.description, right))
}
