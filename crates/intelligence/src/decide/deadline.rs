//! The notification that opens a delay, when the letter gives its day.

use domain::deadlines::{Circumstance, KeyDates};
use domain::{Category, Procedure};

use super::circumstances::circumstances;
use crate::entities::roles::{Days, Role};
use crate::judgement::{DeadlineHint, RuleSituation};
use crate::lexicon::Concept as C;
use crate::reading::Reading;

/// The hint, for the notification whose delay ends first.
pub(crate) fn hint(
    reading: &Reading<'_>,
    situation: Option<RuleSituation>,
    days: &Days,
) -> Option<DeadlineHint> {
    let situation = situation?;
    // An hour makes a notification more exact; of several days the last one is the decision at hand.
    let event = days
        .events
        .iter()
        .filter(|e| e.role == Role::Notified)
        .max_by_key(|e| (e.time.is_some(), e.date))?;
    let circumstances = circumstances(reading);
    let at_the_border = circumstances.contains(&Circumstance::WaitingZone);
    let time = event
        .time
        .filter(|_| at_the_border || counts_hours(situation));
    Some(DeadlineHint {
        key_dates: KeyDates {
            // Nobody is told of a decision before it is taken.
            decided: (days.decided.iter().copied())
                .filter(|&day| day <= event.date)
                .max(),
            asylum_asked: days.asylum_asked.last().copied(),
        },
        circumstances,
        event: "notification",
        date: event.date,
        time,
        rule_situation: situation,
        span: event.span,
        confidence: event.confidence * 0.95,
    })
}

/// Delays of these situations are short enough for the hour to matter.
const fn counts_hours(situation: RuleSituation) -> bool {
    use RuleSituation as R;
    matches!(
        situation,
        R::OqtfSansDelai
            | R::OqtfAssignation
            | R::OqtfRetention
            | R::OqtfDetention
            | R::OqtfInconnu
            | R::Assignation
            | R::Retention
            | R::OrdonnanceJld
            | R::TransfertDublin
    )
}

/// Names the situation a decision puts somebody in; `None` where no decision opens a delay.
pub(crate) fn situation(
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

fn favourable_only(reading: &Reading<'_>) -> bool {
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

pub(super) fn has_phrase(reading: &Reading<'_>, phrases: &[&str]) -> bool {
    phrases
        .iter()
        .any(|p| reading.subject.text.contains(p) || reading.spoken().any(|text| text.contains(p)))
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
