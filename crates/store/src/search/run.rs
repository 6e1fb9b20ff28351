//! Answering a question: the index walked backwards in time, and conditions checked on the way.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};

use super::conditions::conditions_sql;
use super::index::{first_row, is_empty_word, row_ms};
use super::query::{Column, Item, Query, Term};
use super::{HitKind, SearchHit, SearchPage, fold};
use crate::access::Reader;
use crate::{Error, Id};

/// A question and how much of the answer is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What the person typed.
    pub text: &'a str,
    /// The last word may not be finished yet.
    pub typing: bool,
    /// Only these kinds; empty means all.
    pub kinds: &'a [HitKind],
    /// Hits to skip.
    pub offset: usize,
    /// Hits wanted.
    pub limit: usize,
}

impl<'a> Question<'a> {
    /// The first page of everything that answers a finished text.
    #[must_use]
    pub const fn new(text: &'a str, limit: usize) -> Self {
        Self {
            text,
            typing: false,
            kinds: &[],
            offset: 0,
            limit,
        }
    }
}

/// Counting stops here: nobody reads the three-thousandth hit.
const COUNTED: usize = 3000;

/// Looking at rows one by one stops after this many beyond the page.
const CHECKED: usize = 300;

/// Conditions that select at most this many messages are answered first, and the words after.
const SELECTIVE: usize = 1500;

/// A beginning of fewer letters matches too much to be useful.
const SHORTEST_PREFIX: usize = 2;

/// What becomes of `de`, `la`, `the`: the index of prose does not have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EmptyWords {
    Ignored,
    Wanted,
}

