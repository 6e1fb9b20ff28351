//! Which families of rules a situation may fall under, when a message only hints at it.

use jiff::civil::Date;

use super::{Computation, DeadlineError, Outcome, Request, compute};
use crate::law::Law;
use crate::triage::Procedure;

/// The families a message may fall under, the shortest usual delay first.
///
/// `situation` is a `rule_situation` word of triage (`oqtf_retention`); an unknown or absent one
/// gives every family of the procedure that a fresh decision can open. An empty answer means that
/// no rule exists: a person enters the date.
#[must_use]
pub fn possible_families(procedure: Procedure, situation: Option<&str>) -> &'static [&'static str] {
    situation
        .and_then(|word| of_situation(procedure, word))
        .unwrap_or_else(|| of_procedure(procedure))
}

fn of_situation(procedure: Procedure, situation: &str) -> Option<&'static [&'static str]> {
    Some(match situation {
        "oqtf_avec_delai" => &["oqtf-avec-ddv-libre"],
        "oqtf_sans_delai" => &["oqtf-sans-delai-libre"],
        "oqtf_assignation" => &["oqtf-assignation"],
        "oqtf_retention" => &["oqtf-retention"],
        "oqtf_detention" => &["oqtf-detention"],
        "oqtf_inconnu" => of_procedure(Procedure::Oqtf),
        "assignation" => &["assignation-l731-1"],
        "retention" => &["retention-placement-jld"],
        "ordonnance_jld" => &["retention-prolongation-appel"],
        "refus_titre" => &["refus-titre-seul"],
        "retrait_titre" => &["retrait-titre-seul"],
        "procedure_contradictoire" => &["retrait-observations"],
        "rejet_ofpra" | "irrecevabilite_ofpra" => &[
            "cnda-recours-accelere",
            "cnda-recours",
            "cnda-recours-normal",
        ],
        "cloture_ofpra" => &["ofpra-reouverture"],
        "rejet_cnda" => &["cassation-ce"],
        "transfert_dublin" => &["transfert-libre"],
        "refus_cma" => &["cma-recours"],
        "refus_visa" => &["visa-rapo"],
        "refus_regroupement" => &["rf-refus-explicite"],
        "refus_naturalisation" | "ajournement_naturalisation" => &["nat-rapo"],
        "jugement_ta" => match procedure {
            Procedure::Oqtf => &["oqtf-appel"],
            Procedure::RefusTitre | Procedure::RetraitTitre => &["refus-titre-appel"],
            _ => &["oqtf-appel", "refus-titre-appel"],
        },
        "irtf" => &["irtf-autonome"],
        "expulsion" => &["expulsion-recours"],
        "refus_autorisation_travail" | "cloture_demande" => &[],
        _ => return None,
    })
}

const fn of_procedure(procedure: Procedure) -> &'static [&'static str] {
    match procedure {
        Procedure::Oqtf => &[
            "oqtf-retention",
            "oqtf-assignation",
            "oqtf-detention",
            "oqtf-deboute-accelere",
            "oqtf-sans-delai-libre",
            "oqtf-avec-ddv-libre",
        ],
        Procedure::RefusTitre => &["refus-titre-avec-oqtf", "refus-titre-seul"],
        Procedure::RetraitTitre => &[
            "retrait-observations",
            "retrait-titre-avec-oqtf",
            "retrait-titre-seul",
        ],
        Procedure::Asile => &[
            "transfert-libre",
            "cma-recours",
            "cnda-recours-accelere",
            "cnda-recours",
            "cnda-recours-normal",
        ],
        Procedure::RegroupementFamilial => &["rf-refus-explicite"],
        Procedure::Naturalisation => &["nat-rapo", "nat-ta-nantes", "nat-declaration-contestation"],
        Procedure::Autre => &["visa-rapo", "visa-ta-nantes", "expulsion-recours"],
    }
}

/// What several families answer for the same facts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Possible {
    /// The deadlines that could be computed, the nearest first: the first is the one to show.
    pub computed: Vec<Computation>,
    /// The families without a rule for these facts.
    pub manual: Vec<String>,
}

/// Computes every family for the facts of `request`, whose own family is ignored.
///
/// An unconfirmed situation (free, house arrest, detained) shows the shortest of its possible deadlines.
///
/// # Errors
///
/// [`DeadlineError`] of the first family that cannot be computed, except for missing legal-aid facts,
/// which only put that family among the manual ones.
pub fn compute_possible(
    law: &Law,
    families: &[&str],
    request: &Request,
) -> Result<Possible, DeadlineError> {
    let mut possible = Possible::default();
    for &family in families {
        match compute(
            law,
            &Request {
                family: family.to_owned(),
                ..request.clone()
            },
        ) {
            Ok(Outcome::Computed(computation)) => possible.computed.push(*computation),
            Ok(Outcome::Manual(_)) | Err(DeadlineError::MissingFact { .. }) => {
                possible.manual.push(family.to_owned());
            }
            Err(error) => return Err(error),
        }
    }
    possible
        .computed
        .sort_by_key(|computation| computation.dates.first().unwrap_or(Date::MAX));
    Ok(possible)
}
