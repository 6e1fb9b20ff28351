//! Products a page at a time, and those that words find, mistyped ones too.

use rusqlite::{params, params_from_iter, types::Value};

use super::Product;
use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::{Error, Id, fold};

/// Shorter words are near to too many others.
const SHORTEST: usize = 4;

/// From this many letters on, two slips are forgiven instead of one.
const LONG: usize = 8;

/// A mistyped word stands for at most this many others.
const MOST_NEAR: usize = 6;

/// A question has at most this many words.
const MOST_WORDS: usize = 12;

/// Narrows the list of products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductFilter {
    /// The shelves: the distributor, and the campaign itself.
    pub shelves: Vec<Id>,
    /// Beginnings of words, all of them; empty for everything.
    pub query: String,
    /// Only this category; empty for those without one.
    pub category: Option<String>,
    /// Only what this catalogue has.
    pub catalogue: Option<Id>,
}

/// One page of products.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductHits {
    /// The rows.
    pub items: Vec<Product>,
    /// How many in all.
    pub total: usize,
    /// The words that were looked for instead, when some were typed wrongly.
    pub corrected: Option<String>,
}

/// How many products a category has; without a name, how many have none.
pub type CategoryTally = (Option<String>, u32);

/// A part of a statement, and what its holes hold.
struct Clause {
    sql: String,
    values: Vec<Value>,
}

impl Clause {
    fn of(filter: &ProductFilter) -> Self {
        let holes = vec!["?"; filter.shelves.len()].join(", ");
        // One shelf is walked in its order; several must be sorted.
        let shelf = if filter.shelves.len() == 1 {
            "shelf_id = ?".to_owned()
        } else {
            format!("shelf_id IN ({holes})")
        };
        let mut clause = Self {
            sql: format!("{shelf} AND removed_ms IS NULL"),
            values: filter
                .shelves
                .iter()
                .map(|id| Value::Text(id.to_string()))
                .collect(),
        };
        match filter.category.as_deref() {
            None => {}
            Some("") => clause.sql.push_str(" AND category IS NULL"),
            Some(category) => clause.and(" AND category = ?", category),
        }
        if let Some(catalogue) = filter.catalogue {
            clause.and(
                " AND id IN (SELECT product_id FROM product_prices WHERE catalogue_id = ?)",
                &catalogue.to_string(),
            );
        }
        clause
    }

    fn and(&mut self, sql: &str, value: &str) {
        self.sql.push_str(sql);
        self.values.push(Value::Text(value.to_owned()));
    }
}

