//! Taking an import back: what it made is taken out, what it renewed gets its text before, what somebody has worked
//! on since stays. Nothing is destroyed: the same import again brings it back.

use super::{
    import::Guard,
    index::{self, NOT_WORK},
};
use crate::{Error, ImportError, ImportProgress, Session, words};
use contract::case_law::DecisionUndoReport;
use serde_json::json;
use store::{
    Decision, DecisionArrival, DecisionImport, DocumentVersion, ImportState, Writer, fingerprint,
};

/// Decisions that share a transaction.
const GROUP: usize = 200;

impl Session {
    /// Takes an import of decisions back.
    ///
    /// # Errors
    ///
    /// [`ImportError::NothingLeft`], [`Error::NotFound`], [`Error::Forbidden`].
    pub fn undo_decision_import(
        &self,
        id: &str,
        progress: ImportProgress<'_>,
    ) -> Result<DecisionUndoReport, Error> {
        self.require(domain::Capability::Work)?;
        let _guard = Guard::take(self)?;
        let id = words::id(id)?;
        let (mut row, arrivals) = self.read(|reader| {
            let row: DecisionImport = reader.expect(&id)?;
            Ok((row, reader.decision_arrivals(id)?))
        })?;
        if row.state == ImportState::Undone || arrivals.is_empty() {
            return Err(ImportError::NothingLeft.into());
        }
        let total = u32::try_from(arrivals.len()).unwrap_or(u32::MAX);
        let mut report = DecisionUndoReport {
            removed: 0,
            restored: 0,
            kept: 0,
        };
        for group in arrivals.chunks(GROUP) {
            let done = report.removed + report.restored + report.kept;
            if !progress(done, total) {
                return Ok(report);
            }
            let fates = self.write(|writer| {
                let undone = group.iter().map(|arrival| self.take_back(writer, arrival));
                undone.collect::<Result<Vec<_>, Error>>()
            })?;
            for fate in fates {
                match fate {
                    Undone::Removed => report.removed += 1,
                    Undone::Restored => report.restored += 1,
                    Undone::Kept => report.kept += 1,
                }
            }
        }
        row.state = ImportState::Undone;
        self.write(|writer| {
            writer.save(&row)?;
            let detail = json!({ "removed": report.removed, "restored": report.restored, "kept": report.kept });
            self.audit(writer, "case_law.undone", "decision_imports", &id.to_string(), &detail)
        })?;
        self.bus.changed(&["case_law", "search", "documents"]);
        Ok(report)
    }

    fn take_back(&self, writer: &Writer<'_>, arrival: &DecisionArrival) -> Result<Undone, Error> {
        let Some(decision) = writer.get::<Decision>(&arrival.decision_id)? else {
            return Ok(Undone::Kept);
        };
        let is_untouched = fingerprint(&decision, NOT_WORK) == arrival.row_hash
            && writer.decision_tags(decision.id)?.is_empty()
            && writer.workspaces_of_decision(decision.id)?.is_empty();
        if arrival.made {
            if !is_untouched || decision.removed_ms.is_some() {
                return Ok(Undone::Kept);
            }
            writer.save(&Decision {
                removed_ms: Some(self.now_ms()),
                ..decision.clone()
            })?;
            index::again(writer, decision.id)?;
            return Ok(Undone::Removed);
        }
        let Some(before) = arrival.replaced else {
            return Ok(Undone::Kept);
        };
        let before: DocumentVersion = writer.expect(&before)?;
        let newest = writer.document_versions(decision.document_id)?.pop();
        if newest.is_some_and(|newest| newest.blob_hash == before.blob_hash) {
            return Ok(Undone::Kept);
        }
        let version = DocumentVersion {
            id: self.new_id(),
            at_ms: self.now_ms(),
            by_user: Some(self.user_id),
            restores: Some(before.id),
            ..before.clone()
        };
        writer.insert(&version)?;
        writer.copy_reading(before.id, version.id)?;
        index::again(writer, decision.id)?;
        Ok(Undone::Restored)
    }
}

/// What became of one decision of the import.
enum Undone {
    Removed,
    Restored,
    Kept,
}
