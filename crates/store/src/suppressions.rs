//! The `suppressions` table: addresses that are never written to. It belongs to one person and outlives campaigns,
//! lists and prospects.

use sha2::{Digest, Sha256};

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE suppressions (
    -- Made of the owner and the address, so that two devices that say the same add one row.
    id            TEXT    NOT NULL PRIMARY KEY,
    owner_user_id TEXT    NOT NULL DEFAULT '',
    -- Lower case.
    email         TEXT    NOT NULL DEFAULT '',
    reason        TEXT    NOT NULL DEFAULT '',
    created_ms    INTEGER NOT NULL DEFAULT 0,
    removed_ms    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX suppressions_by_owner ON suppressions (owner_user_id, email) WHERE removed_ms IS NULL;";

row! {
    /// An address that is never written to.
    owned Suppression in "suppressions" keyed Id {
        /// Identity.
        id: Id,
        /// Whose.
        owner_user_id: Id,
        /// Lower case.
        email: String,
        /// Why, in a person's words.
        reason: String,
        /// Since when.
        created_ms: i64,
        /// When a person took it off the list.
        removed_ms: Option<i64>,
    }
}

impl Suppression {
    /// The identity of an address on a person's list: a UUID of version 8 made of both.
    #[must_use]
    pub fn key(owner: Id, email: &str) -> Id {
        Id::derived(
            &Sha256::new()
                .chain_update(b"guichet suppression 1")
                .chain_update(owner.as_bytes())
                .chain_update(email.as_bytes())
                .finalize()
                .into(),
        )
    }
}

impl Reader<'_> {
    /// Why an address is never written to; `None` when it may be.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn suppressed(&self, owner: Id, email: &str) -> Result<Option<Suppression>, Error> {
        let known: Option<Suppression> = self.get(&Suppression::key(owner, email))?;
        Ok(known.filter(|one| one.removed_ms.is_none()))
    }

    /// The list of a person, by address.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn suppressions(&self, owner: Id) -> Result<Vec<Suppression>, Error> {
        self.rows(
            "WHERE owner_user_id = ?1 AND removed_ms IS NULL ORDER BY email",
            [owner.to_string()],
        )
    }
}
