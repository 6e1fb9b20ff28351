//! The two rules about legal aid, and when it changes nothing.

use jiff::civil::Date;

use super::{Count, What, count};
use crate::deadlines::facts::{LegalAidFacts, in_range};
use crate::deadlines::{DeadlineError, Request, Sentence, arithmetic};
use crate::law::{Law, LegalAid, Mode, Rule, Selection, Unit};

/// How many days after notification legal aid before the CNDA may be asked for and still suspend.
///
/// Source: art. 9-4 of law n° 91-647; CE, 13 November 2023, n° 467595 (not franc).
const CNDA_LEGAL_AID_DAYS: u16 = 15;

/// How many days after the notification of its decision legal aid lets the delay run again.
///
/// Source: art. 43 of decree n° 2020-1717; CE, 10 June 2020, n° 422471.
pub(in crate::deadlines) const RESTART_DAYS: u16 = 15;

/// The rest of the month before the CNDA after a decision on legal aid.
pub(super) fn remaining<'law>(
    law: &'law Law,
    rule: &'law Rule,
    request: &Request,
    notified: Date,
) -> Result<Result<What<'law>, Sentence>, DeadlineError> {
    let aid = &request.legal_aid;
    let requested = needed(rule, aid.requested, "the day legal aid was asked for")?;
    let latest = aid.notified_applicant.max(aid.notified_lawyer);
    let latest = needed(
        rule,
        latest,
        "the day the decision on legal aid was notified",
    )?;
    let family = if aid.base_family.is_empty() {
        "cnda-recours"
    } else {
        &aid.base_family
    };
    let Selection::One(base) = law.select(family, &aid.base_variant, request.decided) else {
        return Ok(Err(Sentence::new(
            "Aucune version du délai suspendu ne couvre la date : saisie manuelle.",
            "No version of the suspended delay covers the date: enter it by hand.",
        )));
    };
    let last = notified.saturating_add(jiff::Span::new().days(CNDA_LEGAL_AID_DAYS));
    if requested < notified || requested > last {
        return Ok(Err(Sentence::new(
            format!(
                "L'aide juridictionnelle demandée le {requested} ne l'a pas été dans les {CNDA_LEGAL_AID_DAYS} jours de la notification du {notified} : elle ne suspend pas le délai. Saisie manuelle."
            ),
            format!(
                "Legal aid was asked for on {requested}, not within {CNDA_LEGAL_AID_DAYS} days of the notification of {notified}: it does not suspend the delay. Enter the date by hand."
            ),
        )));
    }
    if latest < requested {
        return Ok(Err(backwards()));
    }
    Ok(Ok(What::Remaining {
        base,
        requested,
        latest,
    }))
}

/// The whole delay again after a decision on legal aid.
pub(super) fn restart<'law>(
    law: &'law Law,
    rule: &'law Rule,
    request: &Request,
    notified: Date,
) -> Result<Result<What<'law>, Sentence>, DeadlineError> {
    let aid = &request.legal_aid;
    let requested = needed(rule, aid.requested, "the day legal aid was asked for")?;
    let decision = needed(
        rule,
        aid.notified_applicant,
        "the day the decision on legal aid was notified",
    )?;
    if let Some(day) = aid.lawyer_designated {
        in_range(day)?;
    }
    let base = match law.select(&aid.base_family, &aid.base_variant, request.decided) {
        Selection::One(base) => base,
        Selection::AskVariant(rivals) => shortest(rivals).unwrap_or(rule),
        Selection::None => return Ok(Err(no_base(aid))),
    };
    let spans = matches!(
        base.mode,
        Mode::MonthsFranc | Mode::DaysFranc | Mode::DaysNonFranc | Mode::MonthsNonFranc
    );
    if base.legal_aid != LegalAid::Interrupts || !spans {
        return Ok(Err(Sentence::new(
            format!(
                "L'aide juridictionnelle n'interrompt pas le délai « {} » (effet : {}) : le délai initial continue. Saisie manuelle.",
                base.id, base.legal_aid
            ),
            format!(
                "Legal aid does not interrupt the delay \"{}\" (effect: {}): the first delay goes on. Enter the date by hand.",
                base.id, base.legal_aid
            ),
        )));
    }
    let count = Count {
        has_safe: true,
        ..count(base, request)
    };
    let first = arithmetic::span_end(&count, notified, request.zone)?;
    if requested < notified || requested > first {
        return Ok(Err(Sentence::new(
            format!(
                "L'aide juridictionnelle demandée le {requested} ne l'a pas été dans le délai, du {notified} au {first} : elle ne l'interrompt pas. Saisie manuelle."
            ),
            format!(
                "Legal aid was asked for on {requested}, outside the delay from {notified} to {first}: it does not interrupt it. Enter the date by hand."
            ),
        )));
    }
    if decision < requested {
        return Ok(Err(backwards()));
    }
    Ok(Ok(What::Restart {
        base,
        count,
        notified: decision,
        designated: aid.lawyer_designated,
    }))
}

/// Of several variants the one with the shortest length, for prudence.
fn shortest(rivals: Vec<&Rule>) -> Option<&Rule> {
    rivals
        .into_iter()
        .min_by_key(|rule| u32::from(rule.amount) * if rule.unit == Unit::Months { 30 } else { 1 })
}

fn needed(rule: &Rule, fact: Option<Date>, name: &'static str) -> Result<Date, DeadlineError> {
    in_range(fact.ok_or_else(|| DeadlineError::MissingFact {
        rule: rule.id.clone(),
        fact: name,
    })?)
}

fn no_base(aid: &LegalAidFacts) -> Sentence {
    Sentence::new(
        format!(
            "Aucune règle en vigueur pour le délai interrompu « {} » : saisie manuelle.",
            aid.base_family
        ),
        format!(
            "No rule in force for the interrupted delay \"{}\": enter the date by hand.",
            aid.base_family
        ),
    )
}

fn backwards() -> Sentence {
    Sentence::new(
        "La décision sur l'aide juridictionnelle précède sa demande : dates à vérifier, saisie manuelle.",
        "The decision on legal aid comes before the request: check the dates, enter the deadline by hand.",
    )
}
