//! What can happen in a firm, by the names that workflows and the history use.

use crate::word::vocabulary;

vocabulary! {
    /// The name of a domain event. FEATURES.md "Exact names" fixes the 36 words.
    EventName as "event name" {
        /// A workspace was opened.
        WorkspaceCreated = "workspace:created",
        /// A workspace changed.
        WorkspaceUpdated = "workspace:updated",
        /// A workspace was put away.
        WorkspaceArchived = "workspace:archived",
        /// A client was added.
        ClientCreated = "client:created",
        /// A client changed.
        ClientUpdated = "client:updated",
        /// A client's status changed.
        ClientStatusChanged = "client:status_changed",
        /// A mail arrived.
        EmailReceived = "email:received",
        /// A mail was classified.
        EmailClassified = "email:classified",
        /// A mail was found urgent.
        EmailUrgent = "email:urgent",
        /// A message was written.
        MessageCreated = "message:created",
        /// A message left.
        MessageSent = "message:sent",
        /// A procedure was opened.
        ProcedureCreated = "procedure:created",
        /// A procedure changed.
        ProcedureUpdated = "procedure:updated",
        /// A procedure's status changed.
        ProcedureStatusChanged = "procedure:status_changed",
        /// A dossier was opened.
        DossierCreated = "dossier:created",
        /// A dossier changed.
        DossierUpdated = "dossier:updated",
        /// A document was added.
        DocumentUploaded = "document:uploaded",
        /// A document was checked by a person.
        DocumentVerified = "document:verified",
        /// A mandatory document is missing.
        DocumentMissing = "document:missing",
        /// A deadline was proposed or entered.
        DeadlineCreated = "deadline:created",
        /// A deadline comes near.
        DeadlineApproaching = "deadline:approaching",
        /// A deadline is critical.
        DeadlineCritical = "deadline:critical",
        /// An alert was raised.
        AlertCreated = "alert:created",
        /// A critical alert was raised.
        AlertCritical = "alert:critical",
        /// An invoice was made.
        FactureCreated = "facture:created",
        /// An invoice was sent.
        FactureSent = "facture:sent",
        /// An invoice was paid.
        FacturePaid = "facture:paid",
        /// An invoice is overdue.
        FactureOverdue = "facture:overdue",
        /// The machine proposes something.
        AiSuggestion = "ai:suggestion",
        /// An analysis ended.
        AiAnalysisComplete = "ai:analysis_complete",
        /// Something the machine prepared waits for a person.
        AiValidationRequired = "ai:validation_required",
        /// A person approved.
        ValidationApproved = "validation:approved",
        /// A person refused.
        ValidationRejected = "validation:rejected",
        /// A planned job ran.
        SystemScheduled = "system:scheduled",
        /// Something failed.
        SystemError = "system:error",
        /// Maintenance began or ended.
        SystemMaintenance = "system:maintenance",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_thirty_six_events_and_each_word_names_one() {
        assert_eq!(EventName::ALL.len(), 36);
        for &name in EventName::ALL {
            assert_eq!(name.as_str().parse(), Ok(name));
        }
    }
}
