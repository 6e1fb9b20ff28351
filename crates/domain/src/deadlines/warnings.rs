//! Reasons to look twice at a computed deadline.

use super::plan::{Assumed, Plan, What};
use super::words::date;
use super::{Dates, Request, Residence, Sentence, Warning, WarningKind};
use crate::holidays::{Zone, holiday_on};
use crate::law::{Confidence, Distance, Law, Origin, Rule, VersionKey};

pub(super) fn warnings(
    law: &Law,
    request: &Request,
    plan: &Plan<'_>,
    dates: &Dates,
    rivals: &[&Rule],
    agrees: bool,
) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut warn =
        |kind, text: Option<Sentence>| found.extend(text.map(|text| Warning { kind, text }));
    warn(WarningKind::Disagreement, (!agrees).then(disagreement));
    warn(WarningKind::Unverified, unverified(law, request));
    warn(WarningKind::MissingHour, missing_hour(plan));
    warn(
        WarningKind::RepeatedHour,
        (plan.start.assumed == Assumed::FirstOfTwo).then(repeated_hour),
    );
    warn(
        WarningKind::SkippedHour,
        (plan.start.assumed == Assumed::BeforeTheGap).then(skipped_hour),
    );
    warn(WarningKind::Variant, variant(request, plan.rule, rivals));
    warn(WarningKind::Confidence, confidence(plan.rule));
    warn(WarningKind::Disputed, plan.rule.alt_franc.then(disputed));
    warn(
        WarningKind::StartBeforeDecision,
        start_before_decision(plan, request),
    );
    warn(WarningKind::Distance, distance(plan.rule, request));
    warn(WarningKind::Holidays, holidays(plan.zone, dates));
    warn(WarningKind::LegalAid, legal_aid(plan, request));
    warn(
        WarningKind::FirmRule,
        (plan.rule.origin == Origin::Firm).then(firm_rule),
    );
    warn(WarningKind::ToVerify, to_verify(plan.rule));
    found
}

fn disagreement() -> Sentence {
    Sentence::new(
        "Les deux calculs indépendants ne donnent pas la même date : comparer et saisir à la main.",
        "The two independent computations do not give the same date: compare them and enter it by hand.",
    )
}

fn unverified(law: &Law, request: &Request) -> Option<Sentence> {
    let until = law.meta.verified_until;
    (request.decided > until).then(|| {
        let until = date(until);
        Sentence::new(
            format!(
                "Texte non vérifié depuis le {} : relire les articles à la date de la décision.",
                until.fr
            ),
            format!(
                "Text not verified since {}: read the articles again as of the decision.",
                until.en
            ),
        )
    })
}

fn missing_hour(plan: &Plan<'_>) -> Option<Sentence> {
    (plan.is_from_hour_to_hour() && plan.start.assumed == Assumed::Midnight).then(|| {
        Sentence::new(
            "Heure de notification inconnue : 00 h 00 retenu par prudence. Relever l'heure sur l'acte.",
            "The hour of notification is unknown: 00:00 was taken. Read the hour on the document.",
        )
    })
}

fn repeated_hour() -> Sentence {
    Sentence::new(
        "Cette heure existe deux fois (passage à l'heure d'hiver) : la première est retenue.",
        "This time occurs twice (clocks set back): the first one was taken.",
    )
}

fn skipped_hour() -> Sentence {
    Sentence::new(
        "Cette heure n'existe pas (passage à l'heure d'été) : la lecture la plus précoce est retenue. Vérifier l'acte.",
        "This time does not exist (clocks set forward): the earlier reading was taken. Check the document.",
    )
}

fn variant(request: &Request, rule: &Rule, rivals: &[&Rule]) -> Option<Sentence> {
    let asked = &request.variant;
    if !asked.is_empty() && rule.variant != *asked {
        return Some(Sentence::new(
            format!(
                "La version retenue ne connaît pas la variante « {asked} » : {}.",
                match rivals.len() {
                    0 => "elle n'en a pas, et le calcul vaut pour tous les cas",
                    _ => "l'échéance la plus proche est retenue",
                }
            ),
            format!(
                "The version that applies does not know the variant \"{asked}\": {}.",
                match rivals.len() {
                    0 => "it has none, and the date holds for all cases",
                    _ => "the nearest deadline was taken",
                }
            ),
        ));
    }
    (rivals.len() > 1).then(|| {
        let names: Vec<&str> = rivals.iter().map(|rule| rule.variant.as_str()).collect();
        Sentence::new(
            format!("Plusieurs règles possibles ({}) : l'échéance la plus proche est retenue. Préciser le cas.", names.join(", ")),
            format!("Several rules are possible ({}): the nearest deadline was taken. Say which one applies.", names.join(", ")),
        )
    })
}

