//! Files and folders of mail.

use jiff::Timestamp;
use mail::files::{MboxReader, Reason, Source, write_mbox_entry};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use tempfile::TempDir;

fn mail(subject: &str) -> String {
    format!("From: a@b.fr\nSubject: {subject}\n\nBonjour\n")
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap()
}

fn subjects(paths: &[&Path]) -> Vec<String> {
    Source::open(paths)
        .map(|message| match message {
            Ok(message) => mail::parse(&message.bytes)
                .map(|message| message.subject)
                .unwrap_or_default(),
            Err(failed) => format!("failed: {}", failed.error),
        })
        .collect()
}

fn maildir(root: &Path, folder: &str, name: &str, text: &str) {
    for part in ["cur", "new", "tmp"] {
        fs::create_dir_all(root.join(folder).join(part)).unwrap();
    }
    fs::write(root.join(folder).join(name), text).unwrap();
}

#[test]
fn a_folder_of_everything_gives_every_message_once_and_in_the_same_order() {
    let dir = TempDir::new().unwrap();
    let root = dir.path();
    fs::write(root.join("un.eml"), mail("eml")).unwrap();
    fs::write(root.join("lisez-moi.txt"), "pas un mail").unwrap();
    maildir(
        root,
        "Maildir",
        "cur/1767225600.M1P1.host:2,FS",
        &mail("lu"),
    );
    maildir(root, "Maildir", "new/1767225601.M2P1.host", &mail("neuf"));
    maildir(
        root,
        "Maildir",
        "tmp/1767225602.M3P1.host",
        &mail("pas encore"),
    );
    maildir(
        root,
        "Maildir/.Envoy&AOk-s",
        "cur/1767225603.M4P1.host:2,R",
        &mail("envoyé"),
    );
    let mut mbox = Vec::new();
    write_mbox_entry(
        &mut mbox,
        "a@b.fr",
        at(1_767_225_600),
        mail("premier").as_bytes(),
    )
    .unwrap();
    write_mbox_entry(
        &mut mbox,
        "a@b.fr",
        at(1_767_225_700),
        mail("second").as_bytes(),
    )
    .unwrap();
    fs::write(root.join("vieux.mbox"), &mbox).unwrap();
    fs::write(root.join("Inbox"), &mbox).unwrap();

    let found: Vec<_> = Source::open(&[root]).collect::<Result<_, _>>().unwrap();
    let ids: Vec<_> = found
        .iter()
        .map(|message| {
            (
                message.folder.clone().unwrap_or_default(),
                message.provider_id.clone(),
            )
        })
        .collect();
    assert_eq!(found.len(), 8, "{ids:?}");
    assert_eq!(
        subjects(&[root]),
        subjects(&[root]),
        "the order is the same every time"
    );
    assert_eq!(
        Source::open(&[root]).count_hint(),
        6,
        "each mbox counts as one because it is small"
    );

    let read = found
        .iter()
        .find(|message| message.provider_id == "1767225600.M1P1.host")
        .unwrap();
    assert!(read.flags.seen && read.flags.flagged && !read.flags.answered);
    assert_eq!(
        (read.folder.as_deref(), read.received),
        (Some("Maildir"), Some(at(1_767_225_600)))
    );
    assert!(
        ids.iter().any(|(folder, _)| folder == "Maildir/Envoyés"),
        "{ids:?}"
    );
    let second = found
        .iter()
        .filter(|message| message.folder.as_deref() == Some("vieux"))
        .nth(1)
        .unwrap();
    assert_eq!(second.received, Some(at(1_767_225_700)));
    assert!(
        second.provider_id.starts_with("mbox/"),
        "{}",
        second.provider_id
    );
}

#[test]
fn a_maildir_named_directly_is_the_inbox() {
    let dir = TempDir::new().unwrap();
    maildir(dir.path(), "", "cur/1767225600.M1P1.host:2,S", &mail("un"));
    let found: Vec<_> = Source::open(&[dir.path()])
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(found[0].folder.as_deref(), Some("INBOX"));
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_is_read() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("b.eml"), mail("lisible")).unwrap();
    std::os::unix::fs::symlink(dir.path().join("absent"), dir.path().join("a.eml")).unwrap();
    std::os::unix::fs::symlink(dir.path(), dir.path().join("boucle")).unwrap();
    let missing = dir.path().join("rien");
    let all = subjects(&[&missing, dir.path()]);
    assert_eq!(
        all.iter().filter(|line| line.starts_with("failed")).count(),
        3,
        "{all:?}"
    );
    assert!(all.contains(&"lisible".to_owned()));
}

