//! A matter from day to day: who does what by when, what people write down, who takes part, and two matters that are one.

use crate::{cabinet::Cabinet, letters};
use contract::{
    agenda::{CreateAppointment, ShowAgenda},
    contacts::ListContacts,
    inbox::SaveDraft,
    notes::{PutBackNote, RemoveNote, SaveNote},
    people::{RemovePerson, SetPerson},
    settings::{ShowSettings, UpdateSettings},
    tasks::{FinishTask, ListDueTasks, RemoveTask, SaveTask},
    today::ShowToday,
    words::{Procedure, Scope},
    workspaces::{
        AcknowledgeAlert, ChangeWorkspaces, CreateWorkspace, ListWorkspaces, MergeWorkspaces,
        PlanItem, TickItem, UnmergeWorkspaces, WorkspaceView,
    },
};

fn matter(firm: &Cabinet, client: &str) -> WorkspaceView {
    firm.ask(CreateWorkspace {
        title: None,
        procedure: Procedure::Oqtf,
        contact_id: None,
        client_name: Some(client.to_owned()),
        client_point: None,
        message_id: None,
    })
}

fn task(workspace: &str, label: &str, due_on: Option<&str>) -> SaveTask {
    SaveTask {
        workspace_id: workspace.to_owned(),
        id: None,
        label: label.to_owned(),
        due_on: due_on.map(str::to_owned),
        owner_id: None,
    }
}

#[test]
fn open_tasks_come_first_by_their_day() {
    let firm = Cabinet::new();
    let id = matter(&firm, "Awa Diallo").id;
    firm.ask(task(&id, "Relire la requête", None));
    firm.ask(task(&id, "Déposer sur Télérecours", Some("2026-11-24")));
    let view = firm.ask(task(&id, "Appeler la cliente", Some("2026-11-21")));
    let labels = |view: &WorkspaceView| -> Vec<String> {
        view.tasks.iter().map(|task| task.label.clone()).collect()
    };
    assert_eq!(
        labels(&view),
        [
            "Appeler la cliente",
            "Déposer sur Télérecours",
            "Relire la requête"
        ]
    );
    let first = view.tasks[0].id.clone();
    let view = firm.ask(FinishTask {
        id: first.clone(),
        done: true,
    });
    assert_eq!(view.tasks[2].id, first);
    assert_eq!(view.tasks[2].done_by.as_deref(), Some("Claire Valmer"));
    assert!(view.timeline.iter().any(|line| line.kind == "task_done"));
    let view = firm.ask(RemoveTask { id: first });
    assert_eq!(view.tasks.len(), 2);
    let refused = firm.refused(task(&id, "Sans jour", Some("31 novembre")));
    assert_eq!(refused.reason, "invalid");
}

#[test]
fn a_note_is_found_until_it_is_taken_away_and_comes_back() {
    let firm = Cabinet::new();
    let id = matter(&firm, "Awa Diallo").id;
    let view = firm.ask(SaveNote {
        workspace_id: id.clone(),
        id: None,
        text: "Le cousin garde l'original chez lui, à Tourcoing.".to_owned(),
    });
    let note = view.notes[0].id.clone();
    let found = || {
        firm.search("Tourcoing cousin")
            .into_iter()
            .find(|hit| hit.kind == "note")
    };
    assert_eq!(found().unwrap().workspace_id, Some(id.clone()));
    let view = firm.ask(SaveNote {
        workspace_id: id,
        id: Some(note.clone()),
        text: "Le cousin a rendu l'original.".to_owned(),
    });
    assert!(view.notes[0].edited_at.is_some() && found().is_none());
    assert!(firm.ask(RemoveNote { id: note.clone() }).notes.is_empty());
    assert!(
        firm.search("rendu original")
            .iter()
            .all(|hit| hit.kind != "note")
    );
    assert_eq!(firm.ask(PutBackNote { id: note }).notes.len(), 1);
}

