//! The journal is right from the first row: a day's work, played into an empty firm, gives the same rows.

use crate::{
    cabinet::Cabinet,
    letters::{self, Letter},
};
use contract::{
    contacts::{MergeContacts, UnmergeContacts},
    deadlines::{Decide, Enter},
    inbox::{
        AcceptAnalysis, CorrectAnalysis, JudgeSummary, LinkWorkspace, MarkRead, MoveMessages,
        SaveDraft, Undo,
    },
    settings::UpdateSettings,
    words::{DeadlineState, Procedure, Role, Status},
    workspaces::{AddItem, CreateWorkspace, TickItem, UpdateWorkspace},
};
use std::collections::BTreeSet;

/// A day in the life of a firm: everything that people and the machine do.
fn work(firm: &Cabinet) {
    firm.add("Bruno Tessier", Role::Manager);
    let first = letters::oqtf();
    let opened = firm.receive_one(&first);
    let others: Vec<Letter> = vec![
        letters::oqtf_critical().attach("note.txt", "text/plain", b"Piece"),
        letters::newsletter(),
        letters::ordinary("Amadou Oury Diallo", "aodiallo@autre.example").subject("autre adresse"),
        letters::ordinary("Amadou Diallo", "amadou.diallo@courriel.example").answers(&first),
        letters::from("", "vide@courriel.example").text(""),
    ];
    firm.receive(&others.iter().collect::<Vec<_>>());
    let id = opened.id.clone();
    let workspace = opened.workspace.clone().unwrap().id;
    firm.ask(CorrectAnalysis {
        id: id.clone(),
        field: "priority".to_owned(),
        value: "critical".to_owned(),
    });
    firm.ask(JudgeSummary {
        id: id.clone(),
        verdict: "edited".to_owned(),
        text: Some("OQTF, recours avant le 18.".to_owned()),
    });
    firm.ask(AcceptAnalysis { id: id.clone() });
    firm.ask(MarkRead {
        ids: vec![id.clone()],
        read: true,
    });
    firm.ask(SaveDraft {
        id: id.clone(),
        text: "Bonjour Monsieur,".to_owned(),
        was: None,
    });
    let moved = firm.ask(MoveMessages {
        ids: vec![id.clone()],
        to: Status::Closed,
    });
    firm.ask(Undo { token: moved.token });
    firm.ask(Decide {
        note: None,
        id: opened.deadlines[0].id.clone(),
        state: DeadlineState::Confirmed,
    });
    firm.ask(Enter {
        workspace_id: workspace.clone(),
        title: "Audience".to_owned(),
        due: "2026-12-10".to_owned(),
    });
    let item = firm.workspace(&workspace).checklist[0].id.clone();
    firm.ask(TickItem {
        id: item,
        done: true,
    });
    firm.ask(AddItem {
        workspace_id: workspace.clone(),
        label: "Attestation".to_owned(),
        mandatory: true,
    });
    firm.ask(UpdateWorkspace {
        id: workspace.clone(),
        title: None,
        description: Some("À suivre".to_owned()),
        procedure: Some(Procedure::RefusTitre),
        responsible_id: None,
        archived: None,
        ending: None,
        forget_ending: None,
        filed_on: None,
    });
    firm.ask(CreateWorkspace {
        title: None,
        procedure: Procedure::Asile,
        contact_id: None,
        client_name: Some("Zahra Rahmani".to_owned()),
        client_point: None,
        message_id: None,
    });
    let other = firm.by_subject("autre adresse");
    firm.ask(LinkWorkspace {
        id: other.id.clone(),
        workspace_id: Some(workspace),
    });
    let (keep, absorb) = (opened.contact.unwrap().id, other.contact.unwrap().id);
    let merge = firm.ask(MergeContacts {
        keep: keep.clone(),
        absorb: absorb.clone(),
    });
    firm.ask(UnmergeContacts { merge_id: merge.id });
    firm.ask(MergeContacts { keep, absorb });
    firm.ask(UpdateSettings {
        sla_hours: Some(12),
        ..UpdateSettings::default()
    });
    firm.clock.set("2026-11-23T09:00:00+01:00");
    firm.desk.session().unwrap().check_timers().unwrap();
}

#[test]
fn a_days_journal_played_into_an_empty_firm_gives_the_same_rows_in_any_order() {
    let firm = Cabinet::new();
    work(&firm);
    let (rows, journal) = firm
        .file()
        .read(|reader| {
            Ok::<_, store::Error>((
                reader.synchronised_rows()?,
                reader.journal_after(0, 1_000_000)?,
            ))
        })
        .unwrap();
    assert!(
        rows.len() > 80 && journal.len() > rows.len(),
        "{} rows, {} records",
        rows.len(),
        journal.len()
    );

    let mut shuffled = journal.clone();
    // The same disorder every time: what a week offline and two devices make of an order.
    for at in (1..shuffled.len()).rev() {
        shuffled.swap(at, at * 7919 % (at + 1));
    }
    for (how, records) in [("in order", &journal), ("shuffled", &shuffled)] {
        let folder = tempfile::tempdir().unwrap();
        let options = store::Options {
            folder: folder.path().join("empty"),
            keys: store::Keys {
                database: [1; 32],
                blobs: [2; 32],
                names: [3; 32],
            },
            device: store::Id::from_parts(1, &[9; 10]),
        };
        let empty = store::Store::create(&options).unwrap();
        for part in records.chunks(97) {
            empty
                .write(1_800_000_000_000, |writer| writer.apply_journal(part))
                .unwrap();
        }
        let played = empty.read(|reader| reader.synchronised_rows()).unwrap();
        let (before, after): (BTreeSet<_>, BTreeSet<_>) =
            (rows.iter().collect(), played.iter().collect());
        let lost: Vec<_> = before.difference(&after).take(3).collect();
        let new: Vec<_> = after.difference(&before).take(3).collect();
        assert!(
            lost.is_empty() && new.is_empty(),
            "{how}: lost {lost:#?}, new {new:#?}"
        );
    }
}
