//! Whether an unknown person asks for help.

use domain::Category;

use crate::judgement::{By, Judged};
use crate::letter::Knowledge;
use crate::lexicon::Concept as C;
use crate::model::{Head, Odds};
use crate::reading::Reading;
use crate::sender::Sender;

/// Judges whether this is a first contact.
pub(crate) fn is_first_contact(
    reading: &Reading<'_>,
    sender: Sender,
    category: &Judged<Category>,
    odds: &Odds,
) -> Judged<bool> {
    let rule = |value, confidence| Judged {
        value,
        confidence,
        span: reading.place(C::FirstContact).filter(|_| value),
        by: By::Rule,
    };
    // What follows from the category is no surer than the category is.
    let follows = |value| rule(value, category.confidence.min(0.95));
    match category.value {
        Category::NouveauClient => return follows(true),
        Category::Spam
        | Category::LaposteNotification
        | Category::General
        | Category::ReponseClient => return follows(false),
        Category::Ceseda | Category::Urgent => {}
    }
    match reading.letter.known_sender {
        Knowledge::Known => return rule(false, 0.97),
        Knowledge::Unknown
            if matches!(
                sender,
                Sender::Person | Sender::Relative | Sender::Form | Sender::SocialWorker
            ) =>
        {
            return rule(true, 0.9);
        }
        Knowledge::Unknown | Knowledge::NotTold => {}
    }
    if matches!(
        sender,
        Sender::Authority | Sender::Machine | Sender::Colleague
    ) {
        return rule(false, 0.95);
    }
    if reading.letter.is_reply {
        return rule(false, 0.9);
    }
    let odds = odds.of(Head::FirstContact)[1].clamp(0.01, 0.99);
    let mut score = (odds / (1.0 - odds)).ln();
    score += 0.8 * f32::from(reading.count(C::FirstContact).min(3))
        + 0.5 * f32::from(reading.count(C::AskQuote).min(2))
        + 0.4 * f32::from(reading.count(C::AskConsultation).min(2));
    score -= 0.6 * f32::from(reading.count(C::KnownClient).min(3));
    let probability = 1.0 / (1.0 + (-score).exp());
    let value = probability > 0.5;
    Judged {
        value,
        confidence: if value {
            probability
        } else {
            1.0 - probability
        },
        span: reading.place(if value {
            C::FirstContact
        } else {
            C::KnownClient
        }),
        by: By::Model,
    }
}
