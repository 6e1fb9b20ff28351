//! What goes with what: everything that belongs to the roots of an order, table by table.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::ValueRef;

use super::ErasureOrder;
use crate::access::{Reader, Writer};
use crate::journal::{Value, decoded, table};
use crate::{Error, Id};

/// A table, its column that refers, and what it refers to. A row goes when what it refers to goes. In order: what is
/// referred to stands above.
const BELONGS: &[(&str, &str, &str)] = &[
    ("contact_points", "contact_id", "contacts"),
    ("contact_names", "contact_id", "contacts"),
    ("contact_merges", "kept", "contacts"),
    ("contact_merges", "absorbed", "contacts"),
    ("consents", "contact_id", "contacts"),
    ("workspace_contacts", "contact_id", "contacts"),
    ("workspace_contacts", "workspace_id", "workspaces"),
    ("workspace_merges", "workspace_id", "workspaces"),
    ("workspace_merges", "into_id", "workspaces"),
    ("checklist_items", "workspace_id", "workspaces"),
    ("deadlines", "workspace_id", "workspaces"),
    ("tasks", "workspace_id", "workspaces"),
    ("notes", "workspace_id", "workspaces"),
    ("appointments", "workspace_id", "workspaces"),
    ("document_drafts", "workspace_id", "workspaces"),
    ("documents", "workspace_id", "workspaces"),
    ("decision_workspaces", "workspace_id", "workspaces"),
    ("document_versions", "document_id", "documents"),
    ("attachments", "communication_id", "communications"),
    ("status_history", "communication_id", "communications"),
    ("labels", "communication_id", "communications"),
    ("drafts", "communication_id", "communications"),
    ("timeline", "workspace_id", "workspaces"),
    ("timeline", "communication_id", "communications"),
    ("alerts", "workspace_id", "workspaces"),
    ("alerts", "communication_id", "communications"),
    ("notifications", "workspace_id", "workspaces"),
    ("notifications", "communication_id", "communications"),
    ("notifications", "subject", "deadlines"),
    ("notifications", "subject", "appointments"),
    ("prospect_changes", "prospect_id", "prospects"),
    ("prospect_memos", "prospect_id", "prospects"),
    ("prospect_replies", "prospect_id", "prospects"),
    ("interests", "prospect_id", "prospects"),
];

/// Rows that stay, and refer to what goes: they are let go of, with what they quoted from it.
const RELEASED: &[(&str, &str, &str, &[&str])] = &[
    ("communications", "contact_id", "contacts", &["contact_id"]),
    (
        "communications",
        "workspace_id",
        "workspaces",
        &["workspace_id"],
    ),
    (
        "deadlines",
        "communication_id",
        "communications",
        &["communication_id", "passage"],
    ),
    (
        "deadlines",
        "document_id",
        "attachments",
        &["document_id", "page", "passage"],
    ),
    (
        "deadlines",
        "document_id",
        "documents",
        &["document_id", "page", "passage"],
    ),
    (
        "document_drafts",
        "document_id",
        "documents",
        &["document_id"],
    ),
    (
        "checklist_items",
        "document_id",
        "attachments",
        &["document_id"],
    ),
    (
        "checklist_items",
        "document_id",
        "documents",
        &["document_id"],
    ),
];

