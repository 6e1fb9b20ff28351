//! Commands on a firm.

use crate::office::{OQTF, Office, PASSPHRASE, THANKS, has_keys, json, keys};
use serde_json::Value;
use std::{fs, io::Write as _, path::Path, process::Stdio};

#[test]
fn mail_comes_in_and_is_found_on_the_board_in_the_search_and_in_its_workspace() {
    let office = Office::with_a_firm();
    office.letter("1.eml", OQTF);
    office.letter("2.eml", THANKS);
    let folder = office.path("");

    let report = office.ask(&["ingest", &folder, "--account", "boîte"]);
    has_keys(
        &report,
        &[
            "read",
            "stored",
            "duplicates",
            "unparsed",
            "seconds",
            "failed",
        ],
    );
    assert!(report["stored"].as_u64().unwrap() >= 2, "{report}");
    let again = office.ask(&["ingest", &folder, "--account", "boîte"]);
    assert_eq!(
        again["stored"], 0,
        "the same mail twice is one message: {again}"
    );

    let status = office.ask(&["office", "status"]);
    assert_eq!(
        keys(&status),
        [
            "blobs",
            "bytes",
            "campaigns",
            "communications",
            "contacts",
            "journal",
            "outbox",
            "workspaces"
        ]
    );
    assert_eq!(status["communications"], report["stored"]);

    let board = office.ask(&["board"]);
    let columns: Vec<_> = board["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["status"].as_str().unwrap())
        .collect();
    assert_eq!(columns, ["to_validate", "validated", "escalated", "closed"]);
    let card = &board["columns"][0]["cards"][0];
    has_keys(
        card,
        &[
            "id",
            "title",
            "summary",
            "sentiment",
            "sla_due_at",
            "priority",
            "workspace_id",
        ],
    );
    let one = office.ask(&["board", "--column", "to_validate"]);
    assert_eq!(one["columns"].as_array().unwrap().len(), 1);

    let found = office.ask(&["search", "territoire", "--in", "mail"]);
    has_keys(&found, &["took_ms", "total", "hits"]);
    assert_eq!(found["total"], 1, "{found}");
    has_keys(
        &found["hits"][0],
        &["kind", "id", "title", "snippet", "at", "score"],
    );
    assert_eq!(found["hits"][0]["title"], "OQTF, mon mari");
    assert_eq!(
        office.ask(&["search", "territoire", "--in", "chat,product"])["total"],
        0,
        "nothing of the kind is kept"
    );

    let listed = office.ask(&["workspaces", "list"]);
    let workspace = &listed["workspaces"][0];
    let wanted = [
        "procedure",
        "urgency",
        "reference",
        "checklist",
        "deadlines",
        "alerts",
        "documents",
        "timeline",
    ];
    has_keys(workspace, &wanted);
    assert_eq!(workspace["procedure"], "OQTF");
    let deadline = &workspace["deadlines"][0];
    assert_eq!(
        deadline["state"], "proposed",
        "a machine confirms nothing: {deadline}"
    );
    let shown = office.ask(&[
        "workspaces",
        "show",
        workspace["reference"].as_str().unwrap(),
    ]);
    has_keys(&shown, &wanted);
    assert_eq!(shown["id"], workspace["id"]);

    let swept = office.ask(&["sla", "sweep", "--now", "2027-01-01T00:00:00Z"]);
    assert_eq!(keys(&swept), ["escalated", "notifications"]);
    assert_eq!(
        office.ask(&["sla", "sweep", "--now", "2027-01-01T00:00:00Z"])["escalated"]
            .as_array()
            .unwrap()
            .len(),
        0,
        "once"
    );

    assert_eq!(
        office.ask(&["verify"]),
        serde_json::json!({ "ok": true, "findings": [] })
    );
}

#[test]
fn a_firm_is_made_once_with_its_kit_and_listed() {
    let office = Office::new();
    assert_eq!(office.ask(&["office", "list"]), serde_json::json!([]));
    let made = office.ask(&[
        "office",
        "create",
        "--name",
        "A",
        "--kind",
        "sales",
        "--owner-name",
        "B",
        "--owner-email",
        "b@example.org",
        "--language",
        "en",
    ]);
    has_keys(&made, &["tenant_id", "path", "recovery_kit"]);
    assert_eq!(
        made["recovery_kit"].as_str().unwrap().split(' ').count(),
        18
    );
    assert!(
        Path::new(made["path"].as_str().unwrap())
            .join("firm.db")
            .exists()
    );
    let listed = office.ask(&["office", "list"]);
    assert_eq!(listed[0]["tenant_id"], made["tenant_id"]);
    assert_eq!(keys(&listed[0]), ["kind", "name", "tenant_id"]);
    let disk = format!(
        "{:?}",
        fs::read_dir(office.folder.path().join("data"))
            .unwrap()
            .collect::<Vec<_>>()
    );
    assert!(!disk.contains(PASSPHRASE));
}

#[test]
fn a_message_comes_in_from_standard_input() {
    let office = Office::with_a_firm();
    let mut child = office
        .command(&["ingest", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(THANKS.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(json(&output)["stored"], 1);
    assert!(
        fs::read_dir(office.folder.path().join("data/tmp"))
            .unwrap()
            .next()
            .is_none(),
        "nothing is left lying"
    );
}

#[test]
fn what_cannot_be_read_is_in_the_answer_and_in_the_exit_status() {
    let office = Office::with_a_firm();
    let letter = office.letter("a.eml", THANKS);
    let output = office.run(&["ingest", &letter, &office.path("missing.eml")]);
    assert_eq!(output.status.code(), Some(1));
    let report = json(&output);
    assert_eq!(report["stored"], 1);
    has_keys(&report["failed"][0], &["path", "error"]);

    let prose = office.letter("b.eml", "no header, only words");
    let output = office.run(&["ingest", &prose]);
    assert_eq!(json(&output)["unparsed"], 1);
    assert_eq!(output.status.code(), Some(1), "unparsed is a finding");
}

#[test]
fn the_demonstration_is_a_firm_at_work() {
    let office = Office::with_a_firm();
    let report = office.ask(&["demo", "load", "--scale", "70"]);
    assert_eq!(
        (&report["stored"], &report["unparsed"]),
        (&Value::from(70), &Value::from(0)),
        "{report}"
    );
    let board = office.ask(&["board"]);
    for column in board["columns"].as_array().unwrap() {
        assert_ne!(column["total"], 0, "{}", column["status"]);
    }
    let listed = office.ask(&["workspaces", "list"]);
    let states: Vec<_> = listed["workspaces"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|workspace| workspace["deadlines"].as_array().unwrap())
        .map(|deadline| deadline["state"].as_str().unwrap())
        .collect();
    assert!(
        states.contains(&"proposed") && states.contains(&"confirmed"),
        "{states:?}"
    );
    let campaigns = office.ask(&["campaign", "list"]);
    assert_eq!(campaigns[0]["stages"]["oven"], 11, "{campaigns}");
    assert_eq!(campaigns[0]["incomplete"], 3);
    let outcomes = office.ask(&["workspaces", "outcomes"]);
    let of = |procedure: &str| {
        let lines = outcomes["procedures"].as_array().unwrap();
        let line = lines.iter().find(|line| line["procedure"] == procedure);
        line.unwrap().clone()
    };
    assert!(of("OQTF")["success"]["rates"]["favourable"]["low"].is_number());
    assert!(of("OQTF")["delay"]["days"]["median"].is_number());
    let few = of("NATURALISATION");
    assert!(few["success"]["rates"].is_null() && few["delay"]["days"].is_null());
    let mut open = listed["workspaces"].as_array().unwrap().iter();
    let oqtf = open.find(|one| one["procedure"] == "OQTF").unwrap();
    let said = office.ask(&[
        "workspaces",
        "forecast",
        oqtf["reference"].as_str().unwrap(),
    ]);
    assert_eq!(
        said["success"]["group"]["n"],
        of("OQTF")["success"]["group"]["n"]
    );
    assert_eq!(office.ask(&["verify"])["ok"], true);
    let again = office.ask(&["demo", "load", "--scale", "70"]);
    assert_eq!(
        (&again["stored"], &again["duplicates"]),
        (&Value::from(0), &Value::from(70)),
        "{again}"
    );
}

#[test]
fn a_person_is_exported_and_erased_and_only_when_it_is_said() {
    let office = Office::with_a_firm();
    office.ask(&["ingest", &office.letter("1.eml", OQTF)]);
    office.ask(&["ingest", &office.letter("2.eml", THANKS)]);
    let contact = |name: &str| {
        let found = office.ask(&["search", name, "--in", "contact"]);
        found["hits"][0]["id"].as_str().unwrap().to_owned()
    };
    let (nadia, karim) = (contact("cherkaoui"), contact("zeroual"));
    let out = office.path("nadia.zip");
    let report = office.ask(&["export", "person", "--contact", &nadia, &out]);
    assert_eq!(report["messages"], 1, "{report}");
    assert!(Path::new(&out).exists());

    let preview = office.ask(&["person", "erase", &nadia]);
    assert_eq!(preview["running"].as_array().unwrap().len(), 1, "{preview}");
    let refused = office.run(&["person", "erase", &nadia, "--yes"]);
    assert_eq!(crate::office::code(&refused), "running_deadline");

    assert_eq!(
        office.ask(&["person", "erase", &karim])["goes"]["messages"],
        1
    );
    assert_eq!(
        office.ask(&["search", "zeroual"])["total"],
        2,
        "nothing was erased yet"
    );
    let report = office.ask(&["person", "erase", &karim, "--yes"]);
    assert_eq!(
        (&report["erased"]["messages"], &report["settled"]),
        (&1.into(), &true.into())
    );
    assert_eq!(office.ask(&["search", "zeroual"])["total"], 0);
    assert!(!office.run(&["person", "erase", &karim]).status.success());
}
