//! The way of a message: from a file to the right card, the right workspace and a proposed deadline.

use crate::{cabinet::Cabinet, letters};
use contract::{
    Event,
    contacts::ShowContact,
    notifications::MarkNotificationsRead,
    words::{Category, DeadlineState, Priority, Procedure, Status, Urgency},
};

fn kinds(firm: &Cabinet) -> Vec<String> {
    firm.notifications()
        .into_iter()
        .map(|told| told.kind)
        .collect()
}

#[test]
fn a_notified_oqtf_becomes_a_card_a_client_a_workspace_a_checklist_and_a_proposed_deadline() {
    let firm = Cabinet::new();
    let message = firm.receive_one(&letters::oqtf());
    let analysis = message.analysis.as_ref().unwrap();
    assert_eq!(
        (analysis.category.value, analysis.procedure.value),
        (Category::Ceseda, Some(Procedure::Oqtf))
    );
    assert!(
        matches!(analysis.priority.value, Priority::High | Priority::Critical),
        "an appeal delay runs: {:?}",
        analysis.priority
    );
    assert!(!analysis.summary.is_empty() && analysis.summary_state == "proposed");
    let phone = analysis
        .entities
        .iter()
        .find(|entity| entity.kind == "phone")
        .unwrap();
    assert_eq!(phone.value, "+33639981234");
    let (start, end) = (phone.span.start as usize, phone.span.end as usize);
    let units: Vec<u16> = message.text.encode_utf16().collect();
    assert_eq!(
        String::from_utf16(&units[start..end]).unwrap(),
        "06 39 98 12 34",
        "the value is linked to its place"
    );

    let card = firm.card(&message.id);
    assert_eq!(
        (card.status, card.title.as_str()),
        (Status::ToValidate, "Amadou Diallo")
    );
    assert_eq!(
        card.sla.due_at, "2026-11-21T09:05:00+01:00",
        "24 hours after it arrived"
    );

    let contact = message.contact.as_ref().unwrap();
    assert_eq!(
        (contact.name.to_uppercase().as_str(), contact.is_new),
        ("AMADOU DIALLO", true)
    );
    let points = firm
        .ask(ShowContact {
            id: contact.id.clone(),
        })
        .contact
        .points;
    assert!(
        points.iter().any(|point| point.contains("+33639981234"))
            && points
                .iter()
                .any(|point| point == "amadou.diallo@courriel.example"),
        "{points:?}"
    );

    let reference = message.workspace.as_ref().unwrap();
    assert_eq!(
        card.workspace_reference.as_ref(),
        Some(&reference.reference)
    );
    assert!(
        reference.reference.starts_with("2026-"),
        "{}",
        reference.reference
    );
    let workspace = firm.workspace(&reference.id);
    assert_eq!(workspace.procedure, Procedure::Oqtf);
    assert_eq!(
        firm.workspace(&reference.reference).id,
        workspace.id,
        "a workspace is found by its reference"
    );
    assert!(
        workspace
            .people
            .iter()
            .any(|person| person.contact_id == contact.id && person.part == "client")
    );
    assert!(
        workspace.checklist.len() > 5 && workspace.checklist.iter().any(|item| item.mandatory),
        "{:?}",
        workspace.checklist.len()
    );
    assert!(
        workspace
            .checklist
            .iter()
            .all(|item| item.done_at.is_none())
    );
    let timeline: Vec<_> = workspace
        .timeline
        .iter()
        .map(|happened| happened.kind.as_str())
        .collect();
    assert!(
        timeline.contains(&"workspace_created") && timeline.contains(&"deadline_proposed"),
        "{timeline:?}"
    );
    assert!(
        workspace
            .timeline
            .iter()
            .all(|happened| happened.by.is_none()),
        "the machine signs with no person's name"
    );
}

#[test]
fn the_deadline_of_a_notified_oqtf_is_right_explained_and_only_proposed() {
    let firm = Cabinet::new();
    let message = firm.receive_one(&letters::oqtf());
    let [deadline] = &message.deadlines[..] else {
        panic!("{:?}", message.deadlines)
    };
    // One month from quantième to quantième, franc: Saturday 19 December, so Sunday 20, rolled to Monday 21.
    assert_eq!(deadline.due_at, "2026-12-21T23:59:59+01:00");
    assert_eq!(
        deadline.due_safe_at, "2026-12-18T23:59:59+01:00",
        "the last working day before"
    );
    assert_eq!(
        deadline.rule.as_deref(),
        Some("oqtf-avec-ddv-libre@2026-06-08")
    );
    assert_eq!(
        (
            deadline.state,
            &deadline.confirmed_by,
            &deadline.confirmed_at
        ),
        (DeadlineState::Proposed, &None, &None)
    );
    assert!(deadline.agrees, "two computations agree");
    assert!(
        deadline.steps.len() > 2
            && deadline
                .steps
                .iter()
                .all(|step| !step.fr.is_empty() && !step.en.is_empty()),
        "{:?}",
        deadline.steps
    );
    assert!(
        deadline
            .sources
            .iter()
            .any(|source| source.contains("911-1")),
        "{:?}",
        deadline.sources
    );
    assert!(
        deadline
            .warnings
            .iter()
            .any(|warning| warning.fr.contains("Date de la décision inconnue")),
        "the machine says what it guessed"
    );
    assert!(
        deadline
            .passage
            .as_deref()
            .is_some_and(|passage| passage.contains("19 novembre 2026")),
        "{:?}",
        deadline.passage
    );
    let workspace = firm.workspace(&message.workspace.unwrap().id);
    assert_eq!(workspace.deadlines.len(), 1);
}

