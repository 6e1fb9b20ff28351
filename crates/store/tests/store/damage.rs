//! What can be wrong with a folder: each case has its own answer, and nothing is overwritten.

use std::fs;
use std::path::{Path, PathBuf};

use store::{Error, Store};

use crate::{Firm, NOW, keys, options, tamper, user};

/// A closed firm with one member in it.
fn closed_firm() -> (tempfile::TempDir, PathBuf) {
    let firm = Firm::new();
    firm.write(|writer| writer.insert(&user(1)));
    let Firm { store, folder } = firm;
    drop(store);
    let path = folder.path().join("firm/firm.db");
    (folder, path)
}

/// Opens the firm, expecting a failure, and checks that the file is what it was.
fn refused(folder: &Path, file: &Path) -> Error {
    let before = fs::read(file).unwrap();
    let error = Store::open(&options(folder)).expect_err("the file must not open");
    assert!(
        fs::read(file).unwrap() == before,
        "a file that does not open is not touched"
    );
    error
}

#[test]
fn a_firm_is_there_after_it_was_closed() {
    let (folder, _) = closed_firm();
    let store = Store::open(&options(folder.path())).unwrap();
    let users = store.read(|reader| reader.users()).unwrap();
    assert_eq!(users, [user(1)]);
}

#[test]
fn another_key_does_not_open_the_file() {
    let (folder, path) = closed_firm();
    let mut wrong = options(folder.path());
    wrong.keys = keys(50);
    assert!(matches!(Store::open(&wrong), Err(Error::WrongKey)));
    let bytes = fs::read(&path).unwrap();
    assert!(
        !bytes.windows(4).any(|window| window == b"Anne"),
        "the name is not readable on disk"
    );
    assert!(
        !bytes.starts_with(b"SQLite format 3"),
        "not even the header is"
    );
}

#[test]
fn another_key_is_damage_when_the_check_is_lost() {
    let (folder, path) = closed_firm();
    fs::remove_file(folder.path().join("firm/firm.check")).unwrap();
    let mut wrong = options(folder.path());
    wrong.keys = keys(50);
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(&wrong), Err(Error::Damaged { .. })));
    assert!(fs::read(&path).unwrap() == before);
    assert!(
        Store::open(&options(folder.path())).is_ok(),
        "the right key still opens it"
    );
}

#[test]
fn an_empty_file_is_not_taken_for_a_new_firm() {
    let (folder, path) = closed_firm();
    fs::write(&path, b"").unwrap();
    assert!(matches!(
        refused(folder.path(), &path),
        Error::Damaged { .. }
    ));
}

#[test]
fn a_truncated_file_is_damaged() {
    for keep in [100, 4096, 5000, 40_960] {
        let (folder, path) = closed_firm();
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..keep]).unwrap();
        let error = refused(folder.path(), &path);
        assert!(
            matches!(error, Error::Damaged { .. }),
            "{keep} bytes: {error:?}"
        );
    }
}

#[test]
fn garbage_is_damaged() {
    let (folder, path) = closed_firm();
    fs::write(&path, b"this is not a database at all. ".repeat(1000)).unwrap();
    assert!(matches!(
        refused(folder.path(), &path),
        Error::Damaged { .. }
    ));
}

#[test]
fn a_changed_page_is_found_by_verify() {
    let (folder, path) = closed_firm();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() - 2000;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let found = Store::open(&options(folder.path())).and_then(|store| store.verify());
    assert!(
        found.as_ref().map_or(true, |findings| !findings.is_empty()),
        "{found:?}"
    );
}

#[test]
fn a_newer_file_is_refused_and_not_touched() {
    let (folder, path) = closed_firm();
    tamper(folder.path(), "PRAGMA user_version = 999").unwrap();
    let error = refused(folder.path(), &path);
    assert!(
        matches!(error, Error::NewerSchema { found: 999, .. }),
        "{error:?}"
    );
}

#[test]
fn a_folder_without_a_firm_is_missing_and_stays_empty() {
    let folder = tempfile::tempdir().unwrap();
    let error = Store::open(&options(folder.path())).unwrap_err();
    assert!(matches!(error, Error::Missing { .. }));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_second_window_is_told_that_the_firm_is_open() {
    let firm = Firm::new();
    let options = options(firm.folder.path());
    assert!(matches!(Store::open(&options), Err(Error::InUse)));
    assert!(matches!(Store::create(&options), Err(Error::InUse)));
    drop(firm.store);
    assert!(Store::open(&options).is_ok(), "after it was closed");
}

#[test]
fn creating_does_not_overwrite_a_firm() {
    let (folder, path) = closed_firm();
    let before = fs::read(&path).unwrap();
    assert!(matches!(
        Store::create(&options(folder.path())),
        Err(Error::Exists { .. })
    ));
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn what_a_crash_left_of_creating_does_not_stop_creating() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("firm")).unwrap();
    fs::write(folder.path().join("firm/firm.db.new"), b"half").unwrap();
    fs::write(folder.path().join("firm/firm.db.new-journal"), b"half").unwrap();
    assert!(!Store::exists(&folder.path().join("firm")));
    assert!(Store::create(&options(folder.path())).is_ok());
}

#[test]
fn a_folder_that_cannot_be_made_is_read_only() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("firm"),
        b"a file stands where the folder should be",
    )
    .unwrap();
    let error = Store::create(&options(folder.path())).unwrap_err();
    assert!(matches!(error, Error::ReadOnly { .. }), "{error:?}");
}

#[test]
fn a_panic_in_a_transaction_keeps_nothing_and_breaks_nothing() {
    let firm = Firm::new();
    let store = firm.store.clone();
    let panicked = std::panic::catch_unwind(move || {
        store.write(NOW, |writer| -> Result<(), Error> {
            writer.insert(&user(1))?;
            panic!("in the middle");
        })
    });
    assert!(panicked.is_err());
    assert_eq!(firm.read(|reader| reader.users()), []);
    firm.write(|writer| writer.insert(&user(2)));
}
