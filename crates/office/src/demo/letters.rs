//! The letters: a story written by hand, and templates that as many invented people as wanted fill.

use crate::{Error, when};
use jiff::{Span, Timestamp, Zoned, civil::Date};
use serde::Deserialize;

const STORY: &str = include_str!("../../../../assets/demo/letters.toml");
const TEMPLATES: &str = include_str!("../../../../assets/demo/templates.toml");

const MONTHS: [&str; 12] = [
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
const WEEKDAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];

#[derive(Deserialize)]
struct Story {
    letters: Vec<Letter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Letter {
    key: String,
    from: String,
    #[serde(default)]
    to: String,
    /// Hours before now.
    ago: f64,
    subject: String,
    body: String,
    #[serde(default)]
    thread: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    bulk: bool,
    #[serde(default)]
    attachments: Vec<String>,
}

#[derive(Deserialize)]
struct Templates {
    first_names: Vec<String>,
    surnames: Vec<String>,
    templates: Vec<Template>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    subject: String,
    body: String,
    #[serde(default)]
    office: String,
    #[serde(default)]
    bulk: bool,
    #[serde(default)]
    attachments: Vec<String>,
}

/// A letter, ready to be put on the wire.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    /// The same for the same letter in every run.
    pub(super) key: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) body: String,
    pub(super) at: Timestamp,
    /// The key of the letter it answers.
    pub(super) thread: String,
    pub(super) bulk: bool,
    pub(super) attachments: Vec<String>,
    state: String,
}

impl Written {
    /// Somebody answered it.
    pub(super) fn is_closed(&self) -> bool {
        self.state == "closed"
    }

    /// Somebody took it on.
    pub(super) fn is_validated(&self) -> bool {
        self.state == "validated"
    }
}

/// `count` letters, oldest first, dated back from `now`.
///
/// # Errors
///
/// When a delivered file is wrong, which a test holds.
pub(super) fn write(count: u32, now: Timestamp) -> Result<Vec<Written>, Error> {
    let wrong = |error: toml::de::Error| Error::Broken(format!("assets/demo: {error}"));
    let story: Story = toml::from_str(STORY).map_err(wrong)?;
    let templates: Templates = toml::from_str(TEMPLATES).map_err(wrong)?;
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let mut letters: Vec<Written> = story
        .letters
        .into_iter()
        .take(count)
        .map(|letter| told(letter, now))
        .collect();
    let more = count - letters.len();
    letters.extend((0..more).map(|n| templates.letter(n, more, now)));
    letters.sort_by_key(|letter| letter.at);
    Ok(letters)
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "hours of a demonstration, far below the limit"
)]
fn before(now: Timestamp, hours: f64) -> Timestamp {
    now.checked_sub(Span::new().seconds((hours * 3600.0) as i64))
        .unwrap_or(now)
}

fn told(letter: Letter, now: Timestamp) -> Written {
    let at = before(now, letter.ago);
    let fill = |text: &str| fill(text, at, |_| None);
    Written {
        from: letter.from,
        to: letter.to,
        subject: fill(&letter.subject),
        body: fill(letter.body.trim_start()),
        key: letter.key,
        thread: letter.thread,
        bulk: letter.bulk,
        attachments: letter.attachments,
        state: letter.state,
        at,
    }
}

impl Templates {
    /// Letter number `n` of `of` that the templates give.
    fn letter(&self, n: usize, of: usize, now: Timestamp) -> Written {
        let pick = |list: &[String], n: usize| {
            list.get(n % list.len().max(1)).cloned().unwrap_or_default()
        };
        // Every fourth letter is from the person of the one before: people write again.
        let person = n - n / 4;
        let first = pick(&self.first_names, person * 7 + person / 40);
        let last = pick(&self.surnames, person * 11 + person / 3);
        let plain = |name: &str| domain::names::fold(name).replace(' ', "-");
        let address = format!("{}.{}{}@example.org", plain(&first), plain(&last), person);
        let template = &self.templates[(n * 5 + n / 16) % self.templates.len()];
        let recent = n.is_multiple_of(9);
        let hours = if recent {
            (n * 37 % 210) as f64 / 10.0 + 0.4
        } else {
            26.0 + (n * 53 % 900.max(of / 6)) as f64
        };
        let at = before(now, hours);
        let value = |name: &str| match name {
            "prenom" => Some(first.clone()),
            "nom" => Some(last.clone()),
            "tel" => Some(format!(
                "06 39 98 {:02} {:02}",
                person / 100 % 100,
                person % 100
            )),
            "etranger" => Some(format!("59{:08}", 10_000_007 + person * 131 % 80_000_000)),
            "ref" => Some(format!("2025X{:06}", 100_003 + person * 17 % 800_000)),
            "suivi" => Some(tracking(n)),
            _ => None,
        };
        Written {
            key: format!("letter-{n}"),
            from: if template.office.is_empty() {
                format!("{first} {last} <{address}>")
            } else {
                template.office.clone()
            },
            to: String::new(),
            subject: fill(&template.subject, at, value),
            body: fill(template.body.trim_start(), at, value),
            at,
            thread: String::new(),
            bulk: template.bulk,
            attachments: template.attachments.clone(),
            state: if recent || n % 97 == 5 {
                String::new()
            } else {
                "closed".to_owned()
            },
        }
    }
}

