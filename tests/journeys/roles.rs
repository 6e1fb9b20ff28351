//! What each role may do, and a firm whose subscription ended (A01, A05, A20, B01).

use crate::{
    cabinet::{Cabinet, PASSPHRASE},
    letters,
};
use contract::{
    FailureCode,
    audit::{AuditRow, ListAudit, Verify},
    inbox::{JudgeSummary, MoveMessages, SaveDraft},
    members::{ListMembers, UpdateMember},
    words::{Capability, Role, Status},
};
use office::Error;
use serde_json::{Value, json};

fn attempts(firm: &Cabinet) -> Vec<AuditRow> {
    firm.ask(ListAudit {
        cursor: None,
        limit: 200,
    })
    .items
    .into_iter()
    .filter(|row| row.action == "forbidden_attempt")
    .collect()
}

fn forbidden(firm: &Cabinet, command: &str, body: Value) {
    let failure = firm.desk.call(command, body).expect_err(command);
    assert_eq!(
        (failure.code, failure.reason.as_str()),
        (FailureCode::Forbidden, "forbidden"),
        "{command}: {failure:?}"
    );
}

#[test]
fn a_manager_validates_and_does_not_answer() {
    let firm = Cabinet::new();
    let manager = firm.add("Bruno Tessier", Role::Manager);
    let id = firm.receive_one(&letters::oqtf()).id;
    let session = firm.unlock(&manager).unwrap();
    assert_eq!(
        (session.role, session.user_name.as_str()),
        (Role::Manager, "Bruno Tessier")
    );
    assert!(
        !session.capabilities.contains(&Capability::Reply)
            && session.capabilities.contains(&Capability::Validate)
    );
    assert!(
        !firm.board().may_reply && !firm.open(&id).may_reply,
        "no control to answer"
    );

    forbidden(
        &firm,
        "inbox.save_draft",
        json!({ "id": id, "text": "Bonjour" }),
    );
    forbidden(&firm, "inbox.move", json!({ "ids": [id], "to": "closed" }));
    forbidden(
        &firm,
        "inbox.correct",
        json!({ "id": id, "field": "category", "value": "spam" }),
    );
    forbidden(&firm, "settings.update", json!({ "slaHours": 1 }));
    forbidden(
        &firm,
        "members.add",
        json!({ "name": "X", "email": "x@x.example", "role": "admin", "language": "fr", "passphrase": PASSPHRASE }),
    );
    assert_eq!(attempts(&firm).len(), 5, "each is written down");
    assert_eq!(firm.open(&id).status, Status::ToValidate);
    assert!(firm.open(&id).draft.is_none());

    firm.ask(JudgeSummary {
        id: id.clone(),
        verdict: "accepted".to_owned(),
        text: None,
    });
    firm.ask(MoveMessages {
        ids: vec![id.clone()],
        to: Status::Validated,
    });
    let card = firm.card(&id);
    assert!(card.seen_by_manager && card.status == Status::Validated);
    assert_eq!(
        firm.open(&id).history[0].by.as_deref(),
        Some("Bruno Tessier")
    );
}

#[test]
fn an_attempt_is_written_down_with_the_name_of_who_tried() {
    let firm = Cabinet::new();
    let manager = firm.add("Bruno Tessier", Role::Manager);
    let id = firm.receive_one(&letters::oqtf()).id;
    firm.unlock(&manager).unwrap();
    forbidden(
        &firm,
        "inbox.save_draft",
        json!({ "id": id, "text": "Bonjour" }),
    );
    let [attempt] = &attempts(&firm)[..] else {
        panic!("{:?}", attempts(&firm))
    };
    assert_eq!(
        (attempt.by.as_deref(), attempt.entity_id.as_str()),
        (Some("Bruno Tessier"), "reply")
    );
    assert!(firm.ask(Verify {}).ok, "and the chain holds");
}

#[test]
fn an_employee_works_and_does_not_administer() {
    let firm = Cabinet::new();
    let employee = firm.add("Inès Roche", Role::Employee);
    let id = firm.receive_one(&letters::oqtf()).id;
    let session = firm.unlock(&employee).unwrap();
    for capability in [Capability::Oversee, Capability::Administer] {
        assert!(!session.capabilities.contains(&capability));
    }
    forbidden(&firm, "settings.update", json!({ "slaHours": 1 }));
    forbidden(
        &firm,
        "settings.update",
        json!({ "subscriptionStatus": "active" }),
    );
    forbidden(
        &firm,
        "members.update",
        json!({ "id": session.user_id, "role": "admin" }),
    );
    forbidden(
        &firm,
        "members.add",
        json!({ "name": "X", "email": "x@x.example", "role": "admin", "language": "fr", "passphrase": PASSPHRASE }),
    );
    forbidden(&firm, "audit.list", json!({ "limit": 10 }));
    firm.desk
        .call("settings.update", json!({ "theme": "dark" }))
        .expect("their own window is their own");
    firm.ask(SaveDraft {
        id: id.clone(),
        text: "Bonjour Monsieur,".to_owned(),
        was: None,
    });
    assert_eq!(firm.open(&id).draft.unwrap().by, "Inès Roche");
    firm.ask(MoveMessages {
        ids: vec![id.clone()],
        to: Status::Closed,
    });
    firm.unlock(PASSPHRASE).unwrap();
    let attempts = attempts(&firm);
    assert_eq!(attempts.len(), 5);
    assert!(
        attempts
            .iter()
            .all(|attempt| attempt.by.as_deref() == Some("Inès Roche"))
    );
    assert_eq!(
        firm.desk.call("settings.show", json!({})).unwrap()["slaHours"],
        24
    );
}

