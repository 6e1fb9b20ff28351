//! The figures about matters that ended: counted by the file, from its index, however many there are.
//!
//! A matter that was merged into another one is no matter of its own any more, and is counted nowhere.

use domain::{Outcome, Procedure};
use rusqlite::params;

use crate::access::Reader;
use crate::{Error, Id};

/// Which matters a figure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// Somebody decided: won, won in part or lost.
    Decided,
    /// It ended on a known day, not before it began.
    Ended,
    /// It is open.
    Running,
}

/// What a list is narrowed to so that it shows what a figure was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Which ones.
    pub sample: Sample,
    /// Only those before this court or authority.
    pub office: Option<Id>,
    /// ISO date: only those that began then or later.
    pub since: Option<String>,
    /// ISO date: what is said to begin later does not run yet.
    pub today: String,
}

/// The matters that figures are asked of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Only this procedure.
    pub procedure: Option<Procedure>,
    /// Only those before this court or authority.
    pub office: Option<Id>,
    /// ISO date: only those that began then or later.
    pub since: Option<String>,
}

/// How many matters of a procedure ended in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeCount {
    /// The procedure.
    pub procedure: Procedure,
    /// The way.
    pub outcome: Outcome,
    /// How many.
    pub matters: i64,
    /// ISO date on which the first of them ended.
    pub first_on: Option<String>,
    /// ISO date on which the last of them ended.
    pub last_on: Option<String>,
}

/// How many matters of a procedure took so many days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DurationCount {
    /// The procedure.
    pub procedure: Procedure,
    /// From the filing, or the opening, to the end or to today.
    pub days: i64,
    /// How many ended.
    pub ended: i64,
    /// How many still run.
    pub running: i64,
    /// ISO date on which the first of them ended.
    pub first_on: Option<String>,
    /// ISO date on which the last of them ended.
    pub last_on: Option<String>,
}

/// The day a matter began: when it was filed, or was opened here.
pub(super) const BEGAN: &str = "coalesce(w.filed_on, date(w.created_ms / 1000, 'unixepoch'))";

/// The same for a period. A matter that was entered after its end began then at the latest.
pub(super) const SINCE: &str = "min(coalesce(w.filed_on, date(w.created_ms / 1000, 'unixepoch')), \
     coalesce(w.ended_on, '9999-12-31'))";

/// See the module.
pub(super) const NOT_MERGED: &str = " AND w.id NOT IN (SELECT workspace_id FROM workspace_merges)";

/// Before this court or authority.
pub(super) const AT_OFFICE: &str = "w.id IN (SELECT p.workspace_id FROM workspace_contacts p
         WHERE p.contact_id = ? AND p.part IN ('court', 'authority'))";

impl Sample {
    /// What SQL asks of the row `w`.
    pub(super) const fn condition(self) -> &'static str {
        match self {
            Self::Decided => {
                "w.status = 'archived' AND w.outcome IN ('favourable', 'partly', 'unfavourable')"
            }
            Self::Ended => {
                "w.status = 'archived' AND w.outcome IS NOT NULL AND w.ended_on IS NOT NULL
                 AND coalesce(w.filed_on, date(w.created_ms / 1000, 'unixepoch')) <= w.ended_on"
            }
            Self::Running => "w.status = 'open'",
        }
    }
}

/// Of a [`Group`]: `?1` procedure, `?2` office, `?3` since.
fn in_group(group: &Group) -> String {
    let mut condition = NOT_MERGED.to_owned();
    if group.procedure.is_some() {
        condition.push_str(" AND w.procedure = ?1");
    } else {
        condition.push_str(" AND ?1 IS NULL AND w.procedure IS NOT NULL");
    }
    condition.push_str(" AND (?2 IS NULL OR ");
    condition.push_str(&AT_OFFICE.replace('?', "?2"));
    condition.push_str(") AND (?3 IS NULL OR ");
    condition.push_str(SINCE);
    condition.push_str(" >= ?3)");
    condition
}

impl Reader<'_> {
    /// How the decided matters of a group ended, by procedure and outcome.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn outcome_counts(&self, group: &Group) -> Result<Vec<OutcomeCount>, Error> {
        let sql = format!(
            "SELECT w.procedure, w.outcome, count(*), min(w.ended_on), max(w.ended_on) FROM workspaces w
             WHERE {}{} GROUP BY w.procedure, w.outcome",
            Sample::Decided.condition(),
            in_group(group)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values = params![
            group.procedure.map(Procedure::as_str),
            group.office.map(|id| id.to_string()),
            group.since
        ];
        let rows = statement.query_map(values, |row| {
            let mut next = 0;
            Ok(OutcomeCount {
                procedure: crate::row::load(row, &mut next)?,
                outcome: crate::row::load(row, &mut next)?,
                matters: crate::row::load(row, &mut next)?,
                first_on: crate::row::load(row, &mut next)?,
                last_on: crate::row::load(row, &mut next)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How long the matters of a group took or have taken, by procedure and number of days.
    ///
    /// - `today`: ISO date up to which the open ones have run.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn durations(&self, group: &Group, today: &str) -> Result<Vec<DurationCount>, Error> {
        let sql = format!(
            "SELECT procedure, days, sum(ended), sum(1 - ended), min(ended_on), max(ended_on) FROM (
                 SELECT w.procedure, CAST(julianday(w.ended_on) - julianday({BEGAN}) AS INTEGER) AS days,
                     1 AS ended, w.ended_on FROM workspaces w WHERE {}{}
                 UNION ALL
                 SELECT w.procedure, CAST(julianday(?4) - julianday({BEGAN}) AS INTEGER), 0, NULL
                     FROM workspaces w WHERE {}{} AND {BEGAN} <= ?4
             ) WHERE days IS NOT NULL GROUP BY procedure, days",
            Sample::Ended.condition(),
            in_group(group),
            Sample::Running.condition(),
            in_group(group)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values = params![
            group.procedure.map(Procedure::as_str),
            group.office.map(|id| id.to_string()),
            group.since,
            today
        ];
        let rows = statement.query_map(values, |row| {
            let mut next = 0;
            Ok(DurationCount {
                procedure: crate::row::load(row, &mut next)?,
                days: crate::row::load(row, &mut next)?,
                ended: crate::row::load(row, &mut next)?,
                running: crate::row::load(row, &mut next)?,
                first_on: crate::row::load(row, &mut next)?,
                last_on: crate::row::load(row, &mut next)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
