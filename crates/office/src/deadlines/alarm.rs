//! A deadline that comes near: an alert, an event and a notification, once for each step of its approach.

use crate::{
    Error, Session,
    workspaces::{self, raise},
};
use contract::Event;
use domain::{EventName, urgency::counts_in_hours};
use serde_json::{Value, json};
use store::{AlertLevel, Deadline, Notification, Reader, Writer};

const DAY_MS: i64 = 24 * 3_600_000;

/// A deadline that passed this long ago came in with old mail: it is shown in its workspace and alarms nobody.
pub(crate) const HISTORY_MS: i64 = 90 * DAY_MS;

/// The alert that a running deadline deserves by the time that is left.
fn alarm(session: &Session, deadline: &Deadline) -> Option<(&'static str, AlertLevel, EventName)> {
    let due_ms = deadline
        .due_safe_ms
        .filter(|_| workspaces::is_running(deadline.state))?;
    let left = due_ms - session.now_ms();
    if left < -HISTORY_MS {
        return None;
    }
    let law = session.law();
    let in_hours = deadline
        .rule_id
        .as_deref()
        .and_then(|id| law.rule(id))
        .is_some_and(counts_in_hours);
    if in_hours || left <= 3 * DAY_MS {
        Some((
            "deadline_critical",
            AlertLevel::Critical,
            EventName::DeadlineCritical,
        ))
    } else if left <= 10 * DAY_MS {
        Some((
            "deadline_approaching",
            AlertLevel::High,
            EventName::DeadlineApproaching,
        ))
    } else {
        None
    }
}

fn alarm_params(deadline: &Deadline) -> Value {
    json!({ "what": deadline.title, "deadline": deadline.id.to_string() })
}

/// Whether a deadline came so near that an alert is missing.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn lacks_alarm(
    session: &Session,
    reader: &Reader<'_>,
    deadline: &Deadline,
) -> Result<bool, Error> {
    let Some((kind, ..)) = alarm(session, deadline) else {
        return Ok(false);
    };
    let params = alarm_params(deadline);
    Ok(!reader
        .alerts_of(deadline.workspace_id)?
        .iter()
        .any(|alert| alert.kind == kind && alert.params == params))
}

/// Raises the alert that a running deadline deserves, once for each step of its approach. Returns whether the person
/// at the screen should hear of it now.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn watch(
    session: &Session,
    writer: &Writer<'_>,
    deadline: &Deadline,
) -> Result<bool, Error> {
    let Some((kind, level, event)) = alarm(session, deadline) else {
        return Ok(false);
    };
    if !lacks_alarm(session, writer, deadline)? {
        return Ok(false);
    }
    raise(
        session,
        writer,
        deadline.workspace_id,
        deadline.communication_id,
        kind,
        level,
        alarm_params(deadline),
    )?;
    session.emit(
        writer,
        event,
        "deadlines",
        deadline.id,
        &json!({ "due_safe_ms": deadline.due_safe_ms }),
    )?;
    let lapsed_long_ago = deadline
        .due_safe_ms
        .is_some_and(|due| due < session.now_ms() - 3 * DAY_MS);
    if level == AlertLevel::Critical && !lapsed_long_ago {
        return notify_critical(session, writer, deadline);
    }
    Ok(false)
}

/// Tells who is responsible, or everybody when nobody is. Returns whether the person at the screen is among them.
fn notify_critical(
    session: &Session,
    writer: &Writer<'_>,
    deadline: &Deadline,
) -> Result<bool, Error> {
    let responsible = writer
        .workspace(deadline.workspace_id)?
        .and_then(|workspace| workspace.responsible_user_id);
    for user in writer
        .users()?
        .into_iter()
        .filter(|user| !user.disabled && responsible.is_none_or(|id| id == user.id))
    {
        writer.notify(&Notification {
            id: session.new_id(),
            user_id: user.id,
            kind: "DEADLINE_CRITICAL".to_owned(),
            communication_id: deadline.communication_id,
            workspace_id: Some(deadline.workspace_id),
            at_ms: session.now_ms(),
            read: false,
            subject: String::new(),
        })?;
    }
    Ok(responsible.is_none_or(|id| id == session.user_id))
}

/// What the desktop says about a deadline that became critical.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn announce(
    session: &Session,
    reader: &Reader<'_>,
    deadline: &Deadline,
) -> Result<Event, Error> {
    let title = reader
        .workspace(deadline.workspace_id)?
        .map(|workspace| workspace.title)
        .unwrap_or_default();
    crate::notifications::desktop(
        session,
        reader,
        "DEADLINE_CRITICAL",
        &title,
        &deadline.title,
        deadline.communication_id,
    )
}
