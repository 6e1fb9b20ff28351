//! Servers that refuse, ask for patience, die, or are not there.

use super::*;

#[test]
fn a_server_that_asks_for_patience_is_tried_again_when_it_is_time() {
    let show = Show::new(2);
    show.ready();
    show.server
        .answer("rcpt", &address(0), 1, "451 4.3.2 later");
    assert_eq!(show.run(), sent(1, 0, 0, 1));
    let waiting = show.mail_to(0);
    let why = waiting.why.unwrap();
    assert_eq!(
        (why.word.as_str(), why.said.as_str()),
        ("temporary", "4.3.2 later")
    );
    assert!(waiting.next_at.is_some());
    assert_eq!(show.run(), sent(0, 0, 0, 1), "not before its time");
    show.pass(2);
    assert_eq!(show.run(), sent(1, 0, 0, 0));
    assert_eq!((show.arrived(0), show.arrived(1)), (1, 1));
    assert_eq!(show.mail_to(0).attempts, 2);
}

#[test]
fn refusals_are_told_apart_and_only_what_failed_is_tried_again() {
    let show = Show::new(5);
    show.ready();
    show.server
        .answer("rcpt", &address(0), 1, "550 5.1.1 no such user");
    show.server
        .answer("content", &address(1), 1, "554 5.7.1 looks like spam");
    show.server
        .answer("content", &address(2), 1, "552 5.3.4 too big");
    assert_eq!(show.run(), sent(2, 3, 0, 0));
    for (number, word) in [(0, "recipient"), (1, "refused"), (2, "too_large")] {
        assert_eq!(show.fate(number), ("failed".to_owned(), word.to_owned()));
        assert_eq!(show.arrived(number), 0);
    }
    let ids: Vec<String> = (0..5).map(|number| show.mail_to(number).id).collect();
    let retried = show.firm.ask(RetryMails { ids });
    assert_eq!((retried.changed, retried.refused.len()), (3, 2));
    assert!(retried.refused.iter().all(|one| one.word == "illegal_step"));
    assert_eq!(show.run(), sent(3, 0, 0, 0));
    assert!((0..5).all(|number| show.arrived(number) == 1));
}

#[test]
fn a_server_that_dies_within_a_mail_gets_it_again_and_once() {
    let mut show = Show::new(3);
    // More than the system takes in advance: the end of the mail is still here when the server dies.
    let plan = show.firm.place("plan.bin");
    fs::write(&plan, vec![0xA5; 3_600_000]).unwrap();
    show.firm.ask(SaveMailTemplate {
        id: Some(show.template.clone()),
        places: Some(vec![show.firm.desk.offer(&plan).token]),
        ..template("Merci", "Bonjour {{ first_name }}")
    });
    show.ready();
    show.server.die_within(&address(1));
    let first = show.run();
    assert_eq!(
        (first.unknown, first.failed),
        (0, 0),
        "it did not leave, which is certain"
    );
    assert_eq!(show.fate(1), ("ready".to_owned(), "dropped".to_owned()));
    assert_eq!(show.arrived(1), 0);
    show.server.behave();
    show.server.restart();
    show.pass(10);
    show.run();
    assert!((0..3).all(|number| show.arrived(number) == 1));
    assert_eq!(show.page(None).counts.sent, 3);
}

#[test]
fn a_wrong_password_fails_one_mail_and_holds_the_others() {
    let show = Show::without_account(3);
    let test = show.firm.ask(TestSender {
        id: None,
        server: account(&show.server, "wrong", 0).server,
    });
    assert_eq!(
        test.why.map(|why| why.word).as_deref(),
        Some("authentication")
    );
    let senders = show.firm.ask(account(&show.server, "wrong", 0));
    show.ready();
    assert_eq!(show.run(), sent(0, 1, 0, 2));
    assert_eq!(
        show.run(),
        sent(0, 0, 0, 2),
        "the password is not tried again"
    );
    let fates: Vec<_> = (0..3).map(|number| show.fate(number)).collect();
    assert!(
        fates.iter().all(|(_, why)| why == "authentication"),
        "{fates:?}"
    );
    show.firm.ask(SaveSender {
        id: Some(senders.items[0].id.clone()),
        ..account(&show.server, PASSWORD, 0)
    });
    let failed = show.page(Some("failed")).items;
    show.firm.ask(RetryMails {
        ids: failed.into_iter().map(|mail| mail.id).collect(),
    });
    assert_eq!(show.run(), sent(3, 0, 0, 0));
    assert_eq!(show.server.received().len(), 3);

    let mut kept = TestSender {
        id: Some(senders.items[0].id.clone()),
        server: account(&show.server, PASSWORD, 0).server,
    };
    kept.server.secret = None;
    kept.server.extra_root_pem = None;
    assert!(show.firm.ask(kept.clone()).ok, "what is kept is tried");
    let mut nowhere = kept.clone();
    nowhere.server.host = "127.0.0.1".to_owned();
    nowhere.server.port = 1;
    let why = show.firm.ask(nowhere).why.unwrap();
    assert_eq!(why.word, "offline");
    assert!(
        why.message_fr
            .starts_with("« 127.0.0.1 » ne répond pas sur le port 1."),
        "{}",
        why.message_fr
    );
    // The same server under another name: it is not told the password of this one.
    kept.server.host = "127.0.0.1".to_owned();
    assert!(!show.firm.ask(kept).ok);
}

#[test]
fn an_hourly_cap_goes_on_at_the_exact_recipient() {
    let show = Show::without_account(5);
    show.firm.ask(account(&show.server, PASSWORD, 2));
    show.ready();
    assert_eq!(show.run(), sent(2, 0, 0, 3));
    let waiting = show.page(Some("ready")).items;
    assert!(waiting.iter().all(|mail| {
        mail.next_at.is_some()
            && mail
                .why
                .as_ref()
                .is_some_and(|why| why.word == "hourly_cap")
    }));
    show.pass(30);
    assert_eq!(show.run(), sent(0, 0, 0, 3));
    show.pass(31);
    assert_eq!(show.run(), sent(2, 0, 0, 1));
    show.pass(61);
    assert_eq!(show.run(), sent(1, 0, 0, 0));
    assert!((0..5).all(|number| show.arrived(number) == 1));
}

#[test]
fn offline_everything_waits_and_then_leaves() {
    let mut show = Show::new(3);
    show.ready();
    show.server.stop();
    assert_eq!(show.run(), sent(0, 0, 0, 3));
    let waiting = show.page(Some("ready")).items;
    for mail in waiting {
        let why = mail.why.unwrap();
        assert_eq!(why.word, "offline");
        assert!(why.message_fr.starts_with("Hors ligne"));
    }
    show.server.restart();
    assert_eq!(show.run(), sent(3, 0, 0, 0));
}

#[test]
fn starttls_is_taken_and_a_stranger_s_certificate_is_not() {
    let show = Show::without_account(1);
    let starttls = |root: Option<String>| {
        let mut save = account(&show.server, PASSWORD, 0);
        save.server.port = show.server.starttls_port();
        save.server.security = "starttls".to_owned();
        save.server.extra_root_pem = root;
        save
    };
    let test = show.firm.ask(TestSender {
        id: None,
        server: starttls(None).server,
    });
    assert_eq!(test.why.map(|why| why.word).as_deref(), Some("not_trusted"));
    show.firm
        .ask(starttls(Some(show.server.ca_pem().to_owned())));
    show.ready();
    assert_eq!(show.run(), sent(1, 0, 0, 0));
}
