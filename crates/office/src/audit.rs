//! The audit log, and the proof that nothing was changed.

use crate::{Error, Session, inbox::page_size, router::Handle, when};
use contract::audit::{AuditPage, AuditRow, ListAudit, Verify, VerifyView};
use domain::Capability;
use std::collections::HashMap;
use store::Id;

impl Handle<ListAudit> for Session {
    fn handle(&self, request: ListAudit) -> Result<AuditPage, Error> {
        self.require(Capability::Oversee)?;
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
