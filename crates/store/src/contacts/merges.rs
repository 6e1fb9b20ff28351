//! Two contacts found to be one, and the way back. A merge remembers exactly what it moved, so that
//! un-merging restores that and touches nothing that was filed since.

use serde_json::{Value, json};

use super::{Contact, ContactName, ContactPoint};
use crate::access::{Reader, Writer};
use crate::cell::Cell;
use crate::communications::Communication;
use crate::consents::Consent;
use crate::row::row;
use crate::workspaces::WorkspaceContact;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE contact_merges (
    id       TEXT    NOT NULL PRIMARY KEY,
    kept     TEXT    NOT NULL DEFAULT '',
    absorbed TEXT    NOT NULL DEFAULT '',
    -- JSON object: ids of the communications, points, names and workspace links that moved.
    moved    TEXT    NOT NULL DEFAULT 'null',
    at_ms    INTEGER NOT NULL DEFAULT 0,
    user_id  TEXT,
    undone   INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_merges_by_kept ON contact_merges (kept);";

row! {
    /// Two contacts found to be one.
    synced ContactMerge in "contact_merges" keyed Id {
        /// Identity.
        id: Id,
        /// The contact that stays.
        kept: Id,
        /// The contact that went into it.
        absorbed: Id,
        /// What moved, by table.
        moved: Value,
        /// When.
        at_ms: i64,
        /// Who decided; `None` is the machine.
        user_id: Option<Id>,
        /// It was taken back.
        undone: bool,
    }
}

/// Where a row says whose it is.
const CONTACT: &str = "contact_id";

impl Reader<'_> {
    /// The merges into a contact that stand, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contact_merges(&self, kept: Id) -> Result<Vec<ContactMerge>, Error> {
        self.rows(
            "WHERE kept = ?1 AND undone = 0 ORDER BY id DESC",
            [kept.to_string()],
        )
    }
}

impl Writer<'_> {
    /// Makes one contact of two: everything of `absorbed` now belongs to `kept`.
    ///
    /// - `id`: the identity of the merge, to take it back.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] when either is unknown, [`Error::Duplicate`] when either was merged before or
    /// both are the same, or when the file cannot be written.
    pub fn merge_contacts(
        &self,
        id: Id,
        kept: Id,
        absorbed: Id,
        user_id: Option<Id>,
    ) -> Result<ContactMerge, Error> {
        let (keeper, goner): (Contact, Contact) = (self.expect(&kept)?, self.expect(&absorbed)?);
        if kept == absorbed || keeper.merged_into.is_some() || goner.merged_into.is_some() {
            return Err(Error::Duplicate {
                entity: "contact_merges",
            });
        }
        let merge = ContactMerge {
            id,
            kept,
            absorbed,
            moved: json!({
                "communications": self.move_rows::<Communication>(CONTACT, absorbed, kept)?,
                "points": self.move_rows::<ContactPoint>(CONTACT, absorbed, kept)?,
                "names": self.move_rows::<ContactName>(CONTACT, absorbed, kept)?,
                "consents": self.move_rows::<Consent>(CONTACT, absorbed, kept)?,
                "workspaces": self.move_links(absorbed, kept)?,
            }),
            at_ms: self.now_ms,
            user_id,
            undone: false,
        };
        self.patch::<Contact>(&absorbed, &[("merged_into", Some(kept).store())])?;
        self.insert(&merge)?;
        Ok(merge)
    }

    /// Takes a merge back: what it moved, and is still where it moved it, returns.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], [`Error::Duplicate`] when it was taken back before, or when the file cannot be
    /// written.
    pub fn unmerge_contacts(&self, id: Id) -> Result<ContactMerge, Error> {
        let mut merge: ContactMerge = self.expect(&id)?;
        if merge.undone {
            return Err(Error::Duplicate {
                entity: "contact_merges",
            });
        }
        let (kept, absorbed) = (merge.kept, merge.absorbed);
        self.return_rows::<Communication>(CONTACT, &merge.moved["communications"], kept, absorbed)?;
        self.return_rows::<ContactPoint>(CONTACT, &merge.moved["points"], kept, absorbed)?;
        self.return_rows::<ContactName>(CONTACT, &merge.moved["names"], kept, absorbed)?;
        self.return_rows::<Consent>(CONTACT, &merge.moved["consents"], kept, absorbed)?;
        self.return_links(&merge.moved["workspaces"], kept, absorbed)?;
        self.patch::<Contact>(&absorbed, &[("merged_into", None::<Id>.store())])?;
        self.patch::<ContactMerge>(&id, &[("undone", true.store())])?;
        merge.undone = true;
        Ok(merge)
    }

    /// Moves the parts in matters. A matter in which both take part keeps the keeper's part.
    fn move_links(&self, from: Id, to: Id) -> Result<Value, Error> {
        let links: Vec<WorkspaceContact> =
            self.rows("WHERE contact_id = ?1 ORDER BY id", [from.to_string()])?;
        let mut moved = Vec::new();
        for link in links {
            let new = WorkspaceContact::new(link.workspace_id, to, link.part);
            let made = self.get::<WorkspaceContact>(&new.id)?.is_none();
            if made {
                self.insert(&new)?;
            }
            self.delete::<WorkspaceContact>(&link.id)?;
            moved.push(json!({
                "workspace": link.workspace_id.to_string(),
                "part": link.part.as_str(),
                "made": made,
            }));
        }
        Ok(Value::from(moved))
    }

    fn return_links(&self, moved: &Value, from: Id, to: Id) -> Result<(), Error> {
        for link in moved.as_array().into_iter().flatten() {
            let workspace = link["workspace"].as_str().and_then(|id| id.parse().ok());
            let part = link["part"].as_str().and_then(|part| part.parse().ok());
            let (Some(workspace), Some(part)) = (workspace, part) else {
                continue;
            };
            let back = WorkspaceContact::new(workspace, to, part);
            if self.get::<WorkspaceContact>(&back.id)?.is_none() {
                self.insert(&back)?;
            }
            if link["made"] == Value::Bool(true) {
                self.delete::<WorkspaceContact>(&WorkspaceContact::new(workspace, from, part).id)?;
            }
        }
        Ok(())
    }
}
