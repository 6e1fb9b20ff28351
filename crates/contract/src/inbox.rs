//! The inbox: the raw list, one message, and what a person does with it.

use crate::{
    Time,
    deadlines::DeadlineView,
    words::{Category, Confidence, Origin, Priority, Procedure, Sentiment, Status},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which messages to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InboxTab {
    /// Open and not asleep.
    ToHandle,
    /// Assigned to me.
    Mine,
    /// Asleep until a date.
    Snoozed,
    /// Below the confidence threshold: a person must look.
    Review,
    /// Everything.
    All,
}

/// Narrows a list of messages; absent fields do not narrow.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct MessageFilter {
    /// Only this category.
    pub category: Option<Category>,
    /// Only this priority.
    pub priority: Option<Priority>,
    /// Only this status.
    pub status: Option<Status>,
    /// Only this sentiment.
    pub sentiment: Option<Sentiment>,
    /// Only this procedure.
    pub procedure: Option<Procedure>,
    /// Only this account.
    pub account_id: Option<String>,
    /// Only unread.
    pub unread: Option<bool>,
    /// Only this person's.
    pub assignee_id: Option<String>,
}

/// Lists messages, newest first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListMessages {
    /// Which tab.
    pub tab: InboxTab,
    /// Narrows the tab.
    pub filter: Option<MessageFilter>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 200.
    pub limit: u32,
}

/// One page of messages.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessagePage {
    /// The rows.
    pub items: Vec<MessageRow>,
    /// Cursor of the next page; nothing at the end.
    pub next: Option<String>,
    /// How many the filter finds in all.
    pub total: u32,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageRow {
    /// Id.
    pub id: String,
    /// `mail`.
    pub source: String,
    /// Who wrote, as shown.
    pub from: String,
    /// Their address.
    pub from_address: String,
    /// Subject; may be empty.
    pub subject: String,
    /// Start of the newest text.
    pub snippet: String,
    /// When it arrived.
    pub received_at: Time,
    /// Category.
    pub category: Category,
    /// Priority.
    pub priority: Priority,
    /// Sentiment.
    pub sentiment: Sentiment,
    /// Status.
    pub status: Status,
    /// Whether somebody read it.
    pub read: bool,
    /// Whether it has attachments.
    pub has_attachments: bool,
    /// Messages in the thread.
    pub thread_size: u32,
    /// Reference of the workspace, when it is filed.
    pub workspace_reference: Option<String>,
    /// Initials of the person it is assigned to.
    pub assignee: Option<String>,
    /// Whether a person must look because the machine was not sure.
    pub needs_review: bool,
    /// Whether it could not be read.
    pub unparsed: bool,
    /// Asleep until.
    pub snoozed_until: Option<Time>,
}

/// Counts the tabs and the rail.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CountMessages {}

/// The counts of the tabs and the rail.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxCounts {
    /// Open and not asleep.
    pub to_handle: u32,
    /// Of these, unread.
    pub unread: u32,
    /// Assigned to me.
    pub mine: u32,
    /// Asleep.
    pub snoozed: u32,
    /// To review.
    pub review: u32,
    /// All messages.
    pub all: u32,
    /// Cards to validate on the board.
    pub to_validate: u32,
    /// Escalated.
    pub escalated: u32,
    /// Deadlines within 72 hours.
    pub lapsing: u32,
    /// Accounts that are refused.
    pub refused_accounts: u32,
    /// Unread notifications.
    pub notifications: u32,
}

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

/// Marks messages read or unread.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MarkRead {
    /// Which.
    pub ids: Vec<String>,
    /// Read or unread.
    pub read: bool,
}

/// Changes the status of messages: the board's drag, `e` for done, `v` for validated.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MoveMessages {
    /// Which.
    pub ids: Vec<String>,
    /// Where to.
    pub to: Status,
}

/// What was done, and how to take it back.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoView {
    /// Give this to `inbox.undo`.
    pub token: String,
    /// How many messages changed.
    pub changed: u32,
    /// How many did not, because the step is not legal for them.
    pub refused: u32,
}

/// Takes a change back, also an hour later.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Undo {
    /// From [`UndoView`].
    pub token: String,
}

/// Puts messages to sleep until a time, or wakes them.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SnoozeMessages {
    /// Which.
    pub ids: Vec<String>,
    /// Until when; nothing wakes them.
    pub until: Option<Time>,
}

/// Gives messages to a person, or to nobody.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AssignMessages {
    /// Which.
    pub ids: Vec<String>,
    /// To whom.
    pub user_id: Option<String>,
}

/// Accepts everything the machine said about a message.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AcceptAnalysis {
    /// Which.
    pub id: String,
}

/// Corrects one value; the correction is a lesson for the firm's model.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CorrectAnalysis {
    /// Which.
    pub id: String,
    /// `category`, `priority`, `sentiment`, `procedure`, `first_contact`.
    pub field: String,
    /// The right word; empty for no procedure.
    pub value: String,
}

/// Accepts, edits or rejects the summary. A rejected text is never shown as fact.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct JudgeSummary {
    /// Which.
    pub id: String,
    /// `accepted`, `edited`, `rejected`.
    pub verdict: String,
    /// The new text when edited.
    pub text: Option<String>,
}

/// Files a message in a workspace, or takes it out.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LinkWorkspace {
    /// Which.
    pub id: String,
    /// Where; nothing takes it out.
    pub workspace_id: Option<String>,
}

/// Keeps the reply being written. Needs the reply capability; an empty text deletes it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveDraft {
    /// The message that is answered.
    pub id: String,
    /// The text.
    pub text: String,
}
