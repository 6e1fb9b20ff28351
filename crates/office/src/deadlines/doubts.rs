//! What a proposal leaves open, in words: which day chose the rule, which other situations are possible.

use contract::deadlines::WarningView;
use domain::{
    deadlines::{Computation, KeyDates, Request, day_in_words},
    law::VersionKey,
};
use jiff::civil::Date;

/// Which day chose the version of the rule, and whether the message gave it.
pub(super) fn key_date(key: VersionKey, known: KeyDates, notified: Date) -> WarningView {
    let (fr, en) = match key {
        VersionKey::AsylumApplicationDate => (
            "Date d’introduction de la demande d’asile",
            "date of the application for asylum",
        ),
        VersionKey::DecisionDate => ("Date de la décision", "date of the decision"),
        VersionKey::FilingDate => ("Date de la demande", "date of the application"),
        VersionKey::SurveillanceDate => (
            "Date de la mesure de surveillance",
            "date of the measure of surveillance",
        ),
        VersionKey::HearingDate => ("Date de l’audience", "date of the hearing"),
    };
    let day = known.of(key).unwrap_or(notified);
    let (day_fr, day_en) = (day_in_words(day).fr, day_in_words(day).en);
    match known.of(key) {
        Some(_) => WarningView {
            fr: format!(
                "{fr} lue dans le texte : {day_fr}. Elle choisit la version de la règle, vérifiez-la."
            ),
            en: format!(
                "The {en} was read in the text: {day_en}. It chooses the version of the rule, check it."
            ),
        },
        None => WarningView {
            fr: format!(
                "{fr} inconnue : la date de notification ({day_fr}) a été retenue pour choisir la version de la règle."
            ),
            en: format!(
                "The {en} is not known: the date of notification ({day_en}) chose the version of the rule."
            ),
        },
    }
}

/// The families of a measure with departure period when the person is kept after all, the shorter last.
pub(super) const KEPT_AFTER_ALL: [&str; 2] = ["oqtf-assignation", "oqtf-retention"];

/// A departure period is given to who is free; who is kept has less time: until which day, where it can be computed.
pub(super) fn free_is_a_guess(kept: &[(Request, Computation)]) -> WarningView {
    let until = |family: &str| {
        let found = kept.iter().find(|(asked, _)| asked.family == family);
        found
            .and_then(|(_, computed)| computed.dates.first())
            .map(day_in_words)
    };
    let [seven_days, two_days] = KEPT_AFTER_ALL.map(until);
    let told = |day: Option<&str>, before: &str| {
        day.map_or_else(String::new, |day| format!(", {before} {day}"))
    };
    let fr = [&seven_days, &two_days].map(|day| told(day.as_ref().map(|day| &*day.fr), "jusqu’au"));
    let en = [&seven_days, &two_days].map(|day| told(day.as_ref().map(|day| &*day.en), "until"));
    WarningView {
        fr: format!(
            "Personne supposée libre : assignée à résidence ou détenue, elle n’a que 7 jours{} ; en rétention, 48 heures{}.",
            fr[0], fr[1]
        ),
        en: format!(
            "The person is taken to be free: under house arrest or in prison there are only 7 days{}, in detention 48 hours{}.",
            en[0], en[1]
        ),
    }
}

pub(super) fn several_situations(others: &[(Request, Computation)]) -> WarningView {
    let titles: Vec<(String, String)> = others
        .iter()
        .map(|(_, other)| {
            let title = short_title(&other.rule.situation);
            let day = other.dates.first().map(day_in_words);
            let told = |day: Option<&str>| match day {
                Some(day) => format!("{title}, {day}"),
                None => title.clone(),
            };
            (
                told(day.as_ref().map(|day| day.fr.as_str())),
                told(day.as_ref().map(|day| day.en.as_str())),
            )
        })
        .collect();
    let all =
        |one: fn(&(String, String)) -> &str| titles.iter().map(one).collect::<Vec<_>>().join(" ; ");
    WarningView {
        fr: format!(
            "Situation à confirmer. La plus courte des échéances possibles est montrée ; les autres : {}.",
            all(|title| &title.0)
        ),
        en: format!(
            "The situation is to be confirmed. The shortest possible deadline is shown; the others: {}.",
            all(|title| &title.1)
        ),
    }
}

/// The first words of a rule's situation, which says every detail: up to a bracket, or to a comma when that is long.
pub(super) fn short_title(situation: &str) -> String {
    const LONG: usize = 80;
    let cut = |text: &str, ends: &[&str]| {
        let end = ends
            .iter()
            .filter_map(|end| {
                text.match_indices(end)
                    .map(|(at, _)| at)
                    .find(|&at| at >= 12)
            })
            .min();
        text.get(..end.unwrap_or(text.len()))
            .unwrap_or(text)
            .to_owned()
    };
    let short = cut(situation, &[" (", " ; ", " : "]);
    if short.len() > LONG {
        cut(&short, &[", "])
    } else {
        short
    }
}

#[cfg(test)]
mod tests {
    use super::short_title as title;

    #[test]
    fn a_long_situation_has_a_short_title() {
        assert_eq!(
            title(
                "OQTF sans délai de départ volontaire (et IRTF qui l'accompagne), étranger libre"
            ),
            "OQTF sans délai de départ volontaire"
        );
        assert_eq!(
            title("Refus exprès de regroupement familial"),
            "Refus exprès de regroupement familial"
        );
    }
}
