//! The questions of a campaign: asked at the stand, and the score is a sum that anybody can follow.

use crate::cabinet::Cabinet;
use contract::{
    FailureCode,
    campaigns::SaveCampaign,
    hand_over::{HandOverCampaign, TakeOverCampaign},
    prospects::{LeadView, SaveProspect, ShowProspect},
    questions::{
        QuestionChoice, QuestionDraft, QuestionsView, RepliesView, ReplyQuestion, SaveQuestions,
        ShowQuestions, ShowReplies,
    },
    words::Role,
};

fn draft(text: &str, kind: &str, points: u8) -> QuestionDraft {
    QuestionDraft {
        id: None,
        text: text.to_owned(),
        kind: kind.to_owned(),
        points: Some(points),
        at_least: Some(20),
        choices: None,
    }
}

fn of_choices(text: &str) -> QuestionDraft {
    let choice = |label: &str, points| QuestionChoice {
        label: label.to_owned(),
        points,
    };
    QuestionDraft {
        choices: Some(vec![choice("Ce mois-ci", 50), choice("Un jour", 5)]),
        ..draft(text, "choice", 0)
    }
}

impl Cabinet {
    fn with_questions(&self) -> (String, String, QuestionsView) {
        let campaign = self.ask(SaveCampaign {
            id: None,
            name: "Salon".to_owned(),
            event: None,
            place: None,
            starts_on: None,
            ends_on: None,
            distributor: None,
        });
        let met = self.ask(SaveProspect {
            was: None,
            campaign_id: campaign.id.clone(),
            id: None,
            lead: LeadView { email: Some("anna@example.com".to_owned()), ..LeadView::default() },
            score: Some(42),
            follow_up: None,
            stage: None,
        });
        let questions = self.ask(SaveQuestions {
            campaign_id: campaign.id.clone(),
            items: vec![
                draft("Décide des achats ?", "yes_no", 30),
                of_choices("Quand ?"),
                draft("Combien de chambres ?", "number", 40),
                draft("Fournisseur actuel ?", "text", 0),
            ],
        });
        (campaign.id, met.row.id, questions)
    }

    fn reply(&self, prospect: &str, question: &str, value: Option<&str>) -> RepliesView {
        self.ask(ReplyQuestion {
            prospect_id: prospect.to_owned(),
            question_id: question.to_owned(),
            value: value.map(str::to_owned),
        })
    }
}

#[test]
fn a_score_is_the_sum_of_what_the_replies_earn_and_each_is_told() {
    let firm = Cabinet::new();
    let (campaign, anna, questions) = firm.with_questions();
    let ids: Vec<&str> = questions.items.iter().map(|one| one.id.as_str()).collect();
    let before = firm.ask(ShowReplies { prospect_id: anna.clone() });
    assert_eq!((before.sum, before.score, before.items.len()), (None, Some(42), 4), "given by hand");
    firm.reply(&anna, ids[0], Some("yes"));
    firm.reply(&anna, ids[1], Some("Un jour"));
    firm.reply(&anna, ids[2], Some("24"));
    let all = firm.reply(&anna, ids[3], Some("Personne"));
    let earned: Vec<u8> = all.items.iter().map(|item| item.points).collect();
    assert_eq!((earned, all.sum, all.score), (vec![30, 5, 40, 0], Some(75), Some(75)));
    let most = firm.reply(&anna, ids[1], Some("Ce mois-ci"));
    assert_eq!((most.sum, most.score), (Some(100), Some(100)), "at most a hundred");
    let fewer = firm.reply(&anna, ids[2], Some("3"));
    assert_eq!(fewer.sum, Some(80), "three rooms are too few");
    assert_eq!(firm.reply(&anna, ids[0], None).sum, Some(50), "taken back");
    assert_eq!(firm.ask(ShowProspect { id: anna.clone() }).row.score, Some(50));

    for (question, value) in [(ids[0], "peut-être"), (ids[1], "Jamais"), (ids[2], "beaucoup")] {
        let refused = firm.refused(ReplyQuestion {
            prospect_id: anna.clone(),
            question_id: question.to_owned(),
            value: Some(value.to_owned()),
        });
        assert_eq!(refused.code, FailureCode::Refused, "{value}");
    }
    // The list changes: what stays keeps its replies, what goes takes its points along at the next reply.
    let mut kept = draft("Décideur ?", "yes_no", 20);
    kept.id = Some(ids[0].to_owned());
    firm.ask(SaveQuestions { campaign_id: campaign.clone(), items: vec![kept] });
    let after = firm.reply(&anna, ids[0], Some("yes"));
    assert_eq!((after.items.len(), after.sum), (1, Some(20)));
    for items in [vec![draft(" ", "yes_no", 1)], vec![draft("x", "essay", 1)], vec![draft("x", "choice", 1)],
        vec![draft("x", "yes_no", 101)], (0..13).map(|_| draft("x", "text", 0)).collect()] {
        let refused = firm.refused(SaveQuestions { campaign_id: campaign.clone(), items });
        assert_eq!(refused.code, FailureCode::Refused);
    }
}

#[test]
fn questions_and_replies_go_along_and_are_nobody_elses() {
    let (one, two) = (Cabinet::new(), Cabinet::new());
    let (campaign, anna, questions) = one.with_questions();
    let first = questions.items[0].id.clone();
    one.reply(&anna, &first, Some("yes"));
    let path = one.place("salon.guichet-campagne");
    let secret = "marmotte échalote tambour girouette".to_owned();
    one.ask(HandOverCampaign { id: campaign.clone(), passphrase: secret.clone(), place: one.desk.offer(&path).token });
    two.ask(TakeOverCampaign { place: two.desk.offer(&path).token, passphrase: secret });
    assert_eq!(two.ask(ShowReplies { prospect_id: anna.clone() }).sum, Some(30));

    let passphrase = one.add("Paul Roche", Role::Admin);
    one.lock();
    one.unlock(&passphrase).unwrap();
    let refusals = [
        one.refused(ShowQuestions { campaign_id: campaign.clone() }),
        one.refused(SaveQuestions { campaign_id: campaign, items: vec![] }),
        one.refused(ShowReplies { prospect_id: anna.clone() }),
        one.refused(ReplyQuestion { prospect_id: anna, question_id: first, value: None }),
    ];
    assert!(refusals.iter().all(|one| one.code == FailureCode::NotFound), "{refusals:?}");
}
