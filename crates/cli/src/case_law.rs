//! `case-law`: the library of decisions, in, found, tagged, and an import back out.

use crate::{
    Outcome,
    arguments::{Arguments, CaseLaw},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
    place,
};
use contract::case_law::{ListDecisions, TagDecisions};
use std::{
    io::{IsTerminal as _, Write as _},
    path::PathBuf,
};

pub(crate) fn run(
    arguments: &Arguments,
    command: &CaseLaw,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    let watched = std::io::stderr().is_terminal();
    let mut progress = |done: u32, total: u32| {
        if watched {
            let _ = write!(std::io::stderr().lock(), "\r{done} / {total} ");
        }
        true
    };
    match command {
        CaseLaw::Import { paths } => {
            let paths = paths.iter().map(|path| place::absolute(path));
            let paths: Vec<PathBuf> = paths.collect::<Result<_, _>>()?;
            let report = desk.session()?.import_decisions(&paths, &mut progress)?;
            output.say(&snake(json_of(&report)))?;
            Ok(if report.refused == 0 {
                Outcome::Done
            } else {
                Outcome::Findings
            })
        }
        CaseLaw::List { query, tag, limit } => {
            let page = desk.ask(ListDecisions {
                query: query.clone(),
                tag: tag.clone(),
                limit: *limit,
                ..ListDecisions::default()
            })?;
            output.say(&snake(json_of(&page)))?;
            Ok(Outcome::Done)
        }
        CaseLaw::Tag { id, tag } => {
            let changed = desk.ask(TagDecisions {
                ids: vec![id.clone()],
                tag: tag.clone(),
                tagged: true,
            })?;
            output.say(&snake(json_of(&changed)))?;
            Ok(Outcome::Done)
        }
        CaseLaw::Undo { import } => {
            let report = desk
                .session()?
                .undo_decision_import(import, &mut progress)?;
            output.say(&snake(json_of(&report)))?;
            Ok(if report.kept == 0 {
                Outcome::Done
            } else {
                Outcome::Findings
            })
        }
    }
}
