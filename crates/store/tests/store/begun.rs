//! What somebody began to type: whose it is, how long it stays, and that an erased person is in none of it.

use std::collections::BTreeSet;

use store::{Begun, Communication, ErasureOrder};

use crate::{Firm, NOW, id};

const DAY_MS: i64 = 86_400_000;

fn begun(firm: &Firm, user: u64) -> Vec<(String, String)> {
    let all = firm.read(|reader| reader.begun(id(user)));
    all.into_iter()
        .map(|Begun { place, value, .. }| (place, value))
        .collect()
}

fn row(place: &str, value: &str) -> (String, String) {
    (place.to_owned(), value.to_owned())
}

#[test]
fn what_was_typed_last_stands_there_for_its_person_alone() {
    let firm = Firm::new();
    firm.write_at(NOW, |writer| writer.keep_begun(id(1), "note", "\"App\""));
    firm.write_at(NOW + 1, |writer| {
        writer.keep_begun(id(1), "task", "\"Lundi\"")
    });
    firm.write_at(NOW + 2, |writer| {
        writer.keep_begun(id(1), "note", "\"Appeler\"")
    });
    firm.write_at(NOW, |writer| writer.keep_begun(id(2), "note", "\"Autre\""));
    assert_eq!(
        begun(&firm, 1),
        [row("note", "\"Appeler\""), row("task", "\"Lundi\"")]
    );
    firm.write_at(NOW + 3, |writer| writer.forget_begun(id(1), "note"));
    assert_eq!(begun(&firm, 1), [row("task", "\"Lundi\"")]);
    assert_eq!(begun(&firm, 2), [row("note", "\"Autre\"")]);
}

#[test]
fn what_nobody_went_on_with_for_a_month_and_the_oldest_of_very_many_are_given_up() {
    let firm = Firm::new();
    firm.write_at(NOW, |writer| writer.keep_begun(id(1), "old", "1"));
    let later = NOW + 29 * DAY_MS;
    firm.write_at(later, |writer| writer.keep_begun(id(1), "new", "1"));
    assert_eq!(begun(&firm, 1).len(), 2);
    firm.write_at(later + 2 * DAY_MS, |writer| {
        writer.keep_begun(id(1), "newest", "1")
    });
    assert_eq!(begun(&firm, 1), [row("newest", "1"), row("new", "1")]);
    for number in 0..120 {
        firm.write_at(later + 3 * DAY_MS + number, |writer| {
            writer.keep_begun(id(1), &format!("form {number}"), "1")
        });
    }
    let left = begun(&firm, 1);
    assert_eq!(left.len(), 100);
    assert_eq!(left[0].0, "form 119");
}

#[test]
fn an_erasure_takes_what_was_begun_about_the_person_or_names_them() {
    let firm = Firm::new();
    let message = id(9);
    firm.write(|writer| writer.insert(&Communication::incoming(message, NOW)));
    for (place, value) in [
        (format!("note.{message}"), "\"rappeler la préfecture\""),
        ("task".to_owned(), "\"voir avec Mme Konaté, demain\""),
        ("template".to_owned(), "\"Bonjour\""),
    ] {
        firm.write(|writer| writer.keep_begun(id(1), &place, value));
    }
    firm.write(|writer| {
        writer.erase(&ErasureOrder {
            communications: BTreeSet::from([message]),
            names: vec!["Awa Konaté".to_owned()],
            ..ErasureOrder::default()
        })
    });
    assert_eq!(begun(&firm, 1), [row("template", "\"Bonjour\"")]);
}
