//! The `secrets` table: passwords and tokens. They exist only here: never in the journal, never in a
//! message of an error, never in `Debug`.

use zeroize::Zeroizing;

use crate::access::{Reader, Writer};
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE secrets (
    -- `account/<id>/password`, `provider/<name>/key`.
    key   TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;";

impl Reader<'_> {
    /// A secret, wiped from memory when dropped.
    ///
    /// - `key`: `account/<id>/password`, `account/<id>/refresh_token`, `provider/<name>/key`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn secret(&self, key: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let value: Option<Vec<u8>> =
            self.value("SELECT value FROM secrets WHERE key = ?1", [key])?;
        Ok(value.map(Zeroizing::new))
    }
}

impl Writer<'_> {
    /// Keeps a secret on this device, replacing the one of the same key.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn set_secret(&self, key: &str, value: &[u8]) -> Result<(), Error> {
        self.execute_local(
            "INSERT OR REPLACE INTO secrets (key, value) VALUES (?1, ?2)",
            (key, value),
        )?;
        Ok(())
    }

    /// Forgets a secret. Returns whether there was one.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn delete_secret(&self, key: &str) -> Result<bool, Error> {
        Ok(self.execute_local("DELETE FROM secrets WHERE key = ?1", [key])? == 1)
    }

    /// Forgets every secret of one account.
    pub(crate) fn forget_secrets_of(&self, account_id: Id) -> Result<(), Error> {
        let (from, to) = (
            format!("account/{account_id}/"),
            format!("account/{account_id}0"),
        );
        self.execute_local(
            "DELETE FROM secrets WHERE key >= ?1 AND key < ?2",
            (from, to),
        )?;
        Ok(())
    }
}
