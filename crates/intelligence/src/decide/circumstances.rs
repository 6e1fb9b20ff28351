//! What a letter says beside the decision that chooses another rule for it.

use domain::deadlines::Circumstance;

use super::has_phrase;
use crate::lexicon::Concept as C;
use crate::reading::Reading;

const FREE: &[&str] = &[
    "je suis libre",
    "il est libre",
    "elle est libre",
    "laisse libre",
    "laissee libre",
    "ressorti libre",
    "ressortie libre",
    "en liberte",
    "ete relache",
    "m'ont relache",
    "m'a relache",
    "ete libere",
    "laisse partir",
    "laissee partir",
    "laisse repartir",
    "laisse sortir",
    "rentre chez moi",
    "rentre a la maison",
    "rentree chez moi",
    "ni assigne",
    "pas assigne",
    "non assigne",
    "i am free",
    "he is free",
    "she is free",
    "let me go",
    "let him go",
    "let her go",
    "released me",
    "not detained",
];

const WAITING_ZONE: &[&str] = &["zone d'attente", "zapi", "waiting zone", "refus d'entree"];

const REJECTED_ASYLUM: &[&str] = &["611-1 4", "611-1, 4", "4° de l", "deboute"];

const ORDINARY: &[&str] = &[
    "procedure normale",
    "procedure ordinaire",
    "normal procedure",
];

const ACCELERATED: &[&str] = &[
    "procedure acceleree",
    "acceleree par l'ofpra",
    "irrecevab",
    "pays d'origine sur",
    "pays sur",
    "accelerated",
    "inadmissible",
];

const OUTERMOST: &[&str] = &[
    "guadeloupe",
    "guyane",
    "mayotte",
    "cayenne",
    "mamoudzou",
    "pointe-a-pitre",
    "french guiana",
];

/// The circumstances of a letter that brings a decision.
pub(super) fn circumstances(reading: &Reading<'_>) -> Vec<Circumstance> {
    use Circumstance as K;
    let border = has_phrase(reading, WAITING_ZONE);
    let rejected = has_phrase(reading, REJECTED_ASYLUM)
        || reading.says_any(&[C::OfpraReject, C::CndaReject, C::OfpraInadmissible]);
    [
        (K::Free, has_phrase(reading, FREE)),
        (K::WaitingZone, border),
        (K::Detained, !border && reading.says(C::Detention)),
        (K::RejectedAsylum, rejected),
        (K::OrdinaryAsylum, has_phrase(reading, ORDINARY)),
        (K::AcceleratedAsylum, has_phrase(reading, ACCELERATED)),
        (K::Outermost, has_phrase(reading, OUTERMOST)),
    ]
    .into_iter()
    .filter_map(|(one, is_said)| is_said.then_some(one))
    .collect()
}
