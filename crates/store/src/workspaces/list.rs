//! The list of matters: the most urgent first, one page at a time, with what each line shows.

use domain::{Outcome, Procedure};
use rusqlite::types::Value as SqlValue;
use rusqlite::{params, params_from_iter};

use super::ended::{AT_OFFICE, BEGAN, Counted, NOT_MERGED, SINCE, Sample};
use super::{Urgency, Workspace, WorkspaceStatus};
use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::attachments::Attachment;
use crate::row::Row;
use crate::{Deadline, Error, Id, fold};

/// Narrows the list of matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceFilter {
    /// Open or archived ones.
    pub status: WorkspaceStatus,
    /// Only this procedure.
    pub procedure: Option<Procedure>,
    /// Only this urgency.
    pub urgency: Option<Urgency>,
    /// Only those that ended so.
    pub outcome: Option<Outcome>,
    /// Only those that a figure was made of, whatever `status` says.
    pub counted: Option<Counted>,
    /// Words of the title, the reference or the client; all must be there.
    pub query: String,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkspaceSummary {
    /// The matter.
    pub workspace: Workspace,
    /// The client's name; empty when nobody is the client.
    pub client: String,
    /// The running deadline that lapses first.
    pub next_deadline: Option<Deadline>,
    /// Alerts that nobody acknowledged and that do not sleep.
    pub alerts: i64,
    /// Messages filed in it.
    pub messages: i64,
    /// The last thing that happened in it.
    pub updated_ms: i64,
}

/// Most urgent first, then the date that lapses first, then the newest.
const ORDERED: &str = "ORDER BY CASE w.urgency WHEN 'critique' THEN 0 WHEN 'eleve' THEN 1 WHEN 'moyen' THEN 2 ELSE 3 END,
             d.next IS NULL, d.next, w.created_ms DESC, w.id";

const LAPSING: &str = "LEFT JOIN (
        SELECT workspace_id, min(due_safe_ms) AS next FROM deadlines
        WHERE state IN ('proposed', 'confirmed') GROUP BY workspace_id
    ) d ON d.workspace_id = w.id";

const CLIENTS: &str = "(SELECT group_concat(c.display_name, ', ') FROM workspace_contacts p
        JOIN contacts c ON c.id = p.contact_id WHERE p.workspace_id = w.id AND p.part = 'client')";

