//! Due times over nights, weekends, holidays and clock changes.

use proptest::prelude::*;

use super::*;

fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn business(hours: u32) -> SlaPolicy {
    SlaPolicy {
        hours,
        calendar: Calendar::BusinessHours(BusinessHours::usual(Zone::Metropole)),
    }
}

/// Hours of a firm that also opens on Saturday morning and on one night a week.
fn odd(hours: u32) -> SlaPolicy {
    let morning = vec![Period {
        from: 8 * 60,
        to: 12 * 60,
    }];
    let night = vec![
        Period {
            from: 22 * 60,
            to: 24 * 60,
        },
        Period {
            from: 0,
            to: 6 * 60,
        },
    ];
    let days = [
        morning.clone(),
        vec![],
        morning.clone(),
        vec![],
        vec![],
        morning,
        night,
    ];
    SlaPolicy {
        hours,
        calendar: Calendar::BusinessHours(BusinessHours::new(days, None).unwrap()),
    }
}

#[test]
fn due_times() {
    let always = |hours| SlaPolicy {
        hours,
        calendar: Calendar::Always,
    };
    for (policy, received, due, why) in [
        (
            always(24),
            "2026-11-20T10:00:00+01:00",
            "2026-11-21T10:00:00+01:00",
            "an ordinary day",
        ),
        (
            always(24),
            "2026-03-28T10:00:00+01:00",
            "2026-03-29T11:00:00+02:00",
            "24 hours over the spring change",
        ),
        (
            always(24),
            "2026-10-24T10:00:00+02:00",
            "2026-10-25T09:00:00+01:00",
            "24 hours over the autumn change",
        ),
        (
            always(1),
            "2026-03-29T01:30:00+01:00",
            "2026-03-29T03:30:00+02:00",
            "into the skipped hour",
        ),
        (
            always(1),
            "2026-10-25T02:30:00+02:00",
            "2026-10-25T02:30:00+01:00",
            "from the first 2:30 to the second",
        ),
        (
            always(24),
            "2028-02-28T12:00:00+01:00",
            "2028-02-29T12:00:00+01:00",
            "a leap day",
        ),
        (
            always(48),
            "2026-12-31T18:00:00+01:00",
            "2027-01-02T18:00:00+01:00",
            "the new year counts",
        ),
        (
            business(8),
            "2026-11-18T09:00:00+01:00",
            "2026-11-18T18:30:00+01:00",
            "a full day ends when the firm closes",
        ),
        (
            business(4),
            "2026-11-18T09:00:00+01:00",
            "2026-11-18T14:30:00+01:00",
            "over the lunch break",
        ),
        (
            business(2),
            "2026-11-18T13:00:00+01:00",
            "2026-11-18T16:00:00+01:00",
            "received at lunch",
        ),
        (
            business(2),
            "2026-11-18T17:30:00+01:00",
            "2026-11-19T10:00:00+01:00",
            "over the night",
        ),
        (
            business(2),
            "2026-11-18T03:00:00+01:00",
            "2026-11-18T11:00:00+01:00",
            "received before opening",
        ),
        (
            business(2),
            "2026-11-18T18:30:00+01:00",
            "2026-11-19T11:00:00+01:00",
            "received at closing",
        ),
        (
            business(2),
            "2026-11-20T17:30:00+01:00",
            "2026-11-23T10:00:00+01:00",
            "over the weekend",
        ),
        (
            business(2),
            "2026-11-21T12:00:00+01:00",
            "2026-11-23T11:00:00+01:00",
            "received on a Saturday",
        ),
        (
            business(2),
            "2026-11-10T18:00:00+01:00",
            "2026-11-12T10:30:00+01:00",
            "11 November is closed",
        ),
        (
            business(2),
            "2026-05-13T18:00:00+02:00",
            "2026-05-15T10:30:00+02:00",
            "Ascension is closed, its bridge is not",
        ),
        (
            business(2),
            "2026-04-03T18:00:00+02:00",
            "2026-04-07T10:30:00+02:00",
            "Easter weekend",
        ),
        (
            business(24),
            "2026-11-18T09:00:00+01:00",
            "2026-11-20T18:30:00+01:00",
            "24 business hours are three days",
        ),
        (
            business(2),
            "2026-03-27T17:30:00+01:00",
            "2026-03-30T10:00:00+02:00",
            "a weekend with a clock change",
        ),
        (
            business(2),
            "2026-12-31T18:00:00+01:00",
            "2027-01-04T10:30:00+01:00",
            "the new year is closed",
        ),
        (
            odd(2),
            "2026-03-29T00:30:00+01:00",
            "2026-03-29T03:30:00+02:00",
            "an open night loses its hour",
        ),
        (
            odd(2),
            "2026-10-25T01:30:00+02:00",
            "2026-10-25T02:30:00+01:00",
            "an open night gains an hour",
        ),
        (
            odd(3),
            "2026-03-29T23:00:00+02:00",
            "2026-03-30T10:00:00+02:00",
            "the night ends, Monday goes on at eight",
        ),
        (
            odd(2),
            "2026-11-12T10:00:00+01:00",
            "2026-11-14T10:00:00+01:00",
            "a day without hours is passed over",
        ),
        (
            odd(2),
            "2026-11-11T10:00:00+01:00",
            "2026-11-11T12:00:00+01:00",
            "this firm opens on holidays",
        ),
    ] {
        assert_eq!(policy.due(at(received), &paris()), at(due), "{why}");
    }
}

