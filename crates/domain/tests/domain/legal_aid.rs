//! Legal aid that interrupts, suspends, or changes nothing.

use domain::deadlines::{DeadlineError, LegalAidFacts, Outcome, Request, Sentence, compute};
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

/// Why no date is proposed, for a delay that legal aid was asked for on the tenth day.
fn reason(family: &str, base: &str, decided: &str) -> Sentence {
    let start: Date = "2025-01-10".parse().unwrap();
    let legal_aid = LegalAidFacts {
        base_family: base.into(),
        ..aid("2025-01-20", "2025-03-17")
    };
    let request = Request {
        legal_aid,
        ..ask(family, decided, &start.to_string())
    };
    match compute(law(), &request) {
        Ok(Outcome::Manual(reason)) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_delay_that_legal_aid_does_not_interrupt_says_what_happens_to_it() {
    for (base, fr, en) in [
        (
            "cnda-recours",
            "elle le suspend : demandée dans les 15 jours de la notification, elle laisse courir ensuite ce qui en restait. Calculer avec la famille « cnda-reprise-apres-aj ».",
            "Compute it with the family \"cnda-reprise-apres-aj\".",
        ),
        (
            "nat-rapo",
            "est à vérifier par un avocat",
            "A lawyer must check",
        ),
        (
            "oqtf-assignation",
            "est sans effet sur le délai « oqtf-assignation@2024-07-15 » : le délai initial continue.",
            "has no effect",
        ),
        (
            "retrait-observations",
            "est sans objet",
            "changes nothing about that date",
        ),
    ] {
        let said = reason("aj-nouveau-delai", base, "2025-01-08");
        assert!(
            said.fr.contains(fr) && said.en.contains(en),
            "{base}: {said:?}"
        );
        for word in ["sans_effet", "a_verifier", "sans_objet", "suspend)"] {
            assert!(
                !said.fr.contains(word) && !said.en.contains(word),
                "{said:?}"
            );
        }
    }
    let whole = reason("cnda-reprise-apres-aj", "oqtf-avec-ddv-libre", "2025-01-08");
    assert!(
        whole
            .fr
            .ends_with("Calculer avec la famille « aj-nouveau-delai »."),
        "a delay of another kind is no suspended one: {whole:?}"
    );
    let which = reason("aj-nouveau-delai", "oqtf-avec-ddv-libre", "2024-07-10");
    assert!(
        which.fr.contains("fondement_3_5_6, fondement_1_2_4"),
        "legal aid interrupts one of the two: {which:?}"
    );
}

#[test]
fn days_in_a_reason_are_written_out() {
    let late = |family: &str, base: &str| {
        let legal_aid = LegalAidFacts {
            base_family: base.into(),
            ..aid("2025-03-01", "2025-03-17")
        };
        let request = Request {
            legal_aid,
            ..ask(family, "2025-01-08", "2025-01-10")
        };
        match compute(law(), &request) {
            Ok(Outcome::Manual(reason)) => reason.fr,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        late("aj-nouveau-delai", "oqtf-avec-ddv-libre"),
        "L'aide juridictionnelle demandée le 1er mars 2025 ne l'a pas été dans le délai, du 10 janvier 2025 au 11 février 2025 : elle ne l'interrompt pas. Saisie manuelle."
    );
    assert_eq!(
        late("cnda-reprise-apres-aj", ""),
        "L'aide juridictionnelle demandée le 1er mars 2025 ne l'a pas été dans les 15 jours de la notification du 10 janvier 2025 : elle ne suspend pas le délai. Saisie manuelle."
    );
}

#[test]
fn the_start_of_a_delay_that_legal_aid_moved_is_that_of_the_first_delay() {
    let begins = |family: &str, base: &str| {
        let legal_aid = LegalAidFacts {
            base_family: base.into(),
            ..aid("2025-01-20", "2025-03-17")
        };
        let found = computed(&Request {
            legal_aid,
            ..ask(family, "2025-01-08", "2025-01-10")
        });
        let brief = found.brief[0].text.fr.clone();
        (found.steps[1].text.fr.clone(), brief)
    };
    for (family, base) in [
        ("aj-nouveau-delai", "oqtf-avec-ddv-libre"),
        ("cnda-reprise-apres-aj", ""),
    ] {
        let (step, brief) = begins(family, base);
        assert_eq!(
            step,
            "Départ du délai initial (notification) : vendredi 10 janvier 2025. Le jour de départ ne compte pas."
        );
        assert_eq!(
            brief,
            "Délai initial, notification : **ven. 10 janv. 2025**"
        );
    }
}
