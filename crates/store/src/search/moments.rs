//! When the rows of the index are. A row number is the second of its document and a place in it; a burst of documents
//! of one moment goes on into the next seconds, so that numbers there say less than the dates that are stored.

use super::index::{first_row, row_ms};
use super::query::Query;
use crate::Error;
use crate::access::Reader;

/// A burst may have holes where something was deleted. A longer gap, in rows (eight seconds), is its end.
const GAP: i64 = 64;

/// The date of a row `r` of `search_rows`, where one is stored besides.
pub(super) const STORED_DATE: &str = "CASE r.kind
    WHEN 'mail'      THEN (SELECT received_ms FROM communications WHERE n = r.communication)
    WHEN 'contact'   THEN (SELECT created_ms FROM contacts WHERE id = r.id)
    WHEN 'workspace' THEN (SELECT created_ms FROM workspaces WHERE id = r.id)
    WHEN 'note'      THEN (SELECT at_ms FROM notes WHERE id = r.id) END";

/// The rows of a time.
pub(super) struct Span {
    /// The first row that may be of it.
    pub(super) from: i64,
    /// The first row that cannot be of it any more.
    pub(super) to: i64,
    /// Rows from here...
    sure_from: i64,
    /// ...to here are of it for certain.
    sure_to: i64,
    after_ms: i64,
    before_ms: i64,
}

impl Reader<'_> {
    /// The rows between the dates of a question.
    pub(super) fn span(&self, query: &Query) -> Result<Span, Error> {
        let (from, to) = (
            query.after_ms.map(first_row),
            query.before_ms.map(first_row),
        );
        Ok(Span {
            from: from.unwrap_or(0),
            sure_from: from.map_or(Ok(0), |row| self.end_of_burst(row))?,
            sure_to: to.unwrap_or(i64::MAX),
            to: to.map_or(Ok(i64::MAX), |row| self.end_of_burst(row))?,
            after_ms: query.after_ms.unwrap_or(i64::MIN),
            before_ms: query.before_ms.unwrap_or(i64::MAX),
        })
    }

    /// Where the run of taken rows ends that reaches into a row from before.
    fn end_of_burst(&self, row: i64) -> Result<i64, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT n FROM search_rows WHERE n >= ?1 ORDER BY n")?;
        let mut rows = statement.query([row])?;
        let mut end = row;
        while let Some(taken) = rows.next()? {
            let taken: i64 = taken.get(0)?;
            if taken - end > GAP {
                break;
            }
            end = taken + 1;
        }
        Ok(end)
    }

    /// Whether a row is of a time.
    pub(super) fn is_within(&self, row: i64, span: &Span) -> Result<bool, Error> {
        if (span.sure_from..span.sure_to).contains(&row) {
            return Ok(true);
        }
        let sql = format!("SELECT {STORED_DATE} FROM search_rows r WHERE r.n = ?1");
        let stored: Option<i64> = self.value::<Option<i64>>(&sql, [row])?.flatten();
        let at_ms = stored.unwrap_or_else(|| row_ms(row));
        Ok((span.after_ms..span.before_ms).contains(&at_ms))
    }
}
