//! The `distributors` and `campaigns` tables: for whom, and at which show. Both belong to one person: nobody else of the
//! firm sees them.

use rusqlite::params;

use crate::access::Reader;
use crate::cell::words;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE distributors (
    id            TEXT    NOT NULL PRIMARY KEY,
    owner_user_id TEXT    NOT NULL DEFAULT '',
    name          TEXT    NOT NULL DEFAULT '',
    vat_number    TEXT,
    notes         TEXT    NOT NULL DEFAULT '',
    created_ms    INTEGER NOT NULL DEFAULT 0,
    removed_ms    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX distributors_by_owner ON distributors (owner_user_id, name);

CREATE TABLE campaigns (
    id             TEXT    NOT NULL PRIMARY KEY,
    owner_user_id  TEXT    NOT NULL DEFAULT '',
    name           TEXT    NOT NULL DEFAULT '',
    -- The show.
    event          TEXT    NOT NULL DEFAULT '',
    place          TEXT    NOT NULL DEFAULT '',
    -- ISO dates.
    starts_on      TEXT,
    ends_on        TEXT,
    distributor_id TEXT,
    status         TEXT    NOT NULL DEFAULT 'open',
    created_ms     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX campaigns_by_owner ON campaigns (owner_user_id, status, starts_on);";

words! {
    /// Whether work goes on.
    CampaignStatus as "campaign status" {
        /// It does.
        Open = "open",
        /// It does not.
        Archived = "archived",
    }
}

row! {
    /// Whose products are shown.
    owned Distributor in "distributors" keyed Id {
        /// Identity.
        id: Id,
        /// Whose.
        owner_user_id: Id,
        /// As it is called.
        name: String,
        /// VAT number, as it is written.
        vat_number: Option<String>,
        /// Whatever else.
        notes: String,
        /// When it was written down.
        created_ms: i64,
        /// When it was taken away.
        removed_ms: Option<i64>,
    }
}

row! {
    /// One show.
    owned Campaign in "campaigns" keyed Id {
        /// Identity.
        id: Id,
        /// Whose.
        owner_user_id: Id,
        /// As it is called.
        name: String,
        /// The show.
        event: String,
        /// Where.
        place: String,
        /// ISO date of the first day.
        starts_on: Option<String>,
        /// ISO date of the last day.
        ends_on: Option<String>,
        /// For whom.
        distributor_id: Option<Id>,
        /// Open or archived.
        status: CampaignStatus,
        /// When it was made.
        created_ms: i64,
    }
}

impl Reader<'_> {
    /// The campaigns of a person, the newest show first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn campaigns(&self, owner: Id, status: CampaignStatus) -> Result<Vec<Campaign>, Error> {
        self.rows(
            "WHERE owner_user_id = ?1 AND status = ?2
             ORDER BY coalesce(starts_on, '9999') DESC, created_ms DESC, id",
            params![owner.to_string(), status.as_str()],
        )
    }

    /// The distributors of a person, by name.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn distributors(&self, owner: Id) -> Result<Vec<Distributor>, Error> {
        self.rows(
            "WHERE owner_user_id = ?1 AND removed_ms IS NULL ORDER BY folded(name), id",
            [owner.to_string()],
        )
    }
}