impl Reader<'_> {
    /// Answers a question, newest first.
    ///
    /// Words must all occur, in any form (French and English stems); `"side by side"`, `-without`,
    /// `one OR other`, `begin*`, and the filters `from:` `to:` `subject:` `is:` (`unread`, `read`, `open`,
    /// `urgent`, any status, category or priority) `category:` `priority:` `has:attachment`
    /// `before:2026-03-14` `after:2026`. Filters about messages leave everything else out. Dates are UTC.
    /// There is no wrong syntax.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn search(&self, question: &Question<'_>) -> Result<SearchPage, Error> {
        let query = Query::parse(question.text, question.typing);
        if query.is_empty() {
            return Ok(SearchPage {
                total: 0,
                total_is_exact: true,
                hits: Vec::new(),
            });
        }
        match self.expression(&query)? {
            Some(expression) => self.search_words(question, &query, &expression),
            None => self.search_conditions(question, &query),
        }
    }

    /// The index's own expression for the words of a question; `None` when it asks for no word.
    fn expression(&self, query: &Query) -> Result<Option<String>, Error> {
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

    fn excluded(&self, query: &Query) -> Result<Option<String>, Error> {
        self.any_of(&query.excluded, EmptyWords::Wanted)
    }

    /// Any of the terms among some items; `None` when there is none.
    fn any_of(&self, items: &[Item], empty_words: EmptyWords) -> Result<Option<String>, Error> {
        let mut terms = Vec::new();
        for item in items {
            if let Item::Term(term) = item {
                terms.extend(self.term(term, empty_words)?);
            }
        }
        Ok((!terms.is_empty()).then(|| format!("({})", terms.join(" OR "))))
    }

    /// All the words of a term; `None` when they are all empty and those are ignored.
    fn term(&self, term: &Term, empty_words: EmptyWords) -> Result<Option<String>, Error> {
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
            let is_prefix = term.prefix && at == last && word.chars().count() >= SHORTEST_PREFIX;
            let ignored = empty_words == EmptyWords::Ignored && term.column.is_none();
            if ignored && !is_prefix && is_empty_word(word) {
                continue;
            }
            let mut forms = if has_forms {
                self.forms_of(word)?
            } else {
                vec![word.clone()]
            };
            let mut star = "";
            if is_prefix && word.chars().all(char::is_alphabetic) {
                forms.extend(self.words_beginning_with(word)?);
                forms.sort_unstable();
                forms.dedup();
            } else if is_prefix {
                star = "*";
            }
            let forms: Vec<_> = forms
                .iter()
                .map(|form| format!("\"{form}\"{star}"))
                .collect();
            parts.push(format!("{column}({})", forms.join(" OR ")));
        }
        Ok((!parts.is_empty()).then(|| format!("({})", parts.join(" AND "))))
    }

    /// Walks the index.
    fn search_words(
        &self,
        question: &Question<'_>,
        query: &Query,
        expression: &str,
    ) -> Result<SearchPage, Error> {
        let conditions = conditions_sql(query);
        let selected = match &conditions {
            Some(sql) => self.selected_rows(sql)?,
            None => None,
        };
        if selected.as_ref().is_some_and(HashSet::is_empty) {
            return self.page(Collected::new(question));
        }
        let phrases = phrases(query);
        let one_by_one = !phrases.is_empty() || (conditions.is_some() && selected.is_none());
        let mut statement = self.connection.prepare_cached(
            "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 AND rowid < ?3
             ORDER BY rowid DESC",
        )?;
        let from = query.after_ms.map_or(0, first_row);
        let to = query.before_ms.map_or(i64::MAX, first_row);
        let mut rows = statement.query(params![expression, from, to])?;
        let mut page = Collected::new(question);
        let mut seen = 0;
        while let Some(row) = rows.next()? {
            let row: i64 = row.get(0)?;
            if selected
                .as_ref()
                .is_some_and(|selected| !selected.contains(&row))
            {
                continue;
            }
            seen += 1;
            if page.is_full()
                && (page.total >= COUNTED || (one_by_one && seen >= page.wanted + CHECKED))
            {
                page.total_is_exact = false;
                break;
            }
            let passes = self.is_kind(row, question.kinds)?
                && (selected.is_some() || self.meets(row, conditions.as_deref())?)
                && self.has_phrases(row, &phrases)?;
            if passes {
                page.add(row);
            }
        }
        self.page(page)
    }

    /// Lists messages by conditions alone.
    fn search_conditions(
        &self,
        question: &Question<'_>,
        query: &Query,
    ) -> Result<SearchPage, Error> {
        let mut page = Collected::new(question);
        if question.kinds.is_empty() || question.kinds.contains(&HitKind::Mail) {
            let conditions = conditions_sql(query).unwrap_or_else(|| "1".to_owned());
            let mut values = vec![
                Value::Integer(query.after_ms.unwrap_or(i64::MIN)),
                Value::Integer(query.before_ms.unwrap_or(i64::MAX)),
            ];
            let mut without = String::new();
            if let Some(excluded) = self.excluded(query)? {
                values.push(Value::Text(excluded));
                without.push_str("AND r.n NOT IN (SELECT rowid FROM search WHERE search MATCH ?3)");
            }
            let sql = format!(
                "SELECT r.n FROM communications c CROSS JOIN search_rows r ON r.communication = c.n
                 WHERE {conditions} AND c.received_ms >= ?1 AND c.received_ms < ?2 {without}
                 ORDER BY c.received_ms DESC, c.n DESC"
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut rows = statement.query(params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                if page.is_full() && page.total >= page.wanted + CHECKED {
                    page.total_is_exact = false;
                    break;
                }
                page.add(row.get(0)?);
            }
        }
        self.page(page)
    }

    /// The rows of the messages that meet conditions, when they are few.
    fn selected_rows(&self, conditions: &str) -> Result<Option<HashSet<i64>>, Error> {
        let sql = format!(
            "SELECT r.n FROM communications c CROSS JOIN search_rows r ON r.communication = c.n
             WHERE {conditions} LIMIT {}",
            SELECTIVE + 1
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        let rows: HashSet<i64> = rows.collect::<Result<_, _>>()?;
        Ok((rows.len() <= SELECTIVE).then_some(rows))
    }

    fn is_kind(&self, row: i64, kinds: &[HitKind]) -> Result<bool, Error> {
        if kinds.is_empty() {
            return Ok(true);
        }
        let kind: Option<String> =
            self.value("SELECT kind FROM search_rows WHERE n = ?1", [row])?;
        Ok(kind.is_some_and(|kind| kinds.iter().any(|wanted| wanted.as_str() == kind)))
    }

    fn meets(&self, row: i64, conditions: Option<&str>) -> Result<bool, Error> {
        let Some(conditions) = conditions else {
            return Ok(true);
        };
        let sql = format!(
            "SELECT 1 FROM communications c
             WHERE c.n = (SELECT communication FROM search_rows WHERE n = ?1) AND {conditions}"
        );
        Ok(self.value::<i64>(&sql, [row])?.is_some())
    }

    /// Whether the stored text of a message has the words side by side. What is not a message is not
    /// looked at: its words all occur, and that must do.
    fn has_phrases(&self, row: i64, phrases: &[String]) -> Result<bool, Error> {
        if phrases.is_empty() {
            return Ok(true);
        }
        let sql = "SELECT communication FROM search_rows WHERE n = ?1";
        let Some(Some(n)) = self.value::<Option<i64>>(sql, [row])? else {
            return Ok(true);
        };
        let headers: Option<String> = self.value(
            "SELECT subject || '\n' || from_name || '\n' || from_address || '\n' || to_text
             FROM communications WHERE n = ?1",
            [n],
        )?;
        let text = self
            .text_of_row(n)?
            .map(|stored| stored.text)
            .unwrap_or_default();
        // The separator keeps a phrase from reaching from one into the other.
        let all = format!(" {} | {} ", fold(&headers.unwrap_or_default()), fold(&text));
        Ok(phrases
            .iter()
            .all(|phrase| all.contains(&format!(" {phrase} "))))
    }

    fn page(&self, page: Collected) -> Result<SearchPage, Error> {
        let mut hits = Vec::with_capacity(page.rows.len());
        for (at, row) in page.rows.iter().enumerate() {
            let mut statement = self.connection.prepare_cached(
                "SELECT r.kind, coalesce(r.id, c.id) FROM search_rows r
                 LEFT JOIN communications c ON c.n = r.communication WHERE r.n = ?1",
            )?;
            let (kind, id): (HitKind, Id) = statement.query_row([row], |found| {
                let mut next = 0;
                Ok((
                    crate::row::load(found, &mut next)?,
                    crate::row::load(found, &mut next)?,
                ))
            })?;
            let place = u32::try_from(page.offset + at).unwrap_or(u32::MAX);
            let score = 1.0 / (1.0 + f64::from(place));
            hits.push(SearchHit {
                kind,
                id,
                at_ms: row_ms(*row),
                score,
            });
        }
        Ok(SearchPage {
            total: page.total,
            total_is_exact: page.total_is_exact,
            hits,
        })
    }
}

/// The hits of a page while they are being found.
struct Collected {
    offset: usize,
    wanted: usize,
    total: usize,
    total_is_exact: bool,
    rows: Vec<i64>,
}

impl Collected {
    fn new(question: &Question<'_>) -> Self {
        let wanted = question.offset.saturating_add(question.limit);
        Self {
            offset: question.offset,
            wanted,
            total: 0,
            total_is_exact: true,
            rows: Vec::new(),
        }
    }

    const fn is_full(&self) -> bool {
        self.total >= self.wanted
    }

    fn add(&mut self, row: i64) {
        if self.total >= self.offset && self.total < self.wanted {
            self.rows.push(row);
        }
        self.total += 1;
    }
}

fn phrases(query: &Query) -> Vec<String> {
    let single = query
        .groups
        .iter()
        .filter(|group| group.len() == 1)
        .flatten();
    single
        .filter_map(|item| match item {
            Item::Term(term) if term.phrase => Some(term.words.join(" ")),
            _ => None,
        })
        .collect()
}
