//! Legal aid that interrupts, suspends, or changes nothing.

use domain::deadlines::{DeadlineError, LegalAidFacts, Outcome, Request, compute};
use jiff::Zoned;
use jiff::civil::{Date, date};

use crate::{ask, computed, law};

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
            law(),
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
        compute(law(), &request)
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
