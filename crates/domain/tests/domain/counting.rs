//! Worked cases, and properties over every rule.

use domain::Zone;
use domain::deadlines::{LegalAidFacts, Outcome, Request, Residence, Start, cases, compute};
use domain::law::{Mode, Phase, Rule};
use jiff::civil::{Date, date};
use jiff::{Span, Timestamp, Zoned};
use proptest::prelude::*;

use crate::{CASES, computed, law};

#[test]
fn every_public_case_comes_out_as_worked() {
    let results = cases::check(law(), CASES).unwrap();
    assert_eq!(results.len(), 20);
    for case in results {
        assert!(
            case.ok,
            "{}: expected {:?}, got {:?}",
            case.id, case.expected, case.got
        );
        assert_eq!(
            case.got.get("agrees").map(String::as_str),
            Some("true"),
            "{}",
            case.id
        );
    }
}

#[test]
fn a_wrong_expectation_fails_its_case() {
    for (from, to) in [
        ("due_weekday = \"lundi\"", "due_weekday = \"mardi\""),
        (
            "due = \"2025-03-03T23:59:59+01:00\"",
            "due = \"2025-03-03T23:59:58+01:00\"",
        ),
        ("remaining_days = 24", "remaining_days = 25"),
        ("date = \"2026-02-28\"", "date = \"2026-03-01\""),
        ("start_date = \"2027-12-29\"", "start_date = \"2027-13-29\""),
        (
            "holiday_zone = \"Alsace-Moselle\"",
            "holiday_zone = \"Bretagne\"",
        ),
    ] {
        assert!(CASES.contains(from), "{from}");
        let failed = cases::check(law(), &CASES.replacen(from, to, 1))
            .unwrap()
            .iter()
            .filter(|case| !case.ok)
            .count();
        assert_eq!(failed, 1, "{to}");
    }
}

#[test]
fn one_instant_written_with_another_offset_is_the_same() {
    let other = CASES.replacen(
        "due = \"2025-03-03T23:59:59+01:00\"",
        "due = \"2025-03-03T22:59:59Z\"",
        1,
    );
    assert!(
        cases::check(law(), &other)
            .unwrap()
            .iter()
            .all(|case| case.ok)
    );
}

/// A request that fits any rule: legal aid asked for and decided soon after.
fn request(rule: &Rule, start: Start, day: Date) -> Request {
    let in_days = |days: i32| day.saturating_add(Span::new().days(days));
    Request {
        variant: rule.variant.clone(),
        legal_aid: LegalAidFacts {
            requested: Some(in_days(5)),
            notified_applicant: Some(in_days(60)),
            notified_lawyer: Some(in_days(66)),
            lawyer_designated: Some(in_days(63)),
            base_family: if rule.mode == Mode::CndaRemaining {
                String::new()
            } else {
                "refus-titre-seul".into()
            },
            base_variant: String::new(),
        },
        ..Request::new(
            rule.family.clone(),
            rule.valid_to.unwrap_or(rule.valid_from),
            start,
        )
    }
}

fn zone() -> impl Strategy<Value = Zone> {
    (0..Zone::ALL.len()).prop_map(|place| Zone::ALL[place])
}

fn residence() -> impl Strategy<Value = Residence> {
    (0..Residence::ALL.len()).prop_map(|place| Residence::ALL[place])
}

