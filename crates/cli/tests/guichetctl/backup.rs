//! `backup` and `office recover`.

use crate::office::{OQTF, Office, THANKS, code, has_keys, json};
use std::{fs, path::Path, time::Instant};

const WORDS: &[&str] = &["tenant_id", "communications", "blobs", "sha256"];

#[test]
fn a_firm_is_backed_up_checked_and_restored_elsewhere() {
    let office = Office::with_a_firm();
    office.letter("1.eml", OQTF);
    office.ask(&["ingest", &office.path("1.eml")]);
    let file = office.path("cabinet.guichet");
    let made = office.ask(&["backup", "create", &file]);
    has_keys(&made, WORDS);
    let status = office.ask(&["office", "status"]);
    assert_eq!(made["communications"], status["communications"]);
    assert_eq!(made["blobs"], status["blobs"]);

    office.letter("2.eml", THANKS);
    office.ask(&["ingest", &office.path("2.eml")]);
    let again = office.ask(&["backup", "create", &file]);
    assert_eq!(again["communications"], 2);
    assert_eq!(again["generations"], 2);
    assert!(
        again["moved_bytes"].as_u64() < made["moved_bytes"].as_u64(),
        "{again}"
    );

    let checked = office.ask(&["backup", "check", &file]);
    for word in WORDS {
        assert_eq!(checked[word], again[word], "{word}");
    }
    assert_eq!(
        (&checked["proven"], &checked["ok"]),
        (&true.into(), &true.into())
    );

    let refused = office.run(&["backup", "restore", &file]);
    assert_eq!(
        (refused.status.code(), code(&refused).as_str()),
        (Some(4), "firm_here")
    );

    let elsewhere = Office::new();
    let restored = elsewhere.ask(&["backup", "restore", &file]);
    for word in WORDS {
        assert_eq!(restored[word], again[word], "{word}");
    }
    let there = elsewhere.ask(&["office", "status"]);
    let here = office.ask(&["office", "status"]);
    for what in ["communications", "contacts", "workspaces", "blobs"] {
        assert_eq!(there[what], here[what], "{what}");
    }
    assert_eq!(elsewhere.ask(&["verify"])["ok"], true);
}

#[test]
fn a_damaged_backup_is_a_finding_of_the_check_and_a_refusal_of_the_restore() {
    let office = Office::with_a_firm();
    let file = office.path("cabinet.guichet");
    office.ask(&["backup", "create", &file]);
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();

    let checked = office.run(&["backup", "check", &file]);
    assert_eq!(checked.status.code(), Some(1));
    let report = json(&checked);
    has_keys(&report, WORDS);
    assert_eq!(report["ok"], false);
    let finding = report["findings"][0].as_str().unwrap();
    assert!(
        finding.starts_with("the database is damaged: pages "),
        "{finding}"
    );

    let elsewhere = Office::new();
    let refused = elsewhere.run(&["backup", "restore", &file]);
    assert_eq!(
        (refused.status.code(), code(&refused).as_str()),
        (Some(4), "backup_damaged")
    );
    assert_eq!(elsewhere.ask(&["office", "list"]), serde_json::json!([]));

    fs::write(&file, "a thesis").unwrap();
    for words in [["backup", "check", &file], ["backup", "create", &file]] {
        let refused = office.run(&words);
        assert_eq!(code(&refused), "not_a_backup");
    }
    assert_eq!(fs::read(&file).unwrap(), b"a thesis");
}

#[test]
fn the_kit_opens_a_restored_firm_when_nobody_knows_the_passphrase() {
    let office = Office::new();
    let made = office.ask(&[
        "office",
        "create",
        "--name",
        "A",
        "--kind",
        "law-firm",
        "--owner-name",
        "B",
        "--owner-email",
        "b@example.org",
    ]);
    office.letter("1.eml", OQTF);
    office.ask(&["ingest", &office.path("1.eml")]);
    let file = office.path("a.guichet");
    office.ask(&["backup", "create", &file]);

    let elsewhere = Office::new();
    fs::write(
        elsewhere.path("passphrase"),
        "chaloupe girouette mandarine tambour\n",
    )
    .unwrap();
    fs::write(
        elsewhere.path("kit"),
        made["recovery_kit"].as_str().unwrap(),
    )
    .unwrap();
    let refused = elsewhere.run(&["backup", "restore", &file]);
    assert_eq!(
        (refused.status.code(), code(&refused).as_str()),
        (Some(3), "wrong_passphrase"),
        "what will not open is not restored"
    );
    let mut bare = crate::office::program();
    let restored = bare
        .args([
            "--data",
            &elsewhere.path("data"),
            "--json",
            "backup",
            "restore",
            &file,
        ])
        .output()
        .unwrap();
    assert_eq!(
        restored.status.code(),
        Some(0),
        "{}",
        crate::office::error(&restored)
    );
    assert_eq!(
        json(&restored)["proven"],
        false,
        "without a key nothing is proven yet"
    );
    let kit = elsewhere.path("kit");
    elsewhere.ask(&["office", "recover", "--kit-file", &kit]);
    assert_eq!(elsewhere.ask(&["office", "status"])["communications"], 1);
    assert_eq!(elsewhere.ask(&["verify"])["ok"], true);
}

