//! The notification that opens a delay, when the letter gives its day.

use domain::deadlines::{Circumstance, KeyDates};
use domain::{Category, Procedure};

mod ruled;

use self::ruled::favourable_only;
pub(crate) use self::ruled::ruled;
use super::circumstances::circumstances;
use super::{has_phrase, likeliest};
use crate::entities::days::Days;
use crate::entities::roles::Role;
use crate::judgement::{By, DeadlineHint, Judged, RuleSituation};
use crate::model::{Head, Odds};
use crate::reading::Reading;

/// The hint, for the notification whose delay ends first.
pub(crate) fn hint(
    reading: &Reading<'_>,
    situation: Option<RuleSituation>,
    is_named: bool,
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
        is_named,
        span: event.span,
        confidence: event.confidence * 0.95,
    })
}

/// Whether words of the text name the decision whose situation is `ruled`: the rules have an answer for every removal and
/// every withdrawal, whether or not one is named.
pub(crate) fn is_named(
    procedure: &Judged<Option<Procedure>>,
    ruled: Option<RuleSituation>,
) -> bool {
    match procedure.value {
        Some(Procedure::Oqtf | Procedure::RetraitTitre) => {
            procedure.by == By::Rule || ruled == Some(RuleSituation::JugementTa)
        }
        _ => ruled.is_some(),
    }
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

/// How far the rules are trusted beside the model, on the logarithm of the odds.
const RULES: f32 = 2.0;

/// The situation a decision puts somebody in, as the model and the rules (`ruled`) see it together; `None` where nothing opens
/// a delay. Whether the letter gives the day of its notification is another question ([`crate::entities::days`]).
pub(crate) fn situation(
    reading: &Reading<'_>,
    category: Category,
    procedure: Option<Procedure>,
    ruled: Option<RuleSituation>,
    odds: &Odds,
) -> Option<RuleSituation> {
    if category != Category::Ceseda || favourable_only(reading) {
        return None;
    }
    let possible = procedure.map_or(RuleSituation::ALL, situations);
    let is_removal = imposes_removal(reading);
    let scores: Vec<f32> = possible
        .iter()
        .map(|&situation| {
            let is_alone = matches!(
                situation,
                RuleSituation::Assignation | RuleSituation::Retention
            );
            if is_removal && is_alone {
                return f32::NEG_INFINITY;
            }
            let likely = odds.of(Head::Situation)[situation as usize].max(1e-5).ln();
            likely + if ruled == Some(situation) { RULES } else { 0.0 }
        })
        .collect();
    let (at, _) = likeliest(&scores);
    possible.get(at).copied()
}

/// A decision that itself obliges somebody to leave: who is kept by it is kept with it, not by a measure alone.
fn imposes_removal(reading: &Reading<'_>) -> bool {
    has_phrase(
        reading,
        &[
            "portant obligation de quitter",
            "est oblige de quitter",
            "est obligee de quitter",
            "fait obligation de quitter",
        ],
    )
}

/// The situations that a procedure can put somebody in.
const fn situations(procedure: Procedure) -> &'static [RuleSituation] {
    use RuleSituation as R;
    match procedure {
        Procedure::Oqtf => &[
            R::OqtfAvecDelai,
            R::OqtfSansDelai,
            R::OqtfAssignation,
            R::OqtfRetention,
            R::OqtfDetention,
            R::OqtfInconnu,
            R::Assignation,
            R::Retention,
            R::OrdonnanceJld,
            R::JugementTa,
        ],
        Procedure::RefusTitre => &[R::RefusTitre, R::ClotureDemande, R::JugementTa],
        Procedure::RetraitTitre => &[R::RetraitTitre, R::ProcedureContradictoire, R::JugementTa],
        Procedure::Asile => &[
            R::RejetOfpra,
            R::IrrecevabiliteOfpra,
            R::ClotureOfpra,
            R::RejetCnda,
            R::TransfertDublin,
            R::RefusCma,
            R::Assignation,
            R::Retention,
            R::OrdonnanceJld,
            R::JugementTa,
        ],
        Procedure::RegroupementFamilial => &[R::RefusRegroupement, R::JugementTa],
        Procedure::Naturalisation => &[
            R::RefusNaturalisation,
            R::AjournementNaturalisation,
            R::JugementTa,
        ],
        Procedure::Autre => &[
            R::RefusVisa,
            R::RefusAutorisationTravail,
            R::Irtf,
            R::Expulsion,
            R::ClotureDemande,
            R::Assignation,
            R::Retention,
            R::OrdonnanceJld,
            R::JugementTa,
        ],
    }
}
