use super::*;

fn options(folder: &Path) -> Options {
    let keys = Keys {
        database: [1; 32],
        blobs: [2; 32],
        names: [3; 32],
    };
    Options {
        folder: folder.join("firm"),
        keys,
        device: Id::from_parts(1, &[1; 10]),
    }
}

/// The database may not grow beyond the size it has: what a full disk is to it.
fn limit_pages(store: &Store, pages: u32) {
    store
        .inner
        .writer
        .lock()
        .connection
        .pragma_update(None, "max_page_count", pages)
        .unwrap();
}

#[test]
fn a_full_disk_rolls_the_transaction_back_and_is_over_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&options(folder.path())).unwrap();
    store
        .write(1, |writer| writer.set_setting("before", true.into()))
        .unwrap();
    limit_pages(&store, 1);
    let full = store.write(1, |writer| -> Result<(), Error> {
        writer.set_setting("before", false.into())?;
        for number in 0..10_000 {
            writer.set_setting(&format!("key.{number}"), "x".repeat(1000).into())?;
        }
        Ok(())
    });
    assert!(matches!(full, Err(Error::DiskFull)), "{full:?}");
    let before = store.read(|reader| reader.setting("before")).unwrap();
    assert_eq!(before, Some(true.into()), "nothing of it was kept");
    limit_pages(&store, u32::MAX);
    store
        .write(1, |writer| writer.set_setting("after", true.into()))
        .unwrap();
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn the_journals_clock_goes_on_after_a_restart_with_the_machines_set_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&options(folder.path())).unwrap();
    store
        .write(2_000_000, |writer| writer.set_setting("a", 1.into()))
        .unwrap();
    drop(store);
    let store = Store::open(&options(folder.path())).unwrap();
    store
        .write(1_000_000, |writer| writer.set_setting("a", 2.into()))
        .unwrap();
    let records = store.read(|reader| reader.journal_after(0, 10)).unwrap();
    assert!(records[0].stamp < records[1].stamp, "{records:?}");
}

#[test]
fn readers_beyond_the_pool_wait_and_all_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&options(folder.path())).unwrap();
    store
        .write(1, |writer| writer.set_setting("a", 1.into()))
        .unwrap();
    let readers: Vec<_> = (0..16)
        .map(|_| {
            let store = store.clone();
            std::thread::spawn(move || store.read(|reader| reader.setting("a")))
        })
        .collect();
    for reader in readers {
        assert_eq!(reader.join().unwrap().unwrap(), Some(1.into()));
    }
}
