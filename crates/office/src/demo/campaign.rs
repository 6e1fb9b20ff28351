//! A show of the person who looks around: a list that came in, half of it sorted, what some of them want and said, when
//! to call them again, and a mail drafted for each in the oven.

use crate::{Error, Session, catalogues, router::Handle as _, when, words};
use contract::{
    campaigns::{ListCampaigns, SaveCampaign},
    follow_ups::SetFollowUp,
    mixer::{PrepareMails, SaveMailTemplate},
    products::{AddInterest, ListProducts},
    prospects::{AnswerProspects, ImportProspects, ListProspects},
    questions::{QuestionChoice, QuestionDraft, ReplyQuestion, SaveQuestions},
    staging::{DecideStaged, ListStaged},
    words::{Answer, Language, Stage},
};
use jiff::ToSpan as _;

/// Who was met, as the organiser's list has them.
const LIST: &[u8] = include_bytes!("../../../../assets/demo/prospects.csv");

/// The distributor's catalogue, as `bench/demo_catalogue.py` draws it.
const CATALOGUE: &[u8] = include_bytes!("../../../../assets/demo/catalogue.pdf");

const CATALOGUE_NAME: &str = "Filature Orsange 2026.pdf";

/// Who of the list wants which product, how many, and what was said.
const WANTED: &[(usize, usize, u32, &str)] = &[
    (0, 6, 12, "Pour la salle d’hôtes, livraison en mars"),
    (0, 8, 1, ""),
    (1, 2, 40, "Demande un échantillon écru"),
    (3, 10, 6, ""),
    (3, 3, 24, "À comparer avec le fournisseur actuel"),
    (5, 1, 2, ""),
    (8, 7, 10, "Couleur ardoise si possible"),
    (1, 6, 30, ""),
    (5, 6, 8, ""),
    (9, 6, 16, "Avec l’ourlet large"),
    (2, 2, 20, ""),
    (8, 2, 60, ""),
    (4, 3, 12, ""),
    (6, 0, 15, ""),
    (7, 9, 30, "En lots de six"),
    (10, 4, 25, ""),
];

const NAME: &str = "Tables et Matières";

/// How many of the list, one after the other, were decided how.
const DECIDED: &[(Answer, usize)] = &[
    (Answer::Yes, 11),
    (Answer::No, 4),
    (Answer::Ghost, 6),
    (Answer::Trash, 3),
];

/// Who of the list is called again, in how many days.
const FOLLOWED: &[(usize, i64)] = &[(0, 0), (1, 2), (3, 9)];

/// Who of the list replied what to the first and the second question.
const REPLIED: &[(usize, &str, &str)] = &[
    (0, "yes", "Avant l’été"),
    (1, "yes", "L’an prochain"),
    (3, "no", "Avant l’été"),
];

const SUBJECT: &str = "Notre rencontre à Tables et Matières";

const BODY: &str = "Bonjour {{ first_name }} {{ last_name }},