#[test]
fn the_hours_follow_the_zone_of_the_firm() {
    let reunion = TimeZone::get("Indian/Reunion").unwrap();
    let policy = SlaPolicy {
        hours: 1,
        calendar: Calendar::BusinessHours(BusinessHours::usual(Zone::LaReunion)),
    };
    let due = policy.due(at("2026-12-18T18:00:00+04:00"), &reunion);
    assert_eq!(
        due,
        at("2026-12-21T09:30:00+04:00"),
        "Friday evening to Monday morning on the island"
    );
}

#[test]
fn hours_that_cannot_be_kept_are_refused() {
    let week = |monday: Vec<Period>| {
        BusinessHours::new(
            [monday, vec![], vec![], vec![], vec![], vec![], vec![]],
            None,
        )
        .map(|_| ())
    };
    let period = |from, to| Period { from, to };
    assert_eq!(week(vec![]), Err(HoursError::NeverOpen));
    assert_eq!(week(vec![period(600, 659)]), Err(HoursError::NeverOpen));
    assert_eq!(week(vec![period(600, 600)]), Err(HoursError::Backwards));
    assert_eq!(week(vec![period(600, 1441)]), Err(HoursError::Backwards));
    assert_eq!(
        week(vec![period(800, 900), period(600, 801)]),
        Err(HoursError::Overlap)
    );
    assert_eq!(week(vec![period(800, 900), period(600, 800)]), Ok(()));
}

#[test]
fn the_share_of_the_pie_runs_from_nothing_to_all() {
    let policy = business(8);
    let received = at("2026-11-18T09:00:00+01:00");
    let share = |now: &str| policy.elapsed_share(received, at(now), &paris());
    assert!(
        share("2026-11-18T08:00:00+01:00").abs() < 1e-9,
        "before it was received nothing is gone"
    );
    assert!((share("2026-11-18T12:30:00+01:00") - 3.5 / 8.0).abs() < 1e-9);
    assert!(
        (share("2026-11-18T13:59:00+01:00") - 3.5 / 8.0).abs() < 1e-9,
        "lunch does not count"
    );
    assert!((share("2026-11-18T18:30:00+01:00") - 1.0).abs() < 1e-9);
    assert!((share("2027-11-18T18:30:00+01:00") - 1.0).abs() < 1e-9);
}

#[test]
fn it_is_late_after_the_due_time_and_not_at_it() {
    let due = at("2026-11-18T18:30:00+01:00");
    assert!(!is_breached(due, due));
    assert!(is_breached(due, due + SignedDuration::from_nanos(1)));
}

#[test]
fn the_end_of_time_is_reached_without_a_panic() {
    for policy in [
        business(u32::MAX),
        odd(9000),
        SlaPolicy {
            hours: u32::MAX,
            calendar: Calendar::Always,
        },
    ] {
        let _ = policy.due(Timestamp::MAX, &paris());
    }
    assert_eq!(business(2).due(Timestamp::MAX, &paris()), Timestamp::MAX);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn due_lies_after_received_and_keeps_the_order(
        first in 1_700_000_000i64..1_900_000_000, gap in 0i64..1_000_000, hours in 1u32..80, usual in any::<bool>(),
    ) {
        let policy = if usual { business(hours) } else { odd(hours) };
        let (first, second) = (Timestamp::from_second(first).unwrap(), Timestamp::from_second(first + gap).unwrap());
        let (due, later) = (policy.due(first, &paris()), policy.due(second, &paris()));
        prop_assert!(due > first);
        prop_assert!(later >= due);
        let ran = policy.elapsed(first, due, &paris());
        prop_assert_eq!(ran, SignedDuration::from_hours(i64::from(hours)), "the clock ran exactly the allowance");
    }
}
