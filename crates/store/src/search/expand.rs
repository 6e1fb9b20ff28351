//! Stems: which words of the firm mean what was asked for.
//!
//! `enfants` asks for every known word with the same French or the same English stem. Stems start like
//! their words (all but the last letters), so that a short range of the vocabulary is enough to look at.

use std::collections::{HashMap, HashSet};

use rust_stemmers::{Algorithm, Stemmer};

use super::fold::fold;
use super::index::is_language;
use crate::Error;
use crate::access::Reader;

/// More forms than this do not make a search better, only slower.
const MOST_FORMS: usize = 40;

/// How many words of the vocabulary are looked at for one word asked for.
const MOST_CANDIDATES: i64 = 1500;

/// How many words a beginning is answered with when the index is not asked for all of them.
const MOST_BEGINNINGS: u32 = 64;

/// The index merges all places of all words with a beginning before it gives the first one: so many places it can
/// merge without being felt.
const MERGED: usize = 50_000;

/// How many of the newest messages are read to know how common a beginning is.
const SAMPLED: u32 = 40;

/// A stem may end differently from its word by this many letters (`happy`, `happi`).
const CHANGED_LETTERS: usize = 2;

/// The stems of one folded word.
pub(super) struct Stems {
    french: String,
    /// The French stem of the word with the accent that folding took from its ending; empty when there was none.
    accented: String,
    english: String,
}

/// How the words with a beginning are asked for.
pub(super) enum Beginning {
    /// By name. The flag says whether these are all of them.
    Words(Vec<String>, bool),
    /// All of them, by the index itself.
    All,
}

/// The word with an accent on its last syllable, as participles have it: `rejetee` was `rejetée`. The rules of French
/// look for the accent.
fn with_accent(word: &str) -> Option<String> {
    // Nouns in `-ité` are not participles: `nationalité` does not mean `national`.
    const ENDINGS: [(&str, &str); 5] = [
        ("ees", "ées"),
        ("ee", "ée"),
        ("erent", "èrent"),
        ("es", "és"),
        ("e", "é"),
    ];
    if word.ends_with("ite") || word.ends_with("ites") {
        return None;
    }
    let (bare, accented) = ENDINGS.iter().find(|(ending, _)| word.ends_with(ending))?;
    let start = word.strip_suffix(bare)?;
    Some(format!("{start}{accented}"))
}

thread_local! {
    static STEMMERS: (Stemmer, Stemmer) =
        (Stemmer::create(Algorithm::French), Stemmer::create(Algorithm::English));
}

impl Stems {
    /// The stems of a word; `None` for numbers and very short words, which have none.
    pub(super) fn of(word: &str) -> Option<Self> {
        if word.len() < 4 || !is_language(word) {
            return None;
        }
        STEMMERS.with(|(french, english)| {
            // A stem that kept its accent is one whose ending was no ending; a short one meets too much.
            let accented = with_accent(word)
                .map(|word| french.stem(&word).into_owned())
                .filter(|stem| stem.len() >= 4 && stem.is_ascii())
                .unwrap_or_default();
            Some(Self {
                french: french.stem(word).into_owned(),
                accented,
                english: english.stem(word).into_owned(),
            })
        })
    }

    /// Whether two words are forms of one.
    pub(super) fn meet(&self, other: &Self) -> bool {
        let has_accent = |stems: &Self| !stems.accented.is_empty();
        self.french == other.french
            || self.english == other.english
            || has_accent(self)
                && (self.accented == other.french || self.accented == other.accented)
            || has_accent(other) && self.french == other.accented
    }

    /// What every word with one of these stems starts with.
    pub(super) fn common_start(&self) -> String {
        let shared = self
            .french
            .chars()
            .zip(self.english.chars())
            .take_while(|(french, english)| french == english)
            .count();
        let shorter = [&self.french, &self.english, &self.accented]
            .into_iter()
            .filter(|stem| !stem.is_empty())
            .map(|stem| stem.chars().count())
            .min()
            .unwrap_or(0);
        let sure = shared.min(shorter.saturating_sub(CHANGED_LETTERS)).max(2);
        self.french.chars().take(sure).collect()
    }
}

