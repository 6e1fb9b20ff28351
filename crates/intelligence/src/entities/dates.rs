//! Every way a letter names a day: figures, words, and relative to its own date.

use jiff::civil::{Date, DateTime, Time, Weekday};

mod hours;
mod words;

use self::hours::{time_after, time_before};
use self::words::Words;
use super::calendar::{date, day_near, month, near, next, number, previous, shifted, weekday};
use crate::token::{Kind, Token};

/// A day named in a text, by folded byte range.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mention {
    pub(crate) day: Day,
    /// The hour, when it stands next to the day.
    pub(crate) time: Option<Time>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A day, as exactly as the words give it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Day {
    /// Written in full, or relative to the letter.
    On(Date),
    /// Day and month without a year.
    Yearless { month: i8, day: i8 },
    /// `vendredi`, without a direction.
    Weekday(Weekday),
    /// `le 12`, without a month.
    OfMonth(i8),
}

impl Day {
    /// How it is written.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::On(_) => "on",
            Self::Yearless { .. } => "yearless",
            Self::Weekday(_) => "weekday",
            Self::OfMonth(_) => "of-month",
        }
    }

    /// The date meant, seen from the letter: events that happened look back, others forward.
    pub(crate) fn resolve(self, now: DateTime, past: bool) -> Option<Date> {
        let today = now.date();
        match self {
            Self::On(date) => Some(date),
            Self::Weekday(day) if past => previous(today, day),
            Self::Weekday(day) => next(today, day),
            Self::OfMonth(day) => day_near(today, day, past),
            Self::Yearless { month, day } => {
                let of = |year| Date::new(year, month, day).ok();
                let this = of(today.year());
                // A missing year is the letter's, except where that would put the past into the far future.
                match this {
                    Some(date) if past && days_between(today, date) > 45 => of(today.year() - 1),
                    Some(date) if !past && days_between(today, date) < -240 => of(today.year() + 1),
                    this => this,
                }
            }
        }
    }
}

/// Days from one date to another.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Every day named in `text`, in order.
pub(crate) fn mentions(text: &str, tokens: &[Token], now: DateTime) -> Vec<Mention> {
    let words = Words { text, tokens };
    let mut out: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match read(&words, at, now) {
            Some((day, from, to)) => {
                let start = tokens[from].start as usize;
                let end = tokens[to].end as usize;
                match out.last_mut() {
                    // `jeudi 5h40`, written on a Wednesday the 4th: the same words read once more, backwards.
                    Some(last) if start < last.end => {}
                    // `demain jeudi`, `ce soir (30/06/2026)`, `mardi 3`: one day said twice.
                    Some(last)
                        if start.saturating_sub(last.end) <= 4
                            && same_day(last.day, day, now, &text[last.end..start]) =>
                    {
                        last.end = end;
                        if matches!(day, Day::On(_)) || matches!(last.day, Day::Weekday(_)) {
                            last.day = day;
                        }
                    }
                    _ => out.push(Mention {
                        day,
                        time: None,
                        start,
                        end,
                    }),
                }
                if let Some(last) = out.last_mut() {
                    last.time = last
                        .time
                        .or_else(|| time_after(&words, to + 1))
                        .or_else(|| time_before(&words, from));
                }
                at = to + 1;
            }
            None => at += 1,
        }
    }
    out
}

fn same_day(one: Day, other: Day, now: DateTime, between: &str) -> bool {
    if between.contains('\n') && between.trim().is_empty() && between.matches('\n').count() > 1 {
        return false;
    }
    let resolved = |day: Day| [day.resolve(now, false), day.resolve(now, true)];
    let (one, other) = (resolved(one), resolved(other));
    one.iter().flatten().any(|d| other.contains(&Some(*d)))
}

type Reading = Option<(Day, usize, usize)>;

fn read(w: &Words<'_>, at: usize, now: DateTime) -> Reading {
    if w.tokens[at].kind == Kind::Number {
        figures(w, at, now)
    } else {
        relative(w, at, now).or_else(|| named(w, at, now))
    }
}

/// Dates that begin with a number.
fn figures(w: &Words<'_>, at: usize, now: DateTime) -> Reading {
    let first = w.number(at)?;
    let (second, third) = (w.number(at + 1), w.number(at + 2));
    let separator = w.gap(at);
    if let (Some(b), Some(c)) = (second, third)
        && matches!(separator, "/" | "." | "-" | " " | " / " | "/ ")
        && w.gap(at + 1).trim() == separator.trim()
    {
        if w.digits(at) == 4 {
            return date(first, b, c).map(|d| (Day::On(d), at, at + 2));
        }
        if matches!(w.digits(at + 2), 2 | 4)
            && w.digits(at) <= 2
            && (separator != " " || w.digits(at + 2) == 4)
        {
            let found = date(c, b, first).or_else(|| date(c, first, b))?;
            return Some((Day::On(found), at, at + 2));
        }
    }
    if separator == "/"
        && let Some(b) = second
        && third_is_free(w, at)
        && introduced(w, at)
    {
        let (month, day) = (i8::try_from(b).ok()?, i8::try_from(first).ok()?);
        if (1..=12).contains(&month) && (1..=31).contains(&day) && w.digits(at + 1) <= 2 {
            return Some((Day::Yearless { month, day }, at, at + 1));
        }
    }
    if !(1..=31).contains(&first) || w.digits(at) > 2 {
        return None;
    }
    day_then_month(w, at, first).or_else(|| bare_day(w, at, first, now))
}

