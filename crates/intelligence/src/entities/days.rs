//! The days on which something happens that matters now.

use domain::Category;
use jiff::civil::{Date, Time};

use super::candidates::Candidate;
use super::dates::days_between;
use super::roles::Role;
use crate::judgement::{Found, Span};
use crate::lexicon::Concept;
use crate::model::Model;
use crate::model::bearing::{Around, Bearing, features};

/// A day with its role.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Event {
    pub(crate) date: Date,
    pub(crate) time: Option<Time>,
    pub(crate) role: Role,
    pub(crate) span: Span,
    pub(crate) confidence: f32,
}

/// The days of a letter.
#[derive(Debug, Default)]
pub(crate) struct Days {
    /// Those on which something happens.
    pub(crate) events: Vec<Event>,
    /// Those that a decision bears.
    pub(crate) decided: Vec<Date>,
    /// Those on which asylum was applied for.
    pub(crate) asylum_asked: Vec<Date>,
}

/// How likely it must be that a day matters, chosen on letters that no training saw.
const fn least(told: Option<(Role, f32)>) -> f32 {
    match told {
        // A birth, the day a decision bears: the words next to it say that it lies behind.
        Some((role, _)) if role.is_background() => 0.9,
        // A hearing that is missed cannot be made good.
        Some((Role::Hearing, _)) => 0.05,
        Some(_) => 0.2,
        None => 0.7,
    }
}

/// What happens on each day of a letter.
pub(crate) fn days(around: &Around<'_>, candidates: &[Candidate], model: &Model) -> Days {
    let reading = around.reading;
    let mut days = Days::default();
    for candidate in candidates {
        let before = candidate.mention.day.resolve(reading.now, true);
        match candidate.told {
            Some((Role::Decided, _)) => days.decided.extend(before),
            Some((Role::AsylumAsked, _)) => days.asylum_asked.extend(before),
            _ => {}
        }
        days.events.extend(event(around, candidate, model));
    }
    days
}

/// What happens on a day, when it is likely enough that it matters.
fn event(around: &Around<'_>, candidate: &Candidate, model: &Model) -> Option<Event> {
    let reading = around.reading;
    let judged = candidate.dates(reading.now).map(|date| {
        let odds = model.bearing(&features(around, candidate, date));
        (date, odds)
    });
    let nothing = |odds: &[f32]| odds[Bearing::Nothing as usize];
    let (date, odds) =
        judged.min_by(|(_, one), (_, other)| nothing(one).total_cmp(&nothing(other)))?;
    let confidence = 1.0 - nothing(&odds);
    if confidence < least(candidate.told) {
        return None;
    }
    let days = days_between(reading.now.date(), date);
    let is_told = odds[Bearing::Told as usize] > odds[Bearing::Matters as usize];
    let role = if is_told {
        Role::Notified
    } else {
        let said = candidate.told.map(|(role, _)| role);
        // What has happened has no hearing ahead, and what lies ahead was told to nobody.
        said.filter(|role| !role.is_background() && (days == 0 || role.is_past() == (days < 0)))
            .unwrap_or_else(|| by_default(around, days))
    };
    // Good news opens no delay and sets no limit: its day is no more than a story.
    let good_news = matches!(role, Role::Notified | Role::Limit)
        && reading.newly(Concept::Favourable)
        && !reading.newly(Concept::Refused);
    (matters_now(role, days) && !good_news).then_some(Event {
        date,
        time: candidate.mention.time,
        role,
        span: candidate.span,
        confidence: confidence.min(0.97),
    })
}

/// What is expected on a day when no word next to it says it.
fn by_default(around: &Around<'_>, days: i32) -> Role {
    match around.category {
        Category::LaposteNotification if days > 0 => Role::Announced,
        Category::LaposteNotification => Role::Delivered,
        _ if days < 0 => Role::Notified,
        _ if around.reading.says(Concept::Hearing) => Role::Hearing,
        _ => Role::Appointment,
    }
}

