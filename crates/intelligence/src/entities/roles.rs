//! What the words next to a day say of it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use domain::Category;

use super::dates::{Day, Mention};
use crate::lexicon::{Concept, Phrases};
use crate::reading::Reading;
use crate::word::vocabulary;

vocabulary! {
    /// What happens on a day.
    pub(crate) Role as "role" {
        Notified = "notified",
        Hearing = "hearing",
        Appointment = "appointment",
        Limit = "limit",
        Expiry = "expiry",
        Release = "release",
        Presented = "presented",
        Delivered = "delivered",
        Announced = "announced",
        Pickup = "pickup",
        /// The day a decision bears.
        Decided = "decided",
        /// The day asylum was applied for.
        AsylumAsked = "asylum_asked",
        Nothing = "nothing",
    }
}

impl Role {
    pub(crate) const fn is_past(self) -> bool {
        matches!(self, Self::Notified | Self::Presented | Self::Delivered)
    }

    /// What was before the letter: it happens to nobody now.
    pub(crate) const fn is_background(self) -> bool {
        matches!(self, Self::Decided | Self::AsylumAsked | Self::Nothing)
    }

    const fn is_postal(self) -> bool {
        matches!(
            self,
            Self::Presented | Self::Delivered | Self::Announced | Self::Pickup
        )
    }
}

/// What the nearest words say of a day, and how sure they are.
pub(super) fn role(
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
        Phrases::new(Role::ALL.iter().flat_map(|&role| {
            data.get(role.as_str())
                .into_iter()
                .flatten()
                .map(move |phrase| (role, phrase.as_str()))
        }))
    })
}
