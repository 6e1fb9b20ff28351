//! Prices in running text: how they are written in French and in English, and the words around them.

use super::lexicon::{fold, lexicon};
use super::unit;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Whether a price is before or with VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vat {
    /// Before VAT.
    Excluded,
    /// With VAT.
    Included,
}

impl Vat {
    /// As French price lists write it: `HT` or `TTC`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Excluded => "HT",
            Self::Included => "TTC",
        }
    }
}

/// An amount of money in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    pub(super) at: Range<usize>,
    pub(super) cents: i64,
    /// ISO code, when a sign says so.
    pub(super) currency: Option<&'static str>,
    /// It has cents.
    pub(super) exact: bool,
    /// Letters were taken for digits, or a sign for another.
    pub(super) doubtful: bool,
}

/// What a text says about a price.
#[derive(Debug, Clone, Default)]
pub(super) struct Offer {
    pub(super) amounts: Vec<Amount>,
    /// Instead of a price: on request.
    pub(super) request: bool,
    pub(super) from: bool,
    pub(super) vat: Option<Vat>,
    pub(super) unit: Option<String>,
    /// Text before the first amount that says nothing about it: a name, perhaps.
    pub(super) before: Range<usize>,
    /// Letters after it that say nothing about it.
    pub(super) strange: usize,
    /// It is an amount of something else: postage, a threshold.
    pub(super) charge: bool,
}

/// The largest price, in cents: a longer number is something else.
const MOST_CENTS: i64 = 10_000_000_000;

const NUMBER: &str = r"(?:\d{1,3}(?:[ .,'’]\d{3})+|\d+)(?: ?[.,] ?\d{1,2}(?:\d{0})?)?";

static SPLIT_CENTS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(\d{1,4}) ?([€£]) ?(\d{2})(?:\D|$)"));
static SIGN_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(€|£|\$|\bEUR|\bGBP|\bUSD|\bCHF|\bFr\.) ?({NUMBER})"
    ))
});
static SIGN_LAST: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"({NUMBER})(?:[.,][-–—])? ?(€|£|\$|EUR\b|[Ee]uros?\b|GBP\b|USD\b|CHF\b)"
    ))
});
static BARE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:\d{1,3}(?:[ .,'’]\d{3})+|\d+) ?[.,] ?\d{2}"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|error| unreachable!("{error}"))
}

/// The amounts in a text. `bare`: also numbers with cents that no sign follows.
pub(super) fn amounts(text: &str, bare: bool) -> Vec<Amount> {
    let mut found: Vec<Amount> = Vec::new();
    let free = |found: &[Amount], at: &Range<usize>| {
        found
            .iter()
            .all(|other| other.at.end <= at.start || at.end <= other.at.start)
    };
    for hit in SPLIT_CENTS.captures_iter(text) {
        let (Some(whole), Some(sign), Some(cents)) = (hit.get(1), hit.get(2), hit.get(3)) else {
            continue;
        };
        let at = whole.start()..cents.end();
        // A sign between spaces belongs to the number before it.
        if text[at.clone()].contains(' ') || !begins(text, at.start) {
            continue;
        }
        if let (Ok(units), Ok(cents)) =
            (whole.as_str().parse::<i64>(), cents.as_str().parse::<i64>())
        {
            found.push(Amount {
                at,
                cents: units * 100 + cents,
                currency: currency(sign.as_str()),
                exact: true,
                doubtful: false,
            });
        }
    }
    for (pattern, number_first) in [(&SIGN_LAST, true), (&SIGN_FIRST, false)] {
        for hit in pattern.captures_iter(text) {
            let (Some(whole), Some(one), Some(two)) = (hit.get(0), hit.get(1), hit.get(2)) else {
                continue;
            };
            let (digits, sign) = if number_first { (one, two) } else { (two, one) };
            let at = whole.range();
            if !free(&found, &at) || !begins(text, at.start) || !ends(text, digits.end()) {
                continue;
            }
            if let Some((cents, exact)) = number(digits.as_str()) {
                found.push(Amount {
                    at,
                    cents,
                    currency: currency(sign.as_str()),
                    exact,
                    doubtful: false,
                });
            }
        }
    }
    if bare {
        for hit in BARE.find_iter(text) {
            let at = hit.range();
            if free(&found, &at)
                && begins(text, at.start)
                && ends(text, at.end)
                && let Some((cents, exact)) = number(hit.as_str())
            {
                found.push(Amount {
                    at,
                    cents,
                    currency: None,
                    exact,
                    doubtful: false,
                });
            }
        }
    }
    found.sort_by_key(|amount| amount.at.start);
    found
}

/// Whether a number can begin here: nothing that it would be the tail of stands before.
fn begins(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ',' | '.' | '-' | '+'))
        || (text[..at].ends_with(['-', '.', ',']) && text[..at].chars().count() < 2)
}

fn ends(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars();
    match after.next() {
        Some(c) if c.is_ascii_digit() => false,
        Some('.' | ',' | '/') => after.next().is_none_or(|c| !c.is_ascii_digit()),
        _ => true,
    }
}

fn currency(sign: &str) -> Option<&'static str> {
    match sign {
        "€" | "EUR" => Some("EUR"),
        "£" | "GBP" => Some("GBP"),
        "$" | "USD" => Some("USD"),
        "CHF" | "Fr." => Some("CHF"),
        _ if sign.to_lowercase().starts_with("euro") => Some("EUR"),
        _ => None,
    }
}

