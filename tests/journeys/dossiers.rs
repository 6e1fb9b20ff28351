//! A firm leaves its old system: every dossier comes along, is counted, and can be sent back.

use crate::cabinet::{Cabinet, NOW, PASSPHRASE};
use contract::{
    audit::Verify,
    dossiers::{
        ImportCount, ImportReport, ImportRunView, ImportsView, ShowImports, StartImport,
        UndoImport, UndoReport,
    },
    tasks::FinishTask,
    words::{Procedure, Role},
    workspaces::{ListWorkspaces, UpdateWorkspace, WorkspaceView},
};
use office::DryRun;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use store::BlobHash;

/// The same numbers every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

const PROCEDURES: [&str; 5] = [
    "OQTF",
    "Naturalisation",
    "asile",
    "REFUS_TITRE",
    "Droit maritime",
];

/// One invented dossier, as the old system wrote it.
fn dossier(number: u64, dice: &mut Dice) -> Value {
    let day = |dice: &mut Dice| format!("2024-{:02}-{:02}", 1 + dice.roll(12), 1 + dice.roll(28));
    let id = |what: &str, at: u64| format!("{what}-{number}-{at}");
    let tasks: Vec<_> = (0..dice.roll(4))
        .map(|at| {
            json!({
                "id": id("t", at), "titre": format!("Tâche {at}"), "dateEcheance": day(dice),
                "statut": if dice.roll(2) == 0 { "TERMINEE" } else { "A_FAIRE" },
                "assignee": { "email": "claire@valmer-avocats.example.fr" },
            })
        })
        .collect();
    let events: Vec<_> = (0..dice.roll(3))
        .map(
            |at| json!({ "id": id("e", at), "titre": format!("Audience {at}"), "date": day(dice) }),
        )
        .collect();
    let comments: Vec<_> = (0..dice.roll(3))
        .map(|at| json!({ "id": id("c", at), "contenu": format!("Remarque {at} sur {number}"), "auteur": "Maître Dubois", "createdAt": day(dice) }))
        .collect();
    let deadlines: Vec<_> = (0..dice.roll(2))
        .map(|at| json!({ "id": id("d", at), "titre": "Recours", "date": day(dice), "statut": "RESPECTEE" }))
        .collect();
    json!({
        "id": format!("dos-{number}"),
        "numero": format!("2024-{number:04}"),
        "titre": format!("Dossier {number}"),
        "type": PROCEDURES[usize::try_from(dice.roll(5)).unwrap()],
        "statut": if dice.roll(3) == 0 { "CLOS" } else { "EN_COURS" },
        "createdAt": format!("{}T09:00:00", day(dice)),
        // One client in four has two dossiers or more.
        "clients": [{ "id": format!("cl-{}", number % 750), "nom": format!("Nom{}", number % 750), "prenom": "Awa",
            "email": format!("awa{}@courriel.example", number % 750) }],
        "taches": tasks, "evenements": events, "commentaires": comments, "echeances": deadlines,
    })
}

fn export(dossiers: &[Value]) -> String {
    // One dossier a line, so that a remark's line tells which.
    let lines: Vec<String> = dossiers.iter().map(Value::to_string).collect();
    format!(
        "{{\"format\": \"guichet-dossiers\", \"version\": 1, \"source\": \"ancien\", \"dossiers\": [\n{}\n]}}",
        lines.join(",\n")
    )
}

impl Cabinet {
    fn export_of(&self, dossiers: &[Value]) -> PathBuf {
        let path = self.place("dossiers.json");
        fs::write(&path, export(dossiers)).unwrap();
        path
    }

    fn import(&self, path: &Path) -> ImportReport {
        self.import_as(path, DryRun::No)
    }

    fn import_as(&self, path: &Path, dry: DryRun) -> ImportReport {
        self.desk
            .session()
            .unwrap()
            .import_dossiers(path, dry, &mut |_, _| true)
            .unwrap()
    }

    fn undo_import(&self, run: &str) -> UndoReport {
        self.desk
            .session()
            .unwrap()
            .undo_import(run, &mut |_, _| true)
            .unwrap()
    }

    fn imports(&self) -> ImportsView {
        self.ask(ShowImports {})
    }

