//! The firm's own rules, and the dates that a changed law would move.

use crate::{Day, Time, words::DeadlineState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows the firm's own rules and what a changed law would move.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowFirmRules {}

/// Replaces the firm's own rules. A text that does not validate is refused whole, with its line.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetFirmRules {
    /// The rules as text, of the shape of the delivered file; empty takes them all away.
    pub text: Option<String>,
    /// Token of a file that holds them, instead of `text`.
    pub place: Option<String>,
    /// Only checks them: what would they be, and what would move?
    pub dry: Option<bool>,
}

/// The firm's own rules.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmRulesView {
    /// The text as it was taken.
    pub text: String,
    /// The rules in it.
    pub rules: Vec<FirmRuleView>,
    /// What is wrong with the text, with its line; nothing when it holds.
    pub problem: Option<String>,
    /// Running deadlines whose date is another one under the law as it is now.
    pub moves: Vec<MoveView>,
    /// Rules that were delivered.
    pub delivered: u32,
    /// Until when their texts were read.
    pub verified_until: Day,
}

/// One rule of the firm.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmRuleView {
    /// Id.
    pub id: String,
    /// The situation.
    pub situation: String,
    /// The delay in words.
    pub delay: String,
    /// Whether it takes the place of a delivered one.
    pub replaces: bool,
}

/// One deadline that the law as it is now would move.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoveView {
    /// The deadline.
    pub id: String,
    /// What lapses.
    pub title: String,
    /// The workspace.
    pub workspace_id: String,
    /// Its reference.
    pub reference: String,
    /// Its client.
    pub client: String,
    /// Where it stands.
    pub state: DeadlineState,
    /// The rule it was computed by.
    pub old_rule: String,
    /// Its prudent date.
    pub old_safe_at: Time,
    /// Its legal date.
    pub old_due_at: Time,
    /// The rule it would be computed by; nothing when no rule is in force any more.
    pub new_rule: Option<String>,
    /// The prudent date it would have.
    pub new_safe_at: Option<Time>,
    /// The legal date it would have.
    pub new_due_at: Option<Time>,
}

/// Accepts or declines the date that the law as it is now gives a deadline.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SettleMove {
    /// The deadline.
    pub id: String,
    /// Takes the new date; else the old one stays and is not asked about again until the law changes.
    pub accept: bool,
}