Merci de votre visite sur notre stand. Voici ce que vous avez retenu pour {{ company | default(\"votre maison\") }} :

{{ catalog_block }}

Je reste à votre disposition pour un échantillon ou un prix par quantité.

{{ sender_name }}

{{ opt_out }}";

/// Makes the show, unless the person has one.
pub(super) fn show(session: &Session) -> Result<(), Error> {
    let known = session.handle(ListCampaigns {
        archived: None,
        distributor_id: None,
        query: Some(NAME.to_owned()),
        cursor: None,
        limit: 1,
    })?;
    if known.total > 0 {
        return Ok(());
    }
    let today = when::day(session.now());
    let campaign = session.handle(SaveCampaign {
        id: None,
        name: format!("{NAME} {}", today.year()),
        event: Some(NAME.to_owned()),
        place: Some("Lyon, stand C 41".to_owned()),
        starts_on: Some(today.saturating_sub(2.days()).to_string()),
        ends_on: Some(today.saturating_add(1.day()).to_string()),
        distributor: Some("Filature Orsange".to_owned()),
    })?;
    session.bring_list(
        &ImportProspects {
            campaign_id: campaign.id.clone(),
            place: String::new(),
            columns: None,
            keep_incomplete: Some(true),
            update: None,
        },
        "liste-organisateur.csv",
        LIST,
    )?;
    let met = session.handle(ListProspects {
        campaign_id: campaign.id.clone(),
        stage: None,
        incomplete: None,
        query: None,
        cursor: None,
        limit: 500,
    })?;
    let met: Vec<String> = met.items.into_iter().map(|row| row.id).collect();
    let mut rest = met.iter().cloned();
    for &(answer, count) in DECIDED {
        session.handle(AnswerProspects {
            ids: rest.by_ref().take(count).collect(),
            answer: Some(answer),
        })?;
    }
    products(session, &campaign.id, &met)?;
    questions(session, &campaign.id, &met)?;
    for &(who, days) in FOLLOWED {
        session.handle(SetFollowUp {
            ids: met.get(who).cloned().into_iter().collect(),
            day: Some(today.saturating_add(days.days()).to_string()),
        })?;
    }
    mails(session, &campaign.id)
}

/// What is asked at the stand, and what some replied.
fn questions(session: &Session, campaign: &str, met: &[String]) -> Result<(), Error> {
    let asked = |text: &str, kind: &str| QuestionDraft {
        id: None,
        text: text.to_owned(),
        kind: kind.to_owned(),
        points: None,
        at_least: None,
        choices: None,
    };
    let choice = |label: &str, points| QuestionChoice {
        label: label.to_owned(),
        points,
    };
    let saved = session.handle(SaveQuestions {
        campaign_id: campaign.to_owned(),
        items: vec![
            QuestionDraft {
                points: Some(40),
                ..asked("Décide des achats ?", "yes_no")
            },
            QuestionDraft {
                choices: Some(vec![
                    choice("Avant l’été", 50),
                    choice("L’an prochain", 20),
                    choice("Sans date", 0),
                ]),
                ..asked("Quand renouvelle-t-on le linge ?", "choice")
            },
        ],
    })?;
    for &(who, first, second) in REPLIED {
        let Some(prospect) = met.get(who) else {
            continue;
        };
        for (question, value) in saved.items.iter().zip([first, second]) {
            session.handle(ReplyQuestion {
                prospect_id: prospect.clone(),
                question_id: question.id.clone(),
                value: Some(value.to_owned()),
            })?;
        }
    }
    Ok(())
}

/// A template, and a draft for each in the oven; nothing leaves before a person has read it.
fn mails(session: &Session, campaign: &str) -> Result<(), Error> {
    let template = session.handle(SaveMailTemplate {
        id: None,
        name: "Merci de votre visite".to_owned(),
        subject: SUBJECT.to_owned(),
        body: BODY.to_owned(),
        language: Language::Fr,
        places: None,
        keep: None,
    })?;
    session.prepare_mails(
        &PrepareMails {
            campaign_id: campaign.to_owned(),
            template_id: template.id,
            stage: Some(Stage::Oven),
            ids: None,
            again: None,
        },
        &mut |_, _| !session.is_closing(),
    )?;
    Ok(())
}

/// The distributor's catalogue, published, and what each of those in the oven wants of it.
fn products(session: &Session, campaign: &str, met: &[String]) -> Result<(), Error> {
    let catalogue = session.bring_catalogue(words::id(campaign)?, CATALOGUE_NAME, CATALOGUE)?;
    let read = session.handle(ListStaged {
        catalogue_id: catalogue.to_string(),
        state: None,
        page: None,
        cursor: None,
        limit: 100,
    })?;
    session.handle(DecideStaged {
        ids: read.items.into_iter().map(|row| row.id).collect(),
        decision: "approve".to_owned(),
        fields: None,
        place: None,
    })?;
    catalogues::publish(session, catalogue, &mut |_, _| !session.is_closing())?;
    let shown = session.handle(ListProducts {
        campaign_id: campaign.to_owned(),
        query: None,
        category: None,
        catalogue_id: None,
        cursor: None,
        limit: 100,
    })?;
    for &(who, what, quantity, note) in WANTED {
        if let (Some(prospect), Some(product)) = (met.get(who), shown.items.get(what)) {
            session.handle(AddInterest {
                prospect_id: prospect.clone(),
                product_id: product.id.clone(),
                quantity: Some(quantity),
                note: Some(note.to_owned()),
            })?;
        }
    }
    Ok(())
}
