//! What may lapse: the data of each class that nobody needs any more, with the moment from which its days are counted.
//!
//! Nothing of an open workspace is here, and nothing that an open deadline came from.

use crate::access::Reader;
use crate::cell::words;
use crate::{Error, Id};

words! {
    /// A class of data that the firm may keep for a number of days.
    Lapsing as "retention class" {
        /// Messages in no workspace that are spam.
        Spam = "spam",
        /// Other messages in no workspace that were closed.
        Unfiled = "unfiled",
        /// Archived workspaces with their messages and documents.
        Archived = "archived",
        /// Notifications.
        Notifications = "notifications",
    }
}

/// Deadlines that are open: running, or lapsed and not explained.
const OPEN_DEADLINES: &str =
    "state IN ('proposed', 'confirmed') OR (state = 'missed' AND lapsed_ms IS NOT NULL)";

impl Reader<'_> {
    /// What of a class may lapse and since when, oldest first: messages, workspaces or notifications.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn lapsing(&self, class: Lapsing) -> Result<Vec<(Id, i64)>, Error> {
        let unfiled = format!(
            "workspace_id IS NULL AND id NOT IN
             (SELECT communication_id FROM deadlines WHERE communication_id IS NOT NULL AND ({OPEN_DEADLINES}))"
        );
        let sql = match class {
            Lapsing::Spam => format!(
                "SELECT id, received_ms AS since FROM communications
                 WHERE category = 'spam' AND {unfiled} ORDER BY since, id"
            ),
            Lapsing::Unfiled => format!(
                "SELECT id, closed_ms AS since FROM communications WHERE category <> 'spam'
                 AND status = 'closed' AND closed_ms IS NOT NULL AND {unfiled} ORDER BY since, id"
            ),
            // The days run from the last time it was archived. One that was merged goes with the one it went into.
            Lapsing::Archived => format!(
                "SELECT w.id, max(t.at_ms) AS since FROM workspaces w
                 JOIN timeline t ON t.workspace_id = w.id AND t.kind = 'workspace_archived'
                 WHERE w.status = 'archived'
                 AND w.id NOT IN (SELECT workspace_id FROM workspace_merges)
                 AND w.id NOT IN (SELECT workspace_id FROM deadlines WHERE {OPEN_DEADLINES})
                 GROUP BY w.id ORDER BY since, w.id"
            ),
            Lapsing::Notifications => {
                "SELECT id, at_ms AS since FROM notifications ORDER BY since, id".to_owned()
            }
        };
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| {
            let mut next = 0;
            Ok((
                crate::row::load(row, &mut next)?,
                crate::row::load(row, &mut next)?,
            ))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
