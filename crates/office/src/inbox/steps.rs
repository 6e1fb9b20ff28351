//! What a person does with messages in a list: move, snooze, assign, and take it back.
//!
//! A change that can be taken back is remembered for the length of the session, by token: an hour later it
//! still can, after a lock it cannot.

use crate::{Error, Session, router::Handle, when, words};
use contract::inbox::{AssignMessages, MoveMessages, SnoozeMessages, Undo, UndoView};
use domain::{Capability, EventName, Role, Status};
use serde_json::json;
use std::{
    cell::Cell,
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};
use store::{Communication, Id, StatusChange, Writer};

/// The changes that can be taken back, by token. Cleared when the firm is locked.
#[derive(Default)]
pub(crate) struct Undoable {
    changes: Mutex<BTreeMap<Id, Vec<Change>>>,
}

/// One message before a change.
struct Change {
    before: Communication,
    after: Communication,
}

impl Session {
    fn undoable(&self, changes: Vec<Change>, refused: u32) -> UndoView {
        let changed = u32::try_from(changes.len()).unwrap_or(u32::MAX);
        let token = self.new_id();
        self.undoable
            .changes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(token, changes);
        self.bus.changed(&["inbox", "board", "today", "workspaces"]);
        UndoView {
            token: token.to_string(),
            changed,
            refused,
        }
    }

