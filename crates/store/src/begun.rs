//! The `begun` table: what each person began to type on this computer and has not saved yet.
//!
//! Not synchronised: two computers may hold two beginnings of the same thing. It can be emptied at any time.

use crate::access::{Reader, Writer};
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE begun (
    user_id TEXT    NOT NULL,
    -- The form, as the window names it, with the id of what it belongs to: `workspaces.note.0192…`.
    place   TEXT    NOT NULL,
    -- What stands in it, as the window writes it.
    value   TEXT    NOT NULL,
    -- When it was last typed in.
    at_ms   INTEGER NOT NULL,
    PRIMARY KEY (user_id, place)
) STRICT, WITHOUT ROWID;";

/// How many beginnings of one person are kept.
const MOST: i64 = 100;
/// What nobody went on with for so long is given up. 30 days.
const KEPT_MS: i64 = 30 * 86_400_000;

/// Something a person began to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The form, as the window names it.
    pub place: String,
    /// What stands in it, as the window writes it.
    pub value: String,
    /// When it was last typed in. Milliseconds since the epoch.
    pub at_ms: i64,
}

impl Reader<'_> {
    /// Everything that a person began, the newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn begun(&self, user_id: Id) -> Result<Vec<Begun>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT place, value, at_ms FROM begun WHERE user_id = ?1 ORDER BY at_ms DESC, place",
        )?;
        let begun = statement.query_map([user_id.to_string()], |row| {
            Ok(Begun {
                place: row.get(0)?,
                value: row.get(1)?,
                at_ms: row.get(2)?,
            })
        })?;
        Ok(begun.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Keeps what a person has typed so far, in place of what stood there; gives up the oldest of very many.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn keep_begun(&self, user_id: Id, place: &str, value: &str) -> Result<(), Error> {
        let user = user_id.to_string();
        self.execute_local(
            "INSERT INTO begun (user_id, place, value, at_ms) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET value = excluded.value, at_ms = excluded.at_ms",
            (&user, place, value, self.now_ms),
        )?;
        self.execute_local(
            "DELETE FROM begun WHERE user_id = ?1 AND (at_ms < ?2 OR at_ms < (
                 SELECT at_ms FROM begun WHERE user_id = ?1 ORDER BY at_ms DESC LIMIT 1 OFFSET ?3))",
            (&user, self.now_ms - KEPT_MS, MOST - 1),
        )?;
        Ok(())
    }

    /// Forgets what a person began: it is saved, or they gave it up.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn forget_begun(&self, user_id: Id, place: &str) -> Result<(), Error> {
        self.execute_local(
            "DELETE FROM begun WHERE user_id = ?1 AND place = ?2",
            (user_id.to_string(), place),
        )?;
        Ok(())
    }
}
