//! The journal: what it records, and that stamps alone decide.

use store::{Id, JournalRecord, Operation, Stamp, Value};

use crate::{Firm, NOW, id, mail, user};

fn records(firm: &Firm) -> Vec<JournalRecord> {
    firm.read(|reader| reader.journal_after(0, usize::MAX))
}

fn record(entity: &str, device: u64, hlc: i64, fields: &[(&str, &str)]) -> JournalRecord {
    JournalRecord {
        seq: 0,
        stamp: Stamp {
            hlc,
            device: id(device),
        },
        scope: "tenant".to_owned(),
        entity: entity.to_owned(),
        entity_id: id(1).to_string(),
        operation: if fields.is_empty() {
            Operation::Delete
        } else {
            Operation::Set
        },
        fields: fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Value::Text((*value).to_owned())))
            .collect(),
    }
}

fn name_after(records: &[JournalRecord]) -> Option<String> {
    let firm = Firm::new();
    firm.write(|writer| writer.apply_journal(records));
    let user = firm.read(|reader| reader.get::<store::User>(&id(1)));
    user.map(|user| format!("{} {}", user.name, user.email))
}

#[test]
fn one_change_of_one_row_is_one_record_of_the_fields_it_changed() {
    let firm = Firm::new();
    firm.write(|writer| {
        writer.insert(&mail(1, NOW, "Bonjour", "").0)?;
        writer.set_read(id(1), true)
    });
    let records = records(&firm);
    assert_eq!(records.len(), 2);
    assert!(
        records[0]
            .fields
            .contains(&("subject".to_owned(), Value::Text("Bonjour".to_owned())))
    );
    assert!(
        !records[0]
            .fields
            .iter()
            .any(|(name, _)| name == "closed_ms"),
        "nothing is not recorded"
    );
    assert_eq!(records[1].fields, [("read".to_owned(), Value::Integer(1))]);
}

#[test]
fn saving_what_is_already_so_records_nothing() {
    let firm = Firm::new();
    firm.write(|writer| {
        writer.save(&user(1))?;
        writer.save(&user(1))
    });
    assert_eq!(records(&firm).len(), 1);
}

#[test]
fn a_rolled_back_change_leaves_no_record() {
    let firm = Firm::new();
    let failed = firm.store.write(NOW, |writer| -> Result<(), store::Error> {
        writer.insert(&user(1))?;
        writer.insert(&user(1))
    });
    assert!(
        matches!(failed, Err(store::Error::Duplicate { entity: "users" })),
        "{failed:?}"
    );
    assert_eq!(records(&firm), []);
}

#[test]
fn the_last_writer_of_a_field_wins_and_other_fields_stay() {
    let made = record("users", 1, 10, &[("name", "Anne"), ("email", "a@x")]);
    let renamed = record("users", 2, 20, &[("name", "Anna")]);
    let older = record("users", 3, 15, &[("name", "Annette"), ("email", "b@x")]);
    let expected = Some("Anna b@x".to_owned());
    assert_eq!(
        name_after(&[made.clone(), renamed.clone(), older.clone()]),
        expected
    );
    assert_eq!(name_after(&[renamed, older, made]), expected);
}

#[test]
fn devices_break_ties_the_same_way_everywhere() {
    let left = record("users", 1, 10, &[("name", "Left")]);
    let right = record("users", 2, 10, &[("name", "Right")]);
    assert_eq!(
        name_after(&[left.clone(), right.clone()]),
        name_after(&[right, left])
    );
}

