//! `ingest` and `demo load`.

use crate::{
    Outcome,
    arguments::{self, Arguments, Demo},
    door,
    failure::Failure,
    jobs,
    output::Output,
    place,
};
use contract::{
    demo::LoadDemo,
    ingest::{IngestReport, JobView, StartIngest},
};
use serde_json::{Value, json};
use std::{
    io::Read as _,
    path::{Path, PathBuf},
};

/// Nothing larger than this is one message.
const MAX_MESSAGE_BYTES: u64 = 1 << 30;

/// `ingest`
pub(crate) fn run(
    arguments: &Arguments,
    options: &arguments::Ingest,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let inputs = options.paths.iter().filter(|path| *path == Path::new("-"));
    if inputs.count() > 1 {
        return Err(Failure::value("`-` is one message: give it once"));
    }
    let desk = door::open(arguments)?;
    let events = desk.subscribe();
    let mut places = Vec::new();
    let mut taken_in = None;
    for path in &options.paths {
        let path = if path == Path::new("-") {
            let waiting = standard_input(&door::data_dir(arguments)?)?;
            taken_in.insert(waiting).0.clone()
        } else {
            place::absolute(path)?
        };
        places.push(desk.offer(&path).token);
    }
    let started = desk.ask(StartIngest {
        places,
        account: options.account.clone(),
    })?;
    let job = jobs::wait(&desk, &events, started)?;
    drop(taken_in);
    finish(&job, output)
}

/// A file that is gone when it is no longer needed.
struct Waiting(PathBuf);

impl Drop for Waiting {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Standard input as a file inside the data folder: mail does not lie in a folder that others may read.
fn standard_input(data: &Path) -> Result<Waiting, Failure> {
    let folder = data.join("tmp");
    let blocked = |error: std::io::Error| Failure::io("standard input", &error);
    std::fs::create_dir_all(&folder).map_err(blocked)?;
    let waiting = Waiting(folder.join(format!("stdin-{}.eml", std::process::id())));
    let mut file = std::fs::File::create(&waiting.0).map_err(blocked)?;
    std::io::copy(
        &mut std::io::stdin().lock().take(MAX_MESSAGE_BYTES),
        &mut file,
    )
    .map_err(blocked)?;
    Ok(waiting)
}

/// `demo load`
pub(crate) fn demo(
    arguments: &Arguments,
    command: &Demo,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let Demo::Load { scale } = command;
    let desk = door::open(arguments)?;
    let events = desk.subscribe();
    let started = desk.ask(LoadDemo { scale: *scale })?;
    let job = jobs::wait(&desk, &events, started)?;
    finish(&job, output)
}

fn finish(job: &JobView, output: &mut Output) -> Result<Outcome, Failure> {
    if job.state == "failed" {
        let reason = job.error.clone().unwrap_or_default();
        return Err(Failure::io(&job.title, &std::io::Error::other(reason)));
    }
    let report = job.report.as_ref().map_or_else(|| json!({}), view);
    output.say(&report)?;
    let has_findings = job
        .report
        .as_ref()
        .is_some_and(|report| !report.failed.is_empty() || report.unparsed > 0);
    Ok(if has_findings {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

fn view(report: &IngestReport) -> Value {
    json!({
        "read": report.read,
        "stored": report.stored,
        "duplicates": report.duplicates,
        "unparsed": report.unparsed,
        "seconds": report.seconds,
        "failed": report.failed.iter().map(|one| json!({ "path": one.path, "error": one.error })).collect::<Vec<_>>(),
    })
}
