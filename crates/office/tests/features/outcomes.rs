//! How matters ended, and what closed ones say about the others.

use crate::firm::{Firm, list, workspace};
use contract::{
    outcomes::{
        Counted, Ending, ForecastView, ForecastWorkspace, OutcomesView, Sample, ShowOutcomes,
    },
    people::SetPerson,
    words::{Outcome, Procedure},
    workspaces::{ListWorkspaces, ShowWorkspace, UpdateWorkspace},
};

fn update(id: &str) -> UpdateWorkspace {
    UpdateWorkspace {
        id: id.into(),
        title: None,
        description: None,
        procedure: None,
        responsible_id: None,
        archived: None,
        ending: None,
        forget_ending: None,
        filed_on: None,
    }
}

fn ended(id: &str, outcome: Outcome, filed_on: &str, on: &str) -> UpdateWorkspace {
    UpdateWorkspace {
        archived: Some(true),
        ending: Some(Ending {
            outcome,
            on: Some(on.into()),
        }),
        filed_on: Some(filed_on.into()),
        ..update(id)
    }
}

/// Closes so many matters, the first after 10 days, the second after 11, and so on.
fn close(firm: &Firm, procedure: Procedure, outcome: Outcome, count: u32) -> Vec<String> {
    (0..count)
        .map(|n| {
            let id = workspace(firm, &format!("Personne {n}"), procedure).id;
            let on = format!("2026-{:02}-{:02}", 3 + (10 + n) / 28, 1 + (10 + n) % 28);
            firm.ask(ended(&id, outcome, "2026-03-01", &on));
            id
        })
        .collect()
}

fn forecast(firm: &Firm, id: &str) -> ForecastView {
    firm.ask(ForecastWorkspace { id: id.into() })
}

fn outcomes(firm: &Firm, since: Option<&str>) -> OutcomesView {
    firm.ask(ShowOutcomes {
        since: since.map(str::to_owned),
    })
}

/// How many workspaces the list shows behind a figure.
fn listed(
    firm: &Firm,
    sample: Sample,
    outcome: Option<Outcome>,
    office: Option<&str>,
    since: Option<&str>,
) -> u32 {
    let page = firm.ask(ListWorkspaces {
        procedure: Some(Procedure::Oqtf),
        outcome,
        counted: Some(Counted {
            sample,
            office_id: office.map(str::to_owned),
            since: since.map(str::to_owned),
        }),
        ..list()
    });
    assert_eq!(page.items.len() as u32, page.total.min(100));
    page.total
}

fn kinds(firm: &Firm, id: &str) -> Vec<String> {
    let view = firm.ask(ShowWorkspace { id: id.into() });
    view.timeline.into_iter().map(|line| line.kind).collect()
}

#[test]
fn an_outcome_is_said_when_a_workspace_is_closed_and_forgotten_when_it_is_reopened() {
    let firm = Firm::new();
    let id = workspace(&firm, "Ewa Lisowska", Procedure::Oqtf).id;
    let closed = firm.ask(ended(&id, Outcome::Partly, "2026-09-01", "2026-11-18"));
    let ending = closed.ending.unwrap();
    assert_eq!(
        (ending.outcome, ending.on.as_deref()),
        (Outcome::Partly, Some("2026-11-18"))
    );
    assert_eq!(closed.filed_on.as_deref(), Some("2026-09-01"));
    let corrected = firm.ask(UpdateWorkspace {
        ending: Some(Ending {
            outcome: Outcome::Favourable,
            on: None,
        }),
        ..update(&id)
    });
    assert_eq!(corrected.ending.unwrap().on, None);
    let back = firm.ask(UpdateWorkspace {
        archived: Some(false),
        ..update(&id)
    });
    assert!(back.ending.is_none(), "what is open has not ended");
    assert_eq!(
        back.filed_on.as_deref(),
        Some("2026-09-01"),
        "it was filed all the same"
    );
    let kinds = kinds(&firm, &id);
    assert_eq!(
        kinds
            .iter()
            .filter(|kind| *kind == "workspace_ended")
            .count(),
        2,
        "what was said stays in the timeline: {kinds:?}"
    );
    let audit = firm.call("audit.list", serde_json::json!({ "limit": 20 }));
    let said = audit.to_string().matches("workspaces.update").count();
    assert_eq!(said, 3, "each of them is in the audit log");
}

