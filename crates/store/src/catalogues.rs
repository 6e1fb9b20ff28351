//! The `catalogues` table (a distributor's price list, brought to one campaign) and `catalogue_files` (the files it came
//! in, in the order of the pages). How far a file was read stands in `readings`, under its id.

use rusqlite::params;
use serde_json::Value;

use crate::access::Reader;
use crate::blobs::BlobHash;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE catalogues (
    id             TEXT    NOT NULL PRIMARY KEY,
    owner_user_id  TEXT    NOT NULL DEFAULT '',
    campaign_id    TEXT    NOT NULL DEFAULT '',
    title          TEXT    NOT NULL DEFAULT '',
    -- JSON array: how many prices are printed on each page.
    printed_prices TEXT    NOT NULL DEFAULT 'null',
    -- When its products were laid out for review; NULL before it was read to the end.
    staged_ms      INTEGER,
    published_ms   INTEGER,
    created_ms     INTEGER NOT NULL DEFAULT 0,
    removed_ms     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX catalogues_by_campaign ON catalogues (campaign_id, created_ms);

CREATE TABLE catalogue_files (
    id           TEXT    NOT NULL PRIMARY KEY,
    catalogue_id TEXT    NOT NULL DEFAULT '',
    -- From 0, in the order of the pages.
    position     INTEGER NOT NULL DEFAULT 0,
    filename     TEXT    NOT NULL DEFAULT '',
    content_type TEXT    NOT NULL DEFAULT '',
    bytes        INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 of its bytes, which is the address of the content.
    content      BLOB    NOT NULL DEFAULT (zeroblob(32)),
    -- 0: it cannot be opened.
    pages        INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX catalogue_files_by_catalogue ON catalogue_files (catalogue_id, position);";

row! {
    /// A price list of one campaign.
    owned Catalogue in "catalogues" keyed Id {
        /// Identity.
        id: Id,
        /// Whose.
        owner_user_id: Id,
        /// The campaign it was brought to.
        campaign_id: Id,
        /// As it is called.
        title: String,
        /// JSON array: how many prices are printed on each page.
        printed_prices: Value,
        /// When its products were laid out for review.
        staged_ms: Option<i64>,
        /// When products of it were published last.
        published_ms: Option<i64>,
        /// When it was added.
        created_ms: i64,
        /// When somebody took it away.
        removed_ms: Option<i64>,
    }
}

row! {
    /// One file of a catalogue.
    owned CatalogueFile in "catalogue_files" keyed Id {
        /// Identity; its reading has the same.
        id: Id,
        /// The catalogue.
        catalogue_id: Id,
        /// From 0, in the order of the pages.
        position: i64,
        /// Its name.
        filename: String,
        /// MIME type.
        content_type: String,
        /// Size in bytes.
        bytes: i64,
        /// The address of its bytes.
        content: BlobHash,
        /// How many pages; 0 when it cannot be opened.
        pages: i64,
    }
}

impl Reader<'_> {
    /// The catalogues of a campaign, the newest first, also those that were taken away.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn catalogues(&self, campaign: Id) -> Result<Vec<Catalogue>, Error> {
        self.rows(
            "WHERE campaign_id = ?1 ORDER BY created_ms DESC, id DESC",
            params![campaign.to_string()],
        )
    }

    /// The files of a catalogue, in the order of its pages.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn catalogue_files(&self, catalogue: Id) -> Result<Vec<CatalogueFile>, Error> {
        self.rows(
            "WHERE catalogue_id = ?1 ORDER BY position, id",
            [catalogue.to_string()],
        )
    }
}
