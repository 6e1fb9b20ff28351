//! What a person may ask of the firm: everything about them, and that it goes (B58, 3.13).

use crate::{
    cabinet::{Cabinet, Hands, NOW, PASSPHRASE, desk, file_of},
    letters::{self, Letter, noise},
};
use contract::{
    agenda::CreateAppointment,
    audit::Verify,
    backup::{SetBackupPlan, StartBackup},
    contacts::{ContactRow, MergeContacts},
    firm::Unlock,
    inbox::{CorrectAnalysis, LinkWorkspace, SaveDraft},
    notes::{RemoveNote, SaveNote},
    rights::{ErasePerson, PreviewErasure, RecordConsent},
    search::{KeepSearch, RememberSearch},
    tasks::SaveTask,
    words::Role,
    workspaces::UpdateWorkspace,
};
use office::{Clock as _, Handle};
use serde_json::json;
use std::{collections::BTreeSet, fs, io::Read as _, path::Path};

const NAME: &str = "Ibrahima Kanaripersonnezq";
const ADDRESS: &str = "kanariadressezq@courriel.example";

/// Words that stand nowhere but in what is about the person.
const WORDS: &[&str] = &[
    "kanaripersonnezq",
    "kanariadressezq",
    "kanaritextezq",
    "kanariobjetzq",
    "kanaripiecezq",
    "kanarifichierzq",
    "kanaribrouillonzq",
    "kanarinotezq",
    "kanarinoteotezq",
    "kanaritachezq",
    "kanariaudiencezq",
    "kanaridocumentzq",
    "kanariresumezq",
    "kanariconsentezq",
    "kanariraisonzq",
    "kanarisecondezq",
    "kanariautrezq",
];

fn letter() -> Letter {
    let text = letters::oqtf().text;
    letters::oqtf()
        .named(NAME, ADDRESS)
        .subject("OQTF reçue hier kanariobjetzq")
        .text(
            &text
                .replace("Amadou DIALLO", &NAME.to_uppercase())
                .replace("deux enfants", "deux enfants (kanaritextezq)"),
        )
        .attach("kanarifichierzq.txt", "text/plain", b"Piece kanaripiecezq")
        .attach("scan.jpg", "image/jpeg", &noise(300_000))
}

fn archive(firm: &Cabinet, id: &str) {
    firm.ask(UpdateWorkspace {
        id: id.to_owned(),
        title: None,
        description: None,
        procedure: None,
        responsible_id: None,
        archived: Some(true),
    });
}

fn note(firm: &Cabinet, workspace: &str, text: &str) -> String {
    let view = firm.ask(SaveNote {
        workspace_id: workspace.to_owned(),
        id: None,
        text: text.to_owned(),
    });
    let found = view.notes.iter().find(|note| note.text == text);
    found.unwrap().id.clone()
}

