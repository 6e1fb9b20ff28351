//! A show of the person who looks around: a list that came in, and half of it sorted.

use crate::{Error, Session, router::Handle as _, when};
use contract::{
    campaigns::{ListCampaigns, SaveCampaign},
    prospects::{AnswerProspects, ImportProspects, ListProspects},
    words::Answer,
};
use jiff::ToSpan as _;

/// Who was met, as the organiser's list has them.
const LIST: &[u8] = include_bytes!("../../../../assets/demo/prospects.csv");

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
        campaign_id: campaign.id,
        stage: None,
        incomplete: None,
        query: None,
        cursor: None,
        limit: 500,
    })?;
    let mut met = met.items.into_iter().map(|row| row.id);
    for &(answer, count) in DECIDED {
        session.handle(AnswerProspects {
            ids: met.by_ref().take(count).collect(),
            answer: Some(answer),
        })?;
    }
    Ok(())
}
