//! The sweep: what is overdue is escalated, exactly once, with its true due time, and the managers are told.

use crate::{Error, Session, inbox, notifications};
use domain::{Capability, Status};
use jiff::Timestamp;
use serde_json::json;
use store::{Communication, Id, Notification, Writer};

/// Messages a transaction, so that a month of sleep does not hold up the window.
const BATCH: usize = 500;

/// What a sweep did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Swept {
    /// The messages that were escalated, most overdue first.
    pub escalated: Vec<String>,
    /// Notifications written.
    pub notifications: u32,
}

impl Session {
    /// Escalates everything that is overdue at `now`, because a person asks for it.
    ///
    /// # Errors
    ///
    /// When the person may not work on messages, or the file cannot be written; whole batches are done or not.
    pub fn sweep(&self, now: Timestamp) -> Result<Swept, Error> {
        self.require(Capability::Work)?;
        self.sweep_due(now)
    }

    /// Escalates everything that is overdue at `now`, whoever is at the screen: a message is escalated once.
    pub(crate) fn sweep_due(&self, now: Timestamp) -> Result<Swept, Error> {
        let mut swept = Swept::default();
        loop {
            let batch = self.write(|writer| self.sweep_batch(writer, now, &mut swept))?;
            if batch < BATCH {
                break;
            }
        }
        if !swept.escalated.is_empty() {
            self.bus
                .changed(&["inbox", "board", "today", "notifications"]);
            let count = swept.escalated.len().to_string();
            let event = self.read(|reader| {
                notifications::desktop(self, reader, "SLA_BREACH", &count, "", None)
            })?;
            self.bus.tell(&event);
        }
        Ok(swept)
    }

    fn sweep_batch(
        &self,
        writer: &Writer<'_>,
        now: Timestamp,
        swept: &mut Swept,
    ) -> Result<usize, Error> {
        let overdue = writer.overdue(now.as_millisecond(), BATCH)?;
        for before in &overdue {
            let after = inbox::change_status(self, writer, before, Status::Escalated, None, "sla")?;
            writer.save(&after)?;
            swept.notifications += notify_managers(self, writer, &after, "SLA_BREACH")?;
            let detail = json!({ "due_ms": before.sla_due_ms });
            writer.audit(
                None,
                "sla.escalated",
                "communications",
                &before.id.to_string(),
                &detail,
            )?;
            swept.escalated.push(before.id.to_string());
        }
        Ok(overdue.len())
    }
}

/// Tells everybody who oversees the firm about a message, once each. Returns how many were told.
pub(crate) fn notify_managers(
    session: &Session,
    writer: &Writer<'_>,
    message: &Communication,
    kind: &str,
) -> Result<u32, Error> {
    let mut told = 0;
    for manager in overseers(writer)? {
        let notification = Notification {
            id: session.new_id(),
            user_id: manager,
            kind: kind.to_owned(),
            communication_id: Some(message.id),
            workspace_id: message.workspace_id,
            at_ms: session.now_ms(),
            read: false,
            subject: String::new(),
        };
        told += u32::from(writer.notify(&notification)?);
    }
    Ok(told)
}

fn overseers(writer: &Writer<'_>) -> Result<Vec<Id>, Error> {
    let users = writer
        .users()?
        .into_iter()
        .filter(|user| !user.disabled && user.role.may(Capability::Oversee));
    Ok(users.map(|user| user.id).collect())
}