#[test]
fn an_item_has_somebody_who_sees_to_it_and_a_day() {
    let firm = Cabinet::new();
    let view = matter(&firm, "Awa Diallo");
    let item = view.checklist[0].id.clone();
    let view = firm.ask(PlanItem {
        id: item.clone(),
        owner_id: None,
        due_on: Some("2026-11-25".to_owned()),
    });
    assert_eq!(view.checklist[0].due_on.as_deref(), Some("2026-11-25"));
    let view = firm.ask(TickItem {
        id: item,
        done: true,
    });
    assert_eq!(
        view.checklist[0].due_on.as_deref(),
        Some("2026-11-25"),
        "ticking forgets nothing"
    );
}

#[test]
fn people_take_part_and_leave() {
    let firm = Cabinet::new();
    let view = matter(&firm, "Awa Diallo");
    let view = firm.ask(SetPerson {
        workspace_id: view.id,
        contact_id: None,
        name: Some("Tribunal administratif de Lille".to_owned()),
        point: None,
        part: "court".to_owned(),
    });
    let parts: Vec<_> = view
        .people
        .iter()
        .map(|person| person.part.as_str())
        .collect();
    assert_eq!(parts, ["client", "court"]);
    let court = view.people[1].contact_id.clone();
    assert!(
        firm.search("tribunal administratif Lille")
            .iter()
            .any(|hit| hit.id == view.id)
    );
    let view = firm.ask(RemovePerson {
        workspace_id: view.id,
        contact_id: court,
    });
    assert_eq!(view.people.len(), 1);
}

#[test]
fn two_matters_that_are_one_are_merged_and_come_apart_again() {
    let firm = Cabinet::new();
    let message = firm.receive_one(&letters::oqtf());
    let from = firm.workspace(&message.workspace.unwrap().id);
    let into = matter(&firm, "Amadou Diallo");
    firm.ask(task(&from.id, "Relire la requête", None));
    let item = from.checklist[0].id.clone();
    firm.ask(TickItem {
        id: item.clone(),
        done: true,
    });
    firm.ask(CreateAppointment {
        title: "Audience".to_owned(),
        place: None,
        notes: None,
        start: "2026-12-10T09:00:00+01:00".to_owned(),
        end: None,
        workspace_id: Some(from.id.clone()),
        people: None,
        reminders: None,
    });
    let appointments = |workspace: &str| {
        let agenda = firm.ask(ShowAgenda {
            from: "2026-12-01".to_owned(),
            to: "2026-12-31".to_owned(),
            scope: Scope::Firm,
            workspace_id: Some(workspace.to_owned()),
            kinds: Some(vec!["appointment".to_owned()]),
        });
        agenda.entries.len()
    };
    let deadlines = from.deadlines.len();
    let merged = firm.ask(MergeWorkspaces {
        from: from.id.clone(),
        into: into.id.clone(),
    });
    assert_eq!((merged.messages.len(), merged.tasks.len()), (1, 1));
    assert_eq!(merged.deadlines.len(), deadlines);
    assert_eq!(merged.people.len(), 1 + from.people.len());
    assert!(merged.checklist[0].done_at.is_some());
    assert!(
        merged.timeline.len() > from.timeline.len(),
        "the history comes along"
    );
    assert_eq!((appointments(&from.id), appointments(&into.id)), (0, 1));
    let ended = firm.workspace(&from.id);
    assert!(ended.archived && ended.messages.is_empty());
    assert_eq!(ended.merged_into.unwrap().id, into.id);
    let refused = firm.refused(MergeWorkspaces {
        from: from.id.clone(),
        into: into.id.clone(),
    });
    assert_eq!(refused.reason, "duplicate");
    let reopen = |ids: &[&String]| ChangeWorkspaces {
        ids: ids.iter().map(|id| (*id).clone()).collect(),
        archived: Some(false),
        responsible_id: None,
    };
    assert_eq!(
        firm.refused(reopen(&[&into.id, &from.id])).reason,
        "merged_workspace"
    );

    firm.ask(task(&into.id, "Une tâche d’après", None));
    let back = firm.ask(UnmergeWorkspaces {
        id: from.id.clone(),
    });
    assert!(!back.archived && back.merged_into.is_none());
    assert_eq!((back.messages.len(), back.tasks.len()), (1, 1));
    assert_eq!(back.deadlines.len(), deadlines);
    assert!(back.checklist[0].done_at.is_some());
    assert_eq!((appointments(&from.id), appointments(&into.id)), (1, 0));
    let other = firm.workspace(&into.id);
    assert_eq!(
        (other.messages.len(), other.tasks.len(), other.people.len()),
        (0, 1, 1)
    );
    assert!(other.checklist[0].done_at.is_none());
}

