//! Dates in the forms that mail really carries.

use crate::message::Date;
use jiff::civil;
use jiff::tz::Offset;

/// Mail did not exist before, and clocks are not that wrong after.
const PLAUSIBLE_YEARS: std::ops::RangeInclusive<i16> = 1980..=2100;

/// Month names by their first letters, English and French; longer ones first where one starts another.
const MONTHS: &[(&str, i8)] = &[
    ("juil", 7),
    ("juin", 6),
    ("jan", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("mar", 3),
    ("apr", 4),
    ("avr", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("aoû", 8),
    ("aou", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("déc", 12),
];

/// The beginnings of weekdays, English and French.
const WEEKDAYS: &[&str] = &[
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mar", "mer", "jeu", "ven", "sam",
    "dim",
];

/// Named zones in hours east of UTC. Military letters count as UTC (RFC 5322, 4.3).
const ZONES: &[(&str, i32)] = &[
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
    ("cet", 1),
    ("cest", 2),
    ("met", 1),
    ("mest", 2),
    ("mez", 1),
    ("mesz", 2),
    ("bst", 1),
    ("wet", 0),
    ("west", 1),
    ("eet", 2),
    ("eest", 3),
    ("msk", 3),
];

#[derive(Default)]
struct Pieces {
    has_weekday: bool,
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    time: Option<(i8, i8, i8)>,
    afternoon: Option<bool>,
    offset_seconds: Option<i32>,
}

/// Reads a date: RFC 5322 with its obsolete forms, `asctime`, ISO 8601, French month names.
///
/// `None` when day, month or year is missing, impossible or absurd. Without a zone it is UTC.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let text = without_comments(text);
    // Blanks around the colons of a time are obsolete and allowed (RFC 5322, 4.3).
    let text = text.split(':').map(str::trim).collect::<Vec<_>>().join(":");
    let mut pieces = Pieces::default();
    for token in text
        .split([' ', ',', '\t'])
        .filter(|token| !token.is_empty())
        .take(16)
    {
        pieces.take(token);
    }
    pieces.date()
}

fn without_comments(text: &str) -> String {
    let mut depth = 0usize;
    let outside = |c: &char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().take(200).filter(outside).collect()
}

impl Pieces {
    fn take(&mut self, token: &str) {
        if self.iso(token).is_none() && !self.zone(token) && !self.clock(token) {
            for word in token.split(['-', '/', '.']).filter(|word| !word.is_empty()) {
                self.word(word);
            }
        }
    }

    /// `2026-03-12`, alone or joined to a time by `T`.
    fn iso(&mut self, token: &str) -> Option<()> {
        let (date, time) = token
            .split_once(['T', 't'])
            .map_or((token, None), |(date, time)| (date, Some(time)));
        let mut numbers = date.splitn(3, '-');
        let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        (self.year, self.month, self.day) = (Some(year), Some(month), Some(day));
        if let Some(time) = time {
            self.clock(time);
        }
        Some(())
    }

    /// `+0100`, `-05:00`, `GMT+1`, `CET`.
    fn zone(&mut self, token: &str) -> bool {
        let token = token.trim_matches(['"', '.', ';']);
        let lower = token.to_ascii_lowercase();
        let named = ZONES
            .iter()
            .find(|(name, _)| *name == lower)
            .map(|(_, hours)| hours * 3600);
        let is_utc = matches!(lower.as_str(), "ut" | "utc" | "gmt" | "z")
            || (lower.len() == 1 && lower.starts_with(|c: char| c.is_ascii_lowercase()));
        let seconds = named.or(is_utc.then_some(0)).or_else(|| {
            let sign = lower
                .strip_prefix("gmt")
                .or_else(|| lower.strip_prefix("utc"))
                .unwrap_or(&lower);
            offset(sign)
        });
        if let Some(seconds) = seconds {
            // "GMT +0200": the number says more than the word.
            if self.offset_seconds.is_none_or(|known| known == 0) {
                self.offset_seconds = Some(seconds);
            }
        }
        seconds.is_some()
    }

    /// `10:05`, `10:05:30`, `10:05:30.123+01:00`, `10h05`, `PM`.
    fn clock(&mut self, token: &str) -> bool {
        if token.eq_ignore_ascii_case("am") || token.eq_ignore_ascii_case("pm") {
            self.afternoon = Some(token.eq_ignore_ascii_case("pm"));
            return true;
        }
        if !token.contains([':', 'h', 'H']) || !token.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let zone_at = token.find(['+', '-', 'Z', 'z']).unwrap_or(token.len());
        let (time, zone) = token.split_at(zone_at);
        let whole = time.split('.').next().unwrap_or_default();
        let numbers: Vec<Option<i8>> = whole
            .split([':', 'h', 'H'])
            .map(|number| number.trim().parse().ok())
            .collect();
        let (Some(Some(hour)), Some(Some(minute))) = (numbers.first(), numbers.get(1)) else {
            return false;
        };
        let second = numbers.get(2).copied().flatten().unwrap_or(0).min(59);
        self.time = Some((*hour, *minute, second));
        if !zone.is_empty() {
            self.zone(zone);
        }
        true
    }

    fn word(&mut self, word: &str) {
        if let Ok(number) = word.parse::<i16>() {
            let is_day = self.day.is_none() && word.len() <= 2 && (1..=31).contains(&number);
            let is_month =
                !is_day && self.month.is_none() && word.len() <= 2 && (1..=12).contains(&number);
            if is_day {
                self.day = i8::try_from(number).ok();
            } else if is_month {
                self.month = i8::try_from(number).ok();
            } else if self.year.is_none() {
                self.year = Some(century(word.len(), number));
            }
            return;
        }
        let lower = word.to_lowercase();
        // "mar" is Tuesday in French as well: as the first word it is a day, after another one a month.
        let is_weekday = WEEKDAYS.iter().any(|day| lower.starts_with(day))
            && !(lower.starts_with("mar") && self.has_weekday);
        if is_weekday && self.day.is_none() {
            self.has_weekday = true;
        } else if self.month.is_none() {
            self.month = MONTHS
                .iter()
                .find(|(start, _)| lower.starts_with(start))
                .map(|(_, month)| *month);
        }
    }

    fn date(self) -> Option<Date> {
        let (mut hour, minute, second) = self.time.unwrap_or((0, 0, 0));
        match self.afternoon {
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
        let year = self.year.filter(|year| PLAUSIBLE_YEARS.contains(year))?;
        let local =
            civil::DateTime::new(year, self.month?, self.day?, hour, minute, second, 0).ok()?;
        let offset_seconds = self.offset_seconds.unwrap_or(0);
        let at = Offset::from_seconds(offset_seconds)
            .ok()?
            .to_timestamp(local)
            .ok()?;
        Some(Date { at, offset_seconds })
    }
}

/// Years of two and three digits (RFC 5322, 4.3).
fn century(digits: usize, year: i16) -> i16 {
    match (digits, year) {
        (..=2, 0..=49) => year + 2000,
        (..=3, 50..=999) => year + 1900,
        _ => year,
    }
}

/// `+0100`, `-05:00`, `+1` in seconds; nothing beyond 14 hours, which no place on earth uses.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, text.get(1..)?),
        b'-' => (-1, text.get(1..)?),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|&c| c != ':').collect();
    if !(1..=4).contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) = if digits.len() <= 2 {
        (number, 0)
    } else {
        (number / 100, number % 100)
    };
    let seconds = hours * 3600 + minutes * 60;
    Some(if seconds > 14 * 3600 {
        0
    } else {
        sign * seconds
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[track_caller]
    fn check(text: &str, at: &str, offset_hours: i32) {
        let date = parse(text).unwrap_or_else(|| panic!("{text} is a date"));
        assert_eq!(date.at.to_string(), at, "{text}");
        assert_eq!(date.offset_seconds, offset_hours * 3600, "{text}");
    }

    #[test]
    fn every_form_of_a_date_is_the_same_moment() {
        for text in [
            "Thu, 12 Mar 2026 10:05:30 +0100",
            "Thu, 12 Mar 2026 10:05:30 +0100 (CET)",
            "12 Mar 26 10:05:30 CET",
            "Thu Mar 12 10:05:30 2026 +0100",
            "2026-03-12T10:05:30+01:00",
            "2026-03-12 10:05:30 +0100",
            "jeu., 12 mars 2026 10:05:30 +0100",
            "12-Mar-2026 10:05:30 +0100",
            "12/03/2026 10:05:30 GMT+1",
            "Thu, 12 Mar 2026 10:05:30 AM +0100",
            "Thu (a), 12 (b) Mar (c) 2026 10 : 05 (d) : 30 (e) +0100",
        ] {
            check(text, "2026-03-12T09:05:30Z", 1);
        }
        check("mar. 3 févr. 2026 08:00 -0500", "2026-02-03T13:00:00Z", -5);
        check("Tue, 3 Feb 2026 08:00:60 Z", "2026-02-03T08:00:59Z", 0);
        check("Tue, 03 Feb 126 08:00 EST", "2026-02-03T13:00:00Z", -5);
    }

    #[test]
    fn an_absurd_date_is_no_date() {
        for text in [
            "",
            "demain",
            "Thu, 32 Mar 2026 10:00 +0100",
            "30 Feb 2026 10:00 +0000",
            "1 Jan 1904 00:00",
            "1 Jan 9999 00:00",
            "12 Mar",
            "\u{0}",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
