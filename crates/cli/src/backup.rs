//! `backup` and `office recover`.

use crate::{
    Outcome,
    arguments::{Arguments, Backup},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
};
use contract::{backup::BackupReport, firm::Recover};
use std::{
    io::{IsTerminal as _, Write as _},
    path::Path,
};

pub(crate) fn run(
    arguments: &Arguments,
    command: &Backup,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let watched = std::io::stderr().is_terminal();
    let mut shown = 0;
    let mut progress = |done: u32, total: u32| {
        let percent = u64::from(done) * 100 / u64::from(total.max(1));
        if watched && percent != shown {
            shown = percent;
            let _ = write!(std::io::stderr().lock(), "\r{percent} % ");
        }
        true
    };
    let report = match command {
        Backup::Create { file, keep } => {
            let desk = door::open(arguments)?;
            let keep = usize::try_from(*keep).unwrap_or(usize::MAX);
            desk.session()?.back_up(file, keep, &mut progress)?
        }
        Backup::Check { file } => {
            let passphrase = door::passphrase(arguments)?;
            let passphrase = passphrase.as_ref().map(|text| text.as_str());
            door::desk(arguments)?.check_backup(file, passphrase, &mut progress)?
        }
        Backup::Restore { file } => {
            let passphrase = door::passphrase(arguments)?;
            let passphrase = passphrase.as_ref().map(|text| text.as_str());
            door::desk(arguments)?.restore_backup(file, passphrase, &mut progress)?
        }
    };
    if watched {
        let _ = writeln!(std::io::stderr().lock());
    }
    say(&report, output)
}

fn say(report: &BackupReport, output: &mut Output) -> Result<Outcome, Failure> {
    output.say(&snake(json_of(report)))?;
    Ok(if report.ok {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// `office recover`: the kit opens the firm, and the passphrase of the file becomes the one of its head.
pub(crate) fn recover(
    arguments: &Arguments,
    kit: &Path,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let passphrase = door::passphrase(arguments)?.ok_or_else(|| {
        Failure::value("a recovered firm needs a new passphrase; give it with --passphrase-file")
    })?;
    let words = std::fs::read_to_string(kit)
        .map_err(|error| Failure::io(&kit.display().to_string(), &error))?;
    let desk = door::desk(arguments)?;
    let firm = door::chosen(&desk, arguments)?;
    let request = Recover {
        tenant_id: firm.tenant_id,
        words,
        new_passphrase: passphrase.as_str().to_owned(),
    };
    let session = office::Handle::handle(&*desk, request).map_err(Failure::opening)?;
    output
        .say(&serde_json::json!({ "tenant_id": session.tenant_id, "name": session.firm_name }))?;
    Ok(Outcome::Done)
}
