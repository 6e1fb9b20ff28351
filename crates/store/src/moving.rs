//! Rows that go from one owner to another, and back: what a merge of contacts and one of matters share.

use rusqlite::params;

use crate::access::Writer;
use crate::cell::Cell;
use crate::row::Synced;
use crate::{Error, Id};

impl Writer<'_> {
    /// Gives every row of one owner to another. Returns their ids.
    ///
    /// - `column`: where the owner stands, `contact_id`.
    pub(crate) fn move_rows<R: Synced<Key = Id>>(
        &self,
        column: &'static str,
        from: Id,
        to: Id,
    ) -> Result<Vec<String>, Error> {
        let sql = format!(
            "SELECT id FROM {} WHERE {column} = ?1 ORDER BY id",
            R::TABLE
        );
        let ids: Vec<String> = {
            let mut statement = self.connection.prepare_cached(&sql)?;
            let rows = statement.query_map([from.to_string()], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        for id in ids.iter().filter_map(|id| id.parse().ok()) {
            self.patch::<R>(&id, &[(column, to.store())])?;
        }
        Ok(ids)
    }

    /// Gives rows back, unless somebody has put them elsewhere since.
    ///
    /// - `ids`: the JSON list of what [`Self::move_rows`] moved; anything else in it is passed over.
    pub(crate) fn return_rows<R: Synced<Key = Id>>(
        &self,
        column: &'static str,
        ids: &serde_json::Value,
        from: Id,
        to: Id,
    ) -> Result<(), Error> {
        let sql = format!("SELECT 1 FROM {} WHERE id = ?1 AND {column} = ?2", R::TABLE);
        let ids = ids.as_array().into_iter().flatten();
        for id in ids.filter_map(serde_json::Value::as_str) {
            let still: Option<i64> = self.value(&sql, params![id, from.to_string()])?;
            if let (Some(_), Ok(id)) = (still, id.parse()) {
                self.patch::<R>(&id, &[(column, to.store())])?;
            }
        }
        Ok(())
    }
}
