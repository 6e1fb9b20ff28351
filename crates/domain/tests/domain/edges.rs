//! The traps of the calendar and of the law, one by one.

use domain::deadlines::{
    Computation, DeadlineError, LegalAidFacts, Outcome, Request, Residence, Start, WarningKind,
    compute, compute_possible, possible_families,
};
use domain::{Procedure, Zone};
use jiff::civil::{Date, date};
use jiff::{Timestamp, Zoned};

use crate::law;

fn ask(family: &str, decided: &str, start: &str) -> Request {
    Request::new(
        family,
        decided.parse().unwrap(),
        start.parse::<Start>().unwrap(),
    )
}

fn computed(request: &Request) -> Computation {
    match compute(&law(), request) {
        Ok(Outcome::Computed(computed)) => *computed,
        other => panic!("{other:?}"),
    }
}

fn due(request: &Request) -> Timestamp {
    computed(request).dates.due.unwrap().timestamp()
}

fn safe(request: &Request) -> Timestamp {
    computed(request).dates.due_safe.unwrap().timestamp()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn warns(request: &Request, kind: WarningKind) -> bool {
    computed(request)
        .warnings
        .iter()
        .any(|warning| warning.kind == kind)
}

#[test]
fn dates_outside_1970_to_2100_are_refused_clearly() {
    for (decided, start, wrong) in [
        ("1969-12-31", "2025-01-01", date(1969, 12, 31)),
        ("2025-01-01", "1969-12-31", date(1969, 12, 31)),
        ("2025-01-01", "2101-01-01", date(2101, 1, 1)),
        ("2025-01-01", "2101-01-01T10:00:00+01:00", date(2101, 1, 1)),
        ("9999-12-31", "2025-01-01", date(9999, 12, 31)),
    ] {
        let error = compute(&law(), &ask("oqtf-avec-ddv-libre", decided, start)).unwrap_err();
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
        &law(),
        &ask("oqtf-avec-ddv-libre", "2021-04-30", "2021-05-03"),
    )
    .unwrap();
    match answer {
        Outcome::Manual(reason) => assert!(reason.fr.contains("Saisie manuelle"), "{reason:?}"),
        Outcome::Computed(computed) => panic!("a date was guessed: {computed:?}"),
    }
    let error = compute(&law(), &ask("oqtf-inconnue", "2025-01-01", "2025-01-02")).unwrap_err();
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
fn distance_follows_the_text_and_nothing_else() {
    let of = |family: &str, residence, zone| {
        let request = Request {
            residence,
            zone,
            ..ask(family, "2025-01-06", "2025-01-06")
        };
        computed(&request).dates.reached.unwrap()
    };
    use Residence::{Etranger, Guyane, Metropole, OutreMer};
    assert_eq!(
        of("refus-titre-seul", Metropole, Zone::Metropole),
        date(2025, 3, 6)
    );
    assert_eq!(
        of("refus-titre-seul", OutreMer, Zone::Metropole),
        date(2025, 4, 6)
    );
    assert_eq!(
        of("refus-titre-seul", Guyane, Zone::Metropole),
        date(2025, 4, 6)
    );
    assert_eq!(
        of("refus-titre-seul", Etranger, Zone::Metropole),
        date(2025, 5, 6)
    );
    assert_eq!(
        of("refus-titre-appel", Etranger, Zone::Metropole),
        date(2025, 5, 6),
        "R. 811-5 in appeal"
    );
    assert_eq!(
        of("refus-titre-seul", OutreMer, Zone::LaReunion),
        date(2025, 3, 6),
        "a court of one's own territory"
    );
    assert_eq!(
        of("oqtf-sans-delai-libre", Etranger, Zone::Metropole),
        date(2025, 2, 6),
        "never in book IX"
    );
    assert_eq!(
        of("visa-ta-nantes", Etranger, Zone::Metropole),
        date(2025, 3, 6),
        "never for visas"
    );
    assert_eq!(
        of("cnda-recours", OutreMer, Zone::Metropole),
        date(2025, 3, 6)
    );
    assert_eq!(
        of("cnda-recours", Guyane, Zone::Metropole),
        date(2025, 2, 6),
        "not for French Guiana"
    );
    assert_eq!(
        of("cnda-recours", Etranger, Zone::Metropole),
        date(2025, 2, 6)
    );

    let cnda = Request {
        residence: OutreMer,
        ..ask("cnda-recours", "2025-01-06", "2025-01-06")
    };
    assert_eq!(due(&cnda), at("2025-03-07T23:59:59+01:00"));
    assert_eq!(
        safe(&cnda),
        at("2025-02-06T23:59:59+01:00"),
        "the unsure month is not in the prudent date"
    );
    assert!(warns(&cnda, WarningKind::Distance));
}

#[test]
fn days_end_at_midnight_of_the_place() {
    let request = Request {
        zone: Zone::LaReunion,
        ..ask("oqtf-assignation", "2025-06-10", "2025-06-10")
    };
    assert_eq!(due(&request), at("2025-06-17T23:59:59+04:00"));
    let paris = Request {
        time_zone: Some("Europe/Paris".into()),
        ..request.clone()
    };
    assert_eq!(due(&paris), at("2025-06-17T23:59:59+02:00"));
    let nowhere = Request {
        time_zone: Some("Europe/Pari".into()),
        ..request
    };
    assert!(matches!(
        compute(&law(), &nowhere),
        Err(DeadlineError::UnknownTimeZone(_))
    ));
}

#[test]
fn overseas_holidays_are_those_of_the_court() {
    // 20 + 7 = Tuesday 27 May 2025, the abolition of slavery in Guadeloupe.
    let request = |zone| Request {
        zone,
        ..ask("oqtf-assignation", "2025-05-20", "2025-05-20")
    };
    assert_eq!(
        due(&request(Zone::Guadeloupe)),
        at("2025-05-28T23:59:59-04:00")
    );
    assert_eq!(
        due(&request(Zone::Metropole)),
        at("2025-05-27T23:59:59+02:00")
    );
    assert!(warns(
        &request(Zone::NouvelleCaledonie),
        WarningKind::Holidays
    ));
}

#[test]
fn good_friday_depends_on_the_town() {
    // 11 + 7 = Friday 18 April 2025.
    let request = Request {
        zone: Zone::AlsaceMoselle,
        ..ask("transfert-libre", "2025-04-11", "2025-04-11")
    };
    assert_eq!(
        due(&request),
        at("2025-04-22T23:59:59+02:00"),
        "Good Friday, Saturday, Sunday, Easter Monday"
    );
    assert_eq!(safe(&request), at("2025-04-17T23:59:59+02:00"));
    assert!(warns(&request, WarningKind::Holidays));
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

fn aid(requested: &str, decided: &str) -> LegalAidFacts {
    let day = |text: &str| text.parse::<Date>().ok();
    LegalAidFacts {
        requested: day(requested),
        notified_applicant: day(decided),
        ..LegalAidFacts::default()
    }
}

#[test]
fn legal_aid_that_changes_nothing_is_not_counted() {
    let new_delay = |base: &str, requested: &str, decided: &str| {
        let legal_aid = LegalAidFacts {
            base_family: base.into(),
            ..aid(requested, decided)
        };
        compute(
            &law(),
            &Request {
                legal_aid,
                ..ask("aj-nouveau-delai", "2025-01-08", "2025-01-10")
            },
        )
    };
    let manual = |answer| matches!(answer, Ok(Outcome::Manual(_)));
    assert!(
        !manual(new_delay("oqtf-avec-ddv-libre", "2025-02-11", "2025-03-17")),
        "asked for on the last day"
    );
    assert!(
        manual(new_delay("oqtf-avec-ddv-libre", "2025-02-12", "2025-03-17")),
        "asked for too late"
    );
    assert!(
        manual(new_delay("oqtf-assignation", "2025-01-12", "2025-03-17")),
        "no effect on seven days"
    );
    assert!(
        manual(new_delay("oqtf-avec-ddv-libre", "2025-01-20", "2025-01-15")),
        "decided before it was asked for"
    );
    assert!(
        manual(new_delay("", "2025-01-20", "2025-03-17")),
        "nothing to interrupt"
    );
    assert!(matches!(
        new_delay("oqtf-avec-ddv-libre", "", "2025-03-17"),
        Err(DeadlineError::MissingFact { .. })
    ));

    let rest = |requested: &str| {
        let request = Request {
            legal_aid: aid(requested, "2025-05-05"),
            ..ask("cnda-reprise-apres-aj", "2025-01-06", "2025-03-03")
        };
        compute(&law(), &request)
    };
    assert!(!manual(rest("2025-03-18")), "the fifteenth day");
    assert!(
        manual(rest("2025-03-19")),
        "the sixteenth day suspends nothing"
    );
}

#[test]
fn a_designation_after_the_decision_moves_the_new_delay() {
    let legal_aid = LegalAidFacts {
        base_family: "oqtf-avec-ddv-libre".into(),
        lawyer_designated: Some(date(2025, 4, 10)),
        ..aid("2025-01-20", "2025-03-17")
    };
    let found = computed(&Request {
        legal_aid,
        ..ask("aj-nouveau-delai", "2025-01-08", "2025-01-10")
    });
    assert_eq!(found.dates.restart, Some(date(2025, 4, 10)));
    assert_eq!(
        found.dates.due.as_ref().map(Zoned::date),
        Some(date(2025, 5, 12)),
        "10 May, franc: Sunday 11, moved"
    );
    assert_eq!(
        found.dates.due_safe.as_ref().map(Zoned::date),
        Some(date(2025, 5, 9))
    );
}

#[test]
fn doubtful_rules_say_so() {
    let reform = ask("oqtf-deboute-accelere", "2026-07-01", "2026-07-01");
    assert!(warns(&reform, WarningKind::Confidence) && warns(&reform, WarningKind::Unverified));
    let seven = ask("oqtf-assignation", "2025-01-08", "2025-01-08");
    assert!(warns(&seven, WarningKind::Disputed) && !warns(&seven, WarningKind::Unverified));
    assert!(computed(&seven).dates.due_if_franc.is_some());
    let swapped = ask("oqtf-assignation", "2025-01-08", "2025-01-05");
    assert!(warns(&swapped, WarningKind::StartBeforeDecision));
}

#[test]
fn the_explanation_tells_the_whole_way() {
    let request = ask(
        "oqtf-avec-ddv-libre",
        "2025-01-30",
        "2025-01-31T10:15:00+01:00",
    );
    let found = computed(&request);
    let said: Vec<&str> = found
        .steps
        .iter()
        .map(|step| step.text.fr.as_str())
        .collect();
    expect_test::expect![[r#"
        [
            "Départ (notification) : vendredi 31 janvier 2025 à 10 h 15. Le jour de départ ne compte pas.",
            "1 mois de quantième à quantième ; le 31 n'existe pas ce mois-là, donc le dernier jour : vendredi 28 février 2025.",
            "Délai franc : le dernier jour utile est le lendemain, samedi 1er mars 2025.",
            "Le samedi 1er mars 2025 n'est pas ouvrable (samedi) : report au lundi 3 mars 2025 (art. 642 CPC).",
            "Échéance légale : lundi 3 mars 2025 à 23 h 59 min 59 s.",
            "Date prudente, non franche, sans report, ramenée au jour ouvrable précédent : vendredi 28 février 2025 à 23 h 59 min 59 s.",
        ]
    "#]].assert_debug_eq(&said.get(1..).unwrap());
    assert!(
        said[0].starts_with("Règle oqtf-avec-ddv-libre@2024-07-15 : OQTF avec délai"),
        "{}",
        said[0]
    );
    assert!(
        found.steps[3].text.en.contains("Saturday 1 March 2025"),
        "{:?}",
        found.steps[3]
    );
}

#[test]
fn every_situation_of_triage_names_families_that_exist() {
    let law = law();
    let situations = "oqtf_avec_delai oqtf_sans_delai oqtf_assignation oqtf_retention oqtf_detention oqtf_inconnu \
        assignation retention ordonnance_jld refus_titre retrait_titre procedure_contradictoire rejet_ofpra \
        irrecevabilite_ofpra cloture_ofpra rejet_cnda transfert_dublin refus_cma refus_visa refus_regroupement \
        refus_naturalisation ajournement_naturalisation jugement_ta irtf expulsion unheard_of";
    for &procedure in Procedure::ALL {
        for situation in situations.split_whitespace().map(Some).chain([None]) {
            let families = possible_families(procedure, situation);
            assert!(!families.is_empty(), "{procedure} {situation:?}");
            for family in families {
                assert!(!law.family(family).is_empty(), "{family}");
            }
        }
        assert!(
            possible_families(procedure, Some("refus_autorisation_travail")).is_empty(),
            "no rule: by hand"
        );
    }
}

#[test]
fn an_unconfirmed_situation_shows_the_shortest_deadline_first() {
    let families = possible_families(Procedure::Oqtf, Some("oqtf_inconnu"));
    let possible = compute_possible(
        &law(),
        families,
        &ask("", "2025-06-10", "2025-06-10T10:00:00+02:00"),
    )
    .unwrap();
    assert_eq!(possible.computed[0].rule.family, "oqtf-retention");
    assert_eq!(
        possible.manual,
        ["oqtf-deboute-accelere"],
        "not in force in 2025"
    );
    let first: Vec<_> = possible
        .computed
        .iter()
        .map(|computation| computation.dates.first())
        .collect();
    assert!(first.is_sorted());
}
