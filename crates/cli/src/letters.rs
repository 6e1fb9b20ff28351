//! `triage` and `parse`: messages without a firm, one line of answer for each.

use crate::{Outcome, failure::Failure, output::Output};
use intelligence::{Engine, Found, Knowledge, REVIEW_BELOW, Triage};
use jiff::{Timestamp, tz::Offset};
use mail::{Address, Message, RawMessage, files::Source};
use office::{Clock as _, House, SystemClock, letter};
use serde_json::{Value, json};
use std::path::PathBuf;

/// `triage`
pub(crate) fn triage(paths: &[PathBuf], output: &mut Output) -> Result<Outcome, Failure> {
    let engine = Engine::builtin();
    let now = SystemClock.now();
    each(paths, output, |raw, message| {
        let received = raw
            .received
            .or(message.date.map(|date| date.at))
            .unwrap_or(now);
        judged(
            &raw.origin,
            &engine.triage(&letter(
                message,
                received,
                &House::default(),
                Knowledge::NotTold,
            )),
        )
    })
}

/// `parse`
pub(crate) fn parse(paths: &[PathBuf], output: &mut Output) -> Result<Outcome, Failure> {
    each(paths, output, |raw, message| read(&raw.origin, message))
}

/// Answers one line for each message; what cannot be read is a line too.
fn each(
    paths: &[PathBuf],
    output: &mut Output,
    view: impl Fn(&RawMessage, &Message) -> Value,
) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Done;
    for found in Source::open(paths) {
        let line = match found {
            Ok(raw) => match mail::parse(&raw.bytes) {
                Ok(message) => Ok(view(&raw, &message)),
                Err(error) => Err(json!({ "file": raw.origin, "error": error.to_string() })),
            },
            Err(failed) => Err(json!({ "file": failed.path, "error": failed.error.to_string() })),
        };
        if line.is_err() {
            outcome = Outcome::Findings;
        }
        let (Ok(line) | Err(line)) = line;
        output.line(&line)?;
    }
    output.end()?;
    Ok(outcome)
}

fn judged(file: &str, triage: &Triage) -> Value {
    let texts = |found: &[Found<String>]| {
        found
            .iter()
            .map(|found| found.value.clone())
            .collect::<Vec<_>>()
    };
    let entities = &triage.entities;
    json!({
        "file": file,
        "category": triage.category.value.as_str(),
        "priority": triage.priority.value.as_str(),
        "sentiment": triage.sentiment.value.as_str(),
        "procedure": triage.procedure.value.map(domain::Procedure::as_str),
        "is_first_contact": triage.is_first_contact.value,
        "confidence": rounded(triage.confidence),
        "summary": triage.summary.text,
        "suggested_action": triage.suggested_action.as_str(),
        "entities": {
            "dates": entities.dates.iter().map(|found| found.value.to_string()).collect::<Vec<_>>(),
            "tracking_numbers": texts(&entities.tracking_numbers),
            "phones": texts(&entities.phones),
            "references": texts(&entities.references),
            "person_names": texts(&entities.person_names),
        },
        "deadline_hint": triage.deadline_hint.as_ref().map(|hint| json!({
            "event": hint.event,
            "date": hint.when(),
            "rule_situation": hint.rule_situation.as_str(),
        })),
        "needs_review": triage.needs_review(REVIEW_BELOW),
        "flags": triage.flags.iter().map(intelligence::Flag::as_str).collect::<Vec<_>>(),
    })
}

/// Three decimals are more than the confidence can promise.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

fn read(file: &str, message: &Message) -> Value {
    let attachments: Vec<Value> = message
        .attachments
        .iter()
        .map(|part| {
            json!({
                "filename": part.filename,
                "content_type": part.content_type,
                "bytes": part.bytes,
                "sha256": part.sha256,
                "inline": part.inline,
            })
        })
        .collect();
    json!({
        "file": file,
        "message_id": message.message_id,
        "subject": message.subject,
        "from": people(&message.from),
        "to": people(&message.to),
        "cc": people(&message.cc),
        "date": message.date.map(|date| written(date.at, date.offset_seconds)),
        "text": message.text,
        "html_text": message.html.as_deref().map(mail::html::to_text),
        "attachments": attachments,
        "in_reply_to": message.in_reply_to,
        "references": message.references,
        "defects": message.flags.iter().map(|defect| defect.as_str()).collect::<Vec<_>>(),
    })
}

fn people(addresses: &[Address]) -> Vec<Value> {
    addresses
        .iter()
        .map(|person| json!({ "name": person.name, "address": person.address }))
        .collect()
}

/// A moment by the writer's own clock.
fn written(at: Timestamp, offset_seconds: i32) -> String {
    let offset = Offset::from_seconds(offset_seconds).unwrap_or(Offset::UTC);
    at.display_with_offset(offset).to_string()
}
