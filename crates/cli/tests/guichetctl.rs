//! `guichetctl` as a script uses it: the real program, its answers, and its exit statuses.

use serde_json::Value;
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
};
use tempfile::TempDir;

const PASSPHRASE: &str = "un tilleul sous la pluie de novembre";

/// A data folder, and the program on it.
struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        Self { folder }
    }

    /// An office with a firm in it.
    fn with_a_firm() -> Self {
        let office = Self::new();
        let made = office.run(&[
            "office",
            "create",
            "--name",
            "Cabinet Test",
            "--kind",
            "law-firm",
            "--owner-name",
            "Hélène",
            "--owner-email",
            "h@example.org",
        ]);
        assert_eq!(made.status.code(), Some(0), "{}", error(&made));
        office
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = program();
        command
            .args([
                "--data",
                &self.path("data"),
                "--passphrase-file",
                &self.path("passphrase"),
                "--json",
            ])
            .args(words);
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// The answer of a command that goes well.
    fn ask(&self, words: &[&str]) -> Value {
        let output = self.run(words);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{words:?}: {}",
            error(&output)
        );
        json(&output)
    }

    fn letter(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, text.replace('\n', "\r\n")).unwrap();
        path.display().to_string()
    }
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guichetctl"));
    // No keyring of whoever runs the tests, no data of theirs.
    command
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env_remove("GUICHET_DATA");
    command
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stdout)))
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The stable word of a failure on standard error.
fn code(output: &Output) -> String {
    let failure: Value = serde_json::from_slice(&output.stderr)
        .unwrap_or_else(|_| panic!("not JSON: {}", error(output)));
    for field in ["message", "hint"] {
        assert!(failure["error"][field].is_string(), "{failure}");
    }
    failure["error"]["code"].as_str().unwrap().to_owned()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn has_keys(value: &Value, wanted: &[&str]) {
    for key in wanted {
        assert!(
            value.get(key).is_some(),
            "no `{key}` among {:?}",
            keys(value)
        );
    }
}

const OQTF: &str = "From: Nadia Cherkaoui <nadia@example.org>
To: contact@cabinet.example
Subject: OQTF, mon mari
Date: Fri, 20 Nov 2026 09:47:00 +0100
Message-ID: <1@example.org>
Content-Type: text/plain; charset=utf-8

Bonjour Maître,

Mon mari a reçu une obligation de quitter le territoire français (OQTF) avec un délai de départ volontaire de
trente jours. L'arrêté du préfet du Nord lui a été notifié le 18 novembre 2026.

Nadia Cherkaoui
06 39 98 22 16
";

const THANKS: &str = "From: Karim Zeroual <karim@example.org>
To: contact@cabinet.example
Subject: Merci
Date: Fri, 20 Nov 2026 10:00:00 +0100
Message-ID: <2@example.org>

Merci beaucoup pour le rendez-vous d'hier.
";

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
}

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
fn wrong_words_are_status_two() {
    let office = Office::with_a_firm();
    for words in [
        &["bord"][..],
        &["search"],
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

    let cases = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/law/deadline_cases_public.toml"
    );
    let output = run(&["deadlines", "check", cases]);
    let checked = json(&output);
    assert_eq!(
        (output.status.code(), &checked["failed"]),
        (Some(0), &Value::from(0)),
        "{checked}"
    );
    has_keys(&checked["cases"][0], &["id", "expected", "got", "ok"]);

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
    assert_eq!(office.ask(&["verify"])["ok"], true);
    let again = office.ask(&["demo", "load", "--scale", "70"]);
    assert_eq!(
        (&again["stored"], &again["duplicates"]),
        (&Value::from(0), &Value::from(70)),
        "{again}"
    );
}

/// A running `guichetctl serve`, stopped on drop.
struct Server {
    child: Child,
    port: u16,
    token: String,
}

