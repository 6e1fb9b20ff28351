//! What a person does with a document: name it, take it out, bring a version back, say which item it is.

use super::files::Piece;
use crate::{
    Error, Session,
    router::Handle,
    words,
    workspaces::{Happened, line, note, touch},
};
use contract::{
    documents::{
        DocumentView, LinkItem, PutBackDocument, RemoveDocument, RenameDocument, RestoreVersion,
    },
    workspaces::WorkspaceView,
};
use domain::Capability;
use serde_json::json;
use store::{Document, DocumentVersion, HitKind, Id, PreparedSearch, SearchDocument, Writer};

/// A document that was added, with its versions; what hangs on a message belongs to the message.
fn added(writer: &Writer<'_>, id: Id) -> Result<(Document, Vec<DocumentVersion>), Error> {
    match Piece::find(writer, id)? {
        Piece::File(document, versions) => Ok((document, versions)),
        Piece::Mail(_) => Err(Error::invalid("document that was added", &id.to_string())),
    }
}

impl Session {
    fn happened(
        &self,
        writer: &Writer<'_>,
        document: &Document,
        kind: &'static str,
    ) -> Result<(), Error> {
        let happened = Happened {
            kind,
            params: json!({ "what": document.filename }),
            communication: None,
            by: Some(self.user_id),
        };
        note(self, writer, document.workspace_id, &happened)?;
        self.audit(
            writer,
            kind,
            "documents",
            &document.id.to_string(),
            &json!({}),
        )
    }

    fn changed_document(&self, id: Id) -> Result<DocumentView, Error> {
        self.bus.changed(&["documents", "workspaces", "search"]);
        self.document_view(id, None)
    }

    /// Makes a document findable under its name and the text of its newest version.
    fn find_again(&self, writer: &Writer<'_>, id: Id) -> Result<(), Error> {
        let piece = Piece::find(writer, id)?;
        let (file, _) = piece.file(None)?;
        let (text, _) = super::whole::whole_text(writer, file.id)?;
        writer.reindex(PreparedSearch::new(&SearchDocument {
            subject: piece.filename(),
            body: &text,
            ..SearchDocument::new(HitKind::Document, id, self.now_ms())
        }));
        Ok(())
    }

    fn set_removed(&self, id: &str, removed: bool) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(id)?;
        let workspace = self.write(|writer| {
            let (mut document, _) = added(writer, id)?;
            if document.removed_ms.is_some() == removed {
                return Ok(document.workspace_id);
            }
            document.removed_ms = removed.then(|| self.now_ms());
            writer.save(&document)?;
            if removed {
                writer.unindex(HitKind::Document, id)?;
            } else {
                self.find_again(writer, id)?;
            }
            let kind = if removed {
                "document_removed"
            } else {
                "document_put_back"
            };
            self.happened(writer, &document, kind)?;
            touch(self, writer, document.workspace_id)?;
            Ok(document.workspace_id)
        })?;
        self.bus.changed(&["documents", "search"]);
        self.changed_workspace(workspace)
    }
}

/// A name that was given without an extension keeps the one that says what opens the file.
fn with_extension(name: String, before: &str) -> String {
    let extension = |name: &str| {
        let (_, last) = name.rsplit_once('.')?;
        let is_one =
            (1..=5).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_alphanumeric());
        is_one.then(|| last.to_owned())
    };
    match (extension(&name), extension(before)) {
        (None, Some(kind)) => format!("{name}.{kind}"),
        _ => name,
    }
}

impl Handle<RenameDocument> for Session {
    fn handle(&self, request: RenameDocument) -> Result<DocumentView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let filename = line("name", &request.filename)?;
        self.write(|writer| {
            let (mut document, _) = added(writer, id)?;
            let filename = with_extension(filename, &document.filename);
            let before = std::mem::replace(&mut document.filename, filename.clone());
            writer.save(&document)?;
            self.find_again(writer, id)?;
            let happened = Happened {
                kind: "document_renamed",
                params: json!({ "from": before, "to": filename }),
                communication: None,
                by: Some(self.user_id),
            };
            note(self, writer, document.workspace_id, &happened)
        })?;
        self.changed_document(id)
    }
}

impl Handle<RemoveDocument> for Session {
    fn handle(&self, request: RemoveDocument) -> Result<WorkspaceView, Error> {
        self.set_removed(&request.id, true)
    }
}

impl Handle<PutBackDocument> for Session {
    fn handle(&self, request: PutBackDocument) -> Result<WorkspaceView, Error> {
        self.set_removed(&request.id, false)
    }
}

impl Handle<RestoreVersion> for Session {
    fn handle(&self, request: RestoreVersion) -> Result<DocumentView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let (document, versions) = added(writer, id)?;
            let wanted = usize::try_from(request.version)
                .ok()
                .and_then(|number| number.checked_sub(1));
            let old = wanted
                .and_then(|at| versions.get(at))
                .ok_or_else(|| Error::invalid("version", &request.version.to_string()))?;
            if versions
                .last()
                .is_some_and(|newest| newest.blob_hash == old.blob_hash)
            {
                return Ok(());
            }
            let version = DocumentVersion {
                id: self.new_id(),
                at_ms: self.now_ms(),
                by_user: Some(self.user_id),
                restores: Some(old.id),
                ..old.clone()
            };
            writer.insert(&version)?;
            writer.copy_reading(old.id, version.id)?;
            let (file, _) = Piece::find(writer, id)?.file(None)?;
            if writer.reading(file.id)?.is_none() {
                super::queue::queue(self, writer, &file, super::queue::WANTED)?;
            }
            self.find_again(writer, id)?;
            self.happened(writer, &document, "document_restored")
        })?;
        self.changed_document(id)
    }
}

impl Handle<LinkItem> for Session {
    fn handle(&self, request: LinkItem) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let workspace = self.write(|writer| {
            let piece = Piece::find(writer, id)?;
            let workspace = piece
                .workspace(writer)?
                .ok_or_else(|| Error::invalid("document of a workspace", &request.id))?;
            for mut item in writer.checklist(workspace)? {
                if item.document_id == Some(id) && request.item_id.as_deref() != Some(&item.id) {
                    item.document_id = None;
                    writer.save(&item)?;
                }
            }
            if let Some(item) = &request.item_id {
                self.fulfil(writer, item, id)?;
            }
            touch(self, writer, workspace)?;
            Ok(workspace)
        })?;
        self.bus.changed(&["documents"]);
        self.changed_workspace(workspace)
    }
}
