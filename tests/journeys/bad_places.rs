//! Places that cannot be read, files that change under the reader, and requests without sense.

use crate::{cabinet::Cabinet, letters};
use contract::{audit::Verify, ingest::StartIngest};
use std::{
    fs,
    io::Write,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};
use testkit::corpus;

#[test]
fn what_cannot_be_read_is_reported_with_its_path_and_reason_and_the_rest_comes_in() {
    let firm = Cabinet::new();
    let folder = firm.place("dossier");
    fs::create_dir_all(folder.join("sous")).unwrap();
    fs::write(folder.join("bon.eml"), letters::oqtf().bytes()).unwrap();
    fs::write(folder.join("sous/autre.eml"), letters::newsletter().bytes()).unwrap();
    symlink(&folder, folder.join("sous/boucle")).unwrap();
    symlink(folder.join("nulle-part.eml"), folder.join("mort.eml")).unwrap();
    let closed = folder.join("ferme");
    fs::create_dir(&closed).unwrap();
    fs::write(closed.join("dedans.eml"), letters::oqtf().bytes()).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let closed_to_me = fs::read_dir(&closed).is_err();

    let report = firm.bring_in(&folder);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    let failed = |part: &str| {
        report
            .failed
            .iter()
            .find(|failed| failed.path.contains(part))
            .map(|failed| failed.error.as_str())
    };
    assert!(
        failed("boucle").is_some_and(|error| error.contains("leads back")),
        "{report:?}"
    );
    assert!(
        failed("mort.eml").is_some_and(|error| !error.is_empty()),
        "{report:?}"
    );
    assert_eq!(
        failed("ferme").is_some(),
        closed_to_me,
        "root can read everything: {report:?}"
    );
    assert_eq!(report.stored, if closed_to_me { 2 } else { 3 });

    let missing = firm.bring_in(Path::new("/nowhere/at/all"));
    assert_eq!((missing.read, missing.failed.len()), (0, 1));
    assert!(
        missing.failed[0].path.contains("/nowhere/at/all") && !missing.failed[0].error.is_empty()
    );
}

#[test]
fn an_mbox_that_grows_while_it_is_read_is_complete_after_the_next_reading() {
    const MAILS: u64 = 250;
    let firm = Cabinet::new();
    let place = firm.place("boite.mbox");
    let entry = |number: u64| {
        let mail = String::from_utf8_lossy(&corpus::message(number, 9)).into_owned();
        let quoted: Vec<String> = mail
            .lines()
            .map(|line| {
                if line.trim_start_matches('>').starts_with("From ") {
                    format!(">{line}")
                } else {
                    line.to_owned()
                }
            })
            .collect();
        format!(
            "From x@bad.example Fri Nov 20 09:00:00 2026\n{}\n\n",
            quoted.join("\n")
        )
    };
    fs::write(&place, (0..MAILS / 2).map(entry).collect::<String>()).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = fs::File::options().append(true).open(&place).unwrap();
            for number in MAILS / 2..MAILS {
                let text = entry(number);
                // Half a message at a time: a reader may look in between.
                let (first, second) = text.as_bytes().split_at(text.len() / 2);
                file.write_all(first).unwrap();
                std::thread::sleep(Duration::from_millis(1));
                file.write_all(second).unwrap();
            }
            done.store(true, Ordering::Release);
        });
        while !done.load(Ordering::Acquire) {
            let report = firm.bring_in(&place);
            for failed in &report.failed {
                assert!(
                    failed.path.contains("boite.mbox") && failed.error.contains("grew"),
                    "{failed:?}"
                );
            }
        }
    });
    firm.bring_in(&place);
    let rows = firm.inbox();
    assert_eq!(
        rows.len(),
        MAILS as usize,
        "every message once, none of them cut"
    );
    assert!(rows.iter().all(|row| !row.unparsed));
    assert_eq!(firm.bring_in(&place).stored, 0);
}

#[test]
fn requests_without_sense_are_refused_and_stop_nothing() {
    let firm = Cabinet::new();
    let id = firm.receive_one(&letters::oqtf()).id;
    let bodies = [
        serde_json::json!(null),
        serde_json::json!([]),
        serde_json::json!("x"),
        serde_json::json!({ "id": "", "ids": [""], "limit": 0, "query": "\"(((", "token": "x" }),
        serde_json::json!({ "id": id, "unknown": 1 }),
        serde_json::json!({ "limit": 4_294_967_296_u64 }),
    ];
    for name in contract::NAMES
        .iter()
        .filter(|name| !matches!(**name, "firm.lock" | "demo.load"))
    {
        for body in &bodies {
            if let Err(failure) = firm.desk.call(name, body.clone()) {
                assert!(
                    !failure.message_fr.contains("a defect") && failure.reason != "broken",
                    "{name} {body}: {failure:?}"
                );
            }
        }
    }
    for query in [
        "",
        "\"",
        "((",
        "AND OR NOT",
        "*",
        "from:",
        "before:hier",
        "a\0b",
        "NEAR(a b",
        &"x ".repeat(5000),
        "🙂",
        "%' OR 1=1 --",
    ] {
        firm.desk
            .call(
                "search.query",
                serde_json::json!({ "query": query, "limit": 5 }),
            )
            .unwrap_or_else(|failure| panic!("{query:?}: {failure:?}"));
    }
    assert_eq!(firm.inbox().len(), 1);
    assert!(firm.ask(Verify {}).ok);
}

#[test]
fn a_program_that_ends_in_the_middle_of_an_import_waits_until_the_firm_is_closed() {
    let firm = Cabinet::new();
    let folder = firm.place("maildir");
    corpus::write_maildir(&folder, 400, 7).unwrap();
    let token = firm.desk.offer(&folder).token;
    firm.ask(StartIngest {
        places: vec![token],
        account: None,
    });
    let beside = firm
        .data()
        .join("firms")
        .join(&firm.tenant_id)
        .join("firm.db-wal");
    assert!(beside.exists(), "the firm is in use");
    firm.desk.close();
    // The database folds this file in when the last connection is closed.
    assert!(!beside.exists(), "a thread still has the firm open");

    firm.unlock(crate::cabinet::PASSPHRASE).unwrap();
    assert!(firm.ask(Verify {}).ok);
    let report = firm.bring_in(&folder);
    assert_eq!(report.stored + report.duplicates, 400, "{report:?}");
}
