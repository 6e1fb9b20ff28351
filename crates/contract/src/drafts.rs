//! Drafts of letters and acts that the machine prepares for a workspace, and a person validates. Answers to messages are
//! in `inbox`.

use crate::{Time, words::Language};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What drafts can be written from, those for the procedure of the workspace first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListTemplates {
    /// The workspace.
    pub workspace_id: String,
}

/// The templates.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplatesView {
    /// Those for the procedure of the workspace, then the others.
    pub items: Vec<TemplateRow>,
}

/// What a draft can be written from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateRow {
    /// Its name in data: `court-appeal`.
    pub id: String,
    /// Its title in the language of the person.
    pub title: String,
    /// `letter` or `act`.
    pub kind: String,
    /// The language of the text.
    pub language: Language,
    /// Whether it is for the procedure of the workspace.
    pub fits: bool,
}

/// Has a draft prepared.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ComposeDraft {
    /// The workspace.
    pub workspace_id: String,
    /// The template.
    pub template: String,
}

/// A draft among others.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentDraftRow {
    /// Id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether a person validated it as it is now.
    pub validated: bool,
    /// Blanks that nobody filled.
    pub blanks: u32,
    /// When it was last changed.
    pub updated_at: Time,
}

/// Opens a draft.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenDraft {
    /// Which.
    pub id: String,
}

/// A draft with where its passages come from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentDraftView {
    /// Id.
    pub id: String,
    /// The workspace.
    pub workspace_id: String,
    /// Its reference.
    pub workspace_reference: String,
    /// Its title.
    pub workspace_title: String,
    /// What the draft is called.
    pub title: String,
    /// `letter` or `act`.
    pub kind: String,
    /// The text. A line that begins with `## ` or `### ` is a heading, one with `- ` an item of a list.
    pub text: String,
    /// The passages that come from somewhere, in order.
    pub passages: Vec<PassageView>,
    /// What is still to be filled, in order.
    pub blanks: Vec<BlankView>,
    /// Where the passages come from.
    pub sources: Vec<SourceView>,
    /// SHA-256 of what is shown, in hex: what a validation is about.
    pub sha256: String,
    /// Who validated it as it is now; nothing when nobody did, or when it was changed since.
    pub validated_by: Option<String>,
    /// When.
    pub validated_at: Option<Time>,
    /// Whether somebody validated it and it was changed since.
    pub void: bool,
    /// The document it became.
    pub document_id: Option<String>,
    /// When it was last changed.
    pub updated_at: Time,
}

/// A passage of the text, in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassageView {
    /// First unit.
    pub start: u32,
    /// After the last.
    pub end: u32,
    /// Which of the sources, from 0.
    pub source: u32,
}

/// A place that is to be filled, in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlankView {
    /// First unit.
    pub start: u32,
    /// After the last.
    pub end: u32,
}

/// Where a passage comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceView {
    /// `firm`, `member`, `workspace`, `contact`, `message`, `document`, `deadline`, `checklist` or `law`.
    pub kind: String,
    /// Its id, when it can be opened.
    pub id: Option<String>,
    /// What it is called: a file, a subject, an article, a name.
    pub title: String,
    /// The page of a document.
    pub page: Option<u32>,
    /// The words it was read from.
    pub quote: Option<String>,
}

/// Writes a draft as a person changed it. A validation of another text is void.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditDraft {
    /// Which.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The text, at most 200,000 characters.
    pub text: String,
}

/// Validates exactly the text that the person saw.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ValidateDraft {
    /// Which.
    pub id: String,
    /// The `sha256` of what was shown.
    pub sha256: String,
}

/// Writes a draft into a Word file.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportDraft {
    /// Which.
    pub id: String,
    /// Token of the new file.
    pub place: String,
    /// As the final text: refused until a person validated it. Else each page says that it is a draft.
    pub r#final: bool,
}

/// Adds the validated text to the documents of its workspace.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileDraft {
    /// Which.
    pub id: String,
}

/// Takes a draft away.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveDraft {
    /// Which.
    pub id: String,
}

/// Puts a draft back that was taken away.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutBackDraft {
    /// Which.
    pub id: String,
}
