//! The life of a deadline: two people, the day it passes, reminders, the daily page, the law that changes.

use crate::firm::{Firm, PASSPHRASE, workspace};
use contract::{
    Event, FailureCode,
    deadlines::{
        DeadlineView, Decide, Enter, ListLog, OpenLog, Propose, Second, SetFirmRules, SetPolicy,
        SettleMove, ShowFirmRules, ShowPolicy,
    },
    members::AddMember,
    words::{DeadlineState, Language, Procedure, Role},
    workspaces::{AcknowledgeAlert, ShowWorkspace, WorkspaceView},
};
use serde_json::json;

const SECOND: &str = "brouette sirocco quarante hublot pistache";

fn proposed(firm: &Firm, family: &str, start: &str) -> WorkspaceView {
    let workspace = workspace(firm, "Idrissa Konaté", Procedure::Oqtf);
    firm.ask(Propose {
        workspace_id: workspace.id,
        family: family.into(),
        variant: None,
        decided: start[..10].into(),
        start: start.into(),
        zone: None,
        residence: None,
        legal_aid: None,
    })
}

fn decide(deadline: &DeadlineView, state: DeadlineState, note: Option<&str>) -> Decide {
    Decide {
        id: deadline.id.clone(),
        state,
        note: note.map(str::to_owned),
    }
}

fn shown(firm: &Firm, id: &str) -> WorkspaceView {
    firm.ask(ShowWorkspace { id: id.into() })
}

/// Another member sits down at the screen.
fn as_somebody(firm: &Firm, passphrase: &str) {
    firm.desk
        .unlock(&firm.tenant, Some(passphrase), None, None)
        .unwrap();
}

fn notified(firm: &Firm, kind: &str) -> usize {
    let told = firm.call("notifications.list", json!({}));
    let items = told["items"].as_array().unwrap();
    items.iter().filter(|row| row["kind"] == kind).count()
}

#[test]
fn a_critical_deadline_wants_a_second_person_where_the_firm_asks_for_one() {
    let firm = Firm::new();
    firm.ask(AddMember {
        name: "Me Clara Noblecourt".into(),
        email: "c@cabinet.example".into(),
        role: Role::Employee,
        language: Language::Fr,
        passphrase: SECOND.into(),
    });
    let workspace = proposed(&firm, "oqtf-assignation", "2026-11-19T16:40:00+01:00");
    let confirm = |state| decide(&workspace.deadlines[0], state, None);
    assert!(!firm.ask(confirm(DeadlineState::Confirmed)).deadlines[0].needs_second);
    firm.ask(SetPolicy {
        second_person: Some(true),
        ..SetPolicy::default()
    });
    assert!(shown(&firm, &workspace.id).deadlines[0].needs_second);
    let second = |take_back| Second {
        id: workspace.deadlines[0].id.clone(),
        take_back,
    };
    let refused = firm.refused(second(None));
    assert_eq!(
        (refused.code, refused.reason.as_str()),
        (FailureCode::Refused, "same_person")
    );
    as_somebody(&firm, SECOND);
    let after = firm.ask(second(None));
    assert_eq!(
        (
            after.deadlines[0].needs_second,
            after.deadlines[0].second_by.as_deref()
        ),
        (false, Some("Me Clara Noblecourt"))
    );
    assert!(firm.ask(second(Some(true))).deadlines[0].needs_second);
    firm.ask(second(None));
    as_somebody(&firm, PASSPHRASE);
    firm.ask(confirm(DeadlineState::Proposed));
    let again = firm.ask(confirm(DeadlineState::Confirmed));
    assert!(
        again.deadlines[0].needs_second,
        "a first confirmation begins anew"
    );
    let kinds: Vec<_> = again.timeline.into_iter().map(|entry| entry.kind).collect();
    assert!(
        kinds.iter().any(|kind| kind == "deadline_second"),
        "{kinds:?}"
    );
}

