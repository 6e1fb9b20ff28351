//! The tables that every device of the firm has.

use crate::row::{Row, Synced};

/// What the journal must know of a table.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [&'static str],
    pub(crate) select: &'static str,
    /// Whose devices have it.
    pub(crate) scope: &'static str,
    /// Reads a row, to know whether this release can.
    pub(crate) read: fn(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
}

const fn of<R: Synced>() -> Table {
    Table {
        name: <R as Row>::TABLE,
        columns: R::COLUMNS,
        select: R::SELECT,
        scope: R::SCOPE,
        read: |row| R::read(row).map(drop),
    }
}

/// Every synchronised table.
pub(crate) const TABLES: &[Table] = &[
    of::<crate::Setting>(),
    of::<crate::User>(),
    of::<crate::Account>(),
    of::<crate::Communication>(),
    of::<crate::Attachment>(),
    of::<crate::StatusChange>(),
    of::<crate::Label>(),
    of::<crate::Contact>(),
    of::<crate::ContactPoint>(),
    of::<crate::ContactName>(),
    of::<crate::ContactMerge>(),
    of::<crate::Workspace>(),
    of::<crate::WorkspaceContact>(),
    of::<crate::ChecklistItem>(),
    of::<crate::Deadline>(),
    of::<crate::Draft>(),
    of::<crate::DocumentDraft>(),
    of::<crate::Appointment>(),
    of::<crate::Alert>(),
    of::<crate::Notification>(),
    of::<crate::TimelineEntry>(),
    of::<crate::Document>(),
    of::<crate::DocumentVersion>(),
    of::<crate::Task>(),
    of::<crate::Note>(),
    of::<crate::WorkspaceMerge>(),
    of::<crate::Consent>(),
    of::<crate::ImportRun>(),
    of::<crate::Imported>(),
    of::<crate::Distributor>(),
    of::<crate::Campaign>(),
    of::<crate::Prospect>(),
    of::<crate::ProspectChange>(),
    of::<crate::ProspectImport>(),
    of::<crate::Catalogue>(),
    of::<crate::CatalogueFile>(),
    of::<crate::StagedProduct>(),
    of::<crate::Product>(),
    of::<crate::ProductPrice>(),
    of::<crate::Interest>(),
    of::<crate::ProspectMemo>(),
    of::<crate::CampaignQuestion>(),
    of::<crate::ProspectReply>(),
    of::<crate::MailTemplate>(),
    of::<crate::Sender>(),
    of::<crate::Suppression>(),
    of::<crate::OutboxMail>(),
    of::<crate::OutboxAttempt>(),
    of::<crate::Decision>(),
    of::<crate::DecisionTag>(),
    of::<crate::DecisionWorkspace>(),
    of::<crate::DecisionImport>(),
    of::<crate::DecisionArrival>(),
];

/// What a new row holds without anybody having decided it. It is not recorded: somebody whom one device sorted already is
/// not put back by another one that meets them.
pub(super) const UNDECIDED: &[(&str, &str, &str)] = &[("prospects", "stage", "waiting_room")];

/// The table of this name, when this release knows it.
pub(crate) fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}
