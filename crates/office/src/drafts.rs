//! Letters and acts that the machine prepares for a workspace, with where each passage comes from.
//!
//! A draft is a proposal: it carries blanks where nothing is known, and it leaves as a final text only after a person
//! validated exactly that text (`leave::Final`). One character changed, and the validation is void.

mod change;
mod facts;
mod leave;
mod refusal;
mod view;

pub(crate) use refusal::{DraftRefusal, explain};
pub(crate) use view::of_workspace;

use crate::{Error, Session, router::Handle, settings, words};
use ::intelligence::drafts::{Origin, Template, compose, templates};
use contract::{
    drafts::{
        ComposeDraft, DocumentDraftView, ListTemplates, SourceView, TemplateRow, TemplatesView,
    },
    words::Language,
};
use domain::{Capability, EventName, Procedure};
use serde_json::json;
use store::{DocumentDraft, Workspace};

/// Drafts of one matter that are kept: more is a mistake.
const MOST: usize = 500;

impl Handle<ListTemplates> for Session {
    fn handle(&self, request: ListTemplates) -> Result<TemplatesView, Error> {
        let user = self.require(Capability::Read)?;
        let id = words::id(&request.workspace_id)?;
        let (workspace, language) = self.read(|reader| {
            let workspace: Workspace = reader.expect(&id)?;
            Ok((workspace, settings::personal(reader, &user)?.language))
        })?;
        let procedure = workspace.procedure.unwrap_or(Procedure::Autre);
        let row = |template: &Template| TemplateRow {
            id: template.id.to_owned(),
            title: template.title.in_language(language.as_str()).to_owned(),
            kind: template.kind.as_str().to_owned(),
            language: Language::from_word(&template.language).unwrap_or(Language::Fr),
            fits: template.procedures.is_empty() || template.procedures.contains(&procedure),
        };
        let mut items: Vec<TemplateRow> = templates().iter().map(row).collect();
        items.sort_by_key(|item| !item.fits);
        Ok(TemplatesView { items })
    }
}

impl Handle<ComposeDraft> for Session {
    fn handle(&self, request: ComposeDraft) -> Result<DocumentDraftView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.workspace_id)?;
        let template = templates()
            .iter()
            .find(|template| template.id == request.template)
            .ok_or_else(|| Error::NotFound {
                entity: "template",
                id: request.template.chars().take(80).collect(),
            })?;
        let draft = self.read(|reader| {
            let workspace: Workspace = reader.expect(&id)?;
            if reader.document_drafts(id)?.len() >= MOST {
                return Err(Error::invalid("number of drafts", &MOST.to_string()));
            }
            self.composed(reader, &workspace, template)
        })?;
        self.write(|writer| {
            writer.insert(&draft)?;
            self.note(writer, id, "draft_composed", json!({ "what": draft.title }))?;
            let payload = json!({ "workspace": id.to_string(), "template": draft.template });
            for event in [EventName::AiSuggestion, EventName::AiValidationRequired] {
                self.emit(writer, event, "document_drafts", draft.id, &payload)?;
            }
            let draft_id = draft.id.to_string();
            self.audit(
                writer,
                "drafts.compose",
                "document_drafts",
                &draft_id,
                &payload,
            )
        })?;
        self.changed_draft(draft.id)
    }
}

impl Session {
    /// A text written from what is known now.
    fn composed(
        &self,
        reader: &store::Reader<'_>,
        workspace: &Workspace,
        template: &Template,
    ) -> Result<DocumentDraft, Error> {
        let known = facts::of(self, reader, workspace, &template.language)?;
        let composed = compose(template, &known.facts)
            .map_err(|error| Error::Broken(format!("template {}: {error}", template.id)))?;
        // Numbered as they first stand in the text; what is not in it is no source of it.
        let mut origins: Vec<&Origin> = Vec::new();
        let mut passages = Vec::new();
        for passage in &composed.passages {
            let at = origins.iter().position(|one| **one == passage.origin);
            let at = at.unwrap_or_else(|| {
                origins.push(&passage.origin);
                origins.len() - 1
            });
            passages.push((passage.start, passage.end, at));
        }
        let sources: Vec<SourceView> = origins
            .into_iter()
            .filter_map(|origin| match origin {
                Origin::Source(at) => known.sources.get(*at).cloned(),
                Origin::Law(article) => Some(SourceView {
                    kind: "law".to_owned(),
                    id: None,
                    title: article.clone(),
                    page: None,
                    quote: None,
                }),
            })
            .collect();
        let now_ms = self.now_ms();
        Ok(DocumentDraft {
            id: self.new_id(),
            workspace_id: workspace.id,
            template: template.id.to_owned(),
            language: template.language.clone(),
            title: template.title.in_language("fr").to_owned(),
            text: composed.text,
            passages: json!(passages),
            sources: json!(sources),
            by_user: Some(self.user_id),
            created_ms: now_ms,
            updated_ms: now_ms,
            validated_sha256: None,
            validated_by: None,
            validated_ms: None,
            document_id: None,
            removed_ms: None,
        })
    }
}
