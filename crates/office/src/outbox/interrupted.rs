//! What an end in the middle of an attempt left behind.

use super::attempt::{end, moved};
use crate::{Error, Session};
use domain::outbox::{Reason, State, Step};
use serde_json::json;

/// Finds the mails of this person that this device was handing over when it ended: whether they left cannot be known.
/// Called before anything is handed over.
pub(crate) fn find_interrupted(session: &Session) -> Result<u32, Error> {
    let device = session.store.device_id();
    let stranded =
        |reader: &store::Reader<'_>| reader.outbox_in(session.user_id, device, State::Sending);
    if session.read(|reader| Ok(stranded(reader)?))?.is_empty() {
        return Ok(0);
    }
    let found = session.write(|writer| {
        let mails = stranded(writer)?;
        let found = mails.len();
        for mail in mails {
            let open = writer.outbox_attempts(mail.id)?;
            let reason = Some(Reason::Interrupted);
            let mail = moved(mail, Step::Lose, reason, "", session.now_ms())?;
            writer.save(&mail)?;
            for attempt in open.into_iter().filter(|one| one.ended_ms.is_none()) {
                end(writer, attempt, &mail)?;
            }
        }
        let detail = json!({ "count": found });
        session.audit(writer, "outbox.interrupted", "outbox_mails", "", &detail)?;
        Ok::<_, Error>(u32::try_from(found).unwrap_or(u32::MAX))
    })?;
    session.bus.changed(&["outbox"]);
    Ok(found)
}
