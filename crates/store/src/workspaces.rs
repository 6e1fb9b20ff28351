//! The `workspaces` table (one matter each) and `workspace_contacts` (who takes part in it).

mod ended;
mod list;
pub(crate) mod merges;

use domain::{Outcome, Procedure};
use rusqlite::params;

use crate::access::{Reader, Writer};
use crate::arrivals::sql_limit;
use crate::cell::words;
use crate::row::row;
use crate::{Error, Id};

pub use ended::{Counted, DurationCount, Group, OutcomeCount, Sample};
pub use list::{WorkspaceFilter, WorkspaceSummary};
pub use merges::WorkspaceMerge;

pub(crate) const CREATE: &str = "
CREATE TABLE workspaces (
    id                  TEXT    NOT NULL PRIMARY KEY,
    -- `2026-0397`. Unique on the device that made it; two devices may meet in one, so the index is not.
    reference           TEXT    NOT NULL DEFAULT '',
    procedure           TEXT,
    title               TEXT    NOT NULL DEFAULT '',
    description         TEXT    NOT NULL DEFAULT '',
    status              TEXT    NOT NULL DEFAULT 'open',
    urgency             TEXT    NOT NULL DEFAULT 'moyen',
    -- ISO date of the decision that is fought.
    decision_date       TEXT,
    -- RFC 3339 or ISO date: when the decision reached the client, as precisely as it is known.
    notification        TEXT,
    -- The word of the deadline rule: how the client is placed.
    situation           TEXT,
    -- Which authority decided.
    decided_by          TEXT,
    created_ms          INTEGER NOT NULL DEFAULT 0,
    responsible_user_id TEXT
) STRICT;
CREATE INDEX workspaces_by_reference ON workspaces (reference);
-- The last number of a year: as text, 10000 stands before 9999.
CREATE INDEX workspaces_by_number    ON workspaces (substr(reference, 1, 4), CAST(substr(reference, 6) AS INTEGER));
CREATE INDEX workspaces_by_status    ON workspaces (status, created_ms);

CREATE TABLE workspace_contacts (
    -- `<workspace>/<contact>`.
    id           TEXT NOT NULL PRIMARY KEY,
    workspace_id TEXT NOT NULL DEFAULT '',
    contact_id   TEXT NOT NULL DEFAULT '',
    part         TEXT NOT NULL DEFAULT 'client'
) STRICT, WITHOUT ROWID;
CREATE INDEX workspace_contacts_by_workspace ON workspace_contacts (workspace_id);
CREATE INDEX workspace_contacts_by_contact   ON workspace_contacts (contact_id);";

/// How a matter ended, and an index from which the figures about closed matters are made without reading the matters.
pub(crate) const ENDING: &str = "
-- How it ended; NULL: nobody said, or it did not end.
ALTER TABLE workspaces ADD COLUMN outcome TEXT;
-- ISO date of the decision, or of the day it was given up.
ALTER TABLE workspaces ADD COLUMN ended_on TEXT;
-- ISO date on which the appeal or application was lodged.
ALTER TABLE workspaces ADD COLUMN filed_on TEXT;
CREATE INDEX workspaces_by_outcome ON workspaces (procedure, status, outcome, ended_on, filed_on, created_ms, id);";

words! {
    /// Whether work goes on.
    WorkspaceStatus as "workspace status" {
        /// It does.
        Open = "open",
        /// It does not; it stays searchable.
        Archived = "archived",
    }
}
words! {
    /// How urgent a matter is, least urgent first.
    Urgency as "urgency" {
        /// No hurry.
        Faible = "faible",
        /// Some time.
        Moyen = "moyen",
        /// Days count.
        Eleve = "eleve",
        /// Hours count.
        Critique = "critique",
    }
}
words! {
    /// What somebody is in a matter.
    Part as "part" {
        /// The firm's client.
        Client = "client",
        /// Family of the client.
        Family = "family",
        /// The other side.
        Opposing = "opposing",
        /// A court.
        Court = "court",
        /// A préfecture or another office.
        Authority = "authority",
    }
}