#[test]
fn two_alerts_that_say_the_same_in_what_became_one_are_one_and_both_again_apart() {
    let firm = Cabinet::new();
    let missing = |workspace: &str| {
        let alerts = firm.workspace(workspace).alerts;
        let is_missing = |one: &contract::workspaces::AlertView| one.kind == "document_missing";
        alerts.into_iter().filter(is_missing).collect::<Vec<_>>()
    };
    let [one, other] = ["Amadou Diallo", "Samira Benali"].map(|client| matter(&firm, client).id);
    assert_eq!((missing(&one).len(), missing(&other).len()), (1, 1));
    firm.ask(MergeWorkspaces {
        from: other.clone(),
        into: one.clone(),
    });
    let alerts = missing(&one);
    assert_eq!(alerts.len(), 1);
    firm.ask(AcknowledgeAlert {
        id: alerts[0].id.clone(),
        snooze_until: None,
        take_back: None,
    });
    let alerts = missing(&one);
    assert!(alerts.len() == 1 && alerts[0].acknowledged_by.is_some());
    firm.ask(UnmergeWorkspaces { id: other.clone() });
    assert_eq!((missing(&one).len(), missing(&other).len()), (1, 1));
}

#[test]
fn several_workspaces_are_archived_and_reopened_at_once() {
    let firm = Cabinet::new();
    let ids: Vec<String> = ["Awa Diallo", "Omar Sy", "Lina Haddad"]
        .into_iter()
        .map(|client| matter(&firm, client).id)
        .collect();
    let change = |archived| ChangeWorkspaces {
        ids: ids.clone(),
        archived: Some(archived),
        responsible_id: None,
    };
    firm.ask(change(true));
    assert!(firm.workspaces().is_empty());
    firm.ask(change(false));
    assert_eq!(firm.workspaces().len(), 3);
}

#[test]
fn an_answer_begun_is_beside_the_workspace_until_it_is_emptied() {
    let firm = Cabinet::new();
    let message = firm.receive_one(&letters::oqtf());
    let workspace = message.workspace.unwrap().id;
    assert!(firm.workspace(&workspace).drafts.is_empty());
    let write = |text: &str| SaveDraft {
        id: message.id.clone(),
        text: text.to_owned(),
        was: None,
    };
    firm.ask(write("Cher Monsieur, nous déposons la requête lundi."));
    let [draft] = firm.workspace(&workspace).drafts.try_into().unwrap();
    assert_eq!(draft.message_id, message.id);
    assert!(draft.text.starts_with("Cher Monsieur"));
    let begun = |firm: &Cabinet| firm.inbox()[0].has_draft;
    assert!(begun(&firm), "and its line in the inbox says so");
    assert_eq!(draft.by.as_deref(), Some("Claire Valmer"));
    // Two windows: what one of them did not know of stays, and the answer tells it.
    let over = |was: &str, text: &str| SaveDraft {
        was: Some(was.to_owned()),
        ..write(text)
    };
    let told = firm.ask(over("", "Chère Madame"));
    assert_eq!(told.draft.map(|draft| draft.text), Some(draft.text.clone()));
    let told = firm.ask(over(&draft.text, "Chère Madame"));
    assert_eq!(told.draft.unwrap().text, "Chère Madame");
    firm.ask(write(" "));
    assert!(firm.workspace(&workspace).drafts.is_empty());
    assert!(!begun(&firm));
}