/// A number in cents, and whether it has cents. `1 234,50`, `1,234.50`, `1'234.50`, `12,5`, `40`.
pub(super) fn number(text: &str) -> Option<(i64, bool)> {
    let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = |part: &str| {
        part.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let (units, cents) = match tight.rfind(['.', ',']) {
        Some(at) if (1..=2).contains(&(tight.len() - at - 1)) => (&tight[..at], &tight[at + 1..]),
        _ => (tight.as_str(), ""),
    };
    let whole: i64 = digits(units).parse().ok()?;
    let part: i64 = match cents.len() {
        0 => 0,
        1 => cents.parse::<i64>().ok()? * 10,
        _ => cents.parse().ok()?,
    };
    let total = whole.checked_mul(100)?.checked_add(part)?;
    (total <= MOST_CENTS).then_some((total, cents.len() == 2))
}

/// The amount of a cell of a column of prices: nothing but a number, whatever the reader of pictures made of its sign.
pub(super) fn cell(text: &str) -> Option<Amount> {
    if let Some(amount) = amounts(text, true).into_iter().next() {
        return Some(amount);
    }
    let (text_only, _) = text.split_once('/').unwrap_or((text, ""));
    let trimmed = text_only
        .trim()
        .trim_matches(|c: char| "|[](){}*'\"".contains(c))
        .trim();
    let body = trimmed
        .trim_start_matches(|c: char| "£€$EfL#¢".contains(c))
        .trim_end_matches(|c: char| "£€$EeCc<>£¢§6".contains(c) && !c.is_ascii_digit())
        .trim_end_matches(|c: char| ".-–— ".contains(c))
        .trim();
    let digits: String = body
        .chars()
        .map(|c| match c {
            'O' | 'o' | 'Q' | 'D' => '0',
            'I' | 'l' | '|' | 'i' | '!' => '1',
            'S' | 's' => '5',
            'B' => '8',
            'Z' | 'z' => '2',
            ';' | ':' => ',',
            other => other,
        })
        .collect();
    let is_number = digits
        .chars()
        .all(|c| c.is_ascii_digit() || " .,'".contains(c));
    let real = body.chars().filter(char::is_ascii_digit).count();
    let swapped = body.chars().filter(|c| c.is_alphabetic()).count();
    if !is_number || real == 0 || swapped > real {
        return None;
    }
    let (cents, exact) = number(&digits)?;
    Some(Amount {
        at: 0..text.len(),
        cents,
        currency: None,
        exact,
        doubtful: true,
    })
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
pub(super) fn offer(text: &str, bare: bool) -> Offer {
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
            _ => charges.push(range.clone()),
        }
        if kind < 5 {
            used.push(range);
        }
        at += spans[kind];
    }
    let first = found.first().map(|amount| amount.at.start);
    drop_other_amounts(text, &mut found, &old, &charges);
    offer.charge = !charges.is_empty() && found.is_empty() && first.is_some();
    if found.is_empty() && !offer.request {
        offer.amounts = found;
        return offer;
    }
    let anchor = found.first().map_or(usize::MAX, |amount| amount.at.start);
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
            match unit::unit(piece) {
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

/// What a text without an amount says about the price beside it; `None` when it says anything else.
pub(super) fn terms(text: &str) -> Option<(Option<Vat>, Option<String>)> {
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
pub(super) fn vat_in(text: &str) -> Option<Vat> {
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
    fn prices_of_both_countries_are_read() {
        let one = |text: &str| {
            let found = amounts(text, false);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            (found[0].cents, found[0].currency.unwrap_or(""))
        };
        assert_eq!(one("12,50 €"), (1250, "EUR"));
        assert_eq!(one("12€50 la bouteille"), (1250, "EUR"));
        assert_eq!(one("33€/kg"), (3300, "EUR"));
        assert_eq!(one("1 049,99 €"), (104_999, "EUR"));
        assert_eq!(one("1.234,50 €"), (123_450, "EUR"));
        assert_eq!(one("£1,234.50 ex VAT"), (123_450, "GBP"));
        assert_eq!(one("£79"), (7900, "GBP"));
        assert_eq!(one("EUR 12.00"), (1200, "EUR"));
        assert_eq!(one("CHF 1'250.00"), (125_000, "CHF"));
    }

    #[test]
    fn numbers_of_other_things_are_not_prices() {
        for text in [
            "10 m x 1,40 m",
            "VX-204",
            "04 65 71 33 20",
            "1 800 échantillons",
            "D1-5",
            "12.05.2025",
        ] {
            assert!(amounts(text, false).is_empty(), "{text}");
        }
        assert!(
            amounts("12.05.2025", true).is_empty(),
            "a date is no bare price"
        );
    }

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
        let eco = offer("499,00 € dont 8,00 € éco-part.", false);
        assert_eq!(
            eco.amounts
                .iter()
                .map(|amount| amount.cents)
                .collect::<Vec<_>>(),
            [49_900]
        );
    }

    #[test]
    fn a_cell_with_letters_for_digits_is_read_with_doubt() {
        let read = cell("l2,5O €").unwrap();
        assert_eq!((read.cents, read.doubtful), (1250, true));
        assert_eq!(cell("6,40 E").map(|amount| amount.cents), Some(640));
        assert!(cell("pièce").is_none());
    }
}