    /// How many rows each synchronised table has, the list of imports left out, and every row. Locks and unlocks.
    fn rows(&self) -> (BTreeMap<String, usize>, Vec<String>) {
        let rows = self
            .file()
            .read(|reader| reader.synchronised_rows())
            .unwrap();
        self.unlock(PASSPHRASE).unwrap();
        let rows: Vec<String> = rows
            .into_iter()
            .filter(|row| !row.starts_with("import_runs "))
            .collect();
        let mut counts = BTreeMap::new();
        for row in &rows {
            let table = row.split(' ').next().unwrap().to_owned();
            *counts.entry(table).or_default() += 1;
        }
        (counts, rows)
    }

    fn matter_of(&self, reference: &str) -> WorkspaceView {
        self.workspace(reference)
    }
}

fn count<'r>(report: &'r ImportReport, kind: &str) -> &'r ImportCount {
    report
        .counts
        .iter()
        .find(|count| count.kind == kind)
        .unwrap()
}

fn reasons(report: &ImportReport) -> Vec<(String, u32, String)> {
    report
        .remarks
        .iter()
        .map(|remark| (remark.file.clone(), remark.line, remark.reason.clone()))
        .collect()
}

#[test]
fn a_thousand_dossiers_come_in_once_and_can_be_sent_back() {
    let firm = Cabinet::new();
    let mut dice = Dice(46);
    let dossiers: Vec<Value> = (1..=1000)
        .map(|number| dossier(number, &mut dice))
        .collect();
    let path = firm.export_of(&dossiers);
    let before = firm.rows();

    let preview = firm.import_as(&path, DryRun::Yes);
    assert_eq!(firm.rows(), before, "a dry run writes nothing");
    let report = firm.import(&path);
    let of = |kind: &str| {
        dossiers
            .iter()
            .map(|dossier| dossier[kind].as_array().unwrap().len())
            .sum::<usize>()
    };
    let expected = [
        ("dossiers", 1000),
        ("contacts", 750),
        ("tasks", of("taches")),
        ("events", of("evenements")),
        ("comments", of("commentaires")),
        ("deadlines", of("echeances")),
        ("documents", 0),
    ];
    for (kind, number) in expected {
        let count = count(&report, kind);
        let number = u32::try_from(number).unwrap();
        assert_eq!((count.read, count.created), (number, number), "{kind}");
        assert_eq!(
            (count.updated, count.unchanged, count.kept, count.rejected),
            (0, 0, 0, 0),
            "{kind}"
        );
    }
    assert_eq!(report.verified, Some(true), "{report:?}");
    assert!(report.complete);
    assert_eq!(
        (&preview.counts, &preview.digest),
        (&report.counts, &report.digest)
    );
    assert_eq!(preview.verified, None);

    let after = firm.rows();
    let added = |table: &str| {
        after.0.get(table).copied().unwrap_or(0) - before.0.get(table).copied().unwrap_or(0)
    };
    assert_eq!((added("workspaces"), added("contacts")), (1000, 750));
    assert_eq!(added("workspace_contacts"), 1000);
    assert_eq!(added("tasks"), of("taches"));
    assert_eq!(added("notes"), of("commentaires"));
    assert_eq!(added("deadlines"), of("echeances"));

    // The list of imports goes by the clock.
    firm.clock.pass(jiff::SignedDuration::from_secs(5));
    let again = firm.import(&path);
    for count in &again.counts {
        assert_eq!(
            (count.created, count.updated, count.kept, count.rejected),
            (0, 0, 0, 0),
            "{count:?}"
        );
        assert_eq!(count.unchanged, count.read, "{count:?}");
    }
    assert_eq!(
        (&again.digest, again.verified),
        (&report.digest, Some(true))
    );
    assert_eq!(firm.rows(), after, "the second time nothing is written");
    assert_eq!(firm.ask(Verify {}).findings, [] as [&str; 0]);

    let undo = firm.undo_import(report.run.as_deref().unwrap());
    assert_eq!(
        (undo.workspaces, undo.contacts, undo.kept_count),
        (1000, 750, 0)
    );
    assert_eq!(firm.rows(), before, "exactly what it made is gone");
    assert_eq!(firm.ask(Verify {}).findings, [] as [&str; 0]);
    let runs = firm.imports().runs;
    let states: Vec<_> = runs
        .iter()
        .map(|run| (run.state.as_str(), run.undoable))
        .collect();
    assert_eq!(states, [("done", false), ("undone", false)]);
    assert!(firm.search("Remarque").is_empty());

    let events: Vec<_> = firm
        .ask(contract::audit::ListAudit {
            cursor: None,
            limit: 50,
        })
        .items
        .into_iter()
        .map(|entry| entry.action)
        .filter(|action| action.starts_with("dossiers."))
        .collect();
    assert_eq!(
        events,
        [
            "dossiers.import_undone",
            "dossiers.imported",
            "dossiers.imported"
        ]
    );
}

