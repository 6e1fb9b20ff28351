//! `catalogue`: read, reviewed, published.

mod extract;

use crate::{
    Outcome,
    arguments::{Arguments, Catalogue},
    door,
    failure::Failure,
    jobs,
    output::{Output, json_of, snake},
    place,
};
use contract::{
    catalogues::{AddCatalogue, CatalogueView, ListCatalogues, PublishCatalogue, ShowCatalogue},
    staging::{DecideStaged, ListStaged, StagedChanged, UndoStaged},
};
use office::Desk;
use serde_json::{Value, json};
use std::{
    io::{IsTerminal as _, Write as _},
    path::PathBuf,
    time::Duration,
};

/// The most that one page holds.
const PAGE: u32 = 500;

pub(crate) fn run(
    arguments: &Arguments,
    command: &Catalogue,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    if let Catalogue::Extract {
        file,
        languages,
        jobs,
    } = command
    {
        return extract::run(file, languages, *jobs, output);
    }
    let desk = door::open(arguments)?;
    match command {
        Catalogue::Extract { .. } => Ok(Outcome::Done),
        Catalogue::Add {
            files,
            campaign,
            title,
            no_wait,
        } => {
            let mut added = desk.ask(AddCatalogue {
                campaign_id: campaign.clone(),
                places: places(&desk, files)?,
                title: title.clone(),
            })?;
            if !no_wait {
                added = read(&desk, &added.id)?;
            }
            output.say(&status(&added))?;
            Ok(outcome(added.reason.is_none()))
        }
        Catalogue::List { campaign } => {
            let list = desk.ask(ListCatalogues {
                campaign_id: campaign.clone(),
            })?;
            let items: Vec<Value> = list.items.iter().map(status).collect();
            output.say(&json!(items))?;
            Ok(Outcome::Done)
        }
        Catalogue::Status { id, wait } => {
            if *wait {
                read(&desk, id)?;
            }
            let detail = desk.ask(ShowCatalogue { id: id.clone() })?;
            let mut answer = status(&detail.catalogue);
            if let Some(fields) = answer.as_object_mut() {
                fields.insert("files".to_owned(), snake(json_of(&detail.files)));
                fields.insert("by_page".to_owned(), snake(json_of(&detail.pages)));
            }
            output.say(&answer)?;
            Ok(outcome(detail.catalogue.reason.is_none()))
        }
        Catalogue::Review { id, state } => {
            output.say(&json!(review(&desk, id, state.as_ref())?))?;
            Ok(Outcome::Done)
        }
        Catalogue::Approve { ids } => decide(&desk, ids, "approve", output),
        Catalogue::Reject { ids } => decide(&desk, ids, "reject", output),
        Catalogue::Undo { batch } => {
            let changed = desk.ask(UndoStaged {
                batch: batch.clone(),
            })?;
            said(&changed, output)
        }
        Catalogue::Publish { id } => {
            let events = desk.subscribe();
            let job = desk.ask(PublishCatalogue { id: id.clone() })?;
            let job = jobs::wait(&desk, &events, job)?;
            if let Some(error) = &job.error {
                return Err(Failure::value(error.clone()));
            }
            let detail = desk.ask(ShowCatalogue { id: id.clone() })?;
            let report = job.report.as_ref();
            output.say(&json!({
                "published": report.map(|report| report.stored),
                "changed": report.map(|report| report.duplicates),
                "state": detail.catalogue.state,
                "counts": snake(json_of(&detail.catalogue.counts)),
            }))?;
            Ok(Outcome::Done)
        }
    }
}

const fn outcome(is_clean: bool) -> Outcome {
    if is_clean {
        Outcome::Done
    } else {
        Outcome::Findings
    }
}

fn places(desk: &Desk, files: &[PathBuf]) -> Result<Vec<String>, Failure> {
    files.iter().map(|path| place::read(desk, path)).collect()
}

fn status(catalogue: &CatalogueView) -> Value {
    let mut answer = snake(json_of(catalogue));
    if let Some(fields) = answer.as_object_mut() {
        fields.insert("catalogue_id".to_owned(), json!(catalogue.id));
    }
    answer
}

/// Reads on until no page waits any more. Progress goes to standard error when a person watches it.
fn read(desk: &Desk, id: &str) -> Result<CatalogueView, Failure> {
    let watched = std::io::stderr().is_terminal();
    loop {
        let catalogue = desk.ask(ShowCatalogue { id: id.to_owned() })?.catalogue;
        if watched {
            let (read, pages) = (catalogue.read, catalogue.pages);
            let _ = write!(std::io::stderr().lock(), "\r{read} / {pages} ");
        }
        if catalogue.state != "reading" {
            if watched {
                let _ = writeln!(std::io::stderr().lock());
            }
            return Ok(catalogue);
        }
        desk.session()?.read_documents()?;
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn review(desk: &Desk, id: &str, state: Option<&String>) -> Result<Vec<Value>, Failure> {
    let (mut items, mut cursor) = (Vec::new(), None);
    loop {
        let page = desk.ask(ListStaged {
            catalogue_id: id.to_owned(),
            state: state.cloned(),
            page: None,
            cursor,
            limit: PAGE,
        })?;
        items.extend(page.items.iter().map(|row| snake(json_of(row))));
        cursor = page.next;
        if cursor.is_none() {
            return Ok(items);
        }
    }
}

fn decide(
    desk: &Desk,
    ids: &[String],
    decision: &str,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let changed = desk.ask(DecideStaged {
        ids: ids.to_vec(),
        decision: decision.to_owned(),
        fields: None,
        place: None,
    })?;
    said(&changed, output)
}

fn said(changed: &StagedChanged, output: &mut Output) -> Result<Outcome, Failure> {
    output.say(&snake(json_of(changed)))?;
    Ok(outcome(changed.left.is_empty()))
}
