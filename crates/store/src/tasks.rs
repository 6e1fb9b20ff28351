//! The `tasks` table: what somebody has to do in a matter.

use rusqlite::params;

use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::cell::Cell;
use crate::row::row;
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE tasks (
    id            TEXT    NOT NULL PRIMARY KEY,
    workspace_id  TEXT    NOT NULL DEFAULT '',
    label         TEXT    NOT NULL DEFAULT '',
    -- ISO date.
    due_on        TEXT,
    owner_user_id TEXT,
    created_ms    INTEGER NOT NULL DEFAULT 0,
    done_ms       INTEGER,
    done_by       TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_by_workspace ON tasks (workspace_id);
CREATE INDEX tasks_open         ON tasks (due_on) WHERE done_ms IS NULL;";

row! {
    /// Something to do in a matter.
    synced Task in "tasks" keyed Id {
        /// Identity.
        id: Id,
        /// The matter.
        workspace_id: Id,
        /// What.
        label: String,
        /// ISO date by which.
        due_on: Option<String>,
        /// Who.
        owner_user_id: Option<Id>,
        /// When it was written down.
        created_ms: i64,
        /// When it was done.
        done_ms: Option<i64>,
        /// Who did it.
        done_by: Option<Id>,
    }
}

/// Something with a day that nobody has done yet: a task, or a piece of the checklist that was planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueTask {
    /// The task or the piece.
    pub id: String,
    /// Whether it is a piece of the checklist.
    pub is_piece: bool,
    /// The matter.
    pub workspace_id: Id,
    /// What.
    pub label: String,
    /// ISO date by which.
    pub due_on: String,
    /// Who.
    pub owner_user_id: Option<Id>,
}

/// By day: the few that are due lead to their matters, not the other way (`CROSS JOIN` keeps the order).
///
/// ?1 first day, ?2 last day, ?3 whose: those they own, and those nobody owns in matters they answer for.
macro_rules! due {
    ($table:literal, $piece:literal) => {
        concat!(
            "SELECT t.id AS id, ",
            $piece,
            " AS is_piece, t.workspace_id, t.label, t.due_on AS due_on, t.owner_user_id
             FROM ",
            $table,
            " t CROSS JOIN workspaces w ON w.id = t.workspace_id AND w.status = 'open'
             WHERE t.done_ms IS NULL AND t.due_on BETWEEN ?1 AND ?2
               AND (?3 IS NULL OR coalesce(t.owner_user_id, w.responsible_user_id) = ?3)"
        )
    };
}
const DUE: &str = concat!(
    due!("tasks", "0"),
    " UNION ALL ",
    due!("checklist_items", "1")
);

impl Reader<'_> {
    /// What is to do in open matters on the days from `first` (empty for the beginning) to `last`, the oldest first, and
    /// how much in all.
    ///
    /// - `mine`: only what this member owns, and what nobody owns in a matter they answer for.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn due_tasks(
        &self,
        first: &str,
        last: &str,
        mine: Option<Id>,
        limit: usize,
    ) -> Result<(Vec<DueTask>, usize), Error> {
        let mine = mine.map(|id| id.to_string());
        let total: Option<i64> = self.value(
            &format!("SELECT count(*) FROM ({DUE})"),
            params![first, last, mine],
        )?;
        let mut statement = self
            .connection
            .prepare_cached(&format!("{DUE} ORDER BY due_on, is_piece, id LIMIT ?4"))?;
        let rows = statement.query_map(params![first, last, mine, sql_limit(limit)], |row| {
            Ok(DueTask {
                id: row.get(0)?,
                is_piece: row.get(1)?,
                workspace_id: Id::load(row.get_ref(2)?)?,
                label: row.get(3)?,
                due_on: row.get(4)?,
                owner_user_id: Option::load(row.get_ref(5)?)?,
            })
        })?;
        let rows = rows.collect::<Result<_, _>>()?;
        Ok((rows, usize::try_from(total.unwrap_or(0)).unwrap_or(0)))
    }

    /// What is to do in a matter: open ones by date, those without a date after them, then what is done.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn tasks(&self, workspace_id: Id) -> Result<Vec<Task>, Error> {
        self.rows(
            "WHERE workspace_id = ?1 ORDER BY done_ms IS NOT NULL, due_on IS NULL, due_on, created_ms, id",
            [workspace_id.to_string()],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_are_found_by_their_indexes() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        crate::migrations::migrate(&mut connection, crate::migrations::HISTORY).unwrap();
        let mut plan = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {DUE}"))
            .unwrap();
        let steps = plan
            .query_map(["", "y", "x"], |row| row.get::<_, String>(3))
            .unwrap();
        let steps: Vec<String> = steps.map(Result::unwrap).collect();
        for index in ["tasks_open", "checklist_planned"] {
            assert!(steps.iter().any(|step| step.contains(index)), "{steps:?}");
        }
        assert!(
            !steps.iter().any(|step| step.starts_with("SCAN")),
            "{steps:?}"
        );
    }
}
