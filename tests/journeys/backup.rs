//! The laptop is gone. The firm is not.

use crate::{
    cabinet::{Cabinet, Hands, NOW, PASSPHRASE, desk},
    letters::{self, noise},
};
use contract::{
    audit::Verify,
    backup::{BackupsView, SetBackupPlan, ShowBackups, ShowRestore, StartDrill, StartRestore},
    firm::{Recover, ShowFirms, Unlock},
    inbox::{InboxTab, ListMessages, OpenMessage},
};
use jiff::SignedDuration;
use office::Handle;
use std::{collections::BTreeMap, fs};
use store::BlobHash;

const NEW_PASSPHRASE: &str = "brouette sirocco quarante hublot pistache";

/// A firm with mails, among them some too large for the database.
fn firm() -> Cabinet {
    let firm = Cabinet::new();
    let mut all = vec![letters::oqtf(), letters::newsletter()];
    for number in 0..4 {
        let letter = letters::from("Mariam Keïta", "mariam.keita@courriel.example")
            .subject(&format!("pièces {number}"))
            .attach("scan.jpg", "image/jpeg", &noise(200_000 + number));
        all.push(letter);
    }
    firm.receive(&all.iter().collect::<Vec<_>>());
    firm
}

/// Every message with the hash of each of its attachments.
fn contents(desk: &office::Desk) -> BTreeMap<String, Vec<String>> {
    let request = ListMessages {
        tab: InboxTab::All,
        filter: None,
        cursor: None,
        limit: 200,
    };
    let rows = desk.ask(request).unwrap().items;
    let attachments = |id: &str| {
        let message = desk
            .ask(OpenMessage {
                id: id.to_owned(),
                remote_content: None,
            })
            .unwrap();
        let hash = |attachment: &contract::inbox::AttachmentView| {
            BlobHash::of(&desk.attachment(&attachment.id).unwrap().2).to_string()
        };
        message.attachments.iter().map(hash).collect()
    };
    rows.iter()
        .map(|row| (row.id.clone(), attachments(&row.id)))
        .collect()
}

#[test]
fn a_lost_laptop_is_restored_from_a_backup_and_the_printed_words() {
    let firm = firm();
    let target = firm.place("cabinet.guichet");
    let session = firm.desk.session().unwrap();
    let made = session.back_up(&target, 3, &mut |_, _| true).unwrap();
    let (before, contents_before) = (session.holdings().unwrap(), contents(&firm.desk));
    assert_eq!(made.communications, Some(6));
    drop(session);
    firm.lock();
    fs::remove_dir_all(firm.data()).unwrap();

    let data = firm.place("another-computer");
    let other = desk(&data, &Hands::at(NOW));
    let report = other
        .restore_backup(&target, None, &mut |_, _| true)
        .unwrap();
    assert_eq!((report.sha256, report.ok), (made.sha256, true));
    let firms = other.handle(ShowFirms {}).unwrap().firms;
    assert_eq!(
        (
            firms.len(),
            firms[0].name.as_str(),
            firms[0].tenant_id.as_str()
        ),
        (1, "Cabinet Valmer", firm.tenant_id.as_str())
    );

    let opened = other
        .handle(Recover {
            tenant_id: firm.tenant_id.clone(),
            words: firm.kit.join(" "),
            new_passphrase: NEW_PASSPHRASE.to_owned(),
        })
        .unwrap();
    assert_eq!(opened.notices, [] as [&str; 0], "the key found its proof");
    let after = other.session().unwrap().holdings().unwrap();
    assert_eq!(
        (
            after.communications,
            after.contacts,
            after.workspaces,
            after.blobs
        ),
        (
            before.communications,
            before.contacts,
            before.workspaces,
            before.blobs
        )
    );
    assert_eq!(contents(&other), contents_before);
    assert_eq!(other.ask(Verify {}).unwrap().findings, [] as [&str; 0]);
}