#[test]
fn a_deadline_that_passes_is_missed_until_a_person_explains_it() {
    let firm = Firm::new();
    let workspace = workspace(&firm, "Arben Hoxhaj", Procedure::Naturalisation);
    let entered = firm.ask(Enter {
        workspace_id: workspace.id.clone(),
        title: "Mémoire".into(),
        due: "2026-11-20T18:00:00+01:00".into(),
    });
    firm.clock.set("2026-11-20T16:59:00Z");
    firm.session().check_timers().unwrap();
    assert_eq!(
        shown(&firm, &workspace.id).deadlines[0].state,
        DeadlineState::Confirmed
    );
    firm.clock.set("2026-11-20T17:00:01Z");
    firm.session().check_timers().unwrap();
    firm.session().check_timers().unwrap();
    let lapsed = shown(&firm, &workspace.id);
    assert_eq!(lapsed.deadlines[0].state, DeadlineState::Missed);
    assert!(lapsed.deadlines[0].lapsed_at.is_some());
    let critical = |alert: &&contract::workspaces::AlertView| {
        alert.kind == "deadline_missed" && alert.level == "critical"
    };
    assert_eq!(lapsed.alerts.iter().filter(critical).count(), 1);
    assert_eq!(notified(&firm, "DEADLINE_MISSED"), 1, "told once");
    let today = firm.call("today.show", json!({ "scope": "firm" }));
    assert_eq!(today["lapsing"][0]["deadline"]["title"], "Mémoire");
    let met = |note| decide(&entered.deadlines[0], DeadlineState::Met, note);
    assert_eq!(firm.refused(met(None)).reason, "reason_wanted");
    assert_eq!(firm.refused(met(Some("  "))).reason, "reason_wanted");
    let explained = firm.ask(met(Some("Déposé à 17 h 40, accusé Télérecours.")));
    assert_eq!(
        (
            explained.deadlines[0].state,
            explained.deadlines[0].note.as_str()
        ),
        (DeadlineState::Met, "Déposé à 17 h 40, accusé Télérecours.")
    );
    assert!(explained.deadlines[0].lapsed_at.is_none());
    assert!(
        explained
            .alerts
            .iter()
            .all(|alert| alert.acknowledged_by.is_some() || alert.kind == "document_missing"),
        "whoever explains it takes its alerts on: {:?}",
        explained.alerts
    );
    firm.ask(decide(&entered.deadlines[0], DeadlineState::Proposed, None));
    firm.session().check_timers().unwrap();
    assert!(
        shown(&firm, &workspace.id).deadlines[0].lapsed_at.is_some(),
        "an explanation that is taken back leaves it to be explained"
    );
}

#[test]
fn reminders_are_said_once_offline_and_after_a_sleep_only_the_last() {
    let firm = Firm::new();
    let workspace = workspace(&firm, "Arben Hoxhaj", Procedure::Naturalisation);
    firm.ask(Enter {
        workspace_id: workspace.id,
        title: "Mémoire".into(),
        due: "2026-12-15".into(),
    });
    let events = firm.desk.subscribe();
    let at = |now: &str| {
        firm.clock.set(now);
        firm.session().check_timers().unwrap();
        let spoken = events.try_iter().filter_map(|event| match event {
            Event::Notify { title, .. } if title.starts_with("Rappel") => Some(title),
            _ => None,
        });
        spoken.count()
    };
    assert_eq!(at("2026-12-08T07:59:00Z"), 0);
    assert_eq!(at("2026-12-08T08:00:00Z"), 1, "seven days before, at nine");
    assert_eq!(at("2026-12-08T08:00:20Z"), 0);
    assert_eq!(notified(&firm, "DEADLINE_REMINDER"), 1);
    firm.ask(SetPolicy {
        days: Some(vec![1440, 5 * 1440, 3 * 1440]),
        ..SetPolicy::default()
    });
    assert_eq!(at("2026-12-12T07:00:00Z"), 1, "five days before, said late");
    // Asleep over the reminder of three days; the critical alert of three days says it already.
    at("2026-12-13T20:00:00Z");
    assert_eq!(at("2026-12-14T09:00:00Z"), 1);
    assert_eq!(at("2026-12-15T09:00:00Z"), 0);
}

