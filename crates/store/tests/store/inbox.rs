//! Lists, threads, the sweep, notifications, the audit log.

use std::collections::BTreeSet;

use domain::{Category, Status};
use serde_json::json;
use store::{AuditFinding, Communication, Cursor, InboxFilter, Notification, ThreadKeys};

use crate::{Firm, NOW, id, keep_mail, mail, tamper, user};

/// Sixty mails, two in every second, of three categories.
fn firm() -> Firm {
    let firm = Firm::new();
    firm.write(|writer| {
        for number in 0..60_u64 {
            let at = NOW + i64::try_from(number / 2).unwrap() * 1000;
            let mut mail = mail(number, at, "Sujet", "Texte");
            mail.0.category = Category::ALL[usize::try_from(number % 3).unwrap()];
            mail.0.read = number % 5 == 0;
            mail.0.sla_due_ms = Some(at + 10_000);
            keep_mail(writer, &mail)?;
        }
        Ok(())
    });
    firm
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let firm = firm();
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = firm.read(|reader| reader.cards(&InboxFilter::default(), after, 7));
        seen.extend(page.items.iter().map(|card| (card.received_ms, card.id)));
        let Some(next) = page.next else { break };
        let text = next.to_string();
        after = Some(text.parse::<Cursor>().unwrap());
    }
    assert_eq!(seen.len(), 60);
    assert!(
        seen.windows(2).all(|pair| pair[0].0 >= pair[1].0),
        "newest first"
    );
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 60, "no message twice");
}

#[test]
fn filters_narrow_together() {
    let firm = firm();
    let filter = InboxFilter {
        category: Some(Category::ALL[1]),
        unread: true,
        statuses: vec![Status::ToValidate, Status::Escalated],
        ..InboxFilter::default()
    };
    let page = firm.read(|reader| reader.cards(&filter, None, 100));
    assert_eq!(page.items.len(), 16, "20 of the category, 4 of them read");
    assert!(
        page.items
            .iter()
            .all(|card| card.category == Category::ALL[1] && !card.read)
    );
    assert_eq!(firm.read(|reader| reader.count_cards(&filter, 1000)), 16);
    assert_eq!(
        firm.read(|reader| reader.count_cards(&filter, 5)),
        5,
        "counted up to the cap"
    );
}

#[test]
fn the_sweep_sees_what_is_due_open_and_not_escalated() {
    let firm = firm();
    let due = |now| firm.read(|reader| reader.overdue(now, 100)).len();
    assert_eq!(due(NOW + 9_999), 0);
    assert_eq!(due(NOW + 10_000), 2);
    firm.write(|writer| {
        let mut first = writer.communication(id(0))?.unwrap();
        first.status = Status::Escalated;
        first.escalated_ms = Some(NOW + 10_000);
        writer.save(&first)?;
        let mut second = writer.communication(id(1))?.unwrap();
        second.status = Status::Closed;
        writer.save(&second)
    });
    assert_eq!(due(NOW + 10_000), 0, "neither again, nor what is closed");
}

#[test]
fn a_manager_is_told_of_a_breach_once() {
    let firm = firm();
    let breach = |number| Notification {
        id: id(number),
        user_id: id(700),
        kind: "SLA_BREACH".to_owned(),
        communication_id: Some(id(3)),
        workspace_id: None,
        at_ms: NOW,
        read: false,
        subject: String::new(),
    };
    assert!(firm.write(|writer| writer.notify(&breach(801))));
    assert!(!firm.write(|writer| writer.notify(&breach(802))));
    assert_eq!(
        firm.read(|reader| reader.notifications(id(700), 10)).len(),
        1
    );
}

#[test]
fn messages_of_a_conversation_meet_in_any_order() {
    let firm = Firm::new();
    let join = |message: &str, references: &[&str], new: u64| {
        firm.write(|writer| {
            let keys = ThreadKeys {
                message_id: message,
                references: references.to_vec(),
                received_ms: NOW,
                ..ThreadKeys::default()
            };
            writer.join_thread(&keys, id(new))
        })
    };
    let answer = join("b@x", &["a@x"], 1);
    assert_eq!(
        join("a@x", &[], 2),
        answer,
        "the question arrived after its answer"
    );
    assert_eq!(join("c@x", &["z@x", "b@x"], 3), answer);
    assert_ne!(join("d@x", &["q@x"], 4), answer);
}

/// A chain of answers, each of which names only the one before it, in an order in which nothing fits at first.
#[test]
fn what_ties_a_conversation_together_may_arrive_last() {
    let firm = Firm::new();
    for (number, parent) in [
        (1, None),
        (3, Some(2)),
        (5, Some(4)),
        (4, Some(3)),
        (2, Some(1)),
    ] {
        let name = |number: u64| format!("m{number}@x");
        let (own, parent) = (name(number), parent.map(name));
        firm.write(|writer| {
            let keys = ThreadKeys {
                message_id: &own,
                references: parent.iter().map(String::as_str).collect(),
                received_ms: NOW,
                ..ThreadKeys::default()
            };
            let thread = writer.join_thread(&keys, id(100 + number))?;
            let mut message = Communication::incoming(id(number), NOW);
            message.message_id.clone_from(&own);
            message.thread_id = Some(thread);
            writer.insert(&message)
        });
    }
    let threads: BTreeSet<_> = (1..=5)
        .map(|number| {
            firm.read(|reader| reader.expect::<Communication>(&id(number)))
                .thread_id
        })
        .collect();
    assert_eq!(threads.len(), 1, "{threads:?}");
}

