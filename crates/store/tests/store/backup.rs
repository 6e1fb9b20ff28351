//! A firm as one file: made while people work, added to, read back, unpacked, and hard to lose.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use proptest::prelude::*;
use store::{
    BackupError, BackupFile, BackupFinding, BackupOrder, Id, MadeBackup, Options, PreparedBlob,
    Store,
};

use crate::{Firm, NOW, id, keep_mail, mail, options};

fn order(target: &Path) -> BackupOrder<'_> {
    BackupOrder {
        tenant: id(77),
        target,
        now_ms: NOW,
        keep: 3,
        compact: false,
    }
}

fn back_up(store: &Store, target: &Path) -> Result<MadeBackup, BackupError> {
    store.back_up(&order(target), |_, digest| digest.to_vec(), &mut |_, _| {
        true
    })
}

/// Noise of a size that is kept in a file of its own.
fn scan(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    (0..25_000).flat_map(|_| next()).collect()
}

/// A firm with mails, one large content, and the key file that the office puts beside it.
fn firm() -> Firm {
    let firm = Firm::new();
    fs::write(firm.folder.path().join("firm/firm.keys.json"), b"{}\n").unwrap();
    add(&firm.store, 1..40);
    firm.write(|writer| writer.put_blob(&PreparedBlob::new(&scan(1))?));
    firm
}

fn add(store: &Store, numbers: std::ops::Range<u64>) {
    store
        .write(NOW, |writer| {
            for number in numbers {
                let text = "Bonjour Maître, voici les pièces demandées. ".repeat(20);
                keep_mail(
                    writer,
                    &mail(number, NOW, &format!("Pièce {number}"), &text),
                )?;
            }
            Ok::<_, store::Error>(())
        })
        .unwrap();
}

/// Unpacks into a new folder beside the firm and opens what is there.
fn restored(firm: &Firm, backup: &BackupFile, name: &str) -> Store {
    let folder = firm.folder.path().join(name);
    fs::create_dir(&folder).unwrap();
    backup
        .unpack(&folder.join("firm"), &mut |_, _| true)
        .unwrap();
    Store::open(&options(&folder)).unwrap()
}

fn check(path: &Path) -> Vec<BackupFinding> {
    match BackupFile::open(path) {
        Ok(backup) => backup.check(&mut |_, _| true).unwrap().findings,
        Err(BackupError::Damaged(finding)) => vec![finding],
        Err(error) => panic!("{error}"),
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                found.insert(path, bytes);
            }
        }
    }
    found
}

#[test]
fn a_firm_comes_back_from_its_backup_with_everything_in_it() {
    let firm = firm();
    let target = firm.folder.path().join("backup");
    let made = back_up(&firm.store, &target).unwrap();
    assert_eq!(made.counts, firm.store.counts().unwrap());
    assert_eq!((made.counts.communications, made.generations), (39, 1));

    let backup = BackupFile::open(&target).unwrap();
    assert_eq!((backup.tenant(), backup.made_ms()), (id(77), NOW));
    assert_eq!(
        backup.sealed(),
        backup.digest(),
        "what was sealed is the digest of what is there"
    );
    assert_eq!(backup.key_file().unwrap(), b"{}\n");
    let checked = backup.check(&mut |_, _| true).unwrap();
    assert_eq!(checked.findings, []);
    let bytes = fs::read(&target).unwrap();
    assert_eq!(
        (checked.bytes, store::BlobHash(checked.sha256)),
        (bytes.len() as u64, store::BlobHash::of(&bytes)),
        "the hash is the one that sha256sum prints"
    );
    for text in ["Zoé", "Pièce", "Bonjour", "SQLite format"] {
        assert!(
            !bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes()),
            "{text} is readable in the backup"
        );
    }

    let copy = restored(&firm, &backup, "copy");
    assert_eq!(copy.counts().unwrap(), made.counts);
    assert_eq!(copy.verify().unwrap(), []);
    let hash = store::BlobHash::of(&scan(1));
    let content = copy.read(|reader| reader.blob(&hash)).unwrap();
    assert_eq!(content, Some(scan(1)));
}

