//! Erasing: what goes, what shares with it, what a crash leaves, and what other devices say of it later.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use store::{
    Communication, Erasure, ErasureOrder, NewArrival, Operation, PreparedBlob, Store, Thoroughness,
};

use crate::{Firm, NOW, id, options, postmark};

fn noise(seed: u8) -> Vec<u8> {
    let mut state = u64::from(seed) + 0x2545_f491_4f6c_dd1d;
    (0..200_000)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[0]
        })
        .collect()
}

/// A message with large bytes of its own.
fn message(firm: &Firm, number: u64, raw: &PreparedBlob) {
    firm.write(|writer| {
        let arrival = writer.keep_arrival(id(1), &format!("INBOX/1/{number}"), raw, postmark())?;
        let mut row = Communication::incoming(id(number), NOW);
        row.raw_hash = Some(raw.hash);
        row.subject = format!("kanari{number}zq");
        writer.insert(&row)?;
        if let NewArrival::Kept(arrival) = arrival {
            writer.arrival_parsed(arrival, row.id)?;
        }
        Ok(())
    });
}

fn order(number: u64) -> ErasureOrder {
    ErasureOrder {
        communications: BTreeSet::from([id(number)]),
        ..ErasureOrder::default()
    }
}

fn erase(firm: &Firm, order: &ErasureOrder) {
    firm.write(|writer| {
        let hashes = writer.raw_hashes(&order.communications)?;
        writer.register_erasure(&Erasure::of(id(77), NOW, None, order, &hashes))?;
        writer.erase(order)?;
        writer.end_erasure(Thoroughness::Anew)
    });
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, |entries| {
        entries
            .map(|entry| entry.unwrap().path())
            .map(|path| if path.is_dir() { files(&path) } else { 1 })
            .sum()
    })
}

#[test]
fn a_crash_after_an_erasure_is_made_good_and_the_message_does_not_come_in_again() {
    let mut firm = Firm::new();
    let (one, two) = (
        PreparedBlob::new(&noise(1)).unwrap(),
        PreparedBlob::new(&noise(2)).unwrap(),
    );
    message(&firm, 10, &one);
    message(&firm, 11, &two);
    let blobs = firm.folder.path().join("firm/blobs");
    assert_eq!(files(&blobs), 2);
    erase(&firm, &order(10));
    assert_eq!(files(&blobs), 2, "the file goes after the transaction");
    // The process ends here; whoever opens the firm next goes on.
    let options = options(firm.folder.path());
    drop(std::mem::replace(&mut firm.store, Firm::new().store));
    firm.store = Store::open(&options).unwrap();
    firm.store.settle_erasures().unwrap();
    assert_eq!(files(&blobs), 1);
    assert!(
        firm.read(|reader| reader.leftovers(&["kanari10zq"]))
            .is_empty()
    );
    assert!(
        !firm
            .read(|reader| reader.leftovers(&["kanari11zq"]))
            .is_empty()
    );
    assert_eq!(
        firm.write(|writer| writer.keep_arrival(id(1), "INBOX/2/1", &one, postmark())),
        NewArrival::Erased
    );
    assert_eq!(files(&blobs), 1);
    firm.store.settle_erasures().unwrap();
}

#[test]
fn content_that_another_message_has_too_stays() {
    let firm = Firm::new();
    let raw = PreparedBlob::new(&noise(3)).unwrap();
    message(&firm, 10, &raw);
    message(&firm, 11, &raw);
    erase(&firm, &order(10));
    firm.store.settle_erasures().unwrap();
    assert_eq!(files(&firm.folder.path().join("firm/blobs")), 1);
    assert!(firm.read(|reader| reader.blob(&raw.hash)).is_some());
}

#[test]
fn what_another_device_says_later_of_an_erased_row_is_not_kept() {
    let firm = Firm::new();
    message(
        &firm,
        10,
        &PreparedBlob::new(b"Subject: a\r\n\r\nb").unwrap(),
    );
    let before = firm.read(|reader| reader.journal_after(0, 1000));
    erase(&firm, &order(10));
    let mut late = before
        .into_iter()
        .find(|record| record.entity == "communications")
        .unwrap();
    late.stamp.hlc += 1 << 40;
    late.stamp.device = id(9_000_001);
    firm.write(|writer| writer.apply_journal(std::slice::from_ref(&late)));
    assert!(firm.read(|reader| reader.communication(id(10))).is_none());
    assert!(
        firm.read(|reader| reader.leftovers(&["kanari10zq"]))
            .is_empty()
    );

    // And a device that learns of the erasure forgets what it knew.
    let other = Firm::new();
    message(
        &other,
        10,
        &PreparedBlob::new(b"Subject: a\r\n\r\nb").unwrap(),
    );
    let tombstones: Vec<_> = firm
        .read(|reader| reader.journal_after(0, 1000))
        .into_iter()
        .filter(|record| record.operation == Operation::Erase)
        .collect();
    other.write(|writer| writer.apply_journal(&tombstones));
    assert!(other.read(|reader| reader.communication(id(10))).is_none());
    assert!(
        other
            .read(|reader| reader.leftovers(&["kanari10zq"]))
            .is_empty()
    );
}
