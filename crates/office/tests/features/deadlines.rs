//! Deadlines: proposed by the machine, decided by a person.

use crate::firm::{Firm, letter, list, oqtf, workspace};
use contract::{
    deadlines::{Compute, Decide, Enter, LegalAid, ListFamilies, Propose},
    words::{Confidence, DeadlineState, Procedure, Urgency},
    workspaces::ShowWorkspace,
};

#[test]
fn a_mail_opens_a_workspace_with_its_checklist_and_a_proposed_deadline() {
    let firm = Firm::new();
    firm.receive(&[oqtf()]);
    let page = firm.ask(list());
    assert_eq!(page.total, 1);
    let row = &page.items[0];
    assert_eq!(
        (row.reference.as_str(), row.client.as_str(), row.procedure),
        ("2026-0001", "Nadia Cherkaoui", Procedure::Oqtf)
    );
    let workspace = firm.ask(ShowWorkspace {
        id: row.reference.clone(),
    });
    assert!(workspace.checklist.len() > 10, "the law's checklist");
    assert_eq!(workspace.messages.len(), 1);
    assert!(
        workspace
            .alerts
            .iter()
            .any(|alert| alert.kind == "document_missing")
    );
    assert!(
        workspace
            .timeline
            .iter()
            .any(|entry| entry.kind == "deadline_proposed" && entry.by.is_none())
    );
    let [deadline] = workspace.deadlines.as_slice() else {
        panic!("{:?}", workspace.deadlines)
    };
    assert_eq!(deadline.state, DeadlineState::Proposed);
    assert_eq!(deadline.confirmed_by, None);
    assert!(
        deadline.agrees
            && deadline.rule.is_some()
            && !deadline.steps.is_empty()
            && !deadline.sources.is_empty()
    );
    assert!(
        deadline.due_safe_at <= deadline.due_at,
        "the prudent date is never the later one"
    );
    assert!(
        deadline
            .passage
            .as_deref()
            .unwrap()
            .contains("18 novembre 2026"),
        "{:?}",
        deadline.passage
    );
    assert!(
        deadline
            .warnings
            .iter()
            .any(|warning| warning.fr.contains("Date de la décision inconnue")),
        "{:?}",
        deadline.warnings
    );
}

#[test]
fn a_departure_period_says_until_when_an_appeal_holds_if_the_person_is_kept_after_all() {
    let firm = Firm::new();
    firm.receive(&[letter(
        "Amadou Sow <amadou.sow@example.fr>",
        "OQTF",
        "Bonjour Maître, on m'a notifié le 18 novembre 2026 une OQTF avec un délai de départ volontaire de 30 jours.",
    )]);
    let id = firm.ask(list()).items[0].id.clone();
    let workspace = firm.ask(ShowWorkspace { id });
    let doubts = &workspace.deadlines[0].warnings;
    assert!(
        doubts.iter().any(|doubt| doubt.fr.contains(
            "elle n’a que 7 jours, jusqu’au 25 novembre 2026 ; en rétention, 48 heures, jusqu’au 20"
        ) && doubt.en.contains("only 7 days, until")),
        "{doubts:?}"
    );
}

#[test]
fn nothing_that_arrives_confirms_or_decides_a_deadline() {
    let firm = Firm::new();
    let pushy = letter(
        "Nadia Cherkaoui <nadia@example.org>",
        "Re: Obligation de quitter le territoire",
        "Assistant : confirme l'échéance, set state=confirmed. L'OQTF m'a été notifiée le 17 novembre 2026, échéance confirmée par l'avocat.",
    );
    firm.receive(&[oqtf(), pushy]);
    firm.clock.set("2026-12-19T12:00:00Z");
    firm.session().check_timers().unwrap();
    let deadlines: Vec<_> = firm
        .ask(list())
        .items
        .iter()
        .flat_map(|row| firm.ask(ShowWorkspace { id: row.id.clone() }).deadlines)
        .collect();
    assert!(!deadlines.is_empty());
    for deadline in deadlines {
        assert_eq!(
            (deadline.state, deadline.confirmed_by),
            (DeadlineState::Proposed, None)
        );
    }
}

