//! What a day is to its letter: nothing, the day of a notification, or another day that matters now.
//!
//! Rules name what the words next to a day say ([`crate::entities::roles`]); what they say of it, the words around it, how
//! far it lies and what kind of letter it stands in are weighed here.

use jiff::civil::Date;

use super::Example;
use super::beside::beside;
use super::features::{Feature, mix, name};
use crate::corpus::{Days, Mail};
use crate::decide::{DECISIONS, deadline};
use crate::entities::candidates::{Candidate, candidates};
use crate::entities::dates::days_between;
use crate::judgement::RuleSituation;
use crate::lexicon::Concept;
use crate::reading::Reading;
use crate::word::vocabulary;
use domain::Category;

vocabulary! {
    /// What a day is to its letter.
    pub(crate) Bearing as "bearing" {
        /// Told in passing: a birth, a filing, a story.
        Nothing = "nothing",
        /// The day on which a decision that opens a delay was notified.
        Told = "told",
        /// A hearing, an appointment, a limit: another day that matters now.
        Matters = "matters",
    }
}

/// What the features of a day need to know of the letter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) category: Category,
    /// The letter brings a decision that opens a delay, as far as rules see.
    pub(crate) opens_delay: bool,
    /// How many days the letter names.
    pub(crate) days: usize,
}

impl<'a> Around<'a> {
    pub(crate) fn new(
        reading: &'a Reading<'a>,
        category: Category,
        ruled: Option<RuleSituation>,
        candidates: &[Candidate],
    ) -> Self {
        Self {
            reading,
            category,
            opens_delay: ruled.is_some(),
            days: candidates.len(),
        }
    }
}

/// Words on either side that are looked at.
const BEFORE: usize = 10;
const AFTER: usize = 8;

/// The features of a day, looked back at or forward to, sorted, each once.
pub(crate) fn features(around: &Around<'_>, day: &Candidate, date: Date) -> Vec<Feature> {
    let mut out = Vec::with_capacity(80);
    words(around.reading, day, &mut out);
    concepts(around.reading, day, date, &mut out);
    let distance = distance(around.reading, date);
    let role = role(day);
    let category = name("y", around.category.as_str());
    let opens = name("o", if around.opens_delay { "yes" } else { "no" });
    let hour = name(
        "h",
        if day.mention.time.is_some() {
            "yes"
        } else {
            "no"
        },
    );
    for feature in [distance, role, category, opens, hour] {
        out.push((feature, 1.0));
    }
    for (one, other) in [
        (role, category),
        (role, distance),
        (category, distance),
        (opens, distance),
        (role, opens),
        (hour, distance),
        (mix(role, category), distance),
    ] {
        out.push((mix(one, other), 0.7));
    }
    out.push((name("k", day.mention.day.kind()), 0.5));
    let many = match around.days {
        1 => "one",
        2 | 3 => "few",
        _ => "many",
    };
    out.push((mix(name("n", many), opens), 0.5));
    if day.in_subject {
        out.push((name("is", "subject"), 0.5));
    }
    out.sort_by_key(|f| f.0);
    out.dedup_by_key(|f| f.0);
    out
}

/// What rules say of a day.
fn role(day: &Candidate) -> u32 {
    name("r", day.told.map_or("none", |(role, _)| role.as_str()))
}

/// What is said in the sentence of a day, and which decisions the letter tells of.
fn concepts(reading: &Reading<'_>, day: &Candidate, date: Date, out: &mut Vec<Feature>) {
    let is_beside = |at: usize| (day.sentence.0..day.sentence.1).contains(&at);
    for hit in reading.hits.iter().filter(|hit| is_beside(hit.start)) {
        if !day.in_subject {
            out.push((name("s", hit.concept.name()), 0.7));
        }
    }
    for &concept in DECISIONS.iter().filter(|&&c| reading.says(c)) {
        let said = name("l", concept.name());
        out.push((mix(said, distance(reading, date)), 0.3));
    }
    for concept in [Concept::Favourable, Concept::Refused] {
        if reading.newly(concept) {
            out.push((mix(name("l", concept.name()), role(day)), 0.5));
        }
    }
}

/// The words on either side, the nearest two also by their place.
fn words(reading: &Reading<'_>, day: &Candidate, out: &mut Vec<Feature>) {
    let text = if day.in_subject {
        reading.subject.text.as_str()
    } else {
        reading.flat.as_str()
    };
    let before = &text[..day.mention.start];
    let from = before.char_indices().rev().nth(100);
    let before = &before[from.map_or(0, |(at, _)| at)..];
    let after = &text[day.mention.end..];
    let to = after.char_indices().nth(80);
    let after = &after[..to.map_or(after.len(), |(at, _)| at)];
    beside(before, after, (BEFORE, AFTER), out);
}

/// How far a day lies from its letter.
fn distance(reading: &Reading<'_>, date: Date) -> u32 {
    let far = match days_between(reading.now.date(), date) {
        ..=-300 => "long ago",
        -299..=-91 => "months ago",
        -90..=-32 => "weeks ago",
        -31..=-8 => "this month",
        -7..=-2 => "last days",
        -1 => "yesterday",
        0 => "today",
        1 => "tomorrow",
        2..=3 => "next days",
        4..=31 => "next month",
        32..=120 => "next months",
        121..=500 => "this year",
        _ => "far",
    };
    name("d", far)
}

/// The days of the corpus with what is true about them.
pub(super) fn examples(mails: &[Mail]) -> Vec<Example> {
    mails.iter().flat_map(of_mail).collect()
}

fn of_mail(mail: &Mail) -> Vec<Example> {
    let (Some(days), Some(category)) = (&mail.days, mail.label.category) else {
        return Vec::new();
    };
    let letter = mail.letter();
    let reading = Reading::new(&letter);
    let candidates = candidates(&reading, category);
    let ruled = deadline::ruled(&reading, category, mail.label.procedure.flatten());
    let around = Around::new(&reading, category, ruled, &candidates);
    let example = |day: &Candidate, date: Date| Example {
        features: features(&around, day, date),
        classes: vec![Some(truth(days, date) as usize)],
        copies: 1,
    };
    candidates
        .iter()
        .flat_map(|day| {
            day.dates(reading.now)
                .map(|date| example(day, date))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn truth(days: &Days, date: Date) -> Bearing {
    if days.told == Some(date) {
        Bearing::Told
    } else if days.matter.contains(&date) {
        Bearing::Matters
    } else {
        Bearing::Nothing
    }
}