/// A firm with the person, everything that people and the machine do about them, and another client beside.
fn firm() -> Cabinet {
    let firm = Cabinet::new();
    let letter = letter();
    let opened = firm.receive_one(&letter);
    firm.receive(&[
        &letters::ordinary(NAME, ADDRESS).answers(&letter),
        &letters::oqtf_critical(),
        &letters::newsletter(),
    ]);
    let (id, workspace) = (opened.id.clone(), opened.workspace.clone().unwrap().id);
    let second = firm.receive_one(
        &letters::ordinary("Kanarisecondezq I.", "kanariautrezq@autre.example")
            .subject("autre adresse"),
    );
    firm.ask(MergeContacts {
        keep: person(&firm).id,
        absorb: second.contact.unwrap().id,
    });
    firm.ask(CorrectAnalysis {
        id: id.clone(),
        field: "priority".to_owned(),
        value: "critical".to_owned(),
    });
    firm.ask(SaveDraft {
        id: id.clone(),
        text: "Bonjour kanaribrouillonzq,".to_owned(),
    });
    firm.ask(contract::inbox::JudgeSummary {
        id,
        verdict: "edited".to_owned(),
        text: Some("OQTF kanariresumezq".to_owned()),
    });
    for query in [&format!("recours {NAME}"), ADDRESS] {
        firm.ask(RememberSearch {
            query: query.to_owned(),
        });
    }
    firm.ask(KeepSearch {
        query: NAME.to_uppercase(),
        saved: true,
    });
    note(&firm, &workspace, "À rappeler kanarinotezq");
    let removed = note(&firm, &workspace, "Ôtée kanarinoteotezq");
    firm.ask(RemoveNote { id: removed });
    firm.ask(SaveTask {
        workspace_id: workspace.clone(),
        id: None,
        label: "Appeler kanaritachezq".to_owned(),
        due_on: None,
        owner_id: None,
    });
    firm.ask(CreateAppointment {
        workspace_id: Some(workspace.clone()),
        title: "Audience kanariaudiencezq".to_owned(),
        place: None,
        notes: None,
        start: "2026-12-10T09:00:00+01:00".to_owned(),
        end: None,
        people: None,
        reminders: Some(vec![60]),
    });
    let path = firm.place("kanaridocumentzq.txt");
    fs::write(&path, "Mémoire de kanaridocumentzq").unwrap();
    let job = firm.ask(contract::documents::AddDocuments {
        workspace_id: workspace.clone(),
        places: vec![firm.desk.offer(&path).token],
        item_id: None,
        document_id: None,
    });
    assert_eq!(firm.finished(&job.id).state, "done");
    firm.ask(RecordConsent {
        contact_id: person(&firm).id,
        purpose: "Transmission au tribunal kanariconsentezq".to_owned(),
        given: true,
        said_on: None,
        evidence: "Lettre".to_owned(),
    });
    let deadline = firm.workspace(&workspace).deadlines[0].id.clone();
    firm.ask(contract::deadlines::Decide {
        id: deadline,
        state: contract::words::DeadlineState::Rejected,
        note: Some("Erreur kanariraisonzq".to_owned()),
    });
    firm.ask(contract::deadlines::Enter {
        workspace_id: workspace,
        title: "Recours de Kanaripersonnezq".to_owned(),
        due: "2026-12-10".to_owned(),
    });
    firm.desk.session().unwrap().check_timers().unwrap();
    firm
}

fn contact(firm: &Cabinet, name: &str) -> Option<ContactRow> {
    firm.contacts().into_iter().find(|row| row.name == name)
}

fn person(firm: &Cabinet) -> ContactRow {
    contact(firm, NAME).unwrap()
}

fn back_up(firm: &Cabinet, path: &Path) {
    let job = firm.ask(StartBackup {
        place: Some(firm.desk.offer(path).token),
    });
    assert_eq!(firm.finished(&job.id).state, "done");
}

fn left(store: &store::Store, words: &[&str]) -> Vec<String> {
    store.read(|reader| reader.leftovers(words)).unwrap()
}

fn blob_files(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    entries
        .map(|entry| entry.unwrap().path())
        .map(|path| if path.is_dir() { blob_files(&path) } else { 1 })
        .sum()
}

/// The journal of a firm, played into an empty one, gives its rows.
fn replays(store: &store::Store) {
    let (rows, journal) = store
        .read(|reader| {
            Ok::<_, store::Error>((
                reader.synchronised_rows()?,
                reader.journal_after(0, 1_000_000)?,
            ))
        })
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let empty = store::Store::create(&store::Options {
        folder: folder.path().join("empty"),
        keys: store::Keys {
            database: [1; 32],
            blobs: [2; 32],
            names: [3; 32],
        },
        device: store::Id::from_parts(1, &[9; 10]),
    })
    .unwrap();
    for part in journal.chunks(7) {
        empty
            .write(1_800_000_000_000, |writer| writer.apply_journal(part))
            .unwrap();
        assert!(left(&empty, WORDS).is_empty());
    }
    let played = empty.read(|reader| reader.synchronised_rows()).unwrap();
    let (before, after): (BTreeSet<_>, BTreeSet<_>) =
        (rows.iter().collect(), played.iter().collect());
    assert_eq!(before, after);
}