/// Passed limits and decisions of long ago are history; a notification lies behind, a hearing ahead.
const fn matters_now(role: Role, days_ahead: i32) -> bool {
    match role {
        Role::Notified => days_ahead <= 0 && days_ahead > -300,
        Role::Presented | Role::Delivered => days_ahead <= 0 && days_ahead > -90,
        Role::Expiry => days_ahead >= 0 && days_ahead < 800,
        Role::Decided | Role::AsylumAsked | Role::Nothing => false,
        _ => days_ahead >= 0 && days_ahead < 500,
    }
}

/// The days that are entities, given what kind of letter it is.
pub(crate) fn dates(events: &[Event], category: Category, quiet: bool) -> Vec<Found<Date>> {
    let mut found = Vec::new();
    for event in events {
        let matters = match category {
            Category::Spam => false,
            Category::General => !quiet,
            _ => true,
        };
        if matters {
            super::add(&mut found, event.date, event.span, event.confidence);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::candidates::candidates;
    use crate::letter::Letter;
    use crate::reading::Reading;

    /// Seen from Wednesday 4 March 2026.
    fn roles(text: &str, category: Category) -> Vec<(String, Role)> {
        let letter = Letter {
            text,
            date: "2026-03-04T14:00:00+01:00".parse().ok(),
            ..Letter::default()
        };
        let reading = Reading::new(&letter);
        let candidates = candidates(&reading, category);
        let around = Around::new(&reading, category, None, &candidates);
        days(&around, &candidates, Model::builtin())
            .events
            .into_iter()
            .map(|e| (e.date.to_string(), e.role))
            .collect()
    }

    #[test]
    fn the_nearest_words_say_what_happens_on_a_day() {
        for (text, date, role) in [
            (
                "L'arrêté du 2 février m'a été notifié le 1er mars.",
                "2026-03-01",
                Role::Notified,
            ),
            (
                "J'ai reçu lundi dernier la lettre de l'OFPRA",
                "2026-03-02",
                Role::Notified,
            ),
            (
                "Né le 03/08/1988, il est convoqué le 12 mars à 9h",
                "2026-03-12",
                Role::Appointment,
            ),
            (
                "L'affaire sera appelée à l'audience du : 04/06/2026 à 10:00",
                "2026-06-04",
                Role::Hearing,
            ),
            (
                "Mon récépissé se termine le 12 mai",
                "2026-05-12",
                Role::Expiry,
            ),
            (
                "Hier, à la préfecture, remise d'un arrêté de transfert",
                "2026-03-03",
                Role::Notified,
            ),
            ("soit jusqu'au 23 avril 2026", "2026-04-23", Role::Limit),
            ("la décision reçue vendredi", "2026-02-27", Role::Notified),
            ("audience de vendredi", "2026-03-06", Role::Hearing),
        ] {
            assert_eq!(
                roles(text, Category::Ceseda),
                [(date.to_owned(), role)],
                "{text}"
            );
        }
    }

    #[test]
    fn birth_filing_and_old_days_do_not_matter() {
        for text in [
            "né le 03/08/1988",
            "J'ai déposé le 18 novembre, ça fait 5 mois",
            "marié le 2 janvier 2026",
            "OQTF du 22/01/2026",
            "mon rendez-vous du 2 mars est annulé",
            "notifié le 3 mars 2021",
        ] {
            assert_eq!(roles(text, Category::Ceseda), [], "{text}");
        }
    }

    #[test]
    fn postal_notices_have_days_of_their_own() {
        assert_eq!(
            roles(
                "Date limite de retrait : 25/03/2026.",
                Category::LaposteNotification
            ),
            [("2026-03-25".to_owned(), Role::Pickup)]
        );
        assert_eq!(
            roles(
                "Présenté le : 02/03/2026\nRenvoyé le : 03/03/2026",
                Category::LaposteNotification
            ),
            [("2026-03-02".to_owned(), Role::Presented)]
        );
    }
}
