//! The history of the file's format. Every step only adds; a step that was released is never edited.

use rusqlite::Connection;

use crate::{
    Error, accounts, alerts, arrivals, attachments, audit, blobs, checklist, communications,
    contacts, deadlines, drafts, events, jobs, journal, labels, notifications, search, secrets,
    settings, status_history, texts, threads, timeline, users, workspaces,
};

/// Facts about the file itself.
const META: &str = "
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;";

/// One step: the statements that lead from the format before to this one.
type Migration = &'static [&'static str];

/// Every step, in order; the first one leads from an empty file to format 1.
pub(crate) const HISTORY: &[Migration] = &[&[
    META,
    journal::CREATE,
    audit::CREATE,
    settings::CREATE,
    users::CREATE,
    accounts::CREATE,
    secrets::CREATE,
    blobs::CREATE,
    arrivals::CREATE,
    communications::CREATE,
    texts::CREATE,
    attachments::CREATE,
    threads::CREATE,
    status_history::CREATE,
    labels::CREATE,
    contacts::CREATE,
    contacts::merges::CREATE,
    workspaces::CREATE,
    checklist::CREATE,
    deadlines::CREATE,
    drafts::CREATE,
    alerts::CREATE,
    notifications::CREATE,
    timeline::CREATE,
    events::CREATE,
    jobs::CREATE,
    search::CREATE,
]];

/// The newest format this release understands.
pub(crate) fn newest(history: &[Migration]) -> i64 {
    i64::try_from(history.len()).expect("a history has few steps")
}

/// The format of the file.
pub(crate) fn version(connection: &Connection) -> Result<i64, Error> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Brings a file to the newest format of `history`, in one transaction. Returns whether anything was done.
///
/// # Errors
///
/// [`Error::NewerSchema`] before anything is touched, or when the file cannot be written.
pub(crate) fn migrate(connection: &mut Connection, history: &[Migration]) -> Result<bool, Error> {
    let (found, known) = (version(connection)?, newest(history));
    if found > known {
        return Err(Error::NewerSchema { found, known });
    }
    if found == known {
        return Ok(false);
    }
    let transaction = connection.transaction()?;
    for migration in history.iter().skip(usize::try_from(found).unwrap_or(0)) {
        for statements in *migration {
            transaction.execute_batch(statements)?;
        }
    }
    journal::replay_pending(&transaction)?;
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(true)
}
