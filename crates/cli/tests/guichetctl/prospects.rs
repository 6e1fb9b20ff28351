//! `campaign` and `prospects`: every list of the fixtures gives what stands beside it.

use crate::office::{Office, code, error, json as told};
use serde_json::{Value, json};
use std::{fs, path::PathBuf};

fn fixtures() -> Vec<PathBuf> {
    let folder = PathBuf::from("../../tests/fixtures/prospects");
    let mut lists: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "csv"))
        .collect();
    lists.sort();
    assert!(lists.len() >= 7, "{lists:?}");
    lists
}

fn campaign(office: &Office, name: &str) -> String {
    let made = office.ask(&[
        "campaign",
        "create",
        "--name",
        name,
        "--distributor",
        "Ferronnerie Aubel",
    ]);
    made["campaign_id"].as_str().unwrap().to_owned()
}

/// What is compared of two lists of contacts.
fn contacts(report: &Value, only: Option<&Value>) -> Vec<Value> {
    let all = report["contacts"].as_array().unwrap().clone();
    let Some(fields) = only.and_then(Value::as_array) else {
        return all;
    };
    let keep = |contact: Value| {
        fields
            .iter()
            .map(|field| contact[field.as_str().unwrap()].clone())
            .collect()
    };
    all.into_iter().map(keep).collect()
}

#[test]
fn every_list_gives_what_stands_beside_it_and_nothing_when_it_comes_again() {
    let office = Office::with_a_firm();
    for list in fixtures() {
        let name = list.file_name().unwrap().to_string_lossy().into_owned();
        let expected = fs::read(list.with_extension("expected.json")).unwrap();
        let mut expected: Value = serde_json::from_slice(&expected).unwrap();
        if expected["alternative"].is_object() {
            // A workbook is read.
            expected = expected["alternative"].clone();
        }
        let campaign = campaign(&office, &name);
        let path = list.to_string_lossy().into_owned();
        let import = ["prospects", "import", &path, "--campaign", &campaign];
        let got = told(&office.run(&import));
        for field in [
            "status",
            "error",
            "accepted",
            "duplicates",
            "rejected",
            "warnings",
            "encoding",
            "delimiter",
            "header",
            "rows",
        ] {
            if !expected[field].is_null() {
                assert_eq!(got[field], expected[field], "{name}: {field}");
            }
        }
        let only = expected.get("compare_fields");
        assert_eq!(contacts(&got, only), contacts(&expected, only), "{name}");
        assert_eq!(got["created"], got["accepted"], "{name}");

        let again = told(&office.run(&import));
        assert_eq!(
            (&again["created"], &again["unchanged"]),
            (&0.into(), &got["accepted"]),
            "{name}"
        );
        let kept = office.ask(&["prospects", "list", "--campaign", &campaign]);
        assert_eq!(
            Value::from(kept.as_array().unwrap().len()),
            got["accepted"],
            "{name}"
        );
    }
}

#[test]
fn a_file_that_is_no_list_is_refused_in_json() {
    let office = Office::with_a_firm();
    let campaign = campaign(&office, "Salon");
    for (bytes, error) in [
        (&b"%PDF-1.7 ..."[..], "not_csv"),
        (&b"\xef\xbb\xbf \r\n"[..], "empty_file"),
        (&b"nom;ville\nA;B\n"[..], "no_email_column"),
        (&b"Dupont;Lyon\nBlanc;Nice\n"[..], "no_email_column"),
    ] {
        let file = office.path("list.csv");
        fs::write(&file, bytes).unwrap();
        let output = office.run(&["prospects", "import", &file, "--campaign", &campaign]);
        assert_eq!(output.status.code(), Some(1));
        let report = told(&output);
        assert_eq!(
            (&report["status"], &report["error"]),
            (&"error".into(), &error.into())
        );
        for field in ["encoding", "delimiter", "header"] {
            assert_eq!(report.get(field), Some(&Value::Null), "{field}");
        }
    }
    let file = office.path("list.csv");
    fs::write(&file, "email;nom\n").unwrap();
    let report = office.ask(&["prospects", "import", &file, "--campaign", &campaign]);
    assert_eq!(report["rows"], 0);
}

