//! The words of exports: under which names a field goes, and which words mean what.

use super::super::fields::folded;
use domain::{Outcome, Procedure};

pub(super) const TITLE: &[&str] = &[
    "titre", "title", "intitule", "nom", "name", "libelle", "label", "objet",
];
pub(super) const DESCRIPTION: &[&str] = &["description", "details", "detail", "resume"];
pub(super) const CREATED: &[&str] = &[
    "createdat",
    "datecreation",
    "creele",
    "dateouverture",
    "openedat",
];
pub(super) const STATUS: &[&str] = &["statut", "status", "etat", "state"];
pub(super) const OUTCOME: &[&str] = &["outcome", "issue", "resultat"];
pub(super) const ENDED: &[&str] = &["endedon", "dateissue", "datejugement"];
pub(super) const FILED: &[&str] = &["filedon", "datedepot", "dateintroduction"];
pub(super) const DONE_AT: &[&str] = &[
    "completedat",
    "doneat",
    "termineele",
    "dateterminee",
    "datefin",
    "dateaccomplissement",
];
pub(super) const DONE: &[&str] = &[
    "done",
    "completed",
    "terminee",
    "termine",
    "fait",
    "faite",
    "respectee",
];

pub(super) fn is_yes(text: &str) -> bool {
    matches!(
        folded(text).as_str(),
        "true" | "1" | "oui" | "yes" | "vrai" | "o" | "y" | "x"
    )
}

/// Whether a word says that something is over.
pub(super) fn is_done(word: &str) -> bool {
    matches!(
        word,
        "done"
            | "fait"
            | "faite"
            | "termine"
            | "terminee"
            | "terminees"
            | "completed"
            | "complete"
            | "accompli"
            | "accomplie"
            | "respecte"
            | "respectee"
            | "met"
            | "realise"
            | "realisee"
            | "validee"
            | "cloturee"
            | "close"
            | "closed"
    )
}

pub(super) fn procedure(word: &str) -> Option<Procedure> {
    let known = match folded(word).as_str() {
        "oqtf" | "obligationdequitterleterritoirefrancais" => Procedure::Oqtf,
        "retraittitre" | "retraitdetitre" | "retraittitresejour" => Procedure::RetraitTitre,
        "refustitre" | "refusdetitre" | "refustitresejour" | "titresejour" | "titredesejour" => {
            Procedure::RefusTitre
        }
        "asile" | "asylum" | "cnda" | "ofpra" => Procedure::Asile,
        "regroupementfamilial" | "familyreunification" => Procedure::RegroupementFamilial,
        "naturalisation" | "nationalite" => Procedure::Naturalisation,
        "autre" | "other" => Procedure::Autre,
        _ => return None,
    };
    Some(known)
}

pub(super) fn outcome(word: &str) -> Option<Outcome> {
    let known = match folded(word).as_str() {
        "favourable" | "favorable" | "gagne" | "gagnee" | "won" => Outcome::Favourable,
        "partly" | "partiellementfavorable" | "partiel" | "partielle" => Outcome::Partly,
        "unfavourable" | "unfavorable" | "defavorable" | "perdu" | "perdue" | "lost" => {
            Outcome::Unfavourable
        }
        "withdrawn" | "desistement" => Outcome::Withdrawn,
        "other" | "autre" => Outcome::Other,
        _ => return None,
    };
    Some(known)
}

pub(super) fn is_archived(word: &str) -> Option<bool> {
    match word {
        "open" | "ouvert" | "ouverte" | "encours" | "actif" | "active" | "nouveau" | "new"
        | "enattente" | "pending" | "inprogress" | "urgent" | "suspendu" | "brouillon" => {
            Some(false)
        }
        "clos" | "close" | "closed" | "cloture" | "cloturee" | "ferme" | "fermee" | "termine"
        | "terminee" | "archive" | "archived" | "archivee" | "annule" | "annulee" | "cancelled"
        | "gagne" | "perdu" | "done" => Some(true),
        _ => None,
    }
}
