//! The `decisions` table (the firm's case-law library), `decision_tags` (one row for each tag of each decision) and
//! `decision_workspaces` (where a decision is used). The text of a decision is a document of the documents room whose
//! `workspace_id` is the decision's own id.

mod list;

use crate::access::Reader;
use crate::row::row;
use crate::{BlobHash, Error, Id};

pub use list::{DecisionCount, DecisionFilter, DecisionOrder};

pub(crate) const CREATE: &str = "
CREATE TABLE decisions (
    id          TEXT    NOT NULL PRIMARY KEY,
    document_id TEXT    NOT NULL DEFAULT '',
    court       TEXT    NOT NULL DEFAULT '',
    formation   TEXT    NOT NULL DEFAULT '',
    -- JSON: the case numbers, the one it is cited by first.
    numbers     TEXT    NOT NULL DEFAULT '[]',
    -- Capitals, no spaces; empty when it has none.
    ecli        TEXT    NOT NULL DEFAULT '',
    -- Court, first number and day in one; empty when one of them is not known.
    case_key    TEXT    NOT NULL DEFAULT '',
    -- Civil date; empty when it is not known.
    read_on     TEXT    NOT NULL DEFAULT '',
    title       TEXT    NOT NULL DEFAULT '',
    outcome     TEXT    NOT NULL DEFAULT '',
    -- Class in the Lebon: A, B, C.
    publication TEXT    NOT NULL DEFAULT '',
    procedure   TEXT,
    summary     TEXT    NOT NULL DEFAULT '',
    -- What the firm thinks of it.
    note        TEXT    NOT NULL DEFAULT '',
    -- Where the text comes from, and under which licence it may be used again.
    source      TEXT    NOT NULL DEFAULT '',
    licence     TEXT    NOT NULL DEFAULT '',
    created_ms  INTEGER NOT NULL DEFAULT 0,
    created_by  TEXT,
    archived_ms INTEGER,
    removed_ms  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX decisions_by_day      ON decisions (read_on, id);
CREATE INDEX decisions_by_court    ON decisions (court, read_on DESC, id DESC);
CREATE INDEX decisions_by_time     ON decisions (created_ms, id);
CREATE INDEX decisions_by_ecli     ON decisions (ecli)     WHERE ecli <> '';
CREATE INDEX decisions_by_case     ON decisions (case_key) WHERE case_key <> '';
CREATE INDEX decisions_by_document ON decisions (document_id);

CREATE TABLE decision_tags (
    -- `<decision>/<tag>`.
    id          TEXT NOT NULL PRIMARY KEY,
    decision_id TEXT NOT NULL DEFAULT '',
    tag         TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_tags_by_tag      ON decision_tags (tag, decision_id);
CREATE INDEX decision_tags_by_decision ON decision_tags (decision_id);

CREATE TABLE decision_workspaces (
    -- `<decision>/<workspace>`.
    id           TEXT    NOT NULL PRIMARY KEY,
    decision_id  TEXT    NOT NULL DEFAULT '',
    workspace_id TEXT    NOT NULL DEFAULT '',
    at_ms        INTEGER NOT NULL DEFAULT 0,
    by_user      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_workspaces_by_decision  ON decision_workspaces (decision_id);
CREATE INDEX decision_workspaces_by_workspace ON decision_workspaces (workspace_id);";

row! {
    /// A decision of a court in the firm's library.
    synced Decision in "decisions" keyed Id {
        /// Identity.
        id: Id,
        /// Its text.
        document_id: Id,
        /// The court by its usual name.
        court: String,
        /// The formation.
        formation: String,
        /// The case numbers, the one it is cited by first.
        numbers: Vec<String>,
        /// Capitals, no spaces; empty when it has none.
        ecli: String,
        /// Court, first number and day in one; empty when one of them is not known.
        case_key: String,
        /// The day it was read; empty when it is not known.
        read_on: String,
        /// What it is called in the list.
        title: String,
        /// The outcome in words.
        outcome: String,
        /// Class in the Lebon.
        publication: String,
        /// The procedure it is about.
        procedure: Option<domain::Procedure>,
        /// What it says, in short.
        summary: String,
        /// What the firm thinks of it.
        note: String,
        /// Where the text comes from.
        source: String,
        /// Under which licence the text may be used again.
        licence: String,
        /// When it came into the library.
        created_ms: i64,
        /// Who brought it.
        created_by: Option<Id>,
        /// When it was put away.
        archived_ms: Option<i64>,
        /// When it was taken out.
        removed_ms: Option<i64>,
    }
}

row! {
    /// A tag of a decision.
    synced DecisionTag in "decision_tags" keyed String {
        /// As [`DecisionTag::new`] makes it, so that two devices that add one tag mean the same row.
        id: String,
        /// The decision.
        decision_id: Id,
        /// The tag.
        tag: String,
    }
}

impl DecisionTag {
    /// The row of a tag.
    #[must_use]
    pub fn new(decision_id: Id, tag: &str) -> Self {
        Self {
            id: format!("{decision_id}/{tag}"),
            decision_id,
            tag: tag.to_owned(),
        }
    }
}

row! {
    /// A matter in which a decision is used.
    synced DecisionWorkspace in "decision_workspaces" keyed String {
        /// As [`DecisionWorkspace::key`] makes it.
        id: String,
        /// The decision.
        decision_id: Id,
        /// The matter.
        workspace_id: Id,
        /// Since when.
        at_ms: i64,
        /// Who attached it.
        by_user: Option<Id>,
    }
}

impl DecisionWorkspace {
    /// The identity of the link between a decision and a matter.
    #[must_use]
    pub fn key(decision_id: Id, workspace_id: Id) -> String {
        format!("{decision_id}/{workspace_id}")
    }
}

impl Reader<'_> {
    /// The decision that a document is the text of.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn decision_of_document(&self, document_id: Id) -> Result<Option<Decision>, Error> {
        self.row("WHERE document_id = ?1", [document_id.to_string()])
    }

    /// The decision with this ECLI, or else of this case; also one that was taken out. The oldest when there are
    /// several. Empty texts are nobody's.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn same_decision(&self, ecli: &str, case_key: &str) -> Result<Option<Decision>, Error> {
        if !ecli.is_empty()
            && let Some(found) =
                self.row("WHERE ecli = ?1 AND ecli <> '' ORDER BY id LIMIT 1", [ecli])?
        {
            return Ok(Some(found));
        }
        if case_key.is_empty() {
            return Ok(None);
        }
        self.row(
            "WHERE case_key = ?1 AND case_key <> '' ORDER BY id LIMIT 1",
            [case_key],
        )
    }

    /// The decision one version of whose text has this content.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn decision_with(&self, hash: &BlobHash) -> Result<Option<Decision>, Error> {
        self.row(
            "WHERE document_id IN (SELECT document_id FROM document_versions WHERE blob_hash = ?1)
             ORDER BY id LIMIT 1",
            [hash.0],
        )
    }

    /// The tags of a decision, by the alphabet.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn decision_tags(&self, decision_id: Id) -> Result<Vec<String>, Error> {
        let tags: Vec<DecisionTag> = self.rows(
            "WHERE decision_id = ?1 ORDER BY tag",
            [decision_id.to_string()],
        )?;
        Ok(tags.into_iter().map(|row| row.tag).collect())
    }

    /// Every row of one tag.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn tagged(&self, tag: &str) -> Result<Vec<DecisionTag>, Error> {
        self.rows("WHERE tag = ?1 ORDER BY decision_id", [tag])
    }

    /// The matters in which a decision is used, in the order in which it was attached.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspaces_of_decision(&self, id: Id) -> Result<Vec<DecisionWorkspace>, Error> {
        self.rows(
            "WHERE decision_id = ?1 ORDER BY at_ms, id",
            [id.to_string()],
        )
    }

    /// The decisions that are used in a matter and in those that were merged into it, newest decision first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn decisions_of_workspace(&self, workspace_id: Id) -> Result<Vec<Decision>, Error> {
        self.rows(
            "WHERE removed_ms IS NULL
             AND id IN (SELECT decision_id FROM decision_workspaces WHERE workspace_id IN
                        (SELECT ?1 UNION ALL SELECT workspace_id FROM workspace_merges WHERE into_id = ?1))
             ORDER BY read_on DESC, id DESC",
            [workspace_id.to_string()],
        )
    }
}