#[test]
fn prospects_are_sorted_and_a_list_is_taken_back() {
    let office = Office::with_a_firm();
    let campaign = campaign(&office, "Salon de Lyon");
    let file = office.path("list.csv");
    fs::write(
        &file,
        "email;nom;ville\na@x.fr;Arnaud;Lyon\nb@x.fr;Blanc;Nice\n",
    )
    .unwrap();
    let dry = office.ask(&[
        "prospects",
        "import",
        &file,
        "--campaign",
        &campaign,
        "--dry-run",
    ]);
    assert_eq!(dry["created"], 2);
    let report = office.ask(&["prospects", "import", &file, "--campaign", &campaign]);
    let rows = office.ask(&["prospects", "list", "--campaign", &campaign]);
    let arnaud = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["last_name"] == "Arnaud")
        .unwrap();
    assert_eq!(arnaud["stage"], "waiting_room");
    let id = arnaud["id"].as_str().unwrap();
    let done = office.ask(&["prospects", "stage", id, "oven"]);
    assert_eq!(done["changed"], 1);
    let oven = office.ask(&[
        "prospects",
        "list",
        "--campaign",
        &campaign,
        "--stage",
        "oven",
    ]);
    assert_eq!(oven.as_array().unwrap().len(), 1);
    let campaigns = office.ask(&["campaign", "list"]);
    assert_eq!(campaigns[0]["stages"]["oven"], 1);
    assert_eq!(campaigns[0]["distributor"]["name"], "Ferronnerie Aubel");

    fs::write(&file, "email;ville\na@x.fr;Paris\nb@x.fr;Paris\n").unwrap();
    let update = office.ask(&[
        "prospects",
        "import",
        &file,
        "--campaign",
        &campaign,
        "--update",
    ]);
    assert_eq!(update["updated"], 2);
    office.ask(&[
        "prospects",
        "undo-import",
        update["import_id"].as_str().unwrap(),
    ]);
    let rows = office.ask(&["prospects", "list", "--campaign", &campaign]);
    let cities: Vec<&Value> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["city"])
        .collect();
    assert!(cities.contains(&&"Lyon".into()) && cities.contains(&&"Nice".into()));

    let whole = [
        "prospects",
        "undo-import",
        report["import_id"].as_str().unwrap(),
    ];
    let undone = office.ask(&whole);
    let mut imports = undone.as_array().unwrap().iter();
    let first = imports.find(|one| one["id"] == report["import_id"]);
    assert_eq!(first.unwrap()["left"], 1, "{undone}");
    let again = office.run(&whole);
    assert_eq!(
        (again.status.code(), code(&again).as_str()),
        (Some(4), "already_undone")
    );
    let left = office.ask(&["prospects", "list", "--campaign", &campaign]);
    let left: Vec<&Value> = left
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["last_name"])
        .collect();
    assert_eq!(left, ["Arnaud"], "whom somebody sorted stays");
}

