//! `products` and `interests`: what is shown, and who wants it.

use crate::{
    Outcome,
    arguments::{Arguments, Interests, Products},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
};
use contract::products::{AddInterest, ListInterests, ListProducts, RemoveInterest, ShowProduct};
use serde_json::json;

/// The most that one page holds.
const PAGE: u32 = 200;

pub(crate) fn run(
    arguments: &Arguments,
    command: &Products,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    match command {
        Products::List {
            campaign,
            category,
            catalogue,
        } => {
            let (mut items, mut cursor) = (Vec::new(), None);
            loop {
                let page = desk.ask(ListProducts {
                    campaign_id: campaign.clone(),
                    query: None,
                    category: category.clone(),
                    catalogue_id: catalogue.clone(),
                    cursor,
                    limit: PAGE,
                })?;
                items.extend(page.items.iter().map(|row| snake(json_of(row))));
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            output.say(&json!(items))?;
        }
        Products::Search {
            query,
            campaign,
            limit,
        } => {
            let page = desk.ask(ListProducts {
                campaign_id: campaign.clone(),
                query: Some(query.clone()),
                category: None,
                catalogue_id: None,
                cursor: None,
                limit: *limit,
            })?;
            output.say(&snake(json_of(&page)))?;
        }
        Products::Show { id } => {
            let product = desk.ask(ShowProduct { id: id.clone() })?;
            output.say(&snake(json_of(&product)))?;
        }
    }
    Ok(Outcome::Done)
}

pub(crate) fn interests(
    arguments: &Arguments,
    command: &Interests,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    match command {
        Interests::Add {
            prospect,
            product,
            quantity,
            note,
        } => {
            let interest = desk.ask(AddInterest {
                prospect_id: prospect.clone(),
                product_id: product.clone(),
                quantity: *quantity,
                note: note.clone(),
            })?;
            output.say(&snake(json_of(&interest)))?;
        }
        Interests::List { prospect } => {
            let list = desk.ask(ListInterests {
                prospect_id: prospect.clone(),
            })?;
            output.say(&snake(json_of(&list.items)))?;
        }
        Interests::Remove { id } => {
            let left = desk.ask(RemoveInterest { id: id.clone() })?;
            output.say(&snake(json_of(&left.items)))?;
        }
    }
    Ok(Outcome::Done)
}
