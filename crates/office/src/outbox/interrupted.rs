//! What an end in the middle of an attempt left behind.

use super::{
    attempt::{end, moved},
    restored,
};
use crate::{Error, Session};
use domain::outbox::{Reason, State, Step};
use serde_json::json;
use store::{OutboxMail, Writer};

/// Finds the mails of which nobody can know whether they left: those of this person that this device was handing over
/// when it ended, and those of a firm that was restored. Called before anything is handed over.
pub(crate) fn find_uncertain(session: &Session) -> Result<(), Error> {
    restored::settle(session)?;
    let device = session.store.device_id();
    let stranded =
        |reader: &store::Reader<'_>| reader.outbox_in(session.user_id, device, State::Sending);
    if session.read(|reader| Ok(stranded(reader)?))?.is_empty() {
        return Ok(());
    }
    session.write(|writer| {
        let mails = stranded(writer)?;
        let detail = json!({ "count": mails.len() });
        for mail in mails {
            lose(session, writer, mail, Reason::Interrupted)?;
        }
        session.audit(writer, "outbox.interrupted", "outbox_mails", "", &detail)
    })?;
    session.bus.changed(&["outbox"]);
    Ok(())
}

/// From here on only a person says what became of this mail.
pub(super) fn lose(
    session: &Session,
    writer: &Writer<'_>,
    mail: OutboxMail,
    reason: Reason,
) -> Result<(), Error> {
    let open = writer.outbox_attempts(mail.id)?;
    let mail = moved(mail, Step::Lose, Some(reason), "", session.now_ms())?;
    writer.save(&mail)?;
    for attempt in open.into_iter().filter(|one| one.ended_ms.is_none()) {
        end(writer, attempt, &mail)?;
    }
    Ok(())
}
