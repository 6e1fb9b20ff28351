//! The mail that a prospect would get, shown from its very bytes.

use super::letter::{Drafted, Whose};
use crate::{Error, Session, inbox::count, router::Handle, words};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::mixer::{MailPreview, PreviewMail};
use domain::{Capability, outbox::State};
use store::{OutboxMail, PreparedBlob, Writer};

/// How a picture of the mail is named in its HTML (RFC 2392).
const PICTURE: &str = "src=\"cid:";

/// The HTML with the mail's own pictures in it: a frame without rights reaches no other part of the mail.
fn with_pictures(html: &str, bytes: &[u8]) -> String {
    let mut pieces = html.split(PICTURE);
    let mut shown = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (id, rest) = piece.split_once('"').unwrap_or((piece, ""));
        shown.push_str("src=\"");
        if let Some((content_type, picture)) = mail::inline_part(bytes, id) {
            shown.push_str(&format!("data:{content_type};base64,"));
            STANDARD.encode_string(picture, &mut shown);
        }
        shown.push('"');
        shown.push_str(rest);
    }
    shown
}

impl Session {
    /// Writes a draft unless somebody moved it meanwhile. Answers what stands in the outbox.
    pub(super) fn keep_draft(
        &self,
        writer: &Writer<'_>,
        row: &OutboxMail,
        blob: &PreparedBlob,
    ) -> Result<OutboxMail, Error> {
        let there = writer.get::<OutboxMail>(&row.id)?;
        if let Some(there) =
            there.filter(|there| there.state != State::Draft || there.message_id != row.message_id)
        {
            return Ok(there);
        }
        writer.put_blob(blob)?;
        writer.save(row)?;
        Ok(row.clone())
    }

    fn shown(&self, mail: &OutboxMail, bytes: &[u8]) -> Result<MailPreview, Error> {
        let read = mail::parse(bytes)
            .map_err(|error| Error::Broken(format!("a mail of ours cannot be read: {error}")))?;
        Ok(MailPreview {
            mail_id: Some(mail.id.to_string()),
            state: Some(mail.state.as_str().to_owned()),
            subject: read.subject,
            text: read.text,
            html: with_pictures(&read.html.unwrap_or_default().replace("\r\n", "\n"), bytes),
            bytes: STANDARD.encode(bytes),
            size: count(bytes.len()),
            sha256: store::BlobHash::of(bytes).to_string(),
            problems: Vec::new(),
            lacks_products: false,
        })
    }
}

impl Handle<PreviewMail> for Session {
    fn handle(&self, request: PreviewMail) -> Result<MailPreview, Error> {
        self.require(Capability::Work)?;
        let campaign = words::id(&request.campaign_id)?;
        let template = words::id(&request.template_id)?;
        let prospect = words::id(&request.prospect_id)?;
        let (drafted, lacks_products) = self.read(|reader| {
            let mixer = self.mixer(reader, campaign, template)?;
            let prospect = self.own_prospect(reader, prospect)?;
            if prospect.campaign_id != campaign {
                return Err(Error::NotFound {
                    entity: "prospect",
                    id: prospect.id.to_string(),
                });
            }
            let drafted = self.draft(reader, &mixer, &prospect, Whose::All)?;
            Ok((drafted, self.lacks_products(reader, &mixer, prospect.id)?))
        })?;
        let mail = match drafted {
            Drafted::Blocked(composed, problems) => {
                return Ok(MailPreview {
                    mail_id: None,
                    state: None,
                    subject: composed.subject,
                    text: composed.text,
                    html: composed.html,
                    bytes: String::new(),
                    size: 0,
                    sha256: String::new(),
                    problems,
                    lacks_products,
                });
            }
            Drafted::Written { row, blob, .. } => {
                let kept = self.write(|writer| self.keep_draft(writer, &row, &blob))?;
                self.bus.changed(&["outbox"]);
                kept
            }
            Drafted::Kept(mail) => *mail,
        };
        let bytes = self.read(|reader| crate::outbox::bytes(reader, &mail))?;
        let lacks_products = lacks_products && mail.state == State::Draft;
        Ok(MailPreview {
            lacks_products,
            ..self.shown(&mail, &bytes)?
        })
    }
}
