//! Workspaces: their list, their checklist, their alerts, and the first screen.

use crate::firm::{Firm, letter, list, oqtf, workspace};
use contract::{
    deadlines::Enter,
    today::ShowToday,
    words::{Procedure, Scope},
    workspaces::{
        AcknowledgeAlert, AddItem, ListWorkspaces, TickItem, UpdateWorkspace, WorkspaceView,
    },
};

fn update(id: &str) -> UpdateWorkspace {
    UpdateWorkspace {
        id: id.into(),
        title: None,
        description: None,
        procedure: None,
        responsible_id: None,
        archived: None,
        ending: None,
        forget_ending: None,
        filed_on: None,
    }
}

#[test]
fn the_list_is_ordered_paged_searched_and_narrowed() {
    let firm = Firm::new();
    for n in 0..25 {
        workspace(
            &firm,
            &format!("Personne {n:02}"),
            Procedure::Naturalisation,
        );
    }
    let urgent = workspace(&firm, "Réda Cherkaoui", Procedure::Oqtf);
    firm.ask(Enter {
        workspace_id: urgent.id.clone(),
        title: "Requête".into(),
        due: "2026-11-21T17:20:00+01:00".into(),
    });
    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let page = firm.ask(ListWorkspaces {
            cursor,
            limit: 10,
            ..list()
        });
        assert_eq!(page.total, 26);
        seen.extend(page.items.into_iter().map(|row| row.id));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 26);
    assert_eq!(seen[0], urgent.id, "most urgent first");
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 26, "no line twice");
    let found = firm.ask(ListWorkspaces {
        query: Some("cherkaoui REDA".into()),
        ..list()
    });
    assert_eq!(
        (found.total, found.items[0].id.as_str()),
        (1, urgent.id.as_str()),
        "without case, accents and order"
    );
    assert_eq!(
        firm.ask(ListWorkspaces {
            query: Some("2026-0026".into()),
            ..list()
        })
        .total,
        1
    );
    assert_eq!(
        firm.ask(ListWorkspaces {
            procedure: Some(Procedure::Oqtf),
            ..list()
        })
        .total,
        1
    );
    assert_eq!(
        firm.refused(ListWorkspaces {
            cursor: Some("x".into()),
            ..list()
        })
        .reason,
        "invalid"
    );
}

#[test]
fn a_checklist_is_ticked_extended_and_keeps_what_was_done() {
    let firm = Firm::new();
    let workspace = workspace(&firm, "Ewa Lisowska", Procedure::RefusTitre);
    let item = workspace.checklist[0].clone();
    let ticked = firm.ask(TickItem {
        id: item.id.clone(),
        done: true,
    });
    assert_eq!(
        ticked.checklist[0].done_by.as_deref(),
        Some("Me Hélène Vauquelin")
    );
    let changed = firm.ask(UpdateWorkspace {
        procedure: Some(Procedure::RetraitTitre),
        ..update(&workspace.id)
    });
    let labels = |view: &WorkspaceView| -> Vec<String> {
        let pending = view.checklist.iter().filter(|item| item.done_at.is_none());
        pending.map(|item| item.label.clone()).collect()
    };
    let fresh = self::workspace(&firm, "Ana Reyes", Procedure::RetraitTitre);
    assert_eq!(
        labels(&changed),
        labels(&fresh),
        "the list is that of the new procedure"
    );
    assert!(
        changed
            .checklist
            .iter()
            .any(|known| known.id == item.id && known.done_at.is_some()),
        "nothing done is lost"
    );
    let added = firm.ask(AddItem {
        workspace_id: workspace.id.clone(),
        label: "  Attestation\nde l'employeur ".into(),
        mandatory: true,
    });
    assert_eq!(
        added.checklist.last().unwrap().label,
        "Attestation de l'employeur"
    );
    assert_eq!(
        firm.refused(AddItem {
            workspace_id: workspace.id.clone(),
            label: " ".into(),
            mandatory: false
        })
        .reason,
        "invalid"
    );
    let rows = firm.ask(list()).items;
    let row = rows.iter().find(|row| row.id == workspace.id).unwrap();
    assert_eq!((row.done, row.items as usize), (1, added.checklist.len()));
}

