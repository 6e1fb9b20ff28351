//! What kind of letter it is: the model's odds, corrected by what rules know for certain.

use domain::Category;

use super::fraud::unsolicited;
use super::{DECISIONS, is_immigration};
use crate::judgement::{By, Judged};
use crate::layout::Thread;
use crate::letter::Knowledge;
use crate::lexicon::Concept as C;
use crate::model::{Head, Odds};
use crate::reading::Reading;
use crate::sender::Sender;

/// Judges the category.
pub(crate) fn category(reading: &Reading<'_>, sender: Sender, odds: &Odds) -> Judged<Category> {
    if let Some((value, concept)) = certain(reading, sender) {
        return Judged { value, confidence: 0.97, span: concept.and_then(|c| reading.place(c)), by: By::Rule };
    }
    let mut scores: Vec<f32> = odds.of(Head::Category).iter().map(|p| p.max(1e-5).ln()).collect();
    for (category, weight) in corrections(reading, sender) {
        scores[category as usize] += weight;
    }
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let total: f32 = scores.iter().map(|s| (s - best).exp()).sum();
    let value = Category::ALL.iter().copied().max_by(|a, b| scores[*a as usize].total_cmp(&scores[*b as usize])).unwrap_or(Category::General);
    Judged { value, confidence: (1.0 / total).min(0.99), span: decisive(reading, value), by: By::Model }
}

/// Kinds of letter that say what they are.
fn certain(reading: &Reading<'_>, sender: Sender) -> Option<(Category, Option<C>)> {
    let letter = reading.letter;
    let subject_says = |concept: C| reading.subject_hits.iter().any(|h| h.concept == concept);
    if letter.is_delivery_report || subject_says(C::Bounce) && sender == Sender::Machine {
        return Some((Category::General, Some(C::Bounce)));
    }
    if letter.auto_submitted.is_some_and(|a| a.contains("replied")) || subject_says(C::AutoReply) && reading.thread != Thread::Reply {
        return Some((Category::General, Some(C::AutoReply)));
    }
    if letter.list_id.is_some() && reading.count(C::Newsletter) > 1 {
        return Some((Category::General, Some(C::Newsletter)));
    }
    None
}

/// Weights on the logarithm of the odds.
fn corrections(reading: &Reading<'_>, sender: Sender) -> Vec<(Category, f32)> {
    let mut out = Vec::new();
    let spam = unsolicited(reading);
    let official = matches!(sender, Sender::Authority | Sender::Colleague | Sender::Lawyer | Sender::SocialWorker);
    out.push((Category::Spam, if spam < 0.2 { -3.0 } else if official && spam < 1.2 { -1.5 } else { (spam - 0.5) * 3.0 }));
    let postal = reading.says_any(&[C::Registered, C::Parcel, C::PostalNotice]);
    out.push((Category::LaposteNotification, if !postal { -4.0 } else if brings_decision(reading) { -2.5 } else { 0.0 }));
    let immigration = is_immigration(reading);
    let decided = brings_decision(reading);
    out.push((Category::Ceseda, match (immigration, decided) {
        (false, _) => -5.0,
        (true, true) if reading.says(C::Joke) => -1.5,
        (true, true) => 1.5,
        (true, false) => -0.3,
    }));
    let pressing = reading.says_any(&[C::HoursLimit, C::UrgentWord, C::Custody, C::Blocked, C::Eviction]);
    out.push((Category::Urgent, match (pressing, decided) {
        (false, _) => -4.0,
        (true, true) => -3.0,
        (true, false) if reading.says(C::HoursLimit) || reading.says(C::Custody) => 0.5,
        (true, false) => -0.5,
    }));
    out.push((Category::NouveauClient, newcomer(reading, sender, decided)));
    out.push((Category::ReponseClient, known(reading)));
    out
}

fn newcomer(reading: &Reading<'_>, sender: Sender, decided: bool) -> f32 {
    let mut weight = 0.0;
    weight += match reading.letter.known_sender {
        Knowledge::Known => -4.0,
        Knowledge::Unknown => 0.7,
        Knowledge::NotTold => 0.0,
    };
    if reading.letter.is_reply {
        weight -= 2.5;
    }
    if decided {
        weight -= 1.5;
    }
    if matches!(sender, Sender::Authority | Sender::Colleague) {
        weight -= 2.0;
    }
    if reading.says_any(&[C::FirstContact, C::AskConsultation, C::AskQuote, C::WebForm]) { weight + 0.4 } else { weight - 1.0 }
}

fn known(reading: &Reading<'_>) -> f32 {
    let told = match reading.letter.known_sender {
        Knowledge::Known => 1.2,
        Knowledge::Unknown => -1.5,
        Knowledge::NotTold => 0.0,
    };
    let thread = if reading.thread == Thread::Reply { 0.6 } else { -0.3 };
    told + thread
}

/// The new text brings a decision, a summons or a step of a procedure, rather than talk about one.
pub(crate) fn brings_decision(reading: &Reading<'_>) -> bool {
    let step = reading.says_any(&[C::Summons, C::AppointmentAuthority, C::HearingNotice, C::Hearing, C::MemoNotice]) && is_immigration(reading);
    let decided = reading.says_any(DECISIONS) && (reading.says_any(&[C::Notified, C::Refused, C::Appeal, C::Hearing, C::Favourable, C::HouseArrest, C::Detention, C::OqtfDelay, C::OqtfNoDelay, C::Decision, C::ImplicitRefusal]) || reading.says(C::Oqtf));
    let favourable = reading.says(C::Favourable) && is_immigration(reading);
    step || decided || favourable
}

/// The passage that speaks most for a category.
fn decisive(reading: &Reading<'_>, category: Category) -> Option<crate::judgement::Span> {
    let concepts: &[C] = match category {
        Category::Spam => &[C::Extortion, C::ScamMoney, C::AdLeads, C::PhishClick, C::AdSeo, C::AdPitch, C::BossFraud, C::AdSource],
        Category::LaposteNotification => &[C::PostalNotice, C::Registered, C::Parcel],
        Category::Ceseda => &[
            C::Oqtf, C::Detention, C::RetraitTitre, C::RefusTitre, C::OfpraReject, C::Dublin, C::NatPostponed, C::NatRefused, C::VisaRefused, C::HearingNotice, C::Summons, C::AppointmentAuthority, C::ImplicitRefusal, C::Expulsion, C::Favourable, C::Asylum, C::FamilyReunion,
            C::Naturalisation, C::Visa, C::Permit, C::Prefecture,
        ],
        Category::Urgent => &[C::HoursLimit, C::Custody, C::Blocked, C::Eviction, C::UrgentWord],
        Category::NouveauClient => &[C::FirstContact, C::AskConsultation, C::AskQuote, C::WebForm, C::SalesProduct],
        Category::ReponseClient => &[C::SendsDocs, C::AskNews, C::FeesMoney, C::AcceptQuote, C::MeetingOwner, C::KnownClient, C::Thanks],
        Category::General => &[C::AutoReply, C::Newsletter, C::Organiser, C::Receipt, C::Application, C::Supplier, C::Invitation, C::Press, C::ListTraffic],
    };
    concepts.iter().find_map(|&concept| reading.place(concept))
}
