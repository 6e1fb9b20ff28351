//! What stands around a name, and what a name's own words say: somebody spoken to, a lawyer, a bystander, an acronym.

use super::shape::Name;
use crate::fold::clip;

/// `Chère Madame Quispe,` speaks to somebody.
pub(super) fn is_addressed(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    let before = crate::fold::Folded::new(line).text;
    let before = before.trim_end();
    matches!(
        before,
        "bonjour"
            | "bonsoir"
            | "cher"
            | "chere"
            | "dear"
            | "madame"
            | "monsieur"
            | "hello"
            | "bonjour maitre"
            | "chers"
    ) || before.ends_with("maitre")
        || before.ends_with("me")
}

/// `Me`, `docteur`: the name that follows is no client's.
pub(super) fn is_lawyer(before: &str) -> bool {
    let before = before.trim_end();
    [
        "Me",
        "Maître",
        "Maitre",
        "ME",
        "Me.",
        "avocat",
        "avocate",
        "confrère",
        "Dr",
        "Dr.",
        "docteur",
    ]
    .iter()
    .any(|t| before.ends_with(t))
}

/// `Mme Bonnard, ma logeuse`: a person of the story who is no party.
pub(super) fn is_bystander(after: &str) -> bool {
    let after = crate::fold::Folded::new(clip(after, 60)).text;
    let after = after.trim_start_matches([',', ' ', '(']);
    let roles = [
        "ma logeuse",
        "mon logeur",
        "mon patron",
        "ma patronne",
        "mon employeur",
        "ma voisine",
        "mon voisin",
        "mon proprietaire",
        "ma proprietaire",
        "agent",
        "adjoint",
        "assistant",
        "mon medecin",
        "la directrice",
        "le directeur",
        "directeur",
        "directrice",
        "ma conseillere",
        "mon conseiller",
        "ma prof",
        "mon prof",
        "notaire",
        "interprete",
        "educat",
        "chef",
        "cheffe",
        "greffi",
        "prefet",
        "prefete",
        "huissier",
        "votre secretaire",
        "au telephone",
        "a la prefecture",
        "du guichet",
        "de la prefecture",
        "de l'ofii",
        "juge",
        "magistrat",
    ];
    roles.iter().any(|role| after.starts_with(role))
}

/// Words in capitals that only look like a surname.
pub(super) fn is_acronym(name: &Name) -> bool {
    let known = [
        "oqtf",
        "irtf",
        "anef",
        "ofpra",
        "cnda",
        "ofii",
        "jld",
        "cra",
        "tribunal",
        "audience",
        "convocation",
        "refus",
        "demande",
        "decision",
        "arrete",
        "notification",
        "recours",
        "avis",
        "procedure",
        "pref",
        "prefecture",
        "france",
        "paris",
        "tva",
        "ttc",
        "pdf",
        "rdv",
        "url",
        "visa",
        "objet",
        "dossier",
        "section",
        "chambre",
        "rpva",
        "cma",
        "ada",
        "ddv",
        "aes",
        "vls",
        "apj",
        "vpf",
        "caf",
    ];
    name.key().iter().any(|w| known.contains(&w.as_str()))
}
