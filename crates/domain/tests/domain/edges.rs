//! The traps of the calendar and of the clock, one by one.

use domain::deadlines::{DeadlineError, Outcome, Request, WarningKind, compute};
use jiff::civil::date;

use crate::{ask, at, computed, due, law, safe, warns};

#[test]
fn dates_outside_1970_to_2100_are_refused_clearly() {
    for (decided, start, wrong) in [
        ("1969-12-31", "2025-01-01", date(1969, 12, 31)),
        ("2025-01-01", "1969-12-31", date(1969, 12, 31)),
        ("2025-01-01", "2101-01-01", date(2101, 1, 1)),
        ("2025-01-01", "2101-01-01T10:00:00+01:00", date(2101, 1, 1)),
        ("9999-12-31", "2025-01-01", date(9999, 12, 31)),
    ] {
        let error = compute(law(), &ask("oqtf-avec-ddv-libre", decided, start)).unwrap_err();
        assert!(
            matches!(error, DeadlineError::OutOfRange(day) if day == wrong),
            "{decided} {start}: {error}"
        );
    }
    let far = ask("oqtf-avec-ddv-libre", "2100-12-31", "2100-12-31");
    assert_eq!(
        due(&far),
        at("2101-02-01T23:59:59+01:00"),
        "31 January 2101, franc: 1 February, a Tuesday"
    );
}

#[test]
fn no_version_in_force_is_entered_by_hand() {
    let answer = compute(
        law(),
        &ask("oqtf-avec-ddv-libre", "2021-04-30", "2021-05-03"),
    )
    .unwrap();
    match answer {
        Outcome::Manual(reason) => assert!(reason.fr.contains("Saisie manuelle"), "{reason:?}"),
        Outcome::Computed(computed) => panic!("a date was guessed: {computed:?}"),
    }
    let error = compute(law(), &ask("oqtf-inconnue", "2025-01-01", "2025-01-02")).unwrap_err();
    assert!(matches!(error, DeadlineError::UnknownFamily(_)));
}

#[test]
fn leap_days_and_short_months() {
    for (start, end) in [
        ("2028-01-31", "2028-03-01T23:59:59+01:00"), // 29 February exists: franc, Wednesday 1 March
        ("2027-01-31", "2027-03-01T23:59:59+01:00"), // 28 February, franc: Monday 1 March
        ("2028-02-29", "2028-03-30T23:59:59+02:00"), // 29 March, franc: Thursday 30 March
        ("2026-03-31", "2026-05-04T23:59:59+02:00"), // 30 April, franc: 1 May is closed, Monday 4 May
        ("2026-08-30", "2026-10-01T23:59:59+02:00"),
        ("2026-08-31", "2026-10-01T23:59:59+02:00"), // both reach 30 September
    ] {
        assert_eq!(
            due(&ask("oqtf-sans-delai-libre", "2025-01-01", start)),
            at(end),
            "{start}"
        );
    }
}

#[test]
fn hours_run_through_the_clock_changes() {
    let family = "oqtf-retention";
    for (start, end, prudent) in [
        // Spring: the same time of day comes an hour before 48 elapsed hours.
        (
            "2025-03-29T11:00:00+01:00",
            "2025-03-31T12:00:00+02:00",
            "2025-03-31T11:00:00+02:00",
        ),
        // Autumn: 48 elapsed hours end an hour before the same time of day.
        (
            "2025-10-25T11:00:00+02:00",
            "2025-10-27T10:00:00+01:00",
            "2025-10-27T10:00:00+01:00",
        ),
        // The same time of day is skipped: 2:30 does not exist on 30 March.
        (
            "2025-03-28T02:30:00+01:00",
            "2025-03-30T03:30:00+02:00",
            "2025-03-30T03:30:00+02:00",
        ),
        // The same time of day occurs twice: the first one.
        (
            "2025-10-24T02:30:00+02:00",
            "2025-10-26T02:30:00+02:00",
            "2025-10-26T02:30:00+02:00",
        ),
        // Notified in the second 2:30.
        (
            "2025-10-26T02:30:00+01:00",
            "2025-10-28T02:30:00+01:00",
            "2025-10-28T02:30:00+01:00",
        ),
        // A Sunday and a holiday move nothing.
        (
            "2025-05-30T10:00:00+02:00",
            "2025-06-01T10:00:00+02:00",
            "2025-06-01T10:00:00+02:00",
        ),
    ] {
        let request = ask(family, "2025-03-01", start);
        assert_eq!(
            (due(&request), safe(&request)),
            (at(end), at(prudent)),
            "{start}"
        );
    }
}

