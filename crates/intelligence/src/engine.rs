//! The built-in engine.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::decide::{
    action, category, contact, deadline, fraud, mood, priority, procedure, summary,
};
use crate::entities::{candidates, days, names, phones, references, tracking};
use crate::judgement::{Entities, Flag, Found, Span, Triage};
use crate::letter::Letter;
use crate::model::bearing::Around;
use crate::model::{Model, features};
use crate::reading::Reading;
use crate::sender::Sender;

/// Rules and weights, ready to read letters. Share one across threads.
#[derive(Debug, Clone)]
pub struct Engine {
    model: Cow<'static, Model>,
}

impl Engine {
    /// The engine as shipped.
    pub fn builtin() -> &'static Self {
        static ENGINE: OnceLock<Engine> = OnceLock::new();
        ENGINE.get_or_init(|| Self {
            model: Cow::Borrowed(Model::builtin()),
        })
    }

    /// An engine with the firm's own model.
    #[must_use]
    pub const fn with_model(model: Model) -> Self {
        Self {
            model: Cow::Owned(model),
        }
    }

    /// Judges a letter. Never fails and never panics: a letter nothing can be said about is
    /// `general` with a low confidence.
    #[must_use]
    pub fn triage(&self, letter: &Letter<'_>) -> Triage {
        let reading = Reading::new(letter);
        let sender = Sender::of(&reading);
        let odds = self.model.odds(&features::features(&reading, sender));

        let category = category::category(&reading, sender, &odds);
        let kind = category.value;
        let procedure = procedure::procedure(&reading, kind, &odds);
        let is_first_contact = contact::is_first_contact(&reading, sender, &category, &odds);
        let sentiment = mood::sentiment(&reading, sender, kind, &odds);

        let ruled = deadline::ruled(&reading, kind, procedure.value);
        let situation = deadline::situation(&reading, kind, procedure.value, ruled, &odds);
        let candidates = candidates::candidates(&reading, kind);
        let around = Around::new(&reading, kind, ruled, &candidates);
        let days = days::days(&around, &candidates, &self.model);
        let is_named = deadline::is_named(&procedure, ruled);
        let hint = deadline::hint(&reading, situation, is_named, &days);
        let events = days.events;
        let priority = priority::priority(&priority::Facts {
            reading: &reading,
            sender,
            category: kind,
            is_first_contact: is_first_contact.value,
            events: &events,
            hint: hint.as_ref(),
        });

        let quiet = priority::is_quiet(&reading, sender);
        let mut entities = entities(&reading, kind, &events, quiet);
        entities.person_names =
            names::person_names(&reading, sender, kind, procedure.value, &self.model);
        let mut flags: Vec<Flag> = fraud::injected(&reading).into_iter().collect();
        // Whoever orders a reader about is read by a person, unless a decision with its day stands beside the order.
        let is_steered = !flags.is_empty() && hint.is_none();
        if fraud::is_fraud(&reading) && kind == domain::Category::Spam {
            flags.push(Flag::Fraud);
        }
        if fraud::impersonates(&reading) {
            flags.push(Flag::Impersonation);
        }
        if reading.date_is_doubtful {
            flags.push(Flag::DoubtfulDate);
        }
        let confidence = category.confidence
            * if hint.as_ref().is_some_and(|h| h.confidence < 0.6) {
                0.9
            } else {
                1.0
            };
        Triage {
            suggested_action: action::action(
                &reading,
                kind,
                priority.value,
                is_first_contact.value,
                &events,
                hint.as_ref(),
            ),
            summary: summary::summary(&reading),
            is_steered,
            category,
            priority,
            sentiment,
            procedure,
            is_first_contact,
            confidence,
            entities,
            flags,
            deadline_hint: hint,
        }
    }
}

/// Everything but the persons.
fn entities(
    reading: &Reading<'_>,
    kind: domain::Category,
    events: &[days::Event],
    quiet: bool,
) -> Entities {
    let tracking_numbers = tracking::tracking_numbers(reading);
    let mut taken: Vec<Span> = spans(&tracking_numbers);
    let references = references::references(reading, &taken);
    taken.extend(spans(&references));
    Entities {
        dates: days::dates(events, kind, quiet),
        hours: events
            .iter()
            .filter_map(|event| Some((event.date, event.time?)))
            .collect(),
        phones: phones::phones(reading, &taken),
        person_names: Vec::new(),
        tracking_numbers,
        references,
    }
}

fn spans<T>(found: &[Found<T>]) -> Vec<Span> {
    found.iter().map(|f| f.span).collect()
}
