//! The `users` table: the members of the firm.

use domain::Role;

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE users (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL DEFAULT '',
    email      TEXT    NOT NULL DEFAULT '',
    role       TEXT    NOT NULL DEFAULT 'employee',
    -- `fr` or `en`.
    language   TEXT    NOT NULL DEFAULT 'fr',
    created_ms INTEGER NOT NULL DEFAULT 0,
    -- 1: may not sign in any more; the history keeps the name.
    disabled   INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;";

row! {
    /// A member of the firm.
    synced User in "users" keyed Id {
        /// Identity.
        id: Id,
        /// As it is shown.
        name: String,
        /// Address, lower case.
        email: String,
        /// What the person may do.
        role: Role,
        /// `fr` or `en`.
        language: String,
        /// When the member was added.
        created_ms: i64,
        /// May not sign in any more.
        disabled: bool,
    }
}

impl Reader<'_> {
    /// Every member, in the order in which they joined, those who left included.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn users(&self) -> Result<Vec<User>, Error> {
        self.rows("ORDER BY created_ms, id", [])
    }
}
