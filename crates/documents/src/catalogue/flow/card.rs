//! The lines of one product to its name, reference, description and price.

use super::{Line, Told, letters};
use crate::catalogue::draft::{Draft, Priced, Value};
use crate::catalogue::lines::Piece;
use crate::catalogue::price::{self, Amount, Offer, Vat};
use crate::catalogue::{ean, heading, heads, reference, table, unit};

/// Reads one product. `edge` is how far the texts of its column reach.
pub(super) fn card(lines: &[Line], edge: f32) -> Draft {
    let mut draft = Draft {
        layout: 0.94,
        ..Draft::default()
    };
    let mut texts: Vec<Piece> = Vec::new();
    let mut offers: Vec<(&Piece, &Offer)> = Vec::new();
    let mut terms: (Option<Vat>, Option<Value>) = (None, None);
    let labelled = lines
        .iter()
        .flat_map(|line| &line.told)
        .any(|told| reference::labelled(&told.piece.text()).is_some());
    let told = lines.iter().flat_map(|line| &line.told);
    for Told { piece, offer, .. } in told.filter(|told| !told.is_mute) {
        match offer {
            Some(offer) => {
                if !offer.before.is_empty() {
                    let before = piece.over(offer.before.start, offer.before.end);
                    text_or_code(before, labelled, &mut draft, &mut texts, &mut terms.1);
                }
                offers.push((piece, offer));
            }
            None => other(piece, labelled, &mut draft, &mut texts, &mut terms),
        }
    }
    let is_tiered = lines
        .iter()
        .flat_map(|line| &line.told)
        .any(|told| told.is_mute && heads::is_quantity(&told.piece.text()));
    draft.price = choose(&offers, is_tiered);
    let offered = offers
        .iter()
        .find_map(|(piece, offer)| offer.unit.clone().map(|unit| Value::new(unit, piece)));
    let is_priced = draft
        .price
        .as_ref()
        .is_some_and(|priced| priced.cents.is_some());
    if is_priced {
        draft.unit = offered.or(terms.1);
    }
    if let Some(priced) = &mut draft.price
        && priced.cents.is_some()
    {
        priced.vat = priced.vat.or(terms.0);
    }
    for text in texts {
        if draft.name.is_empty()
            || (draft.description.is_empty() && table::goes_on(draft.name.last(), &text, edge))
        {
            draft.name.push(text);
        } else {
            draft.description.push(text);
        }
    }
    draft
}

fn other(
    piece: &Piece,
    labelled: bool,
    draft: &mut Draft,
    texts: &mut Vec<Piece>,
    terms: &mut (Option<Vat>, Option<Value>),
) {
    let text = piece.text();
    if price::offer(&text, false).charge && text.split(' ').count() < 8 {
        return;
    }
    if draft.reference.is_none()
        && let Some((code, range)) = reference::labelled(&text)
    {
        draft.reference = Some(Value::new(code, &piece.over(range.start, range.end)));
        for (from, to) in [(0, range.start), (range.end, text.len())] {
            let rest = text[from..to]
                .trim_matches([' ', '-', '–', '—', ',', ';', '(', ')', '|', '·', '•']);
            if rest.is_empty() {
                continue;
            }
            let left = piece.over(from, to);
            match unit::unit(rest) {
                Some(unit) => terms.1 = Some(Value::new(unit, &left)),
                None if letters(rest) > 2 => texts.push(left),
                None => {}
            }
        }
        return;
    }
    if !texts.is_empty() && (is_counted(&text) || (draft.reference.is_some() && is_ean(&text))) {
        return;
    }
    // `1 jour`, `Semaine` over the prices of a hire: the first is that of the first price.
    if !texts.is_empty() && heads::is_period(&text) {
        terms.1.get_or_insert_with(|| Value::of(piece));
        return;
    }
    // A name may well begin like a pack; the first text of a card is its name.
    let sentence = text.ends_with('.') || is_title(&text);
    let is_led = !texts.is_empty() || text.chars().next().is_some_and(char::is_lowercase);
    if !sentence
        && let Some((vat, unit)) = price::terms(&text)
        && (is_led || vat.is_some())
    {
        // `HT / pce` says it best.
        let is_said = terms.0.is_some() && terms.1.is_some();
        terms.0 = terms.0.or(vat);
        if let Some(unit) = unit
            && !is_said
        {
            terms.1 = Some(Value::new(unit, piece));
        }
        return;
    }
    if heading::is_about_prices(&text) {
        terms.0 = terms.0.or(price::vat_in(&text));
        terms.1 = terms.1.take().or_else(|| heading::priced_unit(piece));
        return;
    }
    text_or_code(piece.clone(), labelled, draft, texts, &mut terms.1);
}

/// `EAN 3760210630394`, with its label or without.
fn is_ean(text: &str) -> bool {
    let (label, number) = text.trim().rsplit_once(' ').unwrap_or(("", text.trim()));
    let is_right = matches!(
        ean::check(number),
        ean::Checked::Right | ean::Checked::Repaired(_)
    );
    is_right
        && number.len() > 11
        && (label.is_empty() || heads::role(label) == Some(heads::Role::Ean))
}

/// `Lot mini 6`: how many one has to take.
fn is_counted(text: &str) -> bool {
    let (label, number) = text.trim().rsplit_once(' ').unwrap_or_default();
    !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(heads::role(label), Some(heads::Role::Unit))
        && unit::unit(text).is_none()
}

