//! The local API.

use crate::office::{Office, THANKS};
use serde_json::Value;
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Stdio},
};
#[cfg(unix)]
use std::{
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

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

impl Server {
    /// Ends it as a service is ended, and waits until it has.
    #[cfg(unix)]
    fn stop(&mut self) {
        let id = self.child.id().to_string();
        let mut kill = std::process::Command::new("kill");
        assert!(kill.args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap();
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

#[test]
fn what_is_saved_comes_to_the_browser() {
    let office = Office::with_a_firm();
    let server = Server::start(&office);
    let (host, token) = (
        format!("Host: 127.0.0.1:{}", server.port),
        format!("Authorization: Bearer {}", server.token),
    );
    let head = "POST /api/places?name=agenda%20d%27%C3%A9t%C3%A9.ics&save=true";
    let (status, place) = server.send(head, &[&host, &token], "");
    assert_eq!(status, 200, "{place}");
    let place: Value = serde_json::from_str(&place).unwrap();
    let place = place["token"].as_str().unwrap();
    let fetch = |method: &str, place: &str| {
        let head = format!("{method} /api/places/{place}");
        server.send(&head, &[&host, &token], "")
    };
    assert_eq!(fetch("HEAD", place).0, 404, "nothing is written yet");
    let (status, done) = server.call(
        "agenda.export",
        &format!(r#"{{"place":"{place}","discreet":false}}"#),
    );
    assert_eq!(status, 200, "{done}");
    assert_eq!(fetch("HEAD", place).0, 200);
    let (status, text) = fetch("GET", place);
    assert_eq!(status, 200);
    assert!(text.contains("BEGIN:VCALENDAR"), "{text}");
    assert_eq!(fetch("GET", "../firms").0, 404);
    assert_eq!(fetch("GET", "0123").0, 404);
}

/// The folders of what waits in clear.
#[cfg(unix)]
fn dropped(office: &Office) -> Vec<PathBuf> {
    std::fs::read_dir(office.path("data/tmp"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect()
}

#[cfg(unix)]
#[test]
fn a_dropped_file_does_not_stay_in_clear() {
    let office = Office::with_a_firm();
    std::fs::create_dir_all(office.path("data/tmp/drop-left-by-a-kill")).unwrap();
    let mut server = Server::start(&office);
    assert!(
        dropped(&office).is_empty(),
        "the start clears what a kill left"
    );
    let (host, token) = (
        format!("Host: 127.0.0.1:{}", server.port),
        format!("Authorization: Bearer {}", server.token),
    );
    let drop_one = |server: &Server| {
        let (_, place) = server.send("POST /api/places?name=a.eml", &[&host, &token], THANKS);
        serde_json::from_str::<Value>(&place).unwrap()["token"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let place = drop_one(&server);
    let folder = dropped(&office).remove(0);
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&folder.join("a.eml"))), (0o700, 0o600));
    server.call("ingest.start", &format!(r#"{{"places":["{place}"]}}"#));
    for _ in 0..400 {
        if dropped(&office).is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert!(dropped(&office).is_empty(), "the job took it in");

    drop_one(&server);
    assert_eq!(dropped(&office).len(), 1, "nobody has asked for it yet");
    server.stop();
    assert!(dropped(&office).is_empty(), "the end clears what waits");
}
