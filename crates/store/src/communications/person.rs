//! The messages of a person: filed under their contact, or with their address in a header.

use crate::access::Reader;
use crate::search::fold;
use crate::{Communication, Error, Id};

impl Reader<'_> {
    /// The messages filed under a contact, oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn communications_of(&self, contact_id: Id) -> Result<Vec<Communication>, Error> {
        self.rows(
            "WHERE contact_id = ?1 ORDER BY received_ms, n",
            [contact_id.to_string()],
        )
    }

    /// The messages of a workspace, oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn communications_in(&self, workspace_id: Id) -> Result<Vec<Communication>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 ORDER BY received_ms, n",
            [workspace_id.to_string()],
        )
    }

    /// The messages whose sender or recipients may hold this address: the index knows its words, not their order, so
    /// that the caller looks into the message itself.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn communications_naming(&self, address: &str) -> Result<Vec<Communication>, Error> {
        let folded = fold(address);
        let words: Vec<String> = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(|word| format!("\"{word}\""))
            .collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        self.rows(
            "WHERE n IN (SELECT communication FROM search_rows WHERE communication IS NOT NULL
                         AND n IN (SELECT rowid FROM search WHERE search MATCH ?1))
             ORDER BY received_ms, n",
            [format!("{{sender recipients}} : ({})", words.join(" AND "))],
        )
    }
}
