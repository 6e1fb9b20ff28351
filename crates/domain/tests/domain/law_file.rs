//! The rule file, the checklists, and what is refused.

use domain::Procedure;
use domain::law::{Checklists, ItemKind, Law, Origin, Selection};
use jiff::civil::date;
use proptest::prelude::*;

use crate::{CHECKLISTS, RULES, law};

#[test]
fn the_shipped_rules_are_read_whole() {
    let law = law();
    assert_eq!(law.rules.len(), 118);
    assert_eq!(law.modes.len(), 13);
    assert_eq!(law.meta.verified_until, date(2026, 4, 3));
    let families: std::collections::BTreeSet<&str> =
        law.rules.iter().map(|rule| rule.family.as_str()).collect();
    assert_eq!(families.len(), 91);
    let rule = law.rule("oqtf-retention@2024-07-15").unwrap();
    assert_eq!(
        (rule.amount, rule.unit.as_str(), rule.mode.as_str()),
        (48, "hours", "hours")
    );
    assert!(law.source("legi").unwrap().text.contains("LEGI"));
}

#[test]
fn every_rule_says_its_delay_and_its_start_in_words() {
    for rule in &law().rules {
        let (fr, en) = rule.start_words();
        assert!(!fr.contains('_') && !en.contains('_'), "{fr} {en}");
        assert!(
            fr != en || fr == "notification",
            "`{}` has no English",
            rule.start_event
        );
        assert_eq!(rule.delay().0.is_empty(), rule.amount == 0, "{}", rule.id);
    }
    let delay = |id: &str| law().rule(id).unwrap().delay().0;
    assert_eq!(delay("oqtf-avec-ddv-libre@2024-07-15"), "1 mois, franc");
    assert_eq!(delay("oqtf-retention@2024-07-15"), "48 heures");
    assert_eq!(delay("titre-silence-4m@2021-05-01"), "4 mois de silence");
}