impl Reader<'_> {
    /// One page of matters and how many the filter finds in all.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspace_page(
        &self,
        filter: &WorkspaceFilter,
        now_ms: i64,
        offset: usize,
        limit: usize,
    ) -> Result<(Vec<WorkspaceSummary>, usize), Error> {
        let (ids, total) = if filter.query.trim().is_empty() {
            (
                self.workspace_ids(filter, offset, limit)?,
                self.count_workspaces(filter)?,
            )
        } else {
            let found = self.workspace_ids_with(filter)?;
            let total = found.len();
            (found.into_iter().skip(offset).take(limit).collect(), total)
        };
        let page: Result<Vec<_>, _> = ids
            .into_iter()
            .map(|id| self.workspace_summary(id, now_ms))
            .collect();
        Ok((page?, total))
    }

    fn workspace_ids(
        &self,
        filter: &WorkspaceFilter,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Id>, Error> {
        let narrow = Narrow::of(filter);
        let (next, after) = (narrow.values.len() + 1, narrow.values.len() + 2);
        let sql = format!(
            "SELECT w.id FROM workspaces w {LAPSING} WHERE {} {ORDERED} LIMIT ?{next} OFFSET ?{after}",
            narrow.condition
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let page = [sql_limit(limit), sql_limit(offset)].map(SqlValue::Integer);
        let values = params_from_iter(narrow.values.into_iter().chain(page));
        let rows = statement.query_map(values, |row| crate::row::load(row, &mut 0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn workspace_ids_with(&self, filter: &WorkspaceFilter) -> Result<Vec<Id>, Error> {
        let wanted = fold(&filter.query);
        let wanted: Vec<&str> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
        let narrow = Narrow::of(filter);
        let sql = format!(
            "SELECT w.id, w.reference || ' ' || w.title || ' ' || coalesce({CLIENTS}, '')
             FROM workspaces w {LAPSING} WHERE {} {ORDERED}",
            narrow.condition
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(narrow.values), |row| {
            Ok((
                crate::row::load::<Id>(row, &mut 0)?,
                row.get::<_, String>(1)?,
            ))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let (id, text) = row?;
            let text = fold(&text);
            if wanted.iter().all(|word| text.contains(word)) {
                found.push(id);
            }
        }
        Ok(found)
    }

    /// How many matters a filter selects; its words are not looked at.
    fn count_workspaces(&self, filter: &WorkspaceFilter) -> Result<usize, Error> {
        let narrow = Narrow::of(filter);
        let count: Option<i64> = self.value(
            &format!(
                "SELECT count(*) FROM workspaces w WHERE {}",
                narrow.condition
            ),
            params_from_iter(narrow.values),
        )?;
        Ok(usize::try_from(count.unwrap_or(0)).unwrap_or(0))
    }

    /// The line of one matter.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], or when the file cannot be read.
    pub fn workspace_summary(&self, id: Id, now_ms: i64) -> Result<WorkspaceSummary, Error> {
        let workspace: Workspace = self.expect(&id)?;
        let next_deadline = self.row(
            "WHERE workspace_id = ?1 AND state IN ('proposed', 'confirmed')
             AND due_safe_ms IS NOT NULL
             ORDER BY due_safe_ms, id LIMIT 1",
            [id.to_string()],
        )?;
        let sql = format!(
            "SELECT coalesce({CLIENTS}, ''),
                (SELECT count(*) FROM alerts WHERE workspace_id = w.id AND acknowledged_ms IS NULL
                    AND (snoozed_until_ms IS NULL OR snoozed_until_ms <= ?2)),
                (SELECT count(*) FROM communications WHERE workspace_id = w.id),
                (SELECT max(at_ms) FROM timeline WHERE workspace_id = w.id)
             FROM workspaces w WHERE w.id = ?1"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let summary = statement.query_row(params![id.to_string(), now_ms], |row| {
            Ok(WorkspaceSummary {
                updated_ms: row
                    .get::<_, Option<i64>>(3)?
                    .unwrap_or(workspace.created_ms),
                client: row.get(0)?,
                alerts: row.get(1)?,
                messages: row.get(2)?,
                workspace,
                next_deadline,
            })
        })?;
        Ok(summary)
    }

    /// The prudent date of the running deadline of a matter that lapses first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn next_lapse(&self, workspace_id: Id) -> Result<Option<i64>, Error> {
        let sql = "SELECT min(due_safe_ms) FROM deadlines
                   WHERE workspace_id = ?1 AND state IN ('proposed', 'confirmed')";
        Ok(self
            .value::<Option<i64>>(sql, [workspace_id.to_string()])?
            .flatten())
    }

    /// The documents of a matter: what hangs on its messages, newest first, each with the moment it arrived.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn workspace_documents(
        &self,
        workspace_id: Id,
        limit: usize,
    ) -> Result<Vec<(Attachment, i64)>, Error> {
        let columns: Vec<String> = Attachment::COLUMNS
            .iter()
            .map(|column| format!("a.{column}"))
            .collect();
        let sql = format!(
            "SELECT {}, m.received_ms FROM communications m JOIN attachments a ON a.communication_id = m.id
             WHERE m.workspace_id = ?1 AND a.inline = 0 ORDER BY m.received_ms DESC, a.part_index LIMIT ?2",
            columns.join(", ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement
            .query_map(params![workspace_id.to_string(), sql_limit(limit)], |row| {
                Ok((Attachment::read(row)?, row.get(Attachment::COLUMNS.len())?))
            })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What a filter says of the row `w`, with the values it is said with. What it does not ask stands in no condition, so
/// that the index of what it asks is used.
struct Narrow {
    condition: String,
    values: Vec<SqlValue>,
}

impl Narrow {
    fn of(filter: &WorkspaceFilter) -> Self {
        let mut narrow = Self {
            condition: String::new(),
            values: Vec::new(),
        };
        match &filter.counted {
            None => narrow.also("w.status = ?", text(filter.status.as_str())),
            Some(counted) => {
                narrow.condition.push_str(counted.sample.condition());
                narrow.condition.push_str(NOT_MERGED);
                if let Some(office) = counted.office {
                    narrow.also(AT_OFFICE, SqlValue::Text(office.to_string()));
                }
                if let Some(since) = &counted.since {
                    narrow.also(&format!("{SINCE} >= ?"), text(since));
                }
                if counted.sample == Sample::Running {
                    narrow.also(&format!("{BEGAN} <= ?"), text(&counted.today));
                }
            }
        }
        if let Some(procedure) = filter.procedure {
            narrow.also("w.procedure = ?", text(procedure.as_str()));
        }
        if let Some(urgency) = filter.urgency {
            narrow.also("w.urgency = ?", text(urgency.as_str()));
        }
        if let Some(outcome) = filter.outcome {
            narrow.also("w.outcome = ?", text(outcome.as_str()));
        }
        narrow
    }

    /// One condition more; its only `?` is the value.
    fn also(&mut self, condition: &str, value: SqlValue) {
        self.values.push(value);
        let numbered = condition.replace('?', &format!("?{}", self.values.len()));
        if !self.condition.is_empty() {
            self.condition.push_str(" AND ");
        }
        self.condition.push_str(&numbered);
    }
}

fn text(value: &str) -> SqlValue {
    SqlValue::Text(value.to_owned())
}