#[test]
fn a_firm_reads_its_documents_in_languages_that_are_installed() {
    let firm = Cabinet::new();
    let change = |codes: &[&str]| UpdateSettings {
        ocr_languages: Some(codes.iter().map(|&code| code.to_owned()).collect()),
        ..UpdateSettings::default()
    };
    assert_eq!(firm.ask(ShowSettings {}).ocr_languages, ["fra", "eng"]);
    assert_eq!(firm.ask(change(&["eng"])).ocr_languages, ["eng"]);
    let refused = firm.refused(change(&["eng", "qqq"]));
    assert_eq!(refused.reason, "no_ocr");
    assert!(refused.message_en.contains("qqq"), "{}", refused.message_en);
    for bad in [&["../eng"][..], &[""], &[]] {
        assert_eq!(firm.refused(change(bad)).reason, "invalid");
    }
    assert_eq!(firm.ask(ShowSettings {}).ocr_languages, ["eng"]);
}

#[test]
fn a_new_client_is_reached_by_what_was_typed_and_found_by_it_however_it_is_spelled() {
    let firm = Cabinet::new();
    let open = |name: &str, point: Option<&str>| CreateWorkspace {
        title: None,
        procedure: Procedure::Oqtf,
        contact_id: None,
        client_name: Some(name.to_owned()),
        client_point: point.map(str::to_owned),
        message_id: None,
    };
    let contacts = |query: &str| {
        firm.ask(ListContacts {
            query: Some(query.to_owned()),
            cursor: None,
            limit: 8,
        })
    };
    firm.ask(open("Boubacar Sylla", Some("06 39 98 14 07")));
    firm.ask(open("Réda Cherkaoui", Some("Reda@Example.fr")));
    for wrong in [
        open("06 39 98 14 07", None),
        open("sylla@example.fr", None),
        open("Sylla", Some("12")),
        open("Sylla", Some("quai de la gare")),
    ] {
        assert_eq!(firm.refused(wrong).reason, "invalid");
    }
    for spelled in ["0639981407", "+33 6 39 98 14 07", "06.39.98.14.07"] {
        assert_eq!(
            contacts(spelled).items[0].points,
            ["+33639981407"],
            "{spelled}"
        );
    }
    assert_eq!(contacts("reda@example.fr").items[0].name, "Réda Cherkaoui");

    let near = contacts("cherkaui");
    assert_eq!(near.items[0].name, "Réda Cherkaoui");
    assert_eq!(near.corrected.as_deref(), Some("Cherkaoui"));
    let workspaces = firm.ask(ListWorkspaces {
        procedure: None,
        urgency: None,
        archived: None,
        outcome: None,
        counted: None,
        query: Some("cherkaui".to_owned()),
        cursor: None,
        limit: 8,
    });
    assert_eq!(workspaces.items[0].client, "Réda Cherkaoui");
    assert_eq!(contacts("zzyzzx").corrected, None);
}

