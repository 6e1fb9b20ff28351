//! Damaged, newer or missing files: each is said plainly, and nothing is overwritten.

use crate::{
    cabinet::{Cabinet, PASSPHRASE},
    letters,
};
use contract::{Failure, FailureCode};
use std::{fs, path::PathBuf};

/// A locked firm with one message, and the folder it lies in.
fn locked() -> (Cabinet, PathBuf) {
    let firm = Cabinet::new();
    firm.receive_one(&letters::oqtf());
    drop(firm.file());
    let folder = firm.data().join("firms").join(&firm.tenant_id);
    (firm, folder)
}

/// What the person is told when the firm does not open. The file in question is as it was.
fn told(firm: &Cabinet, path: &PathBuf) -> Failure {
    let before = fs::read(path).ok();
    let failure = firm
        .unlock(PASSPHRASE)
        .unwrap_err()
        .into_failure("t".to_owned());
    assert_eq!(
        fs::read(path).ok(),
        before,
        "{} was touched",
        path.display()
    );
    for text in [
        &failure.message_fr,
        &failure.message_en,
        &failure.remedy_fr,
        &failure.remedy_en,
    ] {
        assert!(
            !text.is_empty(),
            "what happened and what to do: {failure:?}"
        );
    }
    failure
}

#[test]
fn a_damaged_page_of_the_firms_file_is_found_and_nothing_is_repaired_away() {
    let (firm, folder) = locked();
    let path = folder.join("firm.db");
    let whole = fs::read(&path).unwrap();
    let mut bytes = whole.clone();
    for byte in &mut bytes[..8192] {
        *byte ^= 0x55;
    }
    fs::write(&path, &bytes).unwrap();
    let failure = told(&firm, &path);
    assert!(
        matches!(failure.reason.as_str(), "wrong_key" | "damaged"),
        "{failure:?}"
    );

    // A page in the middle: the firm opens, and the check says so.
    let mut bytes = whole.clone();
    let middle = bytes.len() / 2;
    for byte in &mut bytes[middle..middle + 8192] {
        *byte ^= 0x55;
    }
    fs::write(&path, &bytes).unwrap();
    if firm.unlock(PASSPHRASE).is_ok() {
        match firm.desk.ask(contract::audit::Verify {}) {
            Ok(view) => assert!(!view.ok),
            Err(error) => {
                let cause = format!("{error:?}");
                assert_eq!(
                    error.into_failure(String::new()).reason,
                    "damaged",
                    "{cause}"
                );
            }
        }
        firm.lock();
    }
    fs::write(&path, whole).unwrap();
    let _ = fs::remove_file(folder.join("firm.db-wal"));
    let _ = fs::remove_file(folder.join("firm.db-shm"));
    firm.unlock(PASSPHRASE).unwrap();
    assert_eq!(firm.inbox().len(), 1, "the copy that was put back opens");
}

#[test]
fn a_missing_file_is_not_made_anew() {
    let (firm, folder) = locked();
    let path = folder.join("firm.db");
    fs::rename(&path, folder.join("elsewhere")).unwrap();
    let failure = told(&firm, &path);
    assert_eq!(
        (failure.code, failure.reason.as_str()),
        (FailureCode::NotFound, "missing")
    );
    assert!(!path.exists());
    fs::rename(folder.join("elsewhere"), &path).unwrap();
    firm.unlock(PASSPHRASE).unwrap();
}

#[test]
fn a_damaged_or_newer_key_file_is_left_as_it_is() {
    let (firm, folder) = locked();
    let path = folder.join("firm.keys.json");
    let whole = fs::read_to_string(&path).unwrap();
    for damaged in ["", "{", "[1, 2]", &whole[..whole.len() / 2]] {
        fs::write(&path, damaged).unwrap();
        assert_eq!(told(&firm, &path).reason, "damaged_keys", "{damaged:?}");
    }
    let newer = whole
        .replacen("\"format\": 1", "\"format\": 99", 1)
        .replacen("\"format\":1", "\"format\":99", 1);
    assert_ne!(newer, whole);
    fs::write(&path, newer).unwrap();
    let failure = told(&firm, &path);
    assert_eq!(
        (failure.code, failure.reason.as_str()),
        (FailureCode::Blocked, "newer")
    );
    fs::write(&path, whole).unwrap();
    firm.unlock(PASSPHRASE).unwrap();
}

