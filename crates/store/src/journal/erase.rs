//! Erasing: a row goes, and with it what every record said about it. Only tombstones remain.

use rusqlite::{Connection, params};

use super::tables::Table;
use super::{Operation, Value, fields};
use crate::Error;
use crate::access::Writer;

impl Writer<'_> {
    /// Removes a row and what its records said. A tombstone stays that no record of another device undoes.
    pub(crate) fn erase_row(&self, table: &Table, id: &str) -> Result<(), Error> {
        let sql = format!("DELETE FROM {} WHERE {} = ?1", table.name, table.columns[0]);
        self.execute_local(&sql, [id])?;
        scrub(self.connection, table.name, id)?;
        self.append_record(table.scope, table.name, id, Operation::Erase, &[])
    }

    /// Sets fields of a row that stays back to their defaults, and takes them out of every earlier record.
    pub(crate) fn blank_fields(
        &self,
        table: &Table,
        id: &str,
        columns: &[&'static str],
    ) -> Result<(), Error> {
        let key = table.columns[0];
        let mut packed = Vec::new();
        for column in columns {
            let default: String = self
                .value(
                    "SELECT coalesce(dflt_value, 'NULL') FROM pragma_table_info(?1) WHERE name = ?2",
                    (table.name, column),
                )?
                .unwrap_or_else(|| "NULL".to_owned());
            let set = format!(
                "UPDATE {} SET {column} = {default} WHERE {key} = ?1",
                table.name
            );
            self.execute_local(&set, [id])?;
            let get = format!("SELECT {column} FROM {} WHERE {key} = ?1", table.name);
            self.connection
                .prepare_cached(&get)?
                .query_row([id], |row| {
                    fields::append(&mut packed, column, row.get_ref(0)?);
                    Ok(())
                })?;
        }
        self.rewrite_records(table.name, id, |name| !columns.contains(&name))?;
        self.append_record(table.scope, table.name, id, Operation::Set, &packed)
    }

    /// Keeps of the records of a row only the fields that `stays` lets pass.
    fn rewrite_records(
        &self,
        entity: &str,
        id: &str,
        stays: impl Fn(&str) -> bool,
    ) -> Result<(), Error> {
        let mut changed = Vec::new();
        {
            let sql = "SELECT seq, fields FROM journal WHERE entity_id = ?1 AND entity = ?2";
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = statement.query([id, entity])?;
            while let Some(row) = rows.next()? {
                let seq: i64 = row.get(0)?;
                let before = decoded(seq, row.get_ref(1)?.as_blob().unwrap_or_default())?;
                let count = before.len();
                let after: Vec<_> = before.into_iter().filter(|(name, _)| stays(name)).collect();
                if after.len() < count {
                    changed.push((seq, encoded(&after)));
                }
            }
        }
        for (seq, packed) in changed {
            let sql = "UPDATE journal SET fields = ?2 WHERE seq = ?1";
            self.execute_local(sql, params![seq, packed])?;
        }
        Ok(())
    }
}

/// Makes every record of a row a tombstone: any part of the journal then gives no row.
pub(super) fn scrub(connection: &Connection, entity: &str, id: &str) -> Result<(), Error> {
    let sql = "UPDATE journal SET op = ?3, fields = x'', pending = 0 WHERE entity_id = ?2 AND entity = ?1";
    connection
        .prepare_cached(sql)?
        .execute(params![entity, id, Operation::Erase.as_str()])?;
    Ok(())
}

/// The fields of a record.
pub(crate) fn decoded(seq: i64, packed: &[u8]) -> Result<Vec<(String, Value)>, Error> {
    fields::decode(packed).ok_or_else(|| Error::Damaged {
        what: format!("journal record {seq}"),
    })
}

/// The stored form of fields.
pub(super) fn encoded(fields: &[(String, Value)]) -> Vec<u8> {
    let mut packed = Vec::new();
    for (name, value) in fields {
        if let rusqlite::types::ToSqlOutput::Borrowed(value) = value.store() {
            fields::append(&mut packed, name, value);
        }
    }
    packed
}
