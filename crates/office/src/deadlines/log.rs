//! The daily log: every open deadline as it stood, one page a day, its hash in the audit chain.

use crate::{Error, Session, router::Handle, settings, when};
use contract::deadlines::{ListLog, LogDayView, LogLineView, LogPageView, LogView, OpenLog};
use domain::Capability;
use serde_json::{Value, json};
use std::collections::{HashMap, hash_map::Entry};
use store::{Deadline, Id, LogPage, Reader, WorkspaceSummary};

/// Pages that the list shows: three years.
const SHOWN: usize = 1100;

/// Writes the page of today unless it is there. Returns whether it was written now.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn write_today(session: &Session) -> Result<bool, Error> {
    let day = when::day(session.now()).to_string();
    if session.read(|reader| Ok(reader.log_page(&day)?.is_some()))? {
        return Ok(false);
    }
    let written = session.write(|writer| {
        let lines = lines(writer, session.now_ms())?;
        let law = session.law();
        let body = json!({
            "format": 1,
            "day": day,
            "firm": settings::firm_name(writer)?,
            "law": { "generated_on": law.meta.generated_on.to_string(), "verified_until": law.meta.verified_until.to_string() },
            "lines": lines,
        });
        Ok::<_, Error>(writer.log_deadlines(&day, &body.to_string(), lines.len())?)
    })?;
    session.bus.changed(&["deadlines"]);
    Ok(written)
}

fn lines(reader: &Reader<'_>, now_ms: i64) -> Result<Vec<LogLineView>, Error> {
    let names: HashMap<Id, String> = reader
        .users()?
        .into_iter()
        .map(|user| (user.id, user.name))
        .collect();
    let mut known: HashMap<Id, WorkspaceSummary> = HashMap::new();
    let mut lines = Vec::new();
    for deadline in reader.open_deadlines()? {
        let summary = match known.entry(deadline.workspace_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(empty) => {
                empty.insert(reader.workspace_summary(deadline.workspace_id, now_ms)?)
            }
        };
        lines.push(line(&deadline, summary, &names));
    }
    Ok(lines)
}

fn line(
    deadline: &Deadline,
    summary: &WorkspaceSummary,
    names: &HashMap<Id, String>,
) -> LogLineView {
    let name = |id: Option<Id>| {
        id.and_then(|id| names.get(&id).cloned())
            .unwrap_or_default()
    };
    let safe = deadline.due_safe_ms.or(deadline.due_ms);
    let due = deadline.due_ms.or(safe);
    let time = |ms: Option<i64>| ms.map(when::time_ms).unwrap_or_default();
    LogLineView {
        reference: summary.workspace.reference.clone(),
        client: summary.client.clone(),
        title: deadline.title.clone(),
        rule: deadline.rule_id.clone().unwrap_or_default(),
        state: if deadline.is_unexplained() {
            "lapsed".to_owned()
        } else {
            deadline.state.as_str().to_owned()
        },
        confirmed_by: name(deadline.confirmed_by),
        second_by: name(deadline.second_by),
        due_safe_at: time(safe),
        due_at: time(due),
        responsible: name(summary.workspace.responsible_user_id),
    }
}

fn view(page: &LogPage, wrong: &[(String, &'static str)]) -> LogDayView {
    LogDayView {
        day: page.day.clone(),
        at: when::time_ms(page.at_ms),
        lines: u32::try_from(page.lines).unwrap_or(0),
        sha256: page.sha256.clone(),
        audit_seq: u32::try_from(page.audit_seq).unwrap_or(0),
        intact: !wrong.iter().any(|(day, _)| *day == page.day),
    }
}

impl Handle<ListLog> for Session {
    fn handle(&self, _: ListLog) -> Result<LogView, Error> {
        self.require(Capability::Read)?;
        self.read(|reader| {
            let wrong = reader.verify_deadline_log()?;
            let pages = reader.log_pages(SHOWN)?;
            Ok(LogView {
                days: pages.iter().map(|page| view(page, &wrong)).collect(),
            })
        })
    }
}

impl Handle<OpenLog> for Session {
    fn handle(&self, request: OpenLog) -> Result<LogPageView, Error> {
        self.require(Capability::Read)?;
        self.read(|reader| {
            let page = reader.log_page(&request.day)?.ok_or(Error::NotFound {
                entity: "page of the deadline log",
                id: request.day.clone(),
            })?;
            // A page that somebody changed may not be JSON any more: it is shown empty and as changed.
            let body: Value = serde_json::from_str(&page.body).unwrap_or_default();
            Ok(LogPageView {
                page: view(&page, &reader.verify_deadline_log()?),
                firm_name: body["firm"].as_str().unwrap_or_default().to_owned(),
                lines: serde_json::from_value(body["lines"].clone()).unwrap_or_default(),
            })
        })
    }
}
