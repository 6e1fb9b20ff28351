//! Mailboxes on a real server, started for the test.

use crate::firm::{Firm, letter, oqtf};
use contract::accounts::{
    AddImap, ImapServer, ListAccounts, Reconnect, RemoveAccount, SetPaused, TestImap,
};
use serde_json::json;
use std::time::Duration;
use testkit::Dovecot;

fn server(dovecot: &Dovecot, secret: &str) -> ImapServer {
    ImapServer {
        host: "localhost".into(),
        port: dovecot.imaps_port(),
        security: "tls".into(),
        username: "helene".into(),
        secret: secret.into(),
        auth: "password".into(),
        extra_root_pem: Some(dovecot.ca_pem().to_owned()),
    }
}

fn mailbox() -> Dovecot {
    let dovecot = Dovecot::start();
    dovecot.add_user("helene", "secret");
    dovecot
}

fn deliver(dovecot: &Dovecot, text: &str) {
    dovecot.deliver("helene", "INBOX", text.replace('\n', "\r\n").as_bytes());
}

/// Waits until the only account satisfies `wanted`.
fn until(
    firm: &Firm,
    wanted: impl Fn(&contract::accounts::AccountView) -> bool,
) -> contract::accounts::AccountView {
    let mut last = None;
    for _ in 0..600 {
        let account = firm
            .ask(ListAccounts {})
            .accounts
            .into_iter()
            .next()
            .unwrap();
        if wanted(&account) {
            return account;
        }
        last = Some(account);
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("{last:?}");
}

#[test]
fn a_mailbox_is_read_to_the_last_message_and_no_message_twice() {
    let (firm, mut dovecot) = (Firm::new(), mailbox());
    deliver(&dovecot, &oqtf());
    let id = firm
        .ask(AddImap {
            label: "contact".into(),
            server: server(&dovecot, "secret"),
            folders: vec![],
        })
        .id;
    let account = until(&firm, |account| account.last_success_at.is_some());
    assert_eq!(
        (account.state.as_str(), account.messages, account.new),
        ("ok", 1, 1)
    );
    assert_eq!(
        firm.call("workspaces.list", json!({ "limit": 10 }))["total"],
        1,
        "polled onto its card and into its workspace"
    );

    deliver(
        &dovecot,
        &letter("Karim <karim@example.org>", "Merci", "Merci beaucoup."),
    );
    let synced = firm.session().sync_now(Some(&id)).unwrap();
    assert_eq!((synced[0].new, synced[0].error.clone()), (1, None));

    dovecot.stop();
    let away = firm.session().sync_now(None).unwrap();
    assert!(
        away[0].error.is_some(),
        "a server that is gone is told, not hidden"
    );
    let account = until(&firm, |account| account.state == "offline");
    assert!(
        account.failures == 1 && account.next_at.is_some() && account.messages == 2,
        "{account:?}"
    );

    dovecot.restart();
    dovecot.recreate_folder("helene", "INBOX");
    for text in [
        oqtf(),
        letter("Karim <karim@example.org>", "Merci", "Merci beaucoup."),
        letter("Rania <rania@example.org>", "Rendez-vous", "Bonjour."),
    ] {
        deliver(&dovecot, &text);
    }
    let again = firm.session().sync_now(Some(&id)).unwrap();
    assert_eq!(
        (again[0].new, again[0].error.clone()),
        (1, None),
        "the folder was made anew: known messages stay one"
    );
    assert_eq!(until(&firm, |account| account.state == "ok").messages, 3);
}

#[test]
fn a_refused_password_is_told_and_waits_for_a_person() {
    let (firm, dovecot) = (Firm::new(), mailbox());
    let tested = firm.ask(TestImap {
        server: server(&dovecot, "wrong"),
    });
    assert_eq!((tested.ok, tested.problem.as_str()), (false, "refused"));
    let tested = firm.ask(TestImap {
        server: ImapServer {
            extra_root_pem: None,
            ..server(&dovecot, "secret")
        },
    });
    assert_eq!(
        tested.problem, "untrusted",
        "no password goes to a server that nobody vouches for"
    );
    let tested = firm.ask(TestImap {
        server: server(&dovecot, "secret"),
    });
    assert!(
        tested.ok
            && tested
                .folders
                .iter()
                .any(|folder| folder.special == "inbox" && folder.suggested),
        "{tested:?}"
    );

    let id = firm
        .ask(AddImap {
            label: "contact".into(),
            server: server(&dovecot, "wrong"),
            folders: vec![],
        })
        .id;
    let account = until(&firm, |account| account.state == "refused");
    assert!(
        account.last_error.is_some() && account.next_at.is_none(),
        "the old secret is not tried again: {account:?}"
    );
    let told = firm.call("notifications.list", json!({}));
    assert!(
        told["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["kind"] == "ACCOUNT_REFUSED"),
        "{told}"
    );
    let stuck = firm.call("today.show", json!({ "scope": "firm" }))["stuck"].clone();
    assert_eq!(stuck[0]["kind"], "account_refused");

    firm.ask(Reconnect {
        id,
        secret: Some("secret".into()),
    });
    until(&firm, |account| account.state == "ok");
}

#[test]
fn a_mailbox_that_is_watched_brings_new_mail_by_itself_and_can_be_paused_and_forgotten() {
    let (firm, dovecot) = (Firm::new(), mailbox());
    firm.desk.start_timers().unwrap();
    let id = firm
        .ask(AddImap {
            label: "contact".into(),
            server: server(&dovecot, "secret"),
            folders: vec![],
        })
        .id;
    until(&firm, |account| account.state == "ok");
    deliver(&dovecot, &oqtf());
    until(&firm, |account| account.messages == 1);
    let paused = firm.ask(SetPaused {
        id: id.clone(),
        paused: true,
    });
    assert_eq!(paused.state, "paused");
    deliver(
        &dovecot,
        &letter("Karim <karim@example.org>", "Merci", "Merci beaucoup."),
    );
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(
        firm.ask(ListAccounts {}).accounts[0].messages,
        1,
        "a paused mailbox is left alone"
    );
    firm.ask(SetPaused {
        id: id.clone(),
        paused: false,
    });
    until(&firm, |account| account.messages == 2);
    firm.ask(RemoveAccount { id });
    assert!(firm.ask(ListAccounts {}).accounts.is_empty());
    let page = firm.call("inbox.list", json!({ "tab": "all", "limit": 10 }));
    assert_eq!(page["total"], 2, "its messages stay");
    assert_eq!(firm.call("audit.verify", json!({}))["ok"], true);
}

#[test]
fn wrong_servers_are_refused_before_anything_is_stored() {
    let firm = Firm::new();
    let good = ImapServer {
        host: "imap.example.org".into(),
        port: 993,
        security: "tls".into(),
        username: "a".into(),
        secret: "b".into(),
        auth: "password".into(),
        extra_root_pem: None,
    };
    for server in [
        ImapServer {
            host: " ".into(),
            ..good.clone()
        },
        ImapServer {
            host: "imap.example.org/inbox".into(),
            ..good.clone()
        },
        ImapServer {
            port: 0,
            ..good.clone()
        },
        ImapServer {
            username: String::new(),
            ..good.clone()
        },
        ImapServer {
            security: "none".into(),
            ..good.clone()
        },
        ImapServer {
            auth: "magic".into(),
            ..good.clone()
        },
    ] {
        assert_eq!(
            firm.refused(AddImap {
                label: "x".into(),
                server,
                folders: vec![]
            })
            .reason,
            "invalid"
        );
    }
    assert!(firm.ask(ListAccounts {}).accounts.is_empty());
}
