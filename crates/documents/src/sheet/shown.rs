//! What a person sees in a cell of a workbook.
//!
//! Excel keeps numbers and shows them in formats (ECMA-376, part 1, section 18.8.31). Of these are followed: dates and times,
//! written as ISO 8601 writes them, percentages, and whole numbers with zeros before them and signs between, as postal codes
//! and telephone numbers have. Any other number is written as it is kept: neither the separators nor the words of a language
//! are known.

use calamine::{DataRef, ExcelDateTime};

/// The first day that Excel cannot show, the first of January 10000, as it counts days.
const LAST_DAY: f64 = 2_958_466.0;

/// Beyond these, Excel keeps no single units.
const MOST_WHOLE: f64 = 1e15;

/// A cell as it is seen. `format`: the code of its number format.
pub(super) fn shown<'a>(cell: &DataRef<'_>, format: impl FnOnce() -> Option<&'a str>) -> String {
    match cell {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number(*value, format()),
        DataRef::DateTime(value) => moment(*value),
    }
}

fn number(value: f64, code: Option<&str>) -> String {
    code.and_then(|code| percentage(value, code).or_else(|| spaced(value, code)))
        .unwrap_or_else(|| plain(value))
}

/// A telephone number that is kept as a number has no decimals; of a fraction, Excel keeps 15 digits.
fn plain(value: f64) -> String {
    if let Some(digits) = whole(value.abs()) {
        let sign = if value < 0.0 { "-" } else { "" };
        return format!("{sign}{digits}");
    }
    let kept = format!("{value:.14e}").parse().unwrap_or(value);
    f64::to_string(&kept)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the fraction is nought and the size is bounded"
)]
fn whole(value: f64) -> Option<u64> {
    let is_whole = value.fract() == 0.0 && (0.0..MOST_WHOLE).contains(&value);
    is_whole.then_some(value as u64)
}

/// A share in a format like `0%` or `0.0 %`.
fn percentage(value: f64, code: &str) -> Option<String> {
    let code: String = code
        .strip_suffix('%')?
        .chars()
        .filter(|sign| !matches!(sign, ' ' | '\\' | '\u{a0}' | '\u{202f}'))
        .collect();
    let decimals = match code.strip_prefix('0')? {
        "" => 0,
        more => more.strip_prefix('.')?.len(),
    };
    if code.bytes().any(|sign| !matches!(sign, b'0' | b'.')) || decimals > 10 {
        return None;
    }
    let percent = plain(value * 100.0).parse::<f64>().ok()?;
    Some(format!("{percent:.decimals$}%"))
}

/// A part of a number format.
enum Part {
    /// A digit, and what stands there when the number is too short for it.
    Digit(Option<char>),
    /// A sign that is always there.
    Sign(char),
}

/// A whole number in a format of digits and signs: `00000`, `0#" "##" "##" "##" "##`.
fn spaced(value: f64, code: &str) -> Option<String> {
    let digits = match whole(value)? {
        0 => String::new(),
        digits => digits.to_string(),
    };
    let parts = parts(code)?;
    let slots = parts.iter().filter(|part| matches!(part, Part::Digit(_)));
    let slots = slots.count();
    let mut missing = slots.saturating_sub(digits.len());
    // What is longer than its format begins at the first digit of it.
    let mut more = digits.len().saturating_sub(slots);
    let mut digits = digits.chars();
    let mut shown = String::new();
    for part in parts {
        match part {
            Part::Sign(sign) => shown.push(sign),
            Part::Digit(instead) if missing > 0 => {
                missing -= 1;
                shown.extend(instead);
            }
            Part::Digit(_) => shown.extend(digits.by_ref().take(1 + std::mem::take(&mut more))),
        }
    }
    Some(shown)
}

