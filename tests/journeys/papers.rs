//! Papers: a file becomes a document, is read, found, and opens a delay; and no version of it is ever lost.

use crate::{
    cabinet::{Cabinet, PASSPHRASE},
    letters,
};
use contract::{
    deadlines::Decide,
    documents::{
        AddDocuments, DocumentRow, DocumentView, LinkItem, ListReadings, OpenDocument,
        PauseReading, PutBackDocument, ReadAgain, ReadPage, RemoveDocument, RenameDocument,
        RestoreVersion,
    },
    ingest::JobView,
    words::{Category, DeadlineState, Procedure},
    workspaces::{CreateWorkspace, WorkspaceView},
};
use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

/// Two scanned pages, black and white, a little askew: an OQTF without delay, notified on the second one.
pub(crate) const SCAN: &[u8] = include_bytes!("../fixtures/documents/oqtf-scan.pdf");

/// How long reading may take before a journey gives up.
const PATIENCE: Duration = Duration::from_secs(120);

impl Cabinet {
    pub(crate) fn matter(&self) -> WorkspaceView {
        self.ask(CreateWorkspace {
            title: None,
            procedure: Procedure::Oqtf,
            contact_id: None,
            client_name: Some("Idrissa Konaté".to_owned()),
            client_point: None,
            message_id: None,
        })
    }

    /// Writes a file outside of the firm and adds it to a workspace.
    pub(crate) fn add_file(&self, workspace: &str, name: &str, bytes: &[u8]) -> JobView {
        self.add_version(workspace, name, bytes, None)
    }

    fn add_version(
        &self,
        workspace: &str,
        name: &str,
        bytes: &[u8],
        document: Option<&str>,
    ) -> JobView {
        let path = self.place(name);
        fs::write(&path, bytes).unwrap();
        let job = self.ask(AddDocuments {
            workspace_id: workspace.to_owned(),
            places: vec![self.desk.offer(&path).token],
            item_id: None,
            document_id: document.map(str::to_owned),
        });
        let job = self.finished(&job.id);
        assert_eq!(job.state, "done", "{job:?}");
        job
    }

    /// The one document of a workspace.
    pub(crate) fn only_document(&self, workspace: &str) -> DocumentRow {
        let mut documents = self.workspace(workspace).documents;
        assert_eq!(documents.len(), 1, "{documents:?}");
        documents.pop().unwrap()
    }

    /// Lets the reader work until nothing waits.
    pub(crate) fn read_everything(&self) {
        let started = Instant::now();
        while self.ask(ListReadings {}).waiting > 0 {
            self.desk.session().unwrap().read_documents().unwrap();
            assert!(started.elapsed() < PATIENCE, "still reading");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn document(&self, id: &str) -> DocumentView {
        self.ask(OpenDocument {
            id: id.to_owned(),
            version: None,
        })
    }
}

#[test]
fn a_scan_is_read_and_proposes_the_deadline_it_opens() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    firm.add_file(&workspace, "Arrêté du 16 novembre.pdf", SCAN);
    let row = firm.only_document(&workspace);
    assert_eq!((row.reading.state.as_str(), row.version), ("waiting", 1));
    firm.read_everything();

    let document = firm.document(&row.id);
    assert_eq!(document.document.reading.state, "done");
    let sources: Vec<_> = document
        .pages
        .iter()
        .map(|page| page.source.as_str())
        .collect();
    assert_eq!(sources, ["ocr", "ocr"]);
    let page = firm.ask(ReadPage {
        id: row.id.clone(),
        version: None,
        number: 1,
        find: Some("quitter le territoire".to_owned()),
    });
    assert!(page.text.contains("sans délai"), "{}", page.text);
    assert!(
        !page.boxes.is_empty(),
        "the words stand somewhere on the picture"
    );
    assert!(
        page.boxes
            .iter()
            .flatten()
            .all(|part| (0.0..=1.0).contains(part))
    );
    let notified = document
        .facts
        .iter()
        .find(|fact| fact.kind == "notification")
        .unwrap();
    assert!(notified.value.starts_with("2026-11-17"), "{notified:?}");
    assert_eq!(notified.page, 2);

    let [deadline] = document.deadlines.as_slice() else {
        panic!("one deadline, not {:?}", document.deadlines)
    };
    assert_eq!(deadline.state, DeadlineState::Proposed);
    assert_eq!(
        (deadline.document_id.as_deref(), deadline.page),
        (Some(row.id.as_str()), Some(2))
    );
    assert!(!deadline.sources.is_empty() && deadline.passage.as_ref().unwrap().contains("notifié"));
    let workspace = firm.ask(Decide {
        note: None,
        id: deadline.id.clone(),
        state: DeadlineState::Confirmed,
    });
    assert_eq!(workspace.deadlines[0].state, DeadlineState::Confirmed);

    let (picture_type, picture) = firm.desk.page_picture(&row.id, 1, 2, 800).unwrap();
    assert!(picture_type.starts_with("image/") && picture.len() > 1000);
    assert!(firm.desk.page_picture(&row.id, 1, 3, 800).is_err());
}

#[test]
fn the_place_and_the_day_of_a_certificate_are_no_notification() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    for (name, text) in [
        (
            "ecole.txt",
            "Certificat de scolarité. Le directeur de l'école Jules Ferry certifie que l'enfant Awa est inscrite.\n\nTourcoing, le 6 novembre 2026",
        ),
        (
            "hebergement.txt",
            "Attestation d'hébergement\n\nRoubaix, le 3 novembre 2026\n\nJe soussigné certifie héberger M. Konaté à mon domicile.",
        ),
    ] {
        firm.add_file(&workspace, name, text.as_bytes());
    }
    firm.read_everything();
    let workspace = firm.workspace(&workspace);
    assert_eq!(workspace.deadlines, []);
    for document in &workspace.documents {
        assert_eq!(document.reading.state, "done");
        let facts = firm.document(&document.id).facts;
        assert!(
            facts.iter().all(|fact| fact.kind != "notification"),
            "{facts:?}"
        );
    }
}

