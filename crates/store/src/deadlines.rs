//! The `deadlines` table: legal dates, proposed by a rule and confirmed by a person, or entered by hand.

use serde_json::Value;

use crate::access::Reader;
use crate::cell::words;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE deadlines (
    id               TEXT    NOT NULL PRIMARY KEY,
    workspace_id     TEXT    NOT NULL DEFAULT '',
    -- The message it was read from.
    communication_id TEXT,
    -- `oqtf-retention@2024-07-15`; NULL = entered by hand.
    rule_id          TEXT,
    family           TEXT    NOT NULL DEFAULT '',
    variant          TEXT    NOT NULL DEFAULT '',
    title            TEXT    NOT NULL DEFAULT '',
    -- RFC 3339 or ISO date: the event the delay runs from.
    start_text       TEXT    NOT NULL DEFAULT '',
    -- NULL: the date is not known; a person must enter it.
    due_ms           INTEGER,
    -- The prudent date, not after due_ms.
    due_safe_ms      INTEGER,
    -- If the delay is counted in clear days.
    due_if_franc_ms  INTEGER,
    -- How the rule counts: `hours`, `days`, `days_franc`, `months`.
    mode             TEXT    NOT NULL DEFAULT '',
    -- `steps` and `warnings`: JSON arrays of objects with a sentence per language; `sources`: of text.
    steps            TEXT    NOT NULL DEFAULT '[]',
    sources          TEXT    NOT NULL DEFAULT '[]',
    warnings         TEXT    NOT NULL DEFAULT '[]',
    -- The rule's own confidence, the law data's word.
    confidence       TEXT    NOT NULL DEFAULT '',
    -- The words of the message it came from.
    passage          TEXT    NOT NULL DEFAULT '',
    state            TEXT    NOT NULL DEFAULT 'proposed',
    confirmed_by     TEXT,
    confirmed_ms     INTEGER,
    manual           INTEGER NOT NULL DEFAULT 0,
    created_ms       INTEGER NOT NULL DEFAULT 0,
    -- JSON object: what else the rule needed to know.
    facts            TEXT    NOT NULL DEFAULT 'null'
) STRICT;
CREATE INDEX deadlines_by_workspace ON deadlines (workspace_id);
-- Everything that counting and ordering them needs: a row carries pages of explanation.
CREATE INDEX deadlines_running ON deadlines (due_safe_ms, state, workspace_id) WHERE state IN ('proposed', 'confirmed');";

pub(crate) const FROM_DOCUMENT: &str = "
-- The attachment or document it was read from, and the page.
ALTER TABLE deadlines ADD COLUMN document_id TEXT;
ALTER TABLE deadlines ADD COLUMN page        INTEGER;
CREATE INDEX deadlines_by_document ON deadlines (document_id) WHERE document_id IS NOT NULL;";

words! {
    /// What became of a deadline.
    DeadlineState as "deadline state" {
        /// The machine computed it; nobody confirmed it.
        Proposed = "proposed",
        /// A person confirmed it.
        Confirmed = "confirmed",
        /// A person said it does not apply.
        Rejected = "rejected",
        /// What was due was done in time.
        Met = "met",
        /// It was not.
        Missed = "missed",
    }
}

row! {
    /// One legal date.
    synced Deadline in "deadlines" keyed Id {
        /// Identity.
        id: Id,
        /// The matter.
        workspace_id: Id,
        /// The message it was read from.
        communication_id: Option<Id>,
        /// The rule and its version; `None` is entered by hand.
        rule_id: Option<String>,
        /// The rule's family.
        family: String,
        /// The rule's variant.
        variant: String,
        /// As it is shown.
        title: String,
        /// RFC 3339 or ISO date: the event the delay runs from.
        start_text: String,
        /// The legal date; `None` when a person must enter it.
        due_ms: Option<i64>,
        /// The prudent date.
        due_safe_ms: Option<i64>,
        /// The date if the delay is counted in clear days.
        due_if_franc_ms: Option<i64>,
        /// How the rule counts.
        mode: String,
        /// How it was computed: a JSON array of steps, each a sentence per language.
        steps: Value,
        /// Articles.
        sources: Vec<String>,
        /// What to check: a JSON array, each a sentence per language.
        warnings: Value,
        /// The rule's own confidence.
        confidence: String,
        /// The words of the message it came from.
        passage: String,
        /// What became of it.
        state: DeadlineState,
        /// Who confirmed or rejected it.
        confirmed_by: Option<Id>,
        /// When.
        confirmed_ms: Option<i64>,
        /// Entered by hand.
        manual: bool,
        /// When it was proposed or entered.
        created_ms: i64,
        /// What else the rule needed to know, as a JSON object.
        facts: Value,
        /// The attachment or document it was read from.
        document_id: Option<Id>,
        /// The page of it, from 1.
        page: Option<i64>,
    }
}

impl Reader<'_> {
    /// The deadlines of a matter, the nearest prudent date first, unknown dates at the top.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn deadlines(&self, workspace_id: Id) -> Result<Vec<Deadline>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 ORDER BY due_safe_ms, id",
            [workspace_id.to_string()],
        )
    }

    /// Running deadlines whose prudent date is not after `until_ms`, nearest first. Those that had lapsed when they came
    /// in, with old mail, are left out: time changes nothing about them any more.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn running_deadlines(&self, until_ms: i64) -> Result<Vec<Deadline>, Error> {
        self.rows(
            "WHERE state IN ('proposed', 'confirmed') AND due_safe_ms <= ?1
             AND due_safe_ms >= created_ms ORDER BY due_safe_ms, id",
            [until_ms],
        )
    }
}
