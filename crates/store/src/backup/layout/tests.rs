use super::*;
use proptest::prelude::*;

fn span(offset: u64, bytes: u64) -> Span {
    Span {
        offset,
        bytes,
        hash: [7; 32],
    }
}

fn entry(name: &str, pieces: &[Span]) -> Entry {
    Entry {
        name: name.to_owned(),
        pieces: pieces.to_vec(),
    }
}

fn small() -> Index {
    Index {
        entries: vec![
            entry("firm.db", &[span(CONTENTS, 300)]),
            entry("firm.keys.json", &[span(CONTENTS + 300, 20)]),
        ],
    }
}

/// A header and an index written by the first release. They must be readable for ever.
#[test]
fn what_the_first_release_wrote_still_reads() {
    let header = Header {
        generation: 300,
        head: span(8192, 99),
        end: 9000,
    };
    let page = header.encode().unwrap();
    let hex = |bytes: &[u8]| -> String { bytes.iter().map(|byte| format!("{byte:02x}")).collect() };
    expect_test::expect!["4755494348455442 00000001 ac02 8040 63 0707070707070707070707070707070707070707070707070707070707070707 a846"]
        .assert_eq(&[&page[..8], &page[8..12], &page[12..14], &page[14..16], &page[16..17], &page[17..49], &page[49..51]].map(hex).join(" "));
    assert_eq!(Header::decode(&page), Place::Header(header));
    let index = small().encode().unwrap();
    expect_test::expect!["076669726d2e6462018040ac0207070707070707070707070707070707070707070707070707070707070707070e6669726d2e6b6579732e6a736f6e01ac42140707070707070707070707070707070707070707070707070707070707070707"].assert_eq(&hex(&index));
    assert_eq!(Index::decode(&index, 10_000).unwrap(), small());
}

#[test]
fn only_the_files_of_a_firm_are_ever_written() {
    let blob = "ab".repeat(32);
    for name in [
        "firm.db",
        "firm.check",
        "firm.keys.json",
        &format!("blobs/ab/{blob}"),
    ] {
        assert!(Entry::is_of_a_firm(name), "{name}");
    }
    for name in [
        "",
        "firm.lock",
        "../firm.db",
        "/firm.db",
        "blobs/ab/../../x",
        &format!("blobs/cd/{blob}"),
        &format!("blobs/ab/{}", blob.to_uppercase()),
        &format!("blobs/ab/{blob}/x"),
        &format!("blobs//{blob}"),
    ] {
        assert!(!Entry::is_of_a_firm(name), "{name}");
    }
}

#[test]
fn an_index_that_would_fill_a_disk_is_refused() {
    let mut bomb = small();
    bomb.entries[0].pieces = vec![span(CONTENTS, 300); 1000];
    assert!(Index::decode(&bomb.encode().unwrap(), 10_000).is_err());
    let mut outside = small();
    outside.entries[0].pieces = vec![span(u64::MAX - 5, 300)];
    assert!(Index::decode(&outside.encode().unwrap(), 10_000).is_err());
    let mut twice = small();
    twice.entries.push(twice.entries[0].clone());
    assert!(Index::decode(&twice.encode().unwrap(), 10_000).is_err());
    let mut empty = small();
    empty.entries.pop();
    assert!(
        Index::decode(&empty.encode().unwrap(), 10_000).is_err(),
        "a firm without its key file is none"
    );
}

#[test]
fn the_digest_is_of_what_is_there_and_not_of_where_it_lies() {
    let mut moved = small();
    for entry in &mut moved.entries {
        for piece in &mut entry.pieces {
            piece.offset += 5000;
        }
    }
    assert_eq!(moved.digest(), small().digest());
    let mut other = small();
    other.entries[1].pieces[0].hash[0] ^= 1;
    assert_ne!(other.digest(), small().digest());
    let mut renamed = small();
    renamed.entries[1].name = "firm.check".to_owned();
    assert_ne!(renamed.digest(), small().digest());
}

proptest! {
    #[test]
    fn a_header_with_one_other_bit_is_no_header(bit in 0..HEADER_BYTES * 8) {
        let header = Header { generation: 1, head: span(CONTENTS, 10), end: 9000 };
        let mut page = header.encode().unwrap();
        page[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(!matches!(Header::decode(&page), Place::Header(_)));
    }

    #[test]
    fn whatever_an_index_says_it_never_panics(bytes: Vec<u8>, flip: prop::sample::Index) {
        let _ = Index::decode(&bytes, 10_000);
        let mut near = small().encode().unwrap();
        let at = flip.index(near.len());
        near[at] ^= 0x41;
        if let Ok(index) = Index::decode(&near, 10_000) {
            prop_assert!(index.bytes() <= 10_000);
        }
    }
}
