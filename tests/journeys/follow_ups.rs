//! Whom to call again: in the list, in the agenda, told once in the morning, taken back, and nobody else's business.

use crate::cabinet::Cabinet;
use contract::{
    FailureCode,
    agenda::{EntryView, ShowAgenda},
    campaigns::{ArchiveCampaign, SaveCampaign},
    follow_ups::{FollowUpsView, ListFollowUps, SetFollowUp},
    notifications::ListNotifications,
    prospects::{LeadView, SaveProspect, ShowProspect, UndoBatch},
    words::{Role, Scope},
};

impl Cabinet {
    fn fair(&self) -> String {
        self.ask(SaveCampaign {
            id: None,
            name: "Salon du linge".to_owned(),
            event: None,
            place: None,
            starts_on: None,
            ends_on: None,
            distributor: None,
        })
        .id
    }

    fn to_call(&self, campaign: &str, name: &str, day: Option<&str>) -> String {
        self.ask(SaveProspect {
            was: None,
            campaign_id: campaign.to_owned(),
            id: None,
            lead: LeadView {
                last_name: Some(name.to_owned()),
                company: Some("Acme".to_owned()),
                ..LeadView::default()
            },
            score: None,
            follow_up: day.map(str::to_owned),
            stage: None,
        })
        .row
        .id
    }

    fn follow_ups(&self, until: Option<&str>) -> FollowUpsView {
        self.ask(ListFollowUps {
            until: until.map(str::to_owned),
            limit: 50,
        })
    }

    fn in_agenda(&self, scope: Scope) -> Vec<EntryView> {
        self.ask(ShowAgenda {
            from: "2026-11-16".to_owned(),
            to: "2026-11-30".to_owned(),
            scope,
            workspace_id: None,
            kinds: Some(vec!["follow_up".to_owned()]),
        })
        .entries
    }

    fn told(&self) -> Vec<String> {
        let told = self.ask(ListNotifications {}).items;
        told.into_iter()
            .filter(|one| one.kind == "FOLLOW_UP")
            .map(|one| one.title)
            .collect()
    }

    fn tick(&self) {
        self.desk.session().unwrap().check_timers().unwrap();
    }
}

fn names(view: &FollowUpsView) -> Vec<(&str, bool)> {
    view.items
        .iter()
        .map(|one| (one.lead.last_name.as_deref().unwrap(), one.overdue))
        .collect()
}

#[test]
fn a_follow_up_is_seen_told_once_put_off_and_done_and_all_of_it_is_taken_back() {
    let firm = Cabinet::new();
    let fair = firm.fair();
    let old = firm.to_call(&fair, "Avant", Some("2026-11-18"));
    let due = firm.to_call(&fair, "Aujourd’hui", Some("2026-11-20"));
    firm.to_call(&fair, "Lundi", Some("2026-11-23"));
    firm.to_call(&fair, "Jamais", None);
    let view = firm.follow_ups(None);
    assert_eq!(
        names(&view),
        [("Avant", true), ("Aujourd’hui", false)],
        "the oldest first"
    );
    assert_eq!((view.total, view.today.as_str()), (2, "2026-11-20"));
    assert_eq!(firm.follow_ups(Some("2026-11-30")).total, 3);
    let agenda = firm.in_agenda(Scope::Firm);
    assert_eq!(agenda.len(), 3);
    assert_eq!(
        (
            agenda[1].title.as_str(),
            agenda[1].who.as_deref(),
            agenda[1].all_day,
            agenda[1].campaign_id.as_deref()
        ),
        ("Aujourd’hui", Some("Acme"), true, Some(fair.as_str()))
    );

    firm.tick();
    firm.tick();
    assert_eq!(
        firm.told(),
        ["2"],
        "once a day, and no name: what is told is the firm's"
    );

    let later = firm.ask(SetFollowUp {
        ids: vec![old.clone()],
        day: Some("2026-11-21".to_owned()),
    });
    let done = firm.ask(SetFollowUp {
        ids: vec![due.clone()],
        day: None,
    });
    assert_eq!(
        (later.changed, done.changed, firm.follow_ups(None).total),
        (1, 1, 0)
    );
    let history = firm.ask(ShowProspect { id: old.clone() }).history;
    assert_eq!(
        (
            history[0].field.as_str(),
            history[0].from.as_deref(),
            history[0].to.as_deref()
        ),
        ("follow_up", Some("2026-11-18"), Some("2026-11-21"))
    );
    firm.ask(UndoBatch { batch: done.batch });
    assert_eq!(names(&firm.follow_ups(None)), [("Aujourd’hui", false)]);

    firm.clock.set("2026-11-21T08:30:00+01:00");
    firm.tick();
    assert_eq!(firm.told().len(), 1, "not before nine");
    firm.clock.set("2026-11-21T09:00:30+01:00");
    firm.tick();
    assert_eq!(
        firm.told().len(),
        2,
        "what is still open is told the next morning"
    );
    firm.ask(ArchiveCampaign {
        id: fair,
        archived: true,
    });
    assert_eq!(
        firm.follow_ups(None).total,
        0,
        "work on an archived show has ended"
    );
}

#[test]
fn nobody_else_of_the_firm_sees_or_is_told_of_a_follow_up() {
    let firm = Cabinet::new();
    let fair = firm.fair();
    let id = firm.to_call(&fair, "Secret", Some("2026-11-20"));
    let passphrase = firm.add("Paul Roche", Role::Admin);
    firm.lock();
    firm.unlock(&passphrase).unwrap();
    firm.tick();
    assert_eq!(firm.follow_ups(None).total, 0);
    assert!(firm.in_agenda(Scope::Firm).is_empty() && firm.told().is_empty());
    let refused = firm.refused(SetFollowUp {
        ids: vec![id],
        day: None,
    });
    assert_eq!(
        refused.code,
        FailureCode::NotFound,
        "as if they did not exist"
    );
    let wrong = firm.refused(SetFollowUp {
        ids: vec![],
        day: Some("lundi".to_owned()),
    });
    assert_eq!(wrong.code, FailureCode::Refused);
}
