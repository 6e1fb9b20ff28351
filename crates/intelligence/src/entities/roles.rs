//! What happens on a day: only days on which something happens that matters are entities.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use domain::Category;
use jiff::civil::{Date, Time};

use super::dates::{Day, Mention, days_between, mentions};
use crate::judgement::{Field, Found, Span};
use crate::layout::{Thread, Zone};
use crate::lexicon::{Concept, Phrases};
use crate::reading::Reading;
use crate::token::tokens;

/// What happens on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Notified,
    Hearing,
    Appointment,
    Limit,
    Expiry,
    Release,
    Presented,
    Delivered,
    Announced,
    Pickup,
    /// The day a decision bears.
    Decided,
    /// The day asylum was applied for.
    AsylumAsked,
    Nothing,
}

impl Role {
    const NAMES: [(Self, &'static str); 13] = [
        (Self::Notified, "notified"),
        (Self::Hearing, "hearing"),
        (Self::Appointment, "appointment"),
        (Self::Limit, "limit"),
        (Self::Expiry, "expiry"),
        (Self::Release, "release"),
        (Self::Presented, "presented"),
        (Self::Delivered, "delivered"),
        (Self::Announced, "announced"),
        (Self::Pickup, "pickup"),
        (Self::Decided, "decided"),
        (Self::AsylumAsked, "asylum_asked"),
        (Self::Nothing, "nothing"),
    ];

    pub(crate) const fn is_past(self) -> bool {
        matches!(self, Self::Notified | Self::Presented | Self::Delivered)
    }

    /// What was before the letter: it happens to nobody now.
    const fn is_background(self) -> bool {
        matches!(self, Self::Decided | Self::AsylumAsked | Self::Nothing)
    }

    const fn is_postal(self) -> bool {
        matches!(
            self,
            Self::Presented | Self::Delivered | Self::Announced | Self::Pickup
        )
    }
}

/// A day with its role.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Event {
    pub(crate) date: Date,
    pub(crate) time: Option<Time>,
    pub(crate) role: Role,
    pub(crate) span: Span,
    /// Days from the letter to the event.
    pub(crate) days: i32,
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

impl Days {
    fn add(&mut self, reading: &Reading<'_>, mention: &Mention, told: (Role, f32), span: Span) {
        let before = |list: &mut Vec<Date>| list.extend(mention.day.resolve(reading.now, true));
        match told.0 {
            Role::Decided => before(&mut self.decided),
            Role::AsylumAsked => before(&mut self.asylum_asked),
            _ => self.events.extend(event(reading, mention, told, span)),
        }
    }
}

/// Every day of the new text with what happens on it.
///
/// - `opens_delay`: the letter brings a decision that opens a delay, so that somebody was told of it on some day.
pub(crate) fn days(reading: &Reading<'_>, category: Category, opens_delay: bool) -> Days {
    let mut days = Days::default();
    let mut untold = Vec::new();
    // The subject of an answer is an old text.
    let subject = if reading.thread == Thread::Reply {
        ""
    } else {
        reading.subject.text.as_str()
    };
    for mention in mentions(subject, &tokens(subject), reading.now) {
        let range = reading.subject.range(mention.start, mention.end);
        let span = Span {
            field: Field::Subject,
            start: range.start,
            end: range.end,
        };
        let whole = (0, reading.subject.text.len());
        if let Some(told) = role(reading, &reading.subject.text, &mention, whole, category) {
            days.add(reading, &mention, told, span);
        }
    }
    for mention in mentions(&reading.body.text, &reading.tokens, reading.now) {
        if !reading.layout.zone(mention.start).speaks() {
            continue;
        }
        let sentence = reading.sentences.partition_point(|s| s.end < mention.end);
        let Some(bounds) = reading
            .sentences
            .get(sentence)
            .map(|s| (s.start.min(mention.start), s.end))
        else {
            continue;
        };
        let bounds = with_label(reading, sentence, bounds, &mention);
        let span = reading.body_span(mention.start, mention.end);
        match role(reading, &reading.flat, &mention, bounds, category) {
            Some(told) => days.add(reading, &mention, told, span),
            None => untold.push((mention, span)),
        }
    }
    if category != Category::LaposteNotification || days.events.is_empty() {
        let unnamed = by_default(reading, &untold, category);
        days.events.extend(unnamed);
    }
    if opens_delay && !days.events.iter().any(|e| e.role == Role::Notified) {
        days.events.extend(told_on(reading, &untold));
    }
    days
}

/// How sure a role is that no word of the letter names.
const BY_DEFAULT: f32 = 0.5;

/// What is expected on a day ahead, whatever the letter calls it: an hour says that somebody is expected, and in
/// a procedure a written day is rarely told for nothing. Every day of a postal notice is one of its events.
fn by_default(reading: &Reading<'_>, untold: &[(Mention, Span)], category: Category) -> Vec<Event> {
    let default = |mention: &Mention| {
        let has_hour = mention.time.is_some();
        match category {
            Category::Spam | Category::General => None,
            Category::LaposteNotification => Some(if is_ahead(mention, reading) {
                Role::Announced
            } else {
                Role::Delivered
            }),
            _ if reading.says(Concept::Hearing) => has_hour.then_some(Role::Hearing),
            Category::Ceseda if is_ahead(mention, reading) => Some(Role::Appointment),
            _ => has_hour.then_some(Role::Appointment),
        }
    };
    untold
        .iter()
        .filter_map(|(mention, span)| {
            on_its_day(reading, mention, default(mention)?, BY_DEFAULT, *span)
        })
        .collect()
}

/// A written day that has still to come; a weekday alone may be either.
fn is_ahead(mention: &Mention, reading: &Reading<'_>) -> bool {
    let is_later = |date: Date| date > reading.now.date();
    match mention.day {
        Day::On(date) => is_later(date),
        day @ Day::Yearless { .. } => day.resolve(reading.now, false).is_some_and(is_later),
        Day::Weekday(_) | Day::OfMonth(_) => false,
    }
}

/// The day on which a decision came, when no word next to it says so: the one that stands nearest to the decision.
fn told_on(reading: &Reading<'_>, untold: &[(Mention, Span)]) -> Option<Event> {
    let distance = |mention: &Mention| {
        reading
            .hits
            .iter()
            .filter(|hit| crate::decide::DECISIONS.contains(&hit.concept))
            .map(|hit| hit.start.abs_diff(mention.start))
            .min()
    };
    untold
        .iter()
        .filter_map(|(mention, span)| {
            let event = on_its_day(reading, mention, Role::Notified, BY_DEFAULT, *span)?;
            Some((distance(mention).unwrap_or(usize::MAX), event))
        })
        .min_by_key(|(distance, event)| (*distance, -event.days))
        .map(|(_, event)| event)
}

/// The event when its day can be one on which such a thing matters.
fn on_its_day(
    reading: &Reading<'_>,
    mention: &Mention,
    role: Role,
    confidence: f32,
    span: Span,
) -> Option<Event> {
    let date = mention.day.resolve(reading.now, role.is_past())?;
    let days = days_between(reading.now.date(), date);
    matters_now(role, days).then_some(Event {
        date,
        time: mention.time,
        role,
        span,
        days,
        confidence,
    })
}

/// A value without words of its own takes the line above as its label.
fn with_label(
    reading: &Reading<'_>,
    sentence: usize,
    bounds: (usize, usize),
    mention: &Mention,
) -> (usize, usize) {
    let words_before = reading.flat[bounds.0..mention.start.max(bounds.0)]
        .bytes()
        .filter(u8::is_ascii_alphabetic)
        .count();
    match sentence.checked_sub(1).map(|s| &reading.sentences[s]) {
        Some(above)
            if words_before < 4
                && bounds.0.saturating_sub(above.end) < 12
                && above.zone != Zone::Signature =>
        {
            (above.start.min(bounds.0), bounds.1)
        }
        _ => bounds,
    }
}

fn event(
    reading: &Reading<'_>,
    mention: &Mention,
    (role, confidence): (Role, f32),
    span: Span,
) -> Option<Event> {
    // Good news opens no delay and sets no limit: its day is no more than a story.
    let good_news = matches!(role, Role::Notified | Role::Limit)
        && reading.newly(Concept::Favourable)
        && !reading.newly(Concept::Refused);
    if role.is_background() || good_news {
        return None;
    }
    on_its_day(reading, mention, role, confidence, span)
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

fn role(
    reading: &Reading<'_>,
    flat: &str,
    mention: &Mention,
    bounds: (usize, usize),
    category: Category,
) -> Option<(Role, f32)> {
    let postal = category == Category::LaposteNotification;
    let from = floor(
        flat,
        bounds
            .0
            .max(mention.start.saturating_sub(170))
            .min(mention.start),
    );
    let to = floor(flat, bounds.1.min(mention.end + 120).max(mention.end));
    let before = &flat[from..mention.start];
    let after = &flat[mention.end..to];
    // Nothing was notified on a day that has still to come.
    let ahead = matches!(mention.day, Day::On(date) if date > reading.now.date());
    let usable = |role: Role| {
        role.is_background()
            || (role.is_postal() == postal || postal && role == Role::Limit)
                && !(ahead && role.is_past())
    };
    let mut best: Option<(usize, usize, Role)> = None;
    let mut consider = |cost: usize, length: usize, role: Role| {
        if usable(role) && best.is_none_or(|(c, l, _)| cost < c || cost == c && length > l) {
            best = Some((cost, length, role));
        }
    };
    for (role, start, end) in cues().find(before) {
        let between = &before[end..];
        consider(
            between.len() + crossing(between) + common(&before[start..end]),
            end - start,
            role,
        );
    }
    for (role, start, end) in cues().find(after) {
        let between = &after[..start];
        let behind = if role.is_background() { 60 } else { 12 };
        consider(
            start + start / 2 + behind + crossing(between) + common(&after[start..end]),
            end - start,
            role,
        );
    }
    match best {
        // Too far away to speak of this day.
        Some((cost, ..)) if cost > 115 => labelled(reading, before).map(|role| (role, 0.6)),
        Some((cost, _, role)) => {
            #[allow(
                clippy::cast_precision_loss,
                reason = "a distance in bytes, far below 2^24"
            )]
            let confidence = (0.97 - cost as f32 / 300.0).max(0.55);
            Some((role, confidence))
        }
        None => labelled(reading, before).map(|role| (role, 0.7)),
    }
}

