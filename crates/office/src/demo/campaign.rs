//! A show of the person who looks around: a list that came in, half of it sorted, and what some of them want.

use crate::{Error, Session, catalogues, router::Handle as _, when, words};
use contract::{
    campaigns::{ListCampaigns, SaveCampaign},
    products::{AddInterest, ListProducts},
    prospects::{AnswerProspects, ImportProspects, ListProspects},
    staging::{DecideStaged, ListStaged},
    words::Answer,
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
];

const NAME: &str = "Tables et Matières";

/// How many of the list, one after the other, were decided how.
const DECIDED: &[(Answer, usize)] = &[
    (Answer::Yes, 11),
    (Answer::No, 4),
    (Answer::Ghost, 6),
    (Answer::Trash, 3),
];

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
    products(session, &campaign.id, &met)
}

/// The distributor's catalogue, published, and what some of those in the oven want of it.
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
