//! The words around an amount: what it is for, from when, with or without VAT, or that it is no price.

use super::{Amount, Vat, amounts};
use crate::catalogue::lexicon::{Phrases, fold, lexicon};
use crate::catalogue::unit;
use std::ops::Range;

/// What a text says about a price.
#[derive(Debug, Clone, Default)]
pub(in crate::catalogue) struct Offer {
    pub(in crate::catalogue) amounts: Vec<Amount>,
    /// Instead of a price: on request.
    pub(in crate::catalogue) request: bool,
    pub(in crate::catalogue) from: bool,
    pub(in crate::catalogue) vat: Option<Vat>,
    pub(in crate::catalogue) unit: Option<String>,
    /// Text before the first amount that says nothing about it: a name, perhaps.
    pub(in crate::catalogue) before: Range<usize>,
    /// Letters after it that say nothing about it.
    pub(in crate::catalogue) strange: usize,
    /// Its only amount is what was asked before.
    pub(in crate::catalogue) old: bool,
    /// It is an amount of something else: postage, a threshold.
    pub(in crate::catalogue) charge: bool,
}

/// A word of a text, folded, with its place.
#[derive(Debug)]
struct Word {
    folded: String,
    at: Range<usize>,
}

fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            found.push(Word {
                folded: fold(&text[from..at]),
                at: from..at,
            });
        }
    }
    found
}

/// What a text says about a price. `bare`: numbers with cents count without a sign.
pub(in crate::catalogue) fn offer(text: &str, bare: bool) -> Offer {
    let lexicon = lexicon();
    let all = words(text);
    let folded: Vec<&str> = all.iter().map(|word| word.folded.as_str()).collect();
    let mut found = amounts(text, bare);
    let mut used: Vec<Range<usize>> = found.iter().map(|amount| amount.at.clone()).collect();
    let mut offer = Offer::default();
    let inside = |used: &[Range<usize>], word: &Word| {
        used.iter()
            .any(|range| range.start < word.at.end && word.at.start < range.end)
    };
    let mut old = Vec::new();
    let mut charges = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let rest = &folded[at..];
        if inside(&used, &all[at]) {
            at += 1;
            continue;
        }
        let hit = |length: usize| length > 0;
        let spans = [
            lexicon.amount.request.starting(rest),
            lexicon.vat.before.starting(rest),
            lexicon.vat.with.starting(rest),
            lexicon.amount.from.starting(rest),
            lexicon.amount.old.starting(rest),
            lexicon
                .amount
                .carton
                .starting(rest)
                .max(lexicon.amount.charge.starting(rest)),
            said_of_amount(&lexicon.amount.now, rest, &all[at..], &found, text),
        ];
        let Some(kind) = spans.iter().position(|length| hit(*length)) else {
            at += 1;
            continue;
        };
        let range = all[at].at.start..all[at + spans[kind] - 1].at.end;
        match kind {
            0 => offer.request = true,
            1 => offer.vat = offer.vat.or(Some(Vat::Excluded)),
            2 => offer.vat = offer.vat.or(Some(Vat::Included)),
            3 => offer.from |= found.iter().any(|amount| amount.at.start >= range.end),
            4 => old.push(range.start),
            5 => charges.push(range.clone()),
            _ => {}
        }
        if kind != 5 {
            used.push(range);
        }
        at += spans[kind];
    }
    let first = found.first().map(|amount| amount.at.start);
    let is_converted = leave_excluded(text, &mut found, &mut charges);
    if is_converted {
        offer.vat = Some(Vat::Excluded);
        let soit = all.iter().filter(|word| word.folded == "soit");
        used.extend(soit.map(|word| word.at.clone()));
    }
    drop_other_amounts(text, &mut found, &old, &charges);
    offer.charge = !charges.is_empty() && found.is_empty() && first.is_some();
    if found.is_empty() && !offer.request {
        offer.amounts = found;
        return offer;
    }
    offer.old = match &found[..] {
        [one] => old.iter().any(|at| *at < one.at.start),
        _ => false,
    };
    let anchor = match first.filter(|_| is_converted) {
        Some(first) => first,
        None => found.first().map_or(usize::MAX, |amount| amount.at.start),
    };
    let unexplained = |from: usize, to: usize| -> Vec<Range<usize>> {
        all.iter()
            .filter(|word| word.at.start >= from && word.at.end <= to && !inside(&used, word))
            .map(|word| word.at.clone())
            .collect()
    };
    let leading = unexplained(0, anchor.min(text.len()));
    if let (Some(start), Some(end)) = (leading.first(), leading.last()) {
        offer.before = start.start..end.end;
    }
    if let Some(last) = found.last() {
        let trailing = unexplained(last.at.end, text.len());
        if let (Some(start), Some(end)) = (trailing.first(), trailing.last()) {
            let piece = &text[start.start..end.end];
            let is_litre = matches!(piece, "1" | "I" | "|") && text[..start.start].ends_with('/');
            match unit::unit(if is_litre { "l" } else { piece }) {
                Some(unit) => offer.unit = Some(unit),
                None => offer.strange = piece.chars().filter(|c| c.is_alphanumeric()).count(),
            }
        }
    }
    if offer.unit.is_none()
        && !offer.before.is_empty()
        && let Some(unit) = unit::unit(&text[offer.before.clone()])
    {
        offer.unit = Some(unit);
        offer.before = 0..0;
    }
    offer.amounts = found;
    offer
}

