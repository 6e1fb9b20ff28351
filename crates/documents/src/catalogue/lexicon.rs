//! The words of `assets/catalogue/words.toml`, and how they are compared.

use serde::Deserialize;
use std::sync::LazyLock;

/// What is the same word for a reader: small letters without accents, signs as blanks.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let plain = match c {
            'à' | 'â' | 'ä' | 'á' | 'À' | 'Â' | 'Ä' => "a",
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
            'î' | 'ï' | 'í' | 'Î' | 'Ï' => "i",
            'ô' | 'ö' | 'ó' | 'Ô' | 'Ö' => "o",
            'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' => "u",
            'ç' | 'Ç' => "c",
            'œ' | 'Œ' => "oe",
            'æ' | 'Æ' => "ae",
            '²' => "2",
            '³' => "3",
            _ if c.is_alphanumeric() => {
                folded.extend(c.to_lowercase());
                continue;
            }
            _ => " ",
        };
        if plain != " " || !folded.ends_with(' ') {
            folded.push_str(plain);
        }
    }
    folded.trim().to_owned()
}

/// Phrases, each as its words.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Phrases(Vec<Vec<String>>);

impl From<Vec<String>> for Phrases {
    fn from(phrases: Vec<String>) -> Self {
        let words = |phrase: &String| phrase.split(' ').map(str::to_owned).collect();
        let mut phrases: Vec<Vec<String>> = phrases.iter().map(words).collect();
        phrases.sort_by_key(|words| std::cmp::Reverse(words.len()));
        Self(phrases)
    }
}

impl Phrases {
    /// How many of the words from the start on are a phrase: the longest; 0 for none.
    pub(super) fn starting(&self, words: &[&str]) -> usize {
        let fits = |phrase: &&Vec<String>| {
            phrase.len() <= words.len()
                && phrase
                    .iter()
                    .zip(words)
                    .all(|(known, word)| same(known, word))
        };
        self.0.iter().find(fits).map_or(0, Vec::len)
    }

    /// Where a phrase is in the words, and how long it is: the first longest.
    pub(super) fn find(&self, words: &[&str]) -> Option<(usize, usize)> {
        (0..words.len())
            .map(|at| (at, self.starting(&words[at..])))
            .filter(|(_, length)| *length > 0)
            .max_by_key(|(at, length)| (*length, std::cmp::Reverse(*at)))
    }

    /// Whether a phrase is somewhere in the text, which need not be folded.
    pub(super) fn within(&self, text: &str) -> bool {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        self.find(&words).is_some()
    }
}

/// The same word, one letter of a long one aside: pictures are read with slips.
fn same(known: &str, word: &str) -> bool {
    if known == word {
        return true;
    }
    let (a, b) = (known.chars().count(), word.chars().count());
    if a < 5 || a.abs_diff(b) > 1 || word.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    // A plural is the same word; so is one with a single slip.
    let start = known
        .chars()
        .zip(word.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let end = known
        .chars()
        .rev()
        .zip(word.chars().rev())
        .take_while(|(a, b)| a == b)
        .count();
    start + end >= a.max(b) - 1
}

/// All words.
#[derive(Debug, Deserialize)]
pub(super) struct Lexicon {
    pub(super) heads: Heads,
    pub(super) vat: VatWords,
    pub(super) amount: AmountWords,
    pub(super) reference: ReferenceWords,
    pub(super) unit: UnitWords,
    pub(super) foot: FootWords,
}

/// Heads of columns.
#[derive(Debug, Deserialize)]
pub(super) struct Heads {
    pub(super) reference: Phrases,
    pub(super) ean: Phrases,
    pub(super) name: Phrases,
    pub(super) description: Phrases,
    pub(super) unit: Phrases,
    pub(super) family: Phrases,
    pub(super) other: Phrases,
    pub(super) price: Phrases,
    pub(super) charge: Phrases,
    pub(super) old: Phrases,
    pub(super) carton: Phrases,
    pub(super) advised: Phrases,
    /// What one hires something for.
    pub(super) period: Phrases,
}

/// What is said about VAT.
#[derive(Debug, Deserialize)]
pub(super) struct VatWords {
    pub(super) before: Phrases,
    pub(super) with: Phrases,
    pub(super) about: Phrases,
}

/// Words beside amounts.
#[derive(Debug, Deserialize)]
pub(super) struct AmountWords {
    pub(super) request: Phrases,
    pub(super) from: Phrases,
    pub(super) old: Phrases,
    pub(super) now: Phrases,
    pub(super) badge: Phrases,
    pub(super) charge: Phrases,
    pub(super) carton: Phrases,
}

/// Labels of references.
#[derive(Debug, Deserialize)]
pub(super) struct ReferenceWords {
    pub(super) labels: Phrases,
}

/// Units and packs.
#[derive(Debug, Deserialize)]
pub(super) struct UnitWords {
    pub(super) words: Phrases,
    pub(super) terms: Phrases,
    pub(super) glue: Phrases,
}

/// Feet of pages.
#[derive(Debug, Deserialize)]
pub(super) struct FootWords {
    pub(super) words: Phrases,
}

const SOURCE: &str = include_str!("../../../../assets/catalogue/words.toml");

/// The lexicon, read once.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        toml::from_str(SOURCE).unwrap_or_else(|error| unreachable!("words.toml: {error}"))
    });
    &LEXICON
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_with_a_slip_but_not_with_two() {
        assert!(same("designation", "desiqnation"));
        assert!(same("description", "descriptions"));
        assert!(!same("description", "disscription"));
        assert!(!same("code", "mode"), "short words are not guessed");
    }

    #[test]
    fn the_longest_phrase_wins() {
        let words = &lexicon().heads.reference;
        assert_eq!(words.find(&["order", "code"]), Some((0, 2)));
        assert_eq!(fold("Réf. / Ref."), "ref ref");
    }
}