/// Stops the other thread also when an assertion fails: a test that hangs tells nothing.
struct StopAtEnd<'a>(&'a AtomicBool);

impl Drop for StopAtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_backup_is_one_moment_of_the_firm_while_others_write() {
    let firm = firm();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (store, stop) = (firm.store.clone(), &stop);
        scope.spawn(move || {
            for number in 1000.. {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                add(&store, number..number + 1);
                let _ = store.counts().unwrap();
            }
        });
        let _stopped = StopAtEnd(stop);
        for number in 0..8 {
            let target = firm.folder.path().join("backup");
            // As an import does that fills the log: its pages must not reach the file that is being copied.
            let other = crate::raw(firm.folder.path());
            let mut slowly = |_, _| {
                std::thread::sleep(std::time::Duration::from_millis(2));
                other
                    .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
                    .unwrap();
                true
            };
            let seal = |_: &store::Counts, _: &[u8; 32]| Vec::new();
            let made = firm
                .store
                .back_up(&order(&target), seal, &mut slowly)
                .unwrap();
            let backup = BackupFile::open(&target).unwrap();
            let copy = restored(&firm, &backup, &format!("copy{number}"));
            assert_eq!(copy.counts().unwrap(), made.counts, "backup {number}");
            assert_eq!(copy.verify().unwrap(), [], "backup {number}");
        }
    });
    assert_eq!(firm.store.verify().unwrap(), []);
}

#[test]
fn the_second_backup_moves_only_what_changed() {
    let firm = firm();
    for number in 2..60 {
        firm.write(|writer| writer.put_blob(&PreparedBlob::new(&scan(number))?));
    }
    add(&firm.store, 100..2000);
    let target = firm.folder.path().join("backup");
    let first = back_up(&firm.store, &target).unwrap();
    assert!(first.moved_bytes >= first.content_bytes, "{first:?}");

    let idle = back_up(&firm.store, &target).unwrap();
    assert!(
        idle.moved_bytes < first.moved_bytes / 100,
        "nothing changed: {idle:?}"
    );

    firm.write(|writer| writer.put_blob(&PreparedBlob::new(&scan(99))?));
    add(&firm.store, 5000..5001);
    let second = back_up(&firm.store, &target).unwrap();
    assert!(
        second.moved_bytes < first.moved_bytes / 5,
        "{second:?} after {first:?}"
    );
    assert_eq!(second.generations, 3);
    assert_eq!(check(&target), []);
    let copy = restored(&firm, &BackupFile::open(&target).unwrap(), "copy");
    assert_eq!(copy.counts().unwrap(), firm.store.counts().unwrap());

    assert_eq!(
        back_up(&firm.store, &target).unwrap().generations,
        3,
        "kept"
    );
}

#[test]
fn a_file_that_is_added_to_every_day_does_not_grow_for_ever() {
    let firm = firm();
    let target = firm.folder.path().join("backup");
    let mut sizes = Vec::new();
    for day in 0..30 {
        // Every page of a filled table changes, as after an erasure.
        firm.write(|writer| {
            for number in 0..200 {
                let value = format!("{day} ").repeat(400);
                writer.set_setting(&format!("key.{number}"), value.into())?;
            }
            Ok(())
        });
        back_up(&firm.store, &target).unwrap();
        sizes.push(fs::metadata(&target).unwrap().len());
        assert_eq!(check(&target), [], "day {day}");
    }
    let content = BackupFile::open(&target).unwrap().content_bytes();
    assert!(
        sizes.iter().all(|size| *size < content * 6),
        "three are kept, of {content} bytes: {sizes:?}"
    );
    assert!(
        sizes.windows(2).any(|pair| pair[1] < pair[0]),
        "room was given back: {sizes:?}"
    );
    let backup = BackupFile::open(&target).unwrap();
    assert_eq!(backup.generations(), 3);
    assert_eq!(
        backup.sealed(),
        backup.digest(),
        "what was sealed stays good"
    );
    let copy = restored(&firm, &backup, "copy");
    assert_eq!(copy.verify().unwrap(), []);
    assert_eq!(copy.counts().unwrap(), firm.store.counts().unwrap());
}

