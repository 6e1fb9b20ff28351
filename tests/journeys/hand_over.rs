//! A campaign goes from one computer to another and back, with no network: the file, the joining, and what is refused.

use crate::cabinet::{Cabinet, PASSPHRASE};
use contract::{
    FailureCode,
    campaigns::{CampaignView, ListCampaigns, SaveCampaign, ShowCampaign},
    hand_over::{HandOverCampaign, TakeOverCampaign, TakenOver},
    prospects::{
        AnswerProspects, ImportProspects, LeadView, ListProspects, ProspectRow, SaveProspect,
        ShowProspect, SortProspects,
    },
    words::{Answer, Role, Stage},
};
use jiff::SignedDuration;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

const SECRET: &str = "marmotte échalote tambour girouette";

impl Cabinet {
    fn show(&self, name: &str) -> CampaignView {
        self.ask(SaveCampaign {
            id: None,
            name: name.to_owned(),
            event: None,
            place: Some("Lyon".to_owned()),
            starts_on: None,
            ends_on: None,
            distributor: Some("Filature Orsange".to_owned()),
        })
    }

    fn meet(&self, campaign: &str, numbers: std::ops::Range<u32>, city: &str) {
        let lines: String = numbers
            .map(|n| format!("p{n}@example.com;Prospect {n};{city}\n"))
            .collect();
        let path = self.place("liste.csv");
        fs::write(&path, format!("email;nom;ville\n{lines}")).unwrap();
        self.ask(ImportProspects {
            campaign_id: campaign.to_owned(),
            place: self.desk.offer(&path).token,
            columns: None,
            keep_incomplete: None,
            update: None,
        });
    }

    fn people_of(&self, campaign: &str) -> Vec<ProspectRow> {
        let (mut rows, mut cursor) = (Vec::new(), None);
        loop {
            let page = self.ask(ListProspects {
                campaign_id: campaign.to_owned(),
                stage: None,
                incomplete: None,
                query: None,
                cursor,
                limit: 500,
            });
            rows.extend(page.items);
            cursor = page.next;
            if cursor.is_none() {
                rows.sort_by(|a: &ProspectRow, b| a.id.cmp(&b.id));
                return rows;
            }
        }
    }

    fn person(&self, campaign: &str, email: &str) -> ProspectRow {
        let rows = self.people_of(campaign);
        let here = rows
            .into_iter()
            .filter(|row| row.lead.email.as_deref() == Some(email));
        let mut here: Vec<_> = here.collect();
        assert_eq!(here.len(), 1, "{email} is one prospect");
        here.remove(0)
    }

    pub(crate) fn hand_over(&self, campaign: &str) -> PathBuf {
        let path = self.place("salon.guichet-campagne");
        self.ask(HandOverCampaign {
            id: campaign.to_owned(),
            passphrase: SECRET.to_owned(),
            place: self.desk.offer(&path).token,
        });
        path
    }

    fn taking(&self, file: &Path, passphrase: &str) -> TakeOverCampaign {
        TakeOverCampaign {
            place: self.desk.offer(file).token,
            passphrase: passphrase.to_owned(),
        }
    }

    pub(crate) fn take_over(&self, file: &Path) -> TakenOver {
        self.ask(self.taking(file, SECRET))
    }

    /// Everything that a journey can see of a campaign; who did a step is a name of one firm, and is not told.
    fn state(&self, campaign: &str) -> Vec<String> {
        let view = self.ask(ShowCampaign {
            id: campaign.to_owned(),
        });
        let house = view.distributor.map(|house| house.name);
        let head = format!("{} {} {house:?} {:?}", view.name, view.place, view.stages);
        let people = self.people_of(campaign).into_iter().map(|row| {
            let shown = self.ask(ShowProspect { id: row.id.clone() });
            let steps = shown
                .history
                .into_iter()
                .map(|step| (step.at, step.field, step.from, step.to));
            format!("{row:?} {:?}", steps.collect::<Vec<_>>())
        });
        std::iter::once(head).chain(people).collect()
    }
}

#[test]
fn two_laptops_of_a_stand_give_each_other_a_file_and_have_the_same_campaign() {
    let (one, two) = (Cabinet::new(), Cabinet::new());
    let id = one.show("Tables et Matières").id;
    let first = two.take_over(&one.hand_over(&id));
    assert!(first.is_new && first.campaign.id == id, "{first:?}");
    assert_eq!(first.from, "Claire Valmer");

    one.meet(&id, 0..300, "Lyon");
    one.clock.pass(SignedDuration::from_mins(5));
    let sorted = one.person(&id, "p270@example.com").id;
    one.ask(SortProspects {
        ids: vec![sorted.clone()],
        stage: Stage::Oven,
    });
    // The other laptop meets forty of the same people, later.
    two.clock.pass(SignedDuration::from_mins(30));
    two.meet(&id, 260..560, "Nice");
    let judged = two.person(&id, "p280@example.com").id;
    two.ask(AnswerProspects {
        ids: vec![judged],
        answer: Some(Answer::No),
    });

    let began = Instant::now();
    let (from_one, from_two) = (one.hand_over(&id), two.hand_over(&id));
    let at_two = two.take_over(&from_one);
    let at_one = one.take_over(&from_two);
    assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
    assert_eq!(
        (at_one.added, at_one.changed, at_one.unchanged),
        (260, 40, 260)
    );
    assert_eq!((at_two.added, at_two.is_new), (260, false));
    assert_eq!(
        one.people_of(&id).len(),
        560,
        "forty of six hundred were met twice"
    );
    assert_eq!(one.state(&id), two.state(&id), "the same campaign on both");
    assert_eq!(
        one.person(&id, "p270@example.com").stage,
        Stage::Oven,
        "meeting somebody again decides nothing"
    );
    assert_eq!(
        one.person(&id, "p270@example.com").lead.city.as_deref(),
        Some("Nice"),
        "the latest word stands"
    );
    assert_eq!(one.person(&id, "p280@example.com").answer, Some(Answer::No));

    let again = one.take_over(&from_two);
    assert_eq!(
        (again.added, again.changed, again.unchanged),
        (0, 0, 560),
        "the same file again"
    );
    // A later change crosses an earlier one of another field, and neither is lost.
    one.clock.pass(SignedDuration::from_hours(1));
    two.clock.pass(SignedDuration::from_hours(2));
    one.ask(SortProspects {
        ids: vec![sorted.clone()],
        stage: Stage::Fridge,
    });
    let row = two.person(&id, "p270@example.com");
    two.ask(SaveProspect {
        was: None,
        campaign_id: id.clone(),
        id: Some(row.id.clone()),
        lead: LeadView {
            notes: Some("rappeler".to_owned()),
            ..row.lead
        },
        score: Some(70),
        follow_up: None,
        stage: None,
    });
    let (from_one, from_two) = (one.hand_over(&id), two.hand_over(&id));
    one.take_over(&from_two);
    two.take_over(&from_one);
    let row = one.person(&id, "p270@example.com");
    assert_eq!(
        (row.stage, row.score, row.lead.notes.as_deref()),
        (Stage::Fridge, Some(70), Some("rappeler"))
    );
    assert_eq!(one.state(&id), two.state(&id));
}

