//! Records of other devices become rows here.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, ErrorCode, params, params_from_iter};

use super::erase::{encoded, scrub};
use super::tables::{Table, table};
use super::{JournalRecord, Operation, SELECT, Value, read_record};
use crate::Error;
use crate::access::Writer;

impl Writer<'_> {
    /// Learns records of other devices, in any order, and of this one, when it starts anew. A record that
    /// is known already changes nothing. Returns how many were new.
    ///
    /// A record that names a table or column of a newer release, or holds a value this release cannot, is
    /// kept and played again after an upgrade.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn apply_journal(&self, records: &[JournalRecord]) -> Result<usize, Error> {
        let mut touched = BTreeSet::new();
        let mut new = 0;
        for record in records {
            if self.learn(record)? {
                new += 1;
                touched.insert((record.entity.as_str(), record.entity_id.as_str()));
                self.memory.borrow_mut().clock.observe(record.stamp.hlc);
            }
        }
        for (entity, id) in touched {
            fold_row(self.connection, entity, id)?;
        }
        Ok(new)
    }

    /// Appends a record unless it is known. Returns whether it was new.
    fn learn(&self, record: &JournalRecord) -> Result<bool, Error> {
        let device = record.stamp.device.to_string();
        self.execute_local("INSERT OR IGNORE INTO devices (id) VALUES (?1)", [&device])?;
        let known: Option<i64> = self.value(
            "SELECT 1 FROM journal j JOIN devices d ON d.n = j.device
             WHERE j.entity_id = ?1 AND j.entity = ?2 AND j.hlc = ?3 AND d.id = ?4",
            params![record.entity_id, record.entity, record.stamp.hlc, device],
        )?;
        if known.is_some() {
            return Ok(false);
        }
        let erased: Option<i64> = self.value(
            "SELECT 1 FROM journal WHERE entity_id = ?1 AND entity = ?2 AND op = 'erase' LIMIT 1",
            [&record.entity_id, &record.entity],
        )?;
        // Nothing that was said about an erased row is kept, whenever it was said and whenever it arrives.
        let (operation, packed) = if erased.is_some() {
            (Operation::Erase, Vec::new())
        } else {
            (record.operation, encoded(&record.fields))
        };
        if operation == Operation::Erase {
            scrub(self.connection, &record.entity, &record.entity_id)?;
        }
        self.execute_local(
            "INSERT INTO journal (hlc, device, scope, entity, entity_id, op, fields)
             SELECT ?1, n, ?2, ?3, ?4, ?5, ?6 FROM devices WHERE id = ?7",
            params![
                record.stamp.hlc,
                record.scope,
                record.entity,
                record.entity_id,
                operation.as_str(),
                packed,
                device,
            ],
        )?;
        Ok(true)
    }
}

/// Plays the records again that an earlier release did not understand.
pub(crate) fn replay_pending(connection: &Connection) -> Result<(), Error> {
    let sql = "SELECT DISTINCT entity, entity_id FROM journal WHERE pending = 1";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
    for (entity, id) in rows {
        fold_row(connection, &entity, &id)?;
    }
    Ok(())
}

/// Makes a row what its records say.
fn fold_row(connection: &Connection, entity: &str, id: &str) -> Result<(), Error> {
    // The device breaks ties between equal clocks, the same way everywhere: by its id.
    let sql = format!("{SELECT} WHERE j.entity_id = ?2 AND j.entity = ?1 ORDER BY j.hlc, d.id");
    let records: Vec<JournalRecord> = connection
        .prepare_cached(&sql)?
        .query_map([entity, id], read_record)?
        .collect::<Result<_, _>>()?;
    let pending: Vec<i64> = match table(entity) {
        None => records.iter().map(|record| record.seq).collect(),
        Some(table) if write_row(connection, table, id, &records)? => {
            let known = |(name, _): &(String, Value)| table.columns.contains(&name.as_str());
            let foreign = records
                .iter()
                .filter(|record| !record.fields.iter().all(known));
            foreign.map(|record| record.seq).collect()
        }
        Some(_) => records.iter().map(|record| record.seq).collect(),
    };
    for record in &records {
        let is_pending = pending.contains(&record.seq);
        connection
            .prepare_cached("UPDATE journal SET pending = ?2 WHERE seq = ?1 AND pending <> ?2")?
            .execute(params![record.seq, is_pending])?;
    }
    Ok(())
}

