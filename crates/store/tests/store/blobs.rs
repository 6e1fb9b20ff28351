//! Content by its address, and arrivals.

use std::fs;

use store::{ArrivalState, BlobHash, Error, Finding, NewArrival, PreparedBlob};

use crate::{Firm, NOW, id, options, postmark};

/// Bytes that do not compress.
fn noise(bytes: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..bytes).map(|_| next()).collect()
}

fn blob_files(firm: &Firm) -> Vec<std::path::PathBuf> {
    let folder = firm.folder.path().join("firm/blobs");
    let Ok(shards) = fs::read_dir(folder) else {
        return Vec::new();
    };
    shards
        .flat_map(|shard| fs::read_dir(shard.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect()
}

#[test]
fn content_of_every_size_comes_back_and_is_kept_once() {
    let firm = Firm::new();
    for content in [
        vec![],
        b"Bonjour".to_vec(),
        vec![7; 1 << 20],
        noise(70_000),
        noise(300_000),
    ] {
        let prepared = PreparedBlob::new(&content).unwrap();
        let hash = firm.write(|writer| {
            writer.put_blob(&prepared)?;
            writer.put_blob(&prepared)
        });
        assert_eq!(hash, BlobHash::of(&content));
        assert_eq!(firm.read(|reader| reader.blob(&hash)), Some(content));
    }
    assert_eq!(firm.store.counts().unwrap().blobs, 5);
    assert_eq!(
        blob_files(&firm).len(),
        2,
        "only what is large after compression is a file"
    );
    assert_eq!(firm.store.verify().unwrap(), []);
}

#[test]
fn neither_name_nor_bytes_of_a_file_reveal_the_content() {
    let firm = Firm::new();
    let content = noise(100_000);
    let hash = firm.write(|writer| writer.put_blob(&PreparedBlob::new(&content).unwrap()));
    let files = blob_files(&firm);
    let name = files[0].file_name().unwrap().to_str().unwrap();
    assert_ne!(name, hash.to_string());
    let bytes = fs::read(&files[0]).unwrap();
    assert!(!bytes.windows(32).any(|window| window == &content[500..532]));
}

#[test]
fn damaged_and_missing_files_are_told_apart() {
    let firm = Firm::new();
    let content = noise(100_000);
    let hash = firm.write(|writer| writer.put_blob(&PreparedBlob::new(&content).unwrap()));
    let file = blob_files(&firm).remove(0);
    let mut bytes = fs::read(&file).unwrap();
    bytes[90_000] ^= 1;
    fs::write(&file, bytes).unwrap();
    let damaged = firm.store.read(|reader| reader.blob(&hash));
    assert!(matches!(damaged, Err(Error::Damaged { .. })), "{damaged:?}");
    assert_eq!(firm.store.verify().unwrap(), [Finding::BlobDamaged(hash)]);
    fs::remove_file(&file).unwrap();
    let missing = firm.store.read(|reader| reader.blob(&hash));
    assert!(
        matches!(missing, Err(Error::BlobMissing { .. })),
        "{missing:?}"
    );
    assert_eq!(firm.store.verify().unwrap(), [Finding::BlobMissing(hash)]);
}

#[test]
fn the_same_message_twice_is_one_arrival() {
    let firm = Firm::new();
    let raw = PreparedBlob::new(b"Subject: Bonjour\r\n\r\nTexte").unwrap();
    let keep = |account: u64, provider: &str, raw: &PreparedBlob| {
        firm.write(|writer| writer.keep_arrival(id(account), provider, raw, postmark()))
    };
    let NewArrival::Kept(first) = keep(1, "INBOX/1/7", &raw) else {
        panic!("it is new")
    };
    assert_eq!(
        keep(1, "INBOX/1/7", &raw),
        NewArrival::Known(first),
        "same provider id"
    );
    assert_eq!(
        keep(2, "Archive/1/9", &raw),
        NewArrival::Known(first),
        "same bytes elsewhere"
    );
    let other = PreparedBlob::new(b"Subject: Autre\r\n\r\nTexte").unwrap();
    assert_eq!(
        keep(1, "INBOX/1/7", &other),
        NewArrival::Known(first),
        "the provider says it is the same"
    );
    assert!(matches!(keep(1, "INBOX/1/8", &other), NewArrival::Kept(_)));
}

#[test]
fn arrivals_wait_until_they_are_parsed_also_over_a_restart() {
    let firm = Firm::new();
    let (first, second) = firm.write(|writer| {
        let keep = |provider: &str| {
            let raw = PreparedBlob::new(provider.as_bytes())?;
            match writer.keep_arrival(id(1), provider, &raw, postmark())? {
                NewArrival::Kept(arrival) | NewArrival::Known(arrival) => Ok::<_, Error>(arrival),
                NewArrival::Erased => unreachable!("nothing was erased"),
            }
        };
        Ok((keep("1")?, keep("2")?))
    });
    firm.write(|writer| {
        writer.insert(&store::Communication::incoming(id(5), NOW))?;
        writer.arrival_parsed(first, id(5))?;
        writer.arrival_failed(second, "nested too deep")
    });
    let Firm { store, folder } = firm;
    drop(store);
    let store = store::Store::open(&options(folder.path())).unwrap();
    let waiting = store
        .read(|reader| reader.waiting_arrivals(None, 10))
        .unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (waiting[0].id, waiting[0].state),
        (second, ArrivalState::Failed)
    );
    assert_eq!(waiting[0].raw, BlobHash::of(b"2"));
    let made = store.read(|reader| reader.arrival(first)).unwrap();
    assert_eq!(made.and_then(|made| made.communication_id), Some(id(5)));
}

#[test]
fn secrets_are_kept_on_this_device_only() {
    let firm = Firm::new();
    let key = format!("account/{}/password", id(1));
    firm.write(|writer| writer.set_secret(&key, b"sesame"));
    assert_eq!(
        firm.read(|reader| reader.secret(&key)).unwrap().as_slice(),
        b"sesame"
    );
    assert_eq!(
        firm.store.counts().unwrap().journal,
        0,
        "a secret is never journalled"
    );
    firm.write(|writer| writer.delete_account(id(1)));
    assert_eq!(firm.read(|reader| reader.secret(&key)), None);
}

/// What prepares a file calls this with what it did so far.
fn going_on(_: u64) -> bool {
    true
}

#[test]
fn a_file_that_two_prepare_at_once_is_kept_whole() {
    let firm = Firm::new();
    let content = noise(3 << 20);
    let (start, in_the_middle) = (std::sync::Barrier::new(2), content.len() as u64 * 3 / 2);
    let prepare = || {
        let mut waited = false;
        let mut meet = |done: u64| {
            // Both are in the middle of writing the same file now.
            if done > in_the_middle && !waited {
                waited = true;
                start.wait();
            }
            true
        };
        let mut source = std::io::Cursor::new(&content);
        let prepared = firm.store.prepare_file(&mut source, &mut meet).unwrap();
        firm.write(|writer| writer.put_blob(&prepared.unwrap()))
    };
    let hashes = std::thread::scope(|scope| {
        let other = scope.spawn(prepare);
        [prepare(), other.join().unwrap()]
    });
    assert_eq!(hashes[0], hashes[1]);
    assert_eq!(firm.store.verify().unwrap(), []);
    assert_eq!(firm.read(|reader| reader.blob(&hashes[0])), Some(content));
    assert_eq!(blob_files(&firm).len(), 1, "nothing is left behind");
}

#[test]
fn content_that_is_there_is_not_written_again_and_a_damaged_one_is() {
    let firm = Firm::new();
    let content = noise(2 << 20);
    let prepare = || {
        let mut source = std::io::Cursor::new(&content);
        let prepared = firm.store.prepare_file(&mut source, &mut going_on);
        firm.write(|writer| writer.put_blob(&prepared.unwrap().unwrap()))
    };
    let hash = prepare();
    let file = blob_files(&firm).remove(0);
    let first = fs::read(&file).unwrap();
    prepare();
    assert!(fs::read(&file).unwrap() == first, "the same file");
    let mut cut = first;
    cut.truncate(1 << 20);
    fs::write(&file, cut).unwrap();
    prepare();
    assert_eq!(firm.read(|reader| reader.blob(&hash)), Some(content));
}

/// A message is kept compressed, a large file as it is.
#[test]
fn content_that_came_as_a_message_and_as_a_file_can_be_read() {
    let content: Vec<u8> = noise(1 << 20).iter().flat_map(|&byte| [byte; 2]).collect();
    let packed = PreparedBlob::new(&content).unwrap();
    let as_file = |firm: &Firm| {
        let mut source = std::io::Cursor::new(&content);
        let prepared = firm.store.prepare_file(&mut source, &mut going_on);
        prepared.unwrap().unwrap()
    };
    let firm = Firm::new();
    firm.write(|writer| writer.put_blob(&packed));
    let file = as_file(&firm);
    let hash = firm.write(|writer| writer.put_blob(&file));
    assert_eq!(
        firm.read(|reader| reader.blob(&hash)),
        Some(content.clone())
    );
    let firm = Firm::new();
    let file = as_file(&firm);
    firm.write(|writer| writer.put_blob(&packed));
    firm.write(|writer| writer.put_blob(&file));
    assert_eq!(firm.read(|reader| reader.blob(&hash)), Some(content));
    assert_eq!(firm.store.verify().unwrap(), []);
}

#[test]
fn what_was_never_whole_is_gone_at_the_next_opening() {
    let Firm { store, folder } = Firm::new();
    drop(store);
    let left = folder.path().join("firm/blobs/unfinished/0123456789abcdef");
    fs::create_dir_all(left.parent().unwrap()).unwrap();
    fs::write(&left, b"half").unwrap();
    store::Store::open(&options(folder.path())).unwrap();
    assert!(!left.exists());
}

#[test]
fn a_message_whose_bytes_were_lost_is_whole_again_when_it_comes_again() {
    let firm = Firm::new();
    let raw = PreparedBlob::new(&noise(100_000)).unwrap();
    firm.write(|writer| writer.put_blob(&raw));
    fs::remove_file(blob_files(&firm).remove(0)).unwrap();
    firm.write(|writer| writer.put_blob(&raw));
    assert_eq!(firm.store.verify().unwrap(), []);
}