#[test]
fn a_document_is_found_with_its_page_until_it_is_taken_out() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    firm.add_file(&workspace, "arrete.pdf", SCAN);
    firm.read_everything();
    let id = firm.only_document(&workspace).id;
    let found = || {
        firm.search("délégation préfet")
            .into_iter()
            .find(|hit| hit.kind == "document")
    };
    let hit = found().unwrap();
    assert_eq!((hit.id.as_str(), hit.page), (id.as_str(), Some(2)));
    assert_eq!(hit.workspace_id.as_ref(), Some(&workspace));
    let left = firm.ask(RemoveDocument { id: id.clone() });
    assert!(left.documents.is_empty() && found().is_none());
    let back = firm.ask(PutBackDocument { id: id.clone() });
    assert_eq!(back.documents.len(), 1);
    assert!(found().is_some());
    let renamed = |filename: &str| {
        let asked = RenameDocument {
            id: id.clone(),
            filename: filename.to_owned(),
        };
        firm.ask(asked).document.filename
    };
    assert_eq!(renamed("Arrêté nov. 2026"), "Arrêté nov. 2026.pdf");
    assert_eq!(
        renamed("Mesure d’éloignement.pdf"),
        "Mesure d’éloignement.pdf"
    );
    assert!(
        firm.search("éloignement mesure")
            .iter()
            .any(|hit| hit.kind == "document")
    );
}

#[test]
fn every_version_stays_and_any_can_come_back() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    firm.add_file(&workspace, "requete.txt", b"La premiere version.");
    let id = firm.only_document(&workspace).id;
    firm.add_version(
        &workspace,
        "requete-2.txt",
        b"La deuxieme version.",
        Some(&id),
    );
    firm.read_everything();
    let two = firm.document(&id);
    assert_eq!((two.versions.len(), two.shown, two.intact), (2, 2, true));
    assert_eq!(two.document.filename, "requete-2.txt");
    let three = firm.ask(RestoreVersion {
        id: id.clone(),
        version: 1,
    });
    assert_eq!(
        (three.versions.len(), three.versions[0].restores),
        (3, Some(1))
    );
    assert_eq!(three.versions[0].sha256, three.versions[2].sha256);
    assert_eq!(three.sha256.len(), 64);
    assert_eq!(
        three.document.reading.state, "done",
        "it need not be read again"
    );
    let (_, _, bytes) = firm.desk.attachment(&id).unwrap();
    assert_eq!(bytes, b"La premiere version.");
    let second = firm.ask(OpenDocument {
        id: id.clone(),
        version: Some(2),
    });
    assert_eq!((second.shown, second.intact), (2, true));
    assert_eq!(
        firm.refused(OpenDocument {
            id,
            version: Some(4)
        })
        .reason,
        "invalid"
    );
}

#[test]
fn the_same_file_twice_is_one_document() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    firm.add_file(&workspace, "passeport.txt", b"Passeport");
    let report = firm
        .add_file(&workspace, "copie.txt", b"Passeport")
        .report
        .unwrap();
    assert_eq!((report.read, report.stored, report.duplicates), (1, 0, 1));
    firm.only_document(&workspace);
}