#[test]
fn the_policy_is_checked_and_only_an_administrator_changes_it() {
    let firm = Firm::new();
    let usual = firm.ask(ShowPolicy {});
    assert_eq!(
        (usual.days, usual.second_person),
        (vec![10_080, 2880, 1440], false)
    );
    for wrong in [
        SetPolicy {
            days: Some(vec![60 * 24 * 400]),
            ..SetPolicy::default()
        },
        SetPolicy {
            hours: Some((1..20).collect()),
            ..SetPolicy::default()
        },
        SetPolicy {
            repeat_minutes: Some(1),
            ..SetPolicy::default()
        },
    ] {
        assert_eq!(firm.refused(wrong).reason, "invalid");
    }
    let set = firm.ask(SetPolicy {
        hours: Some(vec![60, 720, 60]),
        ..SetPolicy::default()
    });
    assert_eq!(set.hours, [720, 60]);
}

#[test]
fn a_critical_alert_that_nobody_took_on_comes_back_and_a_snoozed_one_wakes() {
    let firm = Firm::new();
    let workspace = proposed(&firm, "oqtf-retention", "2026-11-20T09:00:00+01:00");
    firm.session().check_timers().unwrap();
    let again = |now: &str| {
        firm.clock.set(now);
        firm.session().check_timers().unwrap();
        notified(&firm, "ALERT_AGAIN")
    };
    assert_eq!(again("2026-11-20T12:00:00Z"), 0);
    assert_eq!(
        again("2026-11-20T13:15:00Z"),
        1,
        "four hours without a person"
    );
    assert_eq!(again("2026-11-20T13:16:00Z"), 1);
    let critical = shown(&firm, &workspace.id)
        .alerts
        .into_iter()
        .find(|alert| alert.level == "critical")
        .unwrap();
    let act = |snooze_until: Option<&str>, take_back| AcknowledgeAlert {
        id: critical.id.clone(),
        snooze_until: snooze_until.map(str::to_owned),
        take_back,
    };
    let asleep = firm.ask(act(Some("2026-11-20T22:00:00+01:00"), None));
    assert!(
        asleep
            .alerts
            .iter()
            .any(|alert| alert.snoozed_until.is_some())
    );
    assert_eq!(again("2026-11-20T20:00:00Z"), 1, "it sleeps");
    assert_eq!(again("2026-11-20T21:00:00Z"), 2, "it wakes");
    firm.ask(act(None, None));
    assert_eq!(again("2026-11-21T07:00:00Z"), 2, "somebody took it on");
    let back = firm.ask(act(None, Some(true)));
    assert!(
        back.alerts
            .iter()
            .any(|alert| alert.id == critical.id && alert.acknowledged_by.is_none())
    );
}

#[test]
fn every_day_has_one_page_of_its_open_deadlines_and_its_hash_is_audited() {
    let firm = Firm::new();
    let workspace = proposed(&firm, "oqtf-assignation", "2026-11-19T16:40:00+01:00");
    firm.session().check_timers().unwrap();
    firm.session().check_timers().unwrap();
    firm.clock.set("2026-11-21T09:00:00Z");
    firm.session().check_timers().unwrap();
    let days = firm.ask(ListLog {}).days;
    let found: Vec<_> = days
        .iter()
        .map(|page| (page.day.as_str(), page.lines, page.intact))
        .collect();
    assert_eq!(found, [("2026-11-21", 1, true), ("2026-11-20", 1, true)]);
    let page = firm.ask(OpenLog {
        day: "2026-11-20".into(),
    });
    assert_eq!(page.firm_name, "Cabinet Test");
    let line = &page.lines[0];
    assert_eq!(
        (
            line.reference.as_str(),
            line.rule.as_str(),
            line.state.as_str(),
            line.client.as_str()
        ),
        (
            workspace.reference.as_str(),
            "oqtf-assignation@2026-06-08",
            "proposed",
            "Idrissa Konaté"
        )
    );
    assert!(line.due_safe_at <= line.due_at);
    assert_eq!(firm.call("audit.verify", json!({}))["ok"], true);
    assert_eq!(
        firm.refused(OpenLog {
            day: "2026-11-22".into()
        })
        .reason,
        "not_found"
    );
}

