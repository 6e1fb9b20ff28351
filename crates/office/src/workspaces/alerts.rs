//! Alerts of a workspace: each is raised once, and the one of missing documents says what is missing now.

use super::is_running;
use crate::{Error, Session};
use domain::EventName;
use serde_json::json;
use store::{Alert, AlertLevel, Id, Workspace, Writer};

/// One alert for all the mandatory documents that a new file lacks: one line each would hide the deadline.
pub(super) fn missing_pieces(
    session: &Session,
    writer: &Writer<'_>,
    workspace: &Workspace,
) -> Result<(), Error> {
    let pieces = session.missing_pieces(writer, workspace)?;
    let Some(missing) = missing_words(&pieces) else {
        return Ok(());
    };
    session.emit(
        writer,
        EventName::DocumentMissing,
        "workspaces",
        workspace.id,
        &json!({ "count": pieces.len() }),
    )?;
    raise(
        session,
        writer,
        workspace.id,
        None,
        "document_missing",
        AlertLevel::Medium,
        missing,
    )
}

/// The first missing document and how many there are besides; `None` when nothing is missing.
fn missing_words(pieces: &[String]) -> Option<serde_json::Value> {
    let (first, others) = pieces.split_first()?;
    let what = if others.is_empty() {
        first.clone()
    } else {
        format!("{first} (+ {})", others.len())
    };
    Some(json!({ "what": what, "count": pieces.len().to_string() }))
}

/// A deadline within this time makes missing documents pressing.
const PRESSING_MS: i64 = 3 * 24 * 3_600_000;

/// Missing mandatory documents: the alert says what is missing now and goes when nothing is any more, and a louder one
/// comes when a deadline is three days away or nearer.
pub(super) fn watch_pieces(
    session: &Session,
    writer: &Writer<'_>,
    workspace: &Workspace,
) -> Result<(), Error> {
    let missing = missing_words(&session.missing_pieces(writer, workspace)?);
    for mut alert in writer.alerts_of(workspace.id)? {
        if alert.kind != "document_missing" || alert.acknowledged_ms.is_some() {
            continue;
        }
        match &missing {
            None => {
                alert.acknowledged_by = Some(session.user_id);
                alert.acknowledged_ms = Some(session.now_ms());
            }
            Some(now) if alert.params.get("count").is_some() && alert.params != *now => {
                alert.params = now.clone();
            }
            Some(_) => continue,
        }
        writer.save(&alert)?;
    }
    if missing.is_none() {
        return Ok(());
    }
    let now_ms = session.now_ms();
    let near = writer
        .deadlines(workspace.id)?
        .into_iter()
        .find(|deadline| {
            is_running(deadline.state)
                && deadline
                    .due_safe_ms
                    .is_some_and(|due| (now_ms..=now_ms + PRESSING_MS).contains(&due))
        });
    let Some(deadline) = near else {
        return Ok(());
    };
    raise(
        session,
        writer,
        workspace.id,
        None,
        "document_missing",
        AlertLevel::High,
        // How many are missing changes with every tick: the deadline alone says whether it is the same alert.
        json!({ "what": deadline.title, "near": deadline.id.to_string() }),
    )
}

/// Raises an alert, unless the same one was raised before.
pub(crate) fn raise(
    session: &Session,
    writer: &Writer<'_>,
    workspace: Id,
    communication: Option<Id>,
    kind: &str,
    level: AlertLevel,
    params: serde_json::Value,
) -> Result<(), Error> {
    if writer
        .alerts_of(workspace)?
        .iter()
        .any(|alert| alert.kind == kind && alert.params == params)
    {
        return Ok(());
    }
    let alert = Alert {
        id: session.new_id(),
        workspace_id: Some(workspace),
        communication_id: communication,
        kind: kind.to_owned(),
        level,
        text_key: format!("alerts.kind.{kind}"),
        params,
        at_ms: session.now_ms(),
        acknowledged_by: None,
        acknowledged_ms: None,
        snoozed_until_ms: None,
        repeated_ms: None,
    };
    writer.insert(&alert)?;
    let event = if level == AlertLevel::Critical {
        EventName::AlertCritical
    } else {
        EventName::AlertCreated
    };
    session.emit(
        writer,
        event,
        "alerts",
        alert.id,
        &json!({ "kind": kind, "workspace": workspace.to_string() }),
    )
}
