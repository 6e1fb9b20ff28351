//! Legal deadlines: the rules, a computation with its reasons, and a person's decision.

mod log;
mod policy;
mod rules;

pub use log::{ListLog, LogDayView, LogLineView, LogPageView, LogView, OpenLog};
pub use policy::{PolicyView, SetPolicy, ShowPolicy};
pub use rules::{FirmRuleView, FirmRulesView, MoveView, SetFirmRules, SettleMove, ShowFirmRules};

use crate::{
    Day, Time,
    words::{Confidence, DeadlineState, Procedure},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A deadline of a workspace.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeadlineView {
    /// Id.
    pub id: String,
    /// What lapses.
    pub title: String,
    /// Version of the rule; nothing when a person entered the date.
    pub rule: Option<String>,
    /// The legal deadline.
    pub due_at: Time,
    /// The prudent working date, shown first.
    pub due_safe_at: Time,
    /// The date if the delay were franc, where courts disagree.
    pub due_if_franc_at: Option<Time>,
    /// What starts the delay, in words.
    pub start: String,
    /// Each step of the computation.
    pub steps: Vec<StepView>,
    /// Articles and decisions.
    pub sources: Vec<String>,
    /// What a lawyer must check.
    pub warnings: Vec<WarningView>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Proposed by the machine, confirmed by a person…
    pub state: DeadlineState,
    /// Who confirmed it.
    pub confirmed_by: Option<String>,
    /// When it was confirmed.
    pub confirmed_at: Option<Time>,
    /// The passage it came from.
    pub passage: Option<String>,
    /// The message it came from.
    pub message_id: Option<String>,
    /// The document it came from.
    pub document_id: Option<String>,
    /// The page of that document, from 1.
    pub page: Option<u32>,
    /// Whether two independent computations agree.
    pub agrees: bool,
    /// The dates of the second computation, where it does not agree.
    pub second_dates: Option<SecondDatesView>,
    /// Whether the firm wants a second, different person for it and there is none yet.
    pub needs_second: bool,
    /// The second person who confirmed it.
    pub second_by: Option<String>,
    /// When.
    pub second_at: Option<Time>,
    /// Why it ended as it did, in a person's words; may be empty.
    pub note: String,
    /// When its legal date passed without a decision: it is missed until a person explains it.
    pub lapsed_at: Option<Time>,
    /// The computation in a few short lines, for the window; `steps` has every word.
    pub brief: Vec<BriefView>,
    /// Whether the rule is the firm's own.
    pub firm_rule: bool,
}

/// What the second computation found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecondDatesView {
    /// The legal date.
    pub due_at: Option<Time>,
    /// The prudent date.
    pub due_safe_at: Option<Time>,
}

/// One short line of a computation, in both languages. `**` stands around what counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BriefView {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
    /// The article behind it, short; may be empty.
    pub source: String,
}

/// One step of a computation, in both languages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
    /// The article or convention behind it; may be empty.
    pub source: String,
}

/// Something to check, in both languages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WarningView {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

/// Lists the families of rules for a procedure, to choose one.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListFamilies {
    /// Only this procedure.
    pub procedure: Option<Procedure>,
    /// Versions in force on this date; today when absent.
    pub on: Option<Day>,
}

/// Families to choose from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FamiliesView {
    /// The families with a version in force.
    pub families: Vec<FamilyView>,
    /// Until when the texts were read.
    pub verified_until: Day,
}

/// One family of rules.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FamilyView {
    /// Key.
    pub family: String,
    /// Variant; empty when the family has one version.
    pub variant: String,
    /// Version in force.
    pub rule: String,
    /// Procedure.
    pub procedure: Procedure,
    /// The situation in words.
    pub situation: String,
    /// The delay in words.
    pub delay: String,
    /// What starts it.
    pub start_event: String,
    /// Articles.
    pub sources: Vec<String>,
    /// How sure.
    pub confidence: Confidence,
    /// The family to compute once legal aid was asked for within this delay, which is then its base; nothing when
    /// legal aid does nothing to it.
    pub after_legal_aid: Option<String>,
}

/// Computes a deadline and stores nothing.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Compute {
    /// Family of rules.
    pub family: String,
    /// Variant, when the family has several.
    pub variant: Option<String>,
    /// Date of the decision: it chooses the version.
    pub decided: Day,
    /// When it was notified: a [`Time`] or a [`Day`].
    pub start: String,
    /// Holiday zone; `Métropole` when absent.
    pub zone: Option<String>,
    /// `metropole`, `outre-mer` or `etranger`.
    pub residence: Option<String>,
    /// Legal aid, for the rules about it.
    pub legal_aid: Option<LegalAid>,
}

/// What is known of a request for legal aid.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LegalAid {
    /// The day it was asked for.
    pub requested: Option<Day>,
    /// The day the decision on it reached the client.
    pub notified_applicant: Option<Day>,
    /// The day it reached the lawyer.
    pub notified_lawyer: Option<Day>,
    /// The day a lawyer was designated.
    pub lawyer_designated: Option<Day>,
    /// The family of the delay that it interrupts.
    pub base_family: Option<String>,
    /// The variant of that family.
    pub base_variant: Option<String>,
}

/// The result of a computation.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeView {
    /// Version of the rule; nothing when no version is in force and a person must enter the date.
    pub rule: Option<String>,
    /// Mode of counting.
    pub mode: Option<String>,
    /// The legal deadline.
    pub due_at: Option<Time>,
    /// The prudent working date.
    pub due_safe_at: Option<Time>,
    /// If the delay were franc.
    pub due_if_franc_at: Option<Time>,
    /// Birth of an implied decision, or a date for information.
    pub date: Option<Day>,
    /// Steps.
    pub steps: Vec<StepView>,
    /// The same in a few short lines.
    pub brief: Vec<BriefView>,
    /// Articles and decisions.
    pub sources: Vec<String>,
    /// What to check.
    pub warnings: Vec<WarningView>,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// No version covers the date: enter it by hand.
    pub manual: bool,
    /// Whether two independent computations agree.
    pub agrees: bool,
}

/// Computes a deadline and proposes it in a workspace.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Propose {
    /// Where.
    pub workspace_id: String,
    /// Family of rules.
    pub family: String,
    /// Variant.
    pub variant: Option<String>,
    /// Date of the decision.
    pub decided: Day,
    /// When it was notified.
    pub start: String,
    /// Holiday zone.
    pub zone: Option<String>,
    /// Residence.
    pub residence: Option<String>,
    /// Legal aid.
    pub legal_aid: Option<LegalAid>,
}

/// Enters a deadline by hand, confirmed by the person who enters it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Enter {
    /// Where.
    pub workspace_id: String,
    /// What lapses.
    pub title: String,
    /// When: a [`Time`] or a [`Day`] (its last minute in Paris).
    pub due: String,
}

/// A person's decision about a deadline.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Decide {
    /// Which.
    pub id: String,
    /// `confirmed`, `rejected`, `met`, `missed`, or `proposed` to take a decision back.
    pub state: DeadlineState,
    /// Why, in the person's words. Wanted for `missed`, and for whatever explains a deadline that lapsed.
    pub note: Option<String>,
}

/// Confirms a deadline as the second, different person, or takes that back.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Second {
    /// Which.
    pub id: String,
    /// Takes one's own second confirmation back.
    pub take_back: Option<bool>,
}
