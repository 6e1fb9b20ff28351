//! What people do to a draft: open, edit, validate, take away.

use super::{
    refusal::DraftRefusal,
    view::{digest, passages},
};
use crate::{Error, Session, router::Handle, words};
use ::intelligence::drafts::{blanks, carry};
use contract::{
    Done,
    drafts::{DocumentDraftView, EditDraft, OpenDraft, PutBackDraft, RemoveDraft, ValidateDraft},
};
use domain::{Capability, EventName};
use serde_json::json;
use store::{DocumentDraft, Id};

/// Longer is a book.
const MAX_CHARS: usize = 200_000;

/// A title is one line.
const MAX_TITLE: usize = 200;

impl Session {
    /// Tells the windows that a draft changed, and shows it.
    pub(super) fn changed_draft(&self, id: Id) -> Result<DocumentDraftView, Error> {
        self.bus.changed(&["drafts", "workspaces"]);
        self.draft_view(id)
    }
}

impl Handle<OpenDraft> for Session {
    fn handle(&self, request: OpenDraft) -> Result<DocumentDraftView, Error> {
        self.require(Capability::Read)?;
        self.draft_view(words::id(&request.id)?)
    }
}

impl Handle<EditDraft> for Session {
    fn handle(&self, request: EditDraft) -> Result<DocumentDraftView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let title = request.title.trim();
        if title.is_empty() || title.chars().count() > MAX_TITLE {
            return Err(Error::invalid("title", title));
        }
        if request.text.chars().count() > MAX_CHARS {
            return Err(Error::invalid("draft", &format!("> {MAX_CHARS}")));
        }
        // Lines end as everywhere in the store, whatever they were pasted from.
        let text = request.text.replace("\r\n", "\n");
        self.write(|writer| {
            let draft: DocumentDraft = writer.expect(&id)?;
            let carried: Vec<_> = carry(&passages(&draft), &draft.text, &text)
                .into_iter()
                .map(|passage| (passage.start, passage.end, passage.source))
                .collect();
            Ok(writer.save(&DocumentDraft {
                title: title.to_owned(),
                passages: json!(carried),
                text,
                by_user: Some(self.user_id),
                updated_ms: self.now_ms(),
                ..draft
            })?)
        })?;
        self.changed_draft(id)
    }
}

impl Handle<ValidateDraft> for Session {
    fn handle(&self, request: ValidateDraft) -> Result<DocumentDraftView, Error> {
        self.require(Capability::Validate)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let draft: DocumentDraft = writer.expect(&id)?;
            let sha256 = digest(&draft);
            if sha256 != request.sha256 {
                return Err(DraftRefusal::Changed.into());
            }
            let open = blanks(&draft.text).len();
            if open > 0 {
                return Err(DraftRefusal::Blanks(open).into());
            }
            let (workspace, title) = (draft.workspace_id, draft.title.clone());
            writer.save(&DocumentDraft {
                validated_sha256: Some(sha256.clone()),
                validated_by: Some(self.user_id),
                validated_ms: Some(self.now_ms()),
                ..draft
            })?;
            self.note(
                writer,
                workspace,
                "draft_validated",
                json!({ "what": title }),
            )?;
            let detail = json!({ "sha256": sha256 });
            self.emit(
                writer,
                EventName::ValidationApproved,
                "document_drafts",
                id,
                &detail,
            )?;
            self.audit(
                writer,
                "drafts.validate",
                "document_drafts",
                &id.to_string(),
                &detail,
            )
        })?;
        self.changed_draft(id)
    }
}

impl Session {
    fn set_draft_removed(&self, id: &str, removed: bool) -> Result<Done, Error> {
        self.require(Capability::Work)?;
        let id = words::id(id)?;
        self.write(|writer| {
            let draft: DocumentDraft = writer.expect(&id)?;
            let kind = if removed {
                "draft_removed"
            } else {
                "draft_put_back"
            };
            self.note(
                writer,
                draft.workspace_id,
                kind,
                json!({ "what": draft.title }),
            )?;
            Ok(writer.save(&DocumentDraft {
                removed_ms: removed.then(|| self.now_ms()),
                ..draft
            })?)
        })?;
        self.bus.changed(&["drafts", "workspaces"]);
        Ok(Done {})
    }
}

impl Handle<RemoveDraft> for Session {
    fn handle(&self, request: RemoveDraft) -> Result<Done, Error> {
        self.set_draft_removed(&request.id, true)
    }
}

impl Handle<PutBackDraft> for Session {
    fn handle(&self, request: PutBackDraft) -> Result<Done, Error> {
        self.set_draft_removed(&request.id, false)
    }
}
