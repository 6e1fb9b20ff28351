//! What can be typed about matters, their deadlines and documents, and those of other systems.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// The service-level clock.
#[derive(Debug, Subcommand)]
pub(crate) enum Sla {
    /// Escalates what is overdue.
    Sweep {
        /// The moment to sweep for; now when absent.
        #[arg(long, value_name = "RFC3339")]
        now: Option<String>,
    },
}

/// Workspaces.
#[derive(Debug, Subcommand)]
pub(crate) enum Workspaces {
    /// All of them, most urgent first.
    List {
        /// At most this many.
        #[arg(long, default_value_t = 1000)]
        limit: u32,
    },
    /// One, by id or reference.
    Show {
        /// Id or reference.
        id: String,
    },
    /// What the firm's closed workspaces say about one: how such matters were decided, and how long they took.
    Forecast {
        /// Id or reference.
        id: String,
    },
    /// The same for each procedure.
    Outcomes {
        /// Only matters that began on this day or later.
        #[arg(long, value_name = "DATE")]
        since: Option<String>,
    },
}

/// Legal deadlines.
#[derive(Debug, Subcommand)]
pub(crate) enum Deadlines {
    /// The rules in force.
    Rules {
        /// In force on this date; today when absent.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// Only this procedure: OQTF, REFUS_TITRE…
        #[arg(long)]
        procedure: Option<String>,
    },
    /// Computes one deadline.
    Compute(Box<Compute>),
    /// Runs a file of worked cases.
    Check {
        /// The file.
        file: PathBuf,
    },
}

/// One computation.
#[derive(Debug, Args)]
pub(crate) struct Compute {
    /// Family of rules.
    #[arg(long)]
    pub(crate) family: String,
    /// Variant, when the family has several.
    #[arg(long, default_value = "")]
    pub(crate) variant: String,
    /// Date of the decision: it chooses the version.
    #[arg(long, value_name = "DATE")]
    pub(crate) decided: String,
    /// When it was notified.
    #[arg(long, value_name = "RFC3339|DATE")]
    pub(crate) start: String,
    /// Holiday zone.
    #[arg(long, default_value = "Métropole")]
    pub(crate) zone: String,
    /// `metropole`, `outre-mer`, `etranger`.
    #[arg(long, default_value = "metropole")]
    pub(crate) residence: String,
    #[command(flatten)]
    pub(crate) legal_aid: LegalAid,
}

/// What is known of a request for legal aid, for the rules about it.
#[derive(Debug, Args)]
pub(crate) struct LegalAid {
    /// The day legal aid was asked for.
    #[arg(long, value_name = "DATE")]
    pub(crate) aj_requested: Option<String>,
    /// The day the decision on it reached the client.
    #[arg(long, value_name = "DATE")]
    pub(crate) aj_notified: Option<String>,
    /// The day it reached the lawyer.
    #[arg(long, value_name = "DATE")]
    pub(crate) aj_notified_lawyer: Option<String>,
    /// The day a lawyer was designated.
    #[arg(long, value_name = "DATE")]
    pub(crate) aj_designated: Option<String>,
    /// Family of the delay that legal aid interrupts.
    #[arg(long, default_value = "", value_name = "FAMILY")]
    pub(crate) base_family: String,
    /// Its variant.
    #[arg(long, default_value = "", value_name = "VARIANT")]
    pub(crate) base_variant: String,
}

/// Documents.
#[derive(Debug, Subcommand)]
pub(crate) enum Documents {
    /// The text of files, page by page; scans are read by text recognition.
    Text {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The languages of scans, by Tesseract's codes; the first counts most.
        #[arg(long, default_value_t)]
        languages: office::Languages,
        /// How many pages are read at the same time [default: one for each processor].
        #[arg(long)]
        jobs: Option<std::num::NonZeroU8>,
    },
}

/// Matters of another system.
#[derive(Debug, Subcommand)]
pub(crate) enum Dossiers {
    /// Brings dossiers in (docs/dossiers.md has the format). The same export twice changes nothing.
    Import {
        /// The JSON file, or the folder with it or with the CSV files.
        path: PathBuf,
        /// Read and count everything, write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// The imports, newest first.
    Imports,
    /// Removes what an import made. A workspace that somebody has worked on since stays, and is named.
    Undo {
        /// Id of the import.
        run: String,
    },
}

/// The library of court decisions.
#[derive(Debug, Subcommand)]
pub(crate) enum CaseLaw {
    /// Brings decisions in (docs/case-law.md has the formats). The same files twice change nothing.
    Import {
        /// Files, zip files or folders of them.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// The decisions, newest first.
    List {
        /// Words to find in them.
        #[arg(long)]
        query: Option<String>,
        /// Only with this tag.
        #[arg(long)]
        tag: Option<String>,
        /// At most this many.
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=200))]
        limit: u32,
    },
    /// Gives a decision a tag.
    Tag {
        /// Id of the decision.
        id: String,
        /// The tag.
        tag: String,
    },
    /// Takes an import back. A decision that somebody has worked on since stays, and is counted.
    Undo {
        /// Id of the import.
        import: String,
    },
}