#[test]
fn after_an_erasure_no_word_of_the_person_is_anywhere_and_an_older_backup_forgets_too() {
    let firm = firm();
    let person = person(&firm);
    let workspace = firm
        .by_subject("OQTF reçue hier kanariobjetzq")
        .workspace
        .unwrap();
    let backup = firm.place("avant.guichet");
    back_up(&firm, &backup);
    let before = firm.file();
    for word in WORDS {
        assert!(!left(&before, &[word]).is_empty(), "{word} is somewhere");
    }
    drop(before);
    firm.unlock(PASSPHRASE).unwrap();
    let blobs = firm
        .data()
        .join("firms")
        .join(&firm.tenant_id)
        .join("blobs");
    assert!(blob_files(&blobs) > 0);

    let preview = || {
        firm.ask(PreviewErasure {
            contact_id: person.id.clone(),
        })
    };
    let erase = |name: &str| {
        let asked = firm.desk.ask(ErasePerson {
            contact_id: person.id.clone(),
            name: name.to_owned(),
        });
        asked.map_err(|error| Box::new(error.into_failure(String::new())))
    };
    assert_eq!(preview().running.len(), 1, "a deadline runs");
    let refused = erase(NAME).unwrap_err();
    assert_eq!(refused.reason, "running_deadline");
    assert!(
        refused.message_fr.contains(&workspace.reference),
        "{refused:?}"
    );
    archive(&firm, &workspace.id);
    let shown = preview();
    assert!(shown.running.is_empty());
    assert_eq!(
        (
            shown.goes.messages,
            shown.goes.attachments,
            shown.goes.documents,
            shown.goes.workspaces
        ),
        (3, 2, 1, 1),
        "{shown:?}"
    );
    assert_eq!(shown.kept, [], "nothing else names the person");
    assert_eq!(shown.backups.len(), 1);
    assert_eq!(
        shown.backups[0].lapses_on, None,
        "a file of its own stays until it is deleted"
    );
    assert_eq!(erase("Quelqu'un").unwrap_err().reason, "invalid");
    let messages = firm.inbox().len();
    let report = erase("ibrahima  KANARIPERSONNEZQ").unwrap();
    assert_eq!(report.erased, shown.goes);
    assert!(report.settled);

    assert_eq!(firm.inbox().len(), messages - 3);
    assert!(contact(&firm, NAME).is_none());
    assert!(firm.search("kanaritextezq").is_empty() && firm.search("kanari*").is_empty());
    assert!(
        contact(&firm, "Fatou Sarr").is_some(),
        "the other client is untouched"
    );
    let verified = firm.ask(Verify {});
    assert!(verified.ok, "{verified:?}");
    assert_eq!(blob_files(&blobs), 0, "the scan was theirs alone");
    // The mailbox still has the letter: it does not come in again.
    let again = firm.receive(&[&letter()]);
    assert_eq!(
        again.stored, 1,
        "a new letter with a new Message-ID is a new letter"
    );
}

#[test]
fn an_erased_firm_holds_nothing_and_its_journal_replays() {
    let firm = firm();
    let letter_bytes = {
        let session = firm.desk.session().unwrap();
        let out = firm.place("personne.zip");
        session
            .export_person(&person(&firm).id, &out, &mut |_, _| true)
            .unwrap();
        let mut archive = zip::ZipArchive::new(fs::File::open(&out).unwrap()).unwrap();
        let name = archive
            .file_names()
            .find(|name| name.starts_with("messages/0001"))
            .unwrap()
            .to_owned();
        let mut bytes = Vec::new();
        archive
            .by_name(&name)
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        bytes
    };
    let backup = firm.place("avant.guichet");
    back_up(&firm, &backup);
    let workspace = firm
        .by_subject("OQTF reçue hier kanariobjetzq")
        .workspace
        .unwrap();
    archive(&firm, &workspace.id);
    firm.ask(ErasePerson {
        contact_id: person(&firm).id,
        name: NAME.to_owned(),
    });
    let file = firm.place("encore.eml");
    fs::write(&file, letter_bytes).unwrap();
    let job = firm.ask(contract::ingest::StartIngest {
        places: vec![firm.desk.offer(&file).token],
        account: None,
    });
    let report = firm.finished(&job.id).report.unwrap();
    assert_eq!(
        (report.stored, report.duplicates),
        (0, 1),
        "it does not come in again"
    );

    let store = firm.file();
    for word in WORDS {
        assert_eq!(left(&store, &[word]), [] as [&str; 0], "{word}");
    }
    replays(&store);
    drop(store);
    let log = firm
        .data()
        .join("firms")
        .join(&firm.tenant_id)
        .join("firm.db-wal");
    assert!(fs::metadata(log).map_or(0, |file| file.len()) == 0);

    // The laptop is lost; the older backup still holds the person.
    let data = firm.place("another-computer");
    let other = desk(&data, &Hands::at(NOW));
    other
        .restore_backup(&backup, None, &mut |_, _| true)
        .unwrap();
    let unlock = Unlock {
        tenant_id: firm.tenant_id.clone(),
        passphrase: Some(PASSPHRASE.to_owned()),
        code: None,
        remember: None,
    };
    assert_eq!(other.handle(unlock).unwrap().notices, [] as [&str; 0]);
    let verified = other.ask(Verify {}).unwrap();
    assert!(verified.ok, "{verified:?}");
    other.close();
    let store = file_of(&data, &firm.tenant_id);
    for word in WORDS {
        assert_eq!(
            left(&store, &[word]),
            [] as [&str; 0],
            "{word} in what was restored"
        );
    }
    replays(&store);
}