#[test]
fn a_folder_without_permission_is_one_line() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        // Root may read everything: nothing to see here.
        return;
    }
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("secret")).unwrap();
    fs::set_permissions(dir.path().join("secret"), fs::Permissions::from_mode(0o000)).unwrap();
    fs::write(dir.path().join("b.eml"), mail("lisible")).unwrap();
    let all = subjects(&[dir.path()]);
    assert_eq!(
        (
            all.len(),
            all.iter().filter(|line| line.starts_with("failed")).count()
        ),
        (2, 1)
    );
}

#[test]
fn mboxo_and_mboxrd_quoting_is_undone_and_a_sentence_is_no_separator() {
    let mbox = b"From a@b.fr Mon Mar  2 09:00:00 2026\nFrom: a@b.fr\nSubject: un\n\n>From ici\n>>From plus loin\n\nFrom time to time, a sentence starts like this.\n\nFrom c@d.fr Tue Mar  3 09:00:00 2026\nFrom: c@d.fr\nSubject: deux\n\nfin\n";
    let mut reader = MboxReader::new(Cursor::new(&mbox[..]));
    let first = reader.next_entry().unwrap().unwrap();
    let text = String::from_utf8(first.bytes.unwrap()).unwrap();
    assert!(
        text.contains(
            "\nFrom ici\n>From plus loin\n\nFrom time to time, a sentence starts like this.\n"
        ),
        "{text}"
    );
    let second = reader.next_entry().unwrap().unwrap();
    assert!(second.bytes.unwrap().ends_with(b"fin\n"));
    assert_eq!(
        usize::try_from(second.offset).unwrap(),
        memchr::memmem::find(mbox, b"From c@d.fr").unwrap()
    );
    assert!(reader.next_entry().unwrap().is_none());
}

#[test]
fn strange_separators_separate_when_a_header_follows() {
    let mbox = b"From x@y 2026-03-02\nSubject: un\n\nA\n\nFrom x@y 2026-03-03\nSubject: deux\n\nB\n\nFrom nowhere\nin particular\n";
    let mut reader = MboxReader::new(Cursor::new(&mbox[..]));
    let bodies: Vec<_> = std::iter::from_fn(|| reader.next_entry().unwrap())
        .map(|entry| entry.bytes.unwrap())
        .collect();
    assert_eq!(bodies.len(), 2);
    assert!(bodies[1].ends_with(b"particular\n"));
}

#[test]
fn an_mbox_without_blank_lines_is_as_many_messages_as_it_has_separators() {
    let one = "From a@b.fr Mon Nov 16 10:00:00 2026\nFrom: a@b.fr\nSubject: s\n\nligne\nFrom here we go.\nFrom Paris Mon Nov 16 10:00:00 2026 we write\n\nFrom b@c.fr Mon Nov 16 10:00:00 2026\nno header\n";
    let mbox = one.repeat(3);
    let mut reader = mail::files::MboxReader::new(mbox.as_bytes());
    let mut texts = Vec::new();
    while let Some(entry) = reader.next_entry().unwrap() {
        texts.push(String::from_utf8(entry.bytes.unwrap()).unwrap());
    }
    let (_, message) = one.split_once('\n').unwrap();
    assert_eq!(texts, [message; 3]);
}

