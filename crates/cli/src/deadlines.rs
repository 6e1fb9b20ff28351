//! `deadlines`: the law files delivered with the program, no firm needed.

use crate::{
    Outcome,
    arguments::{self, Deadlines},
    failure::Failure,
    output::Output,
};
use domain::{
    Zone,
    deadlines::{
        LegalAidFacts, Outcome as Computed, Request, Start,
        cases::{self, CaseResult, Field},
        compute,
    },
    law::{Law, Rule},
};
use jiff::{Zoned, civil::Date, tz::TimeZone};
use office::{Clock as _, SystemClock};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const RULES: &str = include_str!("../../../assets/law/rules.toml");

pub(crate) fn run(command: &Deadlines, output: &mut Output) -> Result<Outcome, Failure> {
    let law = Law::parse(RULES).map_err(|error| {
        Failure::value(format!("the rules that came with the program: {error}"))
    })?;
    match command {
        Deadlines::Rules { on, procedure } => {
            let on = on.as_deref().map_or_else(|| Ok(today()), day)?;
            let procedure = procedure
                .as_deref()
                .map(|word| {
                    word.parse()
                        .map_err(|_| Failure::value(format!("`{word}` is not a procedure")))
                })
                .transpose()?;
            let rules: Vec<Value> = law
                .rules_in_force(on, procedure)
                .into_iter()
                .map(rule)
                .collect();
            output.say(&json!(rules))?;
            Ok(Outcome::Done)
        }
        Deadlines::Compute(options) => {
            output.say(&computed(&law, options)?)?;
            Ok(Outcome::Done)
        }
        Deadlines::Check { file } => {
            let text = std::fs::read_to_string(file)
                .map_err(|error| Failure::io(&file.display().to_string(), &error))?;
            let cases = cases::check(&law, &text)
                .map_err(|error| Failure::value(format!("{}: {error}", file.display())))?;
            let failed = cases.iter().filter(|case| !case.ok).count();
            let lines: Vec<Value> = cases.iter().map(line).collect();
            output.say(
                &json!({ "passed": cases.len() - failed, "failed": failed, "cases": lines }),
            )?;
            Ok(if failed == 0 {
                Outcome::Done
            } else {
                Outcome::Findings
            })
        }
    }
}

fn line(case: &CaseResult) -> Value {
    let fields = |fields: &BTreeMap<String, Field>| -> Value {
        fields
            .iter()
            .map(|(name, field)| (name.clone(), value(field)))
            .collect::<Map<_, _>>()
            .into()
    };
    json!({
        "id": case.id,
        "expected": fields(&case.expected),
        "got": fields(&case.got),
        "ok": case.ok,
        "warnings": case.warnings,
    })
}

fn value(field: &Field) -> Value {
    match field {
        Field::Text(text) => json!(text),
        Field::Number(number) => json!(number),
        Field::Flag(flag) => json!(flag),
    }
}

/// The day it is in Paris.
fn today() -> Date {
    SystemClock
        .now()
        .to_zoned(TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC))
        .date()
}

fn day(text: &str) -> Result<Date, Failure> {
    text.parse()
        .map_err(|_| Failure::value(format!("`{text}` is not a date such as 2026-11-20")))
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "family": rule.family,
        "variant": rule.variant,
        "procedure": rule.procedure.as_str(),
        "phase": rule.phase.as_str(),
        "situation": rule.situation,
        "amount": rule.amount,
        "unit": rule.unit.as_str(),
        "delay": rule.delay().0,
        "start_event": rule.start_event,
        "mode": rule.mode.as_str(),
        "franc": rule.franc,
        "report_642": rule.report_642,
        "court": rule.court,
        "suspensive": rule.suspensive,
        "legal_basis": rule.legal_basis,
        "valid_from": rule.valid_from.to_string(),
        "valid_to": rule.valid_to.map(|day| day.to_string()),
        "version_key": rule.version_key.as_str(),
        "urgency": rule.urgency.as_str(),
        "confidence": rule.confidence.as_str(),
        "to_verify": rule.to_verify,
    })
}

fn computed(law: &Law, options: &arguments::Compute) -> Result<Value, Failure> {
    let start: Start = options
        .start
        .parse()
        .map_err(|error: domain::deadlines::StartError| Failure::value(error.to_string()))?;
    let mut request = Request::new(&options.family, day(&options.decided)?, start);
    request.variant.clone_from(&options.variant);
    request.written = Start::written(&options.start);
    request.zone = Zone::named(&options.zone)
        .ok_or_else(|| Failure::value(format!("`{}` is not a holiday zone", options.zone)))?;
    request.residence = options
        .residence
        .parse()
        .map_err(|error: domain::UnknownWord| Failure::value(error.to_string()))?;
    let aid = &options.legal_aid;
    let known = |text: &Option<String>| text.as_deref().map(day).transpose();
    request.legal_aid = LegalAidFacts {
        requested: known(&aid.aj_requested)?,
        notified_applicant: known(&aid.aj_notified)?,
        notified_lawyer: known(&aid.aj_notified_lawyer)?,
        lawyer_designated: known(&aid.aj_designated)?,
        base_family: aid.base_family.clone(),
        base_variant: aid.base_variant.clone(),
    };
    let outcome = compute(law, &request).map_err(|error| Failure::value(error.to_string()))?;
    Ok(match outcome {
        Computed::Manual(reason) => {
            json!({ "rule": null, "manual": true, "warnings": [reason.fr] })
        }
        Computed::Computed(found) => json!({
            "rule": found.rule.id,
            "mode": found.rule.mode.as_str(),
            "due": found.dates.due.as_ref().map(instant),
            "due_safe": found.dates.due_safe.as_ref().map(instant),
            "due_if_franc": found.dates.due_if_franc.as_ref().map(instant),
            "date": found.dates.date.map(|date| date.to_string()),
            "steps": found.steps.iter().map(|step| step.text.fr.clone()).collect::<Vec<_>>(),
            "source": law.sources_of(&found.rule),
            "confidence": found.rule.confidence.as_str(),
            "warnings": found.warnings.iter().map(|warning| warning.text.fr.clone()).collect::<Vec<_>>(),
            "manual": false,
            "agrees": found.agrees,
        }),
    })
}

/// RFC 3339 with the offset of the place.
fn instant(at: &Zoned) -> String {
    at.timestamp().display_with_offset(at.offset()).to_string()
}
