//! A legal date that passes while nobody decided: missed, until a person says what happened.

use super::{alarm::HISTORY_MS, remind::tell};
use crate::{
    Error, Session, notifications,
    workspaces::{Happened, note, raise, touch},
};
use contract::Event;
use domain::{EventName, deadlines::State};
use serde_json::json;
use store::{AlertLevel, Deadline, DeadlineState, Id, Writer};

/// Older than this nobody is disturbed: the firm was closed for long, and the list says the rest.
const NEWS_MS: i64 = 3 * 24 * 3_600_000;

/// A few at once are told one by one on the desktop.
const MOST_ANNOUNCED: usize = 3;

/// Marks every running deadline whose legal date has passed as missed and unexplained. Returns how many.
///
/// What had lapsed when it came in, with old mail, and what lapsed more than three months ago is left alone.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn lapse(session: &Session) -> Result<usize, Error> {
    let now_ms = session.now_ms();
    let passed: Vec<Id> = session.read(|reader| {
        Ok(reader
            .running_moments(now_ms - HISTORY_MS, now_ms)?
            .into_iter()
            .filter(|moment| moment.due_ms.is_none_or(|due| due < now_ms))
            .map(|moment| moment.id)
            .collect())
    })?;
    for batch in passed.chunks(100) {
        let news = session.write(|writer| {
            let mut news = Vec::new();
            for id in batch {
                news.extend(one(session, writer, *id)?);
            }
            Ok::<_, Error>(news)
        })?;
        for event in news.iter().take(MOST_ANNOUNCED) {
            session.bus.tell(event);
        }
    }
    if !passed.is_empty() {
        session.bus.changed(&[
            "workspaces",
            "today",
            "agenda",
            "notifications",
            "deadlines",
        ]);
    }
    Ok(passed.len())
}

fn one(session: &Session, writer: &Writer<'_>, id: Id) -> Result<Option<Event>, Error> {
    let mut deadline: Deadline = writer.expect(&id)?;
    let was = deadline.state;
    let state = was.as_str().parse::<State>().ok().and_then(State::lapse);
    if state.is_none() {
        return Ok(None);
    }
    deadline.state = DeadlineState::Missed;
    deadline.lapsed_ms = Some(session.now_ms());
    writer.save(&deadline)?;
    let happened = Happened {
        kind: "deadline_lapsed",
        params: json!({ "what": deadline.title }),
        communication: deadline.communication_id,
        by: None,
    };
    note(session, writer, deadline.workspace_id, &happened)?;
    writer.audit(
        None,
        "deadlines.lapse",
        "deadlines",
        &id.to_string(),
        &json!({ "from": was.as_str(), "due_ms": deadline.due_ms }),
    )?;
    session.emit(
        writer,
        EventName::ProcedureStatusChanged,
        "deadlines",
        id,
        &json!({ "state": "missed", "unexplained": true }),
    )?;
    raise(
        session,
        writer,
        deadline.workspace_id,
        deadline.communication_id,
        "deadline_missed",
        AlertLevel::Critical,
        json!({ "what": deadline.title, "deadline": id.to_string() }),
    )?;
    touch(session, writer, deadline.workspace_id)?;
    let recent = deadline
        .due_ms
        .or(deadline.due_safe_ms)
        .is_some_and(|due| due >= session.now_ms() - NEWS_MS);
    if !recent
        || !tell(
            session,
            writer,
            deadline.workspace_id,
            "DEADLINE_MISSED",
            "",
        )?
    {
        return Ok(None);
    }
    let title = writer
        .workspace(deadline.workspace_id)?
        .map(|workspace| workspace.title)
        .unwrap_or_default();
    notifications::desktop(
        session,
        writer,
        "DEADLINE_MISSED",
        &title,
        &deadline.title,
        deadline.communication_id,
    )
    .map(Some)
}
