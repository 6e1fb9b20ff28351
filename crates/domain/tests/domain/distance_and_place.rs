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
