//! The service-level clock: due times, escalation exactly once, sleep and a clock that was set back (FEATURES 3.3, A15, A16).

use crate::{
    cabinet::Cabinet,
    letters::{self, Letter},
};
use contract::{
    Event,
    audit::ListAudit,
    inbox::{MoveMessages, SnoozeMessages},
    settings::{PeriodView, UpdateSettings},
    today::ShowToday,
    words::{Role, Scope, Status},
};
use jiff::{SignedDuration, Timestamp};

fn letter(number: usize, at: &str) -> Letter {
    letters::ordinary("Mariam Keïta", "mariam.keita@courriel.example")
        .subject(&format!("Pièces {number}"))
        .at(at)
}

fn now(firm: &Cabinet) -> Timestamp {
    office::Clock::now(&*firm.clock)
}

fn sweep(firm: &Cabinet) -> office::Swept {
    firm.desk.session().unwrap().sweep(now(firm)).unwrap()
}

fn check(firm: &Cabinet) {
    firm.desk.session().unwrap().check_timers().unwrap();
}

fn actions(firm: &Cabinet) -> Vec<String> {
    firm.ask(ListAudit {
        cursor: None,
        limit: 200,
    })
    .items
    .into_iter()
    .map(|row| row.action)
    .collect()
}

fn breaches(firm: &Cabinet) -> usize {
    firm.notifications()
        .iter()
        .filter(|told| told.kind == "SLA_BREACH")
        .count()
}

#[test]
fn an_answer_is_due_after_the_firms_hours_also_across_the_change_of_the_clocks() {
    let firm = Cabinet::new();
    firm.receive_one(&letter(0, "2026-10-24T16:00:00+02:00"));
    assert_eq!(
        firm.by_subject("Pièces 0").sla.due_at,
        "2026-10-25T15:00:00+01:00",
        "24 hours that passed, not the same hour"
    );
    firm.ask(UpdateSettings {
        sla_hours: Some(6),
        ..UpdateSettings::default()
    });
    firm.receive_one(&letter(1, "2026-11-20T09:00:00+01:00"));
    assert_eq!(
        firm.by_subject("Pièces 1").sla.due_at,
        "2026-11-20T15:00:00+01:00"
    );
    assert_eq!(
        firm.by_subject("Pièces 0").sla.due_at,
        "2026-10-25T15:00:00+01:00",
        "what arrived before keeps its promise"
    );
}