#[test]
fn an_outcome_can_be_forgotten_while_the_workspace_stays_closed() {
    let firm = Firm::new();
    let id = workspace(&firm, "Ewa Lisowska", Procedure::Oqtf).id;
    firm.ask(ended(&id, Outcome::Other, "2026-09-01", "2026-11-18"));
    let view = firm.ask(UpdateWorkspace {
        forget_ending: Some(true),
        filed_on: Some(String::new()),
        ..update(&id)
    });
    assert!(view.archived && view.ending.is_none() && view.filed_on.is_none());
    assert!(kinds(&firm, &id).contains(&"ending_forgotten".to_owned()));
}

#[test]
fn an_outcome_that_cannot_be_is_refused_and_changes_nothing() {
    let firm = Firm::new();
    let id = workspace(&firm, "Ewa Lisowska", Procedure::Oqtf).id;
    let won = |on: &str| UpdateWorkspace {
        archived: None,
        ..ended(&id, Outcome::Favourable, "2026-09-01", on)
    };
    for (refused, why) in [
        (won("2026-11-18"), "it is open"),
        (
            ended(&id, Outcome::Favourable, "2026-09-01", "2026-11-21"),
            "tomorrow",
        ),
        (
            ended(&id, Outcome::Favourable, "2026-11-21", "2026-11-20"),
            "filed tomorrow",
        ),
        (
            ended(&id, Outcome::Favourable, "2026-09-01", "2026-08-31"),
            "before the filing",
        ),
        (
            ended(&id, Outcome::Favourable, "2026-09-01", "18/11/2026"),
            "no day",
        ),
    ] {
        assert_eq!(firm.refused(refused).reason, "invalid", "{why}");
    }
    let view = firm.ask(ShowWorkspace { id });
    assert!(!view.archived && view.filed_on.is_none());
}

#[test]
fn an_outcome_counts_from_thirty_on_and_every_figure_equals_its_list() {
    let firm = Firm::new();
    close(&firm, Procedure::Oqtf, Outcome::Favourable, 20);
    close(&firm, Procedure::Oqtf, Outcome::Unfavourable, 9);
    close(&firm, Procedure::Oqtf, Outcome::Withdrawn, 1);
    close(&firm, Procedure::Asile, Outcome::Favourable, 1);
    let open = workspace(&firm, "Réda Cherkaoui", Procedure::Oqtf).id;
    let before = forecast(&firm, &open);
    assert_eq!(
        (before.success.group.n, before.success.group.needed),
        (29, 30)
    );
    assert!(before.success.rates.is_none(), "29 were decided");
    assert_eq!(
        (before.delay.group.n, before.delay.running),
        (30, 1),
        "30 ended"
    );
    assert!(before.delay.days.is_some());
    close(&firm, Procedure::Oqtf, Outcome::Partly, 1);
    let view = forecast(&firm, &open);
    let rates = view.success.rates.unwrap();
    assert_eq!(
        (
            rates.favourable.count,
            rates.partly.count,
            rates.unfavourable.count
        ),
        (20, 1, 9)
    );
    assert!(rates.favourable.low < 20.0 / 30.0 && 20.0 / 30.0 < rates.favourable.high);
    let days = view.delay.days.unwrap();
    assert!(days.low <= days.median && days.quarter <= days.median);
    assert_eq!(
        (view.delay.group.from_year, view.delay.group.to_year),
        (Some(2026), Some(2026))
    );

    assert_eq!(listed(&firm, Sample::Decided, None, None, None), 30);
    assert_eq!(listed(&firm, Sample::Ended, None, None, None), 31);
    assert_eq!(listed(&firm, Sample::Running, None, None, None), 1);
    let favourable = Some(Outcome::Favourable);
    assert_eq!(listed(&firm, Sample::Decided, favourable, None, None), 20);
    let by_outcome = firm.ask(ListWorkspaces {
        archived: Some(true),
        outcome: Some(Outcome::Withdrawn),
        ..list()
    });
    assert_eq!(by_outcome.total, 1);
    assert_eq!(
        by_outcome.items[0].ending.as_ref().unwrap().outcome,
        Outcome::Withdrawn
    );

    let table = outcomes(&firm, None).procedures;
    assert_eq!(table.len(), 2, "one line for each procedure that has any");
    assert_eq!(table[0].success.group.n, 30);
    assert_eq!(
        (table[1].procedure, table[1].success.group.n),
        (Procedure::Asile, 1)
    );
    for since in ["2026-03-01", "2026-03-02"] {
        let table = outcomes(&firm, Some(since)).procedures;
        let line = table.iter().find(|line| line.procedure == Procedure::Oqtf);
        let line = line.unwrap();
        let counts = (line.success.group.n, line.delay.group.n, line.delay.running);
        let list = |sample| listed(&firm, sample, None, None, Some(since));
        assert_eq!(
            counts,
            (
                list(Sample::Decided),
                list(Sample::Ended),
                list(Sample::Running)
            ),
            "since {since}"
        );
    }
}

