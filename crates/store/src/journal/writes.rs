//! The one path that changes synchronised tables on this device: row and record from the same fields.

use rusqlite::params_from_iter;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{ErrorCode, params};

use super::tables::UNDECIDED;
use super::{Operation, fields};
use crate::Error;
use crate::access::Writer;
use crate::row::{Row, Synced};

impl Writer<'_> {
    /// Adds a row.
    ///
    /// # Errors
    ///
    /// [`Error::Duplicate`] when a row of this identity exists, or when the file cannot be written.
    pub fn insert<R: Synced>(&self, row: &R) -> Result<(), Error> {
        let cells = row.cells();
        let sql = insert_sql::<R>("INSERT");
        self.execute_local(&sql, params_from_iter(cells.iter()))
            .map_err(|error| match error {
                Error::Sqlite(error)
                    if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) =>
                {
                    Error::Duplicate { entity: R::TABLE }
                }
                error => error,
            })?;
        // The key stands beside the fields, and a column that is not written is NULL by itself.
        let set = R::COLUMNS
            .iter()
            .zip(&cells)
            .skip(1)
            .filter(|(_, cell)| stored(cell) != ValueRef::Null)
            .filter(|(column, cell)| !is_undecided::<R>(column, stored(cell)));
        self.record::<R>(
            row.key(),
            Operation::Set,
            set.map(|(column, cell)| (*column, cell)),
        )
    }

    /// Writes a row: adds it, or changes the fields that differ. A row that is already so changes nothing
    /// and journals nothing.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn save<R: Synced>(&self, row: &R) -> Result<(), Error> {
        let Some(before) = self.get::<R>(row.key())? else {
            return self.insert(row);
        };
        let (before, after) = (before.cells(), row.cells());
        let changed: Vec<_> = R::COLUMNS
            .iter()
            .zip(before.iter().zip(after))
            .filter(|(_, (before, after))| stored(before) != stored(after))
            .map(|(column, (_, after))| (*column, after))
            .collect();
        if changed.is_empty() {
            Ok(())
        } else {
            self.patch::<R>(row.key(), &changed)
        }
    }

    /// Removes a row. Returns `false` when there is none.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn delete<R: Synced>(&self, key: &R::Key) -> Result<bool, Error> {
        let sql = format!("DELETE FROM {} WHERE {} = ?1", R::TABLE, R::COLUMNS[0]);
        if self.execute_local(&sql, [key.to_string()])? == 0 {
            return Ok(false);
        }
        self.record::<R>(key, Operation::Delete, std::iter::empty())?;
        Ok(true)
    }

    /// Changes some fields of a row.
    pub(crate) fn patch<R: Synced>(
        &self,
        key: &R::Key,
        fields: &[(&'static str, ToSqlOutput<'_>)],
    ) -> Result<(), Error> {
        let mut sql = format!("UPDATE {} SET ", R::TABLE);
        for (at, (column, _)) in fields.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            sql.push_str(&format!("{comma}{column} = ?{}", at + 2));
        }
        sql.push_str(&format!(" WHERE {} = ?1", R::COLUMNS[0]));
        let id = key.to_string();
        let values = std::iter::once(ToSqlOutput::from(id.as_str())).chain(
            fields
                .iter()
                .map(|(_, cell)| ToSqlOutput::Borrowed(stored(cell))),
        );
        if self.execute_local(&sql, params_from_iter(values))? == 0 {
            return Err(Error::NotFound {
                entity: R::TABLE,
                id,
            });
        }
        let set = fields.iter().map(|(column, cell)| (*column, cell));
        self.record::<R>(key, Operation::Set, set)
    }

    /// Appends the record of one change.
    fn record<'c, R: Synced>(
        &self,
        key: &R::Key,
        operation: Operation,
        set: impl Iterator<Item = (&'static str, &'c ToSqlOutput<'c>)>,
    ) -> Result<(), Error> {
        let mut packed = Vec::with_capacity(256);
        for (column, cell) in set {
            fields::append(&mut packed, column, stored(cell));
        }
        self.append_record(R::SCOPE, R::TABLE, &key.to_string(), operation, &packed)
    }

    /// Appends a record under the next stamp of this device.
    pub(super) fn append_record(
        &self,
        scope: &str,
        entity: &str,
        id: &str,
        operation: Operation,
        packed: &[u8],
    ) -> Result<(), Error> {
        let memory = &mut *self.memory.borrow_mut();
        let hlc = memory.clock.tick(self.now_ms);
        self.execute_local(
            "INSERT INTO journal (hlc, device, scope, entity, entity_id, op, fields)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                hlc,
                memory.device_row,
                scope,
                entity,
                id,
                operation.as_str(),
                packed
            ],
        )?;
        Ok(())
    }

    /// Writes a row of a table that is not synchronised, replacing the one of the same key.
    pub(crate) fn replace_local<R: Row>(&self, row: &R) -> Result<(), Error> {
        let cells = row.cells();
        self.execute_local(
            &insert_sql::<R>("INSERT OR REPLACE"),
            params_from_iter(cells.iter()),
        )?;
        Ok(())
    }
}

fn is_undecided<R: Row>(column: &str, cell: ValueRef<'_>) -> bool {
    UNDECIDED.iter().any(|(table, name, value)| {
        *table == R::TABLE && *name == column && cell == ValueRef::Text(value.as_bytes())
    })
}

fn insert_sql<R: Row>(verb: &str) -> String {
    let holes = ", ?".repeat(R::COLUMNS.len());
    format!(
        "{verb} INTO {} ({}) VALUES ({})",
        R::TABLE,
        R::SELECT,
        &holes[2..]
    )
}

/// The value inside a cell. Cells come from [`crate::cell::Cell::store`], which makes only these two forms.
pub(crate) fn stored<'c>(cell: &'c ToSqlOutput<'_>) -> ValueRef<'c> {
    match cell {
        ToSqlOutput::Borrowed(value) => *value,
        ToSqlOutput::Owned(value) => ValueRef::from(value),
        _ => ValueRef::Null,
    }
}
