//! A workspace that comes from another system.

use super::{Happened, missing_pieces, note};
use crate::{Error, Session};
use domain::EventName;
use serde_json::json;
use store::{Workspace, WorkspaceStatus, Writer};

/// Takes a workspace over as it was elsewhere: its reference and its dates stay. What is in it, its urgency and its
/// row in the search are the caller's to bring ([`super::touch`], [`super::find_again`]).
///
/// - `from`: what it was imported from, for the line of the timeline.
///
/// # Errors
///
/// [`store::Error::Duplicate`] when the reference is taken, or when the file cannot be written.
pub(crate) fn adopt(
    session: &Session,
    writer: &Writer<'_>,
    workspace: &Workspace,
    from: &str,
) -> Result<(), Error> {
    writer.open_workspace(workspace)?;
    let happened = Happened {
        kind: "workspace_imported",
        params: json!({ "what": workspace.title, "from": from }),
        communication: None,
        by: Some(session.user_id),
    };
    note(session, writer, workspace.id, &happened)?;
    session.emit(
        writer,
        EventName::WorkspaceCreated,
        "workspaces",
        workspace.id,
        &json!({ "reference": workspace.reference, "imported": true }),
    )?;
    // Nobody asks for the papers of what is over.
    if workspace.status == WorkspaceStatus::Open {
        missing_pieces(session, writer, workspace)?;
    }
    Ok(())
}
