//! The `searches` table: what each person searched on this computer, and the searches they keep.
//!
//! Not synchronised: it says what somebody was looking for, and can be emptied at any time.

use crate::access::{Reader, Writer};
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE searches (
    user_id TEXT    NOT NULL,
    -- As it was typed.
    query   TEXT    NOT NULL,
    -- When it was asked last.
    at_ms   INTEGER NOT NULL,
    -- How often.
    times   INTEGER NOT NULL DEFAULT 1,
    -- 1: kept until somebody forgets it.
    saved   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, query)
) STRICT, WITHOUT ROWID;
CREATE INDEX searches_by_time ON searches (user_id, saved, at_ms);";

/// How many searches of one person are remembered, those that are kept not counted.
const MOST: i64 = 200;

/// One search of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastSearch {
    /// As it was typed.
    pub query: String,
    /// When it was asked last. Milliseconds since the epoch.
    pub at_ms: i64,
    /// How often.
    pub times: u32,
    /// Whether it is kept until somebody forgets it.
    pub saved: bool,
}

impl Reader<'_> {
    /// The searches of a person: the kept ones or the others, the last one first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn searches(&self, user_id: Id, saved: bool) -> Result<Vec<PastSearch>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT query, at_ms, times, saved FROM searches
             WHERE user_id = ?1 AND saved = ?2 ORDER BY at_ms DESC, query LIMIT ?3",
        )?;
        let searches = statement.query_map((user_id.to_string(), saved, MOST), |row| {
            Ok(PastSearch {
                query: row.get(0)?,
                at_ms: row.get(1)?,
                times: row.get(2)?,
                saved: row.get(3)?,
            })
        })?;
        Ok(searches.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Remembers that a person searched; the oldest of very many are forgotten.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn searched(&self, user_id: Id, query: &str) -> Result<(), Error> {
        let user = user_id.to_string();
        self.execute_local(
            "INSERT INTO searches (user_id, query, at_ms) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms, times = times + 1",
            (&user, query, self.now_ms),
        )?;
        self.execute_local(
            "DELETE FROM searches WHERE user_id = ?1 AND saved = 0 AND at_ms < (
                 SELECT at_ms FROM searches WHERE user_id = ?1 AND saved = 0
                 ORDER BY at_ms DESC LIMIT 1 OFFSET ?2)",
            (&user, MOST - 1),
        )?;
        Ok(())
    }

    /// Keeps a search, or no longer.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn keep_search(&self, user_id: Id, query: &str, saved: bool) -> Result<(), Error> {
        self.execute_local(
            "INSERT INTO searches (user_id, query, at_ms, saved) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET saved = excluded.saved",
            (user_id.to_string(), query, self.now_ms, saved),
        )?;
        Ok(())
    }

    /// Forgets one search of a person, or all that are not kept.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn forget_searches(&self, user_id: Id, query: Option<&str>) -> Result<(), Error> {
        let user = user_id.to_string();
        match query {
            Some(query) => self.execute_local(
                "DELETE FROM searches WHERE user_id = ?1 AND query = ?2",
                (user, query),
            ),
            None => self.execute_local(
                "DELETE FROM searches WHERE user_id = ?1 AND saved = 0",
                [user],
            ),
        }?;
        Ok(())
    }
}
