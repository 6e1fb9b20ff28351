//! `export`: what leaves the firm for somebody without Guichet.

use crate::{
    Outcome,
    arguments::{Arguments, Export},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
    place,
};

pub(crate) fn run(
    arguments: &Arguments,
    command: &Export,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    let session = desk.session()?;
    let (Export::Evidence { out, .. } | Export::Person { out, .. }) = command;
    place::absent(out)?;
    let (report, missing) = match command {
        Export::Evidence { workspace, out } => {
            let report = session.export_evidence(workspace, out, &mut |_, _| true)?;
            (json_of(&report), report.missing)
        }
        Export::Person { contact, out } => {
            let report = session.export_person(contact, out, &mut |_, _| true)?;
            (json_of(&report), report.missing)
        }
    };
    output.say(&snake(report))?;
    Ok(if missing.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}
