//! The mood of the writer.

use domain::{Category, Sentiment};

use crate::judgement::{By, Judged};
use crate::lexicon::Concept as C;
use crate::model::{Head, Odds};
use crate::reading::Reading;
use crate::sender::Sender;

/// Judges the mood. Authorities and machines have none, advertising only pretends to.
pub(crate) fn sentiment(
    reading: &Reading<'_>,
    sender: Sender,
    category: Category,
    odds: &Odds,
) -> Judged<Sentiment> {
    let neutral = |confidence| Judged {
        value: Sentiment::Neutral,
        confidence,
        span: None,
        by: By::Rule,
    };
    match (category, sender) {
        (Category::Spam, _) if reading.count(C::Extortion) > 0 => {
            return Judged {
                value: Sentiment::Negative,
                confidence: 0.95,
                span: reading.place(C::Extortion),
                by: By::Rule,
            };
        }
        (Category::Spam | Category::LaposteNotification, _)
        | (_, Sender::Authority | Sender::Machine) => return neutral(0.95),
        _ => {}
    }
    let odds = odds.of(Head::Sentiment);
    let count = |concepts: &[C]| {
        f32::from(
            concepts
                .iter()
                .map(|&c| reading.count(c).min(3))
                .sum::<u16>()
                .min(4),
        )
    };
    let mut positive =
        odds[Sentiment::Positive as usize].max(1e-4).ln() + 0.9 * count(&[C::Thanks, C::Joy]);
    let mut negative = odds[Sentiment::Negative as usize].max(1e-4).ln()
        + 0.9 * count(&[C::Anger, C::Fear, C::Threat]);
    let neutral = odds[Sentiment::Neutral as usize].max(1e-4).ln();
    if reading.says(C::Favourable) && !reading.says_any(&[C::Anger, C::Threat, C::Refused]) {
        positive += 1.2;
    }
    if matches!(
        sender,
        Sender::Lawyer
            | Sender::SocialWorker
            | Sender::Employer
            | Sender::Colleague
            | Sender::Business
    ) {
        // Who writes in the way of their work reports the fear of others.
        negative -= 0.4;
    }
    let total = positive.exp() + negative.exp() + neutral.exp();
    let (value, score, concepts) = if positive > negative && positive > neutral {
        (
            Sentiment::Positive,
            positive,
            [C::Joy, C::Thanks, C::Favourable],
        )
    } else if negative > neutral {
        (
            Sentiment::Negative,
            negative,
            [C::Fear, C::Anger, C::Threat],
        )
    } else {
        (Sentiment::Neutral, neutral, [C::Oqtf; 3])
    };
    let span = if value == Sentiment::Neutral {
        None
    } else {
        concepts.into_iter().find_map(|c| reading.place(c))
    };
    Judged {
        value,
        confidence: score.exp() / total,
        span,
        by: By::Model,
    }
}
