//! Templates: written, checked before they are kept, taken away.

use crate::{Error, Session, outbox::OutboxError, router::Handle, when, words};
use contract::{
    mixer::{
        ListMailTemplates, MailAttachmentView, MailTemplateView, MailTemplatesView,
        RemoveMailTemplate, SaveMailTemplate,
    },
    words::Language,
};
use domain::Capability;
use mail::mixer::{MAX_BYTES, Placeholder, Template};
use serde_json::{Value, json};
use std::io::Read as _;
use store::{BlobHash, Id, MailTemplate, PreparedBlob, Reader};

const MAX_NAME: usize = 200;
const MAX_SUBJECT: usize = 400;
const MAX_BODY: usize = 50_000;

/// A file that goes along, as it is kept in the template's row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Attachment {
    pub(super) filename: String,
    pub(super) content_type: String,
    pub(super) content: BlobHash,
    bytes: u64,
}

impl Attachment {
    fn json(&self) -> Value {
        json!({
            "filename": self.filename, "content_type": self.content_type,
            "sha256": self.content.to_string(), "bytes": self.bytes,
        })
    }

    fn view(&self) -> MailAttachmentView {
        MailAttachmentView {
            filename: self.filename.clone(),
            content_type: self.content_type.clone(),
            bytes: u32::try_from(self.bytes).unwrap_or(u32::MAX),
            sha256: self.content.to_string(),
        }
    }
}

/// What goes along with a template. What a newer release wrote and this one cannot read does not go along unseen: it
/// is an error.
pub(super) fn attachments(template: &MailTemplate) -> Result<Vec<Attachment>, Error> {
    let strange = || Error::Broken(format!("the attachments of the template {}", template.id));
    let rows = template.attachments.as_array().ok_or_else(strange)?;
    rows.iter()
        .map(|row| {
            let text = |name: &str| row[name].as_str().map(str::to_owned);
            Some(Attachment {
                filename: text("filename")?,
                content_type: text("content_type")?,
                content: text("sha256")?.parse().ok()?,
                bytes: row["bytes"].as_u64()?,
            })
        })
        .map(|row| row.ok_or_else(strange))
        .collect()
}

fn view(template: &MailTemplate) -> Result<MailTemplateView, Error> {
    Ok(MailTemplateView {
        id: template.id.to_string(),
        name: template.name.clone(),
        subject: template.subject.clone(),
        body: template.body.clone(),
        language: Language::from_word(&template.language).unwrap_or(Language::Fr),
        attachments: attachments(template)?
            .iter()
            .map(Attachment::view)
            .collect(),
        changed_at: when::time_ms(template.changed_ms),
    })
}

impl Session {
    /// The person's own template, also one that was taken away: what was written from it can still be shown.
    pub(super) fn own_template(&self, reader: &Reader<'_>, id: Id) -> Result<MailTemplate, Error> {
        let own = reader
            .get::<MailTemplate>(&id)?
            .filter(|template| template.owner_user_id == self.user_id);
        own.ok_or_else(|| Error::NotFound {
            entity: "template",
            id: id.to_string(),
        })
    }

    fn templates_view(&self) -> Result<MailTemplatesView, Error> {
        let templates = self.read(|reader| Ok(reader.mail_templates(self.user_id)?))?;
        Ok(MailTemplatesView {
            items: templates.iter().map(view).collect::<Result<_, _>>()?,
            placeholders: Placeholder::ALL
                .iter()
                .map(|name| name.as_str().to_owned())
                .collect(),
        })
    }

