//! The `accounts` table (mailboxes and imported folders), and `account_cursors`: where each one stopped.
//!
//! How a mailbox is doing (`account_health`) differs from device to device and is not synchronised; nor
//! are cursors. Passwords and tokens are in `secrets`.

use rusqlite::params;

use crate::access::{Reader, Writer};
use crate::cell::words;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE accounts (
    id             TEXT    NOT NULL PRIMARY KEY,
    kind           TEXT    NOT NULL DEFAULT 'imap',
    label          TEXT    NOT NULL DEFAULT '',
    address        TEXT    NOT NULL DEFAULT '',
    host           TEXT    NOT NULL DEFAULT '',
    port           INTEGER NOT NULL DEFAULT 0,
    security       TEXT    NOT NULL DEFAULT 'tls',
    username       TEXT    NOT NULL DEFAULT '',
    authentication TEXT    NOT NULL DEFAULT 'password',
    -- JSON array of folder names; empty = the inbox.
    folders        TEXT    NOT NULL DEFAULT '[]',
    owner_user_id  TEXT,
    created_ms     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- How each account is doing on this device.
CREATE TABLE account_health (
    account_id      TEXT    NOT NULL PRIMARY KEY,
    state           TEXT    NOT NULL DEFAULT 'ok',
    last_success_ms INTEGER,
    last_error      TEXT,
    last_error_ms   INTEGER,
    -- Attempts that failed since the last success.
    failures        INTEGER NOT NULL DEFAULT 0,
    -- When the next attempt is due.
    next_ms         INTEGER
) STRICT, WITHOUT ROWID;

-- Where reading each folder stopped on this device.
CREATE TABLE account_cursors (
    account_id   TEXT    NOT NULL,
    folder       TEXT    NOT NULL,
    uid_validity INTEGER NOT NULL DEFAULT 0,
    last_uid     INTEGER NOT NULL DEFAULT 0,
    -- Highest mod-sequence (RFC 7162), 0 = the server has none.
    modseq       INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, folder)
) STRICT, WITHOUT ROWID;";

words! {
    /// What an account reads.
    AccountKind as "account kind" {
        /// A mailbox over IMAP.
        Imap = "imap",
        /// Files: .eml, mbox, Maildir.
        Files = "files",
    }
}
words! {
    /// How the connection is protected.
    Security as "security" {
        /// TLS from the first byte.
        Tls = "tls",
        /// TLS after STARTTLS.
        StartTls = "starttls",
        /// No protection; only for a server on this machine.
        Plain = "plain",
    }
}
words! {
    /// How an account signs in.
    Authentication as "authentication" {
        /// Name and password.
        Password = "password",
        /// A token of an identity provider.
        OAuth2 = "oauth2",
    }
}
words! {
    /// How an account is doing on this device.
    AccountState as "account state" {
        /// The last attempt worked.
        Ok = "ok",
        /// The server refused the credentials; a person must act.
        Refused = "refused",
        /// The server cannot be reached; it is tried again.
        Offline = "offline",
        /// Reading now.
        Syncing = "syncing",
        /// A person stopped it.
        Paused = "paused",
    }
}

row! {
    /// A mailbox or an imported folder.
    synced Account in "accounts" keyed Id {
        /// Identity.
        id: Id,
        /// What it reads.
        kind: AccountKind,
        /// As it is shown.
        label: String,
        /// The mail address it receives for; empty for files.
        address: String,
        /// Server name; empty for files.
        host: String,
        /// Server port; 0 for files.
        port: i64,
        /// How the connection is protected.
        security: Security,
        /// Name to sign in with.
        username: String,
        /// How it signs in. The secret itself is `Reader::secret`.
        authentication: Authentication,
        /// Folders to read; empty means the inbox.
        folders: Vec<String>,
        /// Whose mailbox it is; `None` is the firm's.
        owner_user_id: Option<Id>,
        /// When it was connected.
        created_ms: i64,
    }
}

row! {
    /// How an account is doing on this device.
    local AccountHealth in "account_health" {
        /// The account.
        account_id: Id,
        /// In one word.
        state: AccountState,
        /// When it last worked.
        last_success_ms: Option<i64>,
        /// What the last failure said.
        last_error: Option<String>,
        /// When it last failed.
        last_error_ms: Option<i64>,
        /// Attempts that failed since the last success.
        failures: i64,
        /// When the next attempt is due.
        next_ms: Option<i64>,
    }
}

row! {
    /// Where reading one folder stopped on this device.
    local AccountCursor in "account_cursors" {
        /// The account.
        account_id: Id,
        /// The folder's name on the server.
        folder: String,
        /// The server's UIDVALIDITY; when it changes, `last_uid` means nothing any more.
        uid_validity: i64,
        /// The last UID that was kept.
        last_uid: i64,
        /// Highest mod-sequence (RFC 7162), 0 when the server has none.
        modseq: i64,
    }
}

impl AccountHealth {
    /// An account nobody has tried yet.
    #[must_use]
    pub const fn untried(account_id: Id) -> Self {
        Self {
            account_id,
            state: AccountState::Ok,
            last_success_ms: None,
            last_error: None,
            last_error_ms: None,
            failures: 0,
            next_ms: None,
        }
    }
}

impl Reader<'_> {
    /// Every account, in the order in which they were connected.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn accounts(&self) -> Result<Vec<Account>, Error> {
        self.rows("ORDER BY created_ms, id", [])
    }

    /// The account with this label, as it is shown.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn account_by_label(&self, label: &str) -> Result<Option<Account>, Error> {
        self.row("WHERE label = ?1 ORDER BY created_ms, id LIMIT 1", [label])
    }

    /// How an account is doing on this device; untried when nothing was recorded.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn account_health(&self, account_id: Id) -> Result<AccountHealth, Error> {
        let known = self.row("WHERE account_id = ?1", [account_id.to_string()])?;
        Ok(known.unwrap_or_else(|| AccountHealth::untried(account_id)))
    }

    /// Where reading a folder stopped.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn account_cursor(
        &self,
        account_id: Id,
        folder: &str,
    ) -> Result<Option<AccountCursor>, Error> {
        self.row(
            "WHERE account_id = ?1 AND folder = ?2",
            params![account_id.to_string(), folder],
        )
    }
}

impl Writer<'_> {
    /// Records how an account is doing on this device.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn set_account_health(&self, health: &AccountHealth) -> Result<(), Error> {
        self.replace_local(health)
    }

    /// Records where reading a folder stopped. Do it in the transaction that keeps the messages.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn set_account_cursor(&self, cursor: &AccountCursor) -> Result<(), Error> {
        self.replace_local(cursor)
    }

    /// Removes an account with its secrets, health and cursors. Its messages stay.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn delete_account(&self, id: Id) -> Result<bool, Error> {
        let account = id.to_string();
        self.execute_local(
            "DELETE FROM account_cursors WHERE account_id = ?1",
            [&account],
        )?;
        self.execute_local(
            "DELETE FROM account_health WHERE account_id = ?1",
            [&account],
        )?;
        self.forget_secrets_of(id)?;
        self.delete::<Account>(&id)
    }
}
