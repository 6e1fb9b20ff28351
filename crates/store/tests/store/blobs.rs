//! Content by its address, and arrivals.

use std::fs;

use store::{ArrivalState, BlobHash, Error, Finding, NewArrival, PreparedBlob};

use crate::{Firm, NOW, id, options};

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
        firm.write(|writer| writer.keep_arrival(id(account), provider, raw, NOW))
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
            match writer.keep_arrival(id(1), provider, &raw, NOW)? {
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
    let made = store
        .read(|reader| reader.communication_of_raw(&BlobHash::of(b"1")))
        .unwrap();
    assert_eq!(made, Some(id(5)));
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
