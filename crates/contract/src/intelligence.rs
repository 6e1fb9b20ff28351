//! The engine that analyses: built in, or refined by a provider of the firm's choice.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows the engine.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowIntelligence {}

/// The engine.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IntelligenceView {
    /// `off`, `ollama`, `openai`, `anthropic`, `xai`.
    pub provider: String,
    /// Model of the provider.
    pub model: String,
    /// Address of the provider, for a local one.
    pub endpoint: String,
    /// Whether a key is stored.
    pub has_key: bool,
    /// Whether texts leave this computer with this provider; names are masked first.
    pub leaves_computer: bool,
    /// Corrections that people made.
    pub labels: u32,
    /// Corrections since the model was last trained.
    pub labels_since_training: u32,
    /// When the firm's own model was trained; nothing while the delivered one is used.
    pub trained_at: Option<Time>,
    /// How often people left each field as it was, over the messages they decided on.
    pub accuracy: Vec<AccuracyView>,
}

/// How right the engine was for one field.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccuracyView {
    /// `category`, `priority`…
    pub field: String,
    /// Messages decided by a person.
    pub decided: u32,
    /// Of these, left as they were.
    pub kept: u32,
}

/// Chooses a provider, or none.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetProvider {
    /// `off`, `ollama`, `openai`, `anthropic`, `xai`.
    pub provider: String,
    /// Model.
    pub model: Option<String>,
    /// Address.
    pub endpoint: Option<String>,
    /// Key; kept in the encrypted file.
    pub key: Option<String>,
}

/// Trains the firm's own model from its corrections, in the background.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Retrain {}
