//! The library as a list: filters, order, pages, and what there is to filter by.

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::Decision;
use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::{Error, Id};

/// The order of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DecisionOrder {
    /// By the day they were read, newest first.
    #[default]
    Newest,
    /// By the day they were read, oldest first.
    Oldest,
    /// By court, the newest of each first.
    Court,
    /// What came in last first.
    Added,
}

/// Which decisions are listed. Empty texts and `None` filter nothing.
#[derive(Debug, Clone, Default)]
pub struct DecisionFilter {
    /// Of this court.
    pub court: String,
    /// Read in this year or later.
    pub from_year: Option<i16>,
    /// Read in this year or before.
    pub to_year: Option<i16>,
    /// With this tag.
    pub tag: String,
    /// With this outcome.
    pub outcome: String,
    /// About this procedure.
    pub procedure: Option<domain::Procedure>,
    /// Those that were put away, instead of the others.
    pub archived: bool,
    /// Only these.
    pub among: Option<Vec<Id>>,
}

/// A value to filter by, and how many decisions have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionCount {
    /// The value.
    pub value: String,
    /// How many.
    pub count: u32,
}

impl DecisionFilter {
    /// The condition and what fills it.
    fn sql(&self) -> (String, Vec<Value>) {
        let mut sql = format!(
            "removed_ms IS NULL AND archived_ms IS {}NULL",
            if self.archived { "NOT " } else { "" }
        );
        let mut values = Vec::new();
        let mut add = |condition: &str, value: String| {
            values.push(Value::Text(value));
            sql.push_str(&format!(" AND {condition} ?{}", values.len()));
        };
        if !self.court.is_empty() {
            add("court =", self.court.clone());
        }
        if let Some(year) = self.from_year {
            add("read_on >=", format!("{year:04}-01-01"));
        }
        if let Some(year) = self.to_year {
            // A decision whose day nobody knows is of no year.
            add("read_on > '' AND read_on <=", format!("{year:04}-12-31"));
        }
        if !self.outcome.is_empty() {
            add("outcome =", self.outcome.clone());
        }
        if let Some(procedure) = self.procedure {
            add("procedure =", procedure.as_str().to_owned());
        }
        if !self.tag.is_empty() {
            values.push(Value::Text(self.tag.clone()));
            sql.push_str(&format!(
                " AND id IN (SELECT decision_id FROM decision_tags WHERE tag = ?{})",
                values.len()
            ));
        }
        if let Some(among) = &self.among {
            let ids: Vec<String> = among.iter().map(ToString::to_string).collect();
            values.push(Value::Text(serde_json::Value::from(ids).to_string()));
            sql.push_str(&format!(
                " AND id IN (SELECT value FROM json_each(?{}))",
                values.len()
            ));
        }
        (sql, values)
    }
}

impl Reader<'_> {
    /// One page of the library, and how many decisions there are in all.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn decisions(
        &self,
        filter: &DecisionFilter,
        order: DecisionOrder,
        offset: usize,
        limit: usize,
    ) -> Result<(Vec<Decision>, u32), Error> {
        let (condition, mut values) = filter.sql();
        let total = self.value(
            &format!("SELECT count(*) FROM decisions WHERE {condition}"),
            params_from_iter(values.iter()),
        )?;
        let order = match order {
            DecisionOrder::Newest => "read_on DESC, id DESC",
            DecisionOrder::Oldest => "read_on, id",
            DecisionOrder::Court => "court, read_on DESC, id DESC",
            DecisionOrder::Added => "created_ms DESC, id DESC",
        };
        values.push(Value::Integer(sql_limit(limit)));
        values.push(Value::Integer(sql_limit(offset)));
        let tail = format!(
            "WHERE {condition} ORDER BY {order} LIMIT ?{} OFFSET ?{}",
            values.len() - 1,
            values.len()
        );
        Ok((
            self.rows(&tail, params_from_iter(values))?,
            total.unwrap_or(0),
        ))
    }

    /// The courts of the library with how many decisions each has, by the alphabet.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn decision_courts(&self) -> Result<Vec<DecisionCount>, Error> {
        self.counted_decisions(
            "SELECT court, count(*) FROM decisions WHERE removed_ms IS NULL AND court <> '' GROUP BY court ORDER BY court",
        )
    }

    /// The outcomes of the library, the most frequent first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn decision_outcomes(&self) -> Result<Vec<DecisionCount>, Error> {
        self.counted_decisions(
            "SELECT outcome, count(*) AS found FROM decisions WHERE removed_ms IS NULL AND outcome <> ''
             GROUP BY outcome ORDER BY found DESC, outcome LIMIT 60",
        )
    }

    /// The tags of the library, by the alphabet.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn all_decision_tags(&self) -> Result<Vec<DecisionCount>, Error> {
        self.counted_decisions(
            "SELECT t.tag, count(*) FROM decision_tags t JOIN decisions d ON d.id = t.decision_id
             WHERE d.removed_ms IS NULL GROUP BY t.tag ORDER BY t.tag",
        )
    }

    /// The years in which the oldest and the newest decision were read.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn decision_years(&self) -> Result<Option<(i16, i16)>, Error> {
        let year = |sql: &str| -> Result<Option<i16>, Error> {
            let day: Option<Option<String>> = self.value(sql, [])?;
            Ok(day
                .flatten()
                .and_then(|day| day.get(..4).and_then(|year| year.parse().ok())))
        };
        let from = year("SELECT min(read_on) FROM decisions WHERE read_on > ''")?;
        let to = year("SELECT max(read_on) FROM decisions WHERE read_on > ''")?;
        Ok(from.zip(to))
    }

    fn counted_decisions(&self, sql: &str) -> Result<Vec<DecisionCount>, Error> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(DecisionCount {
                value: row.get(0)?,
                count: row.get(1)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
