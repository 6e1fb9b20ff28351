//! The proof of a mail: its exact bytes, and what servers said to them.

use crate::{Error, Session, places, router::Handle, when, words};
use contract::{Done, outbox::ProveMail};
use domain::Capability;
use serde_json::{Value, json};
use store::{OutboxAttempt, OutboxMail};

fn attempt(attempt: &OutboxAttempt) -> Value {
    json!({
        "number": attempt.number,
        "started_at": when::time_ms(attempt.started_ms),
        "ended_at": attempt.ended_ms.map(when::time_ms),
        "outcome": attempt.outcome.map(|state| state.as_str()),
        "reason": attempt.reason.map(|reason| reason.as_str()),
        "code": attempt.code,
        "server_said": attempt.said,
        "sha256": attempt.content.to_string(),
    })
}

fn record(mail: &OutboxMail, attempts: &[OutboxAttempt], file: &str) -> Value {
    json!({
        "file": file,
        "sha256": mail.content.to_string(),
        "bytes": mail.bytes,
        "message_id": mail.message_id,
        "recipient": mail.recipient,
        "subject": mail.subject,
        "state": mail.state.as_str(),
        "reason": mail.reason.map(|reason| reason.as_str()),
        "approved_sha256": mail.approved.map(|hash| hash.to_string()),
        "approved_at": mail.approved_ms.map(when::time_ms),
        "sent_at": mail.sent_ms.map(when::time_ms),
        "attempts": attempts.iter().map(attempt).collect::<Vec<_>>(),
    })
}

impl Handle<ProveMail> for Session {
    fn handle(&self, request: ProveMail) -> Result<Done, Error> {
        self.require(Capability::Read)?;
        let id = words::id(&request.id)?;
        let target = self.places.path(&request.place)?;
        let (mail, bytes, attempts) = self.read(|reader| {
            let mail = self.own_mail(reader, id)?;
            let bytes = super::bytes(reader, &mail)?;
            Ok::<_, Error>((mail, bytes, reader.outbox_attempts(id)?))
        })?;
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let record = record(&mail, &attempts, &name);
        let mut beside = target.clone().into_os_string();
        beside.push(".json");
        let text = serde_json::to_string_pretty(&record)
            .map_err(|error| Error::Broken(format!("a proof: {error}")))?;
        places::save(&target, &bytes)?;
        places::save(beside.as_ref(), text + "\n")?;
        self.write(|writer| {
            let detail = json!({ "sha256": mail.content.to_string() });
            self.audit(writer, "outbox.proof", "outbox_mails", &request.id, &detail)
        })?;
        Ok(Done {})
    }
}