row! {
    /// One matter.
    synced Workspace in "workspaces" keyed Id {
        /// Identity.
        id: Id,
        /// `2026-0397`.
        reference: String,
        /// The procedure.
        procedure: Option<Procedure>,
        /// As it is shown.
        title: String,
        /// In a few sentences.
        description: String,
        /// Open or archived.
        status: WorkspaceStatus,
        /// How urgent.
        urgency: Urgency,
        /// ISO date of the decision.
        decision_date: Option<String>,
        /// RFC 3339 or ISO date: when the decision reached the client.
        notification: Option<String>,
        /// The word of the deadline rule.
        situation: Option<String>,
        /// Which authority decided.
        decided_by: Option<String>,
        /// When it was opened.
        created_ms: i64,
        /// Who is in charge.
        responsible_user_id: Option<Id>,
        /// How it ended. Only an archived matter has ended.
        outcome: Option<Outcome>,
        /// ISO date on which it ended.
        ended_on: Option<String>,
        /// ISO date on which the appeal or application was lodged.
        filed_on: Option<String>,
    }
}

impl Workspace {
    /// An open workspace about which nothing else is known yet.
    #[must_use]
    pub const fn open(id: Id, reference: String, created_ms: i64) -> Self {
        Self {
            id,
            reference,
            procedure: None,
            title: String::new(),
            description: String::new(),
            status: WorkspaceStatus::Open,
            urgency: Urgency::Moyen,
            decision_date: None,
            notification: None,
            situation: None,
            decided_by: None,
            created_ms,
            responsible_user_id: None,
            outcome: None,
            ended_on: None,
            filed_on: None,
        }
    }
}

row! {
    /// Somebody's part in a matter.
    synced WorkspaceContact in "workspace_contacts" keyed String {
        /// `<workspace>/<contact>`, so that two devices adding the same person add one row.
        id: String,
        /// The matter.
        workspace_id: Id,
        /// Who.
        contact_id: Id,
        /// As what.
        part: Part,
    }
}

impl WorkspaceContact {
    /// Somebody's part in a matter.
    #[must_use]
    pub fn new(workspace_id: Id, contact_id: Id, part: Part) -> Self {
        Self {
            id: format!("{workspace_id}/{contact_id}"),
            workspace_id,
            contact_id,
            part,
        }
    }
}

impl Reader<'_> {
    /// The matter, or `None` when there is no such matter.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspace(&self, id: Id) -> Result<Option<Workspace>, Error> {
        self.get(&id)
    }

    /// The matter with this reference.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspace_by_reference(&self, reference: &str) -> Result<Option<Workspace>, Error> {
        self.row("WHERE reference = ?1 ORDER BY id LIMIT 1", [reference])
    }

    /// The matters, newest first.
    ///
    /// - `status`: `None` lists open and archived ones.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspaces(&self, status: Option<WorkspaceStatus>) -> Result<Vec<Workspace>, Error> {
        match status {
            Some(status) => self.rows(
                "WHERE status = ?1 ORDER BY created_ms DESC, id DESC",
                [status.as_str()],
            ),
            None => self.rows("ORDER BY created_ms DESC, id DESC", []),
        }
    }

    /// The matters somebody takes part in, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspaces_of(&self, contact_id: Id) -> Result<Vec<Workspace>, Error> {
        self.rows(
            "WHERE id IN (SELECT workspace_id FROM workspace_contacts WHERE contact_id = ?1)
             ORDER BY created_ms DESC, id DESC",
            [contact_id.to_string()],
        )
    }

    /// Who takes part in a matter.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspace_contacts(&self, workspace_id: Id) -> Result<Vec<WorkspaceContact>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 ORDER BY part, id",
            [workspace_id.to_string()],
        )
    }

    /// The next free reference of a year: `2026-0001`, `2026-0002`, ...
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn next_reference(&self, year: i16) -> Result<String, Error> {
        let year = format!("{year:04}");
        let last: Option<i64> = self.value(
            "SELECT CAST(substr(reference, 6) AS INTEGER) FROM workspaces WHERE substr(reference, 1, 4) = ?1
             ORDER BY CAST(substr(reference, 6) AS INTEGER) DESC LIMIT 1",
            [&year],
        )?;
        Ok(format!("{year}-{:04}", last.unwrap_or(0) + 1))
    }

    /// The newest messages of a matter.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspace_cards(
        &self,
        workspace_id: Id,
        limit: usize,
    ) -> Result<Vec<crate::Card>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 ORDER BY received_ms DESC, n DESC LIMIT ?2",
            params![workspace_id.to_string(), sql_limit(limit)],
        )
    }
}

impl Writer<'_> {
    /// Opens a matter. Refuses a reference that is taken.
    ///
    /// # Errors
    ///
    /// [`Error::Duplicate`], or when the file cannot be written.
    pub fn open_workspace(&self, workspace: &Workspace) -> Result<(), Error> {
        if self.workspace_by_reference(&workspace.reference)?.is_some() {
            return Err(Error::Duplicate {
                entity: "workspaces",
            });
        }
        self.insert(workspace)
    }
}
