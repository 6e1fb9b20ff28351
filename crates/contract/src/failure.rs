//! What the person at the screen learns when something could not be done.

use serde::Serialize;
use ts_rs::TS;

/// The failures the window treats differently from each other.
///
/// A new variant needs a screen that behaves differently because of it; everything else is
/// [`FailureCode::Broken`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FailureCode {
    /// Ask for the passphrase.
    Locked,
    /// The thing is gone; refresh the list.
    NotFound,
    /// The request makes no sense now; show the message next to the field.
    Refused,
    /// The role of this person does not allow it.
    Forbidden,
    /// Nothing is lost; offer to try again.
    Offline,
    /// The disk, the folder or another instance stands in the way; say what to do, keep everything.
    Blocked,
    /// A defect or a damaged file; offer the log.
    Broken,
}

/// Why a call was not done: for the machine, for people in both languages, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// What the window should do about it.
    pub code: FailureCode,
    /// The cause, one stable word: `wrong_passphrase`, `disk_full`.
    pub reason: String,
    /// What happened and what is safe, in French.
    pub message_fr: String,
    /// The same in English.
    pub message_en: String,
    /// What to do, in French; empty when there is nothing to do.
    pub remedy_fr: String,
    /// The same in English.
    pub remedy_en: String,
    /// Finds the cause in the log.
    pub trace: String,
}
