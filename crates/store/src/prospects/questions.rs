//! The `campaign_questions` table (what is asked of whoever is met) and `prospect_replies` (what they said).

use domain::prospects::QuestionKind;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::access::Reader;
use crate::cell::word_cells;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE campaign_questions (
    id          TEXT    NOT NULL PRIMARY KEY,
    campaign_id TEXT    NOT NULL DEFAULT '',
    -- Its place in the list, from 0.
    place       INTEGER NOT NULL DEFAULT 0,
    text        TEXT    NOT NULL DEFAULT '',
    kind        TEXT    NOT NULL DEFAULT 'text',
    -- What a yes, or a number that is large enough, earns.
    points      INTEGER NOT NULL DEFAULT 0,
    at_least    INTEGER NOT NULL DEFAULT 0,
    -- JSON array: label, points.
    choices     TEXT    NOT NULL DEFAULT '[]',
    removed_ms  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_questions_by_campaign ON campaign_questions (campaign_id, place);

CREATE TABLE prospect_replies (
    -- Made of the prospect and the question, so that two devices that write the same reply write one row.
    id          TEXT    NOT NULL PRIMARY KEY,
    prospect_id TEXT    NOT NULL DEFAULT '',
    question_id TEXT    NOT NULL DEFAULT '',
    -- NULL: taken back.
    value       TEXT,
    at_ms       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX prospect_replies_by_prospect ON prospect_replies (prospect_id);";

word_cells!(QuestionKind);

row! {
    /// A question.
    owned CampaignQuestion in "campaign_questions" keyed Id {
        /// Identity.
        id: Id,
        /// The show.
        campaign_id: Id,
        /// Its place in the list, from 0.
        place: i64,
        /// As it is asked.
        text: String,
        /// What kind of reply it wants.
        kind: QuestionKind,
        /// What a yes, or a number that is large enough, earns.
        points: i64,
        /// From which number on.
        at_least: i64,
        /// A JSON array: `label`, `points`.
        choices: Value,
        /// When it was taken off the list.
        removed_ms: Option<i64>,
    }
}

row! {
    /// What somebody replied.
    owned ProspectReply in "prospect_replies" keyed Id {
        /// Identity: [`ProspectReply::key`].
        id: Id,
        /// Who.
        prospect_id: Id,
        /// To what.
        question_id: Id,
        /// What; `None` is taken back.
        value: Option<String>,
        /// When.
        at_ms: i64,
    }
}

impl ProspectReply {
    /// The identity of a reply: a UUID of version 8 made of the prospect and the question.
    #[must_use]
    pub fn key(prospect: Id, question: Id) -> Id {
        Id::derived(
            &Sha256::new()
                .chain_update(b"guichet reply 1")
                .chain_update(prospect.as_bytes())
                .chain_update(question.as_bytes())
                .finalize()
                .into(),
        )
    }
}

impl Reader<'_> {
    /// The questions of a campaign, in their order.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn campaign_questions(&self, campaign: Id) -> Result<Vec<CampaignQuestion>, Error> {
        self.rows(
            "WHERE campaign_id = ?1 AND removed_ms IS NULL ORDER BY place, id",
            [campaign.to_string()],
        )
    }

    /// What a prospect replied, in no order.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospect_replies(&self, prospect: Id) -> Result<Vec<ProspectReply>, Error> {
        self.rows(
            "WHERE prospect_id = ?1 AND value IS NOT NULL",
            [prospect.to_string()],
        )
    }
}
