//! Which families of rules a situation may fall under, when a message only hints at it.

use jiff::civil::Date;

use super::{Computation, DeadlineError, Outcome, Request, compute};
use crate::law::{Law, VersionKey};
use crate::triage::Procedure;
use crate::word::vocabulary;

vocabulary! {
    /// What a message says beside the situation that chooses another rule for it.
    Circumstance as "circumstance" {
        /// Nobody keeps the person: neither detained nor under house arrest.
        Free = "free",
        /// In administrative detention.
        Detained = "detained",
        /// In a waiting zone at the border.
        WaitingZone = "waiting_zone",
        /// The measure follows a rejected application for asylum (L. 611-1 4° CESEDA).
        RejectedAsylum = "rejected_asylum",
        /// The application for asylum was examined in the ordinary procedure.
        OrdinaryAsylum = "ordinary_asylum",
        /// It was examined in the accelerated procedure, or found inadmissible.
        AcceleratedAsylum = "accelerated_asylum",
        /// The measure was taken in Guadeloupe, in Guyane or in Mayotte, where an appeal suspends nothing.
        Outermost = "outermost",
    }
}

/// The families a message may fall under, the shortest usual delay first.
///
/// `situation` is a `rule_situation` word of triage (`oqtf_retention`); an unknown or absent one
/// gives every family of the procedure that a fresh decision can open. An empty answer means that
/// no rule exists: a person enters the date.
///
/// Where nothing says whether somebody is free, every family that a measure without departure period can fall
/// under is possible (`shared/law`: the shortest is shown).
#[must_use]
pub fn possible_families(
    procedure: Procedure,
    situation: Option<&str>,
    circumstances: &[Circumstance],
) -> Vec<&'static str> {
    let says = |one: Circumstance| circumstances.contains(&one);
    let narrowed: Option<&[&str]> = match situation.unwrap_or_default() {
        "oqtf_sans_delai" if !says(Circumstance::Free) => Some(&[
            "oqtf-retention",
            "oqtf-assignation",
            "oqtf-detention",
            "oqtf-sans-delai-libre",
        ]),
        "oqtf_avec_delai"
            if says(Circumstance::RejectedAsylum) || says(Circumstance::AcceleratedAsylum) =>
        {
            Some(&["oqtf-deboute-accelere", "oqtf-avec-ddv-libre"])
        }
        "transfert_dublin" if says(Circumstance::Detained) => Some(&["transfert-surveillance"]),
        "rejet_ofpra" | "irrecevabilite_ofpra" if says(Circumstance::WaitingZone) => {
            Some(&["refus-entree-asile"])
        }
        "rejet_ofpra" if says(Circumstance::OrdinaryAsylum) => {
            Some(&["cnda-recours", "cnda-recours-normal"])
        }
        "rejet_ofpra" | "irrecevabilite_ofpra" if says(Circumstance::AcceleratedAsylum) => {
            Some(&["cnda-recours-accelere", "cnda-recours"])
        }
        _ => None,
    };
    let mut families = narrowed
        .or_else(|| situation.and_then(|word| of_situation(procedure, word)))
        .unwrap_or_else(|| of_procedure(procedure))
        .to_vec();
    if says(Circumstance::Outermost) && families.iter().any(|family| family.starts_with("oqtf-")) {
        families.push("oqtf-antilles-guyane-mayotte");
    }
    families
}

/// Families of delays that run beside that of the decision, for acts of their own: the placement in detention beside
/// the measure it rests on, legal aid beside the appeal.
#[must_use]
pub fn families_beside(situation: &str, circumstances: &[Circumstance]) -> &'static [&'static str] {
    match situation {
        "oqtf_retention" => &["retention-placement-jld"],
        "transfert_dublin" if circumstances.contains(&Circumstance::Detained) => {
            &["retention-placement-jld"]
        }
        "rejet_ofpra" | "irrecevabilite_ofpra"
            if !circumstances.contains(&Circumstance::WaitingZone) =>
        {
            &["cnda-aj"]
        }
        _ => &[],
    }
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
            // A judgement about a transfer has no appeal (R. 922-26 CESEDA).
            Procedure::Asile => &[],
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

/// The days a message gives that choose the version of a rule. An absent one is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeyDates {
    /// The day the decision bears.
    pub decided: Option<Date>,
    /// The day asylum was applied for.
    pub asylum_asked: Option<Date>,
}

impl KeyDates {
    /// The day that `key` asks for, where it is known.
    #[must_use]
    pub const fn of(&self, key: VersionKey) -> Option<Date> {
        match key {
            VersionKey::DecisionDate => self.decided,
            VersionKey::AsylumApplicationDate => self.asylum_asked,
            _ => None,
        }
    }
}

/// What several families answer for the same facts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Possible {
    /// The deadlines that could be computed, each with its request, the nearest first: the first is the one to show.
    pub computed: Vec<(Request, Computation)>,
    /// The families without a rule for these facts.
    pub manual: Vec<String>,
}

/// Computes every family for the facts of `request`, whose own family is ignored. Its `decided` stands in for a day
/// that `known` lacks.
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
    known: KeyDates,
) -> Result<Possible, DeadlineError> {
    let mut possible = Possible::default();
    for &family in families {
        let key = law
            .rules
            .iter()
            .find(|rule| rule.family == family)
            .and_then(|rule| known.of(rule.version_key));
        let request = Request {
            family: family.to_owned(),
            decided: key.unwrap_or(request.decided),
            ..request.clone()
        };
        match compute(law, &request) {
            Ok(Outcome::Computed(computation)) => possible.computed.push((request, *computation)),
            Ok(Outcome::Manual(_)) | Err(DeadlineError::MissingFact { .. }) => {
                possible.manual.push(family.to_owned());
            }
            Err(error) => return Err(error),
        }
    }
    possible
        .computed
        .sort_by_key(|(_, computation)| computation.dates.first().unwrap_or(Date::MAX));
    Ok(possible)
}