#[test]
fn a_member_who_left_opens_nothing_and_the_last_head_of_the_firm_stays() {
    let firm = Cabinet::new();
    let employee = firm.add("Inès Roche", Role::Employee);
    let members = firm.ask(ListMembers {}).members;
    let id = |name: &str| {
        members
            .iter()
            .find(|member| member.name == name)
            .unwrap()
            .id
            .clone()
    };
    firm.ask(UpdateMember {
        id: id("Inès Roche"),
        name: None,
        role: None,
        disabled: Some(true),
    });
    assert!(
        matches!(firm.unlock(&employee), Err(Error::WrongPassphrase)),
        "their passphrase opens nothing any more"
    );
    firm.unlock(PASSPHRASE).unwrap();
    for change in [
        json!({ "id": id("Claire Valmer"), "disabled": true }),
        json!({ "id": id("Claire Valmer"), "role": "employee" }),
    ] {
        assert!(
            firm.desk.call("members.update", change.clone()).is_err(),
            "a firm without a head: {change}"
        );
    }
    assert_eq!(
        firm.ask(ListMembers {}).members.len(),
        2,
        "their name stays in the history"
    );
}

#[test]
fn a_cancelled_subscription_is_read_only_and_reading_works() {
    let firm = Cabinet::new();
    let message = firm.receive_one(&letters::oqtf());
    let (id, workspace) = (message.id.clone(), message.workspace.unwrap().id);
    firm.desk
        .call(
            "settings.update",
            json!({ "subscriptionStatus": "cancelled" }),
        )
        .unwrap();
    firm.lock();
    assert!(
        firm.unlock(PASSPHRASE).unwrap().read_only,
        "within one start"
    );

    let deadline = message.deadlines[0].id.clone();
    let place = firm.place("later.eml");
    std::fs::write(&place, letters::newsletter().bytes()).unwrap();
    let token = firm.desk.offer(&place).token;
    for (command, body) in [
        ("inbox.move", json!({ "ids": [id], "to": "closed" })),
        ("inbox.save_draft", json!({ "id": id, "text": "x" })),
        ("inbox.accept", json!({ "id": id })),
        (
            "inbox.correct",
            json!({ "id": id, "field": "category", "value": "spam" }),
        ),
        (
            "workspaces.update",
            json!({ "id": workspace, "title": "x" }),
        ),
        (
            "deadlines.decide",
            json!({ "id": deadline, "state": "confirmed" }),
        ),
        ("ingest.start", json!({ "places": [token] })),
        (
            "workspaces.create",
            json!({ "procedure": "ASILE", "clientName": "X" }),
        ),
        ("demo.load", json!({})),
    ] {
        let failure = firm.desk.call(command, body).expect_err(command);
        assert_eq!(
            (failure.code, failure.reason.as_str()),
            (FailureCode::Forbidden, "read_only"),
            "{command}"
        );
    }
    assert_eq!(firm.open(&id).status, Status::ToValidate);
    assert!(!firm.search("OQTF").is_empty());
    assert_eq!(firm.workspace(&workspace).deadlines.len(), 1);
    assert!(firm.ask(Verify {}).ok);
    assert!(
        firm.desk
            .attachment("01890a5d-ac96-774b-bcce-b302099a8057")
            .is_err()
    );

    firm.desk
        .call("settings.update", json!({ "subscriptionStatus": "active" }))
        .expect("its head takes it up again");
    firm.ask(MoveMessages {
        ids: vec![id],
        to: Status::Closed,
    });
}

#[test]
fn a_changed_line_of_the_audit_log_would_be_found() {
    let firm = Cabinet::new();
    firm.receive_one(&letters::oqtf());
    let rows = firm
        .ask(ListAudit {
            cursor: None,
            limit: 200,
        })
        .items;
    let numbers: Vec<_> = rows.iter().map(|row| row.seq).collect();
    assert!(
        numbers.windows(2).all(|pair| pair[0] == pair[1] + 1),
        "newest first and without a hole: {numbers:?}"
    );
    assert!(
        rows.iter().any(|row| row.action == "firm.create")
            && rows.iter().any(|row| row.action == "firm.unlock")
    );
    assert!(rows.iter().all(|row| row.hash.len() >= 8));
}
