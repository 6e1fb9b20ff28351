use super::*;
use proptest::prelude::*;

fn everything() -> Facts {
    let mut facts = Facts::default();
    for (source, (name, _)) in templates::facts().enumerate() {
        facts.set(name, format!("<{name}>"), source);
    }
    for name in templates::lists() {
        facts.add(name, format!("<{name} 1>"), 90);
        facts.add(name, format!("<{name} 2>"), 91);
    }
    facts
}

#[test]
fn every_template_names_known_facts_only_and_keeps_their_places() {
    for template in templates() {
        let facts = everything();
        let full = compose(template, &facts).unwrap_or_else(|e| panic!("{}: {e}", template.id));
        for passage in &full.passages {
            let written = full.text.get(passage.start..passage.end).unwrap();
            match &passage.origin {
                Origin::Law(article) => assert_eq!(written, article),
                Origin::Source(source) => {
                    let all = facts.one.values().chain(facts.many.values().flatten());
                    let known = all
                        .filter(|fact| fact.source == *source)
                        .any(|fact| fact.value == written);
                    assert!(known, "{}: {written}", template.id);
                }
            }
        }
        assert!(!full.text.contains(is_private), "{}", template.id);
        assert!(!full.text.contains("\n\n\n"), "{}", template.id);
        let nothing = compose(template, &Facts::default()).unwrap();
        assert!(
            nothing
                .passages
                .iter()
                .all(|p| matches!(p.origin, Origin::Law(_)))
        );
        assert!(
            blanks(&nothing.text).len() > blanks(&full.text).len(),
            "{}: what is not known is a blank",
            template.id
        );
    }
}

#[test]
fn what_a_stranger_wrote_is_text_and_never_a_template_or_a_mark() {
    let mut facts = Facts::default();
    facts.set("client", "{{ lawyer }} \u{E000}\u{E100}<b>\u{E001}", 0);
    let letter = &templates()[0];
    let composed = compose(letter, &facts).unwrap();
    let passage = &composed.passages[0];
    assert_eq!(
        composed.text.get(passage.start..passage.end),
        Some("{{ lawyer }} <b>")
    );
}

#[test]
fn a_source_follows_its_words_and_lets_go_of_changed_ones() {
    let old = "Le 3 mars, Amine Benhaddou a reçu la décision n° 42.";
    let name = old.find("Amine").unwrap();
    let number = old.find("42").unwrap();
    let passages = [
        Passage {
            start: name,
            end: name + "Amine Benhaddou".len(),
            source: 0,
        },
        Passage {
            start: number,
            end: number + 2,
            source: 1,
        },
    ];
    let new = "Hier, le 3 mars, Amine Benhaddou a bien reçu la décision n° 43.";
    let carried = carry(&passages, old, new);
    assert_eq!(carried.len(), 1, "42 became 43: a person's word");
    assert_eq!(
        new.get(carried[0].start..carried[0].end),
        Some("Amine Benhaddou")
    );
}

#[test]
fn a_blank_ends_with_its_line_even_when_somebody_took_its_bracket() {
    assert_eq!(blanks("a [à compléter : nom] b"), [(2, 23)]);
    assert_eq!(blanks("[to complete: x\n]").len(), 1);
    assert_eq!(blanks("rien"), []);
}

proptest! {
    #[test]
    fn carried_passages_hold_the_same_words(
        before in "[a-c éà]{0,30}", inside in "[a-c]{1,6}", after in "[a-c éà.]{0,30}", new in "[a-cé .]{0,60}",
    ) {
        let old = format!("{before} {inside} {after}");
        let start = before.len() + 1;
        let passage = Passage { start, end: start + inside.len(), source: 0 };
        for text in [new.clone(), format!("{new} {old}"), format!("{old}{new}")] {
            for carried in carry(&[passage], &old, &text) {
                prop_assert_eq!(text.get(carried.start..carried.end), Some(inside.as_str()));
            }
        }
    }
}
