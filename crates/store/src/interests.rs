//! The `interests` table: which prospect wants which product, how many, and what was said.

use rusqlite::params;
use sha2::{Digest, Sha256};

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE interests (
    -- Made of the prospect and the product, so that two devices that note the same add one row.
    id          TEXT    NOT NULL PRIMARY KEY,
    prospect_id TEXT    NOT NULL DEFAULT '',
    product_id  TEXT    NOT NULL DEFAULT '',
    quantity    INTEGER NOT NULL DEFAULT 1,
    note        TEXT    NOT NULL DEFAULT '',
    created_ms  INTEGER NOT NULL DEFAULT 0,
    changed_ms  INTEGER NOT NULL DEFAULT 0,
    removed_ms  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX interests_by_prospect ON interests (prospect_id, created_ms) WHERE removed_ms IS NULL;
CREATE INDEX interests_by_product  ON interests (product_id, created_ms)  WHERE removed_ms IS NULL;";

row! {
    /// A prospect wants a product.
    owned Interest in "interests" keyed Id {
        /// Identity: [`Interest::key`].
        id: Id,
        /// Who.
        prospect_id: Id,
        /// What.
        product_id: Id,
        /// How many.
        quantity: i64,
        /// What was said.
        note: String,
        /// Since when.
        created_ms: i64,
        /// When it changed last.
        changed_ms: i64,
        /// When it was taken away.
        removed_ms: Option<i64>,
    }
}

impl Interest {
    /// The identity of an interest: a UUID of version 8 (RFC 9562, section 5.8) made of both sides.
    #[must_use]
    pub fn key(prospect: Id, product: Id) -> Id {
        Id::derived(
            &Sha256::new()
                .chain_update(b"guichet interest 1")
                .chain_update(prospect.as_bytes())
                .chain_update(product.as_bytes())
                .finalize()
                .into(),
        )
    }
}

impl Reader<'_> {
    /// What a prospect wants, oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn interests_of(&self, prospect: Id) -> Result<Vec<Interest>, Error> {
        self.rows(
            "WHERE prospect_id = ?1 AND removed_ms IS NULL ORDER BY created_ms, id",
            params![prospect.to_string()],
        )
    }

    /// Who wants a product, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn interests_in(&self, product: Id) -> Result<Vec<Interest>, Error> {
        self.rows(
            "WHERE product_id = ?1 AND removed_ms IS NULL ORDER BY created_ms DESC, id",
            params![product.to_string()],
        )
    }

    /// How many prospects want a product.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_interests(&self, product: Id) -> Result<u32, Error> {
        let sql = "SELECT count(*) FROM interests WHERE product_id = ?1 AND removed_ms IS NULL";
        Ok(self.value(sql, [product.to_string()])?.unwrap_or(0))
    }
}