/// A dossier with one row of each kind.
fn full() -> Value {
    json!({
        "id": "d1", "reference": "LEG-1", "title": "Konaté, titre de séjour", "type": "Droit équin", "status": "GALOPE",
        "createdAt": "2025-03-01T10:00:00", "description": "Venu en 2019.",
        "clients": [{ "id": "c1", "name": "Idrissa Konaté", "email": "I.Konate@courriel.example", "phone": "06 11 22 33 44", "birthDate": "1990-02-03" }],
        "tasks": [{ "id": "t1", "title": "Appeler la préfecture", "dueDate": "2026-12-01", "owner": { "email": "claire@valmer-avocats.example.fr" } }],
        "events": [
            { "id": "e1", "title": "Rendez-vous", "date": "2025-03-02T14:00:00" },
            { "id": "e2", "title": "Audience", "date": "2026-12-10T09:30:00", "lieu": "TA de Lille" },
        ],
        "comments": [{ "id": "n1", "content": "Client très inquiet.", "author": "Maître Dubois", "createdAt": "2025-03-03T08:00:00+01:00" }],
        "deadlines": [
            { "id": "x1", "title": "Mémoire", "date": "2026-12-20" },
            { "id": "x2", "title": "Recours", "date": "2025-04-01", "status": "met" },
            { "id": "x3", "title": "Pièces", "date": "2025-05-01", "status": "missed" },
        ],
        "documents": [{ "id": "p1", "name": "Passeport.txt", "path": "pieces/passeport.txt", "createdAt": "2025-03-04" }],
    })
}

#[test]
fn a_dossier_is_a_workspace_with_its_dates_people_and_papers() {
    let firm = Cabinet::new();
    let mut dossier = full();
    let content = b"Passeport de M. Konate";
    dossier["documents"][0]["sha256"] = json!(BlobHash::of(content).to_string());
    let path = firm.export_of(&[dossier]);
    fs::create_dir_all(path.parent().unwrap().join("pieces")).unwrap();
    fs::write(path.parent().unwrap().join("pieces/passeport.txt"), content).unwrap();
    let report = firm.import(&path);
    assert_eq!(
        reasons(&report),
        [("dossiers.json".to_owned(), 2, "unknown_status".to_owned())]
    );
    assert_eq!(report.verified, Some(true));

    let matter = firm.matter_of("LEG-1");
    assert_eq!(matter.procedure, Procedure::Autre);
    assert!(!matter.archived);
    assert!(
        matter.description.contains("Venu en 2019.") && matter.description.contains("Droit équin")
    );
    assert_eq!(matter.created_at, "2025-03-01T10:00:00+01:00");
    assert_eq!(matter.tasks[0].owner.as_deref(), Some("Claire Valmer"));
    assert_eq!(matter.tasks[0].due_on.as_deref(), Some("2026-12-01"));
    assert!(
        matter.notes[0].text.ends_with("— Maître Dubois"),
        "{:?}",
        matter.notes
    );
    assert_eq!(matter.notes[0].at, "2025-03-03T08:00:00+01:00");
    let deadlines: BTreeMap<_, _> = matter
        .deadlines
        .iter()
        .map(|deadline| {
            (
                deadline.title.as_str(),
                (deadline.state.as_str(), deadline.rule.is_none()),
            )
        })
        .collect();
    assert_eq!(
        deadlines,
        BTreeMap::from([
            ("Mémoire", ("confirmed", true)),
            ("Pièces", ("missed", true)),
            ("Recours", ("met", true)),
        ])
    );
    let event = matter
        .timeline
        .iter()
        .find(|line| line.kind == "legacy_event")
        .unwrap();
    assert_eq!(
        (event.at.as_str(), event.params["what"].as_str()),
        ("2025-03-02T14:00:00+01:00", "Rendez-vous")
    );
    let agenda = firm.ask(contract::agenda::ShowAgenda {
        from: "2026-12-10".to_owned(),
        to: "2026-12-10".to_owned(),
        scope: contract::words::Scope::Firm,
        workspace_id: None,
        kinds: None,
    });
    assert!(
        serde_json::to_string(&agenda)
            .unwrap()
            .contains("TA de Lille")
    );
    let document = &matter.documents[0];
    assert_eq!(document.filename, "Passeport.txt");
    assert_eq!(firm.desk.attachment(&document.id).unwrap().2, content);
    assert!(
        !matter.checklist.is_empty(),
        "the checklist of the procedure"
    );
    let contact = &firm.contacts()[0];
    assert_eq!(
        contact.points,
        ["i.konate@courriel.example", "+33611223344"]
    );
    assert_eq!(firm.search("inquiet").len(), 1);
}

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
fn a_reference_that_is_taken_gets_a_number() {
    let firm = Cabinet::new();
    let one = json!({ "id": "a", "reference": "2024-0001", "title": "Un" });
    let two = json!({ "id": "b", "reference": "2024-0001", "title": "Deux" });
    let report = firm.import(&firm.export_of(&[one, two]));
    assert_eq!(report.remarks[0].reason, "reference_taken");
    assert_eq!(firm.matter_of("2024-0001").title, "Un");
    assert_eq!(firm.matter_of("2024-0001-2").title, "Deux");
}