/// `399,00 € TTC soit 332,50 € HT`, or the second half on a line of its own: leaves the amount before VAT. A price for
/// something else stays one: `soit 9,40 € HT le kg`.
fn leave_excluded(text: &str, found: &mut Vec<Amount>, charges: &mut Vec<Range<usize>>) -> bool {
    let Some(last) = found.last() else {
        return false;
    };
    let (before, after) = (&text[..last.at.start], &text[last.at.end..]);
    let is_plain = terms(after).is_some_and(|said| said == (Some(Vat::Excluded), None));
    let is_told_twice = match found.len() {
        1 => fold(before) == "soit",
        2 => vat_in(before) == Some(Vat::Included),
        _ => false,
    };
    if !is_plain || !is_told_twice {
        return false;
    }
    let at = last.at.start;
    charges.retain(|charge| charge.end > at || fold(&text[charge.clone()]) != "soit");
    found.retain(|amount| amount.at.start == at);
    true
}

/// How many words say something of the amount right after them: `Now £21.95`, but not `Offre de rentrée 12,00 €`.
fn said_of_amount(
    phrases: &Phrases,
    rest: &[&str],
    words: &[Word],
    found: &[Amount],
    text: &str,
) -> usize {
    let length = phrases.starting(rest);
    let Some(end) = length.checked_sub(1).map(|last| words[last].at.end) else {
        return 0;
    };
    let is_before = found.iter().any(|amount| {
        amount.at.start >= end
            && text[end..amount.at.start]
                .trim_matches([' ', ':'])
                .is_empty()
    });
    if is_before { length } else { 0 }
}

/// What a text without an amount says about the price beside it; `None` when it says anything else.
pub(in crate::catalogue) fn terms(text: &str) -> Option<(Option<Vat>, Option<String>)> {
    let lexicon = lexicon();
    let all = words(text);
    let folded: Vec<&str> = all.iter().map(|word| word.folded.as_str()).collect();
    let mut vat = None;
    let mut rest: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let before = lexicon.vat.before.starting(&folded[at..]);
        let with = lexicon.vat.with.starting(&folded[at..]);
        if before + with > 0 {
            vat = vat.or(Some(if before > 0 {
                Vat::Excluded
            } else {
                Vat::Included
            }));
            at += before.max(with);
        } else {
            rest.push(all[at].at.clone());
            at += 1;
        }
    }
    match (rest.first(), rest.last()) {
        (Some(first), Some(last)) => {
            // `/kg` and `l'unité` begin with signs that are no words.
            let from = if first.start <= 2 { 0 } else { first.start };
            unit::unit(&text[from..last.end]).map(|unit| (vat, Some(unit)))
        }
        _ => vat.map(|vat| (Some(vat), None)),
    }
}

