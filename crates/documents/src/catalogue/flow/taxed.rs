//! Prices that are printed twice, before VAT and under it with VAT.

use super::Told;
use crate::catalogue::price::Vat;

/// How far below the price before VAT the other may stand, in heights of its letters.
const BELOW: f32 = 3.0;
/// What VAT adds at most, and that it adds something.
const ADDED: std::ops::Range<f64> = 1.005..1.28;

/// Marks the pieces that only repeat a price with VAT.
pub(super) fn mark(mut rows: Vec<Vec<Told>>) -> Vec<Vec<Told>> {
    for at in 1..rows.len() {
        let (above, row) = rows.split_at_mut(at);
        let above = &above[at.saturating_sub(2)..];
        for told in &mut row[0] {
            if above.iter().flatten().any(|before| repeats(told, before)) {
                told.offer = None;
                told.is_mute = true;
            }
        }
    }
    rows
}

/// Whether a piece is the price above it again, with VAT.
fn repeats(told: &Told, before: &Told) -> bool {
    let price = |told: &Told, vat: Vat| {
        let offer = told.offer.as_ref()?;
        let [amount] = &offer.amounts[..] else {
            return None;
        };
        (offer.vat == Some(vat) && offer.before.is_empty()).then_some(amount.cents as f64)
    };
    let (Some(with), Some(without)) = (price(told, Vat::Included), price(before, Vat::Excluded))
    else {
        return false;
    };
    let (low, high) = (&told.piece, &before.piece);
    let is_under = low.x0() < high.x1() && high.x0() < low.x1();
    let is_near = low.y() - high.y() < BELOW * high.size();
    is_under && is_near && ADDED.contains(&(with / without))
}
