//! Which procedure the new text is about.

use domain::{Category, Procedure};

use crate::judgement::{By, Judged};
use crate::lexicon::Concept as C;
use crate::model::{Head, Odds};
use crate::reading::Reading;

/// Judges the procedure: of several the gravest, `None` where the letter is about none.
pub(crate) fn procedure(
    reading: &Reading<'_>,
    category: Category,
    odds: &Odds,
) -> Judged<Option<Procedure>> {
    let none = |confidence| Judged {
        value: None,
        confidence,
        span: None,
        by: By::Rule,
    };
    if matches!(
        category,
        Category::Spam | Category::LaposteNotification | Category::General | Category::Urgent
    ) {
        return none(0.95);
    }
    let likely = odds.of(Head::Procedure);
    let named = named(reading, likely);
    let by_rule = |value, concept: C| Judged {
        value: Some(value),
        confidence: 0.9,
        span: reading.place(concept),
        by: By::Rule,
    };
    match (category, named) {
        (Category::Ceseda, Some((procedure, concept))) => by_rule(procedure, concept),
        (Category::Ceseda, None) => Judged {
            value: Some(Procedure::Autre),
            confidence: 0.6,
            span: None,
            by: By::Rule,
        },
        (_, None) => none(0.9),
        (Category::ReponseClient, Some((procedure, concept))) => {
            // A client may name a procedure while writing about money or a meeting.
            if reading.says(C::Joke)
                || reading.newly(C::Hearsay)
                || likely[0] > 0.6
                || !about_the_file(reading)
                || is_housekeeping(reading)
            {
                Judged {
                    value: None,
                    confidence: likely[0].max(0.5),
                    span: None,
                    by: By::Model,
                }
            } else {
                by_rule(procedure, concept)
            }
        }
        (_, Some((procedure, concept))) => by_rule(procedure, concept),
    }
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

/// The gravest procedure named, with the words that name it.
fn named(reading: &Reading<'_>, likely: &[f32]) -> Option<(Procedure, C)> {
    if reading.says(C::Oqtf) {
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
