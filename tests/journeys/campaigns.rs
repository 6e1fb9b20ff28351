//! Campaigns: a list comes in, people are sorted and put back, and nobody else of the firm sees any of it.

use crate::cabinet::Cabinet;
use contract::{
    FailureCode,
    campaigns::{
        ArchiveCampaign, CampaignView, DuplicateCampaign, ListCampaigns, SaveCampaign, ShowCampaign,
    },
    prospects::{
        AnswerProspects, BatchRow, ImportProspects, LeadView, ListBatches, ListProspects,
        PreviewImport, ProspectBefore, ProspectRow, RemoveProspects, SaveProspect, ShowProspect,
        SortProspects, UndoBatch,
    },
    words::{Answer, Role, Stage},
};
use jiff::SignedDuration;
use std::fs;

impl Cabinet {
    fn campaign(&self, name: &str) -> CampaignView {
        self.ask(SaveCampaign {
            id: None,
            name: name.to_owned(),
            event: Some("Salon du linge".to_owned()),
            place: Some("Lyon".to_owned()),
            starts_on: Some("2026-11-18".to_owned()),
            ends_on: Some("2026-11-21".to_owned()),
            distributor: Some("Filature Orsange".to_owned()),
        })
    }

    fn list_of(&self, text: &str) -> String {
        let path = self.place("liste.csv");
        fs::write(&path, text).unwrap();
        self.desk.offer(&path).token
    }

    fn bring(&self, campaign: &str, text: &str) -> contract::prospects::ProspectImportReport {
        let place = self.list_of(text);
        self.ask(ImportProspects {
            campaign_id: campaign.to_owned(),
            place,
            columns: None,
            keep_incomplete: None,
            update: None,
        })
    }

    fn prospects(&self, campaign: &str, stage: Option<Stage>) -> Vec<ProspectRow> {
        self.ask(ListProspects {
            campaign_id: campaign.to_owned(),
            stage,
            incomplete: None,
            query: None,
            cursor: None,
            limit: 500,
        })
        .items
    }

    fn batches(&self, campaign: &str, cursor: Option<String>) -> Vec<BatchRow> {
        self.ask(ListBatches {
            campaign_id: campaign.to_owned(),
            cursor,
            limit: 50,
        })
        .items
    }

    fn meets(&self, campaign: &str, lead: LeadView) -> ProspectRow {
        self.ask(SaveProspect {
            was: None,
            campaign_id: campaign.to_owned(),
            id: None,
            lead,
            score: None,
            follow_up: None,
            stage: None,
        })
        .row
    }
}

/// So many people, one a line.
fn people(count: u32) -> String {
    let lines: String = (0..count)
        .map(|n| format!("p{n}@example.com;Prospect {n}\n"))
        .collect();
    format!("email;nom\n{lines}")
}

fn all() -> ListCampaigns {
    ListCampaigns {
        archived: None,
        distributor_id: None,
        query: None,
        cursor: None,
        limit: 50,
    }
}

#[test]
fn nobody_else_of_the_firm_sees_a_campaign() {
    let firm = Cabinet::new();
    let campaign = firm.campaign("Tables et Matières");
    firm.bring(&campaign.id, &people(3));
    let prospect = firm.prospects(&campaign.id, None).remove(0);
    let passphrase = firm.add("Paul Roche", Role::Admin);
    firm.lock();
    firm.unlock(&passphrase).unwrap();

    assert_eq!(firm.ask(all()).items, []);
    let refusals = [
        firm.refused(ShowCampaign {
            id: campaign.id.clone(),
        }),
        firm.refused(ListProspects {
            campaign_id: campaign.id.clone(),
            stage: None,
            incomplete: None,
            query: None,
            cursor: None,
            limit: 10,
        }),
        firm.refused(ShowProspect {
            id: prospect.id.clone(),
        }),
        firm.refused(SortProspects {
            ids: vec![prospect.id.clone()],
            stage: Stage::Trash,
        }),
        firm.refused(ListBatches {
            campaign_id: campaign.id.clone(),
            cursor: None,
            limit: 50,
        }),
        firm.refused(ArchiveCampaign {
            id: campaign.id.clone(),
            archived: true,
        }),
        firm.refused(DuplicateCampaign {
            id: campaign.id.clone(),
            name: "copie".to_owned(),
        }),
    ];
    for refused in refusals {
        assert_eq!(
            refused.code,
            FailureCode::NotFound,
            "as if it did not exist: {refused:?}"
        );
    }
    assert!(firm.search("Prospect").is_empty() && firm.search("p1@example.com").is_empty());
}

