//! The hour next to a day.

use jiff::civil::Time;

use super::words::Words;
use crate::token::Kind;

/// An hour directly after the day: `à 16h45`, `at 4:45 pm`, `, 9 heures 15`, `avant midi`.
pub(super) fn time_after(w: &Words<'_>, at: usize) -> Option<Time> {
    const LINKS: &[&str] = &[
        "a", "at", "vers", "avant", "des", "before", "by", "soir", "matin", "around", "heure",
        "jusqu", "h", "apres", "midi",
    ];
    let linked = (at..at + 3).take_while(|&i| i == at || LINKS.contains(&w.word(i - 1)));
    linked.into_iter().find_map(|i| time(w, i))
}

/// `à 16h45 le 27 mai`, `12h30 hier`.
pub(super) fn time_before(w: &Words<'_>, at: usize) -> Option<Time> {
    (1..=5)
        .filter_map(|back| at.checked_sub(back))
        .find_map(|from| {
            let reaches =
                (from..at).all(|i| w.gap(i).len() <= 2 && !w.gap(i).contains(['.', '\n']));
            let only_linking = (from + 2..at).all(|i| {
                w.tokens[i].kind == Kind::Number
                    || matches!(w.word(i), "le" | "h" | "on" | "heures" | "pm" | "am")
            });
            (reaches && only_linking).then(|| time(w, from)).flatten()
        })
}

fn time(w: &Words<'_>, at: usize) -> Option<Time> {
    if w.word(at) == "midi" || w.word(at) == "noon" {
        return Time::new(12, 0, 0, 0).ok();
    }
    if w.word(at) == "minuit" || w.word(at) == "midnight" {
        return Time::new(23, 59, 0, 0).ok();
    }
    let hour = w
        .number(at)
        .filter(|h| (0..24).contains(h) && w.digits(at) <= 2)?;
    let minute = |at: usize| {
        w.number(at)
            .filter(|m| (0..60).contains(m) && w.digits(at) == 2)
    };
    let (hour, minute) = match w.word(at + 1) {
        "h" | "heures" | "heure" | "hr" if w.gap(at).len() <= 1 => (
            hour,
            minute(at + 2)
                .filter(|_| w.gap(at + 1).len() <= 1)
                .unwrap_or(0),
        ),
        "am" | "pm" => (twelve(hour, w.word(at + 1)), 0),
        _ if w.gap(at) == ":" => (twelve(hour, w.word(at + 2)), minute(at + 1)?),
        _ => return None,
    };
    Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
}

fn twelve(hour: i16, half: &str) -> i16 {
    match half {
        "pm" if hour < 12 => hour + 12,
        "am" if hour == 12 => 0,
        _ => hour,
    }
}