/// A letter with a scan that is kept in a file of its own.
fn scan(seed: u32) -> String {
    let mut state = seed | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        char::from(b'A' + (state >> 8) as u8 % 26)
    };
    let noise: String = (0..30_000)
        .map(|_| (0..76).map(|_| next()).collect::<String>() + "\n")
        .collect();
    format!(
        "From: K <k@example.org>\nSubject: scan {seed}\nMessage-ID: <{seed}@example.org>\nDate: Fri, 20 Nov 2026 10:00:00 +0100\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n{noise}"
    )
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn a_disk_that_fills_leaves_nothing_half_made() {
    let office = Office::with_a_firm();
    office.letter("1.eml", &scan(1));
    office.ask(&["ingest", &office.path("1.eml")]);
    fs::create_dir(office.path("disk")).unwrap();
    let file = office.path("disk/cabinet.guichet");
    let half = 1 << 20;
    let refused = office.on_a_small_disk(half, &["backup", "create", &file]);
    assert_eq!(
        (refused.status.code(), code(&refused).as_str()),
        (Some(4), "disk_full")
    );
    assert_eq!(names(Path::new(&office.path("disk"))), [] as [&str; 0]);

    office.ask(&["backup", "create", &file]);
    let before = fs::read(&file).unwrap();
    assert!(before.len() as u64 > 2 * half, "{}", before.len());
    office.letter("2.eml", &scan(2));
    office.ask(&["ingest", &office.path("2.eml")]);
    let room = before.len() as u64 + half;
    let refused = office.on_a_small_disk(room, &["backup", "create", &file]);
    assert_eq!(code(&refused), "disk_full");
    assert!(
        fs::read(&file).unwrap() == before,
        "the backup before is as it was"
    );

    let elsewhere = Office::new();
    let refused = elsewhere.on_a_small_disk(half, &["backup", "restore", &file]);
    assert_eq!(
        (refused.status.code(), code(&refused).as_str()),
        (Some(4), "disk_full")
    );
    let data = elsewhere.folder.path().join("data");
    assert_eq!(names(&data.join("firms")), [] as [&str; 0]);
    let left: Vec<_> = names(&data.join("restoring"))
        .into_iter()
        .filter(|name| !name.ends_with(".lock"))
        .collect();
    assert_eq!(left, [] as [&str; 0]);
    assert_eq!(
        elsewhere.ask(&["backup", "restore", &file])["communications"],
        1
    );
}

#[test]
fn a_kill_during_a_backup_or_a_restoration_loses_nothing() {
    let office = Office::with_a_firm();
    office.letter("1.eml", &scan(1));
    office.ask(&["ingest", &office.path("1.eml")]);
    let file = office.path("cabinet.guichet");
    office.ask(&["backup", "create", &file]);
    // A machine may be ten times as fast as another: the kills are spread over what one run takes on this one.
    let started = Instant::now();
    office.ask(&["backup", "create", &file]);
    let whole = started.elapsed();
    let killed = |office: &Office, words: &[&str], tenths: u32| {
        let mut child = office.command(words).spawn().unwrap();
        std::thread::sleep(whole * tenths / 10);
        let _ = child.kill();
        child.wait().unwrap().success()
    };
    let mut finished = 0;
    for number in 0..8 {
        office.letter("n.eml", &scan(100 + number));
        office.ask(&["ingest", &office.path("n.eml")]);
        finished += u32::from(killed(&office, &["backup", "create", &file], 2 + number));
        let checked = office.ask(&["backup", "check", &file]);
        assert_eq!(checked["ok"], true, "kill {number}: {checked}");
    }
    assert!(finished < 8, "none of them was hit");

    let elsewhere = Office::new();
    let expected = office.ask(&["backup", "create", &file])["communications"].clone();
    for number in 0..20 {
        let done = killed(&elsewhere, &["backup", "restore", &file], 2 + number);
        let listed = elsewhere.ask(&["office", "list"]);
        let whole = !listed.as_array().unwrap().is_empty();
        assert!(whole || !done, "what was reported is there");
        if whole {
            break;
        }
    }
    if elsewhere.ask(&["office", "list"]) == serde_json::json!([]) {
        elsewhere.ask(&["backup", "restore", &file]);
    }
    assert_eq!(
        elsewhere.ask(&["office", "status"])["communications"],
        expected
    );
    assert_eq!(elsewhere.ask(&["verify"])["ok"], true);
}
