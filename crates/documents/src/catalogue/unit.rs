//! What a price is for: `le kg`, `lot de 10`, `/ Bte 200`, `bouteille 75 cl`.

use super::lexicon::{fold, lexicon};
use regex::Regex;
use std::sync::LazyLock;

/// Longer text is not a unit.
const MOST_WORDS: usize = 7;

static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:[/,;:.(\-–—\s]+|(?:le|la|les|par|per|the|un|une|pour|au|à la|à l['’]|à)\s+|l['’`´]\s*)+")
        .unwrap_or_else(|error| unreachable!("{error}"))
});
static MEASURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\d+(?:[.,]\d+)?(?:x\d+(?:[.,]\d+)?)*[a-z]{0,2}$")
        .unwrap_or_else(|error| unreachable!("{error}"))
});

/// The unit that this text is, without the words that lead to it; `None` when it is something else.
pub(super) fn unit(text: &str) -> Option<String> {
    let bare = measured(&bare(&unslipped(text)));
    let folded = fold(&bare);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    // `M) 3315` is a code that was misread.
    if words.windows(2).any(|pair| {
        pair[0] == "m" && pair[1].len() > 2 && pair[1].chars().all(|c| c.is_ascii_digit())
    }) {
        return None;
    }
    let lexicon = &lexicon().unit;
    let mut units = 0;
    let mut numbers = 0;
    for word in &words {
        if lexicon.words.starting(&[word]) > 0 {
            units += 1;
        } else if MEASURE.is_match(word) {
            let letters = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == 'x');
            if letters.is_empty() {
                numbers += 1;
            } else if lexicon.words.starting(&[letters]) > 0 {
                units += 1;
            } else {
                return None;
            }
        } else if lexicon.glue.starting(&[word]) == 0 {
            return None;
        }
    }
    let leads = text.trim().chars().count() > bare.chars().count();
    // `les 100`, `par 10`: a number alone is a unit only after such a word.
    (units > 0 || (numbers == 1 && leads && !text.contains(['(', '-']))).then_some(bare)
}

/// What all prices of a page are for, when a sentence says so: `prix HT à la pièce`, `Prices each`, `price per pack`.
pub(super) fn for_all(sentence: &str) -> Option<String> {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:prix|tarif|prices?)\b(?:\s+(?:HT|TTC|hors taxes?|nets?|all|are|is|of|excluding VAT|ex VAT))*\s+(?:(?:à la|au|par|per)\s+(\p{L}{2,})|à l['’](\p{L}{3,})|(each)\b)",
        )
        .unwrap_or_else(|error| unreachable!("{error}"))
    });
    // `Salaisons : prix au kilo` is about these alone.
    let hit = SAID.captures(sentence).filter(|hit| {
        hit.get(0)
            .is_some_and(|said| !sentence[..said.start()].contains(':'))
    })?;
    let word = hit.get(1).or(hit.get(2)).or(hit.get(3))?.as_str();
    let is_other = lexicon().unit.terms.starting(&[fold(word).as_str()]) > 0;
    (!is_other).then(|| word.to_owned())
}

/// `75 ci` is `75 cl`, `200 mi` is `200 ml`.
fn measured(text: &str) -> String {
    static SLIP: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(\d\s?[cm])[iI1|]\b").unwrap_or_else(|error| unreachable!("{error}"))
    });
    SLIP.replace(text, "${1}l").into_owned()
}

/// `la` in small print is read as `1a` or `12`. A number of several before a word in the singular is such a slip.
fn unslipped(text: &str) -> String {
    static SLIP: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[\s/]*(?:[1lI|]a|12|1|a)\s+(\p{L}{3,})")
            .unwrap_or_else(|error| unreachable!("{error}"))
    });
    match SLIP.captures(text).and_then(|hit| hit.get(1)) {
        Some(word)
            if !word.as_str().ends_with(['s', 'x'])
                && lexicon()
                    .unit
                    .words
                    .starting(&[fold(word.as_str()).as_str()])
                    > 0 =>
        {
            text[word.start()..].to_owned()
        }
        _ => text.to_owned(),
    }
}

/// A unit as its column prints it, whatever it is.
pub(super) fn bare(text: &str) -> String {
    let cut = LEADING.replace(text.trim(), "");
    let kept = if cut.trim().is_empty() {
        text.trim()
    } else {
        cut.trim()
    };
    kept.trim_end_matches([',', ';', ':']).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{for_all, unit};

    #[test]
    fn a_sentence_may_say_what_all_prices_are_for() {
        for (text, expected) in [
            ("Tarif opticiens, prix HT à la monture", Some("monture")),
            ("Prix à l'unité, TVA en sus", Some("unité")),
            ("Prices each, exclusive of VAT", Some("each")),
            ("Price per pack, sterling", Some("pack")),
            ("Prix unitaires HT selon la quantité commandée", None),
            ("Prix à la commande", None),
            ("Tarif au 1er mars", None),
            ("Prices exclude VAT", None),
            ("Salaisons : prix au kilo net", None),
        ] {
            assert_eq!(for_all(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn units_lose_the_words_that_lead_to_them() {
        for (text, expected) in [
            ("la bouteille 75 cl", "bouteille 75 cl"),
            ("l'unité", "unité"),
            ("/kg", "kg"),
            ("/ Bte 200", "Bte 200"),
            ("lot de 10", "lot de 10"),
            ("per box of 100", "box of 100"),
            ("the pair", "pair"),
            ("les 100", "100"),
            ("500g", "500g"),
        ] {
            assert_eq!(unit(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn names_are_no_units() {
        for text in [
            "Marteau rivoir",
            "Coffret découverte trois régions",
            "2021",
            "Pompe 50 l",
            "M) 3315",
        ] {
            assert_eq!(unit(text), None, "{text}");
        }
    }
}
