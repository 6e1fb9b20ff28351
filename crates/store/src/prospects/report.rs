//! What a campaign came to, one line a prospect: enough to count by stage, answer and day.

use domain::prospects::{Answer, Stage};

use crate::access::Reader;
use crate::row::load;
use crate::{Error, Id};

/// What happened to one prospect, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProspectStory {
    /// Where they stand.
    pub stage: Stage,
    /// What they answered.
    pub answer: Option<Answer>,
    /// 0 to 100.
    pub score: Option<i64>,
    /// The list they came from; `None` is added by hand, at the stand.
    pub import_id: Option<Id>,
    /// When they were added.
    pub created_ms: i64,
    /// When somebody first decided about them.
    pub decided_ms: Option<i64>,
    /// When the answer was written down that stands.
    pub answered_ms: Option<i64>,
    /// When the first mail to them was sent.
    pub sent_ms: Option<i64>,
    /// How many mails to them were sent.
    pub mails: i64,
}

const SQL: &str = "SELECT p.stage, p.answer, p.score, p.import_id, p.created_ms,
    (SELECT min(at_ms) FROM prospect_changes WHERE prospect_id = p.id AND field IN ('stage', 'answer')),
    (SELECT max(at_ms) FROM prospect_changes WHERE prospect_id = p.id AND field = 'answer' AND to_word = p.answer),
    (SELECT min(sent_ms) FROM outbox_mails WHERE prospect_id = p.id AND state = 'sent'),
    (SELECT count(*) FROM outbox_mails WHERE prospect_id = p.id AND state = 'sent')
  FROM prospects p WHERE p.campaign_id = ?1 AND p.removed_ms IS NULL";

impl Reader<'_> {
    /// What happened to each prospect of a campaign, in no order.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn campaign_stories(&self, campaign: Id) -> Result<Vec<ProspectStory>, Error> {
        let mut statement = self.connection.prepare_cached(SQL)?;
        let rows = statement.query_map([campaign.to_string()], |row| {
            let mut next = 0;
            Ok(ProspectStory {
                stage: load(row, &mut next)?,
                answer: load(row, &mut next)?,
                score: load(row, &mut next)?,
                import_id: load(row, &mut next)?,
                created_ms: load(row, &mut next)?,
                decided_ms: load(row, &mut next)?,
                answered_ms: load(row, &mut next)?,
                sent_ms: load(row, &mut next)?,
                mails: load(row, &mut next)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_is_read_whole() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        crate::migrations::migrate(&mut connection, crate::migrations::HISTORY).unwrap();
        let mut plan = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {SQL}"))
            .unwrap();
        let steps = plan
            .query_map(["x"], |row| row.get::<_, String>(3))
            .unwrap();
        for step in steps {
            let step = step.unwrap();
            assert!(!step.starts_with("SCAN"), "{step}");
        }
    }
}
