//! What can be typed.

mod catalogues;
mod firm;
mod matters;
mod messages;
mod sending;
mod shows;

use clap::{Parser, Subcommand};
use std::path::PathBuf;

pub(crate) use catalogues::{Catalogue, Interests, Products};
pub(crate) use firm::{Backup, Demo, Export, Kind, Language, Office, Person, Serve};
pub(crate) use matters::{CaseLaw, Compute, Deadlines, Documents, Dossiers, Sla, Workspaces};
pub(crate) use messages::{Accounts, AddAccount, AddImap, Ingest, Search};
pub(crate) use sending::{AddSmtp, MailTemplate, Mixer, Outbox};
pub(crate) use shows::{Campaigns, Prospects};

/// Guichet without a window.
#[derive(Debug, Parser)]
#[command(name = "guichetctl", version, about, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// The application's data folder; the platform's when absent.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// A file whose first line is the passphrase; without it the keyring is asked.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// The code of the authenticator, where a member has one.
    #[arg(long, global = true, value_name = "DIGITS")]
    pub(crate) code: Option<String>,
    /// Which firm, by id or name, when the folder holds several.
    #[arg(long, global = true, value_name = "ID")]
    pub(crate) firm: Option<String>,
    /// Answer with JSON only.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Firms in the data folder.
    Office {
        /// What to do with them.
        #[command(subcommand)]
        command: Office,
    },
    /// Brings mail in: .eml, .mbox, Maildir, folders of these, or `-` for one message on standard input.
    Ingest(Ingest),
    /// Judges messages with the built-in engine; needs no firm.
    Triage {
        /// Messages, mailboxes or folders of them.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Reads the MIME of messages; needs no firm.
    Parse {
        /// Messages, mailboxes or folders of them.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Searches everything.
    Search(Search),
    /// The cards of the board.
    Board {
        /// Only this column: `to_validate`, `validated`, `escalated`, `closed`.
        #[arg(long)]
        column: Option<String>,
    },
    /// The service-level clock.
    Sla {
        /// What to do.
        #[command(subcommand)]
        command: Sla,
    },
    /// Workspaces with everything in them.
    Workspaces {
        /// What to show.
        #[command(subcommand)]
        command: Workspaces,
    },
    /// Legal deadlines; needs no firm.
    Deadlines {
        /// What to do.
        #[command(subcommand)]
        command: Deadlines,
    },
    /// Catalogues of distributors: read, reviewed, published.
    Catalogue {
        /// What to do.
        #[command(subcommand)]
        command: Catalogue,
    },
    /// Documents; needs no firm.
    Documents {
        /// What to do.
        #[command(subcommand)]
        command: Documents,
    },
    /// Mailboxes.
    Accounts {
        /// What to do.
        #[command(subcommand)]
        command: Accounts,
    },
    /// Checks the database, the search index, the content and the audit log.
    Verify,
    /// The firm as one encrypted file.
    Backup {
        /// What to do.
        #[command(subcommand)]
        command: Backup,
    },
    /// Shows: one campaign each, its maker's alone.
    Campaign {
        /// What to do.
        #[command(subcommand)]
        command: Campaigns,
    },
    /// Who was met at a show: lists, sorting.
    Prospects {
        /// What to do.
        #[command(subcommand)]
        command: Prospects,
    },
    /// Products of the published catalogues.
    Products {
        /// What to do.
        #[command(subcommand)]
        command: Products,
    },
    /// Which prospect wants which product.
    Interests {
        /// What to do.
        #[command(subcommand)]
        command: Interests,
    },
    /// Templates, and the mail that each makes of a prospect.
    Mixer {
        /// What to do.
        #[command(subcommand)]
        command: Mixer,
    },
    /// What is to leave, and what became of it.
    Outbox {
        /// What to do.
        #[command(subcommand)]
        command: Outbox,
    },
    /// Matters of another system: in, counted and proven, and back out.
    Dossiers {
        /// What to do.
        #[command(subcommand)]
        command: Dossiers,
    },
    /// The library of court decisions.
    CaseLaw {
        /// What to do.
        #[command(subcommand)]
        command: CaseLaw,
    },
    /// What leaves the firm for somebody without Guichet.
    Export {
        /// What to write.
        #[command(subcommand)]
        command: Export,
    },
    /// What somebody may ask the firm about their data.
    Person {
        /// What to do.
        #[command(subcommand)]
        command: Person,
    },
    /// Serves the contract over HTTP on this computer only, with a token that is printed once.
    Serve(Serve),
    /// An invented firm.
    Demo {
        /// What to do.
        #[command(subcommand)]
        command: Demo,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn what_can_be_typed_makes_sense() {
        super::Arguments::command().debug_assert();
    }
}
