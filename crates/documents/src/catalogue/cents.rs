//! Commas that text recognition left out of a price: `415 €` where all other prices of the page have cents.

use super::draft::{Event, Part, Priced};

/// So many prices with cents, and so many of ten, before one without is a slip.
const FEWEST: usize = 6;
const OF_TEN: usize = 8;
/// How far out of what the others cost a price is that has lost its comma.
const BEYOND: i64 = 2;

/// Gives scanned prices the cents that the others of their page have.
pub(super) fn put_right(part: &mut Part) {
    let exact: Vec<i64> = prices(part)
        .filter(|priced| priced.exact)
        .filter_map(|priced| priced.cents)
        .collect();
    let all = prices(part).filter(|priced| priced.cents.is_some()).count();
    let (Some(lowest), Some(highest)) = (exact.iter().min(), exact.iter().max()) else {
        return;
    };
    if exact.len() < FEWEST || exact.len() * 10 < all * OF_TEN {
        return;
    }
    for priced in prices(part).filter(|priced| !priced.exact && is_scanned(priced)) {
        let Some(cents) = priced.cents else { continue };
        // Two digits alone may well be whole euros.
        let cut = cents / 100;
        if cents % 100 == 0
            && cut >= 100
            && cents > BEYOND * highest
            && (lowest / BEYOND..=BEYOND * highest).contains(&cut)
        {
            priced.cents = Some(cut);
            priced.exact = true;
            priced.value.doubtful = true;
        }
    }
}

fn prices(part: &mut Part) -> impl Iterator<Item = &mut Priced> {
    part.events.iter_mut().filter_map(|event| match event {
        Event::Item(draft) => draft.price.as_mut(),
        Event::Heading(_) => None,
    })
}

/// What the file itself says is not put right, however odd it is.
fn is_scanned(priced: &Priced) -> bool {
    priced
        .value
        .tokens
        .iter()
        .any(|token| token.confidence < 0.999)
}