fn confidence(rule: &Rule) -> Option<Sentence> {
    match rule.confidence {
        Confidence::High => None,
        Confidence::Medium => Some(Sentence::new(
            "Règle de confiance moyenne : divergence ou source secondaire.",
            "Rule of medium confidence: courts differ, or the source is secondary.",
        )),
        Confidence::Low => Some(Sentence::new(
            "Règle de confiance faible : une seule source secondaire, à confirmer par un avocat.",
            "Rule of low confidence: one secondary source, a lawyer must confirm it.",
        )),
    }
}

fn disputed() -> Sentence {
    Sentence::new(
        "Les juridictions divergent sur le caractère franc de ce délai : la date non franche est retenue, la date franche est donnée à titre indicatif.",
        "Courts disagree whether this delay is franc: it is counted as not franc, the other date is for information.",
    )
}

fn start_before_decision(plan: &Plan<'_>, request: &Request) -> Option<Sentence> {
    let about_decision = plan.rule.version_key == VersionKey::DecisionDate;
    (about_decision && plan.start.day < request.decided).then(|| {
        Sentence::new(
            "Le délai part avant la date de la décision : vérifier que les deux dates ne sont pas inversées.",
            "The delay starts before the date of the decision: check that the two dates were not swapped.",
        )
    })
}

fn distance(rule: &Rule, request: &Request) -> Option<Sentence> {
    let overseas_court = request.zone.is_overseas();
    match (rule.distance, request.residence) {
        (
            Distance::R421_7 | Distance::R811_5,
            Residence::OutreMer | Residence::Guyane | Residence::Metropole,
        ) if overseas_court => Some(Sentence::new(
            "Tribunal ultramarin : aucun délai de distance ajouté. Un mois de plus est possible si la personne ne demeure pas dans le ressort (R. 421-7 CJA).",
            "Overseas court: no extension for distance was added. One more month is possible if the person lives elsewhere (R. 421-7 CJA).",
        )),
        (Distance::CndaOverseas, Residence::OutreMer) => Some(Sentence::new(
            "Délai de distance devant la CNDA : base textuelle à vérifier, non compté dans la date prudente, exclu pour la Guyane.",
            "Extension for distance before the CNDA: its text must be checked; not in the prudent date, none for French Guiana.",
        )),
        (Distance::Excluded, Residence::OutreMer | Residence::Guyane | Residence::Etranger) => {
            Some(Sentence::new(
                "Aucun délai de distance pour ce recours, même si la personne vit à l'étranger ou outre-mer.",
                "No extension for distance here, even if the person lives abroad or overseas.",
            ))
        }
        _ => None,
    }
}

fn holidays(zone: Zone, dates: &Dates) -> Option<Sentence> {
    if zone.has_unlisted_local_days() {
        return Some(Sentence::new(
            format!(
                "Jours fériés locaux de {zone} non répertoriés : vérifier le calendrier du tribunal."
            ),
            format!(
                "Local public holidays of {zone} are not listed: check the calendar of the court."
            ),
        ));
    }
    let good_friday =
        |day| holiday_on(day, zone).is_some_and(|holiday| holiday.name == "Vendredi saint");
    // Only a count that passes over the day depends on it: the days from the prudent to the legal date.
    let (first, last) = (dates.due_safe.as_ref()?.date(), dates.due.as_ref()?.date());
    first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last).take(40).any(good_friday).then(|| {
        Sentence::new(
            "Le Vendredi saint n'est férié que dans les communes ayant un temple protestant ou une église mixte (L. 3134-13) : vérifier pour le siège du tribunal.",
            "Good Friday is a holiday only in towns with a Protestant or a mixed church (L. 3134-13): check for the seat of the court.",
        )
    })
}

fn legal_aid(plan: &Plan<'_>, request: &Request) -> Option<Sentence> {
    let aid = &request.legal_aid;
    match plan.what {
        What::Remaining { .. }
            if aid.notified_applicant.is_none() || aid.notified_lawyer.is_none() =>
        {
            Some(Sentence::new(
                "Une seule des deux notifications du BAJ est connue : le délai part de la plus tardive.",
                "Only one of the two notifications of the legal-aid office is known: the delay runs from the later one.",
            ))
        }
        What::Restart { .. } if aid.lawyer_designated.is_none() => Some(Sentence::new(
            "Date de désignation de l'avocat inconnue : si elle est plus tardive, le délai part d'elle.",
            "The day a lawyer was designated is unknown: if it is later, the delay runs from it.",
        )),
        _ => None,
    }
}

fn firm_rule() -> Sentence {
    Sentence::new(
        "Règle du cabinet, ajoutée ou modifiée par lui.",
        "A rule of the firm, added or changed by it.",
    )
}

fn to_verify(rule: &Rule) -> Option<Sentence> {
    (!rule.to_verify.is_empty()).then(|| {
        Sentence::new(
            format!("À vérifier : {}", rule.to_verify),
            format!("To check: {}", rule.to_verify),
        )
    })
}