/// Seconds since the epoch, often in the nights of a clock change and around Easter and the turn of months.
fn second() -> impl Strategy<Value = i64> {
    let clock_changes = prop_oneof![
        Just("2025-03-28T00:00:00Z"),
        Just("2025-10-24T00:00:00Z"),
        Just("2026-03-27T00:00:00Z"),
        Just("2028-02-27T00:00:00Z"),
        Just("2026-12-24T00:00:00Z"),
    ];
    let near = (clock_changes, 0i64..4 * 86_400)
        .prop_map(|(day, offset)| day.parse::<Timestamp>().unwrap().as_second() + offset);
    prop_oneof![near, 86_400i64..4_133_894_400]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn for_every_rule_the_two_computations_agree_and_the_prudent_date_comes_first(
        second in second(), day_only in any::<bool>(), zone in zone(), residence in residence(),
    ) {
        let law = law();
        let instant = Timestamp::from_second(second).unwrap();
        let tz = zone.time_zone().unwrap();
        let day = tz.to_datetime(instant).date();
        prop_assume!(day.year() >= 1970 && day.year() <= 2100);
        let start = if day_only { Start::On(day) } else { Start::At(instant) };
        for rule in &law.rules {
            let request = Request { zone, residence, ..request(rule, start, day) };
            if day.year() == 2100 && day.month() > 9 && rule.mode == Mode::AjInterruption { continue; }
            let result = compute(law, &request);
            if matches!(&result, Err(_) | Ok(Outcome::Manual(_))) {
                prop_assert!(
                    matches!(rule.mode, Mode::CndaRemaining | Mode::AjInterruption),
                    "{}: {:?}", rule.id, result
                );
                continue;
            }
            let found = computed(&request);
            prop_assert_eq!(&found.rule.id, &rule.id);
            prop_assert!(found.agrees, "{}: {:?} and {:?}", rule.id, found.dates, found.second);
            prop_assert!(found.dates.due_safe <= found.dates.due || found.dates.due.is_none(), "{}", rule.id);
            prop_assert!(found.dates.due.is_some() || found.dates.date.is_some(), "{}", rule.id);
            let silent = matches!(rule.mode, Mode::SilenceDays | Mode::SilenceMonths | Mode::DaysBefore | Mode::DaysOuvres);
            prop_assert_eq!(found.dates.due_safe.is_some(), !silent && rule.phase != Phase::Information);
            prop_assert!(found.steps.len() >= 4 && !found.source.is_empty(), "{}", rule.id);
            for step in &found.steps {
                prop_assert!(!step.text.fr.is_empty() && !step.text.en.is_empty());
            }
        }
    }

    #[test]
    fn a_later_start_never_gives_an_earlier_deadline(second in second(), gap in 0i64..200_000, zone in zone()) {
        let law = law();
        let (first, later) = (Timestamp::from_second(second).unwrap(), Timestamp::from_second(second + gap).unwrap());
        let tz = zone.time_zone().unwrap();
        prop_assume!(tz.to_datetime(first).year() >= 1970 && tz.to_datetime(later).year() <= 2100);
        for rule in &law.rules {
            if matches!(rule.mode, Mode::CndaRemaining | Mode::AjInterruption) { continue; }
            let of = |at: Timestamp| {
                let day = tz.to_datetime(at).date();
                computed(&Request { zone, ..request(rule, Start::At(at), day) }).dates
            };
            let (early, late) = (of(first), of(later));
            // An appeal moved to the end of a working day may be due after one that already ends on that day.
            let by_day = rule.mode == Mode::HoursReport642;
            let not_before = |early: &Option<Zoned>, late: &Option<Zoned>| {
                early <= late || (by_day && early.as_ref().map(Zoned::date) <= late.as_ref().map(Zoned::date))
            };
            prop_assert!(not_before(&early.due, &late.due), "{}: due {:?} {:?}", rule.id, early, late);
            prop_assert!(not_before(&early.due_safe, &late.due_safe), "{}: due_safe {:?} {:?}", rule.id, early, late);
            prop_assert!(early.date <= late.date, "{}", rule.id);
        }
    }

    #[test]
    fn no_facts_make_it_panic(
        year in 1900i16..2200, month in 1i8..=12, day in 1i8..=28, family in 0usize..118, offset in -400i32..400,
    ) {
        let law = law();
        let start = date(year, month, day);
        let rule = &law.rules[family];
        let other = start.saturating_add(Span::new().days(offset));
        let facts = LegalAidFacts { requested: Some(other), notified_applicant: Some(start), ..request(rule, Start::On(start), start).legal_aid };
        let asked = Request { legal_aid: facts, decided: other, ..request(rule, Start::On(start), start) };
        let _ = compute(law, &asked);
        let _ = compute(law, &Request { start: Start::Local(start.at(2, 30, 0, 0)), ..asked });
    }
}