#[test]
fn what_another_client_has_part_in_stays_and_is_told() {
    let firm = firm();
    let person = person(&firm);
    let workspace = firm
        .by_subject("OQTF reçue hier kanariobjetzq")
        .workspace
        .unwrap();
    archive(&firm, &workspace.id);
    let fatou = firm
        .by_subject("OQTF sans délai et assignation à résidence")
        .workspace
        .unwrap();
    let copied = letters::ordinary("Fatou Sarr", "fatou.sarr@courriel.example")
        .subject("avec copie")
        .header("Cc", &format!("Mon voisin <{ADDRESS}>"));
    let both = letters::ordinary(NAME, ADDRESS)
        .subject("à deux")
        .header("Cc", "Fatou Sarr <fatou.sarr@courriel.example>");
    let filed = letters::ordinary(NAME, ADDRESS).subject("témoignage");
    firm.receive(&[&copied, &both, &filed]);
    for subject in ["avec copie", "à deux"] {
        firm.ask(LinkWorkspace {
            id: firm.by_subject(subject).id,
            workspace_id: None,
        });
    }
    firm.ask(LinkWorkspace {
        id: firm.by_subject("témoignage").id,
        workspace_id: Some(fatou.id.clone()),
    });
    firm.ask(contract::people::SetPerson {
        workspace_id: fatou.id.clone(),
        contact_id: Some(person.id.clone()),
        name: None,
        part: "family".to_owned(),
    });
    note(&firm, &fatou.id, &format!("Témoin : {NAME}"));
    assert!(
        firm.search("kanaripersonnezq")
            .iter()
            .any(|hit| hit.kind == "workspace" && hit.id == fatou.id)
    );
    let preview = firm.ask(PreviewErasure {
        contact_id: person.id.clone(),
    });
    let kept: Vec<(&str, u32)> = preview
        .kept
        .iter()
        .map(|kept| (kept.reason.as_str(), kept.count))
        .collect();
    assert_eq!(
        kept,
        [
            ("address_only", 1),
            ("mention", 1),
            ("other_workspace", 1),
            ("shared", 1),
            ("workspace", 1)
        ]
    );
    firm.ask(ErasePerson {
        contact_id: person.id.clone(),
        name: NAME.to_owned(),
    });
    for subject in ["avec copie", "à deux", "témoignage"] {
        assert_eq!(firm.by_subject(subject).subject, subject, "it stays");
    }
    assert_eq!(firm.workspace(&fatou.id).people.len(), 1);
    assert!(
        !firm
            .search("kanaripersonnezq")
            .iter()
            .any(|hit| hit.kind == "workspace"),
        "the workspace that stays is no longer found by the name"
    );
    let verified = firm.ask(Verify {});
    assert!(verified.ok, "{verified:?}");
    let store = firm.file();
    let left = left(
        &store,
        &["kanaritextezq", "kanaridocumentzq", "kanariobjetzq"],
    );
    assert_eq!(left, [] as [&str; 0]);
}

