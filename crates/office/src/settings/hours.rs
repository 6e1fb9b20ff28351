//! The opening hours of a week: `HH:MM` text in the file and on the wire, minutes in the domain.

use crate::Error;
use contract::settings::PeriodView;
use domain::{
    Zone,
    sla::{BusinessHours, Period},
};
use serde_json::{Value, json};

/// Monday to Sunday.
pub(super) type Week = [Vec<Period>; 7];

/// More openings a day than this are a slip of the pen.
const MAX_PERIODS: usize = 4;

/// The stored week; the usual one when nothing was stored, or something this release cannot read.
pub(super) fn week(stored: Option<&Value>) -> Week {
    let days =
        stored.and_then(|value| serde_json::from_value::<Vec<Vec<PeriodView>>>(value.clone()).ok());
    days.and_then(|days| parse(&days).ok())
        .unwrap_or_else(usual)
}

/// Checks a week from the wire. Returns its stored form.
pub(super) fn check(days: &[Vec<PeriodView>]) -> Result<Value, Error> {
    let week = parse(days)?;
    opening(&week, Zone::Metropole)?;
    Ok(json!(view(&week)))
}

/// The week as the service-level clock reads it.
pub(super) fn opening(week: &Week, holidays: Zone) -> Result<BusinessHours, Error> {
    BusinessHours::new(week.clone(), Some(holidays))
        .map_err(|error| Error::invalid("week of opening hours", &error.to_string()))
}

/// The week on the wire.
pub(super) fn view(week: &Week) -> Vec<Vec<PeriodView>> {
    let period = |period: &Period| PeriodView {
        from: text(period.from),
        to: text(period.to),
    };
    week.iter()
        .map(|day| day.iter().map(period).collect())
        .collect()
}

/// Monday to Friday, 9:00 to 12:30 and 14:00 to 18:00.
fn usual() -> Week {
    let day = vec![
        Period {
            from: 9 * 60,
            to: 12 * 60 + 30,
        },
        Period {
            from: 14 * 60,
            to: 18 * 60,
        },
    ];
    [
        day.clone(),
        day.clone(),
        day.clone(),
        day.clone(),
        day,
        Vec::new(),
        Vec::new(),
    ]
}

fn parse(days: &[Vec<PeriodView>]) -> Result<Week, Error> {
    let days: Vec<Vec<Period>> = days
        .iter()
        .map(|day| {
            if day.len() > MAX_PERIODS {
                return Err(Error::invalid(
                    "day of at most four openings",
                    &day.len().to_string(),
                ));
            }
            day.iter()
                .map(|period| {
                    Ok(Period {
                        from: minute(&period.from)?,
                        to: minute(&period.to)?,
                    })
                })
                .collect()
        })
        .collect::<Result<_, Error>>()?;
    let given = days.len();
    days.try_into()
        .map_err(|_| Error::invalid("week of seven days", &given.to_string()))
}

/// `09:30` as minutes since midnight; `24:00` is the end of the day.
fn minute(text: &str) -> Result<u16, Error> {
    let wrong = || Error::invalid("time of day", text);
    let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
    let digits = |part: &str| {
        if part.len() == 2 {
            part.parse::<u16>().ok()
        } else {
            None
        }
    };
    match (digits(hour), digits(minute)) {
        (Some(24), Some(0)) => Ok(24 * 60),
        (Some(hour @ 0..=23), Some(minute @ 0..=59)) => Ok(hour * 60 + minute),
        _ => Err(wrong()),
    }
}

fn text(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(from: &str, to: &str) -> Vec<PeriodView> {
        vec![PeriodView {
            from: from.into(),
            to: to.into(),
        }]
    }

    #[test]
    fn a_week_comes_back_as_it_was_written() {
        let mut days = vec![day("08:15", "19:00"); 6];
        days.push(day("22:00", "24:00"));
        let stored = check(&days).unwrap();
        assert_eq!(view(&week(Some(&stored))), days);
    }

    #[test]
    fn weeks_that_cannot_be_kept_are_refused() {
        for days in [
            vec![],
            vec![day("09:00", "18:00"); 6],
            vec![vec![]; 7],
            vec![day("18:00", "09:00"); 7],
            vec![day("9h", "18:00"); 7],
            vec![day("09:00", "24:01"); 7],
            vec![[day("09:00", "12:00"), day("11:00", "13:00")].concat(); 7],
        ] {
            assert!(check(&days).is_err(), "{days:?}");
        }
    }

    #[test]
    fn a_week_nobody_can_read_is_the_usual_one() {
        assert_eq!(week(Some(&json!("always"))), usual());
        assert_eq!(week(None), usual());
    }
}
