//! `export`: what leaves the firm for somebody without Guichet.

use crate::{
    Outcome,
    arguments::{Arguments, Export},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
};

pub(crate) fn run(
    arguments: &Arguments,
    command: &Export,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let Export::Evidence { workspace, out } = command;
    let desk = door::open(arguments)?;
    let report = desk
        .session()?
        .export_evidence(workspace, out, &mut |_, _| true)?;
    output.say(&snake(json_of(&report)))?;
    Ok(if report.missing.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}
