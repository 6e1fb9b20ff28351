//! What can be typed.

mod catalogues;
mod sending;

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

pub(crate) use catalogues::{Catalogue, Interests, Products};
pub(crate) use sending::{AddSmtp, MailTemplate, Mixer, Outbox};

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

/// Shows: one campaign each, its maker's alone.
#[derive(Debug, Subcommand)]
pub(crate) enum Campaigns {
    /// Makes a campaign.
    Create {
        /// Its name.
        #[arg(long)]
        name: String,
        /// The show.
        #[arg(long)]
        event: Option<String>,
        /// Where.
        #[arg(long)]
        place: Option<String>,
        /// Its first day, ISO 8601.
        #[arg(long)]
        date: Option<String>,
        /// For whom; a name.
        #[arg(long)]
        distributor: Option<String>,
    },
    /// The open campaigns, the newest show first.
    List {
        /// Archived ones instead.
        #[arg(long)]
        archived: bool,
    },
    /// What a campaign came to: met, interested, sent, answered, by stage, answer, day and product.
    Report {
        /// Id of the campaign.
        id: String,
        /// Writes it as a PDF file too.
        #[arg(long, value_name = "FILE")]
        pdf: Option<PathBuf>,
        /// The language of the PDF file.
        #[arg(long, value_enum, default_value = "fr")]
        language: Language,
    },
    /// Writes a campaign with everything that belongs to it into a new file that only a passphrase opens.
    HandOver {
        /// The new file.
        file: PathBuf,
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// A file whose first line is the passphrase that the colleague is told.
        #[arg(long, value_name = "FILE")]
        secret_file: PathBuf,
    },
    /// Takes a campaign over from such a file, or joins it with the one that is here. The same file twice changes nothing.
    TakeOver {
        /// The file.
        file: PathBuf,
        /// A file whose first line is its passphrase.
        #[arg(long, value_name = "FILE")]
        secret_file: PathBuf,
    },
}

/// Who was met at a show.
#[derive(Debug, Subcommand)]
pub(crate) enum Prospects {
    /// Brings a list in: CSV in any of the usual encodings, or an Excel workbook. The same list twice changes nothing.
    Import {
        /// The list.
        file: PathBuf,
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// Read and count everything, write nothing.
        #[arg(long)]
        dry_run: bool,
        /// Change prospects that are there already where the list says something else.
        #[arg(long)]
        update: bool,
        /// Keep rows without a valid address, as incomplete.
        #[arg(long)]
        keep_incomplete: bool,
    },
    /// Takes a whole list back.
    UndoImport {
        /// Id of the import.
        id: String,
    },
    /// The prospects of a campaign, the best first.
    List {
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// Only this stage: `waiting_room`, `oven`, `fridge`, `trash`.
        #[arg(long)]
        stage: Option<String>,
    },
    /// Writes the prospects of some stages into a file that a spreadsheet opens and that comes in again without loss.
    Export {
        /// The new file; a workbook when its name ends in `.xlsx`, else CSV.
        file: PathBuf,
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// Which stages.
        #[arg(long, value_delimiter = ',', default_value = "oven,fridge")]
        stages: Vec<String>,
    },
    /// Puts a prospect into a stage.
    Stage {
        /// Id of the prospect.
        id: String,
        /// `waiting_room`, `oven`, `fridge` or `trash`.
        stage: String,
    },
    /// Takes back what was done at once.
    Undo {
        /// The `batch` of what was done.
        batch: String,
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

/// Bringing mail in.
#[derive(Debug, Args)]
pub(crate) struct Ingest {
    /// Messages, mailboxes, folders, or `-`.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Label of the mailbox they belong to.
    #[arg(long, value_name = "LABEL")]
    pub(crate) account: Option<String>,
}

/// Searching.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words and filters: `from:`, `is:unread`, `has:attachment`, `before:2026-03-14`.
    #[arg(required = true)]
    pub(crate) query: Vec<String>,
    /// At most this many, 1 to 200.
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: u32,
    /// Only these kinds: mail, document, contact, workspace.
    #[arg(long = "in", value_delimiter = ',', value_name = "KINDS")]
    pub(crate) kinds: Vec<String>,
}

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

/// Mailboxes.
#[derive(Debug, Subcommand)]
pub(crate) enum Accounts {
    /// Connects a mailbox.
    Add {
        /// Which kind.
        #[command(subcommand)]
        kind: AddAccount,
    },
    /// Reads one mailbox now, or all.
    Sync {
        /// Which; all when absent.
        id: Option<String>,
    },
    /// How the mailboxes are doing.
    Status,
    /// The accounts mail leaves from.
    Senders,
}

/// Kinds of mailbox.
#[derive(Debug, Subcommand)]
pub(crate) enum AddAccount {
    /// A mailbox on an IMAP server.
    Imap(AddImap),
    /// An account mail leaves from, on an SMTP server. It is tried before it is kept.
    Smtp(AddSmtp),
}

/// A mailbox on an IMAP server.
#[derive(Debug, Args)]
pub(crate) struct AddImap {
    /// Address or label; the user name when absent.
    #[arg(long, default_value = "")]
    pub(crate) label: String,
    /// Server name.
    #[arg(long)]
    pub(crate) host: String,
    /// Port.
    #[arg(long, default_value_t = 993)]
    pub(crate) port: u16,
    /// `tls`, `starttls`, or `plain` (this computer only).
    #[arg(long, default_value = "tls")]
    pub(crate) security: String,
    /// User name.
    #[arg(long)]
    pub(crate) username: String,
    /// A file whose first line is the password or the OAuth2 access token.
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: PathBuf,
    /// `password` or `oauth2`.
    #[arg(long, default_value = "password")]
    pub(crate) auth: String,
    /// A certificate authority of the firm's own, PEM.
    #[arg(long, value_name = "FILE")]
    pub(crate) root_certificate: Option<PathBuf>,
    /// A folder to read; may be given several times.
    #[arg(long)]
    pub(crate) folder: Vec<String>,
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn what_can_be_typed_makes_sense() {
        super::Arguments::command().debug_assert();
    }
}
