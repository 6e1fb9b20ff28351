//! The mailboxes that Guichet polls.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists the accounts.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListAccounts {}

/// The accounts.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountsView {
    /// In the order they were added.
    pub accounts: Vec<AccountView>,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// Id.
    pub id: String,
    /// `imap` or `files`.
    pub kind: String,
    /// Address or label.
    pub label: String,
    /// Server, for people: `IMAP, mail.example.fr`.
    pub server: String,
    /// User name at the server.
    pub username: String,
    /// `ok`, `syncing`, `refused`, `offline`, `paused`, `never`.
    pub state: String,
    /// Last time everything was read.
    pub last_success_at: Option<Time>,
    /// What the server answered last when it refused.
    pub last_error: Option<String>,
    /// Since when it fails.
    pub failing_since: Option<Time>,
    /// Failures in a row.
    pub failures: u32,
    /// Next attempt.
    pub next_at: Option<Time>,
    /// Messages here.
    pub messages: u32,
    /// Messages that came with the last poll.
    pub new: u32,
    /// Folders that are read.
    pub folders: Vec<String>,
    /// First reading: how far, in per cent.
    pub progress_percent: Option<u8>,
}

/// How to reach an IMAP server.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ImapServer {
    /// Host name.
    pub host: String,
    /// Port, usually 993.
    pub port: u16,
    /// `tls`, `starttls`, or `plain` (this computer only).
    pub security: String,
    /// User name.
    pub username: String,
    /// Password, or an OAuth2 access token.
    pub secret: String,
    /// `password` or `oauth2`.
    pub auth: String,
    /// A certificate authority of the firm's own, PEM.
    pub extra_root_pem: Option<String>,
}

/// Tries a server and says what it found; stores nothing.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TestImap {
    /// The server.
    pub server: ImapServer,
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TestView {
    /// Whether mail can be read.
    pub ok: bool,
    /// One word: `refused`, `unreachable`, `untrusted`, `protocol`; empty when all is well.
    pub problem: String,
    /// The server's own words.
    pub server_said: String,
    /// Folders with their number of messages.
    pub folders: Vec<FolderView>,
}

/// A folder of a mailbox.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FolderView {
    /// Name.
    pub name: String,
    /// `inbox`, `sent`, `junk`, `trash`, `drafts`, `archive` or empty.
    pub special: String,
    /// Messages.
    pub messages: u32,
    /// Whether it is read unless the person says otherwise.
    pub suggested: bool,
}

/// Connects a mailbox and starts its first reading.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddImap {
    /// Address or label.
    pub label: String,
    /// The server.
    pub server: ImapServer,
    /// Folders to read; the suggested ones when empty.
    pub folders: Vec<String>,
}

/// Gives an account a new secret and tries again.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Reconnect {
    /// Which.
    pub id: String,
    /// New password or token; nothing tries the old one again.
    pub secret: Option<String>,
}

/// Pauses or resumes an account.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetPaused {
    /// Which.
    pub id: String,
    /// Pause or resume.
    pub paused: bool,
}

/// Reads one account now, or all.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SyncAccounts {
    /// Which; all when absent.
    pub id: Option<String>,
}

/// Forgets an account. Its messages stay.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RemoveAccount {
    /// Which.
    pub id: String,
}
