//! The inbox: the raw list, one message, and what a person does with it.

mod acts;
mod message;

pub use acts::{
    AcceptAnalysis, AssignMessages, CorrectAnalysis, JudgeSummary, LinkWorkspace, MarkRead,
    MoveMessages, SaveDraft, SnoozeMessages, Undo, UndoView,
};
pub use message::{
    AnalysisView, AttachmentView, ContactRef, DraftView, EntityView, HistoryView, Judged,
    MessageView, OpenMessage, PartyView, SlaView, SpanView, ThreadItem, WorkspaceRef,
};

use crate::{
    Time,
    words::{Category, Priority, Procedure, Sentiment, Status},
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
    /// Whether an answer to it was begun.
    pub has_draft: bool,
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