    /// Reads a file that is to go along.
    fn attachment(&self, place: &str) -> Result<(Attachment, PreparedBlob), Error> {
        let path = self.places.path(place)?;
        let filename = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let unreadable = |error| Error::File {
            path: filename.clone(),
            error,
        };
        let mut bytes = Vec::new();
        std::fs::File::open(&path)
            .map_err(unreadable)?
            .take(MAX_BYTES as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        if bytes.len() > MAX_BYTES {
            return Err(OutboxError::TooLarge(filename).into());
        }
        let kind = mime_guess::from_path(&path).first_or_octet_stream();
        let blob = PreparedBlob::new(&bytes)?;
        let attachment = Attachment {
            filename,
            content_type: kind.essence_str().to_owned(),
            content: blob.hash,
            bytes: bytes.len() as u64,
        };
        Ok((attachment, blob))
    }
}

impl Handle<ListMailTemplates> for Session {
    fn handle(&self, _: ListMailTemplates) -> Result<MailTemplatesView, Error> {
        self.allow(Capability::Work)?;
        self.templates_view()
    }
}

impl Handle<SaveMailTemplate> for Session {
    fn handle(&self, request: SaveMailTemplate) -> Result<MailTemplateView, Error> {
        self.require(Capability::Work)?;
        let name = request.name.trim();
        if name.is_empty() || name.chars().count() > MAX_NAME || name.contains(char::is_control) {
            return Err(Error::invalid("name", name));
        }
        let (subject, body) = (request.subject.trim(), request.body.replace("\r\n", "\n"));
        if subject.is_empty() || subject.chars().count() > MAX_SUBJECT {
            return Err(Error::invalid("subject", subject));
        }
        if body.trim().is_empty() || body.chars().count() > MAX_BODY {
            return Err(Error::invalid("text of a mail", &body));
        }
        Template::subject(subject).map_err(|error| OutboxError::Template("subject", error))?;
        Template::body(&body).map_err(|error| OutboxError::Template("body", error))?;
        let known = request.id.as_deref().map(words::id).transpose()?;
        let added = request.places.as_deref().unwrap_or_default();
        let added = added
            .iter()
            .map(|place| self.attachment(place))
            .collect::<Result<Vec<_>, _>>()?;
        let template = self.write(|writer| {
            let before = match known {
                Some(id) => self.own_template(writer, id)?,
                None => MailTemplate {
                    id: self.new_id(),
                    owner_user_id: self.user_id,
                    name: String::new(),
                    subject: String::new(),
                    body: String::new(),
                    language: String::new(),
                    attachments: json!([]),
                    created_ms: self.now_ms(),
                    changed_ms: 0,
                    removed_ms: None,
                },
            };
            let mut along = attachments(&before)?;
            if let Some(keep) = &request.keep {
                along.retain(|one| keep.contains(&one.content.to_string()));
            }
            for (attachment, blob) in &added {
                writer.put_blob(blob)?;
                along.push(attachment.clone());
            }
            if along.iter().map(|one| one.bytes).sum::<u64>() > MAX_BYTES as u64 {
                return Err(OutboxError::TooLarge(name.to_owned()).into());
            }
            let template = MailTemplate {
                name: name.to_owned(),
                subject: subject.to_owned(),
                body: body.clone(),
                language: request.language.as_str().to_owned(),
                attachments: along.iter().map(Attachment::json).collect(),
                changed_ms: self.now_ms(),
                ..before
            };
            writer.save(&template)?;
            let (id, detail) = (template.id.to_string(), json!({ "name": name }));
            self.audit(
                writer,
                "mixer.save_template",
                "mail_templates",
                &id,
                &detail,
            )?;
            Ok(template)
        })?;
        self.bus.changed(&["mixer"]);
        view(&template)
    }
}

impl Handle<RemoveMailTemplate> for Session {
    fn handle(&self, request: RemoveMailTemplate) -> Result<MailTemplatesView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let template = self.own_template(writer, id)?;
            writer.save(&MailTemplate {
                removed_ms: Some(self.now_ms()),
                ..template
            })?;
            let id = request.id.as_str();
            self.audit(
                writer,
                "mixer.remove_template",
                "mail_templates",
                id,
                &json!({}),
            )
        })?;
        self.bus.changed(&["mixer"]);
        self.templates_view()
    }
}
