//! `campaign`: shows.

use crate::{
    Outcome,
    arguments::{Arguments, Campaigns},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
};
use contract::campaigns::{ListCampaigns, SaveCampaign};
use serde_json::json;

/// The most that one page holds.
const PAGE: u32 = 200;

pub(crate) fn run(
    arguments: &Arguments,
    command: &Campaigns,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    match command {
        Campaigns::Create {
            name,
            event,
            place,
            date,
            distributor,
        } => {
            let campaign = desk.ask(SaveCampaign {
                id: None,
                name: name.clone(),
                event: event.clone(),
                place: place.clone(),
                starts_on: date.clone(),
                ends_on: None,
                distributor: distributor.clone(),
            })?;
            output.say(&json!({ "campaign_id": campaign.id }))?;
        }
        Campaigns::List { archived } => {
            let mut campaigns = Vec::new();
            let mut cursor = None;
            loop {
                let page = desk.ask(ListCampaigns {
                    archived: Some(*archived),
                    distributor_id: None,
                    query: None,
                    cursor,
                    limit: PAGE,
                })?;
                campaigns.extend(page.items.iter().map(|campaign| snake(json_of(campaign))));
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            output.say(&json!(campaigns))?;
        }
    }
    Ok(Outcome::Done)
}
