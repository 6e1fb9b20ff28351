//! The board: four columns of cards.

use crate::{
    Time,
    inbox::{MessageFilter, SlaView},
    words::{Category, Priority, Scope, Sentiment, Status},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows the four columns, the first page of each.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowBoard {
    /// The whole firm's cards or mine.
    pub scope: Scope,
    /// Narrows the cards.
    pub filter: Option<MessageFilter>,
    /// Cards a column, 1 to 500.
    pub limit: u32,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BoardView {
    /// To validate, validated, escalated, closed.
    pub columns: Vec<ColumnView>,
    /// Whether this person may answer; a manager may not, and is told so.
    pub may_reply: bool,
    /// The office's clock.
    pub now: Time,
}

/// More cards of one column.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowColumn {
    /// Which column.
    pub status: Status,
    /// The whole firm's cards or mine.
    pub scope: Scope,
    /// Narrows the cards.
    pub filter: Option<MessageFilter>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 500.
    pub limit: u32,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnView {
    /// Its status.
    pub status: Status,
    /// How many cards in all.
    pub total: u32,
    /// Cards: newest first to validate and closed, soonest due first in the others.
    pub cards: Vec<CardView>,
    /// Cursor of the next page.
    pub next: Option<String>,
}

/// One card.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CardView {
    /// Message id.
    pub id: String,
    /// `mail`.
    pub source: String,
    /// Who wrote.
    pub title: String,
    /// One or two sentences; the subject when the summary was rejected.
    pub summary: String,
    /// Whether the summary is still the machine's.
    pub proposed: bool,
    /// Sentiment.
    pub sentiment: Sentiment,
    /// Category.
    pub category: Category,
    /// Priority.
    pub priority: Priority,
    /// Status.
    pub status: Status,
    /// The service-level clock.
    pub sla: SlaView,
    /// When it arrived.
    pub received_at: Time,
    /// When it was closed.
    pub closed_at: Option<Time>,
    /// Workspace id.
    pub workspace_id: Option<String>,
    /// Workspace reference.
    pub workspace_reference: Option<String>,
    /// The prudent date of the deadline of its workspace that lapses first.
    pub lapses_at: Option<Time>,
    /// Initials of the person it is assigned to.
    pub assignee: Option<String>,
    /// Whether a manager has seen it.
    pub seen_by_manager: bool,
    /// Whether a person must look because the machine was not sure.
    pub needs_review: bool,
}