/// The delivered rule of house arrest with another length.
fn own_rule(amount: u32) -> String {
    format!(
        r#"
[[rules]]
id = "oqtf-assignation@2026-06-08"
family = "oqtf-assignation"
variant = ""
procedure = "OQTF"
phase = "recours_contentieux"
situation = "OQTF, assigné à résidence, pratique du cabinet"
amount = {amount}
unit = "days"
start_event = "notification"
mode = "days_nonfranc"
franc = false
report_642 = true
report_note = ""
alt_franc = true
distance = "aucun"
recours_administratif = "n_interrompt_pas"
aide_juridictionnelle = "sans_effet"
aj_note = ""
suspensif = ""
juridiction = "TA"
base_legale = ["L. 614-2 CESEDA"]
valid_from = "2026-06-08"
valid_to = ""
version_key = "decision_date"
urgence = "critique"
confidence = "medium"
verifier = ""
found_in = []
"#
    )
}

#[test]
fn a_rule_of_the_firm_lists_what_it_moves_and_moves_nothing_by_itself() {
    let firm = Firm::new();
    let workspace = proposed(&firm, "oqtf-assignation", "2026-11-19T16:40:00+01:00");
    let before = workspace.deadlines[0].clone();
    let set = |text: String, dry| SetFirmRules {
        text: Some(text),
        place: None,
        dry: Some(dry),
    };
    let dry = firm.ask(set(own_rule(5), true));
    assert_eq!(
        (dry.rules.len(), dry.moves.len()),
        (1, 1),
        "{:?}",
        dry.problem
    );
    assert!(dry.rules[0].replaces);
    assert!(
        firm.ask(ShowFirmRules {}).rules.is_empty(),
        "a trial keeps nothing"
    );
    let taken = firm.ask(set(own_rule(5), false));
    assert_eq!(taken.moves[0].old_due_at, before.due_at);
    assert_eq!(
        taken.moves[0].new_due_at.as_deref(),
        Some("2026-11-24T23:59:59+01:00")
    );
    let still = shown(&firm, &workspace.id);
    assert_eq!(
        still.deadlines[0].due_at, before.due_at,
        "nothing moved by itself"
    );
    assert!(
        still
            .alerts
            .iter()
            .any(|alert| alert.kind == "rule_changed")
    );
    let settle = |accept| SettleMove {
        id: before.id.clone(),
        accept,
    };
    assert!(
        firm.ask(settle(false)).moves.is_empty(),
        "declined, not asked about again"
    );
    let other = firm.ask(set(own_rule(4), false));
    assert_eq!(other.moves.len(), 1, "another law asks anew");
    assert!(firm.ask(settle(true)).moves.is_empty());
    let moved = shown(&firm, &workspace.id);
    assert_eq!(moved.deadlines[0].due_at, "2026-11-23T23:59:59+01:00");
    assert!(moved.deadlines[0].firm_rule);
    assert!(
        moved
            .timeline
            .iter()
            .any(|entry| entry.kind == "deadline_moved")
    );
    let gone = firm.ask(set(String::new(), false));
    assert_eq!(
        (gone.rules.len(), gone.moves.len()),
        (0, 1),
        "the delivered rule is back"
    );
}

#[test]
fn rules_with_a_slip_are_refused_whole_with_their_line() {
    let firm = Firm::new();
    let broken = own_rule(5).replace("franc = false", "franc = flase");
    let refused = firm.refused(SetFirmRules {
        text: Some(broken.clone()),
        place: None,
        dry: None,
    });
    assert_eq!(refused.reason, "firm_rules");
    assert!(
        refused.message_fr.starts_with("Ligne 13"),
        "{}",
        refused.message_fr
    );
    assert!(firm.ask(ShowFirmRules {}).rules.is_empty());
    let dry = firm.ask(SetFirmRules {
        text: Some(broken),
        place: None,
        dry: Some(true),
    });
    assert!(dry.problem.is_some_and(|problem| problem.starts_with("13")));
}