#[test]
fn what_was_done_to_five_hundred_is_taken_back_an_hour_later() {
    let firm = Cabinet::new();
    let campaign = firm.campaign("Salon").id;
    firm.bring(&campaign, &people(500));
    let ids: Vec<String> = firm
        .prospects(&campaign, None)
        .into_iter()
        .map(|row| row.id)
        .collect();
    let done = firm.ask(SortProspects {
        ids: ids.clone(),
        stage: Stage::Trash,
    });
    assert_eq!(done.changed, 500);
    firm.clock.pass(SignedDuration::from_mins(30));
    let again = firm.ask(AnswerProspects {
        ids: ids[..2].to_vec(),
        answer: Some(Answer::Yes),
    });
    assert_eq!(again.changed, 2);
    firm.clock.pass(SignedDuration::from_mins(31));
    let [last, first] = &firm.batches(&campaign, None)[..] else {
        panic!("two things were done");
    };
    assert_eq!((&last.id, last.standing), (&again.batch, 2));
    assert_eq!(
        (&first.id, first.changed, first.standing, &first.lead),
        (&done.batch, 500, 498, &None),
        "what an undo would do is said before"
    );
    let back = firm.ask(UndoBatch { batch: done.batch });
    assert_eq!(
        (back.changed, back.left),
        (498, 2),
        "a later decision stays"
    );
    let view = firm.ask(ShowCampaign {
        id: campaign.clone(),
    });
    assert_eq!(
        (
            view.stages.waiting_room,
            view.stages.oven,
            view.stages.trash
        ),
        (498, 2, 0)
    );
    let back = firm.ask(UndoBatch { batch: again.batch });
    assert_eq!(back.changed, 2);
    let history = firm.ask(ShowProspect { id: ids[0].clone() }).history;
    assert_eq!(
        history.len(),
        5,
        "who, what and when, undone steps too: {history:?}"
    );
}