/// The parts of a format for whole numbers; `None` for any other.
fn parts(code: &str) -> Option<Vec<Part>> {
    // The language that a format is of: `[$-40C]00000`.
    let code = match code.strip_prefix("[$-") {
        Some(rest) => rest.split_once(']')?.1,
        None => code,
    };
    let mut parts = Vec::new();
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '0' => parts.push(Part::Digit(Some('0'))),
            '#' => parts.push(Part::Digit(None)),
            '?' => parts.push(Part::Digit(Some(' '))),
            '"' => parts.extend(
                signs
                    .by_ref()
                    .take_while(|&sign| sign != '"')
                    .map(Part::Sign),
            ),
            '\\' => parts.push(Part::Sign(signs.next()?)),
            ' ' | '\u{a0}' | '\u{202f}' | '-' | '+' | '(' | ')' | ':' => {
                parts.push(Part::Sign(sign))
            }
            // What follows is for negative numbers.
            ';' => break,
            _ => return None,
        }
    }
    let has_digits = parts.iter().any(|part| matches!(part, Part::Digit(_)));
    has_digits.then_some(parts)
}

/// A day, an hour, or both; a length of time in hours.
fn moment(moment: ExcelDateTime) -> String {
    let value = moment.as_f64();
    if !(0.0..LAST_DAY).contains(&value) {
        return plain(value);
    }
    if moment.is_duration() {
        return length(value);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    let mut time = format!("{hour:02}:{minute:02}");
    if second > 0 {
        time.push_str(&format!(":{second:02}"));
    }
    match (value < 1.0, (hour, minute, second)) {
        (true, _) => time,
        (false, (0, 0, 0)) => day,
        (false, _) => format!("{day} {time}"),
    }
}

fn length(days: f64) -> String {
    let seconds = whole((days * 86_400.0).round()).unwrap_or_default();
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    match seconds {
        0 => format!("{hours}:{minutes:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    fn float(value: f64, code: &str) -> String {
        shown(&DataRef::Float(value), || Some(code))
    }

    #[test]
    fn zeros_before_a_number_and_signs_in_it_are_seen() {
        for (value, code, seen) in [
            (1_000.0, "00000", "01000"),
            (1_000.0, "[$-40C]00000", "01000"),
            (0.0, "00000", "00000"),
            (
                639_980_001.0,
                "0#\" \"##\" \"##\" \"##\" \"##",
                "06 39 98 00 01",
            ),
            (639_980_001.0, "0# ## ## ## ##;@", "06 39 98 00 01"),
            (33_639_980_001.0, "00000", "33639980001"),
            (123_456_789.0, "000\\-00\\-0000", "123-45-6789"),
        ] {
            assert_eq!(float(value, code), seen, "{code}");
        }
    }

    #[test]
    fn a_share_is_a_percentage() {
        assert_eq!(float(0.25, "0%"), "25%");
        assert_eq!(float(0.285, "0.0\\ %"), "28.5%");
        assert_eq!(float(1.1, "0%"), "110%");
    }

    #[test]
    fn any_other_number_is_written_as_it_is_kept() {
        for (value, code, seen) in [
            (1_000.0, "General", "1000"),
            (1_234_567.891, "#,##0.00", "1234567.891"),
            (-5.0, "00000", "-5"),
            (1_000.5, "00000", "1000.5"),
            (0.1 + 0.2, "General", "0.3"),
            (1e21, "0.00E+00", "1000000000000000000000"),
            (5.0, "[>=10]00;000", "5"),
            (5.0, "# ?/?", "5"),
        ] {
            assert_eq!(float(value, code), seen, "{code}");
        }
        assert_eq!(shown(&DataRef::Bool(true), || None), "TRUE");
    }

    #[test]
    fn a_day_and_an_hour_are_iso_8601() {
        let seen = |value: f64, of, is_1904: bool| {
            let cell = DataRef::DateTime(ExcelDateTime::new(value, of, is_1904));
            shown(&cell, || None)
        };
        for (value, day) in [
            (46_053.0, "2026-01-31"),
            (46_053.604_166_666_7, "2026-01-31 14:30"),
            (46_053.999_988_425_9, "2026-01-31 23:59:59"),
            (0.378_472_222_2, "09:05"),
            (-1.0, "-1"),
            (3_000_000.0, "3000000"),
        ] {
            assert_eq!(seen(value, DateTime, false), day);
        }
        assert_eq!(seen(44_591.0, DateTime, true), "2026-01-31");
        assert_eq!(seen(1.0625, TimeDelta, false), "25:30");
    }
}
