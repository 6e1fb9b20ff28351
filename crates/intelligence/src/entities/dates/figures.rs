//! Days that begin with a number: `12/03/2026`, `12 mars`, `le 12`.

use jiff::civil::{Date, DateTime};

use super::words::Words;
use super::{Day, Reading};
use crate::entities::calendar::{date, day_near, month, weekday};

/// Dates that begin with a number.
pub(super) fn figures(w: &Words<'_>, at: usize, now: DateTime) -> Reading {
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

pub(super) fn with_year(
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