#[test]
fn what_was_done_to_prospects_is_listed_page_by_page_for_its_campaign_alone() {
    let firm = Cabinet::new();
    let campaign = firm.campaign("Salon").id;
    let other = firm.campaign("Foire").id;
    firm.bring(&campaign, &people(3));
    firm.bring(&other, &people(1));
    let ids: Vec<String> = firm
        .prospects(&campaign, None)
        .into_iter()
        .map(|row| row.id)
        .collect();
    let sort = |ids: Vec<String>, stage| {
        firm.clock.pass(SignedDuration::from_mins(1));
        firm.ask(SortProspects { ids, stage }).batch
    };
    let all = sort(ids.clone(), Stage::Fridge);
    sort(
        vec![firm.prospects(&other, None)[0].id.clone()],
        Stage::Oven,
    );
    firm.clock.pass(SignedDuration::from_mins(1));
    let yes = firm.ask(AnswerProspects {
        ids: vec![ids[0].clone()],
        answer: Some(Answer::Yes),
    });
    firm.clock.pass(SignedDuration::from_mins(1));
    let back = firm.ask(UndoBatch {
        batch: yes.batch.clone(),
    });
    firm.clock.pass(SignedDuration::from_mins(1));
    let gone = firm.ask(RemoveProspects {
        ids: vec![ids[1].clone()],
    });
    let list = firm.batches(&campaign, None);
    let said: Vec<_> = list
        .iter()
        .map(|one| {
            (
                one.id.as_str(),
                one.changed,
                one.standing,
                one.lead.is_some(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (gone.batch.as_str(), 1, 1, true),
            (back.batch.as_str(), 1, 1, true),
            (yes.batch.as_str(), 1, 0, true),
            (all.as_str(), 3, 3, false),
        ]
    );
    let set: Vec<_> = list[2]
        .set
        .iter()
        .map(|one| (one.field.as_str(), one.to.as_deref()))
        .collect();
    assert_eq!(set, [("answer", Some("yes")), ("stage", Some("oven"))]);
    assert_eq!(list[0].set[0].to.as_deref(), Some("removed"));
    let after = firm.batches(&campaign, Some(back.batch.clone()));
    assert_eq!(after.len(), 2, "the page after: {after:?}");
}

#[test]
fn somebody_met_again_is_one_prospect_and_an_earlier_show_is_told() {
    let firm = Cabinet::new();
    let before = firm.campaign("2025").id;
    let now = firm.campaign("2026").id;
    let lead = LeadView {
        email: Some(" Anna@Example.com ".to_owned()),
        first_name: Some("Anna".to_owned()),
        notes: Some("aime le lin".to_owned()),
        ..LeadView::default()
    };
    firm.meets(&before, lead.clone());
    let one = firm.meets(&now, lead.clone());
    let two = firm.meets(
        &now,
        LeadView {
            email: Some("anna@example.com".to_owned()),
            company: Some("Acme".to_owned()),
            notes: Some("rappeler lundi".to_owned()),
            ..LeadView::default()
        },
    );
    assert_eq!(one.id, two.id);
    assert_eq!(
        two.lead.first_name.as_deref(),
        Some("Anna"),
        "nothing is lost"
    );
    assert_eq!(
        two.lead.notes.as_deref(),
        Some("aime le lin\nrappeler lundi")
    );
    let met = firm.ask(ShowProspect { id: one.id }).met_before;
    assert_eq!((met.len(), met[0].campaign.as_str()), (1, "2025"));

    let call = |campaign: &str, mobile: &str| LeadView {
        company: Some(format!("Maison {campaign}")),
        mobile: Some(mobile.to_owned()),
        ..LeadView::default()
    };
    firm.meets(&before, call("d’avant", "06 39 98 00 01"));
    let again = firm.meets(&now, call("d’après", "+33639980001"));
    let met = firm.ask(ShowProspect { id: again.id }).met_before;
    assert_eq!(
        (met.len(), met[0].by.as_str()),
        (1, "number"),
        "a number says it too"
    );

    let nameless = firm.refused(SaveProspect {
        was: None,
        campaign_id: now.clone(),
        id: None,
        lead: LeadView::default(),
        score: None,
        follow_up: None,
        stage: None,
    });
    assert_eq!(nameless.code, FailureCode::Refused);
    firm.meets(
        &now,
        LeadView {
            company: Some("Sans adresse".to_owned()),
            ..LeadView::default()
        },
    );
    assert_eq!(firm.ask(ShowCampaign { id: now }).incomplete, 2);
}

#[test]
fn a_preview_writes_nothing_and_its_columns_can_be_corrected() {
    let firm = Cabinet::new();
    let campaign = firm.campaign("Salon").id;
    let place = firm.list_of("contact;courriel pro;mail\nAnna;a@x.fr;\nPaul;b@x.fr;\nZoé;;\n");
    let preview = |columns: Option<Vec<String>>, keep: bool| PreviewImport {
        campaign_id: campaign.clone(),
        place: place.clone(),
        columns,
        keep_incomplete: Some(keep),
        update: None,
    };
    let first = firm.ask(preview(None, false));
    assert_eq!(
        (first.report.created, first.report.rejected.len()),
        (0, 3),
        "the wrong column"
    );
    let columns: Vec<String> = ["first_name", "email", ""].map(str::to_owned).to_vec();
    let right = firm.ask(preview(Some(columns.clone()), false));
    assert_eq!((right.report.created, right.report.rejected.len()), (2, 1));
    let [troubled] = right.troubled.try_into().unwrap();
    assert_eq!((troubled.line, troubled.said.as_str()), (4, "Zoé"));
    let kept = firm.ask(preview(Some(columns.clone()), true));
    assert_eq!(kept.report.created, 3, "a tick keeps who has no address");
    assert_eq!(firm.prospects(&campaign, None), []);
    let no_address = firm.refused(preview(Some(vec![String::new(); 3]), false));
    assert_eq!(no_address.reason, "no_email_column");
    let import = || ImportProspects {
        campaign_id: campaign.clone(),
        place: place.clone(),
        columns: Some(columns.clone()),
        keep_incomplete: Some(true),
        update: None,
    };
    assert_eq!(firm.ask(import()).created, 3);
    assert_eq!(firm.ask(import()).created, 0, "the same list again");
}

#[test]
fn two_people_who_share_an_address_stay_two_and_an_empty_field_erases_nothing() {
    let firm = Cabinet::new();
    let campaign = firm.campaign("Salon").id;
    let add = |lead: LeadView, follow_up: Option<&str>| SaveProspect {
        was: None,
        campaign_id: campaign.clone(),
        id: None,
        lead,
        score: None,
        follow_up: follow_up.map(str::to_owned),
        stage: None,
    };
    let named = |first: &str, last: &str| LeadView {
        email: Some("contact@hotel.example".to_owned()),
        first_name: Some(first.to_owned()),
        last_name: Some(last.to_owned()),
        ..LeadView::default()
    };
    let id = firm
        .ask(add(named("Nguyen", "Traoré"), Some("2026-11-26")))
        .row
        .id;
    let refused = firm.refused(add(named("Claire", "Accueil"), None));
    assert_eq!(refused.reason, "taken_address");
    assert!(refused.message_fr.contains("Nguyen Traoré"), "{refused:?}");
    let again = firm.ask(add(
        LeadView {
            job_title: Some("Chef".to_owned()),
            ..named("", "TRAORE")
        },
        None,
    ));
    assert_eq!(again.row.id, id);
    assert_eq!(again.row.follow_up.as_deref(), Some("2026-11-26"));
    assert_eq!(again.row.lead.job_title.as_deref(), Some("Chef"));
}

#[test]
fn two_windows_that_write_the_same_prospect_keep_what_both_wrote() {
    let firm = Cabinet::new();
    let campaign = firm.campaign("Salon").id;
    let lead = LeadView {
        last_name: Some("Amand".to_owned()),
        company: Some("Acme".to_owned()),
        ..LeadView::default()
    };
    let save = |id: Option<&str>, lead: LeadView, follow_up: Option<&str>| SaveProspect {
        was: id.map(|_| ProspectBefore {
            lead: LeadView {
                last_name: Some("Amand".to_owned()),
                company: Some("Acme".to_owned()),
                ..LeadView::default()
            },
            score: None,
            follow_up: None,
        }),
        campaign_id: campaign.clone(),
        id: id.map(str::to_owned),
        lead,
        score: None,
        follow_up: follow_up.map(str::to_owned),
        stage: None,
    };
    let id = firm.ask(save(None, lead.clone(), None)).row.id;
    let noted = LeadView {
        notes: Some("Négocie dur".to_owned()),
        ..lead.clone()
    };
    firm.ask(save(Some(&id), noted, Some("2026-11-26")));
    let titled = LeadView {
        job_title: Some("Acheteuse".to_owned()),
        company: None,
        ..lead
    };
    let row = firm.ask(save(Some(&id), titled, None)).row;
    assert_eq!(row.lead.notes.as_deref(), Some("Négocie dur"));
    assert_eq!(row.lead.job_title.as_deref(), Some("Acheteuse"));
    assert_eq!(row.lead.company, None, "what was taken away is gone");
    assert_eq!(row.follow_up.as_deref(), Some("2026-11-26"));
    let noted_too = LeadView {
        notes: Some("Rappeler en mars".to_owned()),
        last_name: Some("Amand".to_owned()),
        company: Some("Acme".to_owned()),
        ..LeadView::default()
    };
    for _ in 0..2 {
        let row = firm.ask(save(Some(&id), noted_too.clone(), None)).row;
        let notes = row.lead.notes.as_deref();
        assert_eq!(notes, Some("Négocie dur\nRappeler en mars"));
    }
}
