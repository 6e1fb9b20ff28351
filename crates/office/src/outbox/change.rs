//! What a person does with mails: approve, try again, give up, say what became of them.

use super::{OutboxError, approved::is_put_away, attempt::moved};
use crate::{Error, Session, inbox::count, router::Handle, words};
use contract::outbox::{
    ApproveMails, CancelMails, DecideMail, OutboxChanged, OutboxMailView, PutBackMails,
    RefusedMail, RetryMails,
};
use domain::{
    Capability,
    outbox::{Reason, State, Step},
};
use serde_json::json;
use store::{BlobHash, Id, OutboxMail, Reader, Sender, Writer};

/// More at once is a mistake.
const MOST: usize = 20_000;

/// Groups are small enough that a window that asks meanwhile does not wait.
const GROUP: usize = 500;

impl Session {
    /// The person's own mail.
    pub(super) fn own_mail(&self, reader: &Reader<'_>, id: Id) -> Result<OutboxMail, Error> {
        let own = reader
            .get::<OutboxMail>(&id)?
            .filter(|mail| mail.owner_user_id == self.user_id);
        own.ok_or_else(|| Error::NotFound {
            entity: "mail",
            id: id.to_string(),
        })
    }

    /// Changes each of several mails, and says which would not change and why.
    fn change_mails(
        &self,
        action: &str,
        ids: &[String],
        change: impl Fn(&Writer<'_>, usize, OutboxMail) -> Result<OutboxMail, Error>,
    ) -> Result<OutboxChanged, Error> {
        self.require(Capability::Work)?;
        if ids.is_empty() || ids.len() > MOST {
            return Err(Error::invalid("number of mails", &ids.len().to_string()));
        }
        let wanted = words::ids(ids)?;
        // Before the first group is changed: one that is not there or not theirs leaves all of them as they were.
        self.read(|reader| {
            wanted
                .iter()
                .try_for_each(|id| self.own_mail(reader, *id).map(drop))
        })?;
        let mut refused = Vec::new();
        for (group, start) in wanted.chunks(GROUP).zip((0..).step_by(GROUP)) {
            self.write(|writer| {
                let before = refused.len();
                for (at, id) in (start..).zip(group) {
                    let mail = self.own_mail(writer, *id)?;
                    match change(writer, at, mail) {
                        Ok(mail) => writer.save(&mail)?,
                        Err(Error::Outbox(error)) => refused.push(refusal(*id, &error)),
                        Err(error) => return Err(error),
                    }
                }
                let detail = json!({ "count": group.len() - (refused.len() - before) });
                self.audit(writer, action, "outbox_mails", "", &detail)
            })?;
        }
        self.bus.changed(&["outbox"]);
        self.outbox.want();
        Ok(OutboxChanged {
            changed: count(wanted.len() - refused.len()),
            refused,
        })
    }
}

fn refusal(id: Id, error: &OutboxError) -> RefusedMail {
    let failure = Error::Outbox(error.clone()).to_failure();
    RefusedMail {
        id: id.to_string(),
        word: failure.reason,
        message_fr: failure.message_fr,
        message_en: failure.message_en,
    }
}

impl Handle<ApproveMails> for Session {
    fn handle(&self, request: ApproveMails) -> Result<OutboxChanged, Error> {
        if request.ids.len() != request.sha256s.len() {
            let number = request.sha256s.len().to_string();
            return Err(Error::invalid("number of hashes", &number));
        }
        let seen: Vec<BlobHash> = request
            .sha256s
            .iter()
            .map(|hash| hash.parse().map_err(|_| Error::invalid("SHA-256", hash)))
            .collect::<Result<_, _>>()?;
        self.change_mails("outbox.approve", &request.ids, |writer, at, mail| {
            if seen.get(at) != Some(&mail.content) {
                return Err(OutboxError::Changed.into());
            }
            if let Some(entry) = writer.suppressed(self.user_id, &mail.recipient)? {
                return Err(OutboxError::Suppressed(entry.reason).into());
            }
            if is_put_away(writer, &mail)? {
                return Err(OutboxError::PutAway.into());
            }
            let sender = mail
                .sender_id
                .map_or(Ok(None), |id| writer.get::<Sender>(&id))?;
            if sender.is_none_or(|sender| sender.removed_ms.is_some()) {
                let others = writer.senders(self.user_id)?;
                return Err(if others.is_empty() {
                    OutboxError::NoSender.into()
                } else {
                    OutboxError::OtherSender.into()
                });
            }
            let now_ms = self.now_ms();
            let mail = moved(mail, Step::Approve, None, "", now_ms)?;
            Ok(OutboxMail {
                approved: Some(mail.content),
                approved_by: Some(self.user_id),
                approved_ms: Some(now_ms),
                ..mail
            })
        })
    }
}

impl Handle<RetryMails> for Session {
    fn handle(&self, request: RetryMails) -> Result<OutboxChanged, Error> {
        self.change_mails("outbox.retry", &request.ids, |writer, _, mail| {
            let sender = mail
                .sender_id
                .map_or(Ok(None), |id| writer.get::<Sender>(&id))?;
            if mail.reason == Some(Reason::Authentication)
                && let Some(sender) = sender
            {
                writer.save(&Sender {
                    refused: None,
                    ..sender
                })?;
            }
            // One that waits for its next attempt is ready already: it only waits no longer.
            let mail = if mail.state == State::Ready {
                OutboxMail {
                    next_ms: None,
                    ..mail
                }
            } else {
                moved(mail, Step::Retry, None, "", self.now_ms())?
            };
            Ok(OutboxMail {
                failures: 0,
                ..mail
            })
        })
    }
}

impl Handle<CancelMails> for Session {
    fn handle(&self, request: CancelMails) -> Result<OutboxChanged, Error> {
        self.change_mails("outbox.cancel", &request.ids, |_, _, mail| {
            Ok(moved(mail, Step::Cancel, None, "", self.now_ms())?)
        })
    }
}

/// A mail as a draft again: whoever approved it has to read it again.
pub(crate) fn put_back(mail: OutboxMail, now_ms: i64) -> Result<OutboxMail, OutboxError> {
    let mail = moved(mail, Step::PutBack, None, "", now_ms)?;
    Ok(OutboxMail {
        approved: None,
        approved_by: None,
        approved_ms: None,
        failures: 0,
        ..mail
    })
}

impl Handle<PutBackMails> for Session {
    fn handle(&self, request: PutBackMails) -> Result<OutboxChanged, Error> {
        self.change_mails("outbox.put_back", &request.ids, |_, _, mail| {
            Ok(put_back(mail, self.now_ms())?)
        })
    }
}

impl Handle<DecideMail> for Session {
    fn handle(&self, request: DecideMail) -> Result<OutboxMailView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let step = match request.decision.as_str() {
            "it_left" => Step::ConfirmLeft,
            "send_again" => Step::SendAgain,
            other => return Err(Error::invalid("decision (it_left, send_again)", other)),
        };
        self.write(|writer| {
            let mail = self.own_mail(writer, id)?;
            let now_ms = self.now_ms();
            let said = mail.said.clone();
            let mut mail = moved(mail, step, None, &said, now_ms).map_err(Error::Outbox)?;
            mail.sent_ms = (mail.state == State::Sent).then_some(now_ms);
            mail.failures = 0;
            writer.save(&mail)?;
            let detail = json!({ "decision": request.decision });
            self.audit(
                writer,
                "outbox.decide",
                "outbox_mails",
                &request.id,
                &detail,
            )
        })?;
        self.bus.changed(&["outbox"]);
        self.outbox.want();
        self.read(|reader| self.mail_view(reader, self.own_mail(reader, id)?))
    }
}