#[test]
fn a_file_that_is_wrong_in_any_way_is_refused_in_words_and_changes_nothing() {
    let (one, two) = (Cabinet::new(), Cabinet::new());
    let id = one.show("Salon").id;
    one.meet(&id, 0..3, "Lyon");
    let file = one.hand_over(&id);
    let bytes = fs::read(&file).unwrap();
    assert!(
        !bytes.windows(7).any(|part| part == b"Orsange")
            && !bytes.windows(7).any(|part| part == b"example"),
        "nothing can be read in it"
    );

    let refused = |bytes: &[u8], passphrase: &str| {
        let path = two.place("reçu.guichet-campagne");
        fs::write(&path, bytes).unwrap();
        let failure = two.refused(two.taking(&path, passphrase));
        assert_eq!(failure.code, FailureCode::Refused);
        failure.reason
    };
    assert_eq!(refused(&bytes, PASSPHRASE), "wrong_file_passphrase");
    for cut in [8, 40, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(
            refused(&bytes[..cut], SECRET),
            "damaged_file",
            "cut after {cut}"
        );
    }
    for at in [20, bytes.len() / 2, bytes.len() - 1] {
        let mut altered = bytes.clone();
        altered[at] ^= 0x40;
        assert_eq!(refused(&altered, SECRET), "damaged_file", "byte {at}");
    }
    assert_eq!(refused(b"%PDF-1.7", SECRET), "no_campaign");
    let nothing = ListCampaigns {
        archived: None,
        distributor_id: None,
        query: None,
        cursor: None,
        limit: 10,
    };
    assert_eq!(two.ask(nothing).items, []);

    let weak = one.refused(HandOverCampaign {
        id: id.clone(),
        passphrase: "1234".to_owned(),
        place: one.desk.offer(&one.place("x")).token,
    });
    assert_eq!(weak.reason, "weak_passphrase");
    one.ask(HandOverCampaign {
        id,
        passphrase: SECRET.to_owned(),
        place: one.desk.offer(&file).token,
    });
    assert_ne!(fs::read(&file).unwrap(), bytes, "an older file gives way");
}

#[test]
fn only_the_owner_hands_over_and_a_colleague_at_the_same_computer_gets_a_copy() {
    let firm = Cabinet::new();
    let id = firm.show("Salon").id;
    firm.meet(&id, 0..3, "Lyon");
    let file = firm.hand_over(&id);
    let passphrase = firm.add("Paul Roche", Role::Employee);
    firm.lock();
    firm.unlock(&passphrase).unwrap();
    let refused = firm.refused(HandOverCampaign {
        id: id.clone(),
        passphrase: SECRET.to_owned(),
        place: firm.desk.offer(&firm.place("x")).token,
    });
    assert_eq!(
        refused.code,
        FailureCode::NotFound,
        "as if it did not exist"
    );

    let copy = firm.take_over(&file);
    assert!(
        copy.is_new && copy.added == 3 && copy.campaign.id != id,
        "{copy:?}"
    );
    assert_eq!(copy.campaign.distributor.unwrap().name, "Filature Orsange");
    let again = firm.take_over(&file);
    assert_eq!(
        (again.is_new, again.added, again.unchanged),
        (false, 0, 3),
        "one copy"
    );
    // What the colleague adds at the stand is the same prospect there too.
    let met = firm.ask(SaveProspect {
        was: None,
        campaign_id: copy.campaign.id.clone(),
        id: None,
        lead: LeadView {
            email: Some("p1@example.com".to_owned()),
            city: Some("Paris".to_owned()),
            ..LeadView::default()
        },
        score: None,
        follow_up: None,
        stage: None,
    });
    assert_eq!(firm.people_of(&copy.campaign.id).len(), 3);
    firm.lock();
    firm.unlock(PASSPHRASE).unwrap();
    assert_eq!(
        firm.refused(ShowProspect { id: met.row.id }).code,
        FailureCode::NotFound
    );
    assert_eq!(
        firm.person(&id, "p1@example.com").lead.city.as_deref(),
        Some("Lyon")
    );
}