#[test]
fn what_leaves_comes_in_again_as_it_was() {
    let office = Office::with_a_firm();
    let (from, to) = (campaign(&office, "Avant"), campaign(&office, "Après"));
    let file = office.path("list.csv");
    let rows = "email;nom;société;tél;notes\na@x.fr;=1+1;'Acme;0639980001;\"deux\nlignes\"\nb@x.fr;-Blanc;@home;;\n";
    fs::write(&file, rows).unwrap();
    office.ask(&["prospects", "import", &file, "--campaign", &from]);
    let before = told(&office.run(&["prospects", "list", "--campaign", &from]));
    for name in ["out.csv", "out.xlsx"] {
        let out = office.path(name);
        let done = office.ask(&[
            "prospects",
            "export",
            &out,
            "--campaign",
            &from,
            "--stages",
            "waiting_room,oven",
        ]);
        assert_eq!(done["count"], 2);
        let bytes = fs::read(&out).unwrap();
        let risky = b";\"=1+1".to_vec();
        assert!(
            !bytes.windows(risky.len()).any(|part| part == risky),
            "{name}: no cell is a formula"
        );
        office.ask(&["prospects", "import", &out, "--campaign", &to]);
        let after = office.ask(&["prospects", "list", "--campaign", &to]);
        let known = |rows: &Value| {
            let mut rows: Vec<Vec<Value>> = rows
                .as_array()
                .unwrap()
                .iter()
                .map(|row| {
                    ["email", "last_name", "company", "phone", "notes"]
                        .map(|name| row[name].clone())
                        .to_vec()
                })
                .collect();
            rows.sort_by_key(|row| row[0].to_string());
            rows
        };
        assert_eq!(known(&after), known(&before), "{name}");
        assert_eq!(
            office
                .run(&["prospects", "export", &out, "--campaign", &from])
                .status
                .code(),
            Some(4),
            "never over a file"
        );
    }
}

#[test]
fn a_text_that_no_cell_of_excel_holds_leaves_as_csv_and_is_named() {
    let office = Office::with_a_firm();
    let (from, to) = (campaign(&office, "Avant"), campaign(&office, "Après"));
    let file = office.path("list.csv");
    let note = "é".repeat(32_768);
    fs::write(&file, format!("email;notes\na@x.fr;\nb@x.fr;{note}\n")).unwrap();
    office.ask(&["prospects", "import", &file, "--campaign", &from]);
    let export = |name: &str| {
        let out = office.path(name);
        let words = ["prospects", "export", &out, "--campaign", &from];
        office.run(&[&words[..], &["--stages", "waiting_room"]].concat())
    };
    let refused = export("out.xlsx");
    assert_eq!(
        (refused.status.code(), code(&refused).as_str()),
        (Some(4), "long_text")
    );
    assert!(error(&refused).contains("b@x.fr") && error(&refused).contains("CSV"));
    assert!(!fs::exists(office.path("out.xlsx")).unwrap());

    assert_eq!(export("out.csv").status.code(), Some(0));
    let out = office.path("out.csv");
    office.ask(&["prospects", "import", &out, "--campaign", &to]);
    let rows = office.ask(&["prospects", "list", "--campaign", &to]);
    let mut rows = rows.as_array().unwrap().iter();
    assert!(rows.any(|row| row["notes"] == note));
}

