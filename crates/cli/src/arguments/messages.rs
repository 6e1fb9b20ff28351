//! What can be typed about mail: bringing it in, finding it, and where it is fetched.

use super::AddSmtp;
use clap::{Args, Subcommand};
use std::path::PathBuf;

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

/// Kinds of hit. Nothing is a `chat` or a `product` yet.
const KINDS: [&str; 8] = [
    "mail",
    "document",
    "chat",
    "contact",
    "product",
    "workspace",
    "note",
    "decision",
];

/// Searching.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// Words and filters: `from:`, `is:unread`, `has:attachment`, `before:2026-03-14`.
    #[arg(required = true)]
    pub(crate) query: Vec<String>,
    /// At most this many, 1 to 200.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=200))]
    pub(crate) limit: u32,
    /// Only these kinds.
    #[arg(long = "in", value_delimiter = ',', value_name = "KINDS", value_parser = KINDS)]
    pub(crate) kinds: Vec<String>,
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