#[test]
fn a_backup_put_together_from_two_is_noticed_when_the_firm_is_opened() {
    let firm = firm();
    let (one, two) = (firm.place("one"), firm.place("two"));
    let session = firm.desk.session().unwrap();
    session.back_up(&one, 1, &mut |_, _| true).unwrap();
    firm.receive_one(&letters::ordinary(
        "Fatou Sarr",
        "fatou.sarr@courriel.example",
    ));
    session.back_up(&two, 1, &mut |_, _| true).unwrap();
    drop(session);
    firm.lock();

    // Somebody with the disk in hand restores the older backup and passes it off as the newer one.
    let (first, second) = (firm.place("first"), firm.place("second"));
    for (file, data) in [(&one, &first), (&two, &second)] {
        desk(data, &Hands::at(NOW))
            .restore_backup(file, None, &mut |_, _| true)
            .unwrap();
    }
    let proof = |data: &std::path::Path| {
        data.join("firms")
            .join(&firm.tenant_id)
            .join("firm.restored.json")
    };
    fs::copy(proof(&second), proof(&first)).unwrap();
    for (data, notices) in [(&first, vec!["restore_unproven"]), (&second, vec![])] {
        let other = desk(data, &Hands::at(NOW));
        let unlock = || Unlock {
            tenant_id: firm.tenant_id.clone(),
            passphrase: Some(PASSPHRASE.to_owned()),
            code: None,
            remember: None,
        };
        assert_eq!(other.handle(unlock()).unwrap().notices, notices);
        other.close();
        assert_eq!(
            other.handle(unlock()).unwrap().notices,
            [] as [&str; 0],
            "it is told once"
        );
    }
}

#[test]
fn a_firm_that_is_here_is_never_replaced() {
    let firm = firm();
    let target = firm.place("cabinet.guichet");
    firm.desk
        .session()
        .unwrap()
        .back_up(&target, 1, &mut |_, _| true)
        .unwrap();
    firm.receive_one(&letters::ordinary(
        "Fatou Sarr",
        "fatou.sarr@courriel.example",
    ));
    let refused = firm
        .desk
        .restore_backup(&target, Some(PASSPHRASE), &mut |_, _| true)
        .unwrap_err()
        .into_failure(String::new());
    assert_eq!(refused.reason, "firm_here");
    assert!(refused.message_fr.contains("Cabinet Valmer"), "{refused:?}");
    assert_eq!(firm.inbox().len(), 7);
    firm.lock();
    firm.unlock(PASSPHRASE).unwrap();
    assert_eq!(firm.inbox().len(), 7);
}

/// A firm that backs itself up into a folder.
fn scheduled() -> (Cabinet, std::path::PathBuf) {
    let firm = firm();
    let folder = firm.place("disque");
    fs::create_dir_all(&folder).unwrap();
    let place = firm.desk.offer(&folder).token;
    let view = firm.ask(SetBackupPlan {
        place: Some(place),
        ..SetBackupPlan::default()
    });
    let plan = view.plan.unwrap();
    assert_eq!((plan.at.as_str(), plan.keep), ("06:00", 7), "daily, a week");
    (firm, folder)
}

/// What the timer does, until the job it started has ended.
fn tick(firm: &Cabinet) -> Option<String> {
    let job = firm.desk.session().unwrap().check_backups().unwrap()?;
    Some(format!("{} {}", job.kind, firm.finished(&job.id).state))
}

fn shown(firm: &Cabinet) -> BackupsView {
    firm.ask(ShowBackups {})
}

#[test]
fn a_firm_backs_itself_up_every_day_and_rehearses_the_restoration_every_month() {
    let (firm, folder) = scheduled();
    assert_eq!(
        tick(&firm).as_deref(),
        Some("backup done"),
        "the first one at once"
    );
    assert_eq!(tick(&firm), None);
    let last = shown(&firm).last.unwrap();
    let report = last.report.unwrap();
    assert!(report.ok && report.proven, "it was read back: {report:?}");
    assert_eq!(report.communications, Some(6));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);

    firm.clock.pass(SignedDuration::from_hours(24));
    firm.receive_one(&letters::ordinary(
        "Fatou Sarr",
        "fatou.sarr@courriel.example",
    ));
    assert_eq!(tick(&firm).as_deref(), Some("backup done"));
    let report = shown(&firm).last.unwrap().report.unwrap();
    assert_eq!((report.generations, report.communications), (2, Some(7)));
    assert!(
        report.moved_bytes.unwrap() < report.content_bytes / 2,
        "{report:?}"
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "one file");

    firm.clock.pass(SignedDuration::from_hours(29 * 24));
    assert_eq!(tick(&firm).as_deref(), Some("backup done"));
    assert_eq!(tick(&firm).as_deref(), Some("backup_drill done"));
    let view = shown(&firm);
    let drill = view.drill.unwrap();
    assert_eq!(drill.report.unwrap().communications, Some(7));
    assert!(!view.overdue);
    assert_eq!(tick(&firm), None, "once a month");
    let left: Vec<_> = fs::read_dir(firm.data().join("tmp"))
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    assert_eq!(
        left,
        [] as [std::path::PathBuf; 0],
        "the drill leaves nothing"
    );
}

