//! `dossiers`: in, again, and back out.

use crate::office::{Office, code, has_keys, json};
use std::fs;

const EXPORT: &str = r#"{"format": "guichet-dossiers", "version": 1, "dossiers": [
{"id": "1", "titre": "Diallo", "numero": "2024-0001", "type": "OQTF", "taches": [{"id": "t", "titre": "Appeler"}]},
{"id": "2", "titre": "Sans date", "createdAt": "hier"}
]}"#;

#[test]
fn dossiers_come_in_are_listed_and_go_back_out() {
    let office = Office::with_a_firm();
    let file = office.path("export.json");
    fs::write(&file, EXPORT).unwrap();
    let dry = office.run(&["dossiers", "import", &file, "--dry-run"]);
    assert_eq!(dry.status.code(), Some(1), "something would be rejected");
    let dry = json(&dry);
    assert_eq!(dry["verified"], serde_json::Value::Null);
    assert_eq!(dry["remarks"][0]["line"], 3);
    assert_eq!(
        office.ask(&["dossiers", "imports"]),
        serde_json::json!([]),
        "a dry run is no import"
    );

    let report = office.run(&["dossiers", "import", &file]);
    assert_eq!(report.status.code(), Some(1));
    let report = json(&report);
    has_keys(&report, &["run", "counts", "digest", "verified", "remarks"]);
    assert_eq!(report["counts"][0]["kind"], "dossiers");
    assert_eq!(
        (
            &report["counts"][0]["created"],
            &report["counts"][0]["rejected"]
        ),
        (&1.into(), &1.into())
    );
    assert_eq!(report["verified"], true);
    assert_eq!(office.ask(&["office", "status"])["workspaces"], 1);

    fs::write(&file, EXPORT.replace("\"hier\"", "\"2024-01-02\"")).unwrap();
    let again = office.ask(&["dossiers", "import", &file]);
    assert_eq!(again["counts"][0]["unchanged"], 1);
    assert_eq!(again["counts"][0]["created"], 1);

    let run = report["run"].as_str().unwrap();
    let undone = office.ask(&["dossiers", "undo", run]);
    assert_eq!(undone["workspaces"], 1);
    assert_eq!(office.ask(&["office", "status"])["workspaces"], 1);
    let twice = office.run(&["dossiers", "undo", run]);
    assert_eq!(code(&twice), "nothing_left");
    assert_eq!(office.ask(&["dossiers", "imports"])[1]["state"], "undone");

    fs::write(&file, "{}").unwrap();
    let refused = office.run(&["dossiers", "import", &file]);
    assert_eq!(code(&refused), "not_dossiers");
}
