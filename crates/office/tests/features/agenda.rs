//! The agenda: what stands on which day, appointments, and the file for other calendars.

use crate::firm::{Firm, workspace};
use contract::{
    Event,
    agenda::{AgendaView, CreateAppointment, ExportAgenda, ShowAgenda, UpdateAppointment},
    deadlines::Enter,
    words::{Procedure, Scope},
    workspaces::UpdateWorkspace,
};
use serde_json::json;

fn days(from: &str, to: &str) -> ShowAgenda {
    ShowAgenda {
        from: from.into(),
        to: to.into(),
        scope: Scope::Firm,
        workspace_id: None,
        kinds: None,
    }
}

fn kinds(agenda: &AgendaView) -> Vec<(&str, &str)> {
    let entries = agenda.entries.iter();
    entries
        .map(|entry| (entry.kind.as_str(), &entry.at[..16]))
        .collect()
}

fn hearing(workspace_id: Option<&str>) -> CreateAppointment {
    CreateAppointment {
        title: "Audience".into(),
        place: Some("TA de Lille, salle 3".into()),
        notes: None,
        start: "2026-12-03T09:30:00+01:00".into(),
        end: None,
        workspace_id: workspace_id.map(str::to_owned),
        people: None,
        reminders: Some(vec![60]),
    }
}

#[test]
fn deadlines_reminders_and_appointments_stand_on_their_days() {
    let firm = Firm::new();
    let workspace = workspace(&firm, "Arben Hoxhaj", Procedure::Naturalisation);
    firm.ask(Enter {
        workspace_id: workspace.id.clone(),
        title: "Mémoire".into(),
        due: "2026-12-04".into(),
    });
    firm.ask(hearing(Some(&workspace.id)));
    let agenda = firm.ask(days("2026-12-01", "2026-12-31"));
    assert_eq!(agenda.today, "2026-11-20");
    assert_eq!(
        kinds(&agenda),
        [
            ("reminder", "2026-12-02T09:00"),
            ("reminder", "2026-12-03T08:30"),
            ("reminder", "2026-12-03T09:00"),
            ("appointment", "2026-12-03T09:30"),
            ("deadline", "2026-12-04T23:59"),
        ]
    );
    let deadline = &agenda.entries[4];
    assert!(deadline.all_day);
    assert_eq!(deadline.who.as_deref(), Some("Arben Hoxhaj"));
    let names: Vec<_> = agenda.holidays.iter().map(|day| day.day.as_str()).collect();
    assert_eq!(names, ["2026-12-25"]);
    let only = ShowAgenda {
        kinds: Some(vec!["appointment".into()]),
        ..days("2026-12-01", "2026-12-31")
    };
    assert_eq!(firm.ask(only).entries.len(), 1);
    for wrong in [
        days("2026-12-02", "2026-12-01"),
        days("2020-01-01", "2026-12-01"),
        days("x", "y"),
    ] {
        assert_eq!(firm.refused(wrong).reason, "invalid");
    }
}

#[test]
fn mine_is_what_i_answer_for_and_take_part_in() {
    let firm = Firm::new();
    let workspace = workspace(&firm, "Arben Hoxhaj", Procedure::Naturalisation);
    firm.ask(Enter {
        workspace_id: workspace.id.clone(),
        title: "Mémoire".into(),
        due: "2026-12-04".into(),
    });
    let mine = || ShowAgenda {
        scope: Scope::Mine,
        kinds: Some(vec!["deadline".into()]),
        ..days("2026-12-01", "2026-12-31")
    };
    assert!(firm.ask(mine()).entries.is_empty(), "nobody answers for it");
    let me = firm.call("firm.session", json!({}))["userId"]
        .as_str()
        .unwrap()
        .to_owned();
    firm.ask(UpdateWorkspace {
        id: workspace.id,
        title: None,
        description: None,
        procedure: None,
        responsible_id: Some(me),
        archived: None,
        ending: None,
        forget_ending: None,
        filed_on: None,
    });
    assert_eq!(firm.ask(mine()).entries.len(), 1);
}

