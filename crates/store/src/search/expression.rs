//! A question in the index's own language.

use super::expand::Beginning;
use super::index::is_empty_word;
use super::query::{Column, Item, Query, Term};
use crate::Error;
use crate::access::Reader;

/// While somebody types, a beginning of fewer letters matches too much to be useful.
const SHORTEST_PREFIX: usize = 2;

/// What becomes of `de`, `la`, `the`: the index of prose does not have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EmptyWords {
    Ignored,
    Wanted,
}

/// The index's own expressions for what was asked.
pub(super) struct Words<'r> {
    reader: &'r Reader<'r>,
    /// Whether every word with a beginning is among them.
    pub(super) are_all: bool,
}

impl<'r> Words<'r> {
    /// Words of a firm.
    pub(super) const fn of(reader: &'r Reader<'r>) -> Self {
        Self {
            reader,
            are_all: true,
        }
    }

    /// A term that is not empty words only; `None` when it is.
    pub(super) fn term(&mut self, term: &Term) -> Result<Option<String>, Error> {
        self.all_of(term, EmptyWords::Ignored)
    }

    /// The expression for the words of a question; `None` when it asks for no word.
    pub(super) fn expression(&mut self, query: &Query) -> Result<Option<String>, Error> {
        let mut groups = Vec::new();
        for group in &query.groups {
            groups.extend(self.any_of(group, EmptyWords::Ignored)?);
        }
        if groups.is_empty() {
            // Nothing but empty words: the other columns have them.
            for group in &query.groups {
                groups.extend(self.any_of(group, EmptyWords::Wanted)?);
            }
        }
        if groups.is_empty() {
            return Ok(None);
        }
        let wanted = groups.join(" AND ");
        Ok(Some(match self.excluded(query)? {
            Some(excluded) => format!("({wanted}) NOT {excluded}"),
            None => wanted,
        }))
    }

    /// What must not be there. Of phrases the index knows too little.
    pub(super) fn excluded(&mut self, query: &Query) -> Result<Option<String>, Error> {
        let mut terms = Vec::new();
        for term in query.excluded.iter().filter_map(Item::term) {
            if term.phrase {
                continue;
            }
            match self.term(term)? {
                Some(expression) => terms.push(expression),
                None => terms.extend(self.all_of(term, EmptyWords::Wanted)?),
            }
        }
        Ok((!terms.is_empty()).then(|| format!("({})", terms.join(" OR "))))
    }

    /// Any of the terms among some items; `None` when there is none.
    fn any_of(&mut self, items: &[Item], empty_words: EmptyWords) -> Result<Option<String>, Error> {
        let mut terms = Vec::new();
        for term in items.iter().filter_map(Item::term) {
            // The words of a phrase are not in the names only.
            if !(term.phrase && empty_words == EmptyWords::Wanted) {
                terms.extend(self.all_of(term, empty_words)?);
            }
        }
        Ok((!terms.is_empty()).then(|| format!("({})", terms.join(" OR "))))
    }

    /// All the words of a term; `None` when they are all empty and those are ignored.
    fn all_of(&mut self, term: &Term, empty_words: EmptyWords) -> Result<Option<String>, Error> {
        let column = match term.column {
            None => "",
            Some(Column::Subject) => "subject : ",
            Some(Column::Sender) => "sender : ",
            Some(Column::Recipients) => "recipients : ",
        };
        let has_forms = !term.phrase && matches!(term.column, None | Some(Column::Subject));
        let last = term.words.len() - 1;
        let mut parts = Vec::new();
        for (at, word) in term.words.iter().enumerate() {
            let is_long = term.starred || word.chars().count() >= SHORTEST_PREFIX;
            let is_prefix = term.prefix && at == last && is_long;
            let ignored = empty_words == EmptyWords::Ignored && term.column.is_none();
            if ignored && !is_prefix && is_empty_word(word) {
                continue;
            }
            let forms = if has_forms {
                self.reader.forms_of(word)?
            } else {
                vec![word.clone()]
            };
            let mut forms: Vec<String> = forms
                .into_iter()
                .map(|form| format!("\"{form}\""))
                .collect();
            if is_prefix {
                forms.extend(self.beginning(word, term.starred)?);
                forms.sort_unstable();
                forms.dedup();
            }
            parts.push(format!("{column}({})", forms.join(" OR ")));
        }
        Ok((!parts.is_empty()).then(|| format!("({})", parts.join(" AND "))))
    }

    /// The words with a beginning.
    fn beginning(&mut self, start: &str, starred: bool) -> Result<Vec<String>, Error> {
        let is_word = start.chars().all(char::is_alphabetic);
        let found = if is_word {
            self.reader.beginning(start, starred)?
        } else {
            Beginning::All
        };
        Ok(match found {
            Beginning::All => vec![format!("\"{start}\"*")],
            Beginning::Words(words, are_all) => {
                self.are_all &= are_all;
                words.iter().map(|word| format!("\"{word}\"")).collect()
            }
        })
    }
}
