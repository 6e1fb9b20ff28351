//! Stems: which words of the firm mean what was asked for.
//!
//! `enfants` asks for every known word with the same French or the same English stem. Stems start like
//! their words (all but the last letters), so that a short range of the vocabulary is enough to look at.

use rust_stemmers::{Algorithm, Stemmer};

use super::index::is_language;
use crate::Error;
use crate::access::Reader;

/// More forms than this do not make a search better, only slower.
const MOST_FORMS: usize = 40;

/// How many words of the vocabulary are looked at for one word asked for.
const MOST_CANDIDATES: i64 = 1500;

/// A beginning that more words have than this is answered with the shortest of them.
const MOST_BEGINNINGS: i64 = 64;

/// A stem may end differently from its word by this many letters (`happy`, `happi`).
const CHANGED_LETTERS: usize = 2;

/// The stems of one folded word.
pub(super) struct Stems {
    french: String,
    english: String,
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
            let (french, english) = (
                french.stem(word).into_owned(),
                english.stem(word).into_owned(),
            );
            Some(Self { french, english })
        })
    }

    /// Whether two words are forms of one.
    pub(super) fn meet(&self, other: &Self) -> bool {
        self.french == other.french || self.english == other.english
    }

    /// What every word with one of these stems starts with.
    pub(super) fn common_start(&self) -> String {
        let shared = self
            .french
            .chars()
            .zip(self.english.chars())
            .take_while(|(french, english)| french == english)
            .count();
        let shorter = self
            .french
            .chars()
            .count()
            .min(self.english.chars().count());
        let sure = shared.min(shorter.saturating_sub(CHANGED_LETTERS)).max(2);
        self.french.chars().take(sure).collect()
    }
}

impl Reader<'_> {
    /// The known words with a beginning; when there are very many, the shortest of them.
    ///
    /// The index can look for a beginning itself, but it merges the places of all its words before it
    /// gives the first one; a bounded number of whole words is answered newest first at once.
    pub(super) fn words_beginning_with(&self, start: &str) -> Result<Vec<String>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT word FROM words WHERE word >= ?1 AND word < ?2 ORDER BY length(word), word LIMIT ?3",
        )?;
        let end = format!("{start}\u{10ffff}");
        let words = statement.query_map((start, end, MOST_BEGINNINGS), |row| row.get(0))?;
        Ok(words.collect::<Result<_, _>>()?)
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