impl Reader<'_> {
    /// One page of products: the best match first, without a question by category and name.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn product_page(
        &self,
        filter: &ProductFilter,
        offset: usize,
        limit: usize,
    ) -> Result<ProductHits, Error> {
        let folded = fold(&filter.query);
        let words: Vec<&str> = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS)
            .collect();
        let shelves = self.shelves_in_use(&filter.shelves)?;
        if shelves.is_empty() {
            return Ok(ProductHits {
                items: Vec::new(),
                total: 0,
                corrected: None,
            });
        }
        let filter = &ProductFilter {
            shelves,
            ..filter.clone()
        };
        if words.is_empty() {
            return self.browse(filter, offset, limit);
        }
        let exact: Vec<Vec<String>> = words.iter().map(|word| vec![(*word).to_owned()]).collect();
        let found = self.matching(filter, &exact, offset, limit)?;
        if found.total > 0 {
            return Ok(found);
        }
        let Some(near) = self.near(&words)? else {
            return Ok(found);
        };
        let best: Vec<&str> = near
            .iter()
            .filter_map(|words| words.first())
            .map(String::as_str)
            .collect();
        let corrected = Some(best.join(" "));
        let found = self.matching(filter, &near, offset, limit)?;
        Ok(ProductHits {
            corrected: corrected.filter(|_| found.total > 0),
            ..found
        })
    }

    /// The shelves that hold something.
    fn shelves_in_use(&self, shelves: &[Id]) -> Result<Vec<Id>, Error> {
        let sql = "SELECT 1 FROM products WHERE shelf_id = ?1 AND removed_ms IS NULL LIMIT 1";
        let mut used = Vec::new();
        for shelf in shelves {
            if self.value::<i64>(sql, [shelf.to_string()])?.is_some() {
                used.push(*shelf);
            }
        }
        Ok(used)
    }

    fn browse(
        &self,
        filter: &ProductFilter,
        offset: usize,
        limit: usize,
    ) -> Result<ProductHits, Error> {
        let Clause { sql, mut values } = Clause::of(filter);
        let total: Option<i64> = self.value(
            &format!("SELECT count(*) FROM products WHERE {sql}"),
            params_from_iter(&values),
        )?;
        values.extend([sql_limit(limit), sql_limit(offset)].map(Value::Integer));
        let items = self.rows(
            &format!("WHERE {sql} ORDER BY category, name, reference, id LIMIT ? OFFSET ?"),
            params_from_iter(&values),
        )?;
        Ok(ProductHits {
            items,
            total: usize::try_from(total.unwrap_or(0)).unwrap_or(0),
            corrected: None,
        })
    }

    /// Products that have, of each list, a word that begins so.
    fn matching(
        &self,
        filter: &ProductFilter,
        wanted: &[Vec<String>],
        offset: usize,
        limit: usize,
    ) -> Result<ProductHits, Error> {
        // Folded words hold letters and digits only: they cannot leave their quotes.
        let question: Vec<String> = wanted
            .iter()
            .map(|near| {
                let any: Vec<String> = near.iter().map(|word| format!("\"{word}\"*")).collect();
                format!("({})", any.join(" OR "))
            })
            .collect();
        let clause = Clause::of(filter);
        let mut values = vec![Value::Text(question.join(" AND "))];
        values.extend(clause.values);
        // The numbers of all rows are sorted, and only the rows of the page are read.
        let sql = format!(
            "SELECT n FROM product_words JOIN products ON n = product_words.rowid
             WHERE product_words MATCH ? AND {} ORDER BY bm25(product_words, 8.0, 1.0), n",
            clause.sql
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement.query_map(params_from_iter(&values), |row| row.get(0))?;
        let found: Vec<i64> = found.collect::<Result<_, _>>()?;
        let mut items = Vec::new();
        for n in found.iter().skip(offset).take(limit) {
            items.extend(self.row::<Product>("WHERE n = ?1", [n])?);
        }
        Ok(ProductHits {
            items,
            total: found.len(),
            corrected: None,
        })
    }

    /// For each word itself when some product has a word that begins so, else the nearest words that products have.
    /// `None` when that changes nothing, or a word is near to nothing.
    fn near(&self, words: &[&str]) -> Result<Option<Vec<Vec<String>>>, Error> {
        let mut vocabulary: Option<Vec<String>> = None;
        let mut all = Vec::new();
        let mut changed = false;
        for word in words {
            let begins = "SELECT 1 FROM product_vocabulary WHERE term >= ?1 AND term < ?2 LIMIT 1";
            let known: Option<i64> =
                self.value(begins, params![word, format!("{word}\u{10ffff}")])?;
            if known.is_some() {
                all.push(vec![(*word).to_owned()]);
                continue;
            }
            let vocabulary = match &mut vocabulary {
                Some(vocabulary) => vocabulary,
                None => vocabulary.insert(self.vocabulary()?),
            };
            let near = nearest(word, vocabulary);
            if near.is_empty() {
                return Ok(None);
            }
            changed = true;
            all.push(near);
        }
        Ok(changed.then_some(all))
    }

    fn vocabulary(&self) -> Result<Vec<String>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT term FROM product_vocabulary")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The categories of some shelves with how many products each has, by name.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn product_categories(&self, shelves: &[Id]) -> Result<Vec<CategoryTally>, Error> {
        let clause = Clause::of(&ProductFilter {
            shelves: shelves.to_vec(),
            query: String::new(),
            category: None,
            catalogue: None,
        });
        let sql = format!(
            "SELECT category, count(*) FROM products WHERE {} GROUP BY category ORDER BY category",
            clause.sql
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(&clause.values), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// The words within the slips that are forgiven, the nearest first. What is typed may be the beginning of a word.
fn nearest(word: &str, vocabulary: &[String]) -> Vec<String> {
    let letters = word.chars().count();
    if letters < SHORTEST {
        return Vec::new();
    }
    let forgiven = if letters >= LONG { 2 } else { 1 };
    let typed = signs(word);
    let mut near: Vec<(usize, bool, usize, &String)> = vocabulary
        .iter()
        .filter_map(|known| {
            let length = known.chars().count();
            // Each letter that the other word has nowhere is a slip of its own: most words need no closer look.
            let strange = (typed & !signs(known)).count_ones() as usize;
            if length + forgiven < letters || strange > forgiven {
                return None;
            }
            // Of a longer word only as much as was typed counts.
            let slips = (letters.saturating_sub(1)..=letters + 1)
                .map(|most| {
                    let end = known
                        .char_indices()
                        .nth(most)
                        .map_or(known.len(), |(at, _)| at);
                    strsim::osa_distance(word, &known[..end])
                })
                .min()?;
            // Of two as near, the longer one: letters are left out more often than added.
            (slips <= forgiven).then_some((
                slips,
                length < letters,
                length.abs_diff(letters),
                known,
            ))
        })
        .collect();
    near.sort_unstable();
    near.truncate(MOST_NEAR);
    near.into_iter().map(|(.., known)| known.clone()).collect()
}

/// Which signs a folded word has, one bit each; some share a bit, which hides a difference and never makes one.
fn signs(word: &str) -> u64 {
    word.chars()
        .fold(0, |all, sign| all | 1 << (u32::from(sign) % 64))
}