#[test]
fn the_version_is_that_of_the_decision() {
    let law = law();
    let id = |day, variant: &str| match law.select("oqtf-avec-ddv-libre", variant, day) {
        Selection::One(rule) => rule.id.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!(
        id(date(2024, 7, 14), "fondement_3_5_6"),
        "oqtf-avec-ddv-libre@2021-05-01-A"
    );
    assert_eq!(
        id(date(2024, 7, 15), "fondement_3_5_6"),
        "oqtf-avec-ddv-libre@2024-07-15"
    );
    assert_eq!(id(date(2026, 6, 8), ""), "oqtf-avec-ddv-libre@2026-06-08");
    assert_eq!(
        law.select("oqtf-avec-ddv-libre", "", date(2021, 4, 30)),
        Selection::None
    );
    assert_eq!(law.select("unknown", "", date(2025, 1, 1)), Selection::None);
    match law.select("oqtf-avec-ddv-libre", "", date(2024, 1, 1)) {
        Selection::AskVariant(rules) => assert_eq!(rules.len(), 2),
        other => panic!("the ground of the decision must be asked for: {other:?}"),
    }
}

#[test]
fn the_rules_in_force_on_a_day_leave_out_the_others() {
    let law = law();
    let ids = |on, procedure| -> Vec<&str> {
        law.rules_in_force(on, procedure)
            .iter()
            .map(|rule| rule.id.as_str())
            .collect()
    };
    let oqtf = ids(date(2025, 1, 1), Some(Procedure::Oqtf));
    assert!(oqtf.contains(&"oqtf-retention@2024-07-15"));
    assert!(!oqtf.contains(&"oqtf-retention@2021-05-01"));
    assert!(!oqtf.contains(&"cnda-recours@2021-05-01"));
    assert!(ids(date(2020, 1, 1), None).is_empty());
}

/// One edit of the shipped file, the line it is refused at, and a word of the refusal.
#[test]
fn a_file_with_a_slip_is_refused_whole_with_its_line() {
    for (from, to, word) in [
        ("amount = 48\n", "amount = \"48\"\n", "`amount`"),
        ("amount = 48\n", "amount = -1\n", "`amount`"),
        ("amount = 48\n", "amount = 0\n", "`amount`"),
        ("amount = 48\n", "amout = 48\n", "`amout`"),
        ("mode = \"hours\"\n", "mode = \"heures\"\n", "`heures`"),
        ("mode = \"hours\"\n", "mode = \"days_franc\"\n", "franc"),
        ("unit = \"hours\"\n", "unit = \"days\"\n", "`unit`"),
        (
            "procedure = \"ASILE\"\n",
            "procedure = \"ASYLE\"\n",
            "`ASYLE`",
        ),
        ("confidence = \"low\"\n", "confidence = \"lo\"\n", "`lo`"),
        (
            "valid_to = \"2024-07-14\"\n",
            "valid_to = \"14/07/2024\"\n",
            "14/07/2024",
        ),
        (
            "valid_to = \"2024-07-14\"\n",
            "valid_to = \"2019-07-14\"\n",
            "before",
        ),
        (
            "valid_to = \"2024-07-14\"\n",
            "valid_to = \"\"\n",
            "cover the same days",
        ),
        ("report_642 = false\n", "report_642 = \n", "TOML"),
        (
            "found_in = [\"legi\"]\n",
            "found_in = [\"legy\"]\n",
            "`legy`",
        ),
        (
            "found_in = [\"legi\"]\n",
            "found_in = [\"\"]\n",
            "`found_in`",
        ),
        (
            "id = \"nat-rapo@2021-05-01\"\n",
            "id = \"nat-rapo-silence@2021-05-01\"\n",
            "family",
        ),
        ("[version_keys]\n", "[version_key]\n", "`version_key`"),
        ("schema = 1\n", "schema = 2\n", "schema"),
        ("id = \"hours\"\n", "id = \"hour\"\n", "`hour`"),
        (
            "timezone = \"Europe/Paris\"\n",
            "timezone = \"Europe/Pari\"\n",
            "Europe/Pari",
        ),
        ("legi = \"articles_lus\"\n", "", "`legi`"),
    ] {
        assert!(RULES.contains(from), "{from}");
        let line = RULES[..RULES.find(from).unwrap()].lines().count() + 1;
        let error = Law::parse(&RULES.replacen(from, to, 1)).expect_err(to);
        assert!(error.problem.contains(word), "{to}: {error}");
        // A refusal of the whole table names its head, which stands above the slip; an overlap, the later version.
        assert!(
            error.line.abs_diff(line) < 90,
            "{to}: line {line}, refused at {error}"
        );
    }
    assert_eq!(Law::parse("").expect_err("empty").line, 1);
}

#[test]
fn the_line_is_exactly_that_of_the_value() {
    let from = "urgence = \"critique\"\n";
    let line = RULES[..RULES.find(from).unwrap()].lines().count() + 1;
    let error = Law::parse(&RULES.replacen(from, "urgence = \"critik\"\n", 1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("line {line}: `urgence`: `critik` is not a urgency")
    );
}

#[test]
fn a_firm_adds_and_replaces_rules_and_they_are_marked() {
    let law = law();
    let begin = RULES
        .find("[[rules]]\nid = \"nat-rapo@2021-05-01\"")
        .unwrap();
    let end = begin + RULES[begin..].find("\n\n").unwrap();
    let replaced = RULES[begin..end].replace("amount = 2", "amount = 1");
    let added = replaced.replace("nat-rapo", "nat-firm");
    let firm = law
        .with_firm_rules(&format!("{replaced}\n\n{added}\n"))
        .unwrap();
    assert_eq!(firm.rules.len(), law.rules.len() + 1);
    assert_eq!(
        firm.rule("nat-rapo@2021-05-01").unwrap().origin,
        Origin::Firm
    );
    assert_eq!(firm.rule("nat-rapo@2021-05-01").unwrap().amount, 1);
    assert_eq!(
        law.changed_rules(&firm),
        ["nat-rapo@2021-05-01", "nat-firm@2021-05-01"]
    );
    assert!(law.changed_rules(law).is_empty());

    let overlapping = replaced
        .replace("@2021-05-01", "@2022-01-01")
        .replace("valid_from = \"2021", "valid_from = \"2022");
    let error = law.with_firm_rules(&overlapping).unwrap_err();
    assert!(error.problem.contains("cover the same days"), "{error}");
}

#[test]
fn every_procedure_has_its_checklist() {
    let lists = Checklists::parse(CHECKLISTS).unwrap();
    for &procedure in Procedure::ALL {
        let items = lists.for_procedure(procedure);
        assert!(items.len() >= 17, "{procedure}");
        assert!(
            items
                .iter()
                .any(|item| item.mandatory && item.kind == ItemKind::Piece),
            "{procedure}"
        );
    }
    assert_eq!(lists.for_procedure(Procedure::Oqtf)[1].id, "oqtf-02");
}

#[test]
fn a_checklist_with_a_slip_is_refused() {
    for (from, to) in [
        ("type = \"piece\"", "type = \"pièce\""),
        ("count = 20", "count = 19"),
        ("id = \"oqtf-02\"", "id = \"oqtf-01\""),
        ("id = \"refus-titre-02\"", "id = \"oqtf-01\""),
        ("code = \"AUTRE\"", "code = \"OQTF\""),
        ("obligatoire = true\nlibelle", "mandatory = true\nlibelle"),
    ] {
        if CHECKLISTS.contains(from) {
            assert!(
                Checklists::parse(&CHECKLISTS.replacen(from, to, 1)).is_err(),
                "{to}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_the_reader_panic(cut in 0..RULES.len(), junk in "\\PC{0,20}") {
        let cut = (cut..RULES.len()).find(|&at| RULES.is_char_boundary(at)).unwrap_or(0);
        let text = format!("{}{junk}{}", &RULES[..cut], &RULES[cut..]);
        if let Err(error) = Law::parse(&text) {
            prop_assert!(error.line <= text.lines().count() + 1);
        }
        let _ = Law::parse(&RULES[..cut]);
        let _ = Checklists::parse(&junk);
    }
}

#[test]
fn a_rule_may_have_reminders_of_its_own() {
    let with = |line: &str| {
        RULES.replacen(
            "urgence = \"critique\"\n",
            &format!("urgence = \"critique\"\n{line}\n"),
            1,
        )
    };
    let law = Law::parse(&with("rappels = [\"12h\", \"7j\", \"12h\"]")).unwrap();
    let own: Vec<_> = law
        .rules
        .iter()
        .filter_map(|rule| rule.reminders.clone())
        .collect();
    assert_eq!(own, [vec![10_080, 720]], "the longest first, none twice");
    let refused = Law::parse(&with("rappels = [\"demain\"]")).unwrap_err();
    assert!(
        refused.problem.contains("demain") && refused.line > 1,
        "{refused}"
    );
}

#[test]
fn the_example_for_a_firm_is_a_rule_that_holds() {
    let example = include_str!("../../../../assets/law/firm_rules.example.toml");
    let law = law().with_firm_rules(example).unwrap();
    let own: Vec<_> = law
        .rules
        .iter()
        .filter(|rule| rule.origin == Origin::Firm)
        .collect();
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].reminders.as_deref(), Some(&[10_080, 2880, 720][..]));
}
