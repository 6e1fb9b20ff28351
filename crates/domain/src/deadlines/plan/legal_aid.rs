//! The two rules about legal aid, and when it changes nothing.

use jiff::civil::Date;

use super::{Count, What, count};
use crate::deadlines::facts::{LegalAidFacts, in_range};
use crate::deadlines::words::date;
use crate::deadlines::{DeadlineError, Request, Sentence, arithmetic, known_variant};
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
    known_variant(law, family, &aid.base_variant)?;
    let Selection::One(base) = law.select(family, &aid.base_variant, request.decided) else {
        return Ok(Err(Sentence::new(
            "Aucune version du délai suspendu ne couvre la date : saisie manuelle.",
            "No version of the suspended delay covers the date: enter it by hand.",
        )));
    };
    if base.legal_aid != LegalAid::Suspends {
        return Ok(Err(effect(law, base, request.decided)));
    }
    let last = notified.saturating_add(jiff::Span::new().days(CNDA_LEGAL_AID_DAYS));
    if requested < notified || requested > last {
        let (asked, known) = (date(requested), date(notified));
        return Ok(Err(Sentence::new(
            format!(
                "L'aide juridictionnelle demandée le {} ne l'a pas été dans les {CNDA_LEGAL_AID_DAYS} jours de la notification du {} : elle ne suspend pas le délai. Saisie manuelle.",
                asked.fr, known.fr
            ),
            format!(
                "Legal aid was asked for on {}, not within {CNDA_LEGAL_AID_DAYS} days of the notification of {}: it does not suspend the delay. Enter the date by hand.",
                asked.en, known.en
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
    known_variant(law, &aid.base_family, &aid.base_variant)?;
    let base = match law.select(&aid.base_family, &aid.base_variant, request.decided) {
        Selection::One(base) => base,
        Selection::AskVariant(rivals) if differ(&rivals) => return Ok(Err(which(&rivals))),
        Selection::AskVariant(rivals) => shortest(rivals).unwrap_or(rule),
        Selection::None => return Ok(Err(no_base(aid))),
    };
    if base.legal_aid != LegalAid::Interrupts || !spans(base) {
        return Ok(Err(effect(law, base, request.decided)));
    }
    let count = Count {
        has_safe: true,
        ..count(base, request)
    };
    let first = arithmetic::span_end(&count, notified, request.zone)?;
    if requested < notified || requested > first {
        let (asked, from, to) = (date(requested), date(notified), date(first));
        return Ok(Err(Sentence::new(
            format!(
                "L'aide juridictionnelle demandée le {} ne l'a pas été dans le délai, du {} au {} : elle ne l'interrompt pas. Saisie manuelle.",
                asked.fr, from.fr, to.fr
            ),
            format!(
                "Legal aid was asked for on {}, outside the delay from {} to {}: it does not interrupt it. Enter the date by hand.",
                asked.en, from.en, to.en
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

/// What legal aid does to `base`, and by which family to go on where there is one: the sentence for a request that
/// took it for something else.
fn effect(law: &Law, base: &Rule, on: Date) -> Sentence {
    let id = &base.id;
    let (fr, en) = match base.legal_aid {
        LegalAid::Interrupts => (
            format!(
                "L'aide juridictionnelle interrompt le délai « {id} » : un nouveau délai entier court ensuite."
            ),
            format!("Legal aid interrupts the delay \"{id}\": a whole new delay runs afterwards."),
        ),
        LegalAid::Suspends => (
            format!(
                "L'aide juridictionnelle n'interrompt pas le délai « {id} », elle le suspend : demandée dans les {CNDA_LEGAL_AID_DAYS} jours de la notification, elle laisse courir ensuite ce qui en restait."
            ),
            format!(
                "Legal aid does not interrupt the delay \"{id}\", it suspends it: asked for within {CNDA_LEGAL_AID_DAYS} days of the notification, it lets run afterwards what was left."
            ),
        ),
        LegalAid::NoEffect => (
            format!(
                "L'aide juridictionnelle est sans effet sur le délai « {id} » : le délai initial continue."
            ),
            format!("Legal aid has no effect on the delay \"{id}\": the first delay goes on."),
        ),
        LegalAid::NotApplicable => (
            format!(
                "L'aide juridictionnelle est sans objet pour « {id} » : elle ne change rien à cette date."
            ),
            format!("Legal aid is not a matter for \"{id}\": it changes nothing about that date."),
        ),
        LegalAid::ToCheck => (
            format!(
                "L'effet de l'aide juridictionnelle sur le délai « {id} » est à vérifier par un avocat : par prudence, ne compter ni sur une interruption ni sur une suspension."
            ),
            format!(
                "A lawyer must check what legal aid does to the delay \"{id}\": for prudence, count on neither an interruption nor a suspension."
            ),
        ),
    };
    // A delay that is not counted in days or months is none that the rules about legal aid can take up.
    match law.after_legal_aid(base, on).filter(|_| spans(base)) {
        Some(after) => Sentence::new(
            format!("{fr} Calculer avec la famille « {} ».", after.family),
            format!("{en} Compute it with the family \"{}\".", after.family),
        ),
        None => Sentence::new(
            format!("{fr} Saisie manuelle."),
            format!("{en} Enter the date by hand."),
        ),
    }
}

fn spans(rule: &Rule) -> bool {
    matches!(
        rule.mode,
        Mode::MonthsFranc | Mode::DaysFranc | Mode::DaysNonFranc | Mode::MonthsNonFranc
    )
}

/// Whether legal aid does not do the same to every variant.
fn differ(rivals: &[&Rule]) -> bool {
    rivals
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if one.legal_aid != other.legal_aid))
}

fn which(rivals: &[&Rule]) -> Sentence {
    let names: Vec<&str> = rivals.iter().map(|rule| rule.variant.as_str()).collect();
    let family = rivals.first().map_or("", |rule| rule.family.as_str());
    let names = names.join(", ");
    Sentence::new(
        format!(
            "L'effet de l'aide juridictionnelle sur le délai « {family} » dépend de la variante ({names}) : la préciser. Saisie manuelle."
        ),
        format!(
            "What legal aid does to the delay \"{family}\" depends on the variant ({names}): say which one. Enter the date by hand."
        ),
    )
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
