//! One message, opened.

use crate::{
    Time,
    deadlines::DeadlineView,
    words::{Category, Confidence, Origin, Priority, Procedure, Sentiment, Status},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Opens one message. Opening marks nothing.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct OpenMessage {
    /// Which.
    pub id: String,
    /// Load the remote pictures of this one message.
    pub remote_content: Option<bool>,
}

/// A message with everything beside it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    /// Id.
    pub id: String,
    /// `mail`.
    pub source: String,
    /// The mailbox it came into.
    pub account: String,
    /// Who wrote.
    pub from: PartyView,
    /// To whom.
    pub to: Vec<PartyView>,
    /// Copies.
    pub cc: Vec<PartyView>,
    /// Subject.
    pub subject: String,
    /// Date header, when it had one.
    pub sent_at: Option<Time>,
    /// When it arrived.
    pub received_at: Time,
    /// Readable text.
    pub text: String,
    /// Byte offset in `text` (as UTF-16 units) where quoted history starts.
    pub quoted_from: Option<u32>,
    /// Cleaned HTML as a whole document for a sandboxed frame; nothing when the mail has none.
    pub html: Option<String>,
    /// Remote pictures that were held back.
    pub remote_blocked: u32,
    /// Attachments.
    pub attachments: Vec<AttachmentView>,
    /// Status.
    pub status: Status,
    /// Whether somebody read it.
    pub read: bool,
    /// Time to answer.
    pub sla: SlaView,
    /// What the machine found, and what people made of it. Nothing when it was not analysed.
    pub analysis: Option<AnalysisView>,
    /// The person.
    pub contact: Option<ContactRef>,
    /// The workspace.
    pub workspace: Option<WorkspaceRef>,
    /// Proposed and confirmed deadlines that came from this message.
    pub deadlines: Vec<DeadlineView>,
    /// The other messages of the thread, oldest first.
    pub thread: Vec<ThreadItem>,
    /// Who changed what, newest first.
    pub history: Vec<HistoryView>,
    /// Assigned to.
    pub assignee_id: Option<String>,
    /// Asleep until.
    pub snoozed_until: Option<Time>,
    /// The reply being written, when there is one.
    pub draft: Option<DraftView>,
    /// What could not be read, in words; the original is kept.
    pub defects: Vec<String>,
    /// What this person may do with it.
    pub may_reply: bool,
}

/// Name and address.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartyView {
    /// Name as written; may be empty.
    pub name: String,
    /// Mail address.
    pub address: String,
}

/// One attachment.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentView {
    /// Id; its bytes are at `guichet://attachment/{id}` in the window.
    pub id: String,
    /// File name.
    pub filename: String,
    /// MIME type.
    pub content_type: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether its text was read: `none`, `done`, `failed`.
    pub text_state: String,
    /// Whether opening it runs something: by its name, or because its bytes are a program whatever the name says.
    pub danger: bool,
}

/// The service-level clock of a message. This is not law.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SlaView {
    /// When an answer is due.
    pub due_at: Time,
    /// When the clock started.
    pub started_at: Time,
    /// Whether it has passed.
    pub overdue: bool,
}

/// What triage said, with people's corrections on top.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnalysisView {
    /// Category.
    pub category: Judged<Category>,
    /// Priority.
    pub priority: Judged<Priority>,
    /// Sentiment.
    pub sentiment: Judged<Sentiment>,
    /// Procedure, when it is about one.
    pub procedure: Judged<Option<Procedure>>,
    /// Whether the writer is new to the firm.
    pub first_contact: Judged<bool>,
    /// One or two sentences of the message.
    pub summary: String,
    /// `proposed`, `accepted`, `edited`, `rejected`.
    pub summary_state: String,
    /// The next step, one word of a closed list (`open_workspace`, `reply`…).
    pub suggested_action: String,
    /// What was found in the text.
    pub entities: Vec<EntityView>,
    /// Whether a person must look.
    pub needs_review: bool,
    /// Whether a person accepted the whole.
    pub accepted: bool,
    /// The text tried to give orders to the machine; nothing was followed.
    pub injected_instruction: bool,
    /// Who analysed: `built-in` or the provider's name.
    pub engine: String,
}

/// A value with how sure its author is and where it came from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Judged<T> {
    /// The value.
    pub value: T,
    /// As a word.
    pub confidence: Confidence,
    /// Who said it.
    pub origin: Origin,
    /// Where it stands in the text.
    pub span: Option<SpanView>,
}

/// A passage, in UTF-16 units so that the window can cut its strings.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpanView {
    /// `subject`, `body` or `from`.
    pub field: String,
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
}

/// Something found in the text.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntityView {
    /// `date`, `tracking_number`, `phone`, `reference`, `person_name`.
    pub kind: String,
    /// Normal form.
    pub value: String,
    /// What it is, for dates: `notification`, `hearing`; else empty.
    pub role: String,
    /// As a word.
    pub confidence: Confidence,
    /// Where it stands.
    pub span: SpanView,
}

/// A contact, in short.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ContactRef {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Messages exchanged.
    pub messages: u32,
    /// Whether it was made from this message.
    pub is_new: bool,
}

/// A workspace, in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceRef {
    /// Id.
    pub id: String,
    /// Reference.
    pub reference: String,
    /// Title.
    pub title: String,
    /// Whether it is closed: what is filed there is seen on no list of what is to do.
    pub archived: bool,
}

/// Another message of the thread.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ThreadItem {
    /// Id.
    pub id: String,
    /// Who wrote.
    pub from: String,
    /// When.
    pub at: Time,
    /// Start of the text.
    pub snippet: String,
}

/// One change in the life of a message.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryView {
    /// When.
    pub at: Time,
    /// Who; nothing when it was a timer or the machine.
    pub by: Option<String>,
    /// From which status.
    pub from: Status,
    /// To which status.
    pub to: Status,
    /// Why: `person`, `sla`, `undo`.
    pub reason: String,
}

/// A reply being written. It leaves nowhere by itself.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// The text.
    pub text: String,
    /// Last change.
    pub updated_at: Time,
    /// By whom.
    pub by: String,
}
