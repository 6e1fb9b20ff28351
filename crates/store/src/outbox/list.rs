//! The outbox a page at a time, and what of it is due.

use domain::outbox::State;
use rusqlite::params;

use super::{OutboxAttempt, OutboxMail};
use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::{Error, Id};

/// Narrows the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutboxFilter {
    /// Whose.
    pub owner: Id,
    /// Only in this state.
    pub state: Option<State>,
    /// Only of this campaign.
    pub campaign: Option<Id>,
}

/// How many mails stand in each state, in the order of [`State::ALL`].
pub type StateCounts = [u32; 7];

impl Reader<'_> {
    /// One page of the outbox, what moved last first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn outbox_page(
        &self,
        filter: &OutboxFilter,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<OutboxMail>, Error> {
        self.rows(
            "WHERE owner_user_id = ?1 AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR campaign_id = ?3)
             ORDER BY changed_ms DESC, id LIMIT ?4 OFFSET ?5",
            params![
                filter.owner.to_string(),
                filter.state.map(State::as_str),
                filter.campaign.map(|id| id.to_string()),
                sql_limit(limit),
                sql_limit(offset)
            ],
        )
    }

    /// How many mails of a person stand in each state.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn outbox_counts(&self, owner: Id, campaign: Option<Id>) -> Result<StateCounts, Error> {
        let mut counts = StateCounts::default();
        let mut statement = self.connection.prepare_cached(
            "SELECT state, count(*) FROM outbox_mails
             WHERE owner_user_id = ?1 AND (?2 IS NULL OR campaign_id = ?2) GROUP BY state",
        )?;
        let campaign = campaign.map(|id| id.to_string());
        let mut rows = statement.query(params![owner.to_string(), campaign])?;
        while let Some(row) = rows.next()? {
            let state: State = crate::row::load(row, &mut 0)?;
            let at = State::ALL.iter().position(|one| *one == state);
            if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                *count = row.get(1)?;
            }
        }
        Ok(counts)
    }

    /// The mails of a person on one device in one state, in the order in which they were approved.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn outbox_in(&self, owner: Id, device: Id, state: State) -> Result<Vec<OutboxMail>, Error> {
        self.rows(
            "WHERE owner_user_id = ?1 AND device_id = ?2 AND state = ?3 ORDER BY approved_ms, created_ms, id",
            params![owner.to_string(), device.to_string(), state.as_str()],
        )
    }

    /// Every mail that has not left and was not given up, whoever wrote it and on whatever device.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn outbox_open(&self) -> Result<Vec<OutboxMail>, Error> {
        self.rows("WHERE state NOT IN ('sent', 'cancelled') ORDER BY id", [])
    }

    /// The mails that were made for a prospect from a template, the last round first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn outbox_rounds(&self, prospect: Id, template: Id) -> Result<Vec<OutboxMail>, Error> {
        self.rows(
            "WHERE prospect_id = ?1 AND template_id = ?2 ORDER BY round DESC",
            params![prospect.to_string(), template.to_string()],
        )
    }

    /// The attempts of a mail, the first one first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn outbox_attempts(&self, mail: Id) -> Result<Vec<OutboxAttempt>, Error> {
        self.rows("WHERE mail_id = ?1 ORDER BY number, id", [mail.to_string()])
    }

    /// When the mails that left, or may have, were offered to the server of an account.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn outbox_left_since(&self, sender: Id, since_ms: i64) -> Result<Vec<i64>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT started_ms FROM outbox_attempts
             WHERE sender_id = ?1 AND started_ms > ?2 AND (outcome IS NULL OR outcome IN ('sent', 'unknown'))",
        )?;
        let rows = statement.query_map(params![sender.to_string(), since_ms], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
