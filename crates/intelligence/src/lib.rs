//! Intelligence: from a letter to a judgement about it.
//!
//! Values in, values out. The built-in engine (rules and a small linear model, both data under
//! `assets/triage`) reads a [`Letter`] and gives a [`Triage`]: category, priority, sentiment,
//! procedure, first contact, entities, deadline hint, summary and suggested action, each with a
//! confidence and the passage it rests on. It needs no network, no clock and no file.
//!
//! A mail is hostile input: whatever its text asks for changes nothing, and is reported as a
//! [`Flag`]. What the rules find urgent is a floor that neither the model nor a provider may lower.
//!
//! This room must not know the store, the office, the mail parser or the window; dates are resolved
//! against the letter's own date, never against a clock.

mod decide;
mod decision;
mod entities;
mod fold;
mod layout;
mod lexicon;
mod reading;
mod sender;
mod sentence;
mod token;
mod word;

pub mod corpus;
pub mod drafts;
pub mod engine;
pub mod judgement;
pub mod letter;
pub mod measure;
pub mod model;
pub mod provider;

pub use decision::{DecisionHead, read_decision};
pub use engine::Engine;
pub use judgement::{
    By, DeadlineHint, Entities, Field, Flag, Found, Judged, REVIEW_BELOW, RuleSituation, Span,
    SuggestedAction, Summary, Triage,
};
pub use letter::{Attachment, Knowledge, Letter, Mailbox, Owners};
pub use model::{Label, Model, ModelError};
