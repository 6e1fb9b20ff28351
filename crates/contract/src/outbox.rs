//! What is to leave: approved by a person, sent once each, with proof.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something that keeps a mail from leaving, in both languages.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxProblem {
    /// One stable word: `missing`, `markup`, `line_break`, `address`, `picture`, `too_large`, `suppressed`,
    /// `incomplete`.
    pub word: String,
    /// The placeholder, the product or the file it is about; empty for the mail.
    pub subject: String,
    /// In French.
    pub message_fr: String,
    /// In English.
    pub message_en: String,
}

/// Lists the outbox, what moved last first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListOutbox {
    /// Only `draft`, `ready`, `sending`, `sent`, `failed`, `unknown` or `cancelled`.
    pub state: Option<String>,
    /// Only of this campaign.
    pub campaign_id: Option<String>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 500.
    pub limit: u32,
}

/// One page of the outbox.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxPage {
    /// The mails.
    pub items: Vec<OutboxMailView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many in each state.
    pub counts: OutboxCounts,
    /// Whether mail is being handed over now.
    pub busy: bool,
}

/// How many mails stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxCounts {
    /// Written, not approved.
    pub draft: u32,
    /// Approved, waiting.
    pub ready: u32,
    /// Being handed over.
    pub sending: u32,
    /// Taken by a server.
    pub sent: u32,
    /// Refused.
    pub failed: u32,
    /// Nobody knows.
    pub unknown: u32,
    /// Given up.
    pub cancelled: u32,
}

/// One mail.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxMailView {
    /// Id.
    pub id: String,
    /// The campaign.
    pub campaign_id: String,
    /// Its name.
    pub campaign: String,
    /// To whom.
    pub prospect_id: String,
    /// From what.
    pub template_id: String,
    /// The address.
    pub recipient: String,
    /// As the recipient is shown.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// Where it stands.
    pub state: String,
    /// Why it waits, failed or is unknown.
    pub why: Option<OutboxReason>,
    /// No attempt before.
    pub next_at: Option<Time>,
    /// How often a server was offered it.
    pub attempts: u32,
    /// Its `Message-ID`, without angle brackets.
    pub message_id: String,
    /// SHA-256 of its bytes: what an approval is about.
    pub sha256: String,
    /// How many there are.
    pub size: u32,
    /// When it left.
    pub sent_at: Option<Time>,
    /// When it moved last.
    pub changed_at: Time,
}

/// Why a mail waits, failed or is unknown.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxReason {
    /// One stable word: `offline`, `recipient`, `no_answer`…
    pub word: String,
    /// What it means and what to do, in French.
    pub message_fr: String,
    /// The same in English.
    pub message_en: String,
    /// The server's own words, or the system's.
    pub said: String,
}

/// Approves drafts exactly as they are: whose bytes changed since is not approved.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApproveMails {
    /// Which.
    pub ids: Vec<String>,
    /// The SHA-256 of each, in the same order, as the person saw it.
    pub sha256s: Vec<String>,
}

/// What came of a change to several mails.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutboxChanged {
    /// How many changed.
    pub changed: u32,
    /// Which did not, and why.
    pub refused: Vec<RefusedMail>,
}

/// A mail that did not change.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RefusedMail {
    /// Which.
    pub id: String,
    /// One stable word: `changed`, `illegal_step`, `suppressed`, `no_sender`.
    pub word: String,
    /// Why, in French.
    pub message_fr: String,
    /// Why, in English.
    pub message_en: String,
}

/// Starts handing over what is ready, as a job.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RunOutbox {}

/// Has failed mails tried again; one that waits for its next attempt is tried now.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RetryMails {
    /// Which.
    pub ids: Vec<String>,
}

/// Gives mails up that did not leave.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CancelMails {
    /// Which.
    pub ids: Vec<String>,
}

/// Makes mails drafts again that were approved and wait, or were given up.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutBackMails {
    /// Which.
    pub ids: Vec<String>,
}

/// Says what became of a mail whose outcome nobody knew.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecideMail {
    /// Which.
    pub id: String,
    /// `it_left` or `send_again`.
    pub decision: String,
}

/// Writes the proof of a mail: its exact bytes as `.eml`, and beside it a JSON file with hash, name, attempts and
/// replies.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProveMail {
    /// Which.
    pub id: String,
    /// Token of the `.eml` file, which must not be there.
    pub place: String,
}

/// Lists the accounts mail leaves from.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListSenders {}

/// The accounts mail leaves from; the first one is used.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SendersView {
    /// In the order in which they were set up.
    pub items: Vec<SenderView>,
}

/// An account mail leaves from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SenderView {
    /// Id.
    pub id: String,
    /// The name that recipients see.
    pub from_name: String,
    /// The address that recipients see.
    pub address: String,
    /// Server name.
    pub host: String,
    /// Server port.
    pub port: u16,
    /// `tls`, `starttls` or `plain`.
    pub security: String,
    /// Name to sign in with; empty when the server asks for none.
    pub username: String,
    /// `password` or `oauth2`.
    pub auth: String,
    /// Mails within an hour; 0 is as many as there are.
    pub hourly_cap: u32,
    /// What the server said when it did not take the credentials; nothing leaves until a person acts.
    pub refused: Option<String>,
}

/// How to reach an SMTP server.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SmtpServer {
    /// Host name.
    pub host: String,
    /// Port: 465, or 587 with `starttls`.
    pub port: u16,
    /// `tls`, `starttls`, or `plain` (this computer only).
    pub security: String,
    /// User name; empty when the server asks for none.
    pub username: String,
    /// Password, or an OAuth2 access token; the one that is kept when absent.
    pub secret: Option<String>,
    /// `password` or `oauth2`.
    pub auth: String,
    /// A certificate authority of the firm's own, PEM.
    pub extra_root_pem: Option<String>,
}

/// Connects and signs in; stores and sends nothing.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TestSender {
    /// A known account: its secret and its authority are used when the server's are absent, for its own host alone.
    pub id: Option<String>,
    /// The server.
    pub server: SmtpServer,
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SenderTest {
    /// Whether mail can be handed over.
    pub ok: bool,
    /// Why not.
    pub why: Option<OutboxReason>,
}

/// Writes an account, new or known.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveSender {
    /// Which; a new one when absent.
    pub id: Option<String>,
    /// The name that recipients see.
    pub from_name: String,
    /// The address that recipients see.
    pub address: String,
    /// Mails within an hour; 0 is as many as there are.
    pub hourly_cap: u32,
    /// The server.
    pub server: SmtpServer,
}

/// Takes an account away. Nothing leaves from it any more.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveSender {
    /// Which.
    pub id: String,
}

/// Lists the addresses that are never written to.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListSuppressions {}

/// The addresses that are never written to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuppressionsView {
    /// By address.
    pub items: Vec<SuppressionView>,
}

/// An address that is never written to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuppressionView {
    /// The address.
    pub email: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub at: Time,
}

/// Never writes to an address again, whatever list it comes back with.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SuppressAddress {
    /// The address.
    pub email: String,
    /// Why.
    pub reason: String,
}

/// Takes an address off the list.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReleaseAddress {
    /// The address.
    pub email: String,
}
