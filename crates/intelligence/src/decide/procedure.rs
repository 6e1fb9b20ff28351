//! Which procedure the new text is about.

use domain::{Category, Procedure};

use super::likeliest;
use crate::judgement::{By, Judged};
use crate::lexicon::Concept as C;
use crate::model::{Head, Odds};
use crate::reading::Reading;

/// How much a procedure that the letter names counts beside the model, on the logarithm of the odds.
const NAMED: f32 = 1.0;

/// The same for what only suggests a procedure: a permit, a visa, an appointment.
const SUGGESTED: f32 = 0.5;

/// Judges the procedure: of several the gravest, `None` where the letter is about none.
pub(crate) fn procedure(
    reading: &Reading<'_>,
    category: Category,
    odds: &Odds,
) -> Judged<Option<Procedure>> {
    if matches!(
        category,
        Category::Spam | Category::LaposteNotification | Category::General | Category::Urgent
    ) {
        return Judged {
            value: None,
            confidence: 0.95,
            span: None,
            by: By::Rule,
        };
    }
    let likely = odds.of(Head::Procedure);
    let is_aside = category == Category::ReponseClient && !is_about(reading);
    let named = named(reading, likely).filter(|_| !is_aside);
    let mut scores: Vec<f32> = likely.iter().map(|p| p.max(1e-5).ln()).collect();
    let none = &mut scores[0];
    match category {
        // A decision or a step is always one of a procedure.
        Category::Ceseda => *none = f32::NEG_INFINITY,
        _ if is_aside => *none += NAMED,
        _ if named.is_none() => *none += SUGGESTED,
        _ => {}
    }
    if let Some((procedure, _)) = named {
        let weight = if procedure == Procedure::Autre {
            SUGGESTED
        } else {
            NAMED
        };
        scores[procedure as usize + 1] += weight;
    }
    let (at, probability) = likeliest(&scores);
    let value = at.checked_sub(1).map(|at| Procedure::ALL[at]);
    let by_rule = named.filter(|(procedure, _)| Some(*procedure) == value);
    Judged {
        value,
        confidence: probability.min(0.97),
        span: by_rule.and_then(|(_, concept)| reading.place(concept)),
        by: if by_rule.is_some() {
            By::Rule
        } else {
            By::Model
        },
    }
}

/// A known client may name a procedure while writing about money or a meeting.
fn is_about(reading: &Reading<'_>) -> bool {
    about_the_file(reading)
        && !reading.says(C::Joke)
        && !reading.newly(C::Hearsay)
        && !is_housekeeping(reading)
}

/// Money or meetings, with the procedure only in the subject of the thread.
fn is_housekeeping(reading: &Reading<'_>) -> bool {
    let named = [
        C::Oqtf,
        C::RefusTitre,
        C::RetraitTitre,
        C::Asylum,
        C::FamilyReunion,
        C::Naturalisation,
        C::Visa,
        C::Permit,
        C::Regularisation,
    ];
    reading.newly_any(&[C::FeesMoney, C::MeetingOwner]) && !reading.newly_any(&named)
}

/// Papers, answers or news of the procedure itself.
fn about_the_file(reading: &Reading<'_>) -> bool {
    reading.says_any(&[
        C::SendsDocs,
        C::AskNews,
        C::Permit,
        C::Naturalisation,
        C::FamilyReunion,
        C::Asylum,
        C::Regularisation,
        C::Visa,
        C::DocsRequestAuthority,
    ])
}

/// `assortie d'aucune mesure d'éloignement`: named only to say that there is none.
fn denies_removal(reading: &Reading<'_>) -> bool {
    let denials = [
        "aucune mesure d'eloignement",
        "aucune obligation de quitter",
        "aucune oqtf",
        "pas d'oqtf",
        "sans oqtf",
        "sans mesure d'eloignement",
        "pas de mesure d'eloignement",
        "pas d'obligation de quitter",
        "no oqtf",
        "no obligation to leave",
    ];
    reading.count(C::Oqtf) < 3 && denials.iter().any(|denial| reading.flat.contains(denial))
}

/// The gravest procedure named, with the words that name it.
fn named(reading: &Reading<'_>, likely: &[f32]) -> Option<(Procedure, C)> {
    if reading.says(C::Oqtf) && !denies_removal(reading) {
        return Some((Procedure::Oqtf, C::Oqtf));
    }
    if reading.says_any(&[C::Detention, C::HouseArrest, C::Jld]) && reading.says(C::Dublin) {
        return Some((Procedure::Asile, C::Dublin));
    }
    if reading.says(C::RetraitTitre) {
        return Some((Procedure::RetraitTitre, C::RetraitTitre));
    }
    let others = [
        (Procedure::Asile, C::Asylum),
        (Procedure::Asile, C::Dublin),
        (Procedure::Asile, C::Cma),
        (Procedure::RegroupementFamilial, C::FamilyReunion),
        (Procedure::Naturalisation, C::Naturalisation),
        (Procedure::Naturalisation, C::NatPostponed),
    ];
    let weight = |(procedure, concept): (Procedure, C)| {
        let in_subject = reading.subject_hits.iter().any(|h| h.concept == concept);
        f32::from(reading.count(concept))
            + if in_subject { 2.0 } else { 0.0 }
            + 3.0 * likely[procedure as usize + 1]
    };
    let other = others
        .into_iter()
        .filter(|&(_, c)| reading.says(c))
        .max_by(|a, b| weight(*a).total_cmp(&weight(*b)));
    if reading.says(C::RefusTitre)
        && !(other.is_some_and(|o| weight(o) > 3.5) && reading.count(C::RefusTitre) < 2)
    {
        return Some((Procedure::RefusTitre, C::RefusTitre));
    }
    // A visa for a family or after a refusal is its own matter, whatever right it rests on.
    if reading.says(C::VisaRefused) && other.is_none_or(|o| weight(o) < 4.0) {
        return Some((Procedure::Autre, C::VisaRefused));
    }
    if let Some(other) = other {
        return Some(other);
    }
    let waits = reading.says(C::ImplicitRefusal)
        && reading.says_any(&[C::Permit, C::Prefecture])
        && !reading.says(C::SendsDocs);
    if waits {
        return Some((Procedure::RefusTitre, C::ImplicitRefusal));
    }
    if reading.says_any(&[C::Permit, C::Refused])
        && reading.says(C::Permit)
        && reading.says(C::Refused)
        && reading.says(C::Prefecture)
        && likely[Procedure::RefusTitre as usize + 1] > 0.3
    {
        return Some((Procedure::RefusTitre, C::Refused));
    }
    [
        C::VisaRefused,
        C::WorkPermitRefused,
        C::Expulsion,
        C::EntryRefused,
        C::Detention,
        C::HouseArrest,
        C::AppointmentAuthority,
        C::Visa,
        C::WorkPermit,
        C::Regularisation,
        C::Permit,
        C::TalentHire,
        C::Reunification,
        C::ClosureRequest,
    ]
    .into_iter()
    .find(|&concept| reading.says(concept))
    .map(|concept| (Procedure::Autre, concept))
}
