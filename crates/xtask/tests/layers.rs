//! Dependencies point down. docs/architecture.md draws the picture; this test is the rule.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// The engines: bytes go in, values come out. They do not know each other.
const ENGINE: &[&str] = &["domain"];

/// Who may use whom in what ships. A crate without a row does not belong in the workspace.
const ALLOWED: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("contract", &[]),
    ("vault", ENGINE),
    ("store", ENGINE),
    ("mail", ENGINE),
    ("documents", ENGINE),
    ("intelligence", ENGINE),
    (
        "office",
        &[
            "contract",
            "domain",
            "vault",
            "store",
            "mail",
            "documents",
            "intelligence",
        ],
    ),
    // `triage` and `parse` work without an office, hence the two engines.
    (
        "cli",
        &["office", "contract", "domain", "mail", "intelligence"],
    ),
    ("guichet", &["office", "contract"]),
    ("testkit", &["domain", "mail"]),
    (
        "xtask",
        &[
            "contract",
            "domain",
            "intelligence",
            "mail",
            "testkit",
            "vault",
        ],
    ),
    ("journeys", &[]),
];

/// Crates of others that only one of ours may name, and why.
const OWNED: &[(&str, &str, &str)] = &[
    (
        "rusqlite",
        "store",
        "one place holds the key, the pragmas and the SQL",
    ),
    ("tauri", "guichet", "everything else runs without a window"),
    ("axum", "cli", "the office knows no HTTP server"),
    ("keyring", "office", "one place asks the system for secrets"),
    (
        "genai",
        "intelligence",
        "one place talks to model providers, after redaction",
    ),
    ("async-imap", "mail", "one place talks to mail servers"),
    ("lettre", "mail", "one place hands mail to servers"),
    ("mail-builder", "mail", "one place writes MIME"),
    ("mail-parser", "mail", "one place reads hostile MIME"),
    ("ammonia", "mail", "one place decides what HTML is harmless"),
    (
        "pdf-extract",
        "documents",
        "one place reads hostile documents",
    ),
];

fn root() -> PathBuf {
    PathBuf::from("../..")
}

struct Dependency {
    name: String,
    is_ours: bool,
}

/// Every crate of the workspace with what it uses when it ships (not what its tests use).
fn workspace() -> BTreeMap<String, Vec<Dependency>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs: it started this test");
    let metadata: Value =
        serde_json::from_slice(&output.stdout).expect("cargo metadata writes JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list(&metadata["packages"])
        .iter()
        .map(|package| {
            let used = list(&package["dependencies"])
                .iter()
                .filter(|dependency| dependency["kind"].as_str() != Some("dev"))
                .map(|dependency| Dependency {
                    name: text(&dependency["name"]),
                    is_ours: dependency["path"].is_string(),
                })
                .collect();
            (text(&package["name"]), used)
        })
        .collect()
}

#[test]
fn crates_use_only_the_layer_below() {
    let allowed: BTreeMap<_, _> = ALLOWED.iter().copied().collect();
    let mut broken = Vec::new();
    for (name, used) in workspace() {
        let Some(row) = allowed.get(name.as_str()) else {
            broken.push(format!("{name} has no row in ALLOWED"));
            continue;
        };
        for Dependency {
            name: other,
            is_ours,
        } in used
        {
            if is_ours && !row.contains(&other.as_str()) {
                broken.push(format!("{name} must not use {other}"));
            }
            if let Some((_, owner, why)) = OWNED.iter().find(|(owned, ..)| *owned == other)
                && *owner != name
            {
                broken.push(format!(
                    "{name} must not name {other}; only {owner} does: {why}"
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_row_has_its_crate() {
    let known: BTreeSet<_> = workspace().into_keys().collect();
    let rows: BTreeSet<_> = ALLOWED.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(
        rows, known,
        "a row without a crate says nothing about the house"
    );
}