#[test]
fn what_is_deleted_stays_deleted_for_older_changes_and_returns_for_newer_ones() {
    let made = record("users", 1, 10, &[("name", "Anne"), ("email", "a@x")]);
    let deleted = record("users", 2, 20, &[]);
    let late = record("users", 3, 15, &[("name", "Late")]);
    let again = record("users", 3, 30, &[("name", "Again")]);
    assert_eq!(
        name_after(&[made.clone(), deleted.clone(), late.clone()]),
        None
    );
    assert_eq!(
        name_after(&[late.clone(), deleted.clone(), made.clone()]),
        None
    );
    let expected = Some("Again ".to_owned());
    assert_eq!(
        name_after(&[made.clone(), deleted.clone(), again.clone()]),
        expected
    );
    assert_eq!(
        name_after(&[again, made, late, deleted]),
        expected,
        "the old address is gone for good"
    );
}

#[test]
fn hearing_the_same_record_twice_changes_nothing() {
    let firm = Firm::new();
    let made = record("users", 1, 10, &[("name", "Anne")]);
    assert_eq!(
        firm.write(|writer| writer.apply_journal(&[made.clone(), made.clone()])),
        1
    );
    assert_eq!(firm.write(|writer| writer.apply_journal(&[made])), 0);
    assert_eq!(records(&firm).len(), 1);
}

#[test]
fn what_this_release_does_not_know_is_kept_and_harms_nothing() {
    let newer_column = record("users", 1, 10, &[("name", "Anne"), ("pronoun", "elle")]);
    let newer_table = record("holograms", 1, 11, &[("depth", "3")]);
    let wrong_kind = record("users", 1, 12, &[("created_ms", "not a number")]);
    let firm = Firm::new();
    let all = [
        newer_column.clone(),
        newer_table.clone(),
        wrong_kind.clone(),
    ];
    assert_eq!(firm.write(|writer| writer.apply_journal(&all[..2])), 2);
    let name = |firm: &Firm| {
        firm.read(|reader| reader.expect::<store::User>(&id(1)))
            .name
    };
    assert_eq!(name(&firm), "Anne");
    assert_eq!(firm.write(|writer| writer.apply_journal(&all[2..])), 1);
    assert_eq!(
        name(&firm),
        "Anne",
        "a value the column cannot hold does not break the row"
    );
    let kept: Vec<_> = records(&firm)
        .into_iter()
        .map(|record| record.fields)
        .collect();
    assert_eq!(
        kept,
        [newer_column.fields, newer_table.fields, wrong_kind.fields]
    );
}

#[test]
fn own_changes_come_after_everything_that_was_heard() {
    let firm = Firm::new();
    let ahead = record("users", 1, i64::MAX / 2, &[("name", "From the future")]);
    firm.write(|writer| {
        writer.apply_journal(&[ahead])?;
        let mut user: store::User = writer.expect(&id(1))?;
        user.name = "Corrected".to_owned();
        writer.save(&user)
    });
    let device: Id = records(&firm)[1].stamp.device;
    assert_ne!(device, id(1));
    assert_eq!(
        firm.read(|reader| reader.expect::<store::User>(&id(1)))
            .name,
        "Corrected"
    );
}

#[test]
fn a_word_that_this_release_does_not_know_is_kept_and_harms_nothing() {
    let firm = Firm::new();
    let of_another = |hlc, fields| JournalRecord {
        entity_id: id(2).to_string(),
        ..record("users", 2, hlc, fields)
    };
    let known = record("users", 1, 10, &[("name", "Anne")]);
    let newer = record("users", 1, 11, &[("role", "astronaut")]);
    let other = of_another(12, &[("name", "Zoé"), ("role", "astronaut")]);
    assert_eq!(firm.write(|writer| writer.apply_journal(&[known])), 1);
    assert_eq!(
        firm.write(|writer| writer.apply_journal(&[newer, other])),
        2
    );
    let users = firm.read(|reader| reader.users());
    let names: Vec<_> = users.iter().map(|user| user.name.as_str()).collect();
    assert_eq!(names, ["Anne"]);
    assert_eq!(records(&firm).len(), 3, "a later release plays them again");
    let known_again = of_another(13, &[("role", "admin")]);
    firm.write(|writer| writer.apply_journal(&[known_again]));
    assert_eq!(firm.read(|reader| reader.users()).len(), 2);
}
