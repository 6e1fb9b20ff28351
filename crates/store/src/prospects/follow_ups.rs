//! Whom to call or write to again.

use rusqlite::params;

use super::Prospect;
use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::{Error, Id};

/// Of a person's open campaigns, by the index of days: few prospects have one; `?2` and `?3` are the first and the last day, `?2` empty for every day before.
const DUE: &str =
    "WHERE follow_up IS NOT NULL AND removed_ms IS NULL AND follow_up >= ?2 AND follow_up <= ?3
    AND +campaign_id IN (SELECT id FROM campaigns WHERE owner_user_id = ?1 AND status = 'open')";

impl Reader<'_> {
    /// Whom a person follows up on the days from `first` (empty for the beginning) to `last`, the oldest first, and how
    /// many in all.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn follow_ups(
        &self,
        owner: Id,
        first: &str,
        last: &str,
        limit: usize,
    ) -> Result<(Vec<Prospect>, usize), Error> {
        let owner = owner.to_string();
        let total: Option<i64> = self.value(
            &format!("SELECT count(*) FROM prospects {DUE}"),
            params![owner, first, last],
        )?;
        let rows = self.rows(
            &format!("{DUE} ORDER BY follow_up, created_ms, id LIMIT ?4"),
            params![owner, first, last, sql_limit(limit)],
        )?;
        Ok((rows, usize::try_from(total.unwrap_or(0)).unwrap_or(0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_are_found_by_their_index() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        crate::migrations::migrate(&mut connection, crate::migrations::HISTORY).unwrap();
        let sql =
            format!("EXPLAIN QUERY PLAN SELECT * FROM prospects {DUE} ORDER BY follow_up LIMIT 9");
        let mut plan = connection.prepare(&sql).unwrap();
        let steps = plan
            .query_map(["x", "", "y"], |row| row.get::<_, String>(3))
            .unwrap();
        let steps: Vec<String> = steps.map(Result::unwrap).collect();
        assert!(
            steps
                .iter()
                .any(|step| step.contains("prospects_to_follow_up")),
            "{steps:?}"
        );
    }
}
