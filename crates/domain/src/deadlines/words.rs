//! Dates and lengths in the words of the two languages.

use jiff::civil::{Date, DateTime, Time, Weekday};

use super::plan::Length;
use super::{Dates, Sentence};
use crate::holidays::{Zone, holiday_on};

const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The French name of a weekday, in lower case.
pub(super) const fn jour(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "lundi",
        Weekday::Tuesday => "mardi",
        Weekday::Wednesday => "mercredi",
        Weekday::Thursday => "jeudi",
        Weekday::Friday => "vendredi",
        Weekday::Saturday => "samedi",
        Weekday::Sunday => "dimanche",
    }
}

/// `28 février 2025` / `28 February 2025`.
#[must_use]
pub fn date(date: Date) -> Sentence {
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|place| MOIS.get(place))
        .copied()
        .unwrap_or_default();
    let number = if date.day() == 1 {
        "1er".to_owned()
    } else {
        date.day().to_string()
    };
    Sentence::new(
        format!("{number} {month} {}", date.year()),
        date.strftime("%-d %B %Y").to_string(),
    )
}

/// `vendredi 28 février 2025` / `Friday 28 February 2025`.
pub(super) fn day(on: Date) -> Sentence {
    let plain = date(on);
    Sentence::new(
        format!("{} {}", jour(on.weekday()), plain.fr),
        on.strftime("%A %-d %B %Y").to_string(),
    )
}

/// A day and a time, with seconds where they are not 0.
pub(super) fn instant(at: DateTime) -> Sentence {
    let on = day(at.date());
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    let fr_second = if second == 0 {
        String::new()
    } else {
        format!(" min {second:02} s")
    };
    let en_second = if second == 0 {
        String::new()
    } else {
        format!(":{second:02}")
    };
    Sentence::new(
        format!("{} à {hour} h {minute:02}{fr_second}", on.fr),
        format!("{}, {hour:02}:{minute:02}{en_second}", on.en),
    )
}

/// `1 mois` / `1 month`, `7 jours` / `7 days`.
pub(super) fn length(length: Length) -> Sentence {
    let plural = if length.amount == 1 { "" } else { "s" };
    let amount = length.amount;
    if length.months {
        Sentence::new(format!("{amount} mois"), format!("{amount} month{plural}"))
    } else {
        Sentence::new(
            format!("{amount} jour{plural}"),
            format!("{amount} day{plural}"),
        )
    }
}

/// What was left of a delay that legal aid suspended: `24 jours` / `24 days`.
pub(super) fn days_left(dates: &Dates) -> Sentence {
    let left = dates.remaining_days.unwrap_or_default();
    length(Length {
        amount: u16::try_from(left).unwrap_or_default(),
        months: false,
    })
}

/// Why a day is not a working day: `samedi`, `lundi de Pâques`. Empty for a working day.
pub(super) fn closed_because(date: Date, zone: Zone) -> Sentence {
    match (holiday_on(date, zone), date.weekday()) {
        (Some(holiday), _) => Sentence::new(
            format!("férié : {}", holiday.name),
            format!("public holiday: {}", holiday.name),
        ),
        (None, Weekday::Saturday) => Sentence::new("samedi", "a Saturday"),
        (None, Weekday::Sunday) => Sentence::new("dimanche", "a Sunday"),
        _ => Sentence::new("", ""),
    }
}

const COURTS_MOIS: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
];

/// `ven. 20 nov.` / `Fri 20 Nov`, with the year where asked.
pub(super) fn short(on: Date, with_year: bool) -> Sentence {
    let month = usize::try_from(on.month() - 1)
        .ok()
        .and_then(|place| COURTS_MOIS.get(place))
        .copied()
        .unwrap_or_default();
    let weekday: String = jour(on.weekday()).chars().take(3).collect();
    let day = if on.day() == 1 {
        "1er".to_owned()
    } else {
        on.day().to_string()
    };
    let year = if with_year {
        format!(" {}", on.year())
    } else {
        String::new()
    };
    Sentence::new(
        format!("{weekday}. {day} {month}{year}"),
        format!("{}{year}", on.strftime("%a %-d %b")),
    )
}

/// `16 h 40` / `16:40`.
pub(super) fn clock(at: Time) -> Sentence {
    Sentence::new(
        format!("{} h {:02}", at.hour(), at.minute()),
        format!("{:02}:{:02}", at.hour(), at.minute()),
    )
}
