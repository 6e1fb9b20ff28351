//! What is one's own: a mailbox, a passphrase, and what only the head of the firm takes away.

use crate::{
    cabinet::{Cabinet, PASSPHRASE},
    letters,
};
use contract::{
    FailureCode,
    accounts::{AddImap, ImapServer, ListAccounts, SetPaused},
    audit::ListAudit,
    words::Role,
};
use office::Error;
use serde_json::{Value, json};

/// A mailbox whose server is not there.
fn connect(firm: &Cabinet, label: &str) -> String {
    let account = firm.ask(AddImap {
        label: label.to_owned(),
        server: ImapServer {
            host: "127.0.0.1".to_owned(),
            port: 1,
            security: "plain".to_owned(),
            username: label.to_owned(),
            secret: "quai-des-brumes".to_owned(),
            auth: "password".to_owned(),
            extra_root_pem: None,
        },
        folders: Vec::new(),
    });
    account.id
}

fn reason(firm: &Cabinet, command: &str, body: Value) -> String {
    let failure = firm.desk.call(command, body).expect_err(command);
    failure.reason
}

#[test]
fn an_employee_has_no_say_over_the_mailbox_of_somebody_else() {
    let firm = Cabinet::new();
    let employee = firm.add("Inès Roche", Role::Employee);
    let heads = connect(&firm, "claire@valmer-avocats.example.fr");
    firm.unlock(&employee).unwrap();
    for (command, body) in [
        ("accounts.reconnect", json!({ "id": heads, "secret": "x" })),
        (
            "accounts.set_paused",
            json!({ "id": heads, "paused": true }),
        ),
        ("accounts.remove", json!({ "id": heads })),
    ] {
        let failure = firm.desk.call(command, body).expect_err(command);
        assert_eq!(
            (failure.code, failure.reason.as_str()),
            (FailureCode::Forbidden, "others_mailbox"),
            "{command}"
        );
        assert!(!failure.remedy_fr.is_empty());
    }
    let own = connect(&firm, "ines@valmer-avocats.example.fr");
    firm.desk
        .call("accounts.reconnect", json!({ "id": own, "secret": "y" }))
        .unwrap();

    firm.unlock(PASSPHRASE).unwrap();
    let attempts = firm.ask(ListAudit {
        cursor: None,
        limit: 200,
    });
    let attempts = attempts.items.iter();
    assert_eq!(
        attempts
            .filter(|row| row.action == "forbidden_attempt")
            .count(),
        3
    );
    let body = json!({ "id": own, "secret": "z" });
    assert_eq!(reason(&firm, "accounts.reconnect", body), "others_mailbox");
    let pause = json!({ "id": own, "paused": true });
    firm.desk.call("accounts.set_paused", pause).unwrap();
    firm.desk
        .call("accounts.remove", json!({ "id": own }))
        .unwrap();
    assert_eq!(firm.ask(ListAccounts {}).accounts.len(), 1);
}

#[test]
fn a_passphrase_lets_one_person_in() {
    let firm = Cabinet::new();
    let employee = firm.add("Inès Roche", Role::Employee);
    for passphrase in [PASSPHRASE, &employee] {
        let body = json!({ "name": "Zoé", "email": "zoe@x.example", "role": "manager", "language": "fr", "passphrase": passphrase });
        let failure = firm.desk.call("members.add", body).unwrap_err();
        assert_eq!(failure.reason, "taken_passphrase");
        assert!(
            !failure.message_fr.contains("Roche"),
            "it does not say whose"
        );
    }
    firm.unlock(&employee).unwrap();
    let change = |new: &str| json!({ "current": employee, "new": new });
    assert_eq!(
        reason(&firm, "members.change_passphrase", change(PASSPHRASE)),
        "taken_passphrase"
    );
    firm.desk
        .call("members.change_passphrase", change(&employee))
        .expect("one's own is one's own");
    assert_eq!(firm.unlock(PASSPHRASE).unwrap().user_name, "Claire Valmer");
}

#[test]
fn the_firm_keeps_an_administrator_and_says_how() {
    let firm = Cabinet::new();
    let me = firm.unlock(PASSPHRASE).unwrap().user_id;
    let failure = firm
        .desk
        .call("members.update", json!({ "id": me, "role": "employee" }))
        .unwrap_err();
    assert_eq!(failure.reason, "last_administrator");
    assert!(!failure.remedy_en.is_empty());
}

#[test]
fn a_command_line_is_no_way_round_the_roles() {
    let firm = Cabinet::new();
    let employee = firm.add("Inès Roche", Role::Employee);
    let manager = firm.add("Bruno Tessier", Role::Manager);
    firm.receive_one(&letters::oqtf());
    let paused = connect(&firm, "claire@valmer-avocats.example.fr");
    firm.ask(SetPaused {
        id: paused,
        paused: true,
    });
    let session = firm.desk.session().unwrap();
    assert_eq!(
        session.sync_now(None).unwrap(),
        [],
        "a paused mailbox stays paused"
    );
    drop(session);

    firm.unlock(&employee).unwrap();
    let session = firm.desk.session().unwrap();
    let backup = session.back_up(&firm.place("cabinet.guichet"), 1, &mut |_, _| true);
    assert!(matches!(backup, Err(Error::Forbidden { .. })));
    drop(session);
    firm.unlock(&manager).unwrap();
    let session = firm.desk.session().unwrap();
    assert!(matches!(
        session.sweep("2027-01-01T00:00:00Z".parse().unwrap()),
        Err(Error::Forbidden { .. })
    ));
}
