//! The life of a card: legal steps, who did them, and taking them back.

use crate::{cabinet::Cabinet, letters};
use contract::{
    FailureCode,
    inbox::{AssignMessages, MoveMessages, SnoozeMessages, Undo, UndoView},
    words::Status,
};
use jiff::SignedDuration;

fn go(firm: &Cabinet, id: &str, to: Status) -> UndoView {
    firm.ask(MoveMessages {
        ids: vec![id.to_owned()],
        to,
    })
}

/// A firm with one message.
fn firm() -> (Cabinet, String) {
    let firm = Cabinet::new();
    let id = firm
        .receive_one(&letters::ordinary(
            "Mariam Keïta",
            "mariam.keita@courriel.example",
        ))
        .id;
    (firm, id)
}

#[test]
fn steps_that_the_board_does_not_know_are_refused_and_leave_no_trace() {
    let (firm, id) = firm();
    let illegal = |to: Status| {
        let failure = firm.refused(MoveMessages {
            ids: vec![id.clone()],
            to,
        });
        assert_eq!(
            (failure.code, failure.reason.as_str()),
            (FailureCode::Refused, "illegal_step")
        );
    };
    go(&firm, &id, Status::Validated);
    illegal(Status::ToValidate);
    go(&firm, &id, Status::Closed);
    illegal(Status::Escalated);
    illegal(Status::ToValidate);
    let history: Vec<_> = firm
        .open(&id)
        .history
        .into_iter()
        .map(|step| (step.from, step.to))
        .collect();
    assert_eq!(
        history,
        [
            (Status::Validated, Status::Closed),
            (Status::ToValidate, Status::Validated)
        ],
        "newest first, and only what happened"
    );
}

#[test]
fn a_step_that_was_taken_already_is_no_mistake_and_leaves_no_trace() {
    let (firm, id) = firm();
    let done = go(&firm, &id, Status::ToValidate);
    assert_eq!((done.changed, done.refused), (0, 0));
    go(&firm, &id, Status::Closed);
    let again = go(&firm, &id, Status::Closed);
    assert_eq!((again.changed, again.refused), (0, 0));
    assert_eq!(firm.open(&id).history.len(), 1);
}

#[test]
fn an_error_tells_of_the_message_that_cannot_go_there_not_of_one_that_is_there() {
    let (firm, done) = firm();
    let open = firm
        .receive_one(&letters::ordinary(
            "Idriss Benali",
            "idriss.benali@courriel.example",
        ))
        .id;
    go(&firm, &done, Status::Closed);
    go(&firm, &open, Status::Closed);
    go(&firm, &open, Status::Validated);
    go(&firm, &done, Status::Validated);
    go(&firm, &done, Status::Escalated);
    go(&firm, &open, Status::Closed);
    let failure = firm.refused(MoveMessages {
        ids: vec![done, open],
        to: Status::Escalated,
    });
    assert!(
        failure.message_en.contains("from “Closed” to “Escalated”"),
        "{}",
        failure.message_en
    );
}

#[test]
fn each_step_says_who_and_when() {
    let (firm, id) = firm();
    firm.clock.set("2026-11-20T11:00:00+01:00");
    go(&firm, &id, Status::Validated);
    firm.clock.set("2026-11-20T11:45:00+01:00");
    go(&firm, &id, Status::Closed);
    let history = firm.open(&id).history;
    assert_eq!(
        (
            history[0].at.as_str(),
            history[0].by.as_deref(),
            history[0].reason.as_str()
        ),
        ("2026-11-20T11:45:00+01:00", Some("Claire Valmer"), "person")
    );
    assert_eq!(history[1].at, "2026-11-20T11:00:00+01:00");
    let card = firm.card(&id);
    assert_eq!(
        (card.status, card.closed_at.as_deref()),
        (Status::Closed, Some("2026-11-20T11:45:00+01:00"))
    );
    assert!(firm.workspaces().is_empty());
}

#[test]
fn an_hour_later_a_change_is_taken_back_exactly() {
    let (firm, id) = firm();
    let before = firm.card(&id);
    let done = go(&firm, &id, Status::Closed);
    firm.clock.pass(SignedDuration::from_hours(1));
    firm.ask(Undo {
        token: done.token.clone(),
    });
    assert_eq!(firm.card(&id), before);
    let history = firm.open(&id).history;
    assert_eq!(
        (history.len(), history[0].reason.as_str(), history[0].to),
        (2, "undo", Status::ToValidate),
        "the history forgets nothing"
    );
    assert_eq!(
        firm.refused(Undo { token: done.token }).reason,
        "too_late",
        "once"
    );
}

