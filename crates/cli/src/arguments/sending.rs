//! What can be typed about mail to prospects.

use super::Language;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Templates, and the mail that each makes of a prospect.
#[derive(Debug, Subcommand)]
pub(crate) enum Mixer {
    /// The templates, by name.
    Templates,
    /// One template.
    Template {
        /// What to do.
        #[command(subcommand)]
        command: MailTemplate,
    },
    /// The mail that a prospect would get, to the byte.
    Preview {
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// Id of the prospect.
        #[arg(long)]
        prospect: String,
        /// Id of the template.
        #[arg(long)]
        template: String,
    },
    /// Writes a draft for each prospect.
    Prepare {
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// Id of the template.
        #[arg(long)]
        template: String,
        /// Everybody in this stage: `waiting_room`, `oven`, `fridge`, `trash`.
        #[arg(long)]
        stage: Option<String>,
        /// Only this prospect; may be given several times.
        #[arg(long, value_name = "ID")]
        prospect: Vec<String>,
        /// Write the same mail once more to who got it already.
        #[arg(long)]
        again: bool,
    },
}

/// One template.
#[derive(Debug, Subcommand)]
pub(crate) enum MailTemplate {
    /// Writes a template.
    Add {
        /// Its name.
        #[arg(long)]
        name: String,
        /// Its subject, with placeholders.
        #[arg(long)]
        subject: String,
        /// A file with its text; paragraphs are divided by an empty line.
        #[arg(long, value_name = "FILE")]
        body_file: PathBuf,
        /// Its language.
        #[arg(long, value_enum, default_value = "fr")]
        language: Language,
        /// A file that goes along; may be given several times.
        #[arg(long, value_name = "FILE")]
        attach: Vec<PathBuf>,
    },
    /// Takes a template away.
    Remove {
        /// Id of the template.
        id: String,
    },
}

/// What is to leave, and what became of it.
#[derive(Debug, Subcommand)]
pub(crate) enum Outbox {
    /// The mails, what moved last first.
    List {
        /// Only `draft`, `ready`, `sending`, `sent`, `failed`, `unknown` or `cancelled`.
        #[arg(long)]
        state: Option<String>,
        /// Only of this campaign.
        #[arg(long, value_name = "ID")]
        campaign: Option<String>,
    },
    /// Approves drafts exactly as they are.
    Approve {
        /// Ids, each with the SHA-256 that was read: `ID=SHA256`.
        #[arg(required_unless_present = "all")]
        mails: Vec<String>,
        /// Every draft, as it is now.
        #[arg(long, conflicts_with = "mails")]
        all: bool,
        /// With --all: only of this campaign.
        #[arg(long, value_name = "ID")]
        campaign: Option<String>,
    },
    /// Hands over what is ready, once.
    Run,
    /// Has a failed mail tried again; one that waits is tried with the next run.
    Retry {
        /// Ids of the mails.
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// Gives a mail up that did not leave.
    Cancel {
        /// Ids of the mails.
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// Says what became of a mail whose outcome nobody knew.
    Decide {
        /// Id of the mail.
        id: String,
        /// `it_left` or `send_again`.
        decision: String,
    },
    /// Writes the exact bytes of a mail, and beside them what servers said.
    Proof {
        /// Id of the mail.
        id: String,
        /// The `.eml` file, which must not be there.
        out: PathBuf,
    },
    /// The addresses that are never written to.
    Suppressions,
    /// Never writes to an address again.
    Suppress {
        /// The address.
        email: String,
        /// Why.
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Takes an address off the list.
    Release {
        /// The address.
        email: String,
    },
}

/// An account mail leaves from.
#[derive(Debug, Args)]
pub(crate) struct AddSmtp {
    /// The name that recipients see.
    #[arg(long, default_value = "")]
    pub(crate) from_name: String,
    /// The address that recipients see.
    #[arg(long)]
    pub(crate) address: String,
    /// Server name.
    #[arg(long)]
    pub(crate) host: String,
    /// Port.
    #[arg(long, default_value_t = 465)]
    pub(crate) port: u16,
    /// `tls`, `starttls`, or `plain` (this computer only).
    #[arg(long, default_value = "tls")]
    pub(crate) security: String,
    /// User name; absent when the server asks for none.
    #[arg(long, default_value = "", requires = "password_file")]
    pub(crate) username: String,
    /// A file whose first line is the password or the OAuth2 access token.
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// `password` or `oauth2`.
    #[arg(long, default_value = "password")]
    pub(crate) auth: String,
    /// A certificate authority of the firm's own, PEM.
    #[arg(long, value_name = "FILE")]
    pub(crate) root_certificate: Option<PathBuf>,
    /// Mails within an hour; 0 is as many as there are.
    #[arg(long, default_value_t = 200)]
    pub(crate) hourly_cap: u32,
    /// Keep it without trying it.
    #[arg(long)]
    pub(crate) untried: bool,
}
