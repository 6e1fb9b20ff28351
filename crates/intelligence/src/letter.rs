//! What triage reads: a letter, as values borrowed from whoever parsed it.

use jiff::Timestamp;

/// One incoming message. Every text is already decoded to Unicode; `text` is the readable body
/// (the plain part, or the HTML rendered as text without what the HTML hides).
#[derive(Debug, Clone, Default)]
pub struct Letter<'a> {
    /// Display name of the sender, empty when there is none.
    pub from_name: &'a str,
    /// Address of the sender, empty when there is none.
    pub from_address: &'a str,
    /// Address in `Reply-To`.
    pub reply_to: Option<&'a str>,
    /// Recipients in `To`.
    pub to: Vec<Mailbox<'a>>,
    /// Recipients in `Cc`.
    pub cc: Vec<Mailbox<'a>>,
    /// Subject, empty when missing.
    pub subject: &'a str,
    /// Readable body, with quoted history and signature.
    pub text: &'a str,
    /// Text that the HTML hides from the eye (`display:none`, white on white, zero size): it is never
    /// read for the judgement, only searched for instructions.
    pub hidden_text: &'a str,
    /// The `Date` header; relative dates resolve against it, in Paris time.
    pub date: Option<Timestamp>,
    /// When the mailbox received it: stands in for a missing or absurd `Date`.
    pub received: Timestamp,
    /// `In-Reply-To` or `References` is present.
    pub is_reply: bool,
    /// `List-Id`.
    pub list_id: Option<&'a str>,
    /// `List-Unsubscribe`.
    pub list_unsubscribe: Option<&'a str>,
    /// `Precedence`.
    pub precedence: Option<&'a str>,
    /// `Auto-Submitted` (or `X-Autoreply` and its like).
    pub auto_submitted: Option<&'a str>,
    /// `X-Mailer` or `User-Agent`.
    pub mailer: Option<&'a str>,
    /// A delivery report (`multipart/report`, empty `Return-Path`).
    pub is_delivery_report: bool,
    /// Names and types of the attachments.
    pub attachments: Vec<Attachment<'a>>,
    /// Whether the office has the sender among its contacts.
    pub known_sender: Knowledge,
    /// Who owns the mailbox.
    pub owners: Owners<'a>,
}

/// A name and an address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mailbox<'a> {
    /// Display name, empty when there is none.
    pub name: &'a str,
    /// Address.
    pub address: &'a str,
}

/// An attached file, by its label only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// File name, empty when there is none.
    pub name: &'a str,
    /// MIME type, `application/pdf`.
    pub content_type: &'a str,
}

/// What the office knows about the sender.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Knowledge {
    /// A contact, or somebody already written to.
    Known,
    /// Never seen.
    Unknown,
    /// The caller did not look; the engine judges by the letter alone.
    #[default]
    NotTold,
}

/// The people who own the mailbox: never clients, never entities. When all lists are empty the
/// recipients of the letter stand in.
#[derive(Debug, Clone, Default)]
pub struct Owners<'a> {
    /// Full names: lawyers and staff.
    pub names: Vec<&'a str>,
    /// Addresses.
    pub addresses: Vec<&'a str>,
    /// Domains of the firm, without `@`.
    pub domains: Vec<&'a str>,
}
