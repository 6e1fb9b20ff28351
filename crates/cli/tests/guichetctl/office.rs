//! A data folder, the program on it, and letters to bring in.

use serde_json::Value;
use std::{
    fs,
    process::{Command, Output},
};
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "un tilleul sous la pluie de novembre";

/// A data folder, and the program on it.
pub(crate) struct Office {
    pub(crate) folder: TempDir,
}

impl Office {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        Self { folder }
    }

    /// An office with a firm in it.
    pub(crate) fn with_a_firm() -> Self {
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

    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    pub(crate) fn command(&self, words: &[&str]) -> Command {
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

    pub(crate) fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// The program where no file may grow beyond so many bytes: what a full disk or a quota is to it.
    pub(crate) fn on_a_small_disk(&self, bytes: u64, words: &[&str]) -> Output {
        let program = self.command(words);
        let mut shell = Command::new("sh");
        shell
            .args([
                "-c",
                &format!("ulimit -f {}; trap '' XFSZ; exec \"$@\"", bytes / 512),
                "sh",
            ])
            .arg(program.get_program())
            .args(program.get_args())
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env_remove("GUICHET_DATA");
        shell.output().unwrap()
    }

    /// The answer of a command that goes well.
    pub(crate) fn ask(&self, words: &[&str]) -> Value {
        let output = self.run(words);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{words:?}: {}",
            error(&output)
        );
        json(&output)
    }

    pub(crate) fn letter(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, text.replace('\n', "\r\n")).unwrap();
        path.display().to_string()
    }
}

pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guichetctl"));
    // No keyring of whoever runs the tests, no data of theirs.
    command
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env_remove("GUICHET_DATA");
    command
}

pub(crate) fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stdout)))
}

pub(crate) fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The stable word of a failure on standard error.
pub(crate) fn code(output: &Output) -> String {
    let failure: Value = serde_json::from_slice(&output.stderr)
        .unwrap_or_else(|_| panic!("not JSON: {}", error(output)));
    for field in ["message", "hint"] {
        assert!(failure["error"][field].is_string(), "{failure}");
    }
    failure["error"]["code"].as_str().unwrap().to_owned()
}

pub(crate) fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

pub(crate) fn has_keys(value: &Value, wanted: &[&str]) {
    for key in wanted {
        assert!(
            value.get(key).is_some(),
            "no `{key}` among {:?}",
            keys(value)
        );
    }
}

pub(crate) const OQTF: &str = "From: Nadia Cherkaoui <nadia@example.org>
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

pub(crate) const THANKS: &str = "From: Karim Zeroual <karim@example.org>
To: contact@cabinet.example
Subject: Merci
Date: Fri, 20 Nov 2026 10:00:00 +0100
Message-ID: <2@example.org>

Merci beaucoup pour le rendez-vous d'hier.
";
