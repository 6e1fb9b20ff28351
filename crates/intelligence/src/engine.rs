//! The built-in engine.

use std::sync::OnceLock;

use domain::{Category, Priority, Sentiment};

use crate::judgement::{By, Entities, Judged, SuggestedAction, Summary, Triage};
use crate::letter::Letter;
use crate::model::Model;

/// Rules and weights, ready to read letters. Share one across threads.
#[derive(Debug)]
pub struct Engine {
    model: Model,
}

impl Engine {
    /// The engine as shipped.
    pub fn builtin() -> &'static Self {
        static ENGINE: OnceLock<Engine> = OnceLock::new();
        ENGINE.get_or_init(|| Self::with_model(Model::builtin().clone()))
    }

    /// An engine with the firm's own model.
    #[must_use]
    pub const fn with_model(model: Model) -> Self {
        Self { model }
    }

    /// Judges a letter. Never fails and never panics: a letter nothing can be said about is
    /// `general` with a low confidence and `needs_review`.
    #[must_use]
    pub fn triage(&self, letter: &Letter<'_>) -> Triage {
        let _ = (&self.model, letter);
        let judged = |confidence| (confidence, None, By::Rule);
        let (confidence, span, by) = judged(0.0);
        Triage {
            category: Judged { value: Category::General, confidence, span, by },
            priority: Judged { value: Priority::Medium, confidence, span, by },
            sentiment: Judged { value: Sentiment::Neutral, confidence, span, by },
            procedure: Judged { value: None, confidence, span, by },
            is_first_contact: Judged { value: false, confidence, span, by },
            confidence,
            summary: Summary::default(),
            suggested_action: SuggestedAction::Reply,
            entities: Entities::default(),
            deadline_hint: None,
            flags: Vec::new(),
            needs_review: true,
        }
    }
}