#[test]
fn a_folder_brings_its_files_and_one_that_cannot_be_read_hides_no_other() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    let folder = firm.place("pieces");
    fs::create_dir_all(folder.join("identite")).unwrap();
    fs::write(folder.join("a.txt"), "Un").unwrap();
    fs::write(folder.join("identite/b.txt"), "Deux").unwrap();
    fs::write(folder.join(".cache"), "Rien").unwrap();
    std::os::unix::fs::symlink("/nowhere", folder.join("c.txt")).unwrap();
    let job = firm.ask(AddDocuments {
        workspace_id: workspace.clone(),
        places: vec![firm.desk.offer(&folder).token],
        item_id: None,
        document_id: None,
    });
    let report = firm.finished(&job.id).report.unwrap();
    assert_eq!((report.stored, report.failed.len()), (2, 0));
    let mut names: Vec<_> = firm
        .workspace(&workspace)
        .documents
        .into_iter()
        .map(|document| document.filename)
        .collect();
    names.sort();
    assert_eq!(names, ["a.txt", "b.txt"]);
}

#[test]
fn a_document_that_fulfils_an_item_ticks_it() {
    let firm = Cabinet::new();
    let matter = firm.matter();
    firm.add_file(&matter.id, "passeport.txt", b"Passeport");
    let id = firm.only_document(&matter.id).id;
    let item = matter
        .checklist
        .iter()
        .find(|item| item.kind == "piece")
        .unwrap();
    let after = firm.ask(LinkItem {
        id: id.clone(),
        item_id: Some(item.id.clone()),
    });
    let ticked = after
        .checklist
        .iter()
        .find(|other| other.id == item.id)
        .unwrap();
    assert!(ticked.done_at.is_some());
    assert_eq!(after.documents[0].item_id.as_ref(), Some(&item.id));
    let unlinked = firm.ask(LinkItem { id, item_id: None });
    assert!(unlinked.documents[0].item_id.is_none());
    let still = unlinked
        .checklist
        .iter()
        .find(|other| other.id == item.id)
        .unwrap();
    assert!(still.done_at.is_some(), "a person unticks, nobody else");
}

#[test]
fn a_file_that_cannot_be_read_is_kept_and_says_why() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    firm.add_file(
        &workspace,
        "coupe.pdf",
        b"%PDF-1.7\n1 0 obj\n<< /Type /Cata",
    );
    firm.read_everything();
    let row = firm.only_document(&workspace);
    assert_eq!(row.reading.state, "failed");
    assert_eq!(row.reading.error.as_deref(), Some("damaged"));
    assert_eq!(
        firm.ask(ListReadings {}).items.len(),
        1,
        "the failed one is listed"
    );
    let again = firm.ask(ReadAgain { id: row.id.clone() });
    assert_eq!(again.document.reading.state, "waiting");
    let (name, _, bytes) = firm.desk.attachment(&row.id).unwrap();
    assert_eq!((name.as_str(), bytes.len()), ("coupe.pdf", 31));
}

#[test]
fn reading_goes_on_where_it_was_paused_or_locked() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    firm.ask(PauseReading { paused: true });
    firm.add_file(&workspace, "arrete.pdf", SCAN);
    firm.desk.session().unwrap().read_documents().unwrap();
    assert_eq!(firm.ask(ListReadings {}).waiting, 1, "paused is paused");
    firm.lock();
    firm.unlock(PASSPHRASE).unwrap();
    let readings = firm.ask(ListReadings {});
    assert!(readings.paused, "it holds over a lock");
    firm.ask(PauseReading { paused: false });
    firm.desk.session().unwrap().read_documents().unwrap();
    firm.lock();
    firm.unlock(PASSPHRASE).unwrap();
    firm.read_everything();
    let document = firm.document(&firm.only_document(&workspace).id);
    assert_eq!(document.pages.len(), 2);
}

#[test]
fn a_scan_that_hangs_on_a_mail_is_read_too() {
    let firm = Cabinet::new();
    let letter = letters::oqtf().attach("arrete.pdf", "application/pdf", SCAN);
    let message = firm.receive_one(&letter);
    assert_eq!(
        message.analysis.as_ref().unwrap().category.value,
        Category::Ceseda
    );
    firm.read_everything();
    let workspace = message.workspace.unwrap();
    let row = firm.only_document(&workspace.id);
    assert_eq!(
        (row.origin.as_str(), row.reading.state.as_str()),
        ("mail", "done")
    );
    let hit = firm
        .search("Bouaké")
        .into_iter()
        .find(|hit| hit.kind == "document")
        .unwrap();
    assert_eq!((hit.id, hit.page), (row.id, Some(1)));
}

