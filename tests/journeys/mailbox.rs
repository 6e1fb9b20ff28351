//! A mailbox on a real IMAP server: polled into the board, nothing lost and nothing twice, whatever the server does.

use crate::{
    cabinet::Cabinet,
    letters::{self, Letter},
};
use contract::{
    accounts::{
        AccountView, AddImap, ImapServer, ListAccounts, Reconnect, RemoveAccount, SetPaused,
        SyncAccounts, TestImap,
    },
    words::{Procedure, Status},
};
use std::{
    collections::HashSet,
    time::{Duration, Instant},
};
use testkit::{Dovecot, corpus};

const USER: &str = "contact@valmer-avocats.example.fr";
const PASSWORD: &str = "quai-des-brumes-1938";

fn server() -> Dovecot {
    let server = Dovecot::start();
    server.add_user(USER, PASSWORD);
    server
}

fn settings(server: &Dovecot, secret: &str) -> ImapServer {
    ImapServer {
        host: "localhost".to_owned(),
        port: server.imaps_port(),
        security: "tls".to_owned(),
        username: USER.to_owned(),
        secret: secret.to_owned(),
        auth: "password".to_owned(),
        extra_root_pem: Some(server.ca_pem().to_owned()),
    }
}

fn connect(firm: &Cabinet, server: &Dovecot, folders: &[&str]) -> AccountView {
    let folders = folders.iter().map(|&folder| folder.to_owned()).collect();
    let account = firm.ask(AddImap {
        label: USER.to_owned(),
        server: settings(server, PASSWORD),
        folders,
    });
    settled(firm, &account.id)
}

fn account(firm: &Cabinet, id: &str) -> AccountView {
    firm.ask(ListAccounts {})
        .accounts
        .into_iter()
        .find(|account| account.id == id)
        .unwrap()
}

