//! Copies of a person's data: the one they ask for, and those in backups.

use super::{ADDRESS, NAME, archive, firm, person};
use contract::{backup::SetBackupPlan, rights::ErasePerson};
use office::Clock as _;
use std::{fs, io::Read as _, path::Path};

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
