//! Guichet, the first screen: what lapses first, what to decide, what is stuck.

use crate::{
    Time,
    deadlines::DeadlineView,
    words::{Confidence, Scope},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows the first screen.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowToday {
    /// The whole firm's or mine.
    pub scope: Scope,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TodayView {
    /// The office's clock.
    pub now: Time,
    /// Deadlines by prudent date, soonest first; at most 12.
    pub lapsing: Vec<LapseView>,
    /// How many deadlines there are.
    pub lapsing_total: u32,
    /// What arrived and needs a decision, most urgent first; at most 12.
    pub decide: Vec<DecisionView>,
    /// How many decisions wait.
    pub decide_total: u32,
    /// What is stuck, overdue messages most urgent first; a few of each kind.
    pub stuck: Vec<StuckView>,
    /// How much is stuck in all.
    pub stuck_total: u32,
    /// Deadlines whose prudent date is within 72 hours.
    pub within72h: u32,
    /// Mean minutes from arrival to a person's first step, over the last 7 days.
    pub mean_response_minutes: Option<u32>,
    /// Last time the clock and the timers were checked.
    pub clock_checked_at: Time,
    /// A stretch in which nothing was checked (sleep, switched off), and what it means.
    pub clock_gap: Option<GapView>,
    /// Whether the firm has no message and no workspace at all.
    pub empty: bool,
}

/// A stretch of time in which the timers did not run.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GapView {
    /// Start.
    pub from: Time,
    /// End.
    pub to: Time,
    /// Messages that came due meanwhile and were escalated on wake.
    pub escalated: u32,
    /// Whether the clock was set back.
    pub set_back: bool,
}

/// One deadline on the first screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LapseView {
    /// The deadline.
    pub deadline: DeadlineView,
    /// Its workspace.
    pub workspace_id: String,
    /// Reference of the workspace.
    pub reference: String,
    /// Whose it is.
    pub client: String,
    /// What the matter is.
    pub title: String,
    /// Who is responsible; nothing when nobody is.
    pub responsible: Option<String>,
    /// Missing mandatory items of the checklist.
    pub missing: u32,
}

/// Something that arrived and waits for a decision.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionView {
    /// `review`, `new_client`, `deadline`, `hearing_announced`, `appointment_announced`, `duplicate`, `archived`
    /// (a message in a closed workspace), `validate`.
    pub kind: String,
    /// The message, when it is one.
    pub message_id: Option<String>,
    /// The workspace, when it is one.
    pub workspace_id: Option<String>,
    /// Two contacts, when they look like one.
    pub contact_ids: Vec<String>,
    /// Who.
    pub who: String,
    /// What, in the words of the message.
    pub what: String,
    /// Since when.
    pub at: Time,
    /// The day that is announced, ISO 8601.
    pub day: Option<String>,
    /// Its hour in Paris, `10:15`, when the message gives it.
    pub hour: Option<String>,
    /// The alert about it, taken on once the day is in the agenda.
    pub alert_id: Option<String>,
    /// How sure the machine is.
    pub confidence: Confidence,
}

/// Something that does not move on its own.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StuckView {
    /// `account_refused`, `unparsed`, `job_failed`, `overdue`.
    pub kind: String,
    /// The object's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is wrong, in the server's or the parser's words.
    pub detail: String,
    /// Since when.
    pub since: Time,
}
