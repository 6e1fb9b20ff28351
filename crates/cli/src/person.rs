//! `person`: what somebody may ask the firm about their data.

use crate::{
    Outcome,
    arguments::{Arguments, Person},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
};

pub(crate) fn run(
    arguments: &Arguments,
    command: &Person,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let Person::Erase { contact, yes } = command;
    let desk = door::open(arguments)?;
    let session = desk.session()?;
    if *yes {
        let report = session.erase_person(contact)?;
        output.say(&snake(json_of(&report)))?;
        return Ok(Outcome::Done);
    }
    let preview = session.preview_erasure(contact)?;
    output.say(&snake(json_of(&preview)))?;
    output.words("Nothing was erased. Say --yes to erase; it cannot be taken back.")?;
    Ok(Outcome::Done)
}
