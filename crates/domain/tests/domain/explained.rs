//! What the person is told, and which families come into question.

use domain::Procedure;
use domain::deadlines::{
    Circumstance, KeyDates, Outcome, Request, Residence, WarningKind, compute, compute_possible,
    families_beside, possible_families,
};

use crate::{ask, computed, law, warns};

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
            "Le samedi 1er mars 2025 n'est pas ouvrable (samedi) : report au lundi 3 mars 2025.",
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
            for circumstances in [&[][..], Circumstance::ALL]
                .into_iter()
                .chain(Circumstance::ALL.chunks(1))
            {
                let families = possible_families(procedure, situation, circumstances);
                let by_hand = situation == Some("jugement_ta") && procedure == Procedure::Asile;
                assert_eq!(families.is_empty(), by_hand, "{procedure} {situation:?}");
                let beside = families_beside(situation.unwrap_or_default(), circumstances);
                for family in families.iter().chain(beside) {
                    assert!(!law.family(family).is_empty(), "{family}");
                }
            }
        }
        assert!(
            possible_families(procedure, Some("refus_autorisation_travail"), &[]).is_empty(),
            "no rule: by hand"
        );
    }
}

#[test]
fn an_unconfirmed_situation_shows_the_shortest_deadline_first() {
    let families = possible_families(Procedure::Oqtf, Some("oqtf_inconnu"), &[]);
    let possible = compute_possible(
        law(),
        &families,
        &ask("", "2025-06-10", "2025-06-10T10:00:00+02:00"),
        KeyDates::default(),
    )
    .unwrap();
    assert_eq!(possible.computed[0].1.rule.family, "oqtf-retention");
    assert_eq!(
        possible.manual,
        ["oqtf-deboute-accelere"],
        "not in force in 2025"
    );
    let first: Vec<_> = possible
        .computed
        .iter()
        .map(|(_, computation)| computation.dates.first())
        .collect();
    assert!(first.is_sorted());
}

/// The family that is shown for a decision of OFPRA or a measure notified on 10 November 2026 at ten.
fn shown(situation: &str, circumstances: &[Circumstance], known: KeyDates) -> String {
    let procedure = if situation.starts_with("oqtf") {
        Procedure::Oqtf
    } else {
        Procedure::Asile
    };
    let possible = compute_possible(
        law(),
        &possible_families(procedure, Some(situation), circumstances),
        &ask("", "2026-11-10", "2026-11-10T10:00:00+01:00"),
        known,
    )
    .unwrap();
    possible.computed[0].1.rule.id.clone()
}

/// Source: law.md 3 (OQTF) and 5 (asylum).
#[test]
fn what_the_message_says_beside_the_situation_chooses_the_rule() {
    use Circumstance as C;
    let unknown = KeyDates::default();
    let day = |text: &str| Some(text.parse().unwrap());
    for (situation, said, rule) in [
        ("transfert_dublin", &[][..], "transfert-libre@2026-06-12"),
        (
            "transfert_dublin",
            &[C::Detained],
            "transfert-surveillance@2021-05-01",
        ),
        (
            "rejet_ofpra",
            &[C::WaitingZone],
            "refus-entree-asile@2021-05-01",
        ),
        ("rejet_ofpra", &[], "cnda-recours-accelere@2026-06-12"),
        (
            "rejet_ofpra",
            &[C::OrdinaryAsylum],
            "cnda-recours-normal@2026-06-12",
        ),
        ("oqtf_avec_delai", &[], "oqtf-avec-ddv-libre@2026-06-08"),
        (
            "oqtf_avec_delai",
            &[C::Free, C::RejectedAsylum],
            "oqtf-deboute-accelere@2026-06-08",
        ),
        (
            "oqtf_sans_delai",
            &[C::Free],
            "oqtf-sans-delai-libre@2026-06-08",
        ),
    ] {
        assert_eq!(
            shown(situation, said, unknown),
            rule,
            "{situation} {said:?}"
        );
    }
    assert!(
        shown("oqtf_sans_delai", &[], unknown).starts_with("oqtf-retention@"),
        "nobody said that the person is free"
    );
    let asked = KeyDates {
        asylum_asked: day("2026-01-12"),
        ..unknown
    };
    assert_eq!(
        shown("rejet_ofpra", &[], asked),
        "cnda-recours@2021-05-01",
        "asylum was applied for before the reform"
    );
    let families = possible_families(Procedure::Oqtf, Some("oqtf_sans_delai"), &[C::Outermost]);
    assert_eq!(families.last(), Some(&"oqtf-antilles-guyane-mayotte"));
}

/// Public case P02: taken before 15 July 2024 and notified after.
#[test]
fn the_day_the_decision_bears_chooses_the_version() {
    let decided = KeyDates {
        decided: Some("2024-07-12".parse().unwrap()),
        ..KeyDates::default()
    };
    let possible = compute_possible(
        law(),
        &possible_families(Procedure::Oqtf, Some("oqtf_avec_delai"), &[]),
        &ask("", "2024-07-18", "2024-07-18"),
        decided,
    )
    .unwrap();
    let (request, computation) = &possible.computed[0];
    assert!(
        computation
            .rule
            .id
            .starts_with("oqtf-avec-ddv-libre@2021-05-01")
    );
    assert_eq!(request.decided.to_string(), "2024-07-12");
}

