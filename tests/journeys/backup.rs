//! The laptop is gone. The firm is not.

use crate::{
    cabinet::{Cabinet, Hands, NOW, PASSPHRASE, desk},
    letters::{self, noise},
};
use contract::{
    audit::Verify,
    firm::{Recover, ShowFirms, Unlock},
    inbox::{InboxTab, ListMessages, OpenMessage},
};
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
