//! The analysis of a message as it is kept beside its text, and as the window sees it.
//!
//! Kept as JSON with UTF-8 offsets, as triage gives them; shown with UTF-16 offsets, as the window cuts
//! its strings. Fields may be added; a reader of an older release ignores them.

use crate::words;
use ::intelligence::{Field, Flag, Span, Triage};
use contract::inbox::{AnalysisView, EntityView, Judged, SpanView};
use contract::words::Origin;
use serde::{Deserialize, Serialize};
use std::str::FromStr as _;

/// What triage said about one message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Analysis {
    pub(crate) category: Said<String>,
    pub(crate) priority: Said<String>,
    pub(crate) sentiment: Said<String>,
    pub(crate) procedure: Said<Option<String>>,
    pub(crate) first_contact: Said<bool>,
    pub(crate) summary: String,
    pub(crate) suggested_action: String,
    pub(crate) entities: Vec<Entity>,
    pub(crate) hint: Option<Hint>,
    pub(crate) injected: bool,
    pub(crate) engine: String,
}

/// A value, how sure it is, where it stands, and whether a person said it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Said<T> {
    pub(crate) value: T,
    pub(crate) confidence: f64,
    pub(crate) place: Option<Place>,
    #[serde(default)]
    pub(crate) by_person: bool,
}

/// A passage: field and UTF-8 offsets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Place(pub(crate) String, pub(crate) usize, pub(crate) usize);

/// Something found in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entity {
    pub(crate) kind: String,
    pub(crate) value: String,
    #[serde(default)]
    pub(crate) role: String,
    pub(crate) confidence: f64,
    pub(crate) place: Place,
}

/// A notification that opens a delay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Hint {
    pub(crate) when: String,
    pub(crate) situation: String,
    pub(crate) place: Place,
    pub(crate) confidence: f64,
}

fn place(span: &Span) -> Place {
    Place(span.field.as_str().to_owned(), span.start, span.end)
}

fn said<T, U>(judged: &::intelligence::Judged<T>, value: impl FnOnce(&T) -> U) -> Said<U> {
    Said {
        value: value(&judged.value),
        confidence: f64::from(judged.confidence),
        place: judged.span.as_ref().map(place),
        by_person: false,
    }
}

impl Analysis {
    /// What triage said.
    pub(crate) fn of(triage: &Triage) -> Self {
        let hint = triage.deadline_hint.as_ref();
        let notified = hint.map(|hint| hint.span);
        let text = |kind: &str, found: &[::intelligence::Found<String>]| -> Vec<Entity> {
            found
                .iter()
                .map(|found| entity(kind, found.value.clone(), "", found.confidence, &found.span))
                .collect()
        };
        let dates = triage.entities.dates.iter().map(|found| {
            let role = if Some(found.span) == notified {
                "notification"
            } else {
                ""
            };
            entity(
                "date",
                found.value.to_string(),
                role,
                found.confidence,
                &found.span,
            )
        });
        let mut entities: Vec<Entity> = dates.collect();
        entities.extend(text("person_name", &triage.entities.person_names));
        entities.extend(text("reference", &triage.entities.references));
        entities.extend(text("phone", &triage.entities.phones));
        entities.extend(text("tracking_number", &triage.entities.tracking_numbers));
        Self {
            category: said(&triage.category, |value| value.as_str().to_owned()),
            priority: said(&triage.priority, |value| value.as_str().to_owned()),
            sentiment: said(&triage.sentiment, |value| value.as_str().to_owned()),
            procedure: said(&triage.procedure, |value| {
                value.map(|value| value.as_str().to_owned())
            }),
            first_contact: said(&triage.is_first_contact, |&value| value),
            summary: triage.summary.text.clone(),
            suggested_action: triage.suggested_action.as_str().to_owned(),
            entities,
            hint: hint.map(|hint| Hint {
                when: hint.when(),
                situation: hint.rule_situation.as_str().to_owned(),
                place: place(&hint.span),
                confidence: f64::from(hint.confidence),
            }),
            injected: triage
                .flags
                .iter()
                .any(|flag| matches!(flag, Flag::InjectedInstruction { .. })),
            engine: "built-in".to_owned(),
        }
    }

