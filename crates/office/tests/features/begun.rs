//! What was begun in a form: kept, replaced, forgotten, and refused when it is too much.

use crate::firm::Firm;
use contract::begun::{KeepBegun, ListBegun};

fn keep(place: &str, value: Option<&str>) -> KeepBegun {
    KeepBegun {
        place: place.to_owned(),
        value: value.map(str::to_owned),
    }
}

#[test]
fn a_form_is_kept_as_it_was_left_until_it_is_saved() {
    let firm = Firm::new();
    firm.ask(keep("workspaces.note.1", Some("\"Rappeler\"")));
    firm.ask(keep("workspaces.note.1", Some("\"Rappeler à midi\"")));
    let items = firm.ask(ListBegun {}).items;
    let kept: Vec<_> = items
        .iter()
        .map(|row| (row.place.as_str(), row.value.as_str()))
        .collect();
    assert_eq!(kept, [("workspaces.note.1", "\"Rappeler à midi\"")]);
    firm.ask(keep("workspaces.note.1", None));
    assert_eq!(firm.ask(ListBegun {}).items, []);
}

#[test]
fn no_form_is_that_large() {
    let firm = Firm::new();
    let long = "a".repeat(200_001);
    for refused in [
        keep("", Some("1")),
        keep(&"p".repeat(201), Some("1")),
        keep("form", Some(&long)),
    ] {
        assert_eq!(firm.refused(refused).reason, "invalid");
    }
    assert_eq!(firm.ask(ListBegun {}).items, []);
}
