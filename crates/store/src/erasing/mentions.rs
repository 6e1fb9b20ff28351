//! Where people of the firm wrote a name by hand: what no machine may rewrite, and somebody has to look at.

use super::ErasureOrder;
use crate::access::Reader;
use crate::search::fold;
use crate::{Error, Id};

/// A text that stays, and names somebody who goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The table.
    pub entity: &'static str,
    /// The row.
    pub id: String,
    /// The workspace it is about, when it is about one.
    pub workspace_id: Option<Id>,
}

/// Columns that people write into.
const WRITTEN: &[(&str, &str, &str)] = &[
    ("notes", "text", "workspace_id"),
    ("tasks", "label", "workspace_id"),
    ("checklist_items", "label", "workspace_id"),
    (
        "appointments",
        "title || ' ' || place || ' ' || notes",
        "workspace_id",
    ),
    (
        "deadlines",
        "title || ' ' || note || ' ' || passage",
        "workspace_id",
    ),
    ("workspaces", "title || ' ' || description", "id"),
    ("documents", "filename", "workspace_id"),
    (
        "document_drafts",
        "title || ' ' || text || ' ' || sources",
        "workspace_id",
    ),
    ("contacts", "notes", "NULL"),
    // Case law is public and stays; what the firm wrote beside it is looked at.
    ("decisions", "note", "NULL"),
];

impl Reader<'_> {
    /// The texts that stay when an order is carried out, and in which one of its names stands.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn mentions(&self, order: &ErasureOrder) -> Result<Vec<Mention>, Error> {
        let names: Vec<String> = order.names.iter().map(|name| spaced(name)).collect();
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let all = self.belongings(order)?;
        let mut found = Vec::new();
        for (entity, text, workspace) in WRITTEN {
            let sql = format!("SELECT id, {text}, {workspace} FROM {entity}");
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let text = spaced(row.get_ref(1)?.as_str().unwrap_or_default());
                if !names.iter().any(|name| text.contains(name.as_str())) {
                    continue;
                }
                let (id, workspace): (String, Option<String>) = (row.get(0)?, row.get(2)?);
                if !all.has(entity, &id) {
                    found.push(Mention {
                        entity,
                        id,
                        workspace_id: workspace.and_then(|id| id.parse().ok()),
                    });
                }
            }
        }
        Ok(found)
    }

    /// How many entries of the audit log hold one of the names. The log cannot be changed; this release writes only ids
    /// and counts into it, earlier ones also wrote names of files and reasons.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn audit_naming(&self, names: &[String]) -> Result<usize, Error> {
        let mut count = 0;
        let mut statement = self.connection.prepare_cached("SELECT detail FROM audit")?;
        let mut rows = statement.query([])?;
        let names: Vec<String> = names.iter().map(|name| spaced(name)).collect();
        while let Some(row) = rows.next()? {
            let detail = spaced(row.get_ref(0)?.as_str().unwrap_or_default());
            count += usize::from(names.iter().any(|name| detail.contains(name.as_str())));
        }
        Ok(count)
    }
}

/// The words of a text, each between spaces, so that only whole words are found.
fn spaced(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}
