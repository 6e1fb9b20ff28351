//! A draft leaves: as a file that says on each page that it is a draft, or as the final text.

use super::{
    refusal::DraftRefusal,
    view::{is_validated, passages, sources},
};
use crate::{
    Error, Session,
    documents::{Adopted, adopt},
    places,
    router::Handle,
    words,
};
use ::documents::LetterFile;
use contract::{
    Done,
    drafts::{DocumentDraftView, ExportDraft, FileDraft, SourceView},
};
use domain::Capability;
use serde_json::json;
use store::{Document, DocumentDraft, PreparedBlob};

/// A text that a person validated exactly as it is. Nothing else leaves as final: [`Final::of`] is the only way to one.
struct Final(DocumentDraft);

impl Final {
    /// The draft, when its validation is about the text it has now.
    fn of(draft: DocumentDraft) -> Result<Self, DraftRefusal> {
        if is_validated(&draft) {
            Ok(Self(draft))
        } else {
            Err(DraftRefusal::NotValidated)
        }
    }

    fn docx(&self) -> Result<Vec<u8>, Error> {
        written(&LetterFile {
            title: &self.0.title,
            text: &self.0.text,
            banner: "",
            notes: &[],
        })
    }

    fn filename(&self) -> String {
        let name: String = self
            .0
            .title
            .chars()
            .map(|c| {
                if c.is_alphanumeric() || " '’-().,".contains(c) {
                    c
                } else {
                    '-'
                }
            })
            .take(100)
            .collect();
        format!("{}.docx", name.trim())
    }
}

fn written(file: &LetterFile<'_>) -> Result<Vec<u8>, Error> {
    file.docx()
        .map_err(|error| Error::Broken(format!("a Word file: {error}")))
}

/// As a draft: the banner on each page, and where its passages come from at the end.
fn proposal(draft: &DocumentDraft) -> Result<Vec<u8>, Error> {
    let english = draft.language == "en";
    let used = passages(draft);
    let sources = sources(draft);
    let mut notes: Vec<String> = sources
        .iter()
        .enumerate()
        .filter(|(at, _)| used.iter().any(|passage| passage.source == *at))
        .map(|(at, source)| format!("{}. {}", at + 1, in_words(source, english)))
        .collect();
    if !notes.is_empty() {
        notes.insert(0, "Sources".to_owned());
    }
    written(&LetterFile {
        title: &draft.title,
        text: &draft.text,
        banner: if english {
            "DRAFT – NOT VALIDATED"
        } else {
            "PROJET – NON VALIDÉ"
        },
        notes: &notes,
    })
}

fn in_words(source: &SourceView, english: bool) -> String {
    let mut words = source.title.clone();
    if let Some(page) = source.page {
        words.push_str(&format!(", page {page}"));
    }
    if let Some(quote) = &source.quote {
        words.push_str(&if english {
            format!(": “{quote}”")
        } else {
            format!(" : « {quote} »")
        });
    }
    words
}

impl Handle<ExportDraft> for Session {
    fn handle(&self, request: ExportDraft) -> Result<Done, Error> {
        self.require(Capability::Read)?;
        let id = words::id(&request.id)?;
        let target = self.places.path(&request.place)?;
        let draft: DocumentDraft = self.read(|reader| Ok(reader.expect(&id)?))?;
        let (workspace, title) = (draft.workspace_id, draft.title.clone());
        let bytes = if request.r#final {
            Final::of(draft)?.docx()?
        } else {
            proposal(&draft)?
        };
        places::save(&target, &bytes)?;
        self.write(|writer| {
            self.note(writer, workspace, "draft_exported", json!({ "what": title }))?;
            let detail = json!({ "final": request.r#final, "sha256": store::BlobHash::of(&bytes).to_string() });
            self.audit(writer, "drafts.export", "document_drafts", &id.to_string(), &detail)
        })?;
        self.bus.changed(&["workspaces"]);
        Ok(Done {})
    }
}

impl Handle<FileDraft> for Session {
    fn handle(&self, request: FileDraft) -> Result<DocumentDraftView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let text = Final::of(self.read(|reader| Ok(reader.expect(&id)?))?)?;
        let blob = PreparedBlob::new(&text.docx()?)?;
        let validated = text.0.validated_sha256;
        self.write(|writer| {
            // Again under the lock: what was written into the file must be what is validated now.
            let text = Final::of(writer.expect(&id)?)?;
            if text.0.validated_sha256 != validated {
                return Err(DraftRefusal::Changed.into());
            }
            let before = text
                .0
                .document_id
                .map_or(Ok(None), |id| writer.get::<Document>(&id))?;
            let filename = text.filename();
            let document = adopt(
                self,
                writer,
                &Adopted {
                    workspace: text.0.workspace_id,
                    filename: &filename,
                    at_ms: self.now_ms(),
                    blob: &blob,
                    document: before
                        .filter(|one| one.removed_ms.is_none())
                        .map(|one| one.id),
                },
            )?;
            self.note(
                writer,
                text.0.workspace_id,
                "draft_filed",
                json!({ "what": filename }),
            )?;
            let detail = json!({ "document": document.to_string() });
            self.audit(
                writer,
                "drafts.file",
                "document_drafts",
                &id.to_string(),
                &detail,
            )?;
            Ok(writer.save(&DocumentDraft {
                document_id: Some(document),
                ..text.0
            })?)
        })?;
        self.bus.changed(&["documents"]);
        self.changed_draft(id)
    }
}