#[test]
fn a_wall_time_that_is_ambiguous_takes_the_earlier_reading_and_says_so() {
    let twice = ask("oqtf-retention", "2025-10-20", "2025-10-26T02:30");
    assert_eq!(
        due(&twice),
        at("2025-10-28T01:30:00+01:00"),
        "from the first 2:30"
    );
    assert!(warns(&twice, WarningKind::RepeatedHour));
    let never = ask("oqtf-retention", "2025-03-20", "2025-03-30T02:30");
    assert_eq!(
        due(&never),
        at("2025-04-01T02:30:00+02:00"),
        "read as 1:30 of winter time"
    );
    assert!(warns(&never, WarningKind::SkippedHour));
}

#[test]
fn a_missing_hour_is_midnight_and_is_said() {
    let request = ask("oqtf-retention", "2025-06-10", "2025-06-10");
    assert_eq!(due(&request), at("2025-06-12T00:00:00+02:00"));
    assert!(warns(&request, WarningKind::MissingHour));
    let in_days = ask("oqtf-assignation", "2025-06-10", "2025-06-10");
    assert!(
        !warns(&in_days, WarningKind::MissingHour),
        "a delay in days needs no hour"
    );
}

#[test]
fn an_unknown_variant_takes_the_nearest_deadline_and_says_so() {
    let open = ask("oqtf-avec-ddv-libre", "2024-07-01", "2024-07-02");
    assert_eq!(
        computed(&open).rule.id,
        "oqtf-avec-ddv-libre@2021-05-01-B",
        "15 days end before 30"
    );
    assert!(warns(&open, WarningKind::Variant));
    let known = Request {
        variant: "fondement_3_5_6".into(),
        ..open
    };
    assert_eq!(computed(&known).rule.id, "oqtf-avec-ddv-libre@2021-05-01-A");
    assert!(!warns(&known, WarningKind::Variant));
    let hearing = computed(&ask("cnda-cloture-instruction", "2025-03-20", "2025-03-20"));
    assert_eq!(
        (hearing.rule.variant.as_str(), hearing.dates.date),
        ("collegiale", Some(date(2025, 3, 15)))
    );
}

#[test]
fn slices_of_24_hours_follow_the_wall_clock() {
    // Four days over the autumn change: due at the same time of day, prudent after 96 elapsed hours.
    let request = ask(
        "retention-placement-jld",
        "2025-10-23",
        "2025-10-23T16:00:00+02:00",
    );
    assert_eq!(due(&request), at("2025-10-27T16:00:00+01:00"));
    assert_eq!(safe(&request), at("2025-10-27T15:00:00+01:00"));
}

#[test]
fn working_days_and_countdowns_give_a_date_only() {
    // Friday 19 December 2025 + 2 working days = Tuesday 23; over Christmas the 26th counts in Paris.
    let notified = computed(&ask("telerecours-notification", "2025-12-24", "2025-12-24"));
    assert_eq!(
        (notified.dates.date, notified.dates.due),
        (Some(date(2025, 12, 29)), None)
    );
    let before = computed(&ask(
        "titre-renouvellement-limite",
        "2026-03-01",
        "2026-04-30",
    ));
    assert_eq!(
        (before.dates.date, before.dates.due_safe),
        (Some(date(2026, 3, 1)), None)
    );
}

#[test]
fn an_appeal_in_hours_is_prudent_on_the_earlier_of_both_clocks_too() {
    for family in ["retention-prolongation-appel", "zone-attente-appel"] {
        let request = ask(family, "2024-03-30", "2024-03-30T11:00:00+01:00");
        assert_eq!(
            due(&request),
            at("2024-04-02T23:59:59+02:00"),
            "Easter Monday, moved"
        );
        assert_eq!(safe(&request), at("2024-03-31T11:00:00+02:00"), "{family}");
        assert!(computed(&request).agrees);
    }
}

#[test]
fn a_variant_that_no_version_has_is_refused_with_those_there_are() {
    let refused = |family: &str, variant: &str| {
        let request = Request {
            variant: variant.into(),
            ..ask(family, "2024-07-01", "2024-07-02")
        };
        compute(law(), &request).unwrap_err().to_string()
    };
    assert_eq!(
        refused("oqtf-retention", "foo"),
        "the family `oqtf-retention` has no variant `foo`; it has none"
    );
    assert_eq!(
        refused("oqtf-avec-ddv-libre", "foo"),
        "the family `oqtf-avec-ddv-libre` has no variant `foo`; it has fondement_3_5_6, fondement_1_2_4"
    );
}

#[test]
fn a_variant_of_another_version_changes_nothing_and_is_said() {
    let request = Request {
        variant: "fondement_1_2_4".into(),
        ..ask("oqtf-avec-ddv-libre", "2025-01-30", "2025-01-31")
    };
    let found = computed(&request);
    assert_eq!(found.rule.id, "oqtf-avec-ddv-libre@2024-07-15");
    let said = found
        .warnings
        .iter()
        .find(|warning| warning.kind == WarningKind::Variant)
        .unwrap();
    assert!(said.text.fr.contains("fondement_1_2_4"), "{said:?}");
}