/// Crossing into another clause costs, as does another day in between.
fn crossing(between: &str) -> usize {
    let clauses = between
        .bytes()
        .filter(|b| matches!(b, b',' | b';' | b'(' | b')'))
        .count();
    let stops = between.matches(". ").count() + between.matches(" et ").count();
    clauses * 14 + stops * 16
}

/// Short prepositions say less than verbs.
const fn common(cue: &str) -> usize {
    if cue.len() <= 5 { 10 } else { 0 }
}

/// `Date : 22/04/2026` in a summons or a hearing notice.
fn labelled(reading: &Reading<'_>, before: &str) -> Option<Role> {
    let label = before.trim_end_matches([' ', ':', '|', '│', '.', '…', '-', '=', '_', '\t']);
    let is_label = [
        "date",
        "le",
        "jour",
        "quand",
        "date et heure",
        "date du rendez-vous",
        "when",
        "on",
    ]
    .contains(&label);
    if !is_label {
        return None;
    }
    if reading.says(Concept::Hearing) {
        return Some(Role::Hearing);
    }
    reading
        .says_any(&[Concept::Summons, Concept::AppointmentAuthority])
        .then_some(Role::Appointment)
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn cues() -> &'static Phrases<Role> {
    static CUES: OnceLock<Phrases<Role>> = OnceLock::new();
    CUES.get_or_init(|| {
        let data: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("../../../../assets/triage/cues.toml"))
                .expect("the cues are part of the program and a test reads them");
        Phrases::new(Role::NAMES.iter().flat_map(|&(role, name)| {
            data.get(name)
                .into_iter()
                .flatten()
                .map(move |phrase| (role, phrase.as_str()))
        }))
    })
}

/// The days that are entities, given what kind of letter it is.
pub(crate) fn dates(events: &[Event], category: Category, quiet: bool) -> Vec<Found<Date>> {
    let mut found = Vec::new();
    for event in events {
        let matters = match category {
            Category::Spam => false,
            Category::General => {
                !quiet && matches!(event.role, Role::Limit | Role::Appointment | Role::Hearing)
            }
            Category::Urgent => event.role != Role::Notified && event.days <= 2,
            Category::ReponseClient | Category::NouveauClient => event.role != Role::Notified,
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
    use crate::letter::Letter;

    /// Seen from Wednesday 4 March 2026.
    fn roles(text: &str, category: Category) -> Vec<(String, Role)> {
        let letter = Letter {
            text,
            date: "2026-03-04T14:00:00+01:00".parse().ok(),
            ..Letter::default()
        };
        days(&Reading::new(&letter), category, false)
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