#[test]
fn a_reference_does_not_tie_two_workspaces_together() {
    let firm = Firm::new();
    for number in [1, 2] {
        firm.write(|writer| {
            let own = format!("m{number}@x");
            let keys = ThreadKeys {
                message_id: &own,
                received_ms: NOW,
                ..ThreadKeys::default()
            };
            let mut message = Communication::incoming(id(number), NOW);
            message.thread_id = Some(writer.join_thread(&keys, id(100 + number))?);
            message.message_id = own;
            message.workspace_id = Some(id(200 + number));
            writer.insert(&message)
        });
    }
    firm.write(|writer| {
        let keys = ThreadKeys {
            message_id: "stranger@x",
            references: vec!["m1@x", "m2@x"],
            received_ms: NOW,
            ..ThreadKeys::default()
        };
        writer.join_thread(&keys, id(300))
    });
    let thread = |number| {
        firm.read(|reader| reader.expect::<Communication>(&id(number)))
            .thread_id
    };
    assert_ne!(thread(1), thread(2));
}

#[test]
fn a_subject_joins_only_an_answer_from_the_same_person_in_time() {
    let firm = Firm::new();
    let join = |subject: &str, correspondent: &str, is_answer: bool, days: i64, new: u64| {
        firm.write(|writer| {
            let keys = ThreadKeys {
                subject,
                correspondent,
                is_answer,
                received_ms: NOW + days * 86_400_000,
                ..ThreadKeys::default()
            };
            writer.join_thread(&keys, id(new))
        })
    };
    let first = join("Mon titre de séjour", "zoe@example.fr", false, 0, 1);
    assert_eq!(
        join("mon titre de séjour", "ZOE@example.fr", true, 3, 2),
        first
    );
    assert_ne!(
        join("Mon titre de séjour", "ali@example.fr", true, 3, 3),
        first,
        "another person"
    );
    assert_ne!(
        join("Mon titre de séjour", "zoe@example.fr", true, 90, 4),
        first,
        "too late"
    );
}

#[test]
fn events_are_numbered_and_rolled_back_with_their_transaction() {
    let firm = Firm::new();
    let emit = |writer: &store::Writer<'_>| {
        writer.emit("email:received", "communications", "x", &json!({}))
    };
    let first = firm.write(emit);
    let failed = firm.store.write(NOW, |writer| -> Result<(), store::Error> {
        emit(writer)?;
        writer.set_read(id(404), true)
    });
    assert!(
        matches!(failed, Err(store::Error::NotFound { .. })),
        "{failed:?}"
    );
    let second = firm.write(emit);
    let after = firm.read(|reader| reader.events_after(first, 10));
    assert_eq!(
        after.iter().map(|event| event.seq).collect::<Vec<_>>(),
        [second]
    );
}

#[test]
fn references_count_up_within_their_year() {
    let firm = Firm::new();
    let open = |number: u64, year: i16| {
        firm.write(|writer| {
            let reference = writer.next_reference(year)?;
            writer.open_workspace(&store::Workspace::open(id(number), reference.clone(), NOW))?;
            Ok(reference)
        })
    };
    assert_eq!(open(1, 2026), "2026-0001");
    assert_eq!(open(2, 2026), "2026-0002");
    assert_eq!(open(3, 2027), "2027-0001");
    let again = store::Workspace::open(id(4), "2026-0002".to_owned(), NOW);
    let refused = firm
        .store
        .write(NOW, |writer| writer.open_workspace(&again));
    assert!(
        matches!(refused, Err(store::Error::Duplicate { .. })),
        "{refused:?}"
    );
}

fn audited() -> Firm {
    let firm = Firm::new();
    firm.write(|writer| {
        for action in ["message.filed", "forbidden_attempt", "member.added"] {
            writer.audit(
                Some(user(1).id),
                action,
                "communications",
                "x",
                &json!({"to": "y"}),
            )?;
        }
        Ok(())
    });
    assert_eq!(firm.store.verify().unwrap(), []);
    firm
}

#[test]
fn the_audit_log_cannot_be_edited_by_the_program() {
    let firm = audited();
    for sql in [
        "UPDATE audit SET action = 'nothing' WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 3",
    ] {
        assert!(tamper(firm.folder.path(), sql).is_err(), "{sql}");
    }
    assert_eq!(firm.read(|reader| reader.audit_log(None, 10)).len(), 3);
}

#[test]
fn whoever_gets_around_the_triggers_is_found() {
    for (sql, finding) in [
        (
            "UPDATE audit SET action = 'nothing' WHERE seq = 2",
            AuditFinding::Changed { seq: 2 },
        ),
        (
            "UPDATE audit SET user_id = NULL WHERE seq = 1",
            AuditFinding::Changed { seq: 1 },
        ),
        (
            "DELETE FROM audit WHERE seq = 2",
            AuditFinding::Gap { seq: 3 },
        ),
        ("DELETE FROM audit WHERE seq = 3", AuditFinding::CutOff),
    ] {
        let firm = audited();
        let triggers = "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_cut;";
        tamper(firm.folder.path(), &format!("{triggers}{sql}")).unwrap();
        let found = firm.read(|reader| reader.verify_audit());
        assert_eq!(found, [finding], "{sql}");
    }
}
