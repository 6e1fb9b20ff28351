//! Chores of the repository: the contract in TypeScript, the triage model and its measure.

mod contract;
mod licence;
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
    /// Licences of the platform.
    Licence {
        /// What to do.
        #[command(subcommand)]
        chore: LicenceChore,
    },
}

#[derive(Subcommand)]
enum LicenceChore {
    /// Makes a key pair. Keep the private half out of the repository.
    NewKey {
        /// New file for the private half.
        private: PathBuf,
        /// File for the public half, which is built in.
        #[arg(long, default_value = "assets/licence/platform.pub")]
        public: PathBuf,
    },
    /// Signs the licence of a firm and prints it.
    Issue {
        /// File with the private half.
        #[arg(long)]
        key: PathBuf,
        /// Id of the firm.
        #[arg(long)]
        tenant: String,
        /// `basic`, `premium` or `enterprise`.
        #[arg(long)]
        plan: String,
        /// The day it is issued, `YYYY-MM-DD`.
        #[arg(long)]
        issued: String,
        /// Its last day.
        #[arg(long)]
        until: String,
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
        Chore::Licence { chore } => match chore {
            LicenceChore::NewKey { private, public } => licence::new_key(&private, &public),
            LicenceChore::Issue {
                key,
                tenant,
                plan,
                issued,
                until,
            } => {
                let licence = vault::Licence {
                    tenant,
                    plan,
                    issued,
                    until,
                };
                licence::issue(&key, &licence)
            }
        },
    }
}
