//! The situations that words name.

use domain::{Category, Procedure};

use crate::decide::has_phrase;
use crate::judgement::RuleSituation;
use crate::lexicon::Concept as C;
use crate::reading::Reading;

/// The situation that the words of the letter name; `None` where they name none that opens a delay.
pub(crate) fn ruled(
    reading: &Reading<'_>,
    category: Category,
    procedure: Option<Procedure>,
) -> Option<RuleSituation> {
    use RuleSituation as R;
    let says = |c: C| reading.says(c);
    if category != Category::Ceseda || favourable_only(reading) {
        return None;
    }
    let asylum_judged = procedure == Some(Procedure::Asile) && judged_by_cnda(reading);
    if says(C::CourtJudgment) && !asylum_judged && !says(C::HouseArrest) && !says(C::Detention) {
        return Some(R::JugementTa);
    }
    match procedure? {
        Procedure::Oqtf => Some(oqtf(reading)),
        Procedure::RetraitTitre if says(C::Contradictoire) => Some(R::ProcedureContradictoire),
        Procedure::RetraitTitre => Some(R::RetraitTitre),
        Procedure::RefusTitre if says(C::ClosureRequest) && !says(C::RefusTitre) => {
            Some(R::ClotureDemande)
        }
        Procedure::RefusTitre if says(C::RefusTitre) || says(C::Refused) => Some(R::RefusTitre),
        Procedure::RefusTitre => None,
        Procedure::Asile => asylum(reading),
        Procedure::RegroupementFamilial => says(C::Refused).then_some(R::RefusRegroupement),
        Procedure::Naturalisation if says(C::NatPostponed) => Some(R::AjournementNaturalisation),
        Procedure::Naturalisation => {
            (says(C::NatRefused) || says(C::Refused)).then_some(R::RefusNaturalisation)
        }
        Procedure::Autre => other(reading),
    }
}

pub(super) fn favourable_only(reading: &Reading<'_>) -> bool {
    reading.says(C::Favourable)
        && !reading.says(C::Refused)
        && !reading.says_any(&[C::OqtfDelay, C::OqtfNoDelay, C::HouseArrest, C::Detention])
}

fn oqtf(reading: &Reading<'_>) -> RuleSituation {
    use RuleSituation as R;
    if reading.says(C::Jld) && prolongs_detention(reading) {
        R::OrdonnanceJld
    } else if reading.says(C::Detention) {
        R::OqtfRetention
    } else if reading.says(C::Prison) {
        R::OqtfDetention
    } else if reading.says(C::HouseArrest) {
        R::OqtfAssignation
    } else if reading.says(C::OqtfNoDelay) || has_phrase(reading, &["sans delai", "without delay"])
    {
        R::OqtfSansDelai
    } else if reading.says(C::OqtfDelay)
        || has_phrase(
            reading,
            &[
                "30 jour",
                "trente jour",
                "30j",
                "delai de trente",
                "thirty days",
                "30 days",
                "un mois",
                "1 mois",
            ],
        )
    {
        R::OqtfAvecDelai
    } else {
        R::OqtfInconnu
    }
}

/// The judge of liberties has decided, not only been asked.
fn prolongs_detention(reading: &Reading<'_>) -> bool {
    has_phrase(
        reading,
        &[
            "ordonnons la prolongation",
            "ordonne la prolongation",
            "a prolonge",
            "a ordonne la prolongation",
            "autorise la prolongation",
            "ordonnance de prolongation",
        ],
    )
}

/// The court of asylum has decided an appeal. Each of its cases is one against OFPRA, which is named as well.
fn judged_by_cnda(reading: &Reading<'_>) -> bool {
    const COURT: &[&str] = &["cnda", "cour nationale du droit d'asile"];
    const JUDGED: &[&str] = &[
        "rejetant le recours",
        "rejetant mon recours",
        "rejetant son recours",
        "rejette le recours",
        "rejette son recours",
        "rejette votre recours",
        "rejete le recours",
        "rejete mon recours",
        "rejete son recours",
        "rejete notre recours",
        "pourvoi",
        "pourvoir en cassation",
        "dismissed my appeal",
        "dismissed the appeal",
        "rejected my appeal",
    ];
    has_phrase(reading, COURT) && has_phrase(reading, JUDGED)
}

fn asylum(reading: &Reading<'_>) -> Option<RuleSituation> {
    use RuleSituation as R;
    let says = |c: C| reading.says(c);
    if says(C::Dublin) {
        Some(R::TransfertDublin)
    } else if says(C::CndaReject) || judged_by_cnda(reading) {
        Some(R::RejetCnda)
    } else if says(C::OfpraInadmissible) || has_phrase(reading, &["irrecevab", "inadmissible"]) {
        Some(R::IrrecevabiliteOfpra)
    } else if says(C::OfpraClosure) {
        Some(R::ClotureOfpra)
    } else if says(C::OfpraReject) {
        Some(R::RejetOfpra)
    } else if says(C::Cma)
        && (says(C::Refused)
            || has_phrase(
                reading,
                &[
                    "cessation",
                    "mis fin",
                    "met fin",
                    "mettre fin",
                    "suspen",
                    "coup",
                    "fin de prise en charge",
                    "sortie",
                    "coupe",
                    "stopped",
                    "cut",
                ],
            ))
    {
        Some(R::RefusCma)
    } else if !says(C::Refused) {
        None
    } else if has_phrase(reading, &["cnda", "la cour", "cour nationale", "the court"])
        && !has_phrase(reading, &["ofpra"])
    {
        Some(R::RejetCnda)
    } else {
        Some(R::RejetOfpra)
    }
}

fn other(reading: &Reading<'_>) -> Option<RuleSituation> {
    use RuleSituation as R;
    let says = |c: C| reading.says(c);
    if says(C::WorkPermitRefused) || says(C::WorkPermit) && says(C::Refused) {
        Some(R::RefusAutorisationTravail)
    } else if says(C::VisaRefused) || says(C::Visa) && says(C::Refused) {
        Some(R::RefusVisa)
    } else if says(C::Expulsion) && !says(C::Summons) {
        Some(R::Expulsion)
    } else if says(C::Jld) && has_phrase(reading, &["ordonnance", "prolonge"]) {
        Some(R::OrdonnanceJld)
    } else if says(C::Detention) {
        Some(R::Retention)
    } else if says(C::HouseArrest) {
        Some(R::Assignation)
    } else if says(C::Irtf) {
        Some(R::Irtf)
    } else if says(C::ClosureRequest) {
        Some(R::ClotureDemande)
    } else {
        None
    }
}
