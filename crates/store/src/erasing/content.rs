//! The contents that nothing refers to any more.

use std::collections::BTreeSet;

use rusqlite::params;

use super::belongings::Belongings;
use crate::access::Writer;
use crate::{BlobHash, Error};

/// What referred to content, and is to go.
pub(super) struct Contents {
    hashes: BTreeSet<BlobHash>,
    arrivals: Vec<i64>,
}

/// Columns that refer to content, with the table that a row of it goes with.
const REFERENCES: &[(&str, &str)] = &[
    ("communications", "raw_hash"),
    ("attachments", "blob_hash"),
    ("document_versions", "blob_hash"),
    ("catalogue_files", "content"),
    ("products", "picture"),
    ("prospect_memos", "content"),
    ("outbox_mails", "content"),
];

/// What goes along with templates: nobody's, and kept even when somebody sent the same file.
const ALONG: &str = "SELECT unhex(one.value ->> 'sha256')
    FROM mail_templates AS template, json_each(template.attachments) AS one";

impl Writer<'_> {
    /// The contents of what goes. To be asked before the rows are gone.
    pub(super) fn contents_of(&self, all: &Belongings) -> Result<Contents, Error> {
        let mut hashes = BTreeSet::new();
        for (table, column) in REFERENCES {
            let sql =
                format!("SELECT {column} FROM {table} WHERE id = ?1 AND {column} IS NOT NULL");
            for id in all.of(table) {
                hashes.extend(self.value::<[u8; 32]>(&sql, [id])?.map(BlobHash));
            }
        }
        let mut arrivals = Vec::new();
        let sql =
            "SELECT a.n, a.communication_id, b.hash FROM arrivals a JOIN blobs b ON b.n = a.blob
                   WHERE a.communication_id IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if all.has(
                "communications",
                row.get_ref(1)?.as_str().unwrap_or_default(),
            ) {
                arrivals.push(row.get(0)?);
                hashes.insert(BlobHash(row.get(2)?));
            }
        }
        Ok(Contents { hashes, arrivals })
    }

    /// Drops the contents that nothing refers to any more. Their files are removed after the transaction.
    pub(super) fn drop_contents(&self, contents: Contents) -> Result<(), Error> {
        for n in contents.arrivals {
            self.execute_local("DELETE FROM arrivals WHERE n = ?1", [n])?;
        }
        let mut hashes = contents.hashes;
        for (table, column) in REFERENCES {
            let sql = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL");
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                hashes.remove(&BlobHash(row.get(0)?));
            }
        }
        let mut along = self.connection.prepare_cached(ALONG)?;
        let mut rows = along.query([])?;
        while let Some(row) = rows.next()? {
            hashes.remove(&BlobHash(row.get(0)?));
        }
        for hash in hashes {
            let Some(n) = self.blob_row(&hash)? else {
                continue;
            };
            let waits = "SELECT 1 FROM arrivals WHERE blob = ?1 LIMIT 1";
            if self.value::<i64>(waits, [n])?.is_some() {
                continue;
            }
            let in_file = "SELECT 1 FROM blobs WHERE n = ?1 AND stored IS NULL";
            if self.value::<i64>(in_file, [n])?.is_some() {
                self.execute_local(
                    "INSERT OR IGNORE INTO erased_files (hash) VALUES (?1)",
                    params![hash.0],
                )?;
            }
            self.execute_local("DELETE FROM blobs WHERE n = ?1", [n])?;
        }
        Ok(())
    }
}
