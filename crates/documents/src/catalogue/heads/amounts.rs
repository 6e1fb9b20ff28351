//! Heads over amounts: money, numbers of pieces, times of hire, and which price a head speaks of.

use super::Kind;
use crate::catalogue::lexicon::{fold, lexicon};
use crate::catalogue::price::Vat;
use regex::Regex;
use std::sync::LazyLock;

static QUANTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:par|dès|des|from|à partir de|[≥>x]|qte|qté|qty)?\s*\d{1,5}\s*(?:(?:-|–|à|a|to)\s*\d{1,5})?\s*(?:\+|et \+|et plus|and over|pi[eè]ces?|pcs?|u|unités?|off|ex|packs?|cartons?|boxe?s?|rolls?|lots?|bo[iî]tes?|sachets?|rouleaux?|bags?|sets?|pairs?|paires?)?$")
        .unwrap_or_else(|error| unreachable!("{error}"))
});

/// Whether a text is a number of pieces: `10-49`, `1 pack`.
pub(in crate::catalogue) fn is_quantity(text: &str) -> bool {
    QUANTITY.is_match(text.trim())
}

/// Whether a head is nothing but money and what one gets for it: `£`, `CHF`, `€ each`.
pub(super) fn is_money(text: &str, words: &[&str]) -> bool {
    let is_code = |word: &&str| matches!(*word, "eur" | "euro" | "euros" | "gbp" | "usd" | "chf");
    let signed = text.contains(['€', '£', '$']) || words.iter().any(is_code);
    signed
        && words.iter().all(|word| {
            is_code(word)
                || matches!(
                    *word,
                    "en" | "in" | "la" | "le" | "per" | "par" | "au" | "100" | "1000"
                )
                || lexicon().unit.words.starting(&[word]) > 0
        })
}

/// Whether a text says for how long one hires something: `Jour`, `2 à 4 jours`, `Week-end`.
pub(in crate::catalogue) fn is_period(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let mut at = 0;
    let mut periods = 0;
    while at < words.len() {
        let length = lexicon().heads.period.starting(&words[at..]);
        let is_count = words[at].bytes().all(|byte| byte.is_ascii_digit());
        let is_between = matches!(
            words[at],
            "a" | "to" | "et" | "and" | "la" | "le" | "per" | "par"
        );
        if length == 0 && !is_count && !is_between {
            return false;
        }
        periods += usize::from(length > 0);
        at += length.max(1);
    }
    periods > 0
}

/// Which price a head with these words speaks of.
pub(super) fn kind(words: &[&str], vat: Option<Vat>) -> Kind {
    let heads = &lexicon().heads;
    // `net` is said of prices old and new.
    let is_new = lexicon()
        .amount
        .now
        .find(words)
        .is_some_and(|(at, _)| words[at] != "net");
    // `Prix HT (TVA 20 %)` is a price, `TVA` alone is not.
    let is_charge = heads
        .charge
        .find(words)
        .is_some_and(|(at, _)| words[at] != "tva" || (vat.is_none() && words.len() < 3));
    let is_old = heads.old.find(words).is_some() && !is_new;
    if is_charge || is_old {
        Kind::Aside
    } else if heads.advised.find(words).is_some() {
        Kind::Advised
    } else if heads.carton.find(words).is_some() {
        Kind::Carton
    } else if is_new {
        Kind::New
    } else {
        Kind::Plain
    }
}
