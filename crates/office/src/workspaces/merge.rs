//! Two workspaces that are one: everything goes to the one that stays, and comes back exactly when it was a mistake.

use super::{find_again, touch};
use crate::{Error, Session, router::Handle, words};
use contract::workspaces::{MergeWorkspaces, UnmergeWorkspaces, WorkspaceView};
use domain::{Capability, EventName};
use serde_json::json;
use store::{HitKind, Workspace};

impl Handle<MergeWorkspaces> for Session {
    fn handle(&self, request: MergeWorkspaces) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let (from, into) = (words::id(&request.from)?, words::id(&request.into)?);
        self.write(|writer| {
            let (ending, staying): (Workspace, Workspace) =
                (writer.expect(&from)?, writer.expect(&into)?);
            writer.merge_workspaces(from, into, Some(self.user_id))?;
            let params =
                json!({ "from": ending.reference, "to": staying.reference, "what": ending.title });
            self.note(writer, into, "workspace_merged", params.clone())?;
            self.note(writer, from, "workspace_merged", params)?;
            writer.unindex(HitKind::Workspace, from)?;
            find_again(writer, &staying)?;
            touch(self, writer, into)?;
            self.emit(
                writer,
                EventName::WorkspaceUpdated,
                "workspaces",
                into,
                &json!({ "merged": request.from }),
            )?;
            self.audit(
                writer,
                "workspaces.merge",
                "workspaces",
                &request.into,
                &json!({ "from": request.from }),
            )
        })?;
        self.bus.changed(&["documents", "search", "board"]);
        self.changed_workspace(into)
    }
}

impl Handle<UnmergeWorkspaces> for Session {
    fn handle(&self, request: UnmergeWorkspaces) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let from = words::id(&request.id)?;
        self.write(|writer| {
            let into = writer.unmerge_workspaces(from)?;
            let (back, other): (Workspace, Workspace) =
                (writer.expect(&from)?, writer.expect(&into)?);
            let params =
                json!({ "from": back.reference, "to": other.reference, "what": back.title });
            self.note(writer, into, "workspace_unmerged", params.clone())?;
            self.note(writer, from, "workspace_unmerged", params)?;
            find_again(writer, &back)?;
            touch(self, writer, from)?;
            touch(self, writer, into)?;
            self.audit(
                writer,
                "workspaces.unmerge",
                "workspaces",
                &request.id,
                &json!({ "from": into.to_string() }),
            )
        })?;
        self.bus.changed(&["documents", "search", "board"]);
        self.changed_workspace(from)
    }
}