#[test]
fn content_that_vanished_or_was_swapped_is_found_by_the_check() {
    let (firm, folder) = locked();
    firm.unlock(PASSPHRASE).unwrap();
    assert!(firm.ask(contract::audit::Verify {}).ok);
    let letter = letters::from("Mariam Keïta", "mariam.keita@courriel.example")
        .subject("gros")
        .attach("scan.jpg", "image/jpeg", &letters::noise(400_000));
    firm.receive_one(&letter);
    let mut folders = vec![folder];
    let mut largest: Option<(u64, PathBuf)> = None;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::metadata(&path).unwrap().len();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .file_name()
                .is_some_and(|name| !name.to_string_lossy().starts_with("firm."))
                && largest.as_ref().is_none_or(|(most, _)| bytes > *most)
            {
                largest = Some((bytes, path));
            }
        }
    }
    let (bytes, path) = largest.unwrap();
    assert!(
        bytes > 300_000,
        "the letter lies in a file of its own: {}",
        path.display()
    );
    let whole = fs::read(&path).unwrap();
    let mut swapped = whole.clone();
    swapped[1000] ^= 1;
    fs::write(&path, &swapped).unwrap();
    let view = firm.ask(contract::audit::Verify {});
    assert!(
        !view.ok
            && view
                .findings
                .iter()
                .any(|finding| finding.contains("damaged")),
        "{view:?}"
    );
    fs::remove_file(&path).unwrap();
    let view = firm.ask(contract::audit::Verify {});
    assert!(
        !view.ok
            && view
                .findings
                .iter()
                .any(|finding| finding.contains("missing")),
        "{view:?}"
    );
    let message = firm.by_subject("gros");
    assert!(
        message.text.contains("me rappeler"),
        "what was read of it is still shown"
    );
    assert_eq!(message.defects, ["original_missing"]);
    fs::write(&path, whole).unwrap();
    assert!(firm.ask(contract::audit::Verify {}).ok);
}

/// A letter that was kept and not filed, as after a power cut, and the file in which its bytes lie.
fn kept_and_not_filed(firm: &Cabinet, letter: &letters::Letter) -> PathBuf {
    let file = firm.file();
    let blob = store::PreparedBlob::new(&letter.bytes()).unwrap();
    let now = 1_700_000_000_000;
    file.write(now, |writer| {
        let postmark = store::Postmark {
            arrived_ms: now,
            ..store::Postmark::default()
        };
        writer.keep_arrival(
            store::Id::from_parts(0, b"an-account"),
            "INBOX/1/1",
            &blob,
            postmark,
        )
    })
    .unwrap();
    let blobs = firm
        .data()
        .join("firms")
        .join(&firm.tenant_id)
        .join("blobs");
    let files: Vec<PathBuf> = fs::read_dir(blobs)
        .unwrap()
        .flat_map(|shelf| fs::read_dir(shelf.unwrap().path()).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}

#[test]
fn a_message_whose_bytes_are_gone_locks_nobody_out_and_is_filed_when_they_are_back() {
    let (firm, _) = locked();
    let letter = letters::from("Mariam Keïta", "mariam.keita@courriel.example")
        .subject("gros")
        .attach("scan.jpg", "image/jpeg", &letters::noise(400_000));
    let lost = kept_and_not_filed(&firm, &letter);
    let bytes = fs::read(&lost).unwrap();
    fs::remove_file(&lost).unwrap();
    firm.unlock(PASSPHRASE).unwrap();
    assert_eq!(firm.inbox().len(), 1);
    let told = firm
        .desk
        .call("notifications.list", serde_json::json!({}))
        .unwrap();
    assert_eq!(told["items"][0]["kind"], "MAIL_NOT_FILED", "{told}");
    let findings = firm.ask(contract::audit::Verify {}).findings;
    assert!(
        findings
            .iter()
            .any(|finding| finding.contains("INBOX/1/1") && finding.contains("filed")),
        "{findings:?}"
    );
    // Other mail goes on, and what came of the lost one is said again.
    firm.receive_one(&letters::newsletter());
    firm.lock();
    fs::write(&lost, bytes).unwrap();
    firm.unlock(PASSPHRASE).unwrap();
    assert_eq!(firm.by_subject("gros").subject, "gros");
    assert!(firm.ask(contract::audit::Verify {}).ok);
}

#[test]
fn a_message_whose_bytes_are_gone_is_filed_when_it_comes_again() {
    let (firm, _) = locked();
    let letter = letters::from("Mariam Keïta", "mariam.keita@courriel.example")
        .subject("gros")
        .attach("scan.jpg", "image/jpeg", &letters::noise(400_000));
    fs::remove_file(kept_and_not_filed(&firm, &letter)).unwrap();
    firm.unlock(PASSPHRASE).unwrap();
    assert_eq!(firm.inbox().len(), 1);
    let report = firm.receive(&[&letter]);
    assert_eq!((report.read, report.stored), (1, 1), "{report:?}");
    assert_eq!(firm.inbox().len(), 2);
    assert!(firm.ask(contract::audit::Verify {}).ok);
}
