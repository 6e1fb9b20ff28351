//! The journal alone is enough: played into an empty firm it gives the same rows, in any order.

use domain::{Priority, Status};
use proptest::prelude::*;
use store::{
    Alert, AlertLevel, ChecklistItem, Contact, ContactKind, ContactName, ContactPoint, Deadline,
    DeadlineState, Error, JournalRecord, Label, Notification, Part, PointKind, StatusChange,
    TimelineEntry, Urgency, Workspace, WorkspaceContact, Writer,
};

use crate::{Firm, NOW, id, mail, user};

/// Something somebody does. Few ids, so that changes of the same row are common.
#[derive(Debug, Clone)]
enum Deed {
    Setting(u8, u8),
    Receive(u64),
    Read(u64, bool),
    File(u64, Option<u64>),
    Correct(u64, usize),
    Step(u64, usize),
    Contact(u64),
    Merge(u64, u64, u64),
    Unmerge(u64),
    Workspace(u64, u8),
    Join(u64, u64),
    Deadline(u64, Option<i64>),
    Alert(u64),
    Notify(u64),
    Tick(u64, Option<i64>),
    Delete(u64),
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..4_u64;
    prop_oneof![
        (0..3_u8, 0..3_u8).prop_map(|(key, value)| Deed::Setting(key, value)),
        n().prop_map(Deed::Receive),
        (n(), any::<bool>()).prop_map(|(mail, read)| Deed::Read(mail, read)),
        (n(), proptest::option::of(n())).prop_map(|(mail, matter)| Deed::File(mail, matter)),
        (n(), 0..4_usize).prop_map(|(mail, priority)| Deed::Correct(mail, priority)),
        (n(), 0..4_usize).prop_map(|(mail, status)| Deed::Step(mail, status)),
        n().prop_map(Deed::Contact),
        (n(), n(), n()).prop_map(|(merge, kept, absorbed)| Deed::Merge(merge, kept, absorbed)),
        n().prop_map(Deed::Unmerge),
        (n(), 0..4_u8).prop_map(|(matter, urgency)| Deed::Workspace(matter, urgency)),
        (n(), n()).prop_map(|(matter, contact)| Deed::Join(matter, contact)),
        (n(), proptest::option::of(0..9_i64))
            .prop_map(|(deadline, due)| Deed::Deadline(deadline, due)),
        n().prop_map(Deed::Alert),
        n().prop_map(Deed::Notify),
        (n(), proptest::option::of(0..9_i64)).prop_map(|(item, done)| Deed::Tick(item, done)),
        n().prop_map(Deed::Delete),
    ]
}

fn workspace(matter: u64, urgency: u8) -> Workspace {
    let mut workspace = Workspace::open(id(300 + matter), format!("2026-{matter:04}"), NOW);
    workspace.urgency = Urgency::ALL[usize::from(urgency)];
    workspace
}

fn contact(number: u64) -> Contact {
    Contact {
        id: id(200 + number),
        display_name: format!("Contact {number}"),
        kind: ContactKind::Person,
        known: number.is_multiple_of(2),
        notes: String::new(),
        created_ms: NOW,
        merged_into: None,
    }
}

