//! What the people of the invented firm did with their letters: everything below goes through the commands that a
//! person uses, in the name of whoever loads the demonstration.

use super::letters::Written;
use crate::{Error, Session, router::Handle};
use contract::{
    deadlines::Decide,
    inbox::{AssignMessages, MoveMessages},
    words::{DeadlineState, Status},
    workspaces::{TickItem, UpdateWorkspace, WorkspaceView},
};
use domain::Role;
use serde_json::json;
use store::{Communication, Id, User};

/// Name, address, role. They have no passphrase: nobody unlocks anything as them.
const MEMBERS: &[(&str, &str, Role)] = &[
    (
        "Me Ibrahima Dieng",
        "i.dieng@vauquelin-dieng.example",
        Role::Employee,
    ),
    (
        "Me Clara Noblecourt",
        "c.noblecourt@vauquelin-dieng.example",
        Role::Manager,
    ),
];

/// Letters whose deadline a lawyer has confirmed, and how many items of their checklist are done.
const CONFIRMED: &[(&str, usize)] = &[
    ("konate-1", 5),
    ("rostami-1", 3),
    ("sissoko-1", 2),
    ("nguyen-1", 1),
];

/// Letters whose workspace the first member looks after.
const LOOKED_AFTER: &[&str] = &["konate-1", "cherkaoui-1", "gelashvili-1", "rostami-1"];

/// Adds the members of the invented firm that are not there yet.
pub(super) fn members(session: &Session) -> Result<(), Error> {
    session.write(|writer| {
        let known = writer.users()?;
        for &(name, email, role) in MEMBERS {
            if known.iter().any(|user| user.email == email) {
                continue;
            }
            let user = User {
                id: session.new_id(),
                name: name.to_owned(),
                email: email.to_owned(),
                role,
                language: "fr".to_owned(),
                created_ms: session.now_ms(),
                disabled: false,
            };
            writer.insert(&user)?;
            session.audit(
                writer,
                "members.add",
                "users",
                &user.id.to_string(),
                &json!({ "demo": true }),
            )?;
        }
        Ok(())
    })
}

/// Lets the firm work: messages taken on, deadlines confirmed, items done, and what is overdue escalated.
pub(super) fn happen(session: &Session, account: Id, letters: &[Written]) -> Result<(), Error> {
    let colleague = session.read(|reader| {
        Ok(reader
            .users()?
            .into_iter()
            .find(|user| user.email == MEMBERS[0].1))
    })?;
    let colleague = colleague.map(|user| user.id.to_string());
    let mut taken_on = Vec::new();
    for letter in letters.iter().filter(|letter| letter.is_validated()) {
        taken_on.extend(
            message(session, account, &letter.key)?
                .filter(|row| row.status == domain::Status::ToValidate)
                .map(|row| row.id.to_string()),
        );
    }
    if !taken_on.is_empty() {
        session.handle(MoveMessages {
            ids: taken_on.clone(),
            to: Status::Validated,
        })?;
        let theirs: Vec<String> = taken_on.into_iter().step_by(2).collect();
        session.handle(AssignMessages {
            ids: theirs,
            user_id: colleague.clone(),
        })?;
    }
    for key in LOOKED_AFTER {
        if let Some(workspace) = workspace(session, account, key)? {
            let request = UpdateWorkspace {
                id: workspace.id,
                title: None,
                description: None,
                procedure: None,
                responsible_id: colleague.clone(),
                archived: None,
                ending: None,
                forget_ending: None,
                filed_on: None,
            };
            session.handle(request)?;
        }
    }
    for &(key, done) in CONFIRMED {
        let Some(workspace) = workspace(session, account, key)? else {
            continue;
        };
        for deadline in workspace
            .deadlines
            .iter()
            .filter(|deadline| deadline.state == DeadlineState::Proposed)
        {
            session.handle(Decide {
                id: deadline.id.clone(),
                state: DeadlineState::Confirmed,
                note: None,
            })?;
        }
        for item in workspace
            .checklist
            .iter()
            .filter(|item| item.done_at.is_none())
            .take(done)
        {
            session.handle(TickItem {
                id: item.id.clone(),
                done: true,
            })?;
        }
    }
    session.sweep_due(session.now())?;
    Ok(())
}

/// The message that a letter became.
fn message(session: &Session, account: Id, key: &str) -> Result<Option<Communication>, Error> {
    session.read(|reader| {
        let arrival = reader
            .arrival_of(account, &format!("demo/{key}"))?
            .map_or(Ok(None), |id| reader.arrival(id))?;
        Ok(arrival
            .and_then(|arrival| arrival.communication_id)
            .map_or(Ok(None), |id| reader.communication(id))?)
    })
}

/// The workspace that a letter was filed in.
fn workspace(session: &Session, account: Id, key: &str) -> Result<Option<WorkspaceView>, Error> {
    let id = message(session, account, key)?.and_then(|row| row.workspace_id);
    id.map(|id| session.workspace_view(id)).transpose()
}