#[test]
fn business_hours_count_only_when_the_firm_is_open_and_no_holiday() {
    let firm = Cabinet::new();
    let open = |from: &str, to: &str| PeriodView {
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let day = vec![open("09:00", "12:00"), open("14:00", "18:00")];
    let week = vec![
        day.clone(),
        day.clone(),
        day.clone(),
        day.clone(),
        day,
        vec![],
        vec![],
    ];
    firm.ask(UpdateSettings {
        sla_hours: Some(8),
        business_hours_only: Some(true),
        business_hours: Some(week),
        ..UpdateSettings::default()
    });
    // Friday 16:00: two hours that day, six on Monday: 9-12 and 14-17.
    firm.clock.set("2026-11-24T10:00:00+01:00");
    firm.receive_one(&letter(0, "2026-11-20T16:00:00+01:00"));
    assert_eq!(
        firm.by_subject("Pièces 0").sla.due_at,
        "2026-11-23T17:00:00+01:00"
    );
    // Tuesday 10 November 17:00: an hour, then the 11th is a holiday, then seven hours of Thursday.
    firm.receive_one(&letter(1, "2026-11-10T17:00:00+01:00"));
    assert_eq!(
        firm.by_subject("Pièces 1").sla.due_at,
        "2026-11-12T18:00:00+01:00"
    );
}

#[test]
fn what_is_overdue_is_escalated_once_and_each_who_oversees_is_told_once() {
    let firm = Cabinet::new();
    let manager = firm.add("Bruno Tessier", Role::Manager);
    let employee = firm.add("Inès Roche", Role::Employee);
    firm.receive(&[
        &letter(0, "2026-11-20T09:00:00+01:00"),
        &letter(1, "2026-11-20T09:30:00+01:00"),
        &letters::newsletter(),
    ]);
    assert_eq!(sweep(&firm), office::Swept::default(), "nothing is due yet");

    firm.clock.set("2026-11-21T09:10:00+01:00");
    let swept = sweep(&firm);
    let late = firm.by_subject("Pièces 0");
    assert!(swept.escalated.contains(&late.id), "{swept:?}");
    assert_eq!(
        swept.notifications as usize,
        2 * swept.escalated.len(),
        "the head of the firm and the manager"
    );
    assert_eq!(
        (late.status, late.sla.due_at.as_str()),
        (Status::Escalated, "2026-11-21T09:00:00+01:00"),
        "the true due time is shown"
    );
    assert_eq!(late.history.len(), 1);
    assert_eq!(
        (late.history[0].reason.as_str(), &late.history[0].by),
        ("sla", &None),
        "no person did it"
    );
    assert_eq!(
        firm.by_subject("Pièces 1").status,
        Status::ToValidate,
        "not due before half past"
    );

    let escalated = swept.escalated.len();
    assert_eq!(sweep(&firm), office::Swept::default(), "never twice");
    check(&firm);
    assert_eq!(breaches(&firm), escalated);
    firm.unlock(&manager).unwrap();
    assert_eq!(breaches(&firm), escalated, "the manager has one each");
    firm.unlock(&employee).unwrap();
    assert_eq!(breaches(&firm), 0, "an employee does not oversee");
    firm.unlock(crate::cabinet::PASSPHRASE).unwrap();
    assert_eq!(
        actions(&firm)
            .iter()
            .filter(|action| *action == "sla.escalated")
            .count(),
        escalated
    );
}

#[test]
fn what_was_answered_closed_or_put_to_sleep_is_not_escalated() {
    let firm = Cabinet::new();
    firm.receive(&[
        &letter(0, "2026-11-20T09:00:00+01:00"),
        &letter(1, "2026-11-20T09:00:00+01:00"),
    ]);
    let (closed, asleep) = (
        firm.by_subject("Pièces 0").id,
        firm.by_subject("Pièces 1").id,
    );
    firm.ask(MoveMessages {
        ids: vec![closed],
        to: Status::Closed,
    });
    firm.ask(SnoozeMessages {
        ids: vec![asleep],
        until: Some("2026-11-25T09:00:00+01:00".to_owned()),
    });
    firm.clock.set("2026-11-22T12:00:00+01:00");
    let swept = sweep(&firm);
    assert!(
        !swept.escalated.contains(&firm.by_subject("Pièces 0").id),
        "what is closed waits for nobody"
    );
}

#[test]
fn a_message_raised_by_hand_and_worked_on_is_not_escalated_again() {
    let firm = Cabinet::new();
    let message = firm.receive_one(&letter(0, "2026-11-20T09:00:00+01:00"));
    firm.clock.set("2026-11-21T10:00:00+01:00");
    assert_eq!(sweep(&firm).escalated, std::slice::from_ref(&message.id));
    let validate = || MoveMessages {
        ids: vec![message.id.clone()],
        to: Status::Validated,
    };
    assert_eq!(firm.ask(validate()).changed, 1);
    let twice = firm.ask(validate());
    assert_eq!(
        (twice.changed, twice.refused),
        (0, 0),
        "a key pressed twice"
    );
    firm.clock.pass(SignedDuration::from_hours(30));
    assert_eq!(
        sweep(&firm).escalated,
        Vec::<String>::new(),
        "a person took it on: it was escalated exactly once"
    );
    assert_eq!(breaches(&firm), 1);
}

#[test]
fn after_a_sleep_over_five_due_times_all_are_raised_at_once_with_their_true_times_and_the_gap_is_shown()
 {
    let firm = Cabinet::new();
    let letters: Vec<Letter> = (0..5)
        .map(|number| letter(number, &format!("2026-11-20T0{}:00:00+01:00", 5 + number)))
        .collect();
    firm.receive(&letters.iter().collect::<Vec<_>>());
    check(&firm);
    let told = firm.desk.subscribe();

    firm.clock.set("2026-11-23T08:00:00+01:00");
    check(&firm);
    let escalated = firm
        .board()
        .columns
        .into_iter()
        .find(|column| column.status == Status::Escalated)
        .unwrap();
    let due: Vec<_> = escalated
        .cards
        .iter()
        .map(|card| card.sla.due_at.as_str())
        .collect();
    let true_times =
        ["05", "06", "07", "08", "09"].map(|hour| format!("2026-11-21T{hour}:00:00+01:00"));
    assert_eq!(due, true_times, "all five, soonest due first");
    assert!(escalated.cards.iter().all(|card| card.sla.overdue));
    let notices = told
        .try_iter()
        .filter(|event| matches!(event, Event::Notify { .. }))
        .count();
    assert_eq!(
        notices, 1,
        "five that are late are one notice on the desktop"
    );

    let today = firm.ask(ShowToday { scope: Scope::Firm });
    let gap = today.clock_gap.unwrap();
    assert_eq!(
        (gap.from.as_str(), gap.to.as_str()),
        ("2026-11-20T10:12:00+01:00", "2026-11-23T08:00:00+01:00")
    );
    assert_eq!((gap.escalated, gap.set_back), (5, false));
    assert_eq!(today.clock_checked_at, "2026-11-23T08:00:00+01:00");
}

#[test]
fn the_first_screen_counts_all_that_is_overdue_and_shows_the_most_urgent_first() {
    let firm = Cabinet::new();
    firm.receive_one(&letters::oqtf_critical().at("2026-11-20T08:00:00+01:00"));
    for number in 0..9 {
        firm.receive_one(&letter(
            number,
            &format!("2026-11-20T09:{number:02}:00+01:00"),
        ));
    }
    firm.clock.set("2026-11-23T08:00:00+01:00");
    check(&firm);

    let today = firm.ask(ShowToday { scope: Scope::Firm });
    assert_eq!(today.stuck_total, 10);
    assert!(today.stuck.len() < 10, "a few of them: {:?}", today.stuck);
    let critical = firm.by_subject(&letters::oqtf_critical().subject);
    assert_eq!(today.stuck[0].id, critical.id, "{:?}", today.stuck);
}

#[test]
fn a_clock_set_back_two_hours_is_shown_and_written_down_and_hides_nothing_that_is_late() {
    let firm = Cabinet::new();
    firm.receive_one(&letter(0, "2026-11-20T09:00:00+01:00"));
    firm.clock.set("2026-11-21T10:00:00+01:00");
    check(&firm);
    assert_eq!(firm.by_subject("Pièces 0").status, Status::Escalated);
    firm.receive_one(&letter(1, "2026-11-20T11:00:00+01:00"));

    firm.clock.pass(-SignedDuration::from_hours(2));
    check(&firm);
    let gap = firm
        .ask(ShowToday { scope: Scope::Firm })
        .clock_gap
        .unwrap();
    assert!(gap.set_back, "{gap:?}");
    assert_eq!(
        (gap.from.as_str(), gap.to.as_str()),
        ("2026-11-21T08:00:00+01:00", "2026-11-21T10:00:00+01:00")
    );
    assert_eq!(
        actions(&firm)
            .iter()
            .filter(|action| *action == "clock.set_back")
            .count(),
        1,
        "the anomaly is in the audit log"
    );
    assert_eq!(
        firm.by_subject("Pièces 0").status,
        Status::Escalated,
        "what was raised stays raised"
    );

    // And forward again over the due time of the second one.
    firm.clock.set("2026-11-21T11:01:00+01:00");
    check(&firm);
    assert_eq!(firm.by_subject("Pièces 1").status, Status::Escalated);
    check(&firm);
    assert_eq!(breaches(&firm), 2, "one each, ever");
    assert_eq!(
        actions(&firm)
            .iter()
            .filter(|action| *action == "clock.set_back")
            .count(),
        1
    );
    assert!(
        firm.events().iter().any(|event| event == "system:error"),
        "and workflows hear of it"
    );
}

#[test]
fn what_came_due_while_the_firm_was_locked_is_raised_when_it_opens() {
    let firm = Cabinet::new();
    firm.receive_one(&letter(0, "2026-11-20T09:00:00+01:00"));
    check(&firm);
    firm.lock();
    firm.clock.set("2026-11-24T08:00:00+01:00");
    firm.unlock(crate::cabinet::PASSPHRASE).unwrap();
    firm.desk.start_timers().unwrap();
    let started = std::time::Instant::now();
    let gap = loop {
        assert!(
            started.elapsed().as_secs() < 10,
            "raised within ten seconds of wake"
        );
        match firm.ask(ShowToday { scope: Scope::Firm }).clock_gap {
            Some(gap) => break gap,
            None => std::thread::sleep(std::time::Duration::from_millis(50)),
        }
    };
    assert_eq!(firm.by_subject("Pièces 0").status, Status::Escalated);
    assert_eq!(gap.from, "2026-11-20T10:12:00+01:00");
}
