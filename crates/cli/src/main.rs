//! `guichetctl`: the office without a window, for scripts, administrators and tests.
//!
//! Each command asks the office what the window would ask, or an engine directly where no firm is needed
//! (`triage`, `parse`, `deadlines`). Standard output carries the answer, standard error everything else. This
//! room must not know how anything is stored or decided.

mod accounts;
mod arguments;
mod backup;
mod campaigns;
mod case_law;
mod catalogue;
mod deadlines;
mod documents;
mod door;
mod dossiers;
mod export;
mod failure;
mod find;
mod firm;
mod ingest;
mod jobs;
mod letters;
mod mixer;
mod outbox;
mod output;
mod person;
mod place;
mod products;
mod prospects;
mod reading;
mod serve;
mod workspaces;

use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use output::Output;
use std::process::ExitCode;

/// Parsing and understanding mail allocates much and briefly: a tenth less time on an import.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a command came to when it could be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Everything went well.
    Done,
    /// Done, with refusals or findings, which are in the answer.
    Findings,
}

fn main() -> ExitCode {
    office::ocr_with_one_thread();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if !error.use_stderr() => {
            // Help and version are what was asked for.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => return Failure::usage(&error).report(),
    };
    start_log();
    match run(&arguments) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => failure.report(),
    }
}

fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut output = Output::new(arguments.json);
    match &arguments.command {
        Command::Office { command } => firm::run(arguments, command, &mut output),
        Command::Ingest(options) => ingest::run(arguments, options, &mut output),
        Command::Triage { paths } => letters::triage(paths, &mut output),
        Command::Parse { paths } => letters::parse(paths, &mut output),
        Command::Search(options) => find::search(arguments, options, &mut output),
        Command::Board { column } => find::board(arguments, column.as_deref(), &mut output),
        Command::Sla { command } => find::sla(arguments, command, &mut output),
        Command::Workspaces { command } => workspaces::run(arguments, command, &mut output),
        Command::Deadlines { command } => deadlines::run(command, &mut output),
        Command::Catalogue { command } => catalogue::run(arguments, command, &mut output),
        Command::Documents { command } => documents::run(command, &mut output),
        Command::Accounts { command } => accounts::run(arguments, command, &mut output),
        Command::Verify => firm::verify(arguments, &mut output),
        Command::Backup { command } => backup::run(arguments, command, &mut output),
        Command::Campaign { command } => campaigns::run(arguments, command, &mut output),
        Command::Prospects { command } => prospects::run(arguments, command, &mut output),
        Command::Products { command } => products::run(arguments, command, &mut output),
        Command::Interests { command } => products::interests(arguments, command, &mut output),
        Command::Mixer { command } => mixer::run(arguments, command, &mut output),
        Command::Outbox { command } => outbox::run(arguments, command, &mut output),
        Command::Dossiers { command } => dossiers::run(arguments, command, &mut output),
        Command::CaseLaw { command } => case_law::run(arguments, command, &mut output),
        Command::Export { command } => export::run(arguments, command, &mut output),
        Command::Person { command } => person::run(arguments, command, &mut output),
        Command::Serve(options) => serve::run(arguments, options, &mut output),
        Command::Demo { command } => ingest::demo(arguments, command, &mut output),
    }
}

/// Warnings and worse go to standard error; `RUST_LOG` asks for more.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("error"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
