//! Dossiers that ended elsewhere keep their outcome, and count from the first day.

use crate::cabinet::Cabinet;
use contract::{
    outcomes::{EndingView, ShowOutcomes},
    workspaces::WorkspaceView,
};
use serde_json::{Value, json};

fn ended(id: &str, more: &Value) -> Value {
    let mut row = json!({
        "id": id, "numero": format!("2024-{id}"), "titre": format!("Dossier {id}"), "type": "OQTF",
        "createdAt": "2024-01-10", "clients": [], "tasks": [],
    });
    row.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    row
}

fn said(view: &WorkspaceView) -> (Option<&str>, Option<&str>, Option<&str>) {
    let ending = view.ending.as_ref();
    (
        ending.map(|ending: &EndingView| ending.outcome.as_str()),
        ending.and_then(|ending| ending.on.as_deref()),
        view.filed_on.as_deref(),
    )
}

#[test]
fn an_outcome_comes_along_and_one_that_cannot_be_is_left_out_and_told() {
    let firm = Cabinet::new();
    let path = firm.export_of(&[
        ended(
            "0001",
            &json!({ "issue": "Gagné", "dateJugement": "12/06/2024", "filedOn": "2024-02-01" }),
        ),
        ended(
            "0002",
            &json!({ "statut": "CLOS", "outcome": "Défavorable", "dateCloture": "2024-07-01" }),
        ),
        ended(
            "0003",
            &json!({ "statut": "CLOS", "outcome": "unfavourable", "endedOn": "2024-01-01", "filedOn": "2024-02-01" }),
        ),
        ended("0004", &json!({ "statut": "EN_COURS", "issue": "gagné" })),
        ended("0005", &json!({ "statut": "CLOS", "issue": "Non-lieu" })),
    ]);
    let report = firm.import(&path);
    let view = |number: &str| firm.workspace(&format!("2024-{number}"));
    assert_eq!(
        said(&view("0001")),
        (Some("favourable"), Some("2024-06-12"), Some("2024-02-01"))
    );
    assert!(view("0001").archived, "what ended is closed");
    assert_eq!(
        said(&view("0002")),
        (Some("unfavourable"), Some("2024-07-01"), None)
    );
    assert_eq!(said(&view("0003")), (None, None, Some("2024-02-01")));
    assert_eq!(said(&view("0004")), (None, None, None));
    assert!(view("0005").description.contains("Non-lieu"));
    let told = serde_json::to_string(&report).unwrap();
    assert_eq!(told.matches("bad_ending").count(), 2, "{told}");
    assert_eq!(told.matches("unknown_outcome").count(), 1, "{told}");
    let table = firm.ask(ShowOutcomes { since: None }).procedures;
    assert_eq!(
        (table[0].success.group.n, table[0].delay.group.n),
        (2, 2),
        "{:?}",
        table[0]
    );
    let again = firm.import(&path);
    assert_eq!(again.verified, Some(true));
    assert_eq!(
        again.counts[0].unchanged, 5,
        "the same export changes nothing"
    );
}
