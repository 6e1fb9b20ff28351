//! `dossiers`: the matters of another system, in and back out.

use crate::{
    Outcome,
    arguments::{Arguments, Dossiers},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
    place,
};
use contract::dossiers::{ImportReport, ShowImports};
use office::DryRun;
use std::io::{IsTerminal as _, Write as _};

pub(crate) fn run(
    arguments: &Arguments,
    command: &Dossiers,
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
    let outcome = match command {
        Dossiers::Import { path, dry_run } => {
            let dry = if *dry_run { DryRun::Yes } else { DryRun::No };
            let path = place::absolute(path)?;
            let report = desk.session()?.import_dossiers(&path, dry, &mut progress)?;
            output.say(&snake(json_of(&report)))?;
            found(&report)
        }
        Dossiers::Imports => {
            let view = desk.ask(ShowImports {})?;
            output.say(&snake(json_of(&view.runs)))?;
            Outcome::Done
        }
        Dossiers::Undo { run } => {
            let report = desk.session()?.undo_import(run, &mut progress)?;
            output.say(&snake(json_of(&report)))?;
            if report.kept_count == 0 {
                Outcome::Done
            } else {
                Outcome::Findings
            }
        }
    };
    if watched {
        let _ = writeln!(std::io::stderr().lock());
    }
    Ok(outcome)
}

fn found(report: &ImportReport) -> Outcome {
    let is_clean = report.counts.iter().all(|count| count.rejected == 0);
    if is_clean && report.verified != Some(false) {
        Outcome::Done
    } else {
        Outcome::Findings
    }
}
