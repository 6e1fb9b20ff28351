//! The `checklist_items` table: the pieces a procedure asks for, as far as somebody ticked or added them. What
//! nobody touched stands in the law data alone.

use crate::access::Reader;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE checklist_items (
    -- `<workspace>/<item>`.
    id           TEXT    NOT NULL PRIMARY KEY,
    workspace_id TEXT    NOT NULL DEFAULT '',
    -- The item's name in the checklist of the law data; empty for one that was added by hand.
    item_id      TEXT    NOT NULL DEFAULT '',
    -- `piece`, `step`, ...: the law data's word.
    kind         TEXT    NOT NULL DEFAULT '',
    label        TEXT    NOT NULL DEFAULT '',
    mandatory    INTEGER NOT NULL DEFAULT 0,
    -- When it applies, in words; NULL = always.
    condition    TEXT,
    -- Article or form it comes from.
    source       TEXT,
    position     INTEGER NOT NULL DEFAULT 0,
    done_ms      INTEGER,
    done_by      TEXT,
    document_id  TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX checklist_by_workspace ON checklist_items (workspace_id, position);";

pub(crate) const PLAN: &str = "
ALTER TABLE checklist_items ADD COLUMN owner_user_id TEXT;
-- ISO date.
ALTER TABLE checklist_items ADD COLUMN due_on TEXT;";

pub(crate) const PLANNED: &str =
    "CREATE INDEX checklist_planned ON checklist_items (due_on) WHERE done_ms IS NULL;";

row! {
    /// One piece that a matter asks for.
    synced ChecklistItem in "checklist_items" keyed String {
        /// `<workspace>/<item>`, so that two devices that tick the same piece change one row.
        id: String,
        /// The matter.
        workspace_id: Id,
        /// The item's name in the law data; empty when added by hand.
        item_id: String,
        /// The law data's word for its kind.
        kind: String,
        /// As it is shown.
        label: String,
        /// The file is incomplete without it.
        mandatory: bool,
        /// When it applies; `None` is always.
        condition: Option<String>,
        /// Article or form it comes from.
        source: Option<String>,
        /// Its place in the list.
        position: i64,
        /// When it was ticked.
        done_ms: Option<i64>,
        /// Who ticked it.
        done_by: Option<Id>,
        /// The attachment or document that fulfils it.
        document_id: Option<Id>,
        /// Who sees to it.
        owner_user_id: Option<Id>,
        /// ISO date by which.
        due_on: Option<String>,
    }
}

impl Reader<'_> {
    /// What was written of the checklist of a matter, in order.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn checklist(&self, workspace_id: Id) -> Result<Vec<ChecklistItem>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 ORDER BY position, id",
            [workspace_id.to_string()],
        )
    }
}
