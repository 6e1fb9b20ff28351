//! The list of contacts, and pairs of them that look like one person.

use rusqlite::{params_from_iter, types::Value};

use super::{Contact, ContactName, PointKind};
use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::search::numbers::digits;
use crate::{Error, Id, fold};

/// Two contacts that share something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactPair {
    /// The older one.
    pub left: Id,
    /// The newer one.
    pub right: Id,
    /// The same number is written for both.
    pub same_phone: bool,
    /// Both were once written with the same full name.
    pub same_name: bool,
}

impl Reader<'_> {
    /// One page of contacts in alphabetical order, and how many there are in all.
    ///
    /// - `query`: words of a name, or part of an address or a number; empty finds everybody.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contact_page(
        &self,
        query: &str,
        offset: usize,
        limit: usize,
    ) -> Result<(Vec<Contact>, usize), Error> {
        let mut condition = "merged_into IS NULL".to_owned();
        let mut values = Vec::new();
        // A number is found however it is spelled: what follows its country or its nought is the same.
        let number = digits(query).filter(|number| number.len() > 3);
        let folded = number.unwrap_or_else(|| fold(query));
        for word in folded.split(' ').filter(|word| !word.is_empty()) {
            values.push(Value::Text(format!("%{word}%")));
            let n = values.len();
            condition.push_str(&format!(
                " AND (id IN (SELECT contact_id FROM contact_names WHERE folded LIKE ?{n})
                   OR id IN (SELECT contact_id FROM contact_points WHERE value LIKE ?{n}))"
            ));
        }
        let total: Option<i64> = self.value(
            &format!("SELECT count(*) FROM contacts WHERE {condition}"),
            params_from_iter(values.clone()),
        )?;
        values.extend([
            Value::Integer(sql_limit(limit)),
            Value::Integer(sql_limit(offset)),
        ]);
        let n = values.len();
        let tail = format!(
            "WHERE {condition} ORDER BY folded(display_name), id LIMIT ?{} OFFSET ?{n}",
            n - 1
        );
        let page = self.rows(&tail, params_from_iter(values))?;
        Ok((page, usize::try_from(total.unwrap_or(0)).unwrap_or(0)))
    }

    /// How many messages the firm exchanged with a contact.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_messages_of(&self, contact: Id) -> Result<i64, Error> {
        let count = self.value(
            "SELECT count(*) FROM communications WHERE contact_id = ?1",
            [contact.to_string()],
        )?;
        Ok(count.unwrap_or(0))
    }

    /// The contacts who have this address or number, oldest first: one, or several who share it.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contacts_by_point(
        &self,
        kind: PointKind,
        value: &str,
        limit: usize,
    ) -> Result<Vec<Contact>, Error> {
        self.rows(
            "WHERE merged_into IS NULL
             AND id IN (SELECT contact_id FROM contact_points WHERE value = ?1 AND kind = ?2)
             ORDER BY id LIMIT ?3",
            (value, kind.as_str(), sql_limit(limit)),
        )
    }

    /// The oldest contact who has this address or number and was once written with this name.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contact_written_as(
        &self,
        kind: PointKind,
        value: &str,
        name: &str,
    ) -> Result<Option<Contact>, Error> {
        // CROSS JOIN keeps the order: few share an address, many share a name.
        self.row(
            "WHERE merged_into IS NULL
             AND id IN (SELECT p.contact_id FROM contact_points p
                        CROSS JOIN contact_names n ON n.contact_id = p.contact_id AND n.folded = ?3
                        WHERE p.value = ?1 AND p.kind = ?2)
             ORDER BY id LIMIT 1",
            (value, kind.as_str(), ContactName::fold(name)),
        )
    }

    /// Contacts that share a telephone number or a full name of at least two words with one of the newest
    /// contacts, newest pair first.
    ///
    /// - `newest`: how many of the newest contacts are compared with all.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn contact_pairs(&self, newest: usize, limit: usize) -> Result<Vec<ContactPair>, Error> {
        // CROSS JOIN keeps the order of the tables: from the newest contacts to what they share.
        let sql = "SELECT l, r, max(phone), max(name) FROM (
                WITH new AS (SELECT id FROM contacts WHERE merged_into IS NULL ORDER BY id DESC LIMIT ?1)
                SELECT a.contact_id AS l, b.contact_id AS r, 1 AS phone, 0 AS name
                FROM new CROSS JOIN contact_points b ON b.contact_id = new.id AND b.kind = 'phone'
                CROSS JOIN contact_points a ON a.value = b.value AND a.kind = b.kind AND a.contact_id < b.contact_id
                UNION ALL
                SELECT a.contact_id, b.contact_id, 0, 1
                FROM new CROSS JOIN contact_names b ON b.contact_id = new.id AND b.folded LIKE '% %'
                CROSS JOIN contact_names a ON a.folded = b.folded AND a.contact_id < b.contact_id
            ) JOIN contacts x ON x.id = l AND x.merged_into IS NULL
            GROUP BY l, r ORDER BY r DESC, l LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([sql_limit(newest), sql_limit(limit)], |row| {
            let mut next = 0;
            Ok(ContactPair {
                left: crate::row::load(row, &mut next)?,
                right: crate::row::load(row, &mut next)?,
                same_phone: crate::row::load(row, &mut next)?,
                same_name: crate::row::load(row, &mut next)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