/// The ids of everything that goes, by table.
#[derive(Debug, Default)]
pub(super) struct Belongings(BTreeMap<&'static str, BTreeSet<String>>);

impl Belongings {
    fn add(&mut self, table: &'static str, ids: impl IntoIterator<Item = String>) {
        self.0.entry(table).or_default().extend(ids);
    }

    pub(super) fn of(&self, table: &str) -> impl Iterator<Item = &str> {
        self.0.get(table).into_iter().flatten().map(String::as_str)
    }

    pub(super) fn has(&self, table: &str, id: &str) -> bool {
        self.0.get(table).is_some_and(|ids| ids.contains(id))
    }

    pub(super) fn count(&self, table: &str) -> usize {
        self.0.get(table).map_or(0, BTreeSet::len)
    }

    pub(super) fn rows(&self) -> usize {
        self.0.values().map(BTreeSet::len).sum()
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = (&'static str, &BTreeSet<String>)> {
        self.0.iter().map(|(table, ids)| (*table, ids))
    }

    /// Whether anything that goes has this id.
    pub(super) fn names(&self, id: &str) -> bool {
        self.0.values().any(|ids| ids.contains(id))
    }
}

fn texts(ids: &BTreeSet<Id>) -> impl Iterator<Item = String> {
    ids.iter().map(ToString::to_string)
}

impl Reader<'_> {
    /// Everything that belongs to the roots of an order and exists.
    pub(super) fn belongings(&self, order: &ErasureOrder) -> Result<Belongings, Error> {
        let mut all = Belongings::default();
        for (name, ids) in [
            ("contacts", &order.contacts),
            ("workspaces", &order.workspaces),
            ("communications", &order.communications),
            ("notifications", &order.notifications),
        ] {
            let sql = format!("SELECT 1 FROM {name} WHERE id = ?1");
            for id in texts(ids) {
                if self.value::<i64>(&sql, [&id])?.is_some() {
                    all.add(name, [id]);
                }
            }
        }
        // Who was met at a show has no contact: an address is who they are.
        let sql = "SELECT id FROM prospects WHERE email = ?1";
        let mut met = self.connection.prepare_cached(sql)?;
        for name in order.names.iter().filter(|name| name.contains('@')) {
            let ids = met.query_map([name.to_lowercase()], |row| row.get(0))?;
            all.add("prospects", ids.collect::<Result<Vec<String>, _>>()?);
        }
        for (name, column, root) in BELONGS {
            if all.count(root) == 0 {
                continue;
            }
            let found = self.referring(name, column, |id| all.has(root, id))?;
            all.add(name, found);
        }
        Ok(all)
    }

    /// The keys of the rows of a table whose `column` holds an id that `wanted` chooses.
    pub(super) fn referring(
        &self,
        name: &str,
        column: &str,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Vec<String>, Error> {
        // One walk over the table: few of these columns have an index, and an order has thousands of ids.
        let key = table(name).map_or("id", |table| table.columns[0]);
        let sql = format!("SELECT {key}, {column} FROM {name} WHERE {column} IS NOT NULL");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if matches!(row.get_ref(1)?, ValueRef::Text(id) if std::str::from_utf8(id).is_ok_and(&wanted))
            {
                found.push(row.get(0)?);
            }
        }
        Ok(found)
    }
}

impl Writer<'_> {
    /// Adds the rows that were deleted before, and whose records still tell of them.
    pub(super) fn forgotten_rows(&self, all: &mut Belongings) -> Result<(), Error> {
        let sql = "SELECT seq, entity, entity_id, fields FROM journal WHERE op = 'set' AND (entity, entity_id) IN
                   (SELECT entity, entity_id FROM journal WHERE op = 'delete')";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (seq, entity, id): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let Some(known) = table(&entity) else {
                continue;
            };
            let fields = decoded(seq, row.get_ref(3)?.as_blob().unwrap_or_default())?;
            let goes = BELONGS.iter().any(|(name, column, root)| {
                *name == known.name
                    && (all.has(root, &id)
                        || fields.iter().any(|(field, value)| {
                            field == column
                                && matches!(value, Value::Text(text) if all.has(root, text))
                        }))
            });
            if goes {
                found.push((known.name, id));
            }
        }
        for (name, id) in found {
            all.add(name, [id]);
        }
        Ok(())
    }

    /// Adds the lines that the machine wrote about what stays, and in which one of the names stands.
    pub(super) fn named_traces(
        &self,
        order: &ErasureOrder,
        all: &mut Belongings,
    ) -> Result<(), Error> {
        for name in &order.names {
            // As it stands inside JSON.
            let quoted = serde_json::Value::from(name.as_str()).to_string();
            let inside = quoted.trim_matches('"');
            for traced in ["timeline", "alerts"] {
                let sql = format!("SELECT id FROM {traced} WHERE instr(params, ?1) > 0");
                let mut statement = self.connection.prepare_cached(&sql)?;
                let ids = statement.query_map([inside], |row| row.get(0))?;
                all.add(traced, ids.collect::<Result<Vec<String>, _>>()?);
            }
        }
        Ok(())
    }

    /// Lets go of what goes in the rows that stay.
    pub(super) fn release(&self, all: &Belongings) -> Result<(), Error> {
        for (name, column, root, columns) in RELEASED {
            if all.count(root) == 0 {
                continue;
            }
            let Some(known) = table(name) else { continue };
            for id in self.referring(name, column, |id| all.has(root, id))? {
                if !all.has(name, &id) {
                    self.blank_fields(known, &id, columns)?;
                }
            }
        }
        Ok(())
    }
}
