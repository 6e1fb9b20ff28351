//! The audit log as proof for somebody who does not have the firm: chosen entries whole, every other one as its hash.
//!
//! An entry's hash covers its fields and the hash of the entry before. Whoever holds the list of hashes can recompute a
//! chosen entry and see that it stands in the chain, between its neighbours, without reading what does not concern them.

use crate::access::Reader;
use crate::{AuditFinding, Error};

/// One entry with everything that its hash is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditProof {
    /// Its number.
    pub seq: i64,
    /// When, milliseconds since the epoch.
    pub at_ms: i64,
    /// Who; `None` is the machine.
    pub user_id: Option<String>,
    /// On which device.
    pub device_id: String,
    /// What.
    pub action: String,
    /// To which kind of thing.
    pub entity: String,
    /// To which one.
    pub entity_id: String,
    /// JSON, to the letter.
    pub detail: String,
    /// The hash of the entry before, hexadecimal.
    pub prev: String,
    /// SHA-256 over all of the above, hexadecimal.
    pub hash: String,
}

/// The audit log, opened as far as somebody may look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditChain {
    /// The hash of every entry, from the first; hexadecimal.
    pub hashes: Vec<String>,
    /// The chosen entries.
    pub entries: Vec<AuditProof>,
    /// What is wrong with the chain.
    pub findings: Vec<AuditFinding>,
}

impl Reader<'_> {
    /// The chain, with the entries that `wanted` chooses.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn audit_chain(
        &self,
        mut wanted: impl FnMut(&AuditProof) -> bool,
    ) -> Result<AuditChain, Error> {
        let sql = "SELECT seq, at_ms, user_id, device_id, action, entity, entity_id, detail,
                          lower(hex(prev_hash)), lower(hex(hash)) FROM audit ORDER BY seq";
        let mut statement = self.connection.prepare_cached(sql)?;
        let entries = statement.query_map([], |row| {
            Ok(AuditProof {
                seq: row.get(0)?,
                at_ms: row.get(1)?,
                user_id: row.get(2)?,
                device_id: row.get(3)?,
                action: row.get(4)?,
                entity: row.get(5)?,
                entity_id: row.get(6)?,
                detail: row.get(7)?,
                prev: row.get(8)?,
                hash: row.get(9)?,
            })
        })?;
        let mut chain = AuditChain {
            findings: self.verify_audit()?,
            ..AuditChain::default()
        };
        for entry in entries {
            let entry = entry?;
            chain.hashes.push(entry.hash.clone());
            if wanted(&entry) {
                chain.entries.push(entry);
            }
        }
        Ok(chain)
    }
}
