//! What exports look like: old files, wrong lines, and files that want to be somewhere else.

use super::{count, export, reasons};
use crate::cabinet::Cabinet;
use contract::audit::Verify;
use office::DryRun;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;

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
fn the_example_of_the_documentation_comes_in_whole() {
    let page = include_str!("../../../docs/dossiers.md");
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
