//! What people make of the machine's analysis: corrections are kept, shown as a person's, and are lessons (A14, A21).

use crate::{
    cabinet::Cabinet,
    letters::{self, Letter},
};
use contract::{
    inbox::{AcceptAnalysis, CorrectAnalysis, JudgeSummary, MessageView},
    intelligence::{Retrain, ShowIntelligence},
    words::{Category, Origin, Priority, Procedure, Sentiment, Status},
};

fn correct(firm: &Cabinet, id: &str, field: &str, value: &str) -> MessageView {
    firm.ask(CorrectAnalysis {
        id: id.to_owned(),
        field: field.to_owned(),
        value: value.to_owned(),
    })
}

#[test]
fn a_correction_is_kept_shown_as_a_persons_and_counted_as_a_lesson() {
    let firm = Cabinet::new();
    let id = firm.receive_one(&letters::oqtf()).id;
    correct(&firm, &id, "sentiment", "negative");
    correct(&firm, &id, "priority", "critical");
    correct(&firm, &id, "procedure", "");
    let message = correct(&firm, &id, "category", "general");
    let analysis = message.analysis.unwrap();
    assert_eq!(
        (analysis.category.value, analysis.category.origin),
        (Category::General, Origin::Person)
    );
    assert_eq!(
        (analysis.sentiment.value, analysis.sentiment.origin),
        (Sentiment::Negative, Origin::Person)
    );
    assert_eq!(
        (analysis.procedure.value, analysis.procedure.origin),
        (None, Origin::Person)
    );
    assert_eq!(
        analysis.first_contact.origin,
        Origin::Machine,
        "what nobody touched is the machine's"
    );
    assert_eq!(firm.card(&id).priority, Priority::Critical);
    assert!(firm.ask(ShowIntelligence {}).labels >= 4);

    firm.lock();
    firm.unlock(crate::cabinet::PASSPHRASE).unwrap();
    let analysis = firm.open(&id).analysis.unwrap();
    assert_eq!(
        (analysis.category.value, analysis.category.origin),
        (Category::General, Origin::Person),
        "after a restart too"
    );
}

#[test]
fn a_word_that_is_not_in_the_list_corrects_nothing() {
    let firm = Cabinet::new();
    let before = firm.receive_one(&letters::oqtf());
    for (field, value) in [
        ("category", "urgence"),
        ("priority", ""),
        ("status", "closed"),
        ("procedure", "OQTF "),
        ("first_contact", "oui"),
    ] {
        let failure = firm.refused(CorrectAnalysis {
            id: before.id.clone(),
            field: field.to_owned(),
            value: value.to_owned(),
        });
        assert_eq!(failure.reason, "invalid", "{field} = {value}");
    }
    assert_eq!(firm.open(&before.id), before);
    assert_eq!(firm.ask(ShowIntelligence {}).labels, 0);
}

#[test]
fn a_rejected_summary_is_never_shown_as_fact() {
    let firm = Cabinet::new();
    let letter = letters::oqtf();
    let message = firm.receive_one(&letter);
    let summary = message.analysis.unwrap().summary;
    assert_ne!(summary, letter.subject);
    let judge = |verdict: &str, text: Option<&str>| {
        firm.ask(JudgeSummary {
            id: message.id.clone(),
            verdict: verdict.to_owned(),
            text: text.map(str::to_owned),
        })
    };
    assert_eq!(
        judge("rejected", None).analysis.unwrap().summary_state,
        "rejected"
    );
    let card = firm.card(&message.id);
    assert_eq!(
        (card.summary.as_str(), card.proposed),
        (letter.subject.as_str(), false),
        "the subject stands in its place"
    );
    assert!(
        !serde_json::to_string(&firm.board())
            .unwrap()
            .contains(&summary),
        "nowhere on the board"
    );

    judge(
        "edited",
        Some("OQTF avec délai, recours à former avant le 18 décembre."),
    );
    assert_eq!(
        firm.card(&message.id).summary,
        "OQTF avec délai, recours à former avant le 18 décembre."
    );
    judge("accepted", None);
    assert!(!firm.card(&message.id).proposed);
    for (verdict, text) in [
        ("proposed", None),
        ("edited", None),
        ("edited", Some("  ")),
        ("rejected", Some("x")),
        ("peut-être", None),
    ] {
        firm.refused(JudgeSummary {
            id: message.id.clone(),
            verdict: verdict.to_owned(),
            text: text.map(str::to_owned),
        });
    }
}