#[test]
fn a_forecast_is_of_the_same_court_when_that_has_enough_matters() {
    let firm = Firm::new();
    let open = workspace(&firm, "Réda Cherkaoui", Procedure::Oqtf).id;
    let court = |workspace: &str, contact: Option<&str>| SetPerson {
        workspace_id: workspace.into(),
        contact_id: contact.map(str::to_owned),
        name: contact.is_none().then(|| "TA de Lille".to_owned()),
        point: None,
        part: "court".into(),
    };
    let view = firm.ask(court(&open, None));
    let lille = view
        .people
        .iter()
        .find(|person| person.part == "court")
        .unwrap()
        .contact_id
        .clone();
    let matters = close(&firm, Procedure::Oqtf, Outcome::Favourable, 31);
    for id in &matters[..29] {
        firm.ask(court(id, Some(&lille)));
    }
    let wide = forecast(&firm, &open);
    assert_eq!(
        (wide.success.group.n, wide.success.group.office),
        (31, None)
    );
    firm.ask(court(&matters[29], Some(&lille)));
    let narrow = forecast(&firm, &open);
    let office = narrow.success.group.office.unwrap();
    assert_eq!(
        (narrow.success.group.n, office.name.as_str()),
        (30, "TA de Lille")
    );
    assert_eq!(narrow.delay.group.n, 30);
    let list = |sample| listed(&firm, sample, None, Some(&office.id), None);
    assert_eq!((list(Sample::Decided), list(Sample::Running)), (30, 1));
}

#[test]
fn an_outcome_of_a_merged_workspace_is_counted_once_and_comes_back_with_it() {
    let firm = Firm::new();
    let first = workspace(&firm, "Ewa Lisowska", Procedure::Oqtf).id;
    let second = workspace(&firm, "Ewa Lisowska", Procedure::Oqtf).id;
    firm.ask(ended(
        &first,
        Outcome::Favourable,
        "2026-09-01",
        "2026-11-18",
    ));
    firm.ask(UpdateWorkspace {
        archived: Some(true),
        ..update(&second)
    });
    let merge = serde_json::json!({ "from": first, "into": second });
    let merged = firm.call("workspaces.merge", merge);
    assert_eq!(merged["ending"]["outcome"], "favourable");
    assert_eq!(merged["mergedFrom"][0]["id"].as_str(), Some(&*first));
    assert_eq!(merged["filedOn"], "2026-09-01");
    assert_eq!(listed(&firm, Sample::Decided, None, None, None), 1);
    let back = firm.call("workspaces.unmerge", serde_json::json!({ "id": first }));
    assert_eq!(
        (&back["archived"], &back["ending"]["outcome"]),
        (&true.into(), &"favourable".into()),
        "it was closed before it was merged"
    );
    let other = firm.ask(ShowWorkspace { id: second });
    assert!(other.ending.is_none() && other.filed_on.is_none());
    assert_eq!(other.merged_from, []);
    assert_eq!(listed(&firm, Sample::Decided, None, None, None), 1);
}