#[test]
fn a_change_that_another_one_followed_is_not_taken_back() {
    let (firm, id) = firm();
    let first = go(&firm, &id, Status::Validated);
    let second = go(&firm, &id, Status::Closed);
    assert_eq!(firm.refused(Undo { token: first.token }).reason, "too_late");
    assert_eq!(firm.open(&id).status, Status::Closed, "nothing was touched");
    firm.ask(Undo {
        token: second.token,
    });
    assert_eq!(firm.open(&id).status, Status::Validated);
}

#[test]
fn many_cards_move_together_and_come_back_together() {
    let firm = Cabinet::new();
    let letters: Vec<_> = (0..40)
        .map(|number| {
            letters::ordinary("Mariam Keïta", "mariam.keita@courriel.example")
                .subject(&format!("Pièces {number}"))
        })
        .collect();
    firm.receive(&letters.iter().collect::<Vec<_>>());
    let ids: Vec<String> = firm.inbox().into_iter().map(|row| row.id).collect();
    go(&firm, &ids[0], Status::Closed);
    let done = firm.ask(MoveMessages {
        ids: ids.clone(),
        to: Status::Escalated,
    });
    assert_eq!(
        (done.changed, done.refused),
        (39, 1),
        "a closed one is not escalated, the others are"
    );
    firm.ask(Undo { token: done.token });
    let totals: Vec<_> = firm
        .board()
        .columns
        .iter()
        .map(|column| column.total)
        .collect();
    assert_eq!(totals, [39, 0, 0, 1]);
}

#[test]
fn sleeping_and_assigned_messages_come_back_as_they_were() {
    let (firm, id) = firm();
    let asleep = firm.ask(SnoozeMessages {
        ids: vec![id.clone()],
        until: Some("2026-11-23T09:00:00+01:00".to_owned()),
    });
    assert!(
        firm.tab(contract::inbox::InboxTab::ToHandle).is_empty()
            && firm.tab(contract::inbox::InboxTab::Snoozed).len() == 1
    );
    firm.ask(Undo {
        token: asleep.token,
    });
    assert!(firm.open(&id).snoozed_until.is_none());
    firm.ask(SnoozeMessages {
        ids: vec![id.clone()],
        until: Some("2026-11-23T09:00:00+01:00".to_owned()),
    });
    firm.clock.set("2026-11-23T09:00:01+01:00");
    assert_eq!(
        firm.tab(contract::inbox::InboxTab::ToHandle).len(),
        1,
        "it woke"
    );
    assert_eq!(
        firm.refused(SnoozeMessages {
            ids: vec![id.clone()],
            until: Some("2026-11-23T08:00:00+01:00".to_owned())
        })
        .reason,
        "invalid",
        "nothing sleeps until yesterday"
    );

    let me = firm.unlock(crate::cabinet::PASSPHRASE).unwrap().user_id;
    let given = firm.ask(AssignMessages {
        ids: vec![id.clone()],
        user_id: Some(me),
    });
    assert_eq!(firm.tab(contract::inbox::InboxTab::Mine).len(), 1);
    assert_eq!(firm.card(&id).assignee.as_deref(), Some("CV"));
    firm.ask(Undo { token: given.token });
    assert!(firm.tab(contract::inbox::InboxTab::Mine).is_empty());
}

#[test]
fn ids_that_are_not_there_change_nothing() {
    let (firm, id) = firm();
    let stranger = "01890a5d-ac96-774b-bcce-b302099a8057".to_owned();
    let failure = firm.refused(MoveMessages {
        ids: vec![id.clone(), stranger],
        to: Status::Closed,
    });
    assert_eq!(failure.code, FailureCode::NotFound);
    assert_eq!(firm.open(&id).status, Status::ToValidate, "all or nothing");
    assert!(
        firm.desk
            .call(
                "inbox.move",
                serde_json::json!({ "ids": ["; DROP TABLE"], "to": "closed" })
            )
            .is_err()
    );
}