/// A registered letter's number with its check digit (UPU S10).
fn tracking(n: usize) -> String {
    let serial = format!("{:08}", 47_300_000 + n * 7 % 10_000_000);
    let sum: u32 = serial
        .chars()
        .zip([8, 6, 4, 2, 3, 5, 9, 7])
        .map(|(digit, weight)| digit.to_digit(10).unwrap_or(0) * weight)
        .sum();
    let check = match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        digit => digit,
    };
    format!("RA{serial}{check}FR")
}

/// Puts dates and a person's values in the place of `{names}`. An unknown name stays as it is.
fn fill(text: &str, at: Timestamp, value: impl Fn(&str) -> Option<String>) -> String {
    let written = at.to_zoned(when::paris());
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            break;
        };
        match value(name).or_else(|| date(name, &written)) {
            Some(value) => filled.push_str(&value),
            None => filled.push_str(&format!("{{{name}}}")),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// `jour-3`, `num+1`, `semaine+12`: a day counted from the day of the letter.
fn date(name: &str, written: &Zoned) -> Option<String> {
    let split = name.find(['+', '-'])?;
    let (kind, days) = (name.get(..split)?, name.get(split..)?.parse::<i64>().ok()?);
    let day = written
        .date()
        .checked_add(Span::new().try_days(days).ok()?)
        .ok()?;
    let in_words = |day: Date| {
        let month = MONTHS.get(usize::try_from(day.month() - 1).ok()?)?;
        let number = if day.day() == 1 {
            "1er".to_owned()
        } else {
            day.day().to_string()
        };
        Some(format!("{number} {month} {}", day.year()))
    };
    match kind {
        "jour" => in_words(day),
        "num" => Some(day.strftime("%d/%m/%Y").to_string()),
        "semaine" => {
            // Appointments are on working days.
            let weekend = i64::from(day.weekday().to_monday_zero_offset() - 4).clamp(0, 2);
            let day = if weekend > 0 {
                day.checked_add(Span::new().days(3 - weekend)).ok()?
            } else {
                day
            };
            let weekday =
                WEEKDAYS.get(usize::try_from(day.weekday().to_monday_zero_offset()).ok()?)?;
            Some(format!("{weekday} {}", in_words(day)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-20T09:12:00Z".parse().unwrap()
    }

    #[test]
    fn every_letter_is_complete() {
        let letters = write(400, now()).unwrap();
        assert_eq!(letters.len(), 400);
        for letter in &letters {
            let text = format!("{} {} {}", letter.from, letter.subject, letter.body);
            assert!(
                !text.contains('{') && !text.contains('}'),
                "{}: {text}",
                letter.key
            );
            assert!(
                letter.from.contains("example") && letter.from.ends_with('>'),
                "{}",
                letter.from
            );
            assert!(letter.at < now(), "{}", letter.key);
        }
        let mut keys: Vec<_> = letters.iter().map(|letter| &letter.key).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 400, "no two letters have one key");
        assert!(letters.is_sorted_by_key(|letter| letter.at), "oldest first");
    }

    #[test]
    fn dates_are_counted_from_the_letter() {
        let at = "2026-11-20T23:30:00Z".parse().unwrap();
        assert_eq!(
            fill("{jour-1}, {num+10}, {semaine+0}, {x}", at, |_| None),
            "20 novembre 2026, 01/12/2026, lundi 23 novembre 2026, {x}"
        );
    }

    #[test]
    fn a_tracking_number_has_its_check_digit() {
        assert_eq!(tracking(0), "RA473000002FR");
        assert_eq!(tracking(3).len(), 13);
    }
}