#[test]
fn an_appointment_is_moved_taken_out_and_put_back() {
    let firm = Firm::new();
    let made = firm.ask(hearing(None));
    assert_eq!(
        made.end_at, "2026-12-03T10:30:00+01:00",
        "an hour when nobody said"
    );
    let change = |start: Option<&str>, removed| UpdateAppointment {
        id: made.id.clone(),
        start: start.map(str::to_owned),
        removed,
        ..UpdateAppointment::default()
    };
    let moved = firm.ask(change(Some("2026-12-10T14:00:00+01:00"), None));
    assert_eq!(
        (moved.start_at.as_str(), moved.end_at.as_str()),
        ("2026-12-10T14:00:00+01:00", "2026-12-10T15:00:00+01:00"),
        "its length stays"
    );
    let shown = || firm.ask(days("2026-12-10", "2026-12-10")).entries.len();
    assert_eq!(shown(), 2, "with its reminder");
    firm.ask(change(None, Some(true)));
    assert_eq!(shown(), 0);
    firm.ask(change(None, Some(false)));
    assert_eq!(shown(), 2);
    let whole = firm.ask(change(Some("2026-12-24"), None));
    assert_eq!(
        (whole.all_day, whole.end_at.as_str()),
        (true, "2026-12-24T23:59:59+01:00")
    );
    for title in ["", "  ", &"x".repeat(301)] {
        let refused = firm.refused(CreateAppointment {
            title: title.into(),
            ..hearing(None)
        });
        assert_eq!(refused.reason, "invalid");
    }
    let nobody = CreateAppointment {
        people: Some(vec![made.id.clone()]),
        ..hearing(None)
    };
    assert_eq!(firm.refused(nobody).reason, "not_found");
}

#[test]
fn an_appointment_is_reminded_of_once_and_anew_when_it_moves() {
    let firm = Firm::new();
    let made = firm.ask(hearing(None));
    let events = firm.desk.subscribe();
    let spoken = |now: &str| {
        firm.clock.set(now);
        firm.session().check_timers().unwrap();
        let said = events.try_iter().filter_map(|event| match event {
            Event::Notify { title, body, .. } if title.starts_with("Rendez-vous") => Some(body),
            _ => None,
        });
        said.collect::<Vec<_>>()
    };
    assert_eq!(spoken("2026-12-03T07:29:00Z"), [] as [String; 0]);
    assert_eq!(
        spoken("2026-12-03T07:30:00Z"),
        ["03/12/2026 09:30, TA de Lille, salle 3"]
    );
    assert_eq!(spoken("2026-12-03T07:31:00Z"), [] as [String; 0]);
    firm.ask(UpdateAppointment {
        id: made.id,
        start: Some("2026-12-03T11:00:00+01:00".into()),
        ..UpdateAppointment::default()
    });
    assert_eq!(spoken("2026-12-03T09:00:00Z").len(), 1);
    assert_eq!(
        spoken("2026-12-03T12:00:00Z"),
        [] as [String; 0],
        "it is over"
    );
    let list = firm.call("notifications.list", json!({}));
    assert!(
        list["items"][0]["title"]
            .as_str()
            .unwrap()
            .starts_with("Audience, "),
        "{list}"
    );
}

#[test]
fn the_calendar_file_has_what_is_to_come_and_takes_the_place_of_an_older_one() {
    let firm = Firm::new();
    let workspace = workspace(&firm, "Arben Hoxhaj", Procedure::Naturalisation);
    firm.ask(Enter {
        workspace_id: workspace.id.clone(),
        title: "Mémoire".into(),
        due: "2026-12-04".into(),
    });
    firm.ask(hearing(None));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("agenda.ics");
    let export = |workspace_id: Option<&str>| ExportAgenda {
        place: firm.desk.offer(&path).token,
        workspace_id: workspace_id.map(str::to_owned),
        scope: None,
        discreet: None,
    };
    assert_eq!(firm.ask(export(None)).entries, 2);
    let text = std::fs::read_to_string(&path).unwrap();
    for line in [
        "DTSTART;VALUE=DATE:20261204\r\n",
        "DTSTART:20261203T083000Z\r\n",
        "LOCATION:TA de Lille\\, salle 3\r\n",
        "BEGIN:VALARM\r\n",
        "TRIGGER:-PT3600S\r\n",
    ] {
        assert!(text.contains(line), "{line:?} not in {text}");
    }
    assert_eq!(firm.ask(export(Some(&workspace.id))).entries, 1);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
}
