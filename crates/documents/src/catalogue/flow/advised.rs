//! What a shop is advised to ask, printed beside what the shop itself pays: `PPC TTC conseillé 849,00 €`.

use super::Told;
use crate::catalogue::lexicon::lexicon;

/// Takes out rows of advised prices alone where other rows have as many of the others.
pub(super) fn mark(mut rows: Vec<Vec<Told>>) -> Vec<Vec<Told>> {
    let offers = |row: &[Told]| row.iter().filter(|told| told.offer.is_some()).count();
    let is_alone = |row: &[Told]| {
        let mut offers = row.iter().filter(|told| told.offer.is_some()).peekable();
        offers.peek().is_some() && offers.all(is_advised)
    };
    let (alone, others): (Vec<&Vec<Told>>, Vec<&Vec<Told>>) =
        rows.iter().partition(|row| is_alone(row));
    let count = |rows: &[&Vec<Told>]| rows.iter().map(|row| offers(row)).sum::<usize>();
    if count(&others) < count(&alone) {
        return rows;
    }
    for row in rows.iter_mut().filter(|row| is_alone(row)) {
        for told in row.iter_mut().filter(|told| told.offer.is_some()) {
            told.offer = None;
            told.is_mute = true;
        }
    }
    rows
}

fn is_advised(told: &Told) -> bool {
    let amounts = told.offer.as_ref().map(|offer| &offer.amounts[..]);
    let Some([amount]) = amounts else {
        return false;
    };
    let text = told.piece.text();
    let before = text.get(..amount.at.start).unwrap_or_default();
    lexicon().heads.advised.within(before)
}