#[test]
fn a_backup_that_fails_is_told_and_tried_again_and_a_rotten_file_is_set_aside() {
    let (firm, folder) = scheduled();
    let away = firm.place("ailleurs");
    fs::rename(&folder, &away).unwrap();
    assert_eq!(tick(&firm).as_deref(), Some("backup failed"));
    let view = shown(&firm);
    assert!(view.overdue && view.last.is_none(), "{view:?}");
    assert!(!view.runs[0].detail.is_empty() && view.runs[0].failure.is_some());
    let told = |kind: &str| {
        firm.notifications()
            .iter()
            .filter(|one| one.kind == kind)
            .count()
    };
    assert_eq!(told("BACKUP_FAILED"), 1);
    assert_eq!(tick(&firm), None, "not at once again");
    firm.clock.pass(SignedDuration::from_hours(2));
    assert_eq!(tick(&firm).as_deref(), Some("backup failed"));
    assert_eq!(told("BACKUP_FAILED"), 1, "told once a day");
    firm.clock.pass(SignedDuration::from_hours(50));
    assert_eq!(tick(&firm).as_deref(), Some("backup failed"));
    assert_eq!(told("BACKUP_OVERDUE"), 1);

    fs::rename(&away, &folder).unwrap();
    firm.clock.pass(SignedDuration::from_hours(2));
    assert_eq!(tick(&firm).as_deref(), Some("backup done"));
    assert!(!shown(&firm).overdue);

    let file = fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let drill = firm.ask(StartDrill {});
    let drill = firm.finished(&drill.id);
    assert_eq!(
        drill.state, "failed",
        "a drill finds what rotted: {drill:?}"
    );
    firm.clock.pass(SignedDuration::from_hours(24));
    assert_eq!(tick(&firm).as_deref(), Some("backup done"));
    let report = shown(&firm).last.unwrap().report.unwrap();
    assert_eq!(
        (report.generations, report.ok),
        (1, true),
        "made anew, not on what rotted"
    );
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        2,
        "the rotten one is kept aside"
    );
}

#[test]
fn a_new_computer_restores_the_firm_from_its_first_screen() {
    let firm = firm();
    let target = firm.place("cabinet.guichet");
    firm.desk
        .session()
        .unwrap()
        .back_up(&target, 1, &mut |_, _| true)
        .unwrap();
    let data = firm.place("another-computer");
    let other = desk(&data, &Hands::at(NOW));
    let restore = |path: &std::path::Path| {
        let place = other.offer(path).token;
        other.handle(StartRestore { place }).unwrap();
        loop {
            let view = other.handle(ShowRestore {}).unwrap();
            if view.state != "running" {
                return view;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    };
    assert_eq!(other.handle(ShowRestore {}).unwrap().state, "none");
    let mut bytes = fs::read(&target).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let rotten = firm.place("rotten");
    fs::write(&rotten, bytes).unwrap();
    let failed = restore(&rotten);
    assert_eq!(failed.state, "failed");
    assert_eq!(failed.failure.unwrap().reason, "backup_damaged");
    assert_eq!(other.handle(ShowFirms {}).unwrap().firms.len(), 0);

    let done = restore(&target);
    assert_eq!((done.state.as_str(), done.done), ("done", done.total));
    assert_eq!(done.report.unwrap().firm_name, "Cabinet Valmer");
    assert_eq!(other.handle(ShowFirms {}).unwrap().firms.len(), 1);
    let again = restore(&target);
    assert_eq!(again.failure.unwrap().reason, "firm_here");
}
