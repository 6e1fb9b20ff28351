//! What people of the firm write to themselves about a workspace. Notes are found by the search.

use crate::{Error, Session, router::Handle, when, words};
use contract::{
    notes::{NoteView, PutBackNote, RemoveNote, SaveNote},
    workspaces::WorkspaceView,
};
use domain::Capability;
use serde_json::json;
use std::collections::HashMap;
use store::{HitKind, Id, Note, PreparedSearch, Reader, SearchDocument, Workspace};

/// Longer is a document.
const MAX_CHARS: usize = 20_000;

/// The notes of a workspace, newest first.
pub(crate) fn of_workspace(
    reader: &Reader<'_>,
    workspace: Id,
    names: &HashMap<Id, String>,
) -> Result<Vec<NoteView>, Error> {
    let view = |note: Note| NoteView {
        id: note.id.to_string(),
        text: note.text,
        by: note.by_user.and_then(|id| names.get(&id).cloned()),
        at: when::time_ms(note.at_ms),
        edited_at: note.edited_ms.map(when::time_ms),
    };
    Ok(reader.notes(workspace)?.into_iter().map(view).collect())
}

/// What the search finds of a note.
pub(crate) fn search_row(note: &Note) -> PreparedSearch {
    PreparedSearch::new(&SearchDocument {
        body: &note.text,
        ..SearchDocument::new(HitKind::Note, note.id, note.at_ms)
    })
}

impl Handle<SaveNote> for Session {
    fn handle(&self, request: SaveNote) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let workspace = words::id(&request.workspace_id)?;
        let text = request.text.trim();
        if text.is_empty() || text.chars().count() > MAX_CHARS {
            return Err(Error::invalid("note", text));
        }
        self.write(|writer| {
            writer.expect::<Workspace>(&workspace)?;
            let note = match request.id.as_deref().map(words::id).transpose()? {
                Some(id) => Note {
                    text: text.to_owned(),
                    edited_ms: Some(self.now_ms()),
                    ..writer.expect(&id)?
                },
                None => Note {
                    id: self.new_id(),
                    workspace_id: workspace,
                    text: text.to_owned(),
                    by_user: Some(self.user_id),
                    at_ms: self.now_ms(),
                    edited_ms: None,
                    removed_ms: None,
                },
            };
            writer.save(&note)?;
            writer.reindex(search_row(&note));
            if request.id.is_none() {
                self.note(writer, workspace, "note_added", json!({}))?;
            }
            Ok(())
        })?;
        self.changed_workspace(workspace)
    }
}

impl Session {
    fn set_note_removed(&self, id: &str, removed: bool) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(id)?;
        let workspace = self.write(|writer| {
            let mut note: Note = writer.expect(&id)?;
            note.removed_ms = removed.then(|| self.now_ms());
            writer.save(&note)?;
            if removed {
                writer.unindex(HitKind::Note, id)?;
            } else {
                writer.reindex(search_row(&note));
            }
            Ok(note.workspace_id)
        })?;
        self.changed_workspace(workspace)
    }
}

impl Handle<RemoveNote> for Session {
    fn handle(&self, request: RemoveNote) -> Result<WorkspaceView, Error> {
        self.set_note_removed(&request.id, true)
    }
}

impl Handle<PutBackNote> for Session {
    fn handle(&self, request: PutBackNote) -> Result<WorkspaceView, Error> {
        self.set_note_removed(&request.id, false)
    }
}
