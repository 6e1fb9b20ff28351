//! Erasing a person: shown first, confirmed by typing the name, then everywhere at once.

use super::{again, counts, holdings, plan, plan::Plan};
use crate::workspaces::reference;
use crate::{Error, Session, router::Handle, words, workspaces};
use contract::rights::{ErasePerson, ErasurePreview, ErasureReport, PreviewErasure};
use domain::Capability;
use serde_json::json;
use store::{Erasure, Id, Thoroughness};

impl Session {
    /// What erasing a contact would take and leave. Nothing is changed.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub fn preview_erasure(&self, contact_id: &str) -> Result<ErasurePreview, Error> {
        self.require(Capability::Administer)?;
        let id = words::id(contact_id)?;
        let (plan, goes) = self.read(|reader| {
            let plan = plan::plan(reader, id)?;
            let goes = reader.erasure_counts(&plan.order)?;
            Ok((plan, goes))
        })?;
        Ok(ErasurePreview {
            contact_id: plan.contact.id.to_string(),
            name: plan.contact.display_name,
            goes: counts(&goes),
            workspaces: plan.workspaces.iter().map(reference).collect(),
            kept: plan.kept,
            running: plan.running.iter().map(reference).collect(),
            backups: holdings::holdings(self, self.now_ms())?,
        })
    }

    /// Erases a contact with everything that is only theirs. It cannot be taken back.
    ///
    /// # Errors
    ///
    /// [`Error::RunningDeadline`] when a workspace of theirs is open and a deadline runs in it; [`Error::Forbidden`];
    /// nothing is erased then.
    pub fn erase_person(&self, contact_id: &str) -> Result<ErasureReport, Error> {
        self.require(Capability::Administer)?;
        let id = words::id(contact_id)?;
        let (erased, plan) = self.write(|writer| {
            let plan = plan::plan(writer, id)?;
            refuse_running(&plan)?;
            let messages = writer.raw_hashes(&plan.order.communications)?;
            let erasure = Erasure::of(
                self.new_id(),
                self.now_ms(),
                Some(self.user_id),
                &plan.order,
                &messages,
            );
            let erased = writer.erase(&plan.order)?;
            for workspace in &plan.left {
                workspaces::find_again(writer, workspace)?;
            }
            writer.register_erasure(&erasure)?;
            tell_audit(self, writer, "person.erased", plan.contact.id, &erased)?;
            writer.end_erasure(Thoroughness::Anew)?;
            Ok((erased, plan))
        })?;
        crate::intelligence::forget(self)?;
        let settled = settle(self);
        again::keep_register(self)?;
        self.bus.changed(&[
            "contacts",
            "inbox",
            "board",
            "today",
            "workspaces",
            "search",
            "notifications",
            "agenda",
            "deadlines",
            "documents",
        ]);
        Ok(ErasureReport {
            erased: counts(&erased),
            kept: plan.kept,
            backups: holdings::holdings(self, self.now_ms())?,
            settled,
        })
    }
}

/// Writes the database anew. The rows are gone in any case; the timers try the rest again.
pub(crate) fn settle(session: &Session) -> bool {
    match session.store.settle_erasures() {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(%error, "the database could not be written anew after an erasure");
            false
        }
    }
}

fn refuse_running(plan: &Plan) -> Result<(), Error> {
    if plan.running.is_empty() {
        return Ok(());
    }
    let references: Vec<&str> = plan
        .running
        .iter()
        .map(|workspace| workspace.reference.as_str())
        .collect();
    Err(Error::RunningDeadline(references.join(", ")))
}

/// Ids and counts, never a word of what went.
pub(super) fn tell_audit(
    session: &Session,
    writer: &store::Writer<'_>,
    action: &str,
    contact: Id,
    erased: &store::ErasureCounts,
) -> Result<(), Error> {
    let detail = json!({
        "contacts": erased.contacts, "messages": erased.communications, "attachments": erased.attachments,
        "workspaces": erased.workspaces, "documents": erased.documents, "rows": erased.rows,
    });
    session.audit(writer, action, "contacts", &contact.to_string(), &detail)
}

impl Handle<PreviewErasure> for Session {
    fn handle(&self, request: PreviewErasure) -> Result<ErasurePreview, Error> {
        self.preview_erasure(&request.contact_id)
    }
}

impl Handle<ErasePerson> for Session {
    fn handle(&self, request: ErasePerson) -> Result<ErasureReport, Error> {
        self.require(Capability::Administer)?;
        let id = words::id(&request.contact_id)?;
        let person = self.read(|reader| plan::Person::find(reader, id))?;
        let typed = |name: &str| store::fold(name).trim().to_owned();
        if typed(&request.name) != typed(&person.contact.display_name) {
            return Err(Error::invalid("name of this contact", &request.name));
        }
        self.erase_person(&request.contact_id)
    }
}