#[test]
fn an_mbox_that_grows_is_read_up_to_its_length_at_the_start_and_says_so() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("in.mbox");
    let mut mbox = Vec::new();
    write_mbox_entry(
        &mut mbox,
        "a@b.fr",
        at(1_767_225_600),
        mail("un").as_bytes(),
    )
    .unwrap();
    write_mbox_entry(
        &mut mbox,
        "a@b.fr",
        at(1_767_225_600),
        mail("deux").as_bytes(),
    )
    .unwrap();
    fs::write(&path, &mbox).unwrap();
    let append = |text: &[u8]| {
        fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .unwrap()
            .write_all(text)
            .unwrap()
    };

    let mut source = Source::open(&[&path]);
    assert!(source.next().unwrap().is_ok());
    append(b"From c@d.fr Mon Mar  2 09:00:00 2026\nSubject: trois\n\nB\n");
    assert!(
        source.next().unwrap().is_ok(),
        "the last complete message is kept"
    );
    let report = source.next().unwrap().unwrap_err();
    assert!(
        matches!(report.error, Reason::Grew { .. }) && report.path == path,
        "{report}"
    );
    assert!(source.next().is_none());

    let mut source = Source::open(&[&path]);
    assert!(source.next().unwrap().is_ok() && source.next().unwrap().is_ok());
    append(b"and the text goes on\n");
    let report = source.next().unwrap().unwrap_err();
    assert!(
        matches!(report.error, Reason::Grew { .. }),
        "half a message is not handed out as a whole: {report}"
    );
    assert!(source.next().is_none());
}

#[test]
fn marks_of_mail_programs_are_read_from_an_mbox() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("in.mbox");
    fs::write(&path, "From - Mon Mar  2 09:00:00 2026\nX-Mozilla-Status: 0003\nSubject: a\n\nx\n\nFrom - Mon Mar  2 09:00:00 2026\nStatus: RO\nX-Status: F\nSubject: b\n\nx\n").unwrap();
    let found: Vec<_> = Source::open(&[&path]).collect::<Result<_, _>>().unwrap();
    assert!(found[0].flags.seen && found[0].flags.answered);
    assert!(found[1].flags.seen && found[1].flags.flagged && !found[1].flags.answered);
}

#[test]
fn entries_can_be_read_elsewhere() {
    let dir = TempDir::new().unwrap();
    testkit::corpus::write_maildir(dir.path(), 40, 9).unwrap();
    let entries: Vec<_> = Source::open(&[dir.path()])
        .entries()
        .collect::<Result<_, _>>()
        .unwrap();
    let (left, right): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .enumerate()
        .partition(|(n, _)| n % 2 == 0);
    let other = std::thread::spawn(move || {
        right
            .into_iter()
            .filter_map(|(_, entry)| entry.read().ok())
            .count()
    });
    let here = left
        .into_iter()
        .filter_map(|(_, entry)| entry.read().ok())
        .count();
    assert_eq!(here + other.join().unwrap(), 40);
}

#[test]
fn every_mail_of_the_corpus_is_well_formed() {
    for n in 0..600 {
        let raw = testkit::corpus::message(n, 5);
        let message = mail::parse(&raw).unwrap();
        assert!(message.flags.is_empty(), "mail {n}: {:?}", message.flags);
        assert!(
            message.date.is_some()
                && !message.subject.is_empty()
                && message.text.contains("Bien cordialement"),
            "mail {n}"
        );
        assert!(!message.from[0].name.contains("=?") && message.from[0].address.contains('@'));
    }
}

#[test]
fn a_message_of_apple_mail_is_read_without_what_is_noted_about_it() {
    let dir = TempDir::new().unwrap();
    let text = mail("d’Apple");
    let notes = "<?xml version=\"1.0\"?><plist><dict/></plist>";
    let file = format!("{}      \n{text}{notes}", text.len());
    fs::write(dir.path().join("12.emlx"), file).unwrap();
    let found: Vec<_> = Source::open(&[dir.path()])
        .collect::<Result<_, _>>()
        .unwrap();
    let [message] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(message.bytes, text.as_bytes());
    assert_eq!(Source::open(&[dir.path()]).count_hint(), 1);
}

#[test]
fn what_only_outlook_reads_is_told_and_never_passed_over() {
    let dir = TempDir::new().unwrap();
    for name in ["lettre.msg", "archive.PST", "un.eml"] {
        fs::write(dir.path().join(name), mail("un")).unwrap();
    }
    let told = subjects(&[dir.path()]);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains(".pst") && told[1].contains(".msg"));
    let named = subjects(&[&dir.path().join("lettre.msg")]);
    assert!(named[0].contains("save the mail as .eml"), "{named:?}");
}