/// A word alone with a capital is a title rather than a unit: `Coffrets`.
pub(super) fn is_title(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
        && text.chars().filter(|c| c.is_lowercase()).count() > 3
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// A code that stands alone or before a name; otherwise text. `labelled`: its code has a label, others are none.
fn text_or_code(
    piece: Piece,
    labelled: bool,
    draft: &mut Draft,
    texts: &mut Vec<Piece>,
    unit: &mut Option<Value>,
) {
    let text = piece.text();
    if !labelled && draft.reference.is_none() && reference::looks_like_code(&text) {
        draft.reference = Some(Value::of(&piece));
        return;
    }
    if draft.reference.is_none()
        && let Some((code, range)) = reference::labelled(&text)
    {
        draft.reference = Some(Value::new(code, &piece.over(range.start, range.end)));
        let before = piece.over(0, range.start);
        if range.start > 2 && letters(&before.text()) > 2 {
            texts.push(before);
        }
        return;
    }
    if !labelled && draft.reference.is_none() && texts.is_empty() && piece.tokens.len() > 1 {
        let first = &piece.tokens[0].text;
        let digits = first.chars().filter(char::is_ascii_digit).count();
        if reference::looks_like_code(first) && digits >= 3 && first.len() >= 4 {
            draft.reference = Some(Value::of(&Piece {
                tokens: vec![piece.tokens[0].clone()],
            }));
            texts.push(Piece {
                tokens: piece.tokens[1..].to_vec(),
            });
            return;
        }
    }
    if unit.is_none()
        && !texts.is_empty()
        && !text.ends_with('.')
        && !is_title(&text)
        && let Some(said) = unit::unit(&text)
    {
        *unit = Some(Value::new(said, &piece));
        return;
    }
    // A year may be all there is of a line of a name.
    if letters(&text) > 1
        || (!texts.is_empty() && text.chars().filter(|c| c.is_alphanumeric()).count() > 2)
    {
        texts.push(piece);
    }
}

/// The price of a product that several amounts are printed for.
///
/// `is_tiered`: numbers of pieces stand over them.
fn choose(offers: &[(&Piece, &Offer)], is_tiered: bool) -> Option<Priced> {
    let mut all: Vec<(&Piece, &Offer, &Amount)> = offers
        .iter()
        .flat_map(|(piece, offer)| {
            offer
                .amounts
                .iter()
                .map(move |amount| (*piece, *offer, amount))
        })
        .collect();
    if all.is_empty() {
        let (piece, _) = offers.iter().find(|(_, offer)| offer.request)?;
        return Some(Priced {
            cents: None,
            currency: None,
            from: false,
            vat: None,
            exact: true,
            value: Value::of(piece),
        });
    }
    if all
        .iter()
        .any(|(_, offer, _)| offer.vat == Some(Vat::Excluded))
        && all
            .iter()
            .any(|(_, offer, _)| offer.vat == Some(Vat::Included))
        && offers.len() > 1
    {
        all.retain(|(_, offer, _)| offer.vat != Some(Vat::Included));
    }
    // `Was £28.75` on a line of its own.
    if all.iter().any(|(_, offer, _)| !offer.old) {
        all.retain(|(_, offer, _)| !offer.old);
    }
    // A struck-out price is read as a number without cents.
    if all.iter().any(|(.., amount)| amount.exact) {
        all.retain(|(.., amount)| amount.exact);
    }
    let largest = all
        .iter()
        .map(|(piece, ..)| piece.size())
        .fold(0.0, f32::max);
    let large: Vec<_> = all
        .iter()
        .filter(|(piece, ..)| piece.size() > 0.82 * largest)
        .copied()
        .collect();
    let by_quantity = is_tiered || offers.iter().any(|(piece, _)| says_quantity(&piece.text()));
    let chosen = if by_quantity {
        all.first()
    } else {
        match large[..] {
            // Of an old price and a new one the new one is lower, but not by much.
            [old, new] if new.2.cents < old.2.cents && new.2.cents * 5 > old.2.cents * 2 => {
                large.last()
            }
            _ => large.first(),
        }
    };
    let (piece, offer, amount) = chosen?;
    let mut value = Value::of(piece);
    value.doubtful = amount.doubtful;
    let span = piece.over(amount.at.start, amount.at.end);
    if !span.tokens.is_empty() {
        value.tokens = span.tokens;
    }
    Some(Priced {
        cents: Some(amount.cents),
        currency: amount.currency,
        from: offer.from,
        vat: offer.vat,
        exact: amount.exact,
        value,
    })
}

/// Whether a text gives a price for a number of pieces: `par 10`, `x 6`, `10+`.
fn says_quantity(text: &str) -> bool {
    let words: Vec<&str> = text
        .split([' ', ':'])
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(2).any(|pair| {
        matches!(
            pair[0].to_lowercase().as_str(),
            "par" | "les" | "x" | "dès" | "per" | "for"
        ) && pair[1].chars().all(|c| c.is_ascii_digit())
    }) || words.iter().any(|word| {
        word.ends_with('+')
            && word.len() > 1
            && word[..word.len() - 1].chars().all(|c| c.is_ascii_digit())
    })
}
