//! The second import, and the way back: what a person, time and the machine made of it since.

use super::{Dice, count, dossier, full};
use crate::cabinet::{Cabinet, NOW};
use contract::{
    audit::Verify,
    dossiers::ImportRunView,
    tasks::FinishTask,
    workspaces::{ListWorkspaces, UpdateWorkspace},
};
use office::DryRun;
use serde_json::{Value, json};
use std::fs;

#[test]
fn what_changed_there_is_taken_over_unless_somebody_changed_it_here() {
    let firm = Cabinet::new();
    let mut dossier = full();
    dossier["documents"] = json!([]);
    let path = firm.export_of(std::slice::from_ref(&dossier));
    let first = firm.import(&path);
    let matter = firm.matter_of("LEG-1");
    // A person ticks the task; the old system changes both the task and the comment, and adds a task.
    firm.ask(FinishTask {
        id: matter.tasks[0].id.clone(),
        done: true,
    });
    dossier["tasks"][0]["title"] = json!("Rappeler la préfecture");
    dossier["comments"][0]["content"] = json!("Client rassuré.");
    dossier["tasks"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "t2", "title": "Facturer" }));
    let path = firm.export_of(&[dossier]);
    let second = firm.import(&path);
    let tasks = count(&second, "tasks");
    assert_eq!((tasks.kept, tasks.created, tasks.updated), (1, 1, 0));
    assert_eq!(count(&second, "comments").updated, 1);
    assert_eq!(count(&second, "dossiers").unchanged, 1);
    assert_eq!(second.verified, Some(true));
    let matter = firm.matter_of("LEG-1");
    assert!(matter.notes[0].text.starts_with("Client rassuré."));
    assert!(
        matter
            .tasks
            .iter()
            .any(|task| task.label == "Appeler la préfecture")
    );

    // Taking the second import back removes what it added; the first one stays, for somebody has worked on it.
    let undo = firm.undo_import(second.run.as_deref().unwrap());
    assert_eq!((undo.rows, undo.workspaces, undo.kept_count), (1, 0, 0));
    let undo = firm.undo_import(first.run.as_deref().unwrap());
    assert_eq!((undo.workspaces, undo.kept_count, undo.contacts), (0, 1, 0));
    assert_eq!(undo.kept[0].reference, "LEG-1");
    let run: ImportRunView = firm.imports().runs.pop().unwrap();
    assert!(run.undoable, "it can be tried again: {run:?}");
    // Once the task is open again as it came, nothing of a person is left but the line that says so.
    assert_eq!(firm.workspaces().len(), 1);
}

#[test]
fn a_contact_the_firm_knows_is_recognised_and_stays() {
    let firm = Cabinet::new();
    firm.receive_one(&crate::letters::ordinary(
        "Idrissa Konaté",
        "i.konate@courriel.example",
    ));
    let before = firm.rows();
    let mut dossier = full();
    dossier["documents"] = json!([]);
    let report = firm.import(&firm.export_of(&[dossier]));
    let contacts = count(&report, "contacts");
    assert_eq!((contacts.created, contacts.unchanged), (0, 1));
    firm.undo_import(report.run.as_deref().unwrap());
    assert_eq!(firm.rows(), before);
}

#[test]
fn a_cancelled_import_leaves_whole_dossiers_and_goes_on_the_next_time() {
    let firm = Cabinet::new();
    let mut dice = Dice(7);
    let dossiers: Vec<Value> = (1..=100).map(|number| dossier(number, &mut dice)).collect();
    let path = firm.export_of(&dossiers);
    let session = firm.desk.session().unwrap();
    let stopped = session
        .import_dossiers(&path, DryRun::No, &mut |done, _| done < 40)
        .unwrap();
    assert!(!stopped.complete);
    assert_eq!(stopped.verified, Some(true));
    assert_eq!(count(&stopped, "dossiers").created, 40);
    drop(session);
    let tasks: usize = dossiers[..40]
        .iter()
        .map(|dossier| dossier["taches"].as_array().unwrap().len())
        .sum();
    assert_eq!(
        count(&stopped, "tasks").created as usize,
        tasks,
        "whole ones"
    );
    let rest = firm.import(&path);
    let dossiers = count(&rest, "dossiers");
    assert_eq!((dossiers.created, dossiers.unchanged), (60, 40));
    assert_eq!(firm.imports().runs[1].state, "cancelled");
}

