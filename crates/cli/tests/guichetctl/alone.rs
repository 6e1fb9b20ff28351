//! Commands that need no firm, and commands that are refused.

use crate::office::{OQTF, Office, code, error, has_keys, json, keys, program};
use serde_json::Value;
use std::{fs, io::BufRead as _};

#[test]
fn the_wrong_passphrase_no_passphrase_and_no_firm_are_status_three() {
    let office = Office::with_a_firm();
    fs::write(office.path("passphrase"), "une autre phrase\n").unwrap();
    let output = office.run(&["office", "status"]);
    assert_eq!(
        (output.status.code(), code(&output).as_str()),
        (Some(3), "wrong_passphrase")
    );
    assert!(output.stdout.is_empty());

    let output = program()
        .args(["--data", &office.path("data"), "--json", "board"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", error(&output));
    let output = program()
        .args([
            "--data",
            &office.path("data"),
            "--passphrase-file",
            "/nowhere",
            "verify",
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", error(&output));
    let output = Office::new().run(&["board"]);
    assert_eq!(
        (output.status.code(), code(&output).as_str()),
        (Some(3), "unknown_firm")
    );
}

#[test]
fn looking_for_a_firm_makes_no_folder() {
    let office = Office::new();
    let nowhere = office.path("nowhere");
    for (words, status) in [(&["board"][..], 3), (&["office", "list"], 0)] {
        let output = program()
            .args(["--json", "--data", &nowhere])
            .args(words)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(status), "{words:?}");
    }
    assert!(!fs::exists(&nowhere).unwrap());
}

#[test]
fn a_refusal_names_what_is_missing() {
    let message = error(&program().arg("search").output().unwrap());
    assert!(message.contains("<QUERY>"), "{message}");
}

#[test]
fn wrong_words_are_status_two() {
    let office = Office::with_a_firm();
    for words in [
        &["bord"][..],
        &["search"],
        &["search", "x", "--in", "xx"],
        &["search", "x", "--in", ""],
        &["search", "x", "--limit", "0"],
        &["search", "x", "--limit", "201"],
        &["ingest", "-", "-"],
        &["board", "--column", "later"],
        &["sla", "sweep", "--now", "tomorrow"],
        &[
            "deadlines",
            "compute",
            "--family",
            "none",
            "--decided",
            "2026-01-01",
            "--start",
            "2026-01-01",
        ],
        &[
            "deadlines",
            "compute",
            "--family",
            "nat-rapo",
            "--decided",
            "hier",
            "--start",
            "2026-01-01",
        ],
        &[
            "deadlines",
            "compute",
            "--family",
            "oqtf-retention",
            "--variant",
            "foo",
            "--decided",
            "2026-01-01",
            "--start",
            "2026-01-01",
        ],
        &["deadlines", "rules", "--procedure", "MARIAGE"],
        &["office", "create", "--name", "A", "--kind", "law-firm"],
    ] {
        let output = office.run(words);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{words:?}: {}",
            error(&output)
        );
        code(&output);
        assert!(output.stdout.is_empty(), "{words:?}");
    }
    let output = office.run(&["workspaces", "show", "2026-9999"]);
    assert_eq!(
        (output.status.code(), code(&output).as_str()),
        (Some(4), "not_found")
    );
}

#[test]
fn triage_and_parse_need_no_firm() {
    let office = Office::new();
    let letter = office.letter("1.eml", OQTF);
    let judged = json(
        &program()
            .args(["--json", "triage", &letter])
            .output()
            .unwrap(),
    );
    let wanted = [
        "file",
        "category",
        "priority",
        "sentiment",
        "procedure",
        "is_first_contact",
        "confidence",
        "summary",
        "suggested_action",
        "entities",
        "deadline_hint",
    ];
    has_keys(&judged, &wanted);
    assert_eq!(
        keys(&judged["entities"]),
        [
            "dates",
            "person_names",
            "phones",
            "references",
            "tracking_numbers"
        ]
    );
    assert_eq!(judged["procedure"], "OQTF");
    assert_eq!(judged["deadline_hint"]["event"], "notification");
    assert_eq!(judged["entities"]["phones"][0], "+33639982216");

    let read = json(
        &program()
            .args(["--json", "parse", &letter])
            .output()
            .unwrap(),
    );
    let wanted = [
        "file",
        "message_id",
        "subject",
        "from",
        "to",
        "cc",
        "date",
        "text",
        "html_text",
        "attachments",
        "in_reply_to",
        "references",
    ];
    has_keys(&read, &wanted);
    assert_eq!(read["message_id"], "1@example.org");
    assert_eq!(read["date"], "2026-11-20T09:47:00+01:00");
    assert_eq!(
        read["from"][0],
        serde_json::json!({ "name": "Nadia Cherkaoui", "address": "nadia@example.org" })
    );

    let output = program()
        .args(["--json", "parse", &letter, "/nowhere/2.eml"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> = output
        .stdout
        .lines()
        .map(|line| serde_json::from_str(&line.unwrap()).unwrap())
        .collect();
    assert_eq!(lines.len(), 2, "one line for each");
    has_keys(&lines[1], &["file", "error"]);
}

#[test]
fn a_delay_that_legal_aid_interrupted_is_computed_from_its_facts() {
    let ask = "deadlines compute --family aj-nouveau-delai --decided 2025-01-08 --start 2025-01-10 \
        --aj-requested 2025-01-20 --aj-notified 2025-03-17 --aj-designated 2025-03-20 --base-family oqtf-avec-ddv-libre";
    let words: Vec<&str> = ask.split_whitespace().collect();
    let computed = json(&program().arg("--json").args(words).output().unwrap());
    assert_eq!(
        (&computed["due"], &computed["due_safe"]),
        (
            &Value::from("2025-05-02T23:59:59+02:00"),
            &Value::from("2025-04-18T23:59:59+02:00")
        )
    );
}

#[test]
fn deadlines_are_computed_and_checked_without_a_firm() {
    let run = |words: &[&str]| program().arg("--json").args(words).output().unwrap();
    let computed = json(&run(&[
        "deadlines",
        "compute",
        "--family",
        "oqtf-assignation",
        "--decided",
        "2026-11-14",
        "--start",
        "2026-11-14T16:40:00+01:00",
    ]));
    has_keys(
        &computed,
        &[
            "rule",
            "mode",
            "due",
            "due_safe",
            "due_if_franc",
            "date",
            "steps",
            "source",
            "confidence",
            "warnings",
        ],
    );
    assert_eq!(computed["due"], "2026-11-23T23:59:59+01:00");
    assert_eq!(computed["due_safe"], "2026-11-20T23:59:59+01:00");
    let before_the_rule = json(&run(&[
        "deadlines",
        "compute",
        "--family",
        "oqtf-assignation",
        "--decided",
        "1999-01-01",
        "--start",
        "1999-01-02",
    ]));
    assert_eq!(
        (&before_the_rule["rule"], &before_the_rule["manual"]),
        (&Value::Null, &Value::Bool(true))
    );

    let rules = json(&run(&[
        "deadlines",
        "rules",
        "--on",
        "2026-11-20",
        "--procedure",
        "OQTF",
    ]));
    has_keys(
        &rules[0],
        &["id", "family", "variant", "procedure", "situation"],
    );
    assert!(
        rules
            .as_array()
            .unwrap()
            .iter()
            .all(|rule| rule["procedure"] == "OQTF")
    );

    let cases = "../../assets/law/deadline_cases_public.toml";
    let output = run(&["deadlines", "check", cases]);
    let checked = json(&output);
    assert_eq!(
        (output.status.code(), &checked["failed"]),
        (Some(0), &Value::from(0)),
        "{checked}"
    );
    has_keys(&checked["cases"][0], &["id", "expected", "got", "ok"]);
    let resumed = &checked["cases"][16];
    assert_eq!(
        (
            &resumed["expected"]["remaining_days"],
            &resumed["got"]["agrees"]
        ),
        (&Value::from(24), &Value::Bool(true)),
        "values keep their type"
    );

    let office = Office::new();
    let wrong = fs::read_to_string(cases)
        .unwrap()
        .replacen("due = \"2025", "due = \"2035", 1);
    let output = run(&["deadlines", "check", &office.letter("wrong.toml", &wrong)]);
    assert_eq!(
        (output.status.code(), &json(&output)["failed"]),
        (Some(1), &Value::from(1))
    );
}

#[test]
fn a_deadline_runs_from_the_day_on_the_act_and_ends_at_the_hour_of_the_place() {
    let office = Office::new();
    let run = |words: &str| {
        let words: Vec<&str> = words.split_whitespace().collect();
        json(&program().arg("--json").args(words).output().unwrap())
    };
    let compute = |more: &str| run(&format!("deadlines compute --decided 2025-03-01 {more}"));
    let told = compute(
        "--family refus-titre-seul --start 2025-03-10T19:30:00-04:00 --residence outre-mer",
    );
    let day = compute("--family refus-titre-seul --start 2025-03-10 --residence outre-mer");
    assert_eq!(told["due"], "2025-06-11T23:59:59+02:00");
    assert_eq!(
        (&told["due"], &told["due_safe"]),
        (&day["due"], &day["due_safe"])
    );
    let sources = told["source"].as_array().unwrap();
    assert_eq!(sources[0], "R. 421-1 CJA");
    assert!(
        sources
            .iter()
            .any(|line| line.as_str().unwrap().ends_with(" [extrait lu]")),
        "{sources:?}"
    );

    let overseas =
        compute("--family transfert-libre --start 2025-03-10T22:00:00-04:00 --zone Martinique");
    let due = overseas["due"].as_str().unwrap();
    assert_eq!(due, "2025-03-17T23:59:59-04:00");
    let case = format!(
        "[[cases]]\nid = \"M1\"\nfamily = \"transfert-libre\"\nkey_date = 2025-03-01\n\
         start_at = 2025-03-10T22:00:00-04:00\nholiday_zone = \"Martinique\"\nexpected = {{ due = \"{due}\" }}\n"
    );
    let file = office.letter("martinique.toml", &case);
    let checked = run(&format!("deadlines check {file}"));
    assert_eq!(checked["passed"], 1, "{checked}");
}

#[test]
fn people_get_text_and_programs_get_json() {
    let office = Office::with_a_firm();
    let text = program()
        .args(["--data", &office.path("data"), "office", "list"])
        .output()
        .unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(
        text.contains("name: Cabinet Test") && !text.contains('{'),
        "{text}"
    );
    let help = program().arg("--help").output().unwrap();
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&help.stdout).contains("ingest"));
}

#[test]
fn scans_are_read_page_by_page_and_a_file_with_an_error_is_status_one() {
    let fixtures = "../../tests/fixtures/scans";
    let output = program()
        .args(["--json", "documents", "text", "--jobs", "2"])
        .args(["decision.jpg", "decision.pdf", "locked.pdf", "missing.pdf"])
        .current_dir(fixtures)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "two files had an error");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("decision.jpg: 1/1"), "progress: {told}");
    let lines: Vec<Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 4);
    for (line, source) in lines.iter().zip(["ocr", "text"]) {
        assert_eq!(keys(line), ["error", "file", "pages"]);
        assert_eq!(line["error"], Value::Null);
        let page = &line["pages"][0];
        assert_eq!(keys(page), ["confidence", "number", "source", "text"]);
        assert_eq!(
            (&page["number"], &page["source"]),
            (&1.into(), &source.into())
        );
        assert!(page["confidence"].as_f64().unwrap() > 0.9);
        assert!(page["text"].as_str().unwrap().contains("Amina Benhaddou"));
    }
    for line in &lines[2..] {
        assert_eq!(line["pages"], serde_json::json!([]));
        assert!(line["error"].is_string(), "{line}");
    }
}