#[test]
fn accepting_marks_the_whole_and_takes_the_card_on() {
    let firm = Cabinet::new();
    firm.ask(contract::settings::UpdateSettings {
        review_below_percent: Some(100),
        ..contract::settings::UpdateSettings::default()
    });
    let id = firm.receive_one(&letters::oqtf()).id;
    assert_eq!(firm.tab(contract::inbox::InboxTab::Review).len(), 1);
    let message = firm.ask(AcceptAnalysis { id: id.clone() });
    let analysis = message.analysis.unwrap();
    assert!(analysis.accepted && !analysis.needs_review && analysis.summary_state == "accepted");
    assert_eq!(message.status, Status::Validated);
    assert_eq!(message.history[0].by.as_deref(), Some("Claire Valmer"));
    assert!(firm.tab(contract::inbox::InboxTab::Review).is_empty());
    let accuracy = firm.ask(ShowIntelligence {}).accuracy;
    let category = accuracy
        .iter()
        .find(|field| field.field == "category")
        .unwrap();
    assert_eq!((category.decided, category.kept), (1, 1));
    firm.ask(AcceptAnalysis { id: id.clone() });
    let again = firm.ask(ShowIntelligence {}).accuracy;
    assert_eq!(
        again
            .iter()
            .find(|field| field.field == "category")
            .unwrap()
            .decided,
        1,
        "one message is one message"
    );
}

/// Mail of a kind that only this firm sees.
fn toner(number: usize) -> Letter {
    letters::from("Reprographie Lenoir", &format!("lenoir{number}@reprographie.example")).subject(&format!("Relevé compteur photocopieur n° {number}")).text(&format!(
        "Bonjour,\n\nLe relevé du compteur du photocopieur affiche {} pages. Le toner noir sera livré avec le prochain passage du technicien.\n\nReprographie Lenoir\n",
        12_000 + number
    ))
}

#[test]
fn the_firms_own_model_is_trained_from_its_corrections_without_a_network() {
    let firm = Cabinet::new();
    let letters: Vec<Letter> = (0..12).map(toner).collect();
    firm.receive(&letters.iter().collect::<Vec<_>>());
    for row in firm.inbox() {
        correct(&firm, &row.id, "category", "general");
        correct(&firm, &row.id, "priority", "low");
        correct(&firm, &row.id, "procedure", "");
    }
    let job = firm.ask(Retrain {});
    assert_eq!(job.kind, "retrain");
    let job = firm.finished(&job.id);
    assert_eq!(job.state, "done", "{job:?}");
    let engine = firm.ask(ShowIntelligence {});
    assert!(
        engine.trained_at.is_some() && engine.labels_since_training == 0,
        "{engine:?}"
    );
    assert!(!engine.leaves_computer && engine.provider == "off");

    let next = firm.receive_one(&toner(99)).analysis.unwrap();
    assert_eq!(
        next.category.value,
        Category::General,
        "the next one of its kind is known"
    );

    // The floor stands above every lesson.
    firm.lock();
    firm.unlock(crate::cabinet::PASSPHRASE).unwrap();
    let urgent = firm
        .receive_one(&letters::oqtf_critical())
        .analysis
        .unwrap();
    assert_eq!(
        (urgent.priority.value, urgent.procedure.value),
        (Priority::Critical, Some(Procedure::Oqtf))
    );
}
