//! Chores of the repository: the contract in TypeScript, the triage model and its measure.

mod contract;
mod train;

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "xtask")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Writes the TypeScript of the contract.
    Contract {
        /// Compare only.
        #[arg(long)]
        check: bool,
    },
    /// Trains the triage model on its corpus.
    Train {
        /// Compare only.
        #[arg(long)]
        check: bool,
    },
    /// Measures triage on a folder of labelled mails.
    TriageReport {
        /// Folder of `.eml` files with `labels.jsonl`.
        folder: PathBuf,
        /// Folds of the cross-validation on the corpus; 0 leaves it out.
        #[arg(long, default_value_t = 0)]
        folds: usize,
        /// Print every letter with what differs.
        #[arg(long)]
        errors: bool,
    },
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().chore {
        Chore::Contract { check } => contract::run(Path::new("."), check),
        Chore::Train { check } => train::train(check),
        Chore::TriageReport {
            folder,
            folds,
            errors,
        } => train::report(&folder, folds, errors),
    }
}
