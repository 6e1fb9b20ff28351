//! The `deadlines` table: legal dates, proposed by a rule and confirmed by a person, or entered by hand.

use serde_json::Value;

use crate::access::Reader;
use crate::arrivals::sql_limit;
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

/// The rest of a deadline's life: a second person, the reason behind an end, a date that passed by itself.
pub(crate) const LIFE: &str = "
-- The second person who confirmed it, where the firm wants two.
ALTER TABLE deadlines ADD COLUMN second_by TEXT;
ALTER TABLE deadlines ADD COLUMN second_ms INTEGER;
-- Why it was met, missed or rejected, in a person's words.
ALTER TABLE deadlines ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- When its legal date passed without a decision; the state is `missed` until a person explains it.
ALTER TABLE deadlines ADD COLUMN lapsed_ms INTEGER;
CREATE INDEX deadlines_unexplained ON deadlines (due_safe_ms) WHERE state = 'missed' AND lapsed_ms IS NOT NULL;
CREATE INDEX deadlines_by_date ON deadlines (due_safe_ms);";

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
        /// The second person who confirmed it.
        second_by: Option<Id>,
        /// When.
        second_ms: Option<i64>,
        /// Why it ended as it did, in a person's words.
        note: String,
        /// When its legal date passed without a decision.
        lapsed_ms: Option<i64>,
    }
}

/// The moments of a running deadline, without its pages of explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineMoment {
    /// The deadline.
    pub id: Id,
    /// The matter.
    pub workspace_id: Id,
    /// The rule and its version.
    pub rule_id: Option<String>,
    /// The legal date.
    pub due_ms: Option<i64>,
    /// The prudent date.
    pub due_safe_ms: i64,
    /// When it was proposed or entered.
    pub created_ms: i64,
}

impl Deadline {
    /// Whether its legal date passed by itself and nobody said why yet.
    #[must_use]
    pub fn is_unexplained(&self) -> bool {
        self.state == DeadlineState::Missed && self.lapsed_ms.is_some()
    }
}

impl Reader<'_> {
    /// The moments of running deadlines of open matters whose prudent date lies in `[from_ms, until_ms]`,
    /// those left out that had lapsed when they came in.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn running_moments(
        &self,
        from_ms: i64,
        until_ms: i64,
    ) -> Result<Vec<DeadlineMoment>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT d.id, d.workspace_id, d.rule_id, d.due_ms, d.due_safe_ms, d.created_ms
             FROM deadlines d JOIN workspaces w ON w.id = d.workspace_id
             WHERE d.state IN ('proposed', 'confirmed') AND d.due_safe_ms >= ?1 AND d.due_safe_ms <= ?2
             AND d.due_safe_ms >= d.created_ms AND w.status = 'open' ORDER BY d.due_safe_ms, d.id",
        )?;
        let rows = statement.query_map([from_ms, until_ms], |row| {
            let mut next = 0;
            Ok(DeadlineMoment {
                id: crate::row::load(row, &mut next)?,
                workspace_id: crate::row::load(row, &mut next)?,
                rule_id: crate::row::load(row, &mut next)?,
                due_ms: crate::row::load(row, &mut next)?,
                due_safe_ms: crate::row::load(row, &mut next)?,
                created_ms: crate::row::load(row, &mut next)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Deadlines of open matters whose prudent date lies in `[from_ms, until_ms)`, whatever became of them
    /// except those that were none, in order.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn deadlines_between(&self, from_ms: i64, until_ms: i64) -> Result<Vec<Deadline>, Error> {
        self.rows(
            "WHERE due_safe_ms >= ?1 AND due_safe_ms < ?2 AND state <> 'rejected'
             AND workspace_id IN (SELECT id FROM workspaces WHERE status = 'open')
             ORDER BY due_safe_ms, id",
            [from_ms, until_ms],
        )
    }

    /// Every deadline of an open matter that runs, or that lapsed and was not explained, in order.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn open_deadlines(&self) -> Result<Vec<Deadline>, Error> {
        self.rows(
            "WHERE (state IN ('proposed', 'confirmed') OR (state = 'missed' AND lapsed_ms IS NOT NULL))
             AND workspace_id IN (SELECT id FROM workspaces WHERE status = 'open')
             ORDER BY due_safe_ms, id",
            [],
        )
    }

    /// Deadlines of open matters that lapsed and that nobody explained, oldest first.
    ///
    /// - `responsible`: only of the matters of this member.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn unexplained_deadlines(
        &self,
        responsible: Option<Id>,
        limit: usize,
    ) -> Result<Vec<Deadline>, Error> {
        self.rows(
            "WHERE state = 'missed' AND lapsed_ms IS NOT NULL
             AND workspace_id IN (SELECT id FROM workspaces WHERE status = 'open'
                                  AND (?1 IS NULL OR responsible_user_id = ?1))
             ORDER BY due_safe_ms, id LIMIT ?2",
            (responsible.map(|id| id.to_string()), sql_limit(limit)),
        )
    }

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
