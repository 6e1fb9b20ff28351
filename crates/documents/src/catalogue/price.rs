//! Prices in running text: how they are written in French and in English, and the words around them.

mod offer;

pub(super) use offer::{Offer, offer, terms, vat_in};

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

/// The largest price, in cents: a longer number is something else.
const MOST_CENTS: i64 = 10_000_000_000;

const NUMBER: &str = r"\b(?:[1-9]\d{0,2}(?:[ .,'’]\d{3})+|\d+)(?: ?[.,] ?\d{1,2})?";

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
    LazyLock::new(|| regex(r"\b(?:[1-9]\d{0,2}(?:[ .,'’]\d{3})+|\d+) ?[.,] ?\d{2}"));

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
        // A price that was struck out is read as other numbers before the one now.
        for text in ["45-09 369.00", "43900 369.00"] {
            let found = amounts(text, true);
            assert_eq!(
                found.last().map(|amount| amount.cents),
                Some(36_900),
                "{text}"
            );
        }
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
    fn a_cell_with_letters_for_digits_is_read_with_doubt() {
        let read = cell("l2,5O €").unwrap();
        assert_eq!((read.cents, read.doubtful), (1250, true));
        assert_eq!(cell("6,40 E").map(|amount| amount.cents), Some(640));
        assert!(cell("pièce").is_none());
    }
}
