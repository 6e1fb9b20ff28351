//! What was done at once to prospects, to be taken back at once.

use rusqlite::params;

use super::ProspectChange;
use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::row::load;
use crate::{Error, Id};

/// What was done at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProspectBatch {
    /// Names it.
    pub id: Id,
    /// When.
    pub at_ms: i64,
    /// How many prospects it changed.
    pub prospects: i64,
    /// How many of them are still as it left them, in one thing at least.
    pub standing: i64,
    /// One of the prospects.
    pub prospect: Id,
    /// Field and word it set, each pair once, as a JSON array of pairs.
    pub set: String,
}

/// By the index of batches, whose names grow with time; it ends at the last one asked for.
const SQL: &str =
    "SELECT c.batch_id, max(c.at_ms), count(DISTINCT c.prospect_id), count(DISTINCT CASE WHEN CASE c.field
      WHEN 'stage' THEN p.stage IS c.to_word
      WHEN 'answer' THEN p.answer IS c.to_word
      WHEN 'follow_up' THEN p.follow_up IS c.to_word
      WHEN 'removed' THEN (p.removed_ms IS NULL) = (c.to_word IS NULL) END THEN p.id END),
    min(c.prospect_id), json_group_array(DISTINCT json_array(c.field, c.to_word))
  FROM prospect_changes c CROSS JOIN prospects p ON p.id = c.prospect_id
  WHERE p.campaign_id = ?1 AND c.batch_id < ?2 GROUP BY c.batch_id ORDER BY c.batch_id DESC LIMIT ?3";

/// After every identity, which are digits and letters up to `f`.
const AFTER_ALL: &str = "g";

impl Reader<'_> {
    /// What was done to the prospects of a campaign, the last first, before the batch `before`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospect_batches(
        &self,
        campaign: Id,
        before: Option<Id>,
        limit: usize,
    ) -> Result<Vec<ProspectBatch>, Error> {
        let before = before.map_or(AFTER_ALL.to_owned(), |id| id.to_string());
        let mut statement = self.connection.prepare_cached(SQL)?;
        let rows = statement.query_map(
            params![campaign.to_string(), before, sql_limit(limit)],
            |row| {
                let mut next = 0;
                Ok(ProspectBatch {
                    id: load(row, &mut next)?,
                    at_ms: load(row, &mut next)?,
                    prospects: load(row, &mut next)?,
                    standing: load(row, &mut next)?,
                    prospect: load(row, &mut next)?,
                    set: load(row, &mut next)?,
                })
            },
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The steps of what was done at once.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospect_batch(&self, batch: Id) -> Result<Vec<ProspectChange>, Error> {
        self.rows("WHERE batch_id = ?1 ORDER BY id", [batch.to_string()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ones_are_found_without_sorting() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        crate::migrations::migrate(&mut connection, crate::migrations::HISTORY).unwrap();
        let mut plan = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {SQL}"))
            .unwrap();
        let steps = plan
            .query_map(params!["x", "g", 9], |row| row.get::<_, String>(3))
            .unwrap();
        let steps: Vec<String> = steps.map(Result::unwrap).collect();
        assert!(steps[0].contains("prospect_changes_by_batch"), "{steps:?}");
        assert!(
            !steps.iter().any(|step| step.contains("B-TREE FOR ORDER")),
            "{steps:?}"
        );
    }
}