#[test]
fn an_import_that_died_in_the_middle_is_whole_and_goes_on() {
    let firm = Cabinet::new();
    let mut dice = Dice(11);
    let dossiers: Vec<Value> = (1..=60).map(|number| dossier(number, &mut dice)).collect();
    let path = firm.export_of(&dossiers);
    let session = firm.desk.session().unwrap();
    let died = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        session.import_dossiers(&path, DryRun::No, &mut |done, _| {
            assert!(done < 40, "the power goes");
            true
        })
    }));
    assert!(died.is_err());
    drop(session);
    let view = firm.imports();
    assert_eq!(
        (view.runs[0].state.as_str(), view.runs[0].undoable),
        ("interrupted", true)
    );
    firm.clock.pass(jiff::SignedDuration::from_secs(5));
    let rest = firm.import(&path);
    let count = count(&rest, "dossiers");
    assert_eq!((count.created, count.unchanged), (35, 25), "groups of 25");
    assert_eq!(rest.verified, Some(true));
    // Both parts go back, each by itself.
    let before = firm.imports().runs;
    for run in before {
        firm.undo_import(&run.id);
    }
    assert!(firm.workspaces().is_empty());
    assert_eq!(firm.ask(Verify {}).findings, [] as [&str; 0]);
}

#[test]
fn what_time_and_the_machine_did_is_nobodys_work() {
    let firm = Cabinet::new();
    let before = firm.rows();
    let path = firm.export_of(&[full()]);
    let papers = path.parent().unwrap().join("pieces");
    fs::create_dir_all(&papers).unwrap();
    fs::write(papers.join("passeport.txt"), "Passeport").unwrap();
    let report = firm.import(&path);
    let session = firm.desk.session().unwrap();
    // The paper is read, the hearing is reminded, the deadline comes near and lapses.
    for days in [1, 15, 14, 10] {
        firm.clock.pass(jiff::SignedDuration::from_hours(24 * days));
        session.check_timers().unwrap();
        session.read_documents().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    drop(session);
    let matter = firm.matter_of("LEG-1");
    assert!(
        matter
            .timeline
            .iter()
            .any(|line| line.kind == "deadline_lapsed")
    );
    assert!(!matter.alerts.is_empty());
    assert_eq!(firm.search("Passeport").len(), 1, "it was read");
    let undo = firm.undo_import(report.run.as_deref().unwrap());
    assert_eq!((undo.workspaces, undo.kept_count), (1, 0));
    let left: Vec<_> = firm
        .rows()
        .1
        .into_iter()
        .filter(|row| !before.1.contains(row))
        .filter(|row| !row.starts_with("settings "))
        .collect();
    assert_eq!(left, [] as [String; 0]);
    assert_eq!(firm.ask(Verify {}).findings, [] as [&str; 0]);
}

#[test]
fn a_workspace_that_a_person_renamed_survives_the_undo() {
    let firm = Cabinet::new();
    let mut dice = Dice(3);
    let dossiers: Vec<Value> = (1..=3).map(|number| dossier(number, &mut dice)).collect();
    let report = firm.import(&firm.export_of(&dossiers));
    let kept = firm.matter_of("2024-0002");
    firm.ask(UpdateWorkspace {
        id: kept.id.clone(),
        title: Some("À garder".to_owned()),
        description: None,
        procedure: None,
        responsible_id: None,
        archived: None,
        ending: None,
        forget_ending: None,
        filed_on: None,
    });
    // Time alone is nobody's work: two years later it can still be taken back.
    firm.clock.pass(jiff::SignedDuration::from_hours(24 * 700));
    let undo = firm.undo_import(report.run.as_deref().unwrap());
    assert_eq!((undo.workspaces, undo.kept_count), (2, 1));
    assert_eq!(undo.kept[0].title, "À garder");
    let left: Vec<_> = [false, true]
        .into_iter()
        .flat_map(|archived| {
            firm.ask(ListWorkspaces {
                procedure: None,
                urgency: None,
                archived: Some(archived),
                query: None,
                cursor: None,
                limit: 10,
                outcome: None,
                counted: None,
            })
            .items
        })
        .map(|row| row.title)
        .collect();
    assert_eq!(left, ["À garder"]);
    assert_eq!(firm.ask(Verify {}).findings, [] as [&str; 0]);
    firm.clock.set(NOW);
}
