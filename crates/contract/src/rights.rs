//! The rights of a person over their data: to get it, to have it erased, to have it kept no longer than needed, to take
//! back what they agreed to.

use crate::{Day, Time, inbox::WorkspaceRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Writes everything about a person into one zip file.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ExportPerson {
    /// The contact.
    pub contact_id: String,
    /// The file that was chosen, as a token of the shell.
    pub place: String,
}

/// What is in a person's export.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonReport {
    /// Files in it.
    pub files: u32,
    /// Bytes of the zip file.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256 of its manifest, in hexadecimal; it is in the audit log too.
    pub manifest_sha256: String,
    /// Messages in it.
    pub messages: u32,
    /// Attachments and documents in it, each version counted.
    pub documents: u32,
    /// What could not be put in, with its reason; the export says so as well.
    pub missing: Vec<String>,
}

/// Shows what erasing a person would take and leave. Nothing is changed.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PreviewErasure {
    /// The contact.
    pub contact_id: String,
}

/// How much goes, or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErasedCounts {
    /// Contacts, merged ones with them.
    pub contacts: u32,
    /// Messages.
    pub messages: u32,
    /// What hangs on them.
    pub attachments: u32,
    /// Workspaces.
    pub workspaces: u32,
    /// Documents of workspaces.
    pub documents: u32,
    /// Notes.
    pub notes: u32,
    /// Tasks.
    pub tasks: u32,
    /// Deadlines.
    pub deadlines: u32,
    /// Appointments.
    pub appointments: u32,
    /// Notifications.
    pub notifications: u32,
}

/// Something that stays though it names the person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptView {
    /// Why: `other_workspace` (messages filed in a workspace of somebody else), `shared` (messages to or from another
    /// client as well), `address_only` (messages of others with the address of the person), `workspace` (a workspace with
    /// another client), `mention` (words of the firm in which the name stands), `audit` (entries of an earlier release).
    pub reason: String,
    /// How many.
    pub count: u32,
    /// Where to look, at most ten.
    pub workspaces: Vec<WorkspaceRef>,
}

/// A backup in which the person still is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupHolding {
    /// The file.
    pub path: String,
    /// When the backup in it was made.
    pub made_at: Time,
    /// When it is no longer kept, if backups go on as planned; absent: when somebody deletes the file.
    pub lapses_on: Option<Day>,
}

/// What erasing a person would take and leave.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErasurePreview {
    /// The contact.
    pub contact_id: String,
    /// The name to type.
    pub name: String,
    /// What goes.
    pub goes: ErasedCounts,
    /// The workspaces among it.
    pub workspaces: Vec<WorkspaceRef>,
    /// What stays, and why.
    pub kept: Vec<KeptView>,
    /// Open workspaces with a running deadline: as long as there is one, nothing is erased.
    pub running: Vec<WorkspaceRef>,
    /// Backups that still hold the person.
    pub backups: Vec<BackupHolding>,
}

/// Erases a person. It cannot be taken back.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ErasePerson {
    /// The contact.
    pub contact_id: String,
    /// The name of the contact, as somebody typed it.
    pub name: String,
}

/// What was erased.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErasureReport {
    /// What went.
    pub erased: ErasedCounts,
    /// What stays, and why.
    pub kept: Vec<KeptView>,
    /// Backups that still hold the person.
    pub backups: Vec<BackupHolding>,
    /// False: the rows are gone, the database file has still to be written anew, which is tried again by itself.
    pub settled: bool,
}

/// Shows what a contact agreed to and took back.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListConsents {
    /// The contact.
    pub contact_id: String,
}

/// Writes down that a contact agreed to something, or took it back.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RecordConsent {
    /// The contact.
    pub contact_id: String,
    /// What for, in the firm's words.
    pub purpose: String,
    /// Given, or withdrawn.
    pub given: bool,
    /// When it was said; today when absent.
    pub said_on: Option<Day>,
    /// How it is known: a letter, a signed form, a call.
    pub evidence: String,
}

/// One line of the consent log.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentView {
    /// Id.
    pub id: String,
    /// What for.
    pub purpose: String,
    /// Given, or withdrawn.
    pub given: bool,
    /// When it was said.
    pub said_on: Day,
    /// How it is known.
    pub evidence: String,
    /// Who wrote it down.
    pub by: String,
    /// When it was written down.
    pub at: Time,
    /// It is the last word about its purpose.
    pub stands: bool,
}

/// The consent log of a contact, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentsView {
    /// The lines.
    pub items: Vec<ConsentView>,
}

/// Shows how long the firm keeps what.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowRetention {}

/// Chooses for how many days one class of data is kept.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetRetention {
    /// `spam`, `unfiled`, `archived`, `notifications`.
    pub class: String,
    /// Days, 1 to 36,500; absent: for ever.
    pub days: Option<u32>,
}

/// One class of data.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionClass {
    /// `spam`, `unfiled`, `archived`, `notifications`.
    pub class: String,
    /// Days; absent: for ever.
    pub days: Option<u32>,
    /// How much is due now.
    pub due: ErasedCounts,
    /// How much goes within the next 30 days, what is due now included.
    pub soon: ErasedCounts,
    /// The first day on which something goes.
    pub next_on: Option<Day>,
}

/// How long the firm keeps what.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionView {
    /// Every class.
    pub classes: Vec<RetentionClass>,
    /// When the last purge ran.
    pub purged_at: Option<Time>,
}
