//! The `settings` table: the firm's choices, synchronised one by one.

use serde_json::Value;

use crate::Error;
use crate::access::{Reader, Writer};
use crate::row::row;

pub(crate) const CREATE: &str = "
CREATE TABLE settings (
    -- Dotted name, `sla.hours`.
    key   TEXT NOT NULL PRIMARY KEY,
    -- JSON.
    value TEXT NOT NULL DEFAULT 'null'
) STRICT, WITHOUT ROWID;";

row! {
    /// One choice of the firm.
    synced Setting in "settings" keyed String {
        /// Dotted name, `sla.hours`.
        key: String,
        /// Any JSON value.
        value: Value,
    }
}

impl Reader<'_> {
    /// The value of a setting, or `None` when nobody ever chose.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<Value>, Error> {
        Ok(self
            .get::<Setting>(&key.to_owned())?
            .map(|setting| setting.value))
    }

    /// Every setting, by name.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn settings(&self) -> Result<Vec<Setting>, Error> {
        self.rows("ORDER BY key", [])
    }
}

impl Writer<'_> {
    /// Chooses a value. Writing the value that is already there changes nothing and journals nothing.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn set_setting(&self, key: &str, value: Value) -> Result<(), Error> {
        self.save(&Setting {
            key: key.to_owned(),
            value,
        })
    }
}
