//! Headings: the categories that products stand under.

use super::draft::Value;
use super::lexicon::{fold, lexicon};
use super::lines::Piece;
use super::{price, reference, unit};

/// Longer text is a sentence.
const MOST_LETTERS: usize = 64;

/// Whether a text may be a heading, by its words alone.
pub(super) fn may_be(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let count = text.chars().count();
    let signs = text.chars().filter(|c| c.is_alphanumeric()).count();
    let first = text.chars().find(|c| c.is_alphanumeric());
    (3..=MOST_LETTERS).contains(&count)
        && letters * 2 > signs
        && is_worded(text)
        && first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && !text.ends_with(['.', ',', ';', ':'])
        && !text.contains('@')
        && price::amounts(text, true).is_empty()
        && price::terms(text).is_none_or(|(vat, _)| vat.is_none())
        // A pack in small letters belongs to a price; `Coffrets` may well be a heading.
        && (first.is_some_and(char::is_uppercase) || unit::unit(text).is_none())
        && reference::labelled(text).is_none()
        && !begins_with_code(text)
        && !price::offer(text, false).request
        && !is_about_prices(text)
        && text.split(' ').count() <= 9
        && !goes_on(text)
}

/// `Domaine des Aulnes – Côtes du`: the line below completes it.
fn goes_on(text: &str) -> bool {
    let last = fold(text.rsplit(' ').next().unwrap_or_default());
    matches!(
        last.as_str(),
        "de" | "du"
            | "des"
            | "la"
            | "le"
            | "les"
            | "et"
            | "a"
            | "au"
            | "aux"
            | "en"
            | "pour"
            | "of"
            | "the"
            | "and"
            | "for"
            | "with"
    ) && text.contains(' ')
        || text.ends_with(['-', '–', '&', '+', '/'])
}

/// `Prix au kg`, `Prix pour le sachet de 100 g`: what the prices below are for.
pub(super) fn is_about_prices(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let mut length = lexicon().heads.price.starting(&words);
    if length > 0 {
        length += lexicon().vat.before.starting(&words[length..]);
    }
    let next = words.get(length).copied().unwrap_or_default();
    length > 0
        && matches!(
            next,
            "au" | "a" | "la" | "le" | "par" | "per" | "pour" | "for" | "each" | "selon"
        )
}

/// `Prix pour le sachet de 100 g`, `Prix au kg, en grains`, `Prix HT la pièce selon quantité`: what is sold at the price.
pub(super) fn priced_unit(piece: &Piece) -> Option<Value> {
    let text = piece.text();
    let (_, said) = text.split_once(' ').filter(|_| is_about_prices(&text))?;
    let said = said.split(',').next()?.split(" selon ").next()?;
    let said = match said.split_once(' ') {
        Some((vat, rest)) if price::vat_in(vat).is_some() => rest,
        _ => said,
    };
    unit::unit(said).map(|unit| Value::new(unit, piece))
}

/// Letters on a drawing are no word: `A À`, `J Ve`.
fn is_worded(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() > 2)
        || !text.contains(' ')
}

/// `1004 Farine T55`: a product rather than a heading. A year or a size may well begin one.
fn begins_with_code(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let digits = first.chars().filter(char::is_ascii_digit).count();
    text.contains(' ') && digits >= 3 && first.len() >= 4 && reference::looks_like_code(first)
}

/// Whether a text names the house and its terms.
pub(super) fn is_small_print(text: &str) -> bool {
    lexicon().foot.words.within(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_a_drawing_are_no_heading() {
        for text in [
            "A À",
            "J Ve",
            "12,50 €",
            "1004 Farine T55",
            "Prix pour le sachet de 100 g",
            "Price per roll",
            "Domaine des Aulnes – Côtes du",
        ] {
            assert!(!may_be(text), "{text}");
        }
        for text in [
            "Vins",
            "Thé et café",
            "Gearbox assembly TM 48",
            "Hi-vis, EN ISO 20471",
        ] {
            assert!(may_be(text), "{text}");
        }
    }
}