#[test]
fn one_flipped_byte_is_found_and_named() {
    let firm = firm();
    let target = firm.folder.path().join("backup");
    back_up(&firm.store, &target).unwrap();
    let whole = fs::read(&target).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    // The second header is smaller than a step through a file of this size.
    let second_header = 6000;
    let steps = (0..whole.len()).step_by(whole.len() / 150);
    for at in steps.chain([second_header]) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&target, &bytes).unwrap();
        let findings = check(&target);
        assert_eq!(findings.len(), 1, "byte {at}: {findings:?}");
        let header = matches!(findings[0], BackupFinding::Header { .. });
        seen.insert(
            findings[0]
                .to_string()
                .split(' ')
                .take(2)
                .collect::<Vec<_>>()
                .join(" "),
        );
        let folder = tempfile::tempdir().unwrap();
        let unpacked = BackupFile::open(&target)
            .and_then(|backup| backup.unpack(&folder.path().join("firm"), &mut |_, _| true));
        assert_eq!(
            unpacked.is_ok(),
            header,
            "byte {at}: only the second header may be missing: {findings:?}"
        );
    }
    for part in ["header 1", "header 2", "the database", "the file"] {
        assert!(seen.contains(part), "{part} was hit: {seen:?}");
    }
}

#[test]
fn a_kill_at_any_moment_leaves_the_backup_before_readable() {
    let firm = firm();
    let target = firm.folder.path().join("backup");
    back_up(&firm.store, &target).unwrap();
    let first = fs::read(&target).unwrap();
    let before = firm.store.counts().unwrap();
    add(&firm.store, 100..200);
    back_up(&firm.store, &target).unwrap();
    let second = fs::read(&target).unwrap();

    // Contents first, then a header: until it is whole, the first backup is the newest.
    let mut states = Vec::new();
    for cut in (first.len()..=second.len()).step_by(second.len() / 20) {
        states.push([&first[..8192], &second[8192..cut]].concat());
    }
    for torn in [1, 20, 100, 4000] {
        states.push([&second[..torn], &first[torn..8192], &second[8192..]].concat());
    }
    for (number, state) in states.into_iter().enumerate() {
        fs::write(&target, &state).unwrap();
        let copy = restored(
            &firm,
            &BackupFile::open(&target).unwrap(),
            &format!("copy{number}"),
        );
        let after = copy.counts().unwrap();
        assert_eq!(after, before, "state {number}");
        let made = back_up(&firm.store, &target).unwrap();
        assert_eq!(
            made.generations, 2,
            "and the next backup goes on from there"
        );
        assert_eq!(check(&target), [], "state {number}");
    }
}

#[test]
fn a_backup_that_was_stopped_leaves_the_file_as_it_was() {
    let firm = firm();
    let target = firm.folder.path().join("backup");
    let stop = |after: u32| {
        let mut left = after;
        let mut progress = |_, _| {
            left = left.saturating_sub(1);
            left > 0
        };
        let seal = |_: &store::Counts, _: &[u8; 32]| Vec::new();
        firm.store.back_up(&order(&target), seal, &mut progress)
    };
    for after in [1, 3] {
        assert!(matches!(stop(after), Err(BackupError::Cancelled)));
        let names: Vec<_> = files(firm.folder.path()).into_keys().collect();
        assert!(
            !names
                .iter()
                .any(|name| name.to_string_lossy().contains("backup")),
            "nothing is left: {names:?}"
        );
    }
    back_up(&firm.store, &target).unwrap();
    let before = fs::read(&target).unwrap();
    add(&firm.store, 100..200);
    for after in [1, 3, 5] {
        assert!(matches!(stop(after), Err(BackupError::Cancelled)));
        assert!(fs::read(&target).unwrap() == before, "stopped at {after}");
    }
}

