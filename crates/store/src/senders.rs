//! The `senders` table: the accounts mail leaves from. Each is its maker's alone; its password is in `secrets`, on the
//! device where it was typed.

use crate::access::{Reader, Writer};
use crate::accounts::{Authentication, Security};
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE senders (
    id             TEXT    NOT NULL PRIMARY KEY,
    owner_user_id  TEXT    NOT NULL DEFAULT '',
    -- As recipients see them.
    from_name      TEXT    NOT NULL DEFAULT '',
    address        TEXT    NOT NULL DEFAULT '',
    host           TEXT    NOT NULL DEFAULT '',
    port           INTEGER NOT NULL DEFAULT 0,
    security       TEXT    NOT NULL DEFAULT 'tls',
    -- Empty: the server asks for no sign-in.
    username       TEXT    NOT NULL DEFAULT '',
    authentication TEXT    NOT NULL DEFAULT 'password',
    -- Mails within an hour, 0 = as many as there are.
    hourly_cap     INTEGER NOT NULL DEFAULT 0,
    -- What the server said when it did not take the credentials; NULL: nothing stands in the way.
    refused        TEXT,
    created_ms     INTEGER NOT NULL DEFAULT 0,
    removed_ms     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX senders_by_owner ON senders (owner_user_id, created_ms);";

row! {
    /// An account mail leaves from.
    owned Sender in "senders" keyed Id {
        /// Identity.
        id: Id,
        /// Whose.
        owner_user_id: Id,
        /// The name that recipients see.
        from_name: String,
        /// The address that recipients see.
        address: String,
        /// Server name.
        host: String,
        /// Server port.
        port: i64,
        /// How the connection is protected.
        security: Security,
        /// Name to sign in with; empty when the server asks for none.
        username: String,
        /// How it signs in. The secret itself is `Reader::secret`.
        authentication: Authentication,
        /// Mails within an hour; 0 is as many as there are.
        hourly_cap: i64,
        /// What the server said when it did not take the credentials: nothing leaves until a person acts.
        refused: Option<String>,
        /// When it was set up.
        created_ms: i64,
        /// When it was taken away.
        removed_ms: Option<i64>,
    }
}

impl Reader<'_> {
    /// The sending accounts of a person, in the order in which they were set up.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn senders(&self, owner: Id) -> Result<Vec<Sender>, Error> {
        self.rows(
            "WHERE owner_user_id = ?1 AND removed_ms IS NULL ORDER BY created_ms, id",
            [owner.to_string()],
        )
    }
}

impl Writer<'_> {
    /// Takes a sending account away with its secrets. What left from it keeps its name.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn remove_sender(&self, sender: Sender) -> Result<(), Error> {
        self.forget_secrets_of(sender.id)?;
        self.save(&Sender {
            removed_ms: Some(self.now_ms()),
            ..sender
        })
    }
}