/// What is printed about VAT somewhere in these words.
pub(in crate::catalogue) fn vat_in(text: &str) -> Option<Vat> {
    let words = &lexicon().vat;
    if words.before.within(text) {
        Some(Vat::Excluded)
    } else if words.with.within(text) {
        Some(Vat::Included)
    } else {
        None
    }
}

/// Leaves the amounts that are what one piece costs now.
fn drop_other_amounts(
    text: &str,
    found: &mut Vec<Amount>,
    old: &[usize],
    charges: &[Range<usize>],
) {
    let ends: Vec<usize> = found.iter().map(|amount| amount.at.end).collect();
    let before = |amount: &Amount| {
        ends.iter()
            .copied()
            .filter(|end| *end <= amount.at.start)
            .max()
            .unwrap_or(0)
    };
    let all = found.clone();
    let is_other = |amount: &Amount| {
        let from = before(amount);
        let is_charged = charges
            .iter()
            .any(|charge| charge.start >= from && charge.end <= amount.at.start);
        // `45 € le carton` beside another amount, `250 € d'achat` alone.
        let next = all
            .iter()
            .map(|other| other.at.start)
            .filter(|start| *start > amount.at.end)
            .min()
            .unwrap_or(text.len());
        let follows = charges
            .iter()
            .any(|charge| charge.start >= amount.at.end && charge.end <= next);
        let bracketed = text[..amount.at.start].trim_end().ends_with('(') && all.len() > 1;
        is_charged || bracketed || (follows && (all.len() == 1 || all.first() != Some(amount)))
    };
    let others: Vec<bool> = all.iter().map(is_other).collect();
    let mut keep = others.iter().map(|other| !other);
    found.retain(|_| keep.next().unwrap_or(true));
    if found.len() > 1 {
        let is_old = |amount: &Amount| {
            let from = before(amount);
            old.iter().any(|at| *at >= from && *at < amount.at.start)
        };
        let kept: Vec<Amount> = found
            .iter()
            .filter(|amount| !is_old(amount))
            .cloned()
            .collect();
        if !kept.is_empty() {
            *found = kept;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_price_say_what_it_is() {
        let from = offer("à partir de 49,00 € TTC", false);
        assert!(from.from && from.vat == Some(Vat::Included) && from.before.is_empty());
        let wine = offer("8,90 € la bouteille 75 cl", false);
        assert_eq!(wine.unit.as_deref(), Some("bouteille 75 cl"));
        assert!(offer("Sur devis", false).request);
        assert!(offer("Price on application", false).request);
        assert!(offer("Franco de port à partir de 350,00 € HT", false).charge);
        assert!(offer("Carriage £18.50 on orders under £150.", false).charge);
        let new = offer("au lieu de 89,90 € 69,90 €", false);
        assert_eq!(new.amounts.len(), 1);
        let named = offer("Savon noir 1 l 7,90 €", false);
        assert_eq!(&"Savon noir 1 l 7,90 €"[named.before], "Savon noir 1 l");
        for twice in ["399,00 € TTC soit 332,50 € HT", "soit 332,50 € HT"] {
            let before = offer(twice, false);
            assert_eq!(before.vat, Some(Vat::Excluded), "{twice}");
            assert_eq!(before.amounts.len(), 1, "{twice}");
            assert_eq!(before.amounts[0].cents, 33_250, "{twice}");
            assert!(before.before.is_empty() && !before.charge, "{twice}");
        }
        assert!(offer("soit 9,40 € HT le kg", false).charge);
        let now = offer("Now £21.95", false);
        assert!(now.before.is_empty() && !now.old);
        assert!(offer("Was £28.75", false).old);
        assert_eq!(offer("2,48€/1", false).unit.as_deref(), Some("l"));
        let eco = offer("499,00 € dont 8,00 € éco-part.", false);
        assert_eq!(
            eco.amounts
                .iter()
                .map(|amount| amount.cents)
                .collect::<Vec<_>>(),
            [49_900]
        );
    }
}
