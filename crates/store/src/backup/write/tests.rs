//! What a backup writes, and what it leaves alone.

use super::*;

#[test]
fn a_header_that_could_not_be_flushed_leaves_the_backup_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup");
    let before = [vec![1; HEADER_BYTES], vec![2; HEADER_BYTES], vec![3; 100]].concat();
    fs::write(&path, &before).unwrap();
    let span = Span {
        offset: CONTENTS,
        bytes: 100,
        hash: [0; 32],
    };
    let header = Header {
        generation: 4,
        head: span,
        end: before.len() as u64,
    };
    let mut target = Target {
        file: File::options().read(true).write(true).open(&path).unwrap(),
        header: Some(header),
        end: header.end,
        ..Target::new(&folder.path().join("other")).unwrap()
    };
    target.unfinished = None;
    target.file.seek(SeekFrom::Start(header.end)).unwrap();
    target.append(&[4; 50], [0; 32]).unwrap();
    let newer = Header {
        generation: 5,
        head: span,
        end: target.end,
    };
    let page = newer.encode().unwrap();
    // Up to here, and then the disk fails.
    target.replace_header(HEADER_BYTES as u64, &page).unwrap();
    assert!(fs::read(&path).unwrap() != before);
    target.give_up();
    assert!(fs::read(&path).unwrap() == before);
}
