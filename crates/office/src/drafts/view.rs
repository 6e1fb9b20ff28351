//! A draft as the window sees it.

use crate::{Error, Session, inbox::utf16_len, when};
use ::intelligence::drafts::{Passage, blanks, templates};
use contract::drafts::{BlankView, DocumentDraftRow, DocumentDraftView, PassageView, SourceView};
use store::{BlobHash, DocumentDraft, Id, Reader, Workspace};

/// What a validation is about: the title and the text, and nothing else.
pub(super) fn digest(draft: &DocumentDraft) -> String {
    BlobHash::of(format!("{}\0{}", draft.title, draft.text).as_bytes()).to_string()
}

/// Whether a person validated the draft as it is now.
pub(super) fn is_validated(draft: &DocumentDraft) -> bool {
    draft.validated_by.is_some() && draft.validated_sha256.as_deref() == Some(&digest(draft))
}

/// The passages that lie in the text: two devices may have written text and passages at once.
pub(super) fn passages(draft: &DocumentDraft) -> Vec<Passage> {
    let kept: Vec<(usize, usize, usize)> =
        serde_json::from_value(draft.passages.clone()).unwrap_or_default();
    kept.into_iter()
        .filter(|&(start, end, _)| {
            draft
                .text
                .get(start..end)
                .is_some_and(|text| !text.is_empty())
        })
        .map(|(start, end, source)| Passage { start, end, source })
        .collect()
}

pub(super) fn sources(draft: &DocumentDraft) -> Vec<SourceView> {
    serde_json::from_value(draft.sources.clone()).unwrap_or_default()
}

/// Counts UTF-16 units up to bytes that are asked in ascending order.
struct Units<'a> {
    text: &'a str,
    bytes: usize,
    units: u32,
}

impl Units<'_> {
    fn at(&mut self, byte: usize) -> u32 {
        self.units += utf16_len(self.text.get(self.bytes..byte).unwrap_or_default());
        self.bytes = byte.max(self.bytes);
        self.units
    }
}

/// The drafts of a workspace, the one changed last first.
pub(crate) fn of_workspace(
    reader: &Reader<'_>,
    workspace: Id,
) -> Result<Vec<DocumentDraftRow>, Error> {
    let row = |draft: DocumentDraft| DocumentDraftRow {
        id: draft.id.to_string(),
        validated: is_validated(&draft),
        blanks: u32::try_from(blanks(&draft.text).len()).unwrap_or(u32::MAX),
        updated_at: when::time_ms(draft.updated_ms),
        title: draft.title,
    };
    Ok(reader
        .document_drafts(workspace)?
        .into_iter()
        .map(row)
        .collect())
}

impl Session {
    pub(super) fn draft_view(&self, id: Id) -> Result<DocumentDraftView, Error> {
        self.read(|reader| {
            let draft: DocumentDraft = reader.expect(&id)?;
            let workspace: Workspace = reader.expect(&draft.workspace_id)?;
            let by = draft
                .validated_by
                .map_or(Ok(None), |id| reader.get::<store::User>(&id))?;
            Ok(view(draft, workspace, by.map(|user| user.name)))
        })
    }
}

fn view(draft: DocumentDraft, workspace: Workspace, by: Option<String>) -> DocumentDraftView {
    let validated = is_validated(&draft);
    let mut found = passages(&draft);
    found.sort_by_key(|passage| passage.start);
    let start = || Units {
        text: &draft.text,
        bytes: 0,
        units: 0,
    };
    let (mut filled, mut open) = (start(), start());
    DocumentDraftView {
        id: draft.id.to_string(),
        workspace_id: workspace.id.to_string(),
        workspace_reference: workspace.reference,
        workspace_title: workspace.title,
        kind: templates()
            .iter()
            .find(|template| template.id == draft.template)
            .map_or("letter", |template| template.kind.as_str())
            .to_owned(),
        passages: found
            .iter()
            .map(|passage| PassageView {
                start: filled.at(passage.start),
                end: filled.at(passage.end),
                source: u32::try_from(passage.source).unwrap_or(u32::MAX),
            })
            .collect(),
        blanks: blanks(&draft.text)
            .into_iter()
            .map(|(start, end)| BlankView {
                start: open.at(start),
                end: open.at(end),
            })
            .collect(),
        sources: sources(&draft),
        sha256: digest(&draft),
        void: !validated && draft.validated_sha256.is_some(),
        validated_by: by.filter(|_| validated),
        validated_at: draft.validated_ms.filter(|_| validated).map(when::time_ms),
        document_id: draft.document_id.map(|id| id.to_string()),
        updated_at: when::time_ms(draft.updated_ms),
        title: draft.title,
        text: draft.text,
    }
}