#[test]
fn a_folder_of_old_csv_files_is_read() {
    let firm = Cabinet::new();
    let folder = firm.place("export");
    fs::create_dir_all(folder.join("pieces")).unwrap();
    // windows-1252, semicolons, a text over two lines, and lines that are wrong.
    let write = |name: &str, text: &str| {
        let bytes: Vec<u8> = text
            .chars()
            .map(|letter| u8::try_from(u32::from(letter)).unwrap())
            .collect();
        fs::write(folder.join(name), bytes).unwrap();
    };
    write(
        "dossiers.csv",
        "id;numero;titre;type;statut;dateCreation\r\n1;2023-0007;Traoré, régularisation;ASILE;Clôturé;05/01/2023\r\n2;2023-0008;Été;OQTF;en cours;32/01/2023\r\n3;;Sans numéro;OQTF;en cours;\r\n",
    );
    write(
        "clients.csv",
        "id;dossierId;nom;prenom;email\r\nc1;1;Traoré;Aïcha;aicha@courriel.example\r\n",
    );
    write(
        "taches.csv",
        "id;dossierId;titre;fait\r\nt1;1;Relire \"vite\";oui\r\nt2;1;\"Écrire\r\nau greffe\";non\r\nt3;9;Perdue;non\r\nt4;2;Avec le dossier refusé;non\r\nt5;1;trop;non;de;colonnes\r\n",
    );
    write(
        "commentaires.csv",
        "id;dossierId;contenu;createdAt\r\nn1;1;Né à Thiès;06/01/2023 14:30\r\n",
    );
    write(
        "documents.csv",
        "id;dossierId;nom;chemin\r\np1;1;Acte;pieces\\acte.txt\r\np2;1;Secret;..\\..\\secret\r\n",
    );
    fs::write(folder.join("pieces/acte.txt"), "acte").unwrap();
    let report = firm.import(&folder);
    let mut found = reasons(&report);
    found.sort();
    let found: Vec<_> = found
        .iter()
        .map(|(file, line, reason)| (file.as_str(), *line, reason.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("documents.csv", 3, "path_outside"),
            ("dossiers.csv", 3, "bad_date"),
            ("taches.csv", 5, "unknown_dossier"),
            ("taches.csv", 7, "columns"),
        ]
    );
    let (dossiers, tasks) = (count(&report, "dossiers"), count(&report, "tasks"));
    assert_eq!(
        (dossiers.read, dossiers.created, dossiers.rejected),
        (3, 2, 1)
    );
    assert_eq!((tasks.read, tasks.created, tasks.rejected), (5, 2, 3));
    assert_eq!(report.verified, Some(true), "of what was accepted");
    let matter = firm.matter_of("2023-0007");
    assert!(matter.archived);
    assert_eq!(matter.title, "Traoré, régularisation");
    assert_eq!(matter.notes[0].text, "Né à Thiès");
    assert_eq!(matter.notes[0].at, "2023-01-06T14:30:00+01:00");
    assert_eq!(matter.documents.len(), 1);
    assert_eq!(matter.people[0].name, "Aïcha Traoré");
    let labels: Vec<_> = matter
        .tasks
        .iter()
        .map(|task| task.label.as_str())
        .collect();
    assert_eq!(labels, ["Écrire au greffe", "Relire \"vite\""]);

    // The same content as JSON is the same content.
    let json = json!({ "id": "1", "numero": "2023-0007", "titre": "Traoré, régularisation", "type": "ASILE", "statut": "Clôturé", "dateCreation": "05/01/2023",
        "taches": [{ "id": "t1", "dossierId": "1", "titre": "Relire \"vite\"", "fait": "oui" }] });
    let path = firm.place("autre.json");
    fs::write(
        &path,
        export(&[json]).replace("\"source\": \"ancien\", ", ""),
    )
    .unwrap();
    let report = firm.import(&path);
    assert_eq!(count(&report, "dossiers").unchanged, 1, "{report:?}");
    assert_eq!(count(&report, "tasks").unchanged, 1);
}

