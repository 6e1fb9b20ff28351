//! Every way a letter names a day: figures, words, and relative to its own date.

use jiff::civil::{Date, DateTime, Time, Weekday};

mod figures;
mod hours;
mod spoken;
mod words;

use self::figures::figures;
use self::hours::{time_after, time_before};
use self::spoken::{named, relative};
use self::words::Words;
use super::calendar::{day_near, next, previous};
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

#[cfg(test)]
mod tests;
