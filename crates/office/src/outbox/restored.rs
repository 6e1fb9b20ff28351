//! What a firm that was restored from a backup does not know of its mail.
//!
//! The backup says what was waiting when it was made; whether it left afterwards only the lost computer knew.

use super::interrupted::lose;
use crate::{Error, Session};
use domain::outbox::{Reason, State};
use serde_json::json;
use std::{
    fs::{self, File},
    path::Path,
};
use store::OutboxMail;

/// Lies in the folder of a restored firm until its outbox was looked at.
const MARK: &str = "outbox.restored";

/// Marks a firm that is being restored. To be called before the firm can be opened.
pub(crate) fn mark_restored(folder: &Path) -> Result<(), Error> {
    let path = folder.join(MARK);
    // To the disk: a mark that a power cut takes away lets mail leave twice.
    let write = || {
        File::create(&path)?.sync_all()?;
        if cfg!(unix) {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    };
    write().map_err(blocked(&path))
}

/// In a firm that was restored, what waited or was being sent becomes `unknown`, whoever wrote it and wherever; the
/// device that was to send it may be gone, so all that has not left is from now on this one's.
pub(super) fn settle(session: &Session) -> Result<(), Error> {
    let path = session.tenant.folder.join(MARK);
    if !path.exists() {
        return Ok(());
    }
    session.write(|writer| {
        let device_id = session.store.device_id();
        let mut lost = 0;
        for mail in writer.outbox_open()? {
            let mail = OutboxMail { device_id, ..mail };
            match mail.state {
                State::Ready | State::Sending => {
                    lost += 1;
                    lose(session, writer, mail, Reason::Restored)?;
                }
                // Approved and sent after the backup, it would be a draft again: whoever approves it is told.
                State::Draft => writer.save(&OutboxMail {
                    reason: Some(Reason::Restored),
                    ..mail
                })?,
                State::Sent | State::Failed | State::Unknown | State::Cancelled => {
                    writer.save(&mail)?;
                }
            }
        }
        let detail = json!({ "count": lost });
        session.audit(writer, "outbox.restored", "outbox_mails", "", &detail)
    })?;
    // Only now: a crash before this looks again, and finds nothing more to change.
    fs::remove_file(&path).map_err(blocked(&path))?;
    session.bus.changed(&["outbox"]);
    Ok(())
}

fn blocked(path: &Path) -> impl FnOnce(std::io::Error) -> Error {
    let path = path.display().to_string();
    move |error| Error::File { path, error }
}
