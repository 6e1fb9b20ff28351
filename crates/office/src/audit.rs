//! The audit log, and the proof that nothing was changed.

use crate::{Error, Session, inbox::page_size, router::Handle, when};
use contract::audit::{AuditPage, AuditRow, ListAudit, Verify, VerifyView};
use domain::Capability;
use std::collections::HashMap;
use store::Id;

/// How much a firm keeps on this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Holdings {
    /// Messages.
    pub communications: u64,
    /// Contacts.
    pub contacts: u64,
    /// Workspaces.
    pub workspaces: u64,
    /// Pieces of content.
    pub blobs: u64,
    /// Records of the journal.
    pub journal: u64,
    /// Bytes on the disk.
    pub bytes: u64,
}

impl Session {
    /// How much the firm keeps on this computer.
    ///
    /// # Errors
    ///
    /// When the person may not read, or the firm's file cannot be read.
    pub fn holdings(&self) -> Result<Holdings, Error> {
        self.require(Capability::Read)?;
        let counts = self.store.counts()?;
        let count = |number: i64| u64::try_from(number).unwrap_or(0);
        Ok(Holdings {
            communications: count(counts.communications),
            contacts: count(counts.contacts),
            workspaces: count(counts.workspaces),
            blobs: count(counts.blobs),
            journal: count(counts.journal),
            bytes: bytes_under(&self.tenant.folder),
        })
    }
}

/// Bytes of the files in a folder; what cannot be looked at counts nothing.
fn bytes_under(folder: &std::path::Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    let size = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => bytes_under(&entry.path()),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    };
    entries.flatten().map(size).sum()
}

impl Handle<ListAudit> for Session {
    fn handle(&self, request: ListAudit) -> Result<AuditPage, Error> {
        self.allow(Capability::Oversee)?;
        let before = request
            .cursor
            .as_deref()
            .map(|cursor| cursor.parse().map_err(|_| Error::invalid("cursor", cursor)))
            .transpose()?;
        let limit = page_size(request.limit, 200);
        self.read(|reader| {
            let names: HashMap<Id, String> = reader
                .users()?
                .into_iter()
                .map(|user| (user.id, user.name))
                .collect();
            let entries = reader.audit_log(before, limit)?;
            let next = entries
                .last()
                .filter(|last| entries.len() == limit && last.seq > 1)
                .map(|last| last.seq.to_string());
            let mut items = Vec::with_capacity(entries.len());
            for entry in entries {
                items.push(AuditRow {
                    seq: i32::try_from(entry.seq).unwrap_or(i32::MAX),
                    at: when::time_ms(entry.at_ms),
                    by: entry.user_id.and_then(|id| names.get(&id).cloned()),
                    action: entry.action,
                    entity: entry.entity,
                    entity_id: entry.entity_id,
                    hash: reader.audit_hash(entry.seq)?.unwrap_or_default(),
                });
            }
            Ok(AuditPage { items, next })
        })
    }
}

impl Handle<Verify> for Session {
    fn handle(&self, _: Verify) -> Result<VerifyView, Error> {
        self.require(Capability::Read)?;
        let findings: Vec<String> = self
            .store
            .verify()?
            .iter()
            .map(ToString::to_string)
            .collect();
        Ok(VerifyView {
            ok: findings.is_empty(),
            findings,
        })
    }
}
