//! What a person may ask of the firm: everything about them, and that it goes (B58, 3.13).

use crate::{
    cabinet::{Cabinet, Hands, NOW, PASSPHRASE, desk, file_of},
    letters::{self, Letter, noise},
};
use contract::{
    agenda::CreateAppointment,
    audit::Verify,
    backup::StartBackup,
    contacts::{ContactRow, MergeContacts},
    firm::Unlock,
    inbox::{CorrectAnalysis, SaveDraft},
    notes::{RemoveNote, SaveNote},
    rights::{ErasePerson, PreviewErasure, RecordConsent},
    search::{KeepSearch, RememberSearch},
    tasks::SaveTask,
    workspaces::UpdateWorkspace,
};
use office::Handle;
use std::{collections::BTreeSet, fs, io::Read as _, path::Path};

mod copies;
mod kept;

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
        ending: None,
        forget_ending: None,
        filed_on: None,
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
        was: None,
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