/// Writes the folded row. Returns `false` when the row cannot hold a value, or holds one that this release could not read
/// again: it stays as it was.
fn write_row(
    connection: &Connection,
    table: &Table,
    id: &str,
    records: &[JournalRecord],
) -> Result<bool, Error> {
    let written = match fold(records) {
        Some(fields) => {
            connection.execute_batch("SAVEPOINT fold_row")?;
            let written = upsert(connection, table, id, &fields)
                .and_then(|()| read_back(connection, table, id));
            let ending = if written.is_ok() {
                "RELEASE fold_row"
            } else {
                "ROLLBACK TO fold_row; RELEASE fold_row"
            };
            connection.execute_batch(ending)?;
            written
        }
        None => connection
            .prepare_cached(&format!(
                "DELETE FROM {} WHERE {} = ?1",
                table.name, table.columns[0]
            ))?
            .execute([id])
            .map(drop),
    };
    match written {
        Ok(()) => Ok(true),
        Err(rusqlite::Error::FromSqlConversionFailure(..)) => Ok(false),
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch) => Ok(false),
            _ => Err(error.into()),
        },
    }
}

/// A word of a newer release is in no list of this one: whoever met it would read nothing of the whole table.
fn read_back(connection: &Connection, table: &Table, id: &str) -> rusqlite::Result<()> {
    let (name, key) = (table.name, table.columns[0]);
    let sql = format!("SELECT {} FROM {name} WHERE {key} = ?1", table.select);
    connection
        .prepare_cached(&sql)?
        .query_row([id], |row| (table.read)(row))
}

/// The fields that stand after all records, oldest first; `None` when the row is deleted.
fn fold(records: &[JournalRecord]) -> Option<BTreeMap<&str, &Value>> {
    let mut row: Option<BTreeMap<&str, &Value>> = None;
    if records
        .iter()
        .any(|record| record.operation == Operation::Erase)
    {
        return None;
    }
    for record in records {
        match record.operation {
            Operation::Delete | Operation::Erase => row = None,
            Operation::Set => {
                let fields = record
                    .fields
                    .iter()
                    .map(|(name, value)| (name.as_str(), value));
                row.get_or_insert_default().extend(fields);
            }
        }
    }
    row
}

/// Writes every known column: the field, or the column's default when no record sets it.
fn upsert(
    connection: &Connection,
    table: &Table,
    id: &str,
    fields: &BTreeMap<&str, &Value>,
) -> rusqlite::Result<()> {
    let defaults: BTreeMap<String, String> = connection
        .prepare_cached("SELECT name, coalesce(dflt_value, 'NULL') FROM pragma_table_info(?1)")?
        .query_map([table.name], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let key = Value::Text(id.to_owned());
    let mut values = vec![key.store()];
    let mut expressions = vec!["?1".to_owned()];
    let mut updates = Vec::new();
    for column in &table.columns[1..] {
        if let Some(value) = fields.get(column) {
            values.push(value.store());
            expressions.push(format!("?{}", values.len()));
        } else {
            expressions.push(
                defaults
                    .get(*column)
                    .cloned()
                    .unwrap_or_else(|| "NULL".to_owned()),
            );
        }
        updates.push(format!("{column} = excluded.{column}"));
    }
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO UPDATE SET {}",
        table.name,
        table.select,
        expressions.join(", "),
        table.columns[0],
        updates.join(", ")
    );
    connection
        .prepare_cached(&sql)?
        .execute(params_from_iter(values))?;
    Ok(())
}