/// Does one deed. What makes no sense at that moment is refused and rolled back, like in life.
fn act(writer: &Writer<'_>, deed: &Deed, fresh: u64) -> Result<(), Error> {
    match *deed {
        Deed::Setting(key, value) => writer.set_setting(&format!("key.{key}"), value.into()),
        Deed::Receive(n) => {
            let mut mail = mail(100 + n, NOW, "Bonjour", "").0;
            mail.contact_id = Some(id(200 + n));
            mail.confidence = 0.1 + 0.2;
            mail.raw_hash = Some(store::BlobHash([7; 32]));
            writer.insert(&mail)
        }
        Deed::Read(n, read) => writer.set_read(id(100 + n), read),
        Deed::File(n, matter) => {
            writer.file_communication(id(100 + n), matter.map(|n| id(300 + n)))
        }
        Deed::Correct(n, priority) => {
            let mut mail: store::Communication = writer.expect(&id(100 + n))?;
            let human = Priority::ALL[priority];
            writer.insert(&Label {
                id: id(fresh),
                communication_id: mail.id,
                field: "priority".to_owned(),
                machine: mail.priority.to_string(),
                human: human.to_string(),
                user_id: Some(id(1)),
                at_ms: NOW,
            })?;
            (mail.priority, mail.corrected) = (human, true);
            writer.save(&mail)
        }
        Deed::Step(n, status) => {
            let mut mail: store::Communication = writer.expect(&id(100 + n))?;
            let to_status = Status::ALL[status];
            writer.insert(&StatusChange {
                id: id(fresh),
                communication_id: mail.id,
                from_status: mail.status,
                to_status,
                at_ms: NOW,
                user_id: None,
                reason: String::new(),
                undone: false,
            })?;
            mail.status = to_status;
            writer.save(&mail)
        }
        Deed::Contact(n) => {
            writer.save(&contact(n))?;
            writer.add_contact_name(&ContactName::new(id(fresh), id(200 + n), "Aïcha Traoré"))?;
            let value = format!("{n}@example.fr");
            if writer.contact_by_point(PointKind::Email, &value)?.is_some() {
                return Ok(());
            }
            writer.insert(&ContactPoint {
                id: id(fresh),
                contact_id: id(200 + n),
                kind: PointKind::Email,
                value,
            })
        }
        Deed::Merge(merge, kept, absorbed) => writer
            .merge_contacts(id(400 + merge), id(200 + kept), id(200 + absorbed), None)
            .map(drop),
        Deed::Unmerge(merge) => writer.unmerge_contacts(id(400 + merge)).map(drop),
        Deed::Workspace(matter, urgency) => {
            writer.save(&workspace(matter, urgency))?;
            writer.insert(&TimelineEntry {
                id: id(fresh),
                workspace_id: id(300 + matter),
                at_ms: NOW,
                kind: "urgency_changed".to_owned(),
                params: serde_json::json!({"urgency": urgency}),
                communication_id: None,
                by_user: None,
                by_machine: true,
            })
        }
        Deed::Join(matter, contact) => writer.save(&WorkspaceContact::new(
            id(300 + matter),
            id(200 + contact),
            Part::Client,
        )),
        Deed::Deadline(n, due) => writer.save(&deadline(n, due)),
        Deed::Alert(n) => writer.save(&Alert {
            id: id(600 + n),
            workspace_id: Some(id(300 + n)),
            communication_id: None,
            kind: "deadline_near".to_owned(),
            level: AlertLevel::High,
            text_key: "alert.deadline_near".to_owned(),
            params: serde_json::json!({"days": fresh}),
            at_ms: NOW,
            acknowledged_by: None,
            acknowledged_ms: None,
            snoozed_until_ms: None,
            repeated_ms: None,
        }),
        Deed::Notify(mail) => {
            let notification = Notification {
                id: id(fresh),
                user_id: id(1),
                kind: "SLA_BREACH".to_owned(),
                communication_id: Some(id(100 + mail)),
                workspace_id: None,
                at_ms: NOW,
                read: false,
                subject: String::new(),
            };
            writer.notify(&notification).map(drop)
        }
        Deed::Tick(n, done_ms) => writer.save(&ChecklistItem {
            id: format!("{}/passport", id(300 + n)),
            workspace_id: id(300 + n),
            item_id: "passport".to_owned(),
            kind: "piece".to_owned(),
            label: "Passeport".to_owned(),
            mandatory: true,
            condition: None,
            source: None,
            position: 1,
            done_ms,
            done_by: None,
            document_id: None,
            owner_user_id: None,
            due_on: None,
        }),
        Deed::Delete(n) => {
            writer.delete::<Deadline>(&id(500 + n))?;
            writer.delete::<store::User>(&id(n))?;
            writer.save(&user(n))
        }
    }
}

fn deadline(n: u64, due_ms: Option<i64>) -> Deadline {
    Deadline {
        id: id(500 + n),
        workspace_id: id(300 + n),
        communication_id: None,
        rule_id: Some("oqtf-retention@2024-07-15".to_owned()),
        family: "oqtf".to_owned(),
        variant: "retention".to_owned(),
        title: "Recours".to_owned(),
        start_text: "2026-03-14".to_owned(),
        due_ms,
        due_safe_ms: due_ms,
        due_if_franc_ms: None,
        mode: "hours".to_owned(),
        steps: serde_json::json!([{"fr": "48 heures"}]),
        sources: Vec::new(),
        warnings: serde_json::json!([]),
        confidence: "high".to_owned(),
        passage: String::new(),
        state: DeadlineState::Proposed,
        confirmed_by: None,
        confirmed_ms: None,
        manual: false,
        created_ms: NOW,
        document_id: None,
        page: None,
        facts: serde_json::Value::Null,
        second_by: None,
        second_ms: None,
        note: String::new(),
        lapsed_ms: None,
    }
}

fn history(deeds: &[Deed]) -> (Firm, Vec<JournalRecord>) {
    let firm = Firm::new();
    for (at, deed) in deeds.iter().enumerate() {
        let fresh = 10_000 + at as u64;
        // A deed that is refused is part of the history: it must leave nothing behind.
        let _ = firm
            .store
            .write(NOW - at as i64, |writer| act(writer, deed, fresh));
    }
    let records = firm.read(|reader| reader.journal_after(0, usize::MAX));
    (firm, records)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_journal_gives_the_same_firm_in_any_order_and_any_portions(
        deeds in proptest::collection::vec(deed(), 0..40),
        order in any::<u64>(),
        portion in 1..20_usize,
    ) {
        let (firm, mut records) = history(&deeds);
        let rows = firm.read(|reader| reader.synchronised_rows());

        let replayed = Firm::new();
        replayed.write(|writer| writer.apply_journal(&records));
        prop_assert_eq!(&replayed.read(|reader| reader.synchronised_rows()), &rows, "in order");

        records.sort_by_key(|record| blake3::hash(&[record.seq.to_le_bytes(), order.to_le_bytes()].concat()).to_hex());
        let shuffled = Firm::new();
        for portion in records.chunks(portion) {
            shuffled.write(|writer| writer.apply_journal(portion));
        }
        prop_assert_eq!(&shuffled.read(|reader| reader.synchronised_rows()), &rows, "shuffled");
    }
}
