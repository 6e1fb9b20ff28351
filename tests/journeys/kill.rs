//! Killed at any moment of an ingest, and started again: the same firm as if nothing had happened.

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::{Duration, Instant, SystemTime},
};
use testkit::corpus;

/// Mails in the folder.
const MAILS: u64 = 300;

/// How often the process is killed.
const KILLS: u32 = 50;

/// A folder is started anew after so many kills, so that each part of the ingest is hit.
const KILLS_A_FIRM: u32 = 10;

/// The command line. A test of the whole workspace has built it already; else the same cargo builds it
/// beside this test.
pub(crate) fn guichetctl() -> PathBuf {
    let root = Path::new("..");
    let this = std::env::current_exe().unwrap();
    // target/debug/deps/journeys-…: the programs stand one folder up.
    let profile = this.parent().unwrap().parent().unwrap();
    let program = profile.join("guichetctl");
    let built = fs::metadata(&program).and_then(|file| file.modified());
    if built.is_ok_and(|built| {
        ["crates", "assets"]
            .iter()
            .all(|part| newest(&root.join(part)) < built)
    }) {
        return program;
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build
        .args(["build", "--quiet", "--package", "cli", "--target-dir"])
        .arg(profile.parent().unwrap());
    if !profile.ends_with("debug") {
        build.arg("--profile").arg(profile.file_name().unwrap());
    }
    let built = build.current_dir(root).output().unwrap();
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    program
}

/// When a file under this folder was last changed.
fn newest(folder: &Path) -> SystemTime {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let changed = entries.map(|path| {
        if path.is_dir() {
            newest(&path)
        } else {
            fs::metadata(&path).unwrap().modified().unwrap()
        }
    });
    changed.max().unwrap_or(SystemTime::UNIX_EPOCH)
}

/// A data folder with one firm, driven from the command line.
pub(crate) struct Office<'a> {
    pub(crate) program: &'a Path,
    pub(crate) data: PathBuf,
    pub(crate) passphrase: PathBuf,
}

impl Office<'_> {
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.program);
        command
            .arg("--data")
            .arg(&self.data)
            .arg("--passphrase-file")
            .arg(&self.passphrase)
            .arg("--json")
            .args(arguments);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}\n{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).unwrap()
    }

    pub(crate) fn create(&self) {
        self.json(&[
            "office",
            "create",
            "--name",
            "Cabinet Valmer",
            "--kind",
            "law-firm",
            "--owner-name",
            "Claire Valmer",
            "--owner-email",
            "claire@valmer-avocats.example.fr",
        ]);
    }

    /// Starts an ingest and kills it after `delay`. Returns whether it was still at work.
    fn kill_after(&self, delay: Duration, folder: &Path) -> bool {
        let mut ingest = self.command(&["ingest"]);
        kill_after(ingest.arg(folder), delay)
    }

    /// What the firm holds, in what does not depend on the order in which mail came.
    fn counts(&self) -> Value {
        let status = self.json(&["office", "status"]);
        let board = self.json(&["board"]);
        let columns = board["columns"].as_array().unwrap();
        let mut cards: Vec<String> = columns
            .iter()
            .flat_map(|column| column["cards"].as_array().unwrap())
            .map(|card| format!("{} {}", card["title"], card["sla_due_at"]))
            .collect();
        cards.sort();
        serde_json::json!({
            "communications": status["communications"], "blobs": status["blobs"], "cards": cards,
        })
    }
}

/// Starts a command and kills it after `delay`. Returns whether it was still at work.
pub(crate) fn kill_after(command: &mut Command, delay: Duration) -> bool {
    let mut child = command.spawn().unwrap();
    let started = Instant::now();
    while started.elapsed() < delay {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    true
}

/// How long something takes, and what comes of it.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let result = work();
    (started.elapsed(), result)
}

/// Numbers between 0 and 1 that look random and are the same in every run.
pub(crate) fn fractions() -> impl FnMut() -> f64 {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[test]
fn killed_fifty_times_in_an_ingest_nothing_is_lost_and_nothing_is_twice() {
    let program = guichetctl();
    let folder = tempfile::tempdir().unwrap();
    let maildir = folder.path().join("Maildir");
    corpus::write_maildir(&maildir, MAILS, 11).unwrap();
    let passphrase = folder.path().join("passphrase");
    fs::write(&passphrase, crate::cabinet::PASSPHRASE).unwrap();
    let office = |name: &str| Office {
        program: &program,
        data: folder.path().join(name),
        passphrase: passphrase.clone(),
    };
    let mail = maildir.to_str().unwrap();

    let calm = office("calm");
    calm.create();
    let (opening, _) = timed(|| calm.counts());
    let (whole, report) = timed(|| calm.json(&["ingest", mail]));
    assert_eq!(
        (
            report["read"].as_u64(),
            report["stored"].as_u64(),
            report["duplicates"].as_u64()
        ),
        (Some(MAILS), Some(MAILS), Some(0)),
        "{report}"
    );
    let expected = calm.counts();

    let mut fraction = fractions();
    let mut at_work = 0;
    for round in 0..KILLS / KILLS_A_FIRM {
        let office = office(&format!("killed-{round}"));
        office.create();
        for _ in 0..KILLS_A_FIRM {
            // From the opening of the firm on, and each time so little further that the ingest is not
            // done before the last kill: every part of it is hit.
            let delay = opening / 2 + whole.mul_f64(fraction() * 2.0 / f64::from(KILLS_A_FIRM));
            at_work += u32::from(office.kill_after(delay, &maildir));
        }
        let report = office.json(&["ingest", mail]);
        assert_eq!(report["read"].as_u64(), Some(MAILS), "{report}");
        assert_eq!(office.counts(), expected, "round {round}");
        let again = office.json(&["ingest", mail]);
        assert_eq!(
            (again["stored"].as_u64(), again["duplicates"].as_u64()),
            (Some(0), Some(MAILS)),
            "round {round}: everything is here, once"
        );
        let verified = office.json(&["verify"]);
        assert_eq!(
            (
                verified["ok"].as_bool(),
                verified["findings"].as_array().map(Vec::len)
            ),
            (Some(true), Some(0)),
            "round {round}: {verified}"
        );
    }
    assert!(
        at_work > KILLS / 2,
        "only {at_work} of {KILLS} kills hit an ingest at work"
    );
}
