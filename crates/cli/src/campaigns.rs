//! `campaign`: shows.

use crate::{
    Outcome,
    arguments::{Arguments, Campaigns, Language},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
    place,
};
use contract::{
    campaigns::{ListCampaigns, SaveCampaign},
    hand_over::{HandOverCampaign, TakeOverCampaign},
    report::{SaveCampaignReport, ShowCampaignReport},
    words,
};
use serde_json::json;
use std::path::Path;
use zeroize::Zeroizing;

/// The most that one page holds.
const PAGE: u32 = 200;

/// The passphrase of a file, which is not the one of the firm.
fn secret(file: &Path) -> Result<Zeroizing<String>, Failure> {
    door::first_line(file).map_err(|error| Failure::io(&file.display().to_string(), &error))
}

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
        Campaigns::Report { id, pdf, language } => {
            let report = desk.ask(ShowCampaignReport { id: id.clone() })?;
            if let Some(file) = pdf {
                desk.ask(SaveCampaignReport {
                    id: id.clone(),
                    language: match language {
                        Language::Fr => words::Language::Fr,
                        Language::En => words::Language::En,
                    },
                    place: place::made(&desk, file)?,
                })?;
            }
            output.say(&snake(json_of(&report)))?;
        }
        Campaigns::HandOver {
            file,
            campaign,
            secret_file,
        } => {
            let done = desk.ask(HandOverCampaign {
                id: campaign.clone(),
                passphrase: secret(secret_file)?.to_string(),
                place: place::made(&desk, file)?,
            })?;
            output.say(&snake(json_of(&done)))?;
        }
        Campaigns::TakeOver { file, secret_file } => {
            let done = desk.ask(TakeOverCampaign {
                place: place::read(&desk, file)?,
                passphrase: secret(secret_file)?.to_string(),
            })?;
            output.say(&snake(json_of(&done)))?;
        }
    }
    Ok(Outcome::Done)
}