/// The account once nobody reads it any more.
fn settled(firm: &Cabinet, id: &str) -> AccountView {
    let started = Instant::now();
    loop {
        let jobs = firm.ask(contract::ingest::ListJobs {}).jobs;
        let account = account(firm, id);
        if account.state != "syncing" && !jobs.iter().any(|job| job.state == "running") {
            return account;
        }
        assert!(started.elapsed() < Duration::from_secs(90), "{account:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn sync(firm: &Cabinet, id: &str) -> AccountView {
    firm.ask(SyncAccounts {
        id: Some(id.to_owned()),
    });
    settled(firm, id)
}

fn deliver(server: &Dovecot, letter: &Letter) {
    server.deliver(USER, "INBOX", &letter.bytes());
}

#[test]
fn real_messages_are_polled_into_the_board_once() {
    let server = server();
    deliver(&server, &letters::oqtf());
    deliver(&server, &letters::newsletter());
    server.deliver(
        USER,
        "Archives",
        &letters::ordinary("Mariam Keïta", "mariam.keita@courriel.example")
            .subject("archivé")
            .bytes(),
    );
    let firm = Cabinet::new();

    let test = firm.ask(TestImap {
        server: settings(&server, PASSWORD),
    });
    assert!(test.ok && test.problem.is_empty(), "{test:?}");
    let inbox = test
        .folders
        .iter()
        .find(|folder| folder.special == "inbox")
        .unwrap();
    assert_eq!((inbox.messages, inbox.suggested), (2, true));
    assert!(
        firm.ask(ListAccounts {}).accounts.is_empty(),
        "a try stores nothing"
    );

    let mailbox = connect(&firm, &server, &["INBOX", "Archives"]);
    assert_eq!(
        (
            mailbox.state.as_str(),
            mailbox.messages,
            mailbox.new,
            mailbox.failures
        ),
        ("ok", 3, 3, 0),
        "{mailbox:?}"
    );
    assert!(
        mailbox.last_success_at.is_some()
            && mailbox.last_error.is_none()
            && mailbox.next_at.is_some()
    );
    assert_eq!(
        firm.board()
            .columns
            .iter()
            .map(|column| column.total)
            .sum::<u32>(),
        3
    );
    let message = firm.by_subject(&letters::oqtf().subject);
    assert_eq!(
        (message.status, message.account.as_str()),
        (Status::ToValidate, USER)
    );
    assert_eq!(firm.workspaces()[0].procedure, Procedure::Oqtf);

    let again = sync(&firm, &mailbox.id);
    assert_eq!((again.messages, again.new), (3, 0), "nothing is new");
    deliver(
        &server,
        &letters::ordinary("Amadou Diallo", "amadou.diallo@courriel.example")
            .answers(&letters::oqtf())
            .subject("suite"),
    );
    let again = sync(&firm, &mailbox.id);
    assert_eq!((again.messages, again.new), (4, 1));
    assert_eq!(firm.inbox().len(), 4);
}

#[test]
fn the_same_mail_in_a_file_and_on_the_server_is_one_row() {
    let server = server();
    let letter = letters::oqtf();
    deliver(&server, &letter);
    let firm = Cabinet::new();
    firm.receive_one(&letter);
    connect(&firm, &server, &[]);
    assert_eq!((firm.inbox().len(), firm.workspaces().len()), (1, 1));
}

#[test]
fn a_wrong_password_is_said_plainly_tried_once_and_mended_by_a_new_one() {
    let server = server();
    deliver(&server, &letters::oqtf());
    let firm = Cabinet::new();
    let test = firm.ask(TestImap {
        server: settings(&server, "wrong"),
    });
    assert_eq!((test.ok, test.problem.as_str()), (false, "refused"));
    assert!(!test.server_said.is_empty());

    let mailbox = firm.ask(AddImap {
        label: USER.to_owned(),
        server: settings(&server, "wrong"),
        folders: Vec::new(),
    });
    let mailbox = settled(&firm, &mailbox.id);
    assert_eq!((mailbox.state.as_str(), mailbox.messages), ("refused", 0));
    // What happened, since when, and that nobody tries again by himself.
    assert!(
        mailbox
            .last_error
            .as_deref()
            .is_some_and(|said| said.to_lowercase().contains("authentication failed")),
        "the server's own sentence: {mailbox:?}"
    );
    assert!(
        mailbox.failing_since.is_some() && mailbox.next_at.is_none(),
        "{mailbox:?}"
    );
    let again = sync(&firm, &mailbox.id);
    assert_eq!(
        again.failures, mailbox.failures,
        "the same secret is not tried again: it would lock the mailbox"
    );
    assert_eq!(
        firm.ask(contract::inbox::CountMessages {}).refused_accounts,
        1
    );
    let today = firm.ask(contract::today::ShowToday {
        scope: contract::words::Scope::Firm,
    });
    assert!(
        today
            .stuck
            .iter()
            .any(|stuck| stuck.kind == "account_refused"),
        "{:?}",
        today.stuck
    );

    firm.ask(Reconnect {
        id: mailbox.id.clone(),
        secret: Some(PASSWORD.to_owned()),
    });
    let mended = settled(&firm, &mailbox.id);
    assert_eq!(
        (mended.state.as_str(), mended.messages, mended.failures),
        ("ok", 1, 0),
        "{mended:?}"
    );
    assert!(mended.last_error.is_none() && mended.failing_since.is_none());
}

#[test]
fn a_certificate_nobody_vouches_for_gets_no_password() {
    let server = server();
    let firm = Cabinet::new();
    let test = firm.ask(TestImap {
        server: ImapServer {
            extra_root_pem: None,
            ..settings(&server, PASSWORD)
        },
    });
    assert_eq!(
        (test.ok, test.problem.as_str()),
        (false, "untrusted"),
        "{test:?}"
    );
    assert!(
        !server.log().contains("Login"),
        "it never came to signing in"
    );
    let test = firm.ask(TestImap {
        server: ImapServer {
            host: "mail.example.org".to_owned(),
            security: "plain".to_owned(),
            ..settings(&server, PASSWORD)
        },
    });
    assert!(!test.ok, "no password over an open network");
}

#[test]
fn a_server_killed_in_the_middle_loses_nothing_and_brings_nothing_twice() {
    const MAILS: u64 = 400;
    let mut server = server();
    for number in 0..MAILS {
        server.deliver(USER, "INBOX", &corpus::message(number, 5));
    }
    let firm = Cabinet::new();
    let mailbox = firm.ask(AddImap {
        label: USER.to_owned(),
        server: settings(&server, PASSWORD),
        folders: Vec::new(),
    });
    let started = Instant::now();
    while firm.ask(contract::inbox::CountMessages {}).all == 0 {
        assert!(
            started.elapsed() < Duration::from_secs(60),
            "the first batch"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    server.stop();
    let broken = settled(&firm, &mailbox.id);
    let before = firm.inbox().len();
    if before < MAILS as usize {
        assert_eq!(broken.state, "offline", "{broken:?}");
        assert!(
            broken.last_error.is_some() && broken.next_at.is_some(),
            "it will be tried again: {broken:?}"
        );
    }
    sync(&firm, &mailbox.id);
    server.restart();
    let whole = sync(&firm, &mailbox.id);
    assert_eq!(
        (whole.state.as_str(), whole.failures),
        ("ok", 0),
        "{whole:?}"
    );
    let rows = firm.inbox();
    assert_eq!(rows.len(), MAILS as usize, "{before} had come before");
    let subjects: HashSet<_> = rows.iter().map(|row| &row.id).collect();
    assert_eq!(subjects.len(), rows.len());
    assert_eq!(sync(&firm, &mailbox.id).new, 0);
    assert!(firm.ask(contract::audit::Verify {}).ok);
}

#[test]
fn a_folder_that_was_made_anew_is_read_again_and_nothing_is_twice() {
    let server = server();
    let letters: Vec<Letter> = (0..20)
        .map(|number| {
            letters::ordinary("Mariam Keïta", "mariam.keita@courriel.example")
                .subject(&format!("Pièces {number}"))
        })
        .collect();
    letters.iter().for_each(|letter| deliver(&server, letter));
    let firm = Cabinet::new();
    let mailbox = connect(&firm, &server, &[]);
    server.recreate_folder(USER, "INBOX");
    letters
        .iter()
        .skip(5)
        .for_each(|letter| deliver(&server, letter));
    deliver(&server, &letters::newsletter());
    let again = sync(&firm, &mailbox.id);
    assert_eq!(
        (again.state.as_str(), again.new),
        ("ok", 1),
        "only the newsletter is new: {again:?}"
    );
    assert_eq!(firm.inbox().len(), 21);
}

#[test]
fn a_paused_mailbox_is_left_alone_and_a_removed_one_leaves_its_messages() {
    let server = server();
    deliver(&server, &letters::oqtf());
    let firm = Cabinet::new();
    let mailbox = connect(&firm, &server, &[]);
    firm.ask(SetPaused {
        id: mailbox.id.clone(),
        paused: true,
    });
    deliver(&server, &letters::newsletter());
    assert_eq!(sync(&firm, &mailbox.id).state, "paused");
    assert_eq!(firm.inbox().len(), 1);
    firm.ask(SetPaused {
        id: mailbox.id.clone(),
        paused: false,
    });
    assert_eq!(settled(&firm, &mailbox.id).messages, 2);

    firm.ask(RemoveAccount {
        id: mailbox.id.clone(),
    });
    assert!(firm.ask(ListAccounts {}).accounts.is_empty());
    assert_eq!(
        (firm.inbox().len(), firm.workspaces().len()),
        (2, 1),
        "messages stay"
    );
    assert!(!firm.search("OQTF").is_empty());
    let message = firm.by_subject(&letters::oqtf().subject);
    assert!(message.text.contains("obligation de quitter"));
    assert!(firm.ask(contract::audit::Verify {}).ok);
}

#[test]
fn new_mail_appears_by_itself_while_the_firm_is_open_and_stops_when_it_is_locked() {
    let server = server();
    deliver(&server, &letters::oqtf());
    let firm = Cabinet::new();
    firm.desk.start_timers().unwrap();
    let mailbox = connect(&firm, &server, &[]);
    let arrived = |count: usize| {
        let started = Instant::now();
        while firm.inbox().len() < count {
            assert!(
                started.elapsed() < Duration::from_secs(30),
                "announced by the server: {:?}",
                account(&firm, &mailbox.id)
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    arrived(1);
    deliver(&server, &letters::newsletter());
    arrived(2);
    firm.lock();
    deliver(&server, &letters::oqtf_critical());
    firm.unlock(crate::cabinet::PASSPHRASE).unwrap();
    arrived(3);
}
