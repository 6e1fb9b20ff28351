//! Public holidays and working days.

use domain::Zone;
use domain::holidays::{
    easter, holiday_on, holidays, is_working_day, next_working_day, previous_working_day,
    working_day_from,
};
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

#[test]
fn movable_feasts_of_2024_to_2030() {
    // Easter Monday, Ascension, Whit Monday, Good Friday, as published.
    for (year, monday, ascension, whit, friday) in [
        (2024, (4, 1), (5, 9), (5, 20), (3, 29)),
        (2025, (4, 21), (5, 29), (6, 9), (4, 18)),
        (2026, (4, 6), (5, 14), (5, 25), (4, 3)),
        (2027, (3, 29), (5, 6), (5, 17), (3, 26)),
        (2028, (4, 17), (5, 25), (6, 5), (4, 14)),
        (2029, (4, 2), (5, 10), (5, 21), (3, 30)),
        (2030, (4, 22), (5, 30), (6, 10), (4, 19)),
    ] {
        let names: Vec<(Date, &str)> = holidays(year, Zone::AlsaceMoselle)
            .into_iter()
            .map(|holiday| (holiday.date, holiday.name))
            .collect();
        for ((month, day), name) in [
            (monday, "lundi de Pâques"),
            (ascension, "Ascension"),
            (whit, "lundi de Pentecôte"),
            (friday, "Vendredi saint"),
        ] {
            assert!(
                names.contains(&(date(year, month, day), name)),
                "{name} {year}: {names:?}"
            );
        }
    }
}

#[test]
fn each_zone_has_its_own_day() {
    for (zone, month, day) in [
        (Zone::AlsaceMoselle, 12, 26),
        (Zone::Mayotte, 4, 27),
        (Zone::Martinique, 5, 22),
        (Zone::Guadeloupe, 5, 27),
        (Zone::SaintMartin, 5, 28),
        (Zone::Guyane, 6, 10),
        (Zone::SaintBarthelemy, 10, 9),
        (Zone::LaReunion, 12, 20),
    ] {
        for year in 2024..=2030 {
            assert!(
                holiday_on(date(year, month, day), zone).is_some(),
                "{zone} {year}"
            );
            // Whit Monday of 2030 falls on the day of French Guiana: only the zone's own holidays count.
            let mainland = holidays(year, Zone::Metropole);
            let own = holidays(year, zone)
                .into_iter()
                .filter(|holiday| !mainland.contains(holiday));
            assert!(
                own.map(|holiday| holiday.date)
                    .any(|own| own == date(year, month, day)),
                "{zone} {year}"
            );
        }
    }
    assert_eq!(holidays(2026, Zone::Metropole).len(), 11);
    assert_eq!(holidays(2026, Zone::AlsaceMoselle).len(), 13);
    assert_eq!(holidays(2026, Zone::LaReunion).len(), 12);
}

#[test]
fn two_holidays_on_one_day_are_still_one_closed_day() {
    // 1 May 2008 was Ascension too.
    assert!(!is_working_day(date(2008, 5, 1), Zone::Metropole));
    assert_eq!(
        next_working_day(date(2008, 4, 30), Zone::Metropole),
        Some(date(2008, 5, 2))
    );
}

#[test]
fn zones_are_found_however_they_are_spelled() {
    for (name, zone) in [
        ("Métropole", Zone::Metropole),
        ("metropole", Zone::Metropole),
        ("ALSACE MOSELLE", Zone::AlsaceMoselle),
        ("Réunion", Zone::LaReunion),
        ("Saint-Barthélemy", Zone::SaintBarthelemy),
        ("Polynésie Française", Zone::PolynesieFrancaise),
    ] {
        assert_eq!(Zone::named(name), Some(zone), "{name}");
    }
    for &zone in Zone::ALL {
        assert_eq!(Zone::named(zone.as_str()), Some(zone));
        assert!(zone.time_zone().is_ok(), "{zone}");
    }
}

#[test]
fn history_is_kept() {
    assert!(
        is_working_day(date(1970, 5, 8), Zone::Metropole),
        "8 May was no holiday in 1970"
    );
    assert!(!is_working_day(date(1985, 5, 8), Zone::Metropole));
    assert!(holiday_on(date(2017, 5, 27), Zone::SaintMartin).is_some());
    assert!(holiday_on(date(2018, 5, 27), Zone::SaintMartin).is_none());
}

#[test]
fn the_ends_of_the_calendar_have_an_answer() {
    assert_eq!(easter(1500), None);
    assert!(holidays(-5000, Zone::Metropole).len() <= 11);
    assert_eq!(next_working_day(Date::MAX, Zone::Metropole), None);
    assert_eq!(previous_working_day(Date::MIN, Zone::Metropole), None);
}

proptest! {
    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583i16..=9999) {
        let easter = easter(year).unwrap();
        prop_assert_eq!(easter.weekday(), Weekday::Sunday);
        prop_assert!(easter >= date(year, 3, 22) && easter <= date(year, 4, 25));
    }

    #[test]
    fn the_working_day_from_a_day_skips_no_working_day(days in 0i32..47_000, zone in 0usize..13) {
        let zone = Zone::ALL[zone];
        let day = date(1970, 1, 1).saturating_add(jiff::Span::new().days(days));
        let found = working_day_from(day, zone).unwrap();
        prop_assert!(is_working_day(found, zone));
        prop_assert!(found.duration_since(day).as_hours() <= 5 * 24, "never more than five days off in a row");
        let between = day.series(jiff::Span::new().days(1)).take_while(|between| *between < found);
        for between in between {
            prop_assert!(!is_working_day(between, zone));
        }
        prop_assert_eq!(previous_working_day(next_working_day(found, zone).unwrap(), zone), Some(found));
    }
}
