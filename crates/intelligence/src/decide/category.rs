//! What kind of letter it is: the model's odds, corrected by what rules know for certain.

use domain::Category;

mod evidence;

use self::evidence::{corrections, is_joke};
use super::{DECISIONS, likeliest};
use crate::judgement::{By, Judged};
use crate::layout::Thread;
use crate::lexicon::Concept as C;
use crate::model::{Head, Odds};
use crate::reading::Reading;
use crate::sender::Sender;

/// Judges the category.
pub(crate) fn category(reading: &Reading<'_>, sender: Sender, odds: &Odds) -> Judged<Category> {
    if let Some((value, concept)) = certain(reading, sender) {
        return Judged {
            value,
            confidence: 0.97,
            span: concept.and_then(|c| reading.place(c)),
            by: By::Rule,
        };
    }
    if !has_words(reading) {
        return Judged {
            value: Category::General,
            confidence: NOTHING_SAID,
            span: None,
            by: By::Rule,
        };
    }
    let mut scores: Vec<f32> = odds
        .of(Head::Category)
        .iter()
        .map(|p| p.max(1e-5).ln())
        .collect();
    for (category, weight) in corrections(reading, sender) {
        scores[category as usize] += RULES * weight;
    }
    if is_joke(reading) {
        scores[Category::Ceseda as usize] -= JOKE;
    }
    let (at, probability) = likeliest(&scores);
    let value = Category::ALL[at];
    // A joke about a measure is for a person to laugh about.
    let doubt = if is_joke(reading) && reading.says_any(DECISIONS) {
        0.55
    } else {
        1.0
    };
    Judged {
        value,
        confidence: probability.min(0.99) * doubt,
        span: decisive(reading, value),
        by: By::Model,
    }
}

/// How sure a judgement is about a letter without a word: a person looks at it.
const NOTHING_SAID: f32 = 0.3;

fn has_words(reading: &Reading<'_>) -> bool {
    [&reading.subject, &reading.body]
        .iter()
        .any(|folded| folded.text.contains(char::is_alphabetic))
}

/// Kinds of letter that say what they are.
fn certain(reading: &Reading<'_>, sender: Sender) -> Option<(Category, Option<C>)> {
    let letter = reading.letter;
    let subject_says = |concept: C| reading.subject_hits.iter().any(|h| h.concept == concept);
    if letter.is_delivery_report || subject_says(C::Bounce) && sender == Sender::Machine {
        return Some((Category::General, Some(C::Bounce)));
    }
    if letter.auto_submitted.is_some_and(|a| a.contains("replied"))
        || subject_says(C::AutoReply) && reading.thread != Thread::Reply
    {
        return Some((Category::General, Some(C::AutoReply)));
    }
    if letter.list_id.is_some() && reading.count(C::Newsletter) > 1 {
        return Some((Category::General, Some(C::Newsletter)));
    }
    None
}

/// How far the rules are trusted beside the model: they know few words, it has read three thousand letters. They hold what is
/// plain where a letter tries to steer it.
const RULES: f32 = 0.15;

/// What more than one sign of a joke takes from a procedure: its words are all there, and none of them is meant.
const JOKE: f32 = 4.0;

/// The passage that speaks most for a category.
fn decisive(reading: &Reading<'_>, category: Category) -> Option<crate::judgement::Span> {
    let concepts: &[C] = match category {
        Category::Spam => &[
            C::Extortion,
            C::ScamMoney,
            C::AdLeads,
            C::PhishClick,
            C::AdSeo,
            C::AdPitch,
            C::BossFraud,
            C::AdSource,
        ],
        Category::LaposteNotification => &[C::PostalNotice, C::Registered, C::Parcel],
        Category::Ceseda => &[
            C::Oqtf,
            C::Detention,
            C::RetraitTitre,
            C::RefusTitre,
            C::OfpraReject,
            C::Dublin,
            C::NatPostponed,
            C::NatRefused,
            C::VisaRefused,
            C::HearingNotice,
            C::Summons,
            C::AppointmentAuthority,
            C::ImplicitRefusal,
            C::Expulsion,
            C::Favourable,
            C::Asylum,
            C::FamilyReunion,
            C::Naturalisation,
            C::Visa,
            C::Permit,
            C::Prefecture,
        ],
        Category::Urgent => &[
            C::HoursLimit,
            C::Custody,
            C::Blocked,
            C::Eviction,
            C::UrgentWord,
        ],
        Category::NouveauClient => &[
            C::FirstContact,
            C::AskConsultation,
            C::AskQuote,
            C::WebForm,
            C::SalesProduct,
        ],
        Category::ReponseClient => &[
            C::SendsDocs,
            C::AskNews,
            C::FeesMoney,
            C::AcceptQuote,
            C::MeetingOwner,
            C::KnownClient,
            C::Thanks,
        ],
        Category::General => &[
            C::AutoReply,
            C::Newsletter,
            C::Organiser,
            C::Receipt,
            C::Application,
            C::Supplier,
            C::Invitation,
            C::Press,
            C::ListTraffic,
        ],
    };
    concepts.iter().find_map(|&concept| reading.place(concept))
}