#[test]
fn an_alert_of_missing_documents_says_what_is_missing_now() {
    let firm = Firm::new();
    let mut workspace = workspace(&firm, "Ewa Lisowska", Procedure::RefusTitre);
    let said = |view: &WorkspaceView| {
        let alert = view
            .alerts
            .iter()
            .find(|one| one.kind == "document_missing");
        let alert = alert.unwrap();
        (
            alert.params["what"].clone(),
            alert.params["count"].clone(),
            alert.acknowledged_by.is_some(),
        )
    };
    let missing: Vec<_> = workspace
        .checklist
        .iter()
        .filter(|item| item.kind == "piece" && item.mandatory && item.condition.is_empty())
        .map(|item| (item.id.clone(), item.label.clone()))
        .collect();
    assert!(missing.len() > 2);
    for (at, (id, label)) in missing.iter().enumerate() {
        let (what, count, done) = said(&workspace);
        assert!(what.starts_with(label), "{what}");
        assert_eq!((count, done), ((missing.len() - at).to_string(), false));
        workspace = firm.ask(TickItem {
            id: id.clone(),
            done: true,
        });
    }
    assert!(said(&workspace).2, "nothing is missing any more");
}

#[test]
fn alerts_are_acknowledged_or_come_back_later() {
    let firm = Firm::new();
    let workspace = workspace(&firm, "Ewa Lisowska", Procedure::RetraitTitre);
    let alert = workspace.alerts[0].id.clone();
    let snooze = |until: &str| AcknowledgeAlert {
        take_back: None,
        id: alert.clone(),
        snooze_until: Some(until.into()),
    };
    assert_eq!(
        firm.refused(snooze("2026-11-19T09:00:00+01:00")).reason,
        "invalid",
        "the past is no later"
    );
    firm.ask(snooze("2026-11-21T09:00:00+01:00"));
    assert_eq!(firm.ask(list()).items[0].alerts, 0, "asleep");
    firm.clock.set("2026-11-21T08:01:00Z");
    assert_eq!(firm.ask(list()).items[0].alerts, 1, "awake again");
    let seen = firm.ask(AcknowledgeAlert {
        take_back: None,
        id: alert,
        snooze_until: None,
    });
    assert_eq!(
        seen.alerts[0].acknowledged_by.as_deref(),
        Some("Me Hélène Vauquelin")
    );
}

#[test]
fn an_archived_workspace_leaves_the_list_and_comes_back() {
    let firm = Firm::new();
    let workspace = workspace(&firm, "Ewa Lisowska", Procedure::RetraitTitre);
    firm.ask(UpdateWorkspace {
        archived: Some(true),
        ..update(&workspace.id)
    });
    assert_eq!(firm.ask(list()).total, 0);
    assert_eq!(
        firm.ask(ListWorkspaces {
            archived: Some(true),
            ..list()
        })
        .total,
        1
    );
    let back = firm.ask(UpdateWorkspace {
        archived: Some(false),
        title: Some("Autre titre".into()),
        ..update(&workspace.id)
    });
    assert!(!back.archived);
    assert_eq!(
        firm.refused(UpdateWorkspace {
            title: Some("  ".into()),
            ..update(&workspace.id)
        })
        .reason,
        "invalid"
    );
    let found = firm.call(
        "search.query",
        serde_json::json!({ "query": "autre titre", "limit": 10 }),
    );
    assert_eq!(found["hits"][0]["id"], workspace.id.as_str(), "{found}");
}

#[test]
fn the_first_screen_shows_what_lapses_and_what_to_decide() {
    let firm = Firm::new();
    assert!(firm.ask(ShowToday { scope: Scope::Firm }).empty);
    firm.receive(&[
        oqtf(),
        letter(
            "Karim <karim@example.org>",
            "Devis",
            "Bonjour, je cherche un avocat, quels sont vos honoraires ?",
        ),
    ]);
    let today = firm.ask(ShowToday { scope: Scope::Firm });
    assert!(!today.empty);
    assert_eq!((today.lapsing_total, today.lapsing.len()), (1, 1));
    assert_eq!(today.lapsing[0].client, "Nadia Cherkaoui");
    assert!(today.lapsing[0].missing > 0);
    assert!(
        today.decide.iter().any(|line| line.kind == "deadline"),
        "{:?}",
        today.decide
    );
    assert_eq!(today.decide_total as usize, today.decide.len());
    assert_eq!(
        firm.ask(ShowToday { scope: Scope::Mine }).lapsing_total,
        0,
        "nobody is responsible yet"
    );
}
