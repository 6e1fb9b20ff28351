//! `mixer`: templates and previews.

use crate::{
    Outcome,
    arguments::{Arguments, Language, MailTemplate, Mixer},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
    place,
};
use contract::{
    mixer::{ListMailTemplates, PrepareMails, PreviewMail, RemoveMailTemplate, SaveMailTemplate},
    words,
};
use office::Desk;
use serde_json::json;

pub(crate) fn run(
    arguments: &Arguments,
    command: &Mixer,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    match command {
        Mixer::Templates => {
            let templates = desk.ask(ListMailTemplates {})?.items;
            output.say(&snake(json_of(&templates)))?;
        }
        Mixer::Template { command } => template(&desk, command, output)?,
        Mixer::Preview {
            campaign,
            prospect,
            template,
        } => {
            let preview = desk.ask(PreviewMail {
                campaign_id: campaign.clone(),
                prospect_id: prospect.clone(),
                template_id: template.clone(),
            })?;
            let is_clean = preview.problems.is_empty();
            output.say(&snake(json_of(&preview)))?;
            return Ok(outcome(is_clean));
        }
        Mixer::Prepare {
            campaign,
            template,
            stage,
            prospect,
            again,
        } => {
            let stage = stage
                .as_deref()
                .map(|word| {
                    words::Stage::from_word(word)
                        .ok_or_else(|| Failure::value(format!("`{word}` is not a stage")))
                })
                .transpose()?;
            let request = PrepareMails {
                campaign_id: campaign.clone(),
                template_id: template.clone(),
                stage,
                ids: (!prospect.is_empty()).then(|| prospect.clone()),
                again: Some(*again),
            };
            let report = desk.session()?.prepare_mails(&request, &mut |_, _| true)?;
            output.say(&snake(json_of(&report)))?;
            return Ok(outcome(report.blocked.is_empty()));
        }
    }
    Ok(Outcome::Done)
}

const fn outcome(is_clean: bool) -> Outcome {
    if is_clean {
        Outcome::Done
    } else {
        Outcome::Findings
    }
}

fn template(desk: &Desk, command: &MailTemplate, output: &mut Output) -> Result<(), Failure> {
    match command {
        MailTemplate::Add {
            name,
            subject,
            body_file,
            language,
            attach,
        } => {
            let body = std::fs::read_to_string(body_file)
                .map_err(|error| Failure::io(&body_file.display().to_string(), &error))?;
            let places = attach
                .iter()
                .map(|path| place::read(desk, path))
                .collect::<Result<_, Failure>>()?;
            let template = desk.ask(SaveMailTemplate {
                id: None,
                name: name.clone(),
                subject: subject.clone(),
                body,
                language: match language {
                    Language::Fr => words::Language::Fr,
                    Language::En => words::Language::En,
                },
                places: Some(places),
                keep: None,
            })?;
            let mut answer = snake(json_of(&template));
            if let Some(fields) = answer.as_object_mut() {
                fields.insert("template_id".to_owned(), json!(template.id));
            }
            output.say(&answer)?;
        }
        MailTemplate::Remove { id } => {
            let left = desk.ask(RemoveMailTemplate { id: id.clone() })?;
            output.say(&snake(json_of(&left.items)))?;
        }
    }
    Ok(())
}