#[test]
fn what_is_not_a_backup_of_this_firm_is_never_written_over() {
    let firm = firm();
    let target = firm.folder.path().join("backup");
    for other in [b"a thesis".repeat(10), b"a thesis ".repeat(10_000)] {
        fs::write(&target, &other).unwrap();
        let refused = back_up(&firm.store, &target);
        assert!(
            matches!(refused, Err(BackupError::NotABackup { .. })),
            "{refused:?}"
        );
        assert_eq!(fs::read(&target).unwrap(), other);
    }
    fs::remove_file(&target).unwrap();
    back_up(&firm.store, &target).unwrap();
    let before = fs::read(&target).unwrap();
    let stranger = BackupOrder {
        tenant: Id::from_parts(5, &[5; 10]),
        ..order(&target)
    };
    let seal = |_: &store::Counts, _: &[u8; 32]| Vec::new();
    let refused = firm.store.back_up(&stranger, seal, &mut |_, _| true);
    assert!(matches!(refused, Err(BackupError::OtherFirm { found }) if found == id(77)));
    assert!(fs::read(&target).unwrap() == before);
}

#[test]
fn a_file_that_was_cut_off_says_how_much_is_missing() {
    let firm = firm();
    let target = firm.folder.path().join("backup");
    back_up(&firm.store, &target).unwrap();
    let whole = fs::read(&target).unwrap();
    fs::write(&target, &whole[..whole.len() - 1000]).unwrap();
    assert_eq!(check(&target), [BackupFinding::CutOff { missing: 1000 }]);
    let refused = back_up(&firm.store, &target);
    assert!(
        matches!(refused, Err(BackupError::Damaged(_))),
        "nothing is built on it: {refused:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_a_backup_file_holds_reading_it_ends(content: Vec<u8>, flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        thread_local!(static BASE: (Firm, Vec<u8>) = {
            let firm = firm();
            let target = firm.folder.path().join("backup");
            back_up(&firm.store, &target).unwrap();
            let bytes = fs::read(target).unwrap();
            (firm, bytes)
        });
        let mut bytes = BASE.with(|(_, bytes)| bytes.clone());
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup");
        for bytes in [content, bytes] {
            fs::write(&path, &bytes).unwrap();
            if let Ok(backup) = BackupFile::open(&path) {
                let sound = backup.check(&mut |_, _| true).unwrap().findings.is_empty();
                let target = folder.path().join("firm");
                let unpacked = backup.unpack(&target, &mut |_, _| true);
                prop_assert!(unpacked.is_ok() || !sound);
                let _ = fs::remove_dir_all(&target);
            }
        }
    }
}

#[test]
fn the_store_opens_what_was_unpacked_on_another_device() {
    let firm = firm();
    let target = firm.folder.path().join("backup");
    back_up(&firm.store, &target).unwrap();
    let folder = firm.folder.path().join("elsewhere");
    fs::create_dir(&folder).unwrap();
    let backup = BackupFile::open(&target).unwrap();
    backup
        .unpack(&folder.join("firm"), &mut |_, _| true)
        .unwrap();
    let options = Options {
        device: id(8_000_000),
        ..options(&folder)
    };
    let store = Store::open(&options).unwrap();
    add(&store, 300..301);
    assert_eq!(store.counts().unwrap().communications, 40);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_newest_backup_that_leads_nowhere_gives_way_to_the_one_before() {
    let firm = firm();
    let target = firm.folder.path().join("backup");
    back_up(&firm.store, &target).unwrap();
    let first = fs::metadata(&target).unwrap().len();
    add(&firm.store, 40..60);
    back_up(&firm.store, &target).unwrap();
    let whole = fs::read(&target).unwrap();
    let length = usize::try_from(first).unwrap();
    fs::write(&target, &whole[..length]).unwrap();
    let missing = whole.len() as u64 - first;
    let why = Box::new(BackupFinding::CutOff { missing });
    let newest = BackupFinding::Newest { why };
    assert_eq!(check(&target), std::slice::from_ref(&newest));
    let folder = firm.folder.path().join("unpacked");
    let backup = BackupFile::open(&target).unwrap();
    backup.unpack(&folder, &mut |_, _| true).unwrap();
    assert_eq!(backup.generations(), 1);
    let refused = back_up(&firm.store, &target);
    assert!(
        matches!(&refused, Err(BackupError::Damaged(found)) if *found == newest),
        "nothing is built on it: {refused:?}"
    );
}
