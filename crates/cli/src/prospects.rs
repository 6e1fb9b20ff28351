//! `prospects`: lists in and out, and sorting.

use crate::{
    Outcome,
    arguments::{Arguments, Prospects},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
    place,
};
use contract::{
    prospects::{
        ExportProspects, ImportProspects, LeadView, ListProspects, SortProspects, UndoBatch,
        UndoProspectImport,
    },
    words::Stage,
};
use office::Desk;
use serde_json::{Value, json};
use std::path::Path;

/// The most that one page holds.
const PAGE: u32 = 500;

/// Somebody of a list, in the words of the command line.
#[derive(serde::Serialize)]
struct Contact<'a> {
    email: Option<&'a str>,
    first_name: Option<&'a str>,
    last_name: Option<&'a str>,
    company: Option<&'a str>,
    job_title: Option<&'a str>,
    phone: Option<&'a str>,
    mobile: Option<&'a str>,
    city: Option<&'a str>,
    postal_code: Option<&'a str>,
    country: Option<&'a str>,
    notes: Option<&'a str>,
}

impl<'a> Contact<'a> {
    fn of(lead: &'a LeadView) -> Self {
        Self {
            email: lead.email.as_deref(),
            first_name: lead.first_name.as_deref(),
            last_name: lead.last_name.as_deref(),
            company: lead.company.as_deref(),
            job_title: lead.job_title.as_deref(),
            phone: lead.phone.as_deref(),
            mobile: lead.mobile.as_deref(),
            city: lead.city.as_deref(),
            postal_code: lead.postal_code.as_deref(),
            country: lead.country.as_deref(),
            notes: lead.notes.as_deref(),
        }
    }
}

fn stage(word: &str) -> Result<Stage, Failure> {
    Stage::from_word(word).ok_or_else(|| Failure::value(format!("`{word}` is not a stage")))
}

pub(crate) fn run(
    arguments: &Arguments,
    command: &Prospects,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    match command {
        Prospects::Import {
            file,
            campaign,
            dry_run,
            update,
            keep_incomplete,
        } => {
            let request = ImportProspects {
                campaign_id: campaign.clone(),
                place: String::new(),
                columns: None,
                keep_incomplete: Some(*keep_incomplete),
                update: Some(*update),
            };
            return import(&desk, &request, file, *dry_run, output);
        }
        Prospects::UndoImport { id } => {
            let view = desk.ask(UndoProspectImport { id: id.clone() })?;
            output.say(&snake(json_of(&view.items)))?;
        }
        Prospects::List {
            campaign,
            stage: word,
        } => {
            let wanted = word.as_deref().map(stage).transpose()?;
            let mut cursor = None;
            let mut rows = Vec::new();
            loop {
                let page = desk.ask(ListProspects {
                    campaign_id: campaign.clone(),
                    stage: wanted,
                    incomplete: None,
                    query: None,
                    cursor,
                    limit: PAGE,
                })?;
                rows.extend(page.items.iter().map(|row| flat(&snake(json_of(row)))));
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            output.say(&json!(rows))?;
        }
        Prospects::Export {
            file,
            campaign,
            stages,
        } => {
            let done = desk.ask(ExportProspects {
                campaign_id: campaign.clone(),
                stages: stages
                    .iter()
                    .map(|word| stage(word))
                    .collect::<Result<_, _>>()?,
                place: place::made(&desk, file)?,
            })?;
            output.say(&snake(json_of(&done)))?;
        }
        Prospects::Stage { id, stage: word } => {
            let done = desk.ask(SortProspects {
                ids: vec![id.clone()],
                stage: stage(word)?,
            })?;
            output.say(&snake(json_of(&done)))?;
        }
        Prospects::Undo { batch } => {
            let done = desk.ask(UndoBatch {
                batch: batch.clone(),
            })?;
            output.say(&snake(json_of(&done)))?;
        }
    }
    Ok(Outcome::Done)
}

/// A prospect as one object: who, and where they stand.
fn flat(row: &Value) -> Value {
    let mut flat = row.clone();
    if let Some(fields) = flat.as_object_mut()
        && let Some(Value::Object(lead)) = fields.remove("lead")
    {
        fields.extend(lead);
    }
    flat
}

fn import(
    desk: &Desk,
    request: &ImportProspects,
    file: &Path,
    dry_run: bool,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let path = place::absolute(file)?;
    match desk.session()?.import_prospects(request, &path, dry_run) {
        Ok((report, contacts)) => {
            let mut answer = json!({ "status": "ok", "error": null });
            if let (Some(fields), Value::Object(report)) =
                (answer.as_object_mut(), snake(json_of(&report)))
            {
                fields.extend(report);
                let contacts: Vec<Contact<'_>> = contacts.iter().map(Contact::of).collect();
                output.say_with_list(fields, "contacts", &contacts)?;
            }
            let clean = report.rejected.is_empty();
            Ok(if clean {
                Outcome::Done
            } else {
                Outcome::Findings
            })
        }
        Err(office::Error::List(error)) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            output.say(&json!({
                "import_id": null, "file": name, "status": "error", "error": error.word(), "encoding": null,
                "delimiter": null, "header": null, "accepted": 0, "duplicates": [], "rejected": [], "warnings": [],
                "contacts": [], "rows": 0, "created": 0, "updated": 0, "unchanged": 0,
            }))?;
            Ok(Outcome::Findings)
        }
        Err(error) => Err(error.into()),
    }
}