#[test]
fn an_oqtf_with_house_arrest_is_critical_and_everybody_is_told_once() {
    let firm = Cabinet::new();
    let told = firm.desk.subscribe();
    let message = firm.receive_one(&letters::oqtf_critical());
    assert_eq!(
        message.analysis.as_ref().unwrap().priority.value,
        Priority::Critical
    );
    let [deadline] = &message.deadlines[..] else {
        panic!("{:?}", message.deadlines)
    };
    assert_eq!(
        deadline
            .rule
            .as_deref()
            .map(|rule| rule.split('@').next().unwrap()),
        Some("oqtf-assignation")
    );
    assert_eq!(
        deadline.due_at, "2026-11-26T23:59:59+01:00",
        "seven days after Thursday 19 November"
    );
    let workspace = firm.workspace(&message.workspace.as_ref().unwrap().id);
    assert!(
        matches!(workspace.urgency, Urgency::Critique | Urgency::Eleve),
        "{:?}",
        workspace.urgency
    );
    assert!(
        !workspace.alerts.is_empty(),
        "a delay of days raises an alert"
    );

    assert_eq!(
        kinds(&firm)
            .iter()
            .filter(|kind| *kind == "EMAIL_URGENT")
            .count(),
        1
    );
    let notices: Vec<_> = told
        .try_iter()
        .filter(|event| matches!(event, Event::Notify { .. }))
        .collect();
    assert!(
        matches!(&notices[..], [Event::Notify { message_id: Some(id), .. }] if *id == message.id),
        "{notices:?}"
    );
    firm.ask(MarkNotificationsRead { ids: Vec::new() });
    assert!(firm.notifications().iter().all(|told| told.read));
}

#[test]
fn a_critical_mail_of_last_month_is_history_and_wakes_nobody() {
    let firm = Cabinet::new();
    let told = firm.desk.subscribe();
    firm.receive_one(&letters::oqtf_critical().at("2026-10-12T09:00:00+02:00"));
    assert!(!kinds(&firm).contains(&"EMAIL_URGENT".to_owned()));
    assert!(
        !told
            .try_iter()
            .any(|event| matches!(event, Event::Notify { .. }))
    );
}

#[test]
fn what_happened_is_told_in_the_words_of_workflows() {
    let firm = Cabinet::new();
    let told = firm.desk.subscribe();
    firm.receive_one(&letters::oqtf_critical().attach(
        "arrete.txt",
        "text/plain",
        b"Arrete portant obligation de quitter le territoire",
    ));
    assert!(told.try_iter().any(|event| matches!(event, Event::Changed { features } if features.iter().any(|feature| feature == "inbox"))));
    let events = firm.events();
    for expected in [
        "client:created",
        "email:received",
        "email:classified",
        "email:urgent",
        "workspace:created",
        "procedure:created",
        "document:uploaded",
        "document:missing",
        "deadline:created",
        "deadline:approaching",
        "alert:created",
        "ai:validation_required",
    ] {
        let times = events.iter().filter(|event| *event == expected).count();
        assert!(times >= 1, "{expected} is missing in {events:?}");
        let once = [
            "client:created",
            "email:received",
            "email:classified",
            "email:urgent",
            "workspace:created",
            "deadline:created",
            "document:uploaded",
        ];
        assert!(
            !once.contains(&expected) || times == 1,
            "{expected} {times} times"
        );
    }
}

#[test]
fn where_hours_count_the_alarm_is_critical_and_everybody_is_told() {
    let firm = Cabinet::new();
    let letter = letters::from("Moussa Traoré", "moussa.traore@courriel.example").subject("Mon frère est en rétention").text(
        "Bonjour Maître,\n\nMon frère Ibrahima TRAORÉ a été placé en rétention administrative au CRA de Lesquin. \
         L'OQTF sans délai lui a été notifiée hier, le 19 novembre 2026, à 17h20.\n\nMoussa TRAORÉ\n06 39 98 77 66\n",
    );
    let message = firm.receive_one(&letter);
    assert_eq!(
        message.analysis.as_ref().unwrap().priority.value,
        Priority::Critical
    );
    let rules: Vec<&str> = (message.deadlines.iter())
        .map(|deadline| deadline.rule.as_deref().unwrap().split('@').next().unwrap())
        .collect();
    assert_eq!(
        rules,
        ["oqtf-retention", "retention-placement-jld"],
        "the measure, and the placement that comes with it"
    );
    let workspace = firm.workspace(&message.workspace.as_ref().unwrap().id);
    assert!(
        workspace.people.iter().any(
            |person| person.part == "client" && person.name.to_lowercase().contains("ibrahima")
        ),
        "{:?}",
        workspace.people
    );
    assert!(
        workspace
            .alerts
            .iter()
            .any(|alert| alert.kind == "deadline_critical" && alert.level == "critical"),
        "{:?}",
        workspace.alerts
    );
    let told = kinds(&firm);
    assert!(
        told.contains(&"DEADLINE_CRITICAL".to_owned()) && told.contains(&"EMAIL_URGENT".to_owned()),
        "{told:?}"
    );
    assert!(
        firm.events()
            .iter()
            .any(|event| event == "deadline:critical")
    );
}