impl Server {
    fn start(office: &Office) -> Self {
        let mut child = office
            .command(&["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut said)
            .unwrap();
        let said: Value = serde_json::from_str(&said).unwrap();
        let port = said["url"]
            .as_str()
            .unwrap()
            .trim_end_matches('/')
            .rsplit(':')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        Self {
            child,
            port,
            token: said["token"].as_str().unwrap().to_owned(),
        }
    }

    /// Sends a request as it is. Answers the status and the body.
    fn send(&self, head: &str, headers: &[&str], body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let mut request = format!(
            "{head} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n",
            body.len()
        );
        for header in headers {
            request.push_str(&format!("{header}\r\n"));
        }
        stream
            .write_all(format!("{request}\r\n{body}").as_bytes())
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        (
            status,
            answer
                .split_once("\r\n\r\n")
                .map(|(_, body)| body.to_owned())
                .unwrap_or_default(),
        )
    }

    fn call(&self, name: &str, body: &str) -> (u16, Value) {
        let (host, token) = (
            format!("Host: 127.0.0.1:{}", self.port),
            format!("Authorization: Bearer {}", self.token),
        );
        let (status, body) = self.send(
            &format!("POST /api/call/{name}"),
            &[&host, &token, "Content-Type: application/json"],
            body,
        );
        (
            status,
            serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}")),
        )
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_local_api_answers_who_has_the_token_and_is_on_this_computer() {
    let office = Office::with_a_firm();
    let server = Server::start(&office);
    let (host, token) = (
        format!("Host: 127.0.0.1:{}", server.port),
        format!("Authorization: Bearer {}", server.token),
    );

    let (status, session) = server.call("firm.session", "{}");
    assert_eq!(
        (status, &session["firmName"]),
        (200, &Value::from("Cabinet Test")),
        "{session}"
    );
    let (status, failure) = server.call("workspaces.show", r#"{"id":"2026-9999"}"#);
    assert_eq!(
        (status, &failure["reason"]),
        (404, &Value::from("not_found"))
    );
    assert_eq!(
        server.call("inbox.list", r#"{"tab":"nonsense"}"#).1["reason"],
        "bad_request"
    );

    let call = "POST /api/call/firm.session";
    for (headers, status) in [
        (vec![host.as_str()], 401),
        (vec![host.as_str(), "Authorization: Bearer 0000"], 401),
        (vec!["Host: guichet.example", token.as_str()], 403),
        (
            vec![
                host.as_str(),
                token.as_str(),
                "Origin: http://guichet.example",
            ],
            403,
        ),
        (vec![host.as_str(), token.as_str(), "Origin: null"], 403),
    ] {
        assert_eq!(server.send(call, &headers, "{}").0, status, "{headers:?}");
    }
    let (status, _) = server.send(
        &format!("POST /api/call/firm.session?token={}", server.token),
        &[&host],
        "{}",
    );
    assert_eq!(
        status, 401,
        "an address that leaks must not be able to change anything"
    );
    assert_eq!(
        server.send("GET /api/attachment/x", &[&host, &token], "").0,
        404
    );
    assert_eq!(
        server.send("GET /", &[&host], "").0,
        404,
        "no window without --ui"
    );
}

#[test]
fn a_dropped_file_comes_in_through_the_local_api() {
    let office = Office::with_a_firm();
    let server = Server::start(&office);
    let (host, token) = (
        format!("Host: 127.0.0.1:{}", server.port),
        format!("Authorization: Bearer {}", server.token),
    );
    let (status, place) = server.send(
        "POST /api/places?name=..%2F..%2Fmerci.eml",
        &[&host, &token],
        THANKS,
    );
    assert_eq!(status, 200, "{place}");
    let place: Value = serde_json::from_str(&place).unwrap();
    assert_eq!(place["name"], "merci.eml", "a name is no path");
    let (status, job) = server.call(
        "ingest.start",
        &format!(r#"{{"places":["{}"]}}"#, place["token"].as_str().unwrap()),
    );
    assert_eq!(status, 200, "{job}");
    for _ in 0..200 {
        let (_, jobs) = server.call("ingest.jobs", "{}");
        if jobs["jobs"][0]["state"] == "done" {
            assert_eq!(jobs["jobs"][0]["report"]["stored"], 1, "{jobs}");
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the job did not end");
}
