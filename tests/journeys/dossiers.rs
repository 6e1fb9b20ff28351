//! A firm leaves its old system: every dossier comes along, is counted, and can be sent back.

mod again;
mod ended;
mod files;
mod window;

use crate::cabinet::{Cabinet, PASSPHRASE};
use contract::{
    audit::Verify,
    dossiers::{ImportCount, ImportReport, ImportsView, ShowImports, UndoReport},
    words::Procedure,
    workspaces::WorkspaceView,
};
use office::DryRun;
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
fn a_reference_that_is_taken_gets_a_number() {
    let firm = Cabinet::new();
    let one = json!({ "id": "a", "reference": "2024-0001", "title": "Un" });
    let two = json!({ "id": "b", "reference": "2024-0001", "title": "Deux" });
    let report = firm.import(&firm.export_of(&[one, two]));
    assert_eq!(report.remarks[0].reason, "reference_taken");
    assert_eq!(firm.matter_of("2024-0001").title, "Un");
    assert_eq!(firm.matter_of("2024-0001-2").title, "Deux");
}
