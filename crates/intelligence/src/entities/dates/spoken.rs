//! Days said with words: `mars 12`, `vendredi`, `hier`, `il y a trois jours`.

use jiff::civil::DateTime;

use super::figures::{figures, with_year};
use super::words::Words;
use super::{Day, Reading};
use crate::entities::calendar::{month, near, next, number, previous, shifted, weekday};

/// Dates that begin with a month or a day of the week.
pub(super) fn named(w: &Words<'_>, at: usize, now: DateTime) -> Reading {
    let word = w.word(at);
    if let Some(month) = month(word)
        && let Some(day) = w.number(at + 1).filter(|d| {
            (1..=31).contains(d) && w.digits(at + 1) <= 2 && w.gap(at).trim_matches('.') == " "
        })
        && !matches!(
            word,
            "mars"
                | "mai"
                | "janvier"
                | "avril"
                | "juin"
                | "juillet"
                | "aout"
                | "septembre"
                | "octobre"
                | "novembre"
                | "decembre"
                | "fevrier"
        )
    {
        let mut last = at + 1;
        if matches!(w.word(last + 1), "st" | "nd" | "rd" | "th") {
            last += 1;
        }
        let (day, _, to) = with_year(w, at, last, month, day);
        return Some((day, at, to));
    }
    let day = weekday(word).filter(|_| word.len() > 3)?;
    // `mardi 12 mai`: read from the number, which takes the weekday along.
    if w.number(at + 1).is_some_and(|n| (1..=31).contains(&n))
        && w.gap(at).len() <= 2
        && !matches!(w.word(at + 2), "h" | "heures")
        && w.gap(at + 1) != ":"
    {
        return figures(w, at + 1, now).map(|(d, _, to)| (d, at, to));
    }
    let today = now.date();
    let before = at.checked_sub(1).map(|b| w.word(b)).unwrap_or_default();
    match w.word(at + 1) {
        "dernier" | "passe" | "derniere" | "pasado" | "passado" | "scorso" => {
            return previous(today, day).map(|d| (Day::On(d), at, at + 1));
        }
        "prochain" | "prochaine" | "proximo" | "prossimo" => {
            return next(today, day).map(|d| (Day::On(d), at, at + 1));
        }
        // `lundi en huit`: not the next one, the one after it.
        "en" if matches!(w.word(at + 2), "huit" | "8") => {
            let week_after = next(today, day).and_then(|d| shifted(d, 7));
            return week_after.map(|d| (Day::On(d), at, at + 2));
        }
        "en" if matches!(w.word(at + 2), "quinze" | "15") => {
            let two_weeks_after = next(today, day).and_then(|d| shifted(d, 14));
            return two_weeks_after.map(|d| (Day::On(d), at, at + 2));
        }
        "qui" if w.word(at + 2) == "vient" => {
            return next(today, day).map(|d| (Day::On(d), at, at + 2));
        }
        _ => {}
    }
    match before {
        "last" => previous(today, day).map(|d| (Day::On(d), at - 1, at)),
        "next" => next(today, day).map(|d| (Day::On(d), at - 1, at)),
        // Recurring days and opening hours are no dates.
        "au" if at > 1 && weekday(w.word(at - 2)).is_some() => None,
        _ if recurs(w, at) => None,
        "du" | "chaque" | "les" | "every" | "tous" | "et" | "to"
            if word.ends_with("di") || before != "to" =>
        {
            None
        }
        _ => Some((Day::Weekday(day), at, at)),
    }
}

/// `mardi et vendredi`, `lundi, jeudi`: days that come back.
fn recurs(w: &Words<'_>, at: usize) -> bool {
    let links = |word: &str| matches!(word, "et" | "and" | "ou");
    let after = weekday(w.word(at + 1)).is_some()
        || links(w.word(at + 1)) && weekday(w.word(at + 2)).is_some();
    let before = at > 0 && weekday(w.word(at - 1)).is_some()
        || at > 1 && links(w.word(at - 1)) && weekday(w.word(at - 2)).is_some();
    after || before
}

/// Days counted from the letter: `hier`, `dans trois jours`, `ce soir`.
pub(super) fn relative(w: &Words<'_>, at: usize, now: DateTime) -> Reading {
    let today = now.date();
    let on =
        |days: i64, from: usize, to: usize| shifted(today, days).map(|d| (Day::On(d), from, to));
    let before = at.checked_sub(1).map(|b| w.word(b)).unwrap_or_default();
    let part = |next: &str| {
        matches!(
            next,
            "soir" | "matin" | "midi" | "morning" | "evening" | "afternoon" | "night"
        )
    };
    let through = |to: usize| {
        if part(w.word(to + 1)) && w.gap(to) == " " {
            to + 1
        } else {
            to
        }
    };
    match w.word(at) {
        "hier" if before == "avant" => on(-2, at - 1, through(at)),
        "hier" => on(-1, at, through(at)),
        "yesterday" if before == "before" && at > 1 && w.word(at - 2) == "day" => {
            on(-2, at - 2, at)
        }
        "yesterday" => on(-1, at, through(at)),
        "demain" if before == "apres" => on(2, at - 1, through(at)),
        "tomorrow" if before == "after" && at > 1 && w.word(at - 2) == "day" => on(2, at - 2, at),
        "demain" | "tomorrow" | "dmain" => on(1, at, through(at)),
        "aujourd" if w.word(at + 1) == "hui" => on(0, at, at + 1),
        "today" | "tonight" | "aujourdhui" | "ajd" => on(0, at, at),
        "ce" if matches!(w.word(at + 1), "matin" | "soir" | "midi") => on(0, at, at + 1),
        "ce" if w.word(at + 1) == "jour" && before != "a" => on(0, at, at + 1),
        "ce" => weekday(w.word(at + 1))
            .filter(|_| w.word(at + 1).len() > 3 && w.number(at + 2).is_none())
            .map(|d| (Day::Weekday(d), at, at + 1)),
        "cet" if w.word(at + 1) == "apres" => on(0, at, at + 2),
        "cette" if w.word(at + 1) == "nuit" => on(0, at, at + 1),
        "this" if part(w.word(at + 1)) => on(0, at, at + 1),
        "dans" | "in" => {
            let days = number(w.word(at + 1))? * unit(w.word(at + 2))?;
            on(i64::from(days), at, at + 2)
        }
        "il" if w.word(at + 1) == "y" && w.word(at + 2) == "a" => {
            let days = number(w.word(at + 3))? * unit(w.word(at + 4))?;
            (days <= 60)
                .then(|| on(-i64::from(days), at, at + 4))
                .flatten()
        }
        "ago" if at > 1 => {
            let days = number(w.word(at - 2))? * unit(w.word(at - 1))?;
            (days <= 60)
                .then(|| on(-i64::from(days), at - 2, at))
                .flatten()
        }
        word => on(near(word)?, at, at),
    }
}

/// Days in a unit; `huit jours` and `quinze jours` are a week and two, as people count.
fn unit(word: &str) -> Option<i16> {
    Some(match word {
        "jour" | "jours" | "j" | "day" | "days" => 1,
        "semaine" | "semaines" | "week" | "weeks" => 7,
        _ => return None,
    })
}
