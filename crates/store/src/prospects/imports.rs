//! Lists that were brought in.

use serde_json::Value;

use super::Prospect;
use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

row! {
    /// One list that was brought in.
    owned ProspectImport in "prospect_imports" keyed Id {
        /// Identity.
        id: Id,
        /// The show.
        campaign_id: Id,
        /// The file, without its path.
        filename: String,
        /// When.
        at_ms: i64,
        /// JSON: counts, and what was rejected.
        report: Value,
        /// JSON array: what stood in the rows that it changed.
        replaced: Value,
        /// When it was taken back.
        undone_ms: Option<i64>,
    }
}

impl Reader<'_> {
    /// The lists of a campaign, the last one first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospect_imports(&self, campaign: Id) -> Result<Vec<ProspectImport>, Error> {
        self.rows(
            "WHERE campaign_id = ?1 ORDER BY at_ms DESC, id DESC",
            [campaign.to_string()],
        )
    }

    /// Whom a list brought.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospects_of_import(&self, import: Id) -> Result<Vec<Prospect>, Error> {
        self.rows(
            "WHERE import_id = ?1 AND removed_ms IS NULL",
            [import.to_string()],
        )
    }
}