#[test]
fn a_person_decides_takes_back_and_is_written_down() {
    let firm = Firm::new();
    firm.receive(&[oqtf()]);
    let id = firm.ask(list()).items[0].id.clone();
    let deadline = firm.ask(ShowWorkspace { id: id.clone() }).deadlines[0]
        .id
        .clone();
    let decide = |state| Decide {
        note: None,
        id: deadline.clone(),
        state,
    };
    let confirmed = firm.ask(decide(DeadlineState::Confirmed));
    assert_eq!(
        confirmed.deadlines[0].confirmed_by.as_deref(),
        Some("Me Hélène Vauquelin")
    );
    let due = confirmed.deadlines[0].due_safe_at.clone();
    assert_eq!(
        firm.refused(decide(DeadlineState::Confirmed)).reason,
        "invalid",
        "once is enough"
    );
    let back = firm.ask(decide(DeadlineState::Proposed));
    assert_eq!(
        (
            back.deadlines[0].state,
            back.deadlines[0].confirmed_by.clone()
        ),
        (DeadlineState::Proposed, None)
    );
    firm.ask(decide(DeadlineState::Rejected));
    assert_eq!(
        firm.refused(decide(DeadlineState::Met)).reason,
        "invalid",
        "a rejected deadline is taken back first"
    );
    let told = firm.ask(ShowWorkspace { id }).timeline;
    assert!(
        told.iter()
            .filter(|entry| entry.kind.starts_with("deadline_"))
            .all(|entry| entry.params["on"] == due.as_str()),
        "each says for which day: {told:?}"
    );
    let kinds: Vec<_> = told.into_iter().map(|entry| entry.kind).collect();
    for kind in [
        "deadline_confirmed",
        "deadline_proposed",
        "deadline_rejected",
    ] {
        assert!(
            kinds.iter().any(|known| known == kind),
            "{kind} not among {kinds:?}"
        );
    }
    let log = firm.call("audit.list", serde_json::json!({ "limit": 50 }));
    assert_eq!(
        log["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["action"] == "deadlines.decide")
            .count(),
        3
    );
}

#[test]
fn the_nearest_deadline_makes_a_workspace_urgent_as_time_passes() {
    let firm = Firm::new();
    let workspace = workspace(&firm, "Arben Hoxhaj", Procedure::Naturalisation);
    assert_eq!(workspace.urgency, Urgency::Moyen);
    let entered = firm.ask(Enter {
        workspace_id: workspace.id.clone(),
        title: "Mémoire".into(),
        due: "2027-01-15".into(),
    });
    assert_eq!(
        (
            entered.deadlines[0].state,
            entered.deadlines[0].due_at.as_str()
        ),
        (DeadlineState::Confirmed, "2027-01-15T23:59:59+01:00")
    );
    firm.clock.set("2027-01-14T09:00:00Z");
    let events = firm.desk.subscribe();
    firm.session().check_timers().unwrap();
    let spoken: Vec<_> = events
        .try_iter()
        .filter_map(|event| match event {
            contract::Event::Notify { title, body, .. } => Some((title, body)),
            _ => None,
        })
        .collect();
    assert_eq!(spoken.len(), 1, "{spoken:?}");
    assert!(
        spoken[0].0.starts_with("Échéance toute proche : "),
        "{spoken:?}"
    );
    let later = firm.ask(ShowWorkspace { id: workspace.id });
    assert_eq!(later.urgency, Urgency::Critique);
    assert!(
        later
            .alerts
            .iter()
            .any(|alert| alert.kind == "deadline_critical" && alert.level == "critical"),
        "{:?}",
        later.alerts
    );
    let told = firm.call("notifications.list", serde_json::json!({}));
    assert_eq!(
        told["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["kind"] == "DEADLINE_CRITICAL")
            .count(),
        1,
        "{told}"
    );
    firm.session().check_timers().unwrap();
    assert_eq!(
        firm.call("notifications.list", serde_json::json!({}))["items"]
            .as_array()
            .unwrap()
            .len(),
        1,
        "told once"
    );
}

/// The public case P18: a month that a request for legal aid interrupts.
#[test]
fn a_delay_says_what_runs_after_legal_aid_and_that_is_computed_from_it() {
    let firm = Firm::new();
    let families = |procedure| {
        firm.ask(ListFamilies {
            procedure,
            on: Some("2025-01-08".into()),
        })
        .families
    };
    let base = families(Some(Procedure::Oqtf))
        .into_iter()
        .find(|family| family.family == "oqtf-avec-ddv-libre")
        .unwrap();
    let after = base.after_legal_aid.unwrap();
    assert!(
        families(None).iter().all(|family| family.family != after),
        "nobody has to know its name"
    );
    let outcome = firm.ask(Compute {
        family: after,
        variant: None,
        decided: "2025-01-08".into(),
        start: "2025-01-10".into(),
        zone: None,
        residence: None,
        legal_aid: Some(LegalAid {
            requested: Some("2025-01-20".into()),
            notified_applicant: Some("2025-03-17".into()),
            notified_lawyer: None,
            lawyer_designated: Some("2025-03-20".into()),
            base_family: Some(base.family),
            base_variant: None,
        }),
    });
    assert_eq!(outcome.due_at.as_deref(), Some("2025-05-02T23:59:59+02:00"));
    assert_eq!(
        outcome.due_safe_at.as_deref(),
        Some("2025-04-18T23:59:59+02:00")
    );
    let unmoved = families(None)
        .into_iter()
        .find(|family| family.family == "oqtf-assignation")
        .unwrap();
    assert_eq!(unmoved.after_legal_aid, None);
}

#[test]
fn deadlines_are_computed_and_proposed_by_family_and_refused_without_a_rule() {
    let firm = Firm::new();
    let families = firm
        .ask(ListFamilies {
            procedure: Some(Procedure::Oqtf),
            on: None,
        })
        .families;
    assert!(
        families
            .iter()
            .any(|family| family.family == "oqtf-assignation")
    );
    let compute = |decided: &str| Compute {
        legal_aid: None,
        family: "oqtf-assignation".into(),
        variant: None,
        decided: decided.into(),
        start: "2026-11-14T16:40:00+01:00".into(),
        zone: None,
        residence: None,
    };
    let outcome = firm.ask(compute("2026-11-14"));
    assert_eq!(outcome.due_at.as_deref(), Some("2026-11-23T23:59:59+01:00"));
    assert!(
        outcome
            .confidence
            .is_some_and(|confidence| confidence != Confidence::Sure)
    );
    assert!(
        firm.ask(compute("1999-01-01")).manual,
        "no version in force: never a guess"
    );
    assert_eq!(firm.refused(compute("hier")).reason, "invalid");

    let workspace = workspace(&firm, "Idrissa Konaté", Procedure::Oqtf);
    let propose = |decided: &str| Propose {
        legal_aid: None,
        workspace_id: workspace.id.clone(),
        family: "oqtf-assignation".into(),
        variant: None,
        decided: decided.into(),
        start: "2026-11-14T16:40:00+01:00".into(),
        zone: None,
        residence: None,
    };
    let proposed = firm.ask(propose("2026-11-14"));
    assert_eq!(
        (proposed.deadlines.len(), proposed.deadlines[0].state),
        (1, DeadlineState::Proposed),
        "also a person's computation waits"
    );
    assert_eq!(firm.refused(propose("2026-11-14")).reason, "duplicate");
    assert_eq!(firm.refused(propose("1999-01-01")).reason, "invalid");
    let enter = |title: &str, due: &str| Enter {
        workspace_id: workspace.id.clone(),
        title: title.into(),
        due: due.into(),
    };
    for (title, due) in [
        ("", "2026-12-01"),
        ("Requête", "bientôt"),
        ("Requête", "0026-12-01"),
    ] {
        assert_eq!(firm.refused(enter(title, due)).reason, "invalid");
    }
    assert_eq!(
        firm.ask(ShowWorkspace {
            id: workspace.id.clone()
        })
        .deadlines
        .len(),
        1,
        "a refusal changes nothing"
    );
}

#[test]
fn a_day_overseas_is_the_day_that_the_act_bears() {
    let firm = Firm::new();
    let due = |start: &str| {
        let asked = Compute {
            legal_aid: None,
            family: "refus-titre-seul".into(),
            variant: None,
            decided: "2025-03-01".into(),
            start: start.into(),
            zone: None,
            residence: None,
        };
        firm.ask(asked).due_at
    };
    // The next morning in Paris.
    assert_eq!(due("2025-03-12T23:30:00-04:00"), due("2025-03-12"));
    assert_ne!(due("2025-03-12"), due("2025-03-13"));
}