#[test]
fn what_is_to_do_comes_back_by_itself_until_it_is_done() {
    let firm = Cabinet::new();
    let view = matter(&firm, "Awa Diallo");
    let id = view.id.clone();
    let due = |scope: Scope| {
        firm.ask(ListDueTasks {
            scope,
            until: None,
            limit: 10,
        })
    };
    let labels = |scope: Scope| -> Vec<String> {
        due(scope).items.into_iter().map(|one| one.label).collect()
    };
    let on_agenda = |from: &str, to: &str| -> Vec<(String, String, bool)> {
        let agenda = firm.ask(ShowAgenda {
            from: from.to_owned(),
            to: to.to_owned(),
            scope: Scope::Firm,
            workspace_id: None,
            kinds: Some(vec!["task".to_owned()]),
        });
        let entry = |entry: contract::agenda::EntryView| {
            (
                entry.title,
                entry.at[..10].to_owned(),
                entry.due_at.is_some(),
            )
        };
        agenda.entries.into_iter().map(entry).collect()
    };
    // It is Friday 20 November.
    firm.ask(task(&id, "Rappeler la cliente", Some("2026-11-18")));
    firm.ask(task(&id, "Écrire au greffe", Some("2026-11-20")));
    firm.ask(task(&id, "Préparer l'audience", Some("2026-11-27")));
    firm.ask(task(&id, "Un jour", None));
    let piece = firm.workspace(&id).checklist[0].clone();
    firm.ask(PlanItem {
        id: piece.id.clone(),
        owner_id: None,
        due_on: Some("2026-11-19".to_owned()),
    });
    let found = due(Scope::Firm);
    assert_eq!(found.total, 3);
    assert_eq!(
        labels(Scope::Firm),
        [
            "Rappeler la cliente",
            piece.label.as_str(),
            "Écrire au greffe"
        ]
    );
    let first = &found.items[0];
    assert!(first.overdue && !first.is_piece && found.items[1].is_piece);
    assert_eq!(
        (first.who.as_str(), &first.reference),
        ("Awa Diallo", &view.reference)
    );
    assert_eq!(
        labels(Scope::Mine),
        Vec::<String>::new(),
        "nobody answers for it"
    );

    let late = |title: &str| (title.to_owned(), "2026-11-20".to_owned(), true);
    assert_eq!(
        on_agenda("2026-11-16", "2026-11-22"),
        [
            late(&piece.label),
            late("Rappeler la cliente"),
            (
                "Écrire au greffe".to_owned(),
                "2026-11-20".to_owned(),
                false
            ),
        ],
        "what is late stands on today"
    );
    assert_eq!(on_agenda("2026-11-09", "2026-11-15"), []);
    assert_eq!(on_agenda("2026-11-23", "2026-11-29").len(), 1);

    firm.ask(FinishTask {
        id: first.id.clone(),
        done: true,
    });
    firm.ask(TickItem {
        id: piece.id,
        done: true,
    });
    assert_eq!(labels(Scope::Firm), ["Écrire au greffe"]);
    firm.ask(ChangeWorkspaces {
        ids: vec![id],
        responsible_id: None,
        archived: Some(true),
    });
    assert_eq!(
        due(Scope::Firm).items,
        [],
        "an archived matter asks for nothing"
    );
}

#[test]
fn an_answer_that_comes_to_an_archived_matter_says_so_and_waits_for_a_decision() {
    let firm = Cabinet::new();
    let first = letters::oqtf();
    let workspace = firm.receive_one(&first).workspace.unwrap();
    assert!(!workspace.archived);
    firm.ask(ChangeWorkspaces {
        ids: vec![workspace.id.clone()],
        responsible_id: None,
        archived: Some(true),
    });
    let answer = letters::oqtf()
        .answers(&first)
        .header("Message-ID", "<second@example.org>");
    let answer = firm.receive_one(&answer);
    let filed = answer.workspace.unwrap();
    assert_eq!(
        (filed.id.as_str(), filed.archived),
        (workspace.id.as_str(), true)
    );
    let kinds = |firm: &Cabinet| -> Vec<String> {
        let today = firm.ask(ShowToday { scope: Scope::Firm });
        let of_it = today
            .decide
            .into_iter()
            .filter(|row| row.message_id.as_ref() == Some(&answer.id));
        of_it.map(|row| row.kind).collect()
    };
    assert_eq!(kinds(&firm), ["archived"]);
    firm.ask(ChangeWorkspaces {
        ids: vec![workspace.id],
        responsible_id: None,
        archived: Some(false),
    });
    assert_ne!(kinds(&firm), ["archived"]);
}
