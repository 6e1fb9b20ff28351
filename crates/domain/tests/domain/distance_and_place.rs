//! Where the person lives, and where the court sits.

use domain::Zone;
use domain::deadlines::{DeadlineError, Request, Residence, WarningKind, compute};
use jiff::civil::date;

use crate::{ask, at, computed, due, law, safe, warns};

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
        compute(law(), &nowhere),
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
fn days_and_months_run_from_the_day_that_the_act_bears() {
    // 19.30 on 10 March in Martinique is 0.30 on 11 March in Paris, where the court sits.
    for (family, residence) in [
        ("refus-titre-seul", Residence::OutreMer),
        ("visa-rapo", Residence::Etranger),
        ("titre-silence-4m", Residence::OutreMer),
    ] {
        let of = |start| {
            let request = Request {
                residence,
                ..ask(family, "2025-03-01", start)
            };
            computed(&request)
        };
        let (told, day) = (of("2025-03-10T19:30:00-04:00"), of("2025-03-10"));
        assert_eq!(told.dates, day.dates, "{family}");
        assert!(told.agrees, "{family}");
        assert_eq!(told.steps[1].day, Some(date(2025, 3, 10)), "{family}");
        let begins = &told.steps[1].text;
        assert!(
            begins
                .fr
                .contains("lundi 10 mars 2025 à 19 h 30, à l'heure de l'acte."),
            "{begins:?}"
        );
        assert!(
            told.brief[0]
                .text
                .fr
                .contains("lun. 10 mars 2025 à 19 h 30"),
            "{:?}",
            told.brief
        );
    }
    // An instant in UTC bears no day of its own: it takes that of the court.
    let utc = ask("refus-titre-seul", "2025-03-01", "2025-03-10T23:30:00Z");
    assert_eq!(computed(&utc).steps[1].day, Some(date(2025, 3, 11)));
}

#[test]
fn hours_run_from_the_instant_wherever_it_was_written() {
    let told = computed(&ask(
        "oqtf-retention",
        "2025-03-10",
        "2025-03-10T19:30:00-04:00",
    ));
    let paris = ask("oqtf-retention", "2025-03-10", "2025-03-11T00:30:00+01:00");
    assert_eq!(told.dates, computed(&paris).dates);
    let begins = &told.steps[1].text.fr;
    assert!(
        begins.contains(
            "mardi 11 mars 2025 à 0 h 30, soit lundi 10 mars 2025 à 19 h 30 à l'heure de l'acte."
        ),
        "{begins}"
    );
}
