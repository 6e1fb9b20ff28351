//! Looking for words everywhere: the proof that an erasure left nothing.

use rusqlite::types::ValueRef;

use crate::Error;
use crate::access::Reader;
use crate::search::fold;

impl Reader<'_> {
    /// `table.column` of every value in which one of the words stands, whatever its case and accents: every table is
    /// looked through, the journal, the shadow tables of the index and what is compressed with it, and every content.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn leftovers(&self, words: &[&str]) -> Result<Vec<String>, Error> {
        let words: Vec<String> = words
            .iter()
            .map(|word| fold(word).trim().to_owned())
            .collect();
        let stands = |bytes: &[u8]| {
            let text = fold(&String::from_utf8_lossy(bytes));
            words.iter().any(|word| text.contains(word.as_str()))
        };
        let tables: Vec<String> = {
            let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
            let mut statement = self.connection.prepare(sql)?;
            let names = statement.query_map([], |row| row.get(0))?;
            names.collect::<Result<_, _>>()?
        };
        let mut found = Vec::new();
        for table in tables {
            let mut statement = self.connection.prepare(&format!("SELECT * FROM {table}"))?;
            let columns: Vec<String> = statement
                .column_names()
                .iter()
                .map(|&name| name.to_owned())
                .collect();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                for (at, column) in columns.iter().enumerate() {
                    let hit = match row.get_ref(at)? {
                        ValueRef::Text(bytes) => stands(bytes),
                        ValueRef::Blob(bytes) => {
                            stands(bytes)
                                || crate::texts::unpack_up_to(bytes, 64 << 20)
                                    .is_some_and(|bytes| stands(&bytes))
                        }
                        _ => false,
                    };
                    if hit {
                        found.push(format!("{table}.{column}"));
                    }
                }
            }
        }
        let mut statement = self
            .connection
            .prepare("SELECT hash FROM blobs WHERE stored IS NULL")?;
        let hashes = statement.query_map([], |row| row.get(0))?;
        for hash in hashes.collect::<Result<Vec<[u8; 32]>, _>>()? {
            let content = self.blob(&crate::BlobHash(hash))?;
            if content.is_some_and(|bytes| stands(&bytes)) {
                found.push("the blob folder".to_owned());
            }
        }
        Ok(found)
    }
}