#[test]
fn only_the_head_of_the_firm_erases_and_exports() {
    let firm = firm();
    let id = person(&firm).id;
    let passphrase = firm.add("Bruno Tessier", Role::Employee);
    firm.lock();
    firm.unlock(&passphrase).unwrap();
    let asked = [
        json!({ "contactId": id }),
        json!({ "contactId": id, "name": NAME }),
        json!({ "class": "spam", "days": 1 }),
    ];
    let commands = [
        "rights.preview_erasure",
        "rights.erase",
        "rights.set_retention",
    ];
    for (command, request) in commands.into_iter().zip(asked) {
        assert_eq!(
            firm.desk.call(command, request).unwrap_err().reason,
            "forbidden"
        );
    }
    let session = firm.desk.session().unwrap();
    let out = firm.place("x.zip");
    assert!(session.export_person(&id, &out, &mut |_, _| true).is_err());
    assert!(!out.exists());
}

#[test]
fn the_export_holds_every_original_and_proves_itself() {
    let firm = firm();
    let person = person(&firm);
    let session = firm.desk.session().unwrap();
    let out = firm.place("personne.zip");
    let stopped = session.export_person(&person.id, &out, &mut |done, _| done < 1);
    assert!(stopped.is_err() && !out.exists(), "whole or not there");
    let report = session
        .export_person(&person.id, &out, &mut |_, _| true)
        .unwrap();
    assert_eq!((report.messages, report.missing.len()), (3, 0));
    assert_eq!(report.documents, 3, "two attachments and a document");
    let mut archive = zip::ZipArchive::new(fs::File::open(&out).unwrap()).unwrap();
    let mut text = |name: &str| {
        let mut bytes = Vec::new();
        archive
            .by_name(name)
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let manifest: serde_json::Value = serde_json::from_str(&text("manifest.json")).unwrap();
    for file in manifest["files"].as_array().unwrap() {
        let path = file["path"].as_str().unwrap();
        if !path.ends_with(".jpg") {
            let hash = store::BlobHash::of(text(path).as_bytes()).to_string();
            assert_eq!(file["sha256"], hash, "{path}");
        }
    }
    let index = text("index.html");
    assert!(index.contains("lang=\"fr\"") && index.contains("Données de la personne"));
    for word in ["kanarinotezq", "kanaritachezq", "kanariaudiencezq"] {
        assert!(text("workspaces.json").contains(word), "{word}");
    }
    assert!(
        text("person.json").contains(ADDRESS) && text("person.json").contains("kanariconsentezq")
    );
    let audit = firm.ask(contract::audit::ListAudit {
        cursor: None,
        limit: 5,
    });
    assert_eq!(audit.items[0].action, "person.export");
}

#[test]
fn a_backup_lapses_on_the_day_that_was_told_and_its_bytes_leave_the_file() {
    let firm = firm();
    let folder = firm.place("disque");
    fs::create_dir_all(&folder).unwrap();
    firm.ask(SetBackupPlan {
        place: Some(firm.desk.offer(&folder).token),
        keep: Some(2),
        ..SetBackupPlan::default()
    });
    let daily = || {
        let job = firm
            .desk
            .session()
            .unwrap()
            .check_backups()
            .unwrap()
            .unwrap();
        assert_eq!(firm.finished(&job.id).state, "done");
    };
    daily();
    archive(
        &firm,
        &firm
            .by_subject("OQTF reçue hier kanariobjetzq")
            .workspace
            .unwrap()
            .id,
    );
    let erased = firm.ask(ErasePerson {
        contact_id: person(&firm).id,
        name: NAME.to_owned(),
    });
    assert_eq!(erased.backups.len(), 1);
    assert_eq!(
        erased.backups[0].lapses_on.as_deref(),
        Some("2026-11-22"),
        "{erased:?}"
    );
    let file = Path::new(&erased.backups[0].path);
    let erased_ms = store::BackupFile::open(file).unwrap().made_ms();
    let with_scan = fs::metadata(file).unwrap().len();
    for _ in 0..2 {
        firm.clock.pass(jiff::SignedDuration::from_hours(24));
        daily();
    }
    assert_eq!(firm.clock.now().to_string(), "2026-11-22T09:12:00Z");
    let times = store::BackupFile::open(file)
        .unwrap()
        .all_made_ms()
        .unwrap();
    assert!(
        times.len() == 2 && times.iter().all(|at| *at > erased_ms),
        "{times:?}"
    );
    let without = fs::metadata(file).unwrap().len();
    assert!(
        without + 300_000 < with_scan + 400_000 && without < with_scan,
        "{with_scan} {without}"
    );
}
