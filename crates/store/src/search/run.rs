//! Answering a question: the index walked backwards in time, and conditions checked on the way.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};

use super::conditions::conditions_sql;
use super::expression::Words;
use super::index::row_ms;
use super::moments::STORED_DATE;
use super::phrases::Phrases;
use super::query::Query;
use super::{HitKind, SearchHit, SearchPage};
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

/// So many messages are read for a phrase that no index narrows (`"de la"`).
const READ: usize = 2000;

impl Reader<'_> {
    /// Answers a question, newest first.
    ///
    /// Words must all occur, in any form (French and English stems); `"side by side"`, `-without`,
    /// `one OR other`, `begin*`, and the filters `from:` `to:` `subject:` `is:` (`unread`, `read`, `open`,
    /// `urgent`, any status, category or priority) `category:` `priority:` `has:attachment`
    /// `before:2026-03-14` `after:2026`. Filters about messages leave everything else out. Days are those
    /// of France. There is no wrong syntax.
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
        let mut words = Words::of(self);
        let expression = words.expression(&query)?;
        let phrases = self.phrases(&query, |term| words.term(term))?;
        let mut page = match expression {
            Some(expression) => self.search_words(question, &query, &expression, &phrases)?,
            None => {
                let excluded = words.excluded(&query)?;
                self.search_conditions(question, &query, excluded, &phrases)?
            }
        };
        page.total_is_exact &= words.are_all;
        Ok(page)
    }

    /// Walks the index.
    fn search_words(
        &self,
        question: &Question<'_>,
        query: &Query,
        expression: &str,
        phrases: &Phrases<'_>,
    ) -> Result<SearchPage, Error> {
        let conditions = conditions_sql(query);
        let selected = match &conditions {
            Some(sql) => self.selected_rows(sql)?,
            None => None,
        };
        if selected.as_ref().is_some_and(HashSet::is_empty) {
            return self.page(Collected::new(question));
        }
        let one_by_one = !phrases.is_empty() || (conditions.is_some() && selected.is_none());
        let mut statement = self.connection.prepare_cached(
            "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 AND rowid < ?3
             ORDER BY rowid DESC",
        )?;
        let span = self.span(query)?;
        let mut rows = statement.query(params![expression, span.from, span.to])?;
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
            let passes = self.is_within(row, &span)?
                && self.is_kind(row, question.kinds)?
                && (selected.is_some() || self.meets(row, conditions.as_deref())?)
                && self.has_phrases(row, phrases)?;
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
        excluded: Option<String>,
        phrases: &Phrases<'_>,
    ) -> Result<SearchPage, Error> {
        let mut page = Collected::new(question);
        if question.kinds.is_empty() || question.kinds.contains(&HitKind::Mail) {
            let conditions = conditions_sql(query).unwrap_or_else(|| "1".to_owned());
            let mut values = vec![
                Value::Integer(query.after_ms.unwrap_or(i64::MIN)),
                Value::Integer(query.before_ms.unwrap_or(i64::MAX)),
            ];
            let mut without = String::new();
            if let Some(excluded) = excluded {
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
            let mut seen = 0;
            while let Some(row) = rows.next()? {
                seen += 1;
                if page.is_full() && page.total >= page.wanted + CHECKED
                    || !phrases.is_empty() && seen > READ
                {
                    page.total_is_exact = false;
                    break;
                }
                let row = row.get(0)?;
                if self.has_phrases(row, phrases)? {
                    page.add(row);
                }
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

    fn page(&self, page: Collected) -> Result<SearchPage, Error> {
        let mut hits = Vec::with_capacity(page.rows.len());
        let sql = format!(
            "SELECT r.kind, coalesce(r.id, c.id), {STORED_DATE} FROM search_rows r
             LEFT JOIN communications c ON c.n = r.communication WHERE r.n = ?1"
        );
        for (at, row) in page.rows.iter().enumerate() {
            let mut statement = self.connection.prepare_cached(&sql)?;
            let (kind, id, at_ms): (HitKind, Id, Option<i64>) =
                statement.query_row([row], |found| {
                    let mut next = 0;
                    Ok((
                        crate::row::load(found, &mut next)?,
                        crate::row::load(found, &mut next)?,
                        found.get(2)?,
                    ))
                })?;
            let place = u32::try_from(page.offset + at).unwrap_or(u32::MAX);
            let score = 1.0 / (1.0 + f64::from(place));
            hits.push(SearchHit {
                kind,
                id,
                at_ms: at_ms.unwrap_or_else(|| row_ms(*row)),
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
