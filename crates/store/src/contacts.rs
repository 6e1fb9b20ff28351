//! The `contacts` table, with `contact_points` (addresses and numbers) and `contact_names` (every way
//! somebody was ever written). Merging two contacts is in [`merges`].

mod list;
pub(crate) mod merges;

use rusqlite::params;

pub use list::ContactPair;
pub use merges::ContactMerge;

use crate::access::{Reader, Writer};
use crate::arrivals::sql_limit;
use crate::cell::words;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE contacts (
    id           TEXT    NOT NULL PRIMARY KEY,
    display_name TEXT    NOT NULL DEFAULT '',
    kind         TEXT    NOT NULL DEFAULT 'person',
    -- 1: a person said who this is; 0: only seen in a message.
    known        INTEGER NOT NULL DEFAULT 0,
    notes        TEXT    NOT NULL DEFAULT '',
    created_ms   INTEGER NOT NULL DEFAULT 0,
    -- The contact this one was found to be.
    merged_into  TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_by_name ON contacts (display_name) WHERE merged_into IS NULL;

CREATE TABLE contact_points (
    id         TEXT NOT NULL PRIMARY KEY,
    contact_id TEXT NOT NULL DEFAULT '',
    kind       TEXT NOT NULL DEFAULT 'email',
    -- Address in lower case, number in E.164.
    value      TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_points_by_value   ON contact_points (value, kind);
CREATE INDEX contact_points_by_contact ON contact_points (contact_id);

CREATE TABLE contact_names (
    id         TEXT NOT NULL PRIMARY KEY,
    contact_id TEXT NOT NULL DEFAULT '',
    name       TEXT NOT NULL DEFAULT '',
    -- Without case, accents and punctuation; words in alphabetical order.
    folded     TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_names_by_folded  ON contact_names (folded);
CREATE INDEX contact_names_by_contact ON contact_names (contact_id);";

/// Whether a contact has a number is asked for each number of each letter, and a switchboard's number has many owners.
pub(crate) const POINTS_OF_CONTACT: &str = "
DROP INDEX contact_points_by_contact;
CREATE INDEX contact_points_by_contact ON contact_points (contact_id, kind, value);";

words! {
    /// What a contact is.
    ContactKind as "contact kind" {
        /// A human being.
        Person = "person",
        /// A company or association.
        Organisation = "organisation",
        /// A préfecture, court or office.
        Authority = "authority",
    }
}
words! {
    /// What kind of address a contact point is.
    PointKind as "contact point kind" {
        /// A mail address, lower case.
        Email = "email",
        /// A phone number, E.164.
        Phone = "phone",
    }
}

row! {
    /// Somebody the firm hears from or writes to.
    synced Contact in "contacts" keyed Id {
        /// Identity.
        id: Id,
        /// As it is shown.
        display_name: String,
        /// Person, organisation or authority.
        kind: ContactKind,
        /// A person said who this is.
        known: bool,
        /// In words.
        notes: String,
        /// When it was first seen.
        created_ms: i64,
        /// The contact this one was found to be.
        merged_into: Option<Id>,
    }
}

row! {
    /// An address or a number of a contact.
    synced ContactPoint in "contact_points" keyed Id {
        /// Identity.
        id: Id,
        /// Whose.
        contact_id: Id,
        /// Mail or phone.
        kind: PointKind,
        /// Address in lower case, number in E.164.
        value: String,
    }
}

row! {
    /// One way in which a contact was written.
    synced ContactName in "contact_names" keyed Id {
        /// Identity.
        id: Id,
        /// Whose.
        contact_id: Id,
        /// As written.
        name: String,
        /// As [`ContactName::fold`] makes it.
        folded: String,
    }
}

impl ContactName {
    /// A name of a contact.
    #[must_use]
    pub fn new(id: Id, contact_id: Id, name: &str) -> Self {
        Self {
            id,
            contact_id,
            name: name.to_owned(),
            folded: Self::fold(name),
        }
    }

    /// The form under which names are compared: `Traoré, Aïcha` and `aicha TRAORE` are the same.
    #[must_use]
    pub fn fold(name: &str) -> String {
        let folded = crate::search::fold(name);
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words.join(" ")
    }
}

impl Reader<'_> {
    /// The contact who has this address or number.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contact_by_point(&self, kind: PointKind, value: &str) -> Result<Option<Contact>, Error> {
        self.row(
            "WHERE id = (SELECT contact_id FROM contact_points WHERE value = ?1 AND kind = ?2
                         ORDER BY id LIMIT 1)",
            params![value, kind.as_str()],
        )
    }

    /// The contacts who were ever written like this, whatever the case, accents and order of the words.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contacts_by_name(&self, name: &str) -> Result<Vec<Contact>, Error> {
        self.rows(
            "WHERE merged_into IS NULL
             AND id IN (SELECT contact_id FROM contact_names WHERE folded = ?1) ORDER BY id",
            [ContactName::fold(name)],
        )
    }

    /// The contacts in alphabetical order, merged ones left out.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contacts(&self, offset: usize, limit: usize) -> Result<Vec<Contact>, Error> {
        self.rows(
            "WHERE merged_into IS NULL ORDER BY display_name, id LIMIT ?2 OFFSET ?1",
            (sql_limit(offset), sql_limit(limit)),
        )
    }

    /// The contacts that were merged into a contact, and those merged into them.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn merged_into(&self, contact_id: Id) -> Result<Vec<Contact>, Error> {
        self.rows(
            "WHERE id <> ?1 AND id IN (WITH RECURSIVE same (id) AS (
                 SELECT ?1 UNION SELECT c.id FROM contacts c JOIN same ON c.merged_into = same.id
             ) SELECT id FROM same) ORDER BY id",
            [contact_id.to_string()],
        )
    }

    /// The addresses and numbers of a contact.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contact_points(&self, contact_id: Id) -> Result<Vec<ContactPoint>, Error> {
        self.rows(
            "WHERE contact_id = ?1 ORDER BY kind, id",
            [contact_id.to_string()],
        )
    }

    /// Whether an address or number is known of a contact.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn has_contact_point(
        &self,
        contact_id: Id,
        kind: PointKind,
        value: &str,
    ) -> Result<bool, Error> {
        let sql = "SELECT 1 FROM contact_points WHERE value = ?1 AND kind = ?2 AND contact_id = ?3 LIMIT 1";
        let known: Option<i64> =
            self.value(sql, params![value, kind.as_str(), contact_id.to_string()])?;
        Ok(known.is_some())
    }

    /// Every way in which a contact was written.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contact_names(&self, contact_id: Id) -> Result<Vec<ContactName>, Error> {
        self.rows(
            "WHERE contact_id = ?1 ORDER BY id",
            [contact_id.to_string()],
        )
    }
}

impl Writer<'_> {
    /// Remembers a way in which a contact was written. Returns `false` when it was known.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn add_contact_name(&self, name: &ContactName) -> Result<bool, Error> {
        let known: Option<i64> = self.value(
            "SELECT 1 FROM contact_names WHERE folded = ?1 AND contact_id = ?2 LIMIT 1",
            params![name.folded, name.contact_id.to_string()],
        )?;
        if known.is_none() {
            self.insert(name)?;
        }
        Ok(known.is_none())
    }
}
