//! The judgements, one file each. Rules where the matter is plain, the model where it is not.

pub(crate) mod action;
pub(crate) mod category;
pub(crate) mod circumstances;
pub(crate) mod contact;
pub(crate) mod deadline;
pub(crate) mod fraud;
pub(crate) mod mood;
pub(crate) mod priority;
pub(crate) mod procedure;
pub(crate) mod summary;

use crate::lexicon::Concept;
use crate::reading::Reading;

/// Concepts of entry and stay: without one of them a letter is no immigration procedure.
pub(crate) const IMMIGRATION: &[Concept] = &[
    Concept::Oqtf,
    Concept::Irtf,
    Concept::Detention,
    Concept::HouseArrest,
    Concept::RefusTitre,
    Concept::ImplicitRefusal,
    Concept::RetraitTitre,
    Concept::Contradictoire,
    Concept::Asylum,
    Concept::OfpraReject,
    Concept::Dublin,
    Concept::Cma,
    Concept::FamilyReunion,
    Concept::Reunification,
    Concept::Naturalisation,
    Concept::NatPostponed,
    Concept::Visa,
    Concept::VisaRefused,
    Concept::WorkPermit,
    Concept::Permit,
    Concept::Regularisation,
    Concept::Expulsion,
    Concept::EntryRefused,
    Concept::AppointmentAuthority,
    Concept::Prefecture,
    Concept::Jld,
    Concept::ClosureRequest,
    Concept::TalentHire,
    Concept::EndProtection,
];

/// A decision, or a step that a person cannot mistake for talk.
pub(crate) const DECISIONS: &[Concept] = &[
    Concept::Oqtf,
    Concept::RefusTitre,
    Concept::RetraitTitre,
    Concept::Contradictoire,
    Concept::OfpraReject,
    Concept::OfpraInadmissible,
    Concept::OfpraClosure,
    Concept::CndaReject,
    Concept::Dublin,
    Concept::NatPostponed,
    Concept::NatRefused,
    Concept::VisaRefused,
    Concept::WorkPermitRefused,
    Concept::Expulsion,
    Concept::CourtJudgment,
    Concept::EntryRefused,
    Concept::Detention,
    Concept::ImplicitRefusal,
    Concept::EndProtection,
    Concept::Irtf,
    Concept::Cma,
];

/// The letter is about entry and stay, as far as its own words go.
pub(crate) fn is_immigration(reading: &Reading<'_>) -> bool {
    reading.says_any(IMMIGRATION)
}

/// The new text or the subject has one of these.
fn has_phrase(reading: &Reading<'_>, phrases: &[&str]) -> bool {
    phrases
        .iter()
        .any(|p| reading.subject.text.contains(p) || reading.spoken().any(|text| text.contains(p)))
}

/// The best of some scores (logarithms of odds), and how likely it is beside the others, 0 to 1.
pub(crate) fn likeliest(scores: &[f32]) -> (usize, f32) {
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let total: f32 = scores.iter().map(|score| (score - best).exp()).sum();
    let at = scores.iter().position(|score| *score >= best).unwrap_or(0);
    (at, 1.0 / total)
}
