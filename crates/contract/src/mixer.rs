//! Templates, and the mail that each makes of a prospect.

use crate::{Time, outbox::OutboxProblem, words::Language, words::Stage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists the person's templates.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListMailTemplates {}

/// The templates.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailTemplatesView {
    /// By name.
    pub items: Vec<MailTemplateView>,
    /// What a template may name between `{{` and `}}`.
    pub placeholders: Vec<String>,
}

/// One template.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailTemplateView {
    /// Id.
    pub id: String,
    /// As it is called.
    pub name: String,
    /// Its subject, with placeholders.
    pub subject: String,
    /// Its text, with placeholders; paragraphs are divided by an empty line.
    pub body: String,
    /// Its language.
    pub language: Language,
    /// What goes along.
    pub attachments: Vec<MailAttachmentView>,
    /// When it was changed last.
    pub changed_at: Time,
}

/// A file that goes along.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailAttachmentView {
    /// Its name.
    pub filename: String,
    /// Its kind.
    pub content_type: String,
    /// Its size.
    pub bytes: u32,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Writes a template, new or known. One that cannot be read is refused, with its line.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveMailTemplate {
    /// Which; a new one when absent.
    pub id: Option<String>,
    /// As it is called.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// Its language.
    pub language: Language,
    /// Tokens of files to add.
    pub places: Option<Vec<String>>,
    /// SHA-256 of the attachments that stay; all when absent.
    pub keep: Option<Vec<String>>,
}

/// Takes a template away. What was written from it stays.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveMailTemplate {
    /// Which.
    pub id: String,
}

/// Shows the mail that a prospect would get, to the byte. Name and date of the mail are fixed with the first preview,
/// which makes the draft; a mail that was approved is shown as it was.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PreviewMail {
    /// The campaign.
    pub campaign_id: String,
    /// To whom.
    pub prospect_id: String,
    /// From what.
    pub template_id: String,
}

/// The mail that a prospect gets.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MailPreview {
    /// The mail in the outbox; absent while there are problems.
    pub mail_id: Option<String>,
    /// Its state there.
    pub state: Option<String>,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Its HTML with its pictures in it. Show it without rights and without a network.
    pub html: String,
    /// The exact bytes, base64; empty while there are problems.
    pub bytes: String,
    /// How many there are.
    pub size: u32,
    /// Their SHA-256; empty while there are problems.
    pub sha256: String,
    /// What keeps it from leaving.
    pub problems: Vec<OutboxProblem>,
    /// A draft with a place for products whose prospect wants none: it may leave, and names nothing there.
    pub lacks_products: bool,
}

/// Writes a draft for each prospect. It runs as a job; [`crate::outbox::ListOutbox`] shows what came of it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PrepareMails {
    /// The campaign.
    pub campaign_id: String,
    /// From what.
    pub template_id: String,
    /// Everybody in this stage.
    pub stage: Option<Stage>,
    /// Or these prospects.
    pub ids: Option<Vec<String>>,
    /// Writes the same mail once more to who got it already.
    pub again: Option<bool>,
}

/// What came of preparing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PrepareReport {
    /// Drafts that are new.
    pub created: u32,
    /// Drafts that were written anew because the template or the prospect changed.
    pub renewed: u32,
    /// Mails that were there and stay as they are.
    pub unchanged: u32,
    /// Prospects who get no mail, and why.
    pub blocked: Vec<BlockedProspect>,
    /// How many of those new or written anew have a place for products and name none.
    pub without_products: u32,
    /// A person stopped it.
    pub stopped: bool,
}

/// A prospect who gets no mail.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlockedProspect {
    /// Who.
    pub prospect_id: String,
    /// As they are shown.
    pub name: String,
    /// Why.
    pub problems: Vec<OutboxProblem>,
}

/// What came of the last preparation of this session; empty before the first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowPrepared {}
