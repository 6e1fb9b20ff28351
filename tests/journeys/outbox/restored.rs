//! A firm that was restored does not know what left after its backup: nothing of it leaves again by itself.

use super::*;
use crate::cabinet::{Hands, NOW, PASSPHRASE, desk, file_of};
use contract::firm::Unlock;
use office::{Desk, Handle as _};
use std::path::{Path, PathBuf};
use store::OutboxMail;

/// Two mails are approved and one is a draft when the backup is made; then all three leave.
fn backed_up() -> (Show, PathBuf) {
    let mut show = Show::new(2);
    show.ready();
    let third = show.add(2, "Léa");
    show.prospects.push(third);
    show.prepare(false);
    let target = show.firm.place("cabinet.guichet");
    let session = show.firm.desk.session().unwrap();
    session.back_up(&target, 1, &mut |_, _| true).unwrap();
    drop(session);
    show.approve();
    assert_eq!(show.run(), sent(3, 0, 0, 0));
    show.firm.lock();
    (show, target)
}

/// A desk whose open firm was just restored from a backup.
fn restored(show: &Show, data: &Path, target: &Path) -> Desk {
    let desk = desk(data, &Hands::at(NOW));
    desk.restore_backup(target, None, &mut |_, _| true).unwrap();
    open(show, &desk);
    desk
}

fn open(show: &Show, desk: &Desk) {
    let unlock = Unlock {
        tenant_id: show.firm.tenant_id.clone(),
        passphrase: Some(PASSPHRASE.to_owned()),
        code: None,
        remember: None,
    };
    desk.handle(unlock).unwrap();
}

fn run(desk: &Desk) -> Sent {
    let session = desk.session().unwrap();
    session.run_outbox(&mut |_, _| true).unwrap()
}

/// Each mail in the order of its number: id, state, and the word for why.
fn fates(desk: &Desk) -> Vec<(String, String, String)> {
    let page = desk.ask(ListOutbox {
        state: None,
        campaign_id: None,
        cursor: None,
        limit: 500,
    });
    let mut mails = page.unwrap().items;
    mails.sort_by(|one, other| one.recipient.cmp(&other.recipient));
    let word = |mail: &OutboxMailView| mail.why.as_ref().map(|why| why.word.clone());
    mails
        .into_iter()
        .map(|mail| {
            (
                mail.id.clone(),
                mail.state.clone(),
                word(&mail).unwrap_or_default(),
            )
        })
        .collect()
}

fn decide(desk: &Desk, id: &str, decision: &str) {
    desk.ask(DecideMail {
        id: id.to_owned(),
        decision: decision.to_owned(),
    })
    .unwrap();
}

fn states(fates: &[(String, String, String)]) -> Vec<(&str, &str)> {
    fates
        .iter()
        .map(|(_, state, why)| (state.as_str(), why.as_str()))
        .collect()
}

#[test]
fn restored_where_it_was_nothing_leaves_a_second_time() {
    let (show, target) = backed_up();
    let data = show.firm.data();
    fs::rename(data.join("firms"), data.join("firms.gone")).unwrap();
    let desk = restored(&show, &data, &target);

    let found = fates(&desk);
    assert_eq!(
        states(&found),
        [
            ("unknown", "restored"),
            ("unknown", "restored"),
            ("draft", "restored")
        ]
    );
    assert_eq!(run(&desk), sent(0, 0, 0, 0));
    assert_eq!(show.server.received().len(), 3, "nothing left again");

    decide(&desk, &found[0].0, "it_left");
    decide(&desk, &found[1].0, "send_again");
    desk.close();
    open(&show, &desk);
    assert_eq!(
        run(&desk),
        sent(1, 0, 0, 0),
        "a decision stands at the next opening"
    );
    assert_eq!((show.arrived(0), show.arrived(1)), (1, 2));
}

#[test]
fn restored_on_another_computer_nothing_waits_for_the_lost_one() {
    let (show, target) = backed_up();
    let data = show.firm.place("another-computer");
    let desk = desk(&data, &Hands::at(NOW));
    desk.restore_backup(&target, Some(PASSPHRASE), &mut |_, _| true)
        .unwrap();
    let store = file_of(&data, &show.firm.tenant_id);
    // As a backup in the middle of an attempt has it.
    store
        .write(0, |writer| {
            let mut mails = writer.outbox_open()?;
            mails.retain(|mail| mail.recipient == address(0));
            assert_ne!(mails[0].device_id, store.device_id());
            let state = "sending".parse().unwrap();
            writer.save(&OutboxMail {
                state,
                ..mails.remove(0)
            })
        })
        .unwrap();
    drop(store);
    open(&show, &desk);
    assert_eq!(
        states(&fates(&desk)),
        [
            ("unknown", "restored"),
            ("unknown", "restored"),
            ("draft", "restored")
        ]
    );
    assert_eq!(run(&desk), sent(0, 0, 0, 0));
    decide(&desk, &fates(&desk)[1].0, "send_again");
    assert_eq!(run(&desk), sent(1, 0, 0, 0), "this computer sends it now");
    assert_eq!((show.arrived(0), show.arrived(1)), (1, 2));
}