impl Reader<'_> {
    /// The words with a beginning.
    ///
    /// Whole words are answered newest first at once, so a few of them are asked for by name. Many are left to the
    /// index, which finds also what is no language (`dossier12`), unless they stand in so many messages that it would
    /// take too long: then it is those that the newest messages use, and the shortest.
    ///
    /// - `all`: also a few are left to the index.
    pub(super) fn beginning(&self, start: &str, all: bool) -> Result<Beginning, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT word FROM words WHERE word >= ?1 AND word < ?2 ORDER BY length(word), word LIMIT ?3",
        )?;
        let end = format!("{start}\u{10ffff}");
        let words = statement.query_map((start, end, MOST_BEGINNINGS + 1), |row| row.get(0))?;
        let mut words: Vec<String> = words.collect::<Result<_, _>>()?;
        let most = MOST_BEGINNINGS as usize;
        let is_few = words.len() <= most;
        if is_few && !all {
            return Ok(Beginning::Words(words, true));
        }
        let (used, places) = self.newest_words_with(start)?;
        if places <= MERGED {
            return Ok(Beginning::All);
        }
        if !is_few {
            let mut seen: HashSet<String> = used.iter().cloned().collect();
            let shortest = words.into_iter().filter(|word| seen.insert(word.clone()));
            words = used.iter().cloned().chain(shortest).collect();
            words.truncate(most);
        }
        Ok(Beginning::Words(words, is_few))
    }

    /// The words with a beginning in the newest messages, the commonest first, and in how many places of the index
    /// there may be such words.
    fn newest_words_with(&self, start: &str) -> Result<(Vec<String>, usize), Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT communication FROM search_rows WHERE communication IS NOT NULL ORDER BY n DESC LIMIT ?1",
        )?;
        let rows: Vec<i64> = statement
            .query_map([SAMPLED], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut counts: HashMap<String, usize> = HashMap::new();
        for &row in &rows {
            let text = self.plain_text_of_row(row)?.unwrap_or_default();
            let folded = fold(&text);
            let words: HashSet<&str> = folded
                .split(' ')
                .filter(|word| word.starts_with(start))
                .collect();
            for word in words {
                *counts.entry(word.to_owned()).or_default() += 1;
            }
        }
        let found: usize = counts.values().sum();
        let messages = usize::try_from(self.messages_ever()?).unwrap_or(usize::MAX);
        let places = found.saturating_mul(messages) / rows.len().max(1);
        let mut words: Vec<(String, usize)> = counts.into_iter().collect();
        words.sort_unstable_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        Ok((words.into_iter().map(|(word, _)| word).collect(), places))
    }

    /// The known words that are forms of a folded word, itself included.
    pub(super) fn forms_of(&self, word: &str) -> Result<Vec<String>, Error> {
        let mut forms = vec![word.to_owned()];
        let Some(stems) = Stems::of(word) else {
            return Ok(forms);
        };
        let start = stems.common_start();
        let mut statement = self.connection.prepare_cached(
            "SELECT word FROM words WHERE word >= ?1 AND word < ?2 ORDER BY word LIMIT ?3",
        )?;
        let mut rows = statement.query((&start, format!("{start}\u{10ffff}"), MOST_CANDIDATES))?;
        while let Some(row) = rows.next()? {
            let candidate = row.get_ref(0)?.as_str().unwrap_or("");
            let meets = Stems::of(candidate).is_some_and(|other| other.meet(&stems));
            if meets && candidate != word && forms.len() < MOST_FORMS {
                forms.push(candidate.to_owned());
            }
        }
        Ok(forms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_meet_over_the_accents_that_folding_took() {
        let meet = |one: &str, other: &str| {
            let (one, other) = (Stems::of(one).unwrap(), Stems::of(other).unwrap());
            one.meet(&other) && other.meet(&one)
        };
        for (one, other) in [
            ("rejeter", "rejetee"),
            ("refuser", "refusees"),
            ("refuse", "refusee"),
            ("demander", "demandees"),
            ("delivrer", "delivree"),
            ("deciderent", "decider"),
            ("enfants", "enfant"),
        ] {
            assert!(meet(one, other), "{one} {other}");
        }
        for (one, other) in [("nationalite", "national"), ("proces", "procede")] {
            assert!(!meet(one, other), "{one} {other}");
        }
    }
}