#[test]
fn a_bad_line_costs_only_itself_and_no_file_outside_is_read() {
    let firm = Cabinet::new();
    let path = firm.place("dossiers.json");
    let folder = path.parent().unwrap();
    fs::write(folder.parent().unwrap().join("secret.txt"), "secret").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        folder.parent().unwrap().join("secret.txt"),
        folder.join("lien.txt"),
    )
    .unwrap();
    fs::write(folder.join("autre.txt"), "autre").unwrap();
    let head = "{\"format\": \"guichet-dossiers\", \"version\": 1, \"dossiers\": [";
    let lines = [
        head,
        r#"{"id": "1", "title": "Bon", "documents": [{"id": "p1", "path": "../secret.txt"}, {"id": "p2", "path": "lien.txt"}, {"id": "p3", "path": "/etc/hostname"}, {"id": "p4", "path": "autre.txt", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}]},"#,
        r#"{"id": "2", "title": nonsense},"#,
        r#"{"title": "Sans identifiant", "tasks": [{"id": "t", "title": "t"}]},"#,
        r#"{"id": "1", "title": "Encore"},"#,
        r#"{"id": "3", "title": "Bon aussi", "tasks": [{"id": "t1"}, 7, {"id": "t2", "title": "bonne"}]},"#,
        r#"{"id": "4", "title": "Coupé"#,
    ];
    fs::write(&path, lines.join("\n")).unwrap();
    let report = firm.import(&path);
    let found: Vec<_> = report
        .remarks
        .iter()
        .map(|remark| (remark.line, remark.kind.as_str(), remark.reason.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (2, "documents", "path_outside"),
            (2, "documents", "path_outside"),
            (2, "documents", "path_outside"),
            (2, "documents", "sha256_differs"),
            (3, "dossiers", "not_json"),
            (4, "dossiers", "no_id"),
            (5, "dossiers", "duplicate"),
            (6, "tasks", "no_title"),
            (6, "tasks", "not_json"),
            (7, "dossiers", "cut_off"),
        ]
    );
    let dossiers = count(&report, "dossiers");
    assert_eq!(
        (dossiers.read, dossiers.created, dossiers.rejected),
        (6, 2, 4)
    );
    assert_eq!(firm.ask(Verify {}).findings, [] as [&str; 0]);

    #[cfg(unix)]
    {
        let linked = firm.place("lié");
        fs::create_dir_all(&linked).unwrap();
        std::os::unix::fs::symlink(&path, linked.join("dossiers.csv")).unwrap();
        let session = firm.desk.session().unwrap();
        let refused = session.import_dossiers(&linked, DryRun::Yes, &mut |_, _| true);
        assert!(refused.is_err(), "a link is no file of an export");
    }
    let mail = firm.place("mail.json");
    fs::write(&mail, "{\"subject\": \"Bonjour\"}").unwrap();
    let refused = firm
        .desk
        .session()
        .unwrap()
        .import_dossiers(&mail, DryRun::No, &mut |_, _| true)
        .unwrap_err()
        .into_failure(String::new());
    assert_eq!(refused.reason, "not_dossiers");
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
fn the_window_previews_imports_and_undoes() {
    let firm = Cabinet::new();
    let path = firm.export_of(&[full()]);
    let place = firm.desk.offer(&path).token;
    let job = firm.ask(StartImport {
        place: place.clone(),
        dry_run: true,
    });
    assert_eq!(firm.finished(&job.id).state, "done");
    let preview = firm.imports().preview.unwrap();
    assert_eq!(
        preview.report.remarks[0].reason, "no_file",
        "its paper is not there"
    );
    assert_eq!((preview.place, firm.workspaces().len()), (place.clone(), 0));
    let job = firm.ask(StartImport {
        place,
        dry_run: false,
    });
    assert_eq!(firm.finished(&job.id).state, "done");
    let view = firm.imports();
    assert_eq!((view.preview, view.runs.len()), (None, 1));
    assert_eq!(view.runs[0].by.as_deref(), Some("Claire Valmer"));
    let job = firm.ask(UndoImport {
        id: view.runs[0].id.clone(),
    });
    assert_eq!(firm.finished(&job.id).state, "done");
    let run = &firm.imports().runs[0];
    assert_eq!((run.state.as_str(), run.undoable), ("undone", false));
    assert_eq!(run.undo.as_ref().unwrap().workspaces, 1);
    let again = firm.ask(UndoImport { id: run.id.clone() });
    assert_eq!(firm.finished(&again.id).state, "failed");
    assert_eq!(firm.imports().failure.unwrap().reason, "nothing_left");
}