#[test]
fn the_short_lines_lead_from_the_notification_to_the_prudent_date() {
    let found = computed(&ask(
        "oqtf-assignation",
        "2026-05-14",
        "2026-11-14T16:40:00+01:00",
    ));
    let lines: Vec<_> = found
        .brief
        .iter()
        .map(|line| (line.text.fr.as_str(), line.source.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            ("Notification : **sam. 14 nov. 2026 à 16 h 40**", ""),
            (
                "7 jours, délai non franc, texte du 15 juillet 2024",
                "L. 614-2 al. 1, L. 921-1"
            ),
            (
                "14 + 7 jours : sam. 21 nov., non ouvrable, **légale lun. 23 nov.**",
                "art. 642 CPC"
            ),
            (
                "Prudence : non franc, sans report, jour ouvrable d’avant, **!ven. 20 nov.**",
                "convention"
            ),
        ]
    );
}

#[test]
fn every_rule_has_short_lines_in_both_languages() {
    for rule in &law().rules {
        let request = Request {
            variant: rule.variant.clone(),
            ..ask(
                &rule.family,
                &rule.valid_from.to_string(),
                "2026-03-10T09:05:00+01:00",
            )
        };
        let Ok(Outcome::Computed(found)) = compute(law(), &request) else {
            continue;
        };
        assert!(
            (3..=6).contains(&found.brief.len()),
            "{}: {:?}",
            rule.id,
            found.brief
        );
        for line in &found.brief {
            for text in [&line.text.fr, &line.text.en] {
                assert!(
                    !text.is_empty() && text.chars().count() <= 110,
                    "{}: {text}",
                    rule.id
                );
                assert_eq!(text.matches("**").count() % 2, 0, "{text}");
            }
        }
    }
}

/// Everything that a computation says, in French.
fn said(request: &Request) -> String {
    let found = computed(request);
    let steps = found.steps.iter().map(|step| step.text.fr.as_str());
    let brief = found.brief.iter().map(|line| line.text.fr.as_str());
    let warnings = found
        .warnings
        .iter()
        .map(|warning| warning.text.fr.as_str());
    steps
        .chain(brief)
        .chain(warnings)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn only_what_a_law_sets_is_called_a_legal_deadline() {
    let letter = said(&ask("retrait-observations", "2025-01-08", "2025-01-10"));
    assert!(
        !letter.contains("Échéance légale") && !letter.contains("**légale"),
        "{letter}"
    );
    assert!(
        letter.contains("celui que fixe la lettre le remplace"),
        "{letter}"
    );
    let bound = said(&ask("delai-raisonnable", "2025-01-08", "2025-01-10"));
    for word in ["Échéance légale", "**légale", "Date prudente", "Prudence"] {
        assert!(!bound.contains(word), "{word}: {bound}");
    }
    assert!(bound.contains("jamais une échéance de travail"), "{bound}");
}

#[test]
fn an_unknown_hour_is_not_called_this_hour() {
    let told = said(&ask("oqtf-retention", "2025-01-08", "2025-01-10"));
    assert!(!told.contains("dès cette heure"), "{told}");
    assert!(told.contains("le délai court dès 0 h 00"), "{told}");
}

#[test]
fn the_prudent_date_says_that_it_leaves_the_distance_out() {
    let near = ask("cnda-recours", "2025-01-06", "2025-01-06");
    let far = Request {
        residence: Residence::OutreMer,
        ..near.clone()
    };
    assert!(said(&far).contains("Date prudente, sans le mois de distance"));
    assert!(said(&far).contains("Prudence : sans la distance"));
    assert!(!said(&near).contains("sans le mois de distance"));
    let sure = Request {
        residence: Residence::OutreMer,
        ..ask("refus-titre-seul", "2025-01-06", "2025-01-06")
    };
    assert!(!said(&sure).contains("sans le mois de distance"));
}

#[test]
fn sources_say_how_they_were_read() {
    let rule = law().rule("retrait-observations@2021-05-01").unwrap();
    let sources = law().sources_of(rule);
    assert_eq!(
        sources[0], "L. 432-5 CESEDA",
        "an article is its own source"
    );
    assert!(sources[2].ends_with(" [articles lus]"), "{sources:?}");
    assert_eq!(
        sources[3],
        "De mémoire, non retrouvé dans une source [non vérifié]"
    );
}

#[test]
fn days_are_written_in_words() {
    let late = ask("oqtf-assignation", "2026-05-01", "2026-05-02");
    assert!(
        said(&late).contains("Texte non vérifié depuis le 3 avril 2026 :"),
        "{}",
        said(&late)
    );
    for rule in &law().rules {
        let request = Request {
            variant: rule.variant.clone(),
            ..ask(&rule.family, &rule.valid_from.to_string(), "2026-03-10")
        };
        if rule.mode.takes_its_length_elsewhere() {
            continue;
        }
        let told = said(&request).replace(&rule.id, "");
        assert!(
            !told.contains("2026-0") && !told.contains("2025-1"),
            "a day as machines write it: {told}"
        );
    }
}
