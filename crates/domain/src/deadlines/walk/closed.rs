//! Days on which courts are closed, found a second way.

use jiff::civil::{Date, date};

use crate::holidays::Zone;

/// Saturday, Sunday or public holiday, found without the calendar's weekdays or the table of holidays.
pub(super) fn is_closed(day: Date, zone: Zone) -> bool {
    weekday(day) >= 5 || is_fixed_holiday(day, zone) || is_paschal_holiday(day, zone)
}

/// Days since a Monday, 0 to 6. Source: T. Sakamoto, comp.lang.c, 10 March 1993.
fn weekday(day: Date) -> i32 {
    const SHIFT: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let month = usize::try_from(day.month() - 1).unwrap_or_default();
    let year = i32::from(day.year()) - i32::from(day.month() < 3);
    let shift = SHIFT.get(month).copied().unwrap_or_default();
    (year + year / 4 - year / 100 + year / 400 + shift + i32::from(day.day()) + 6) % 7
}

fn is_fixed_holiday(day: Date, zone: Zone) -> bool {
    let year = day.year();
    match (day.month(), day.day()) {
        (1 | 5 | 11, 1) | (7, 14) | (8, 15) | (11, 11) | (12, 25) => true,
        (5, 8) => year > 1981,
        (12, 26) => zone == Zone::AlsaceMoselle,
        (4, 27) => zone == Zone::Mayotte && year > 1982,
        (5, 22) => zone == Zone::Martinique && year > 1982,
        (5, 27) => {
            (zone == Zone::Guadeloupe && year > 1982)
                || (zone == Zone::SaintMartin && (1983..2018).contains(&year))
        }
        (5, 28) => zone == Zone::SaintMartin && year > 2017,
        (6, 10) => zone == Zone::Guyane && year > 1982,
        (10, 9) => zone == Zone::SaintBarthelemy && year > 1982,
        (12, 20) => zone == Zone::LaReunion && year > 1982,
        _ => false,
    }
}

/// The paschal full moon by golden number, as (month, day). Valid from 1900 to 2199.
///
/// Source: Book of Common Prayer, "A Table to find Easter-day", 1900-2199.
const FULL_MOONS: [(i8, i8); 19] = [
    (4, 14),
    (4, 3),
    (3, 23),
    (4, 11),
    (3, 31),
    (4, 18),
    (4, 8),
    (3, 28),
    (4, 16),
    (4, 5),
    (3, 25),
    (4, 13),
    (4, 2),
    (3, 22),
    (4, 10),
    (3, 30),
    (4, 17),
    (4, 7),
    (3, 27),
];

/// Easter of 1900-2199: the first Sunday after the paschal full moon.
fn easter(year: i16) -> Date {
    let golden = usize::try_from(year.rem_euclid(19)).unwrap_or_default();
    let (month, day) = FULL_MOONS.get(golden).copied().unwrap_or((4, 14));
    let mut sunday = date(year, month, day).saturating_add(jiff::Span::new().days(1));
    while weekday(sunday) != 6 {
        sunday = sunday.saturating_add(jiff::Span::new().days(1));
    }
    sunday
}

fn is_paschal_holiday(day: Date, zone: Zone) -> bool {
    let days = i32::from(day.day_of_year()) - i32::from(easter(day.year()).day_of_year());
    matches!(days, 1 | 39 | 50) || (days == -2 && zone == Zone::AlsaceMoselle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_ways_to_find_a_holiday_agree_from_1970_to_2103() {
        for &zone in Zone::ALL {
            let mut day = date(1970, 1, 1);
            while day < date(2104, 1, 1) {
                assert_eq!(
                    is_closed(day, zone),
                    !crate::holidays::is_working_day(day, zone),
                    "{day} {zone}"
                );
                day = day.tomorrow().unwrap();
            }
        }
        for year in 1900..2200 {
            assert_eq!(Some(easter(year)), crate::holidays::easter(year), "{year}");
        }
    }
}