    /// The kept form.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("plain data with text keys always serialises")
    }

    /// From the kept form; `None` when another release wrote something this one cannot read.
    pub(crate) fn from_json(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

fn entity(kind: &str, value: String, role: &str, confidence: f32, span: &Span) -> Entity {
    Entity {
        kind: kind.to_owned(),
        value,
        role: role.to_owned(),
        confidence: f64::from(confidence),
        place: place(span),
    }
}

/// The texts that passages point into.
pub(crate) struct Texts<'a> {
    pub(crate) subject: &'a str,
    pub(crate) body: &'a str,
    pub(crate) from: &'a str,
}

impl Texts<'_> {
    /// A passage as the window cuts it; `None` when it does not lie in its text.
    pub(crate) fn span(&self, Place(field, start, end): &Place) -> Option<SpanView> {
        let (name, text) = match Field::from_str(field).ok()? {
            Field::Subject => ("subject", self.subject),
            Field::Body => ("body", self.body),
            Field::FromName | Field::FromAddress => ("from", self.from),
        };
        let (before, passage) = (text.get(..*start)?, text.get(*start..*end)?);
        let start = utf16_len(before);
        Some(SpanView {
            field: name.to_owned(),
            start,
            end: start + utf16_len(passage),
        })
    }
}

/// Length in UTF-16 units.
pub(crate) fn utf16_len(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The analysis as the window sees it; the values of the row win, they carry people's corrections.
pub(crate) fn view(
    analysis: &Analysis,
    row: &store::Communication,
    accepted: bool,
    texts: &Texts<'_>,
) -> AnalysisView {
    let needs_review = row.has_flag(super::NEEDS_REVIEW);
    AnalysisView {
        category: judged(&analysis.category, words::category(row.category), texts),
        priority: judged(&analysis.priority, words::priority(row.priority), texts),
        sentiment: judged(&analysis.sentiment, words::sentiment(row.sentiment), texts),
        procedure: judged(
            &analysis.procedure,
            row.procedure.map(words::procedure),
            texts,
        ),
        first_contact: judged(&analysis.first_contact, row.first_contact, texts),
        summary: row.summary.clone(),
        summary_state: row.summary_state.as_str().to_owned(),
        suggested_action: row.suggested_action.clone(),
        entities: analysis
            .entities
            .iter()
            .filter_map(|entity| entity_view(entity, texts))
            .collect(),
        needs_review,
        accepted,
        injected_instruction: analysis.injected,
        engine: analysis.engine.clone(),
    }
}

fn judged<T, U>(said: &Said<U>, value: T, texts: &Texts<'_>) -> Judged<T> {
    Judged {
        value,
        confidence: words::confidence(said.confidence),
        origin: if said.by_person {
            Origin::Person
        } else {
            Origin::Machine
        },
        span: said.place.as_ref().and_then(|place| texts.span(place)),
    }
}

fn entity_view(entity: &Entity, texts: &Texts<'_>) -> Option<EntityView> {
    Some(EntityView {
        kind: entity.kind.clone(),
        value: entity.value.clone(),
        role: entity.role.clone(),
        confidence: words::confidence(entity.confidence),
        span: texts.span(&entity.place)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_after_an_emoji_is_counted_as_the_window_counts() {
        let texts = Texts {
            subject: "",
            body: "🙂 le 3 mars",
            from: "",
        };
        let span = texts.span(&Place("body".into(), 5, 14)).unwrap();
        assert_eq!(
            (span.start, span.end),
            (3, 12),
            "an emoji is four bytes and two units"
        );
    }

    #[test]
    fn a_passage_outside_of_its_text_is_not_shown() {
        let texts = Texts {
            subject: "é",
            body: "",
            from: "",
        };
        assert_eq!(
            texts.span(&Place("subject".into(), 0, 1)),
            None,
            "half a letter"
        );
        assert_eq!(texts.span(&Place("body".into(), 0, 9)), None);
    }
}