#[test]
fn what_hangs_on_a_mail_is_found_by_its_words_before_anybody_opens_it() {
    let firm = Cabinet::new();
    let text = "Attestation d'hébergement. Je soussigné certifie héberger M. Konaté.";
    let letter = letters::oqtf()
        .attach("attestation.txt", "text/plain", text.as_bytes())
        .attach(
            "domicile.html",
            "text/html",
            b"<p>Facture zorblaxe de Roubaix</p>",
        );
    let message = firm.receive_one(&letter);
    firm.read_everything();
    let found = |query: &str| {
        let hits = firm.search(query).into_iter();
        hits.filter(|hit| hit.kind == "document")
            .map(|hit| hit.title)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("héberger"), ["attestation.txt"]);
    assert_eq!(found("zorblaxe"), ["domicile.html"]);
    let workspace = firm.workspace(&message.workspace.unwrap().id);
    let states = workspace
        .documents
        .iter()
        .map(|row| row.reading.state.as_str());
    assert_eq!(states.collect::<Vec<_>>(), ["done", "done"]);
}

#[test]
fn nothing_of_a_document_stands_readable_on_the_disk() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    let canary = "le canari des pièces jointes chante à Roubaix ";
    firm.add_file(&workspace, "canari.txt", canary.as_bytes());
    firm.add_file(&workspace, "grand.txt", canary.repeat(60_000).as_bytes());
    firm.read_everything();
    assert!(!firm.search("canari Roubaix").is_empty());
    let large = firm.workspace(&workspace).documents;
    let large = large
        .iter()
        .find(|row| row.filename == "grand.txt")
        .unwrap();
    let (_, _, bytes) = firm.desk.attachment(&large.id).unwrap();
    assert_eq!(bytes, canary.repeat(60_000).as_bytes());
    firm.lock();
    for needle in ["canari des pi", "canari.txt", "Roubaix"] {
        assert!(!stands_in(&firm.data(), needle.as_bytes()), "{needle}");
    }
}

fn stands_in(path: &Path, needle: &[u8]) -> bool {
    if path.is_dir() {
        return fs::read_dir(path)
            .unwrap()
            .any(|entry| stands_in(&entry.unwrap().path(), needle));
    }
    let bytes = fs::read(path).unwrap();
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn what_goes_wrong_with_one_file_is_said_of_it_and_does_not_come_back_at_every_opening() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    let folder = firm.place("papers");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("one.txt"), b"One.").unwrap();
    fs::write(folder.join("two.txt"), b"Two.").unwrap();
    let job = firm.ask(AddDocuments {
        workspace_id: workspace.clone(),
        places: vec![firm.desk.offer(&folder).token],
        // No item of this workspace: neither file can be kept.
        item_id: Some(workspace.clone()),
        document_id: None,
    });
    let job = firm.finished(&job.id);
    assert_eq!(job.state, "done", "{job:?}");
    let failed: Vec<_> = job.report.unwrap().failed;
    let names: Vec<_> = failed.iter().map(|failure| failure.path.as_str()).collect();
    assert_eq!(names, ["one.txt", "two.txt"], "{failed:?}");
    let running = firm
        .file()
        .read(|reader| reader.jobs_in(store::JobState::Running))
        .unwrap();
    assert!(running.is_empty(), "{running:?}");
    firm.unlock(PASSPHRASE).unwrap();
    assert!(firm.workspace(&workspace).documents.is_empty());
}

/// Old archives and foreign disks have names in other alphabets' bytes. Elsewhere every name is text.
#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_no_text_comes_in_with_the_others() {
    use std::os::unix::ffi::OsStrExt as _;
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    let folder = firm.place("papers");
    fs::create_dir_all(&folder).unwrap();
    let name = std::ffi::OsStr::from_bytes(b"pi\xe8ce.txt");
    fs::write(folder.join(name), b"One.").unwrap();
    fs::write(folder.join("two.txt"), b"Two.").unwrap();
    let job = firm.ask(AddDocuments {
        workspace_id: workspace.clone(),
        places: vec![firm.desk.offer(&folder).token],
        item_id: None,
        document_id: None,
    });
    let report = firm.finished(&job.id).report.unwrap();
    assert_eq!(
        (report.stored, report.failed.len()),
        (2, 0),
        "{:?}",
        report.failed
    );
    assert_eq!(firm.workspace(&workspace).documents.len(), 2);
}
