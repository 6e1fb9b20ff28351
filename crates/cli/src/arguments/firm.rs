//! What can be typed about firms, their members and their data.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Firms.
#[derive(Debug, Subcommand)]
pub(crate) enum Office {
    /// Makes a firm. Prints its recovery kit, once.
    Create {
        /// Name of the firm.
        #[arg(long)]
        name: String,
        /// Kind of firm.
        #[arg(long, value_enum)]
        kind: Kind,
        /// Name of the head of the firm.
        #[arg(long)]
        owner_name: String,
        /// Mail address of the head of the firm.
        #[arg(long)]
        owner_email: String,
        /// Language of the firm.
        #[arg(long, value_enum, default_value = "fr")]
        language: Language,
    },
    /// The firms in the data folder.
    List,
    /// How much the firm keeps.
    Status,
    /// Opens a firm with its recovery kit; the passphrase of the file becomes the one of its head.
    Recover {
        /// A file with the eighteen words.
        #[arg(long, value_name = "FILE")]
        kit_file: PathBuf,
    },
}

/// Kind of firm.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    /// A law firm.
    LawFirm,
    /// A sales team.
    Sales,
}

/// Language.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

/// What leaves the firm.
#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// A workspace with its original messages and the proof that nothing was changed, as a zip file.
    Evidence {
        /// Id or reference.
        #[arg(long, value_name = "ID")]
        workspace: String,
        /// The file, which must not be there.
        out: PathBuf,
    },
    /// Everything about a person: messages, documents, what the firm knows of them, as a zip file.
    Person {
        /// Id of the contact.
        #[arg(long, value_name = "ID")]
        contact: String,
        /// The file, which must not be there.
        out: PathBuf,
    },
}

/// The rights of a person.
#[derive(Debug, Subcommand)]
pub(crate) enum Person {
    /// Erases a contact with everything that is only theirs. Without --yes it only says what would go.
    Erase {
        /// Id of the contact.
        #[arg(value_name = "ID")]
        contact: String,
        /// Erases. It cannot be taken back.
        #[arg(long)]
        yes: bool,
    },
}

/// Backups.
#[derive(Debug, Subcommand)]
pub(crate) enum Backup {
    /// Backs the firm up and reads everything back. Onto an existing backup only what changed is written.
    Create {
        /// The backup; made when it is not there.
        file: PathBuf,
        /// How many backups stay in the file.
        #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..=365))]
        keep: u32,
    },
    /// Reads a backup back: every byte, and with the passphrase also what is in it.
    Check {
        /// The backup.
        file: PathBuf,
    },
    /// Puts the firm of a backup into this data folder, which must not have it.
    Restore {
        /// The backup.
        file: PathBuf,
    },
}

/// An invented firm.
#[derive(Debug, Subcommand)]
pub(crate) enum Demo {
    /// Brings an invented firm's mail in.
    Load {
        /// How many messages.
        #[arg(long)]
        scale: Option<u32>,
    },
}

/// Serving.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Port on loopback; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// A folder with the built window, served beside the API.
    #[arg(long, value_name = "DIR")]
    pub(crate) ui: Option<PathBuf>,
}
