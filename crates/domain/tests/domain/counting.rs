//! Worked cases, and properties over every rule.

use domain::Zone;
use domain::deadlines::cases::{self, Field};
use domain::deadlines::{LegalAidFacts, Outcome, Request, Residence, Start, compute};
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
            case.got.get("agrees"),
            Some(&Field::Flag(true)),
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

/// One case with these lines, run.
fn case(head: &str, lines: &str) -> cases::CaseResult {
    let text = format!("{head}\n[[cases]]\nid = \"T1\"\n{lines}\n");
    cases::check(law(), &text).unwrap().remove(0)
}

const OVERSEAS: &str = r#"
family = "transfert-libre"
key_date = "2025-12-19"
start_at = "2025-12-19T22:00:00-04:00"
holiday_zone = "Martinique"
expected = { due = "2025-12-26T23:59:59-04:00" }
"#;

#[test]
fn a_case_overseas_ends_at_the_hour_of_the_place_as_any_other_computation() {
    let told = case("", OVERSEAS);
    assert!(told.ok, "{told:?}");
    let request = Request {
        zone: Zone::Martinique,
        ..crate::ask("transfert-libre", "2025-12-19", "2025-12-19T22:00:00-04:00")
    };
    assert_eq!(crate::due(&request), crate::at("2025-12-26T23:59:59-04:00"));
    let paris = case("[meta]\ntimezone = \"Europe/Paris\"", OVERSEAS);
    assert_eq!(
        paris.got["due"],
        Field::Text("2025-12-26T23:59:59+01:00".into()),
        "the same day, on the clock that the file names"
    );
    assert!(cases::check(law(), "cases = []\n[meta]\ntimezone = 1").is_err());
}

#[test]
fn facts_that_contradict_each_other_do_not_pass_without_a_word() {
    let facts = |more: &str| {
        let lines = format!(
            "family = \"refus-titre-seul\"\nkey_date = \"2025-01-08\"\nstart_at = \"2025-01-10T22:00:00-04:00\"\n{more}\nexpected = {{ date = \"\" }}"
        );
        case("", &lines)
    };
    let error = |told: &cases::CaseResult| match told.got.get("error") {
        Some(Field::Text(error)) => error.clone(),
        _ => String::new(),
    };
    assert_eq!(error(&facts("")), "");
    assert_eq!(error(&facts("start_date = \"2025-01-10\"")), "");
    assert_eq!(
        facts("key_kind = \"decision_date\"").warnings,
        [""; 0],
        "the true kind"
    );
    let two = facts("start_date = \"2025-01-11\"");
    assert!(
        error(&two).contains("is not the day of `start_at`"),
        "{two:?}"
    );
    let kind = facts("key_kind = \"asylum_application_date\"");
    assert_eq!(error(&kind), "", "what is expected decides, not this");
    assert!(
        kind.warnings[0].contains("chosen by decision_date"),
        "{kind:?}"
    );
    let unknown = facts("key_kind = \"birthday\"");
    assert_eq!(error(&unknown), "");
    assert!(unknown.warnings[0].contains("birthday"), "{unknown:?}");
    let variant = facts("variant = \"foo\"");
    assert!(error(&variant).contains("no variant `foo`"), "{variant:?}");
}

#[test]
fn dates_may_be_written_as_toml_writes_them() {
    let day = case(
        "",
        "family = \"refus-titre-seul\"\nkey_date = 2027-12-20\nstart_date = 2027-12-29\nexpected = { due = 2028-03-01T23:59:59+01:00 }",
    );
    assert!(day.ok, "{day:?}");
    let time = case(
        "",
        "family = \"oqtf-retention\"\nkey_date = 2025-03-28\nstart_at = 2025-03-28T11:00:00+01:00\nexpected = { due_safe = \"2025-03-30T11:00:00+02:00\" }",
    );
    assert!(time.ok, "{time:?}");
    let number = case(
        "",
        "family = \"oqtf-retention\"\nkey_date = 20250328\nstart_date = 2025-03-28\nexpected = { }",
    );
    assert_eq!(
        number.got["error"].to_string(),
        "line 5: `key_date`: a date or a time is wanted, this is a whole number"
    );
}

#[test]
fn fields_keep_the_type_that_they_have_in_the_file() {
    let lines = |expected: &str| {
        format!(
            "family = \"oqtf-retention\"\nkey_date = \"1999-01-01\"\nstart_date = \"1999-01-02\"\nexpected = {{ {expected} }}"
        )
    };
    let told = case("", &lines("manual = true"));
    assert!(told.ok, "{told:?}");
    assert_eq!(
        (&told.expected["manual"], &told.got["manual"]),
        (&Field::Flag(true), &Field::Flag(true))
    );
    assert!(
        case("", &lines("manual = \"true\"")).ok,
        "a word means the same"
    );
    assert!(!case("", &lines("manual = false")).ok);
    let left = cases::check(law(), CASES).unwrap();
    let left = left.iter().find(|case| case.id == "P17").unwrap();
    assert_eq!(left.got["remaining_days"], Field::Number(24));
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