/// Nothing goes on after `12/04`: it is neither a fraction of something nor part of a longer number.
fn third_is_free(w: &Words<'_>, at: usize) -> bool {
    w.number(at + 2).is_none() || !w.gap(at + 1).starts_with(['/', '.', '-'])
}

fn introduced(w: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let word = w.word(before);
    matches!(
        word,
        "le" | "du"
            | "au"
            | "on"
            | "by"
            | "avant"
            | "until"
            | "date"
            | "for"
            | "before"
            | "pour"
            | "des"
            | "of"
            | "et"
            | "ou"
    ) || weekday(word).is_some()
}

/// `12 mai 2026`, `1er mars`, `2nd of June`, `18 et 19 mars`.
fn day_then_month(w: &Words<'_>, at: usize, day: i16) -> Reading {
    let mut next = at + 1;
    if matches!(w.word(next), "er" | "st" | "nd" | "rd" | "th") && w.gap(at).is_empty() {
        next += 1;
    }
    if matches!(w.word(next), "of" | "de") {
        next += 1;
    }
    if !w.close(next - 1) {
        return None;
    }
    if let Some(month) = month(w.word(next)) {
        return Some(with_year(w, at, next, month, day));
    }
    // The month of an enumeration stands behind its last day.
    if matches!(w.word(next), "et" | "ou" | "au" | "and" | "to") && w.number(next + 1).is_some() {
        let mut last = next + 2;
        if w.word(last) == "er" {
            last += 1;
        }
        if let Some(month) = month(w.word(last))
            && w.close(last - 1)
        {
            let (day, ..) = with_year(w, at, last, month, day);
            return Some((day, at, at));
        }
    }
    None
}

fn with_year(
    w: &Words<'_>,
    from: usize,
    month_at: usize,
    month: i8,
    day: i16,
) -> (Day, usize, usize) {
    let small = i8::try_from(day).unwrap_or(0);
    if let Some(year) = w.number(month_at + 1).filter(|_| w.close(month_at)) {
        let digits = w.digits(month_at + 1);
        let gap = w.gap(month_at);
        let is_year = digits == 4
            || digits == 2
                && (20..40).contains(&year)
                && gap == " "
                && !matches!(w.word(month_at + 2), "h" | "heures");
        if is_year && let Some(found) = date(year, i16::from(month), day) {
            return (Day::On(found), from, month_at + 1);
        }
    }
    (Day::Yearless { month, day: small }, from, month_at)
}

/// `le 18 de ce mois`, `le 12 à 9h`, `jeudi 12`.
fn bare_day(w: &Words<'_>, at: usize, day: i16, now: DateTime) -> Reading {
    let day = i8::try_from(day).ok()?;
    let today = now.date();
    let before = at.checked_sub(1).map(|b| w.word(b)).unwrap_or_default();
    let after = if matches!(w.word(at + 1), "er" | "st" | "nd" | "rd" | "th") {
        at + 2
    } else {
        at + 1
    };
    let this_month = || Date::new(today.year(), today.month(), day).ok();
    match (w.word(after), w.word(after + 1), w.word(after + 2)) {
        ("de", "ce", "mois") => return this_month().map(|d| (Day::On(d), at, after + 2)),
        ("du", "mois", "prochain") => {
            let next = today
                .first_of_month()
                .checked_add(jiff::Span::new().try_months(1).ok()?)
                .ok()?;
            return Date::new(next.year(), next.month(), day)
                .ok()
                .map(|d| (Day::On(d), at, after + 2));
        }
        ("du", "mois", "dernier") => {
            let last = today
                .first_of_month()
                .checked_sub(jiff::Span::new().try_months(1).ok()?)
                .ok()?;
            return Date::new(last.year(), last.month(), day)
                .ok()
                .map(|d| (Day::On(d), at, after + 2));
        }
        ("du", "mois", _) => return this_month().map(|d| (Day::On(d), at, after + 1)),
        ("courant" | "ct", ..) => return this_month().map(|d| (Day::On(d), at, after)),
        ("dernier", ..) if before == "le" => {
            return day_near(today, day, true).map(|d| (Day::On(d), at, after));
        }
        _ => {}
    }
    if let Some(named) = weekday(before).filter(|_| w.close(at - 1)) {
        // `jeudi 12`: the month in which the 12th is a Thursday, the nearest first.
        let forward = day_near(today, day, false);
        let backward = day_near(today, day, true);
        let fits = |date: &Option<Date>| date.is_some_and(|d| d.weekday() == named);
        let date = [forward, backward].into_iter().find(fits).flatten();
        return date.map(|d| (Day::On(d), at - 1, at));
    }
    let ends_here = !matches!(
        w.word(after),
        "h" | "heures"
            | "jours"
            | "mois"
            | "ans"
            | "euros"
            | "rue"
            | "avenue"
            | "bis"
            | "boulevard"
            | "eur"
            | "e"
            | "eme"
            | "place"
            | "days"
            | "pieces"
            | "personnes"
            | "pour"
            | "janvier"
    ) && !w.gap(at).starts_with(['°', '€', '%', '/', ',']);
    // `au 02 61 …` begins a telephone number.
    let ends_here =
        ends_here && w.number(after).is_none() && w.digits(at) == usize::from(day > 9) + 1;
    (matches!(before, "le" | "au" | "the") && ends_here && w.gap(at.saturating_sub(1)) == " ")
        .then_some((Day::OfMonth(day), at, at))
}

/// Dates that begin with a month or a day of the week.
fn named(w: &Words<'_>, at: usize, now: DateTime) -> Reading {
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

fn relative(w: &Words<'_>, at: usize, now: DateTime) -> Reading {
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

#[cfg(test)]
mod tests;