#[test]
fn stage_answer_score_and_follow_up_come_in_again_and_are_taken_back() {
    let office = Office::with_a_firm();
    let (from, to) = (campaign(&office, "Avant"), campaign(&office, "Après"));
    let file = office.path("ours.csv");
    // As Guichet writes it: the last column says so.
    let rows = "\u{feff}E-mail;Nom;Étape;Réponse;Intérêt;Relance;guichet-export-1\r\n\
                a@x.fr;Arnaud;Four;yes;80;2026-12-01;\r\n\
                b@x.fr;Blanc;Frigo;ghost;;;\r\n\
                ;Sans adresse;Corbeille;;;;\r\n\
                c@x.fr;Cosse;Grille-pain;;101;;\r\n";
    fs::write(&file, rows).unwrap();
    let report = office.ask(&["prospects", "import", &file, "--campaign", &from]);
    assert_eq!(
        (
            &report["created"],
            report["rejected"].as_array().unwrap().len()
        ),
        (&4.into(), 0),
        "whom Guichet wrote without an address was without one"
    );
    let warned: Vec<&Value> = report["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["field"])
        .collect();
    assert_eq!(
        warned,
        ["stage", "score"],
        "what nobody knows is said and left out"
    );

    let standing = |campaign: &str| {
        let rows = office.ask(&["prospects", "list", "--campaign", campaign]);
        let mut rows: Vec<String> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                ["last_name", "stage", "answer", "score", "follow_up"]
                    .map(|name| row[name].to_string())
                    .join(" ")
            })
            .collect();
        rows.sort();
        rows
    };
    let before = standing(&from);
    assert_eq!(
        before,
        [
            r#""Arnaud" "oven" "yes" 80 "2026-12-01""#,
            r#""Blanc" "fridge" "ghost" null null"#,
            r#""Cosse" "waiting_room" null null null"#,
            r#""Sans adresse" "trash" null null null"#,
        ]
    );
    let stages = "waiting_room,oven,fridge,trash";
    for name in ["out.csv", "out.xlsx"] {
        let out = office.path(name);
        office.ask(&[
            "prospects",
            "export",
            &out,
            "--campaign",
            &from,
            "--stages",
            stages,
        ]);
        let report = office.ask(&["prospects", "import", &out, "--campaign", &to]);
        assert_eq!(standing(&to), before, "{name}");
        let import = report["import_id"].as_str().unwrap();
        office.ask(&["prospects", "undo-import", import]);
        assert_eq!(
            standing(&to),
            [] as [&str; 0],
            "{name}: untouched since, so nobody stays"
        );
    }

    // The same columns without the mark are somebody else's, and mean nothing.
    fs::write(
        &file,
        rows.replace(";guichet-export-1", "")
            .replace(";\r\n", "\r\n"),
    )
    .unwrap();
    office.run(&["prospects", "import", &file, "--campaign", &to]);
    assert!(
        standing(&to).iter().all(|row| row.contains("waiting_room")),
        "{:?}",
        standing(&to)
    );

    // Over known people: only with --update, with a step in their history, and back again.
    let out = office.path("out.csv");
    let quiet = office.ask(&["prospects", "import", &out, "--campaign", &to]);
    assert_eq!(quiet["updated"], 0);
    let update = office.ask(&["prospects", "import", &out, "--campaign", &to, "--update"]);
    assert_eq!(update["updated"], 2);
    assert!(standing(&to).contains(&before[0]));
    office.ask(&[
        "prospects",
        "undo-import",
        update["import_id"].as_str().unwrap(),
    ]);
    assert!(
        standing(&to)
            .iter()
            .filter(|row| !row.contains("Sans"))
            .all(|row| row.contains("waiting_room")),
        "{:?}",
        standing(&to)
    );
}

#[test]
fn a_disk_that_fills_while_a_list_comes_in_leaves_the_campaign_as_it_was() {
    let office = Office::with_a_firm();
    let made = office.ask(&["campaign", "create", "--name", "Salon"]);
    let campaign = made["campaign_id"].as_str().unwrap();
    let mut list = "Prénom;Nom;E-mail;Ville\n".to_owned();
    for number in 0..20_000 {
        list.push_str(&format!(
            "Capucine;Lormeau {number};c{number}@maison.example;Lyon\n"
        ));
    }
    let file = office.path("liste.csv");
    fs::write(&file, list).unwrap();
    let words = ["prospects", "import", &file, "--campaign", campaign];
    let database = |grown: u64| {
        let firms = fs::read_dir(office.path("data/firms")).unwrap();
        let folder = firms.map(|entry| entry.unwrap().path()).next().unwrap();
        let files = fs::read_dir(folder).unwrap();
        let sizes = files.map(|entry| entry.unwrap().metadata().unwrap().len());
        sizes.max().unwrap() + grown
    };
    for grown in [0, 1 << 20, 6 << 20] {
        let refused = office.on_a_small_disk(database(grown), &words);
        assert_eq!(refused.status.code(), Some(4), "{grown}");
        let people = office.ask(&["prospects", "list", "--campaign", campaign]);
        assert_eq!(people, json!([]));
        let imports = office.ask(&["verify"]);
        assert_eq!(imports["ok"], true, "{imports}");
    }
    assert_eq!(office.ask(&words)["created"], 20_000, "there is room again");
}