    /// Changes each message with `change`; `None` leaves one as it is and counts it as refused.
    fn change_each(
        &self,
        ids: &[String],
        change: impl Fn(&Writer<'_>, &Communication) -> Result<Option<Communication>, Error>,
    ) -> Result<UndoView, Error> {
        let ids = words::ids(ids)?;
        let (changes, refused) = self.write(|writer| {
            let (mut changes, mut refused) = (Vec::new(), 0);
            for id in &ids {
                let before = writer.expect::<Communication>(id)?;
                match change(writer, &before)? {
                    Some(after) => {
                        writer.save(&after)?;
                        changes.push(Change { before, after });
                    }
                    None => refused += 1,
                }
            }
            Ok((changes, refused))
        })?;
        Ok(self.undoable(changes, refused))
    }
}

/// A message after a step of its status, with the step in its history.
///
/// # Errors
///
/// [`Error::IllegalStep`] when the machine has no such arrow.
pub(crate) fn change_status(
    session: &Session,
    writer: &Writer<'_>,
    before: &Communication,
    to: Status,
    by: Option<Id>,
    reason: &str,
) -> Result<Communication, Error> {
    before.status.step(to)?;
    let now_ms = session.now_ms();
    let mut after = before.clone();
    after.status = to;
    match to {
        Status::Escalated => after.escalated_ms = Some(now_ms),
        Status::Closed => after.closed_ms = Some(now_ms),
        Status::ToValidate | Status::Validated => after.closed_ms = None,
    }
    writer.insert(&StatusChange {
        id: session.new_id(),
        communication_id: before.id,
        from_status: before.status,
        to_status: to,
        at_ms: now_ms,
        user_id: by,
        reason: reason.to_owned(),
        undone: false,
    })?;
    Ok(after)
}

impl Handle<MoveMessages> for Session {
    fn handle(&self, request: MoveMessages) -> Result<UndoView, Error> {
        let to = words::to_status(request.to);
        // A manager validates and escalates; closing and reopening is the work of who answers (A20).
        let capability = if matches!(to, Status::Validated | Status::Escalated) {
            Capability::Validate
        } else {
            Capability::Work
        };
        let user = self.require(capability)?;
        // A key that was pressed twice asks for what is done already.
        let (already, illegal) = (Cell::new(0), Cell::new(None));
        let mut view = self.change_each(&request.ids, |writer, before| {
            if before.status == to {
                already.set(already.get() + 1);
                return Ok(None);
            }
            if let Err(step) = before.status.step(to) {
                illegal.set(Some(step));
                return Ok(None);
            }
            let mut after = change_status(self, writer, before, to, Some(self.user_id), "person")?;
            if user.role == Role::Manager
                && to == Status::Validated
                && !after.has_flag(super::SEEN_BY_MANAGER)
            {
                after.flags.push(super::SEEN_BY_MANAGER.to_owned());
            }
            if to == Status::Validated {
                after.flags.retain(|flag| flag != super::NEEDS_REVIEW);
                self.emit(
                    writer,
                    EventName::ValidationApproved,
                    "communications",
                    before.id,
                    &json!({}),
                )?;
            }
            if to == Status::Escalated {
                crate::sla::notify_managers(self, writer, &after, "ESCALATED")?;
            }
            self.audit(
                writer,
                "inbox.move",
                "communications",
                &before.id.to_string(),
                &json!({ "from": before.status.as_str(), "to": to.as_str() }),
            )?;
            Ok(Some(after))
        })?;
        view.refused -= already.get();
        if let (0, Some(step)) = (view.changed, illegal.get()) {
            return Err(step.into());
        }
        Ok(view)
    }
}

impl Handle<SnoozeMessages> for Session {
    fn handle(&self, request: SnoozeMessages) -> Result<UndoView, Error> {
        self.require(Capability::Work)?;
        let until = request.until.as_deref().map(when::parse_time).transpose()?;
        if until.is_some_and(|until| until <= self.now()) {
            return Err(Error::invalid(
                "time to come",
                request.until.as_deref().unwrap_or_default(),
            ));
        }
        self.change_each(&request.ids, |_, before| {
            let mut after = before.clone();
            after.snoozed_until_ms = until.map(|until| until.as_millisecond());
            Ok(Some(after))
        })
    }
}

impl Handle<AssignMessages> for Session {
    fn handle(&self, request: AssignMessages) -> Result<UndoView, Error> {
        self.require(Capability::Work)?;
        let user = request.user_id.as_deref().map(words::id).transpose()?;
        if let Some(user) = user {
            self.read(|reader| Ok(reader.expect::<store::User>(&user)?))?;
        }
        self.change_each(&request.ids, |_, before| {
            let mut after = before.clone();
            after.assignee_user_id = user;
            Ok(Some(after))
        })
    }
}

impl Handle<Undo> for Session {
    fn handle(&self, request: Undo) -> Result<contract::Done, Error> {
        self.require(Capability::Validate)?;
        let token = words::id(&request.token)?;
        let changes = self
            .undoable
            .changes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&token);
        let changes = changes.ok_or(Error::TooLateToUndo)?;
        self.write(|writer| {
            for Change { before, after } in &changes {
                let mut row = writer.expect::<Communication>(&before.id)?;
                let untouched = row.status == after.status
                    && row.snoozed_until_ms == after.snoozed_until_ms
                    && row.assignee_user_id == after.assignee_user_id;
                if !untouched {
                    return Err(Error::TooLateToUndo);
                }
                if before.status != after.status {
                    writer.insert(&StatusChange {
                        id: self.new_id(),
                        communication_id: before.id,
                        from_status: after.status,
                        to_status: before.status,
                        at_ms: self.now_ms(),
                        user_id: Some(self.user_id),
                        reason: "undo".to_owned(),
                        undone: true,
                    })?;
                }
                row.status = before.status;
                row.escalated_ms = before.escalated_ms;
                row.closed_ms = before.closed_ms;
                row.flags.clone_from(&before.flags);
                row.snoozed_until_ms = before.snoozed_until_ms;
                row.assignee_user_id = before.assignee_user_id;
                writer.save(&row)?;
            }
            self.audit(
                writer,
                "inbox.undo",
                "communications",
                "",
                &json!({ "messages": changes.len() }),
            )
        })?;
        self.bus.changed(&["inbox", "board", "today", "workspaces"]);
        Ok(contract::Done {})
    }
}