#[test]
fn only_the_head_of_the_firm_imports() {
    let firm = Cabinet::new();
    let path = firm.export_of(&[full()]);
    let employee = firm.add("Nora Petit", Role::Employee);
    firm.lock();
    firm.unlock(&employee).unwrap();
    let place = firm.desk.offer(&path).token;
    for dry_run in [true, false] {
        let refused = firm.refused(StartImport {
            place: place.clone(),
            dry_run,
        });
        assert_eq!(refused.reason, "forbidden");
    }
    assert!(
        firm.imports().runs.is_empty(),
        "anybody may see what was imported"
    );
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
            })
            .items
        })
        .map(|row| row.title)
        .collect();
    assert_eq!(left, ["À garder"]);
    assert_eq!(firm.ask(Verify {}).findings, [] as [&str; 0]);
    firm.clock.set(NOW);
}

#[test]
fn the_example_of_the_documentation_comes_in_whole() {
    let page = include_str!("../../docs/dossiers.md");
    let example = page
        .split("```json\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .unwrap();
    let firm = Cabinet::new();
    let path = firm.place("dossiers.json");
    let papers = path.parent().unwrap().join("papers");
    fs::create_dir_all(&papers).unwrap();
    fs::write(papers.join("passport.pdf"), "test").unwrap();
    fs::write(&path, example).unwrap();
    let report = firm.import(path.parent().unwrap());
    assert_eq!(reasons(&report), [], "{report:?}");
    assert!(
        report
            .counts
            .iter()
            .all(|count| count.created > 0 && count.created == count.read)
    );
    assert_eq!(firm.imports().runs[0].source, "old-software");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_that_a_file_says_stops_the_office(rows in proptest::collection::vec(proptest::collection::vec(
        prop_oneof![Just("2024-01-02".to_owned()), Just("../x".to_owned()), Just("1".to_owned()), "\\PC{0,12}", "[0-9./:-]{0,20}"], 6), 1..6))
    {
        thread_local! { static FIRM: Cabinet = Cabinet::new(); }
        let dossiers: Vec<Value> = rows.iter().map(|row| json!({
            "id": row[0], "titre": row[1], "numero": row[2], "statut": row[3], "createdAt": row[4], "type": row[5],
            "clients": [{ "id": row[1], "nom": row[2], "email": row[3], "telephone": row[4] }],
            "taches": [{ "id": row[2], "titre": row[3], "dateEcheance": row[4] }],
            "evenements": [{ "id": row[3], "titre": row[4], "date": row[5], "fin": row[0] }],
            "commentaires": [{ "id": row[4], "contenu": row[5] }],
            "echeances": [{ "id": row[5], "titre": row[0], "date": row[4] }],
            "documents": [{ "id": row[0], "chemin": row[1] }],
        })).collect();
        FIRM.with(|firm| {
            let path = firm.export_of(&dossiers);
            let report = firm.import(&path);
            assert_eq!(report.verified, Some(true), "{report:?}");
            let again = firm.import(&path);
            assert!(again.counts.iter().all(|count| count.created + count.updated == 0), "{again:?}");
        });
    }
}
