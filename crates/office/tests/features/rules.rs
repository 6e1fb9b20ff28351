//! Settings and the engine.

use crate::firm::{Firm, letter};
use contract::{
    intelligence::{Retrain, SetProvider, ShowIntelligence},
    settings::{PeriodView, ShowSettings, UpdateSettings},
    words::{Language, Theme},
};
use serde_json::json;

#[test]
fn a_firm_starts_with_the_usual_settings() {
    let firm = Firm::new();
    let settings = firm.ask(ShowSettings {});
    assert_eq!(
        (
            settings.sla_hours,
            settings.business_hours_only,
            settings.review_below_percent
        ),
        (24, false, 75)
    );
    assert_eq!(
        (
            settings.lock_after_minutes,
            settings.holiday_zone.as_str(),
            settings.subscription_status.as_str()
        ),
        (15, "Métropole", "active")
    );
    assert_eq!(
        settings.business_hours[0],
        [("09:00", "12:30"), ("14:00", "18:00")].map(|(from, to)| PeriodView {
            from: from.into(),
            to: to.into()
        })
    );
    assert!(settings.business_hours[5].is_empty() && settings.holiday_zones.len() > 10);
}

#[test]
fn one_bad_value_changes_nothing() {
    let firm = Firm::new();
    let before = firm.ask(ShowSettings {});
    let good = UpdateSettings {
        firm_name: Some("Autre nom".into()),
        theme: Some(Theme::Dark),
        ..UpdateSettings::default()
    };
    for bad in [
        UpdateSettings {
            sla_hours: Some(0),
            ..good.clone()
        },
        UpdateSettings {
            sla_hours: Some(721),
            ..good.clone()
        },
        UpdateSettings {
            poll_minutes: Some(0),
            ..good.clone()
        },
        UpdateSettings {
            review_below_percent: Some(101),
            ..good.clone()
        },
        UpdateSettings {
            subscription_status: Some("free".into()),
            ..good.clone()
        },
        UpdateSettings {
            holiday_zone: Some("Atlantide".into()),
            ..good.clone()
        },
        UpdateSettings {
            firm_name: Some("  ".into()),
            ..good.clone()
        },
        UpdateSettings {
            business_hours: Some(vec![vec![]; 7]),
            ..good.clone()
        },
        UpdateSettings {
            lock_after_minutes: Some(1441),
            ..good.clone()
        },
    ] {
        let shown = format!("{bad:?}");
        assert_eq!(firm.refused(bad).reason, "invalid", "{shown}");
        assert_eq!(firm.ask(ShowSettings {}), before, "{shown}");
    }
    let after = firm.ask(UpdateSettings {
        language: Some(Language::En),
        sla_hours: Some(48),
        ..good
    });
    assert_eq!(
        (
            after.firm_name.as_str(),
            after.theme,
            after.language,
            after.sla_hours
        ),
        ("Autre nom", Theme::Dark, Language::En, 48)
    );
}

#[test]
fn a_cancelled_subscription_reads_and_does_not_write() {
    let firm = Firm::new();
    firm.ask(UpdateSettings {
        subscription_status: Some("cancelled".into()),
        ..UpdateSettings::default()
    });
    let create = json!({ "procedure": "OQTF", "clientName": "A" });
    assert_eq!(
        firm.desk
            .call("workspaces.create", create.clone())
            .unwrap_err()
            .reason,
        "read_only"
    );
    firm.call("workspaces.list", json!({ "limit": 10 }));
    firm.ask(UpdateSettings {
        subscription_status: Some("active".into()),
        ..UpdateSettings::default()
    });
    firm.call("workspaces.create", create);
}

#[test]
fn business_hours_move_the_time_to_answer() {
    let firm = Firm::new();
    firm.ask(UpdateSettings {
        sla_hours: Some(8),
        business_hours_only: Some(true),
        ..UpdateSettings::default()
    });
    // Received on Friday at 9:00: seven and a half hours on Friday, half an hour on Monday.
    firm.receive(&[letter(
        "Karim <karim@example.org>",
        "Question",
        "Bonjour, une question.",
    )]);
    let board = firm.call("board.show", json!({ "scope": "firm", "limit": 10 }));
    assert_eq!(
        board["columns"][0]["cards"][0]["sla"]["dueAt"], "2026-11-23T09:30:00+01:00",
        "{board}"
    );
}

fn provider(provider: &str) -> SetProvider {
    SetProvider {
        provider: provider.into(),
        model: None,
        endpoint: None,
        key: None,
    }
}

#[test]
fn a_provider_is_off_until_it_is_chosen_and_its_key_is_never_shown() {
    let firm = Firm::new();
    let off = firm.ask(ShowIntelligence {});
    assert_eq!(
        (off.provider.as_str(), off.leaves_computer, off.has_key),
        ("off", false, false)
    );
    assert_eq!(firm.refused(provider("skynet")).reason, "invalid");
    assert_eq!(
        firm.refused(SetProvider {
            endpoint: Some("file:///etc/passwd".into()),
            ..provider("ollama")
        })
        .reason,
        "invalid"
    );
    let on = firm.ask(SetProvider {
        model: Some("m".into()),
        key: Some("sk-very-secret".into()),
        ..provider("openai")
    });
    assert!(on.leaves_computer && on.has_key);
    assert!(!format!("{on:?}").contains("sk-very-secret"));
    let log = firm.call("audit.list", json!({ "limit": 10 })).to_string();
    assert!(log.contains("intelligence.set_provider") && !log.contains("sk-very-secret"));
    assert!(!firm.ask(provider("off")).leaves_computer);
}

#[test]
fn corrections_are_counted_and_teach_the_firms_own_model() {
    let firm = Firm::new();
    let report = firm.receive(
        &(0..3)
            .map(|n| {
                letter(
                    &format!("A{n} <a{n}@example.org>"),
                    &format!("Sujet {n}"),
                    &format!("Bonjour, message numéro {n}."),
                )
            })
            .collect::<Vec<_>>(),
    );
    assert_eq!(report.stored, 3);
    let page = firm.call("inbox.list", json!({ "tab": "all", "limit": 10 }));
    for row in page["items"].as_array().unwrap() {
        firm.call(
            "inbox.correct",
            json!({ "id": row["id"], "field": "category", "value": "reponse_client" }),
        );
    }
    let before = firm.ask(ShowIntelligence {});
    assert_eq!(
        (
            before.labels,
            before.labels_since_training,
            before.trained_at
        ),
        (3, 3, None)
    );
    assert!(
        before
            .accuracy
            .iter()
            .any(|line| line.field == "category" && line.decided == 3),
        "{:?}",
        before.accuracy
    );
    firm.clock.set("2026-11-20T09:13:00Z");
    let job = firm.ask(Retrain {});
    firm.finished(&job.id);
    let after = firm.ask(ShowIntelligence {});
    assert_eq!((after.labels, after.labels_since_training), (3, 0));
    assert!(after.trained_at.is_some());
}
