//! The history of the file's format. A step never drops what people entered; a step that was released is never edited.

use rusqlite::Connection;

use crate::{
    Error, accounts, alerts, appointments, arrivals, attachments, audit, backup, begun, blobs,
    campaigns, catalogues, checklist, communications, consents, contacts, deadline_log, deadlines,
    decision_imports, decisions, document_drafts, documents, drafts, erasing, events, imports,
    interests, jobs, journal, labels, mail_templates, notes, notifications, outbox, products,
    prospects, readings, reminders, search, searches, secrets, senders, settings, staging,
    status_history, suppressions, tasks, texts, threads, timeline, users, workspaces,
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
pub(crate) const HISTORY: &[Migration] = &[
    &[
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
    ],
    &[
        documents::CREATE,
        readings::CREATE,
        tasks::CREATE,
        notes::CREATE,
        workspaces::merges::CREATE,
        checklist::PLAN,
        deadlines::FROM_DOCUMENT,
    ],
    &[backup::log::CREATE],
    &[
        appointments::CREATE,
        reminders::CREATE,
        deadline_log::CREATE,
        deadlines::LIFE,
        alerts::REPEAT,
        notifications::SUBJECT,
    ],
    &[searches::CREATE, documents::BY_CONTENT],
    &[consents::CREATE, erasing::CREATE],
    &[imports::CREATE],
    &[document_drafts::CREATE],
    &[workspaces::ENDING],
    &[decisions::CREATE, decision_imports::CREATE],
    &[campaigns::CREATE, prospects::CREATE],
    &[
        mail_templates::CREATE,
        senders::CREATE,
        suppressions::CREATE,
        outbox::CREATE,
    ],
    &[
        catalogues::CREATE,
        staging::CREATE,
        products::CREATE,
        interests::CREATE,
        readings::FOR_CATALOGUES,
        prospects::memos::CREATE,
        prospects::questions::CREATE,
        prospects::BY_NUMBER,
    ],
    &[contacts::POINTS_OF_CONTACT],
    &[arrivals::POSTMARK, threads::JOINED],
    &[outbox::BY_CHANGE],
    &[begun::CREATE],
    &[checklist::PLANNED],
];

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

#[cfg(test)]
mod tests {
    use super::*;

    fn empty() -> Connection {
        Connection::open_in_memory().unwrap()
    }

    fn schema(connection: &Connection) -> Vec<String> {
        let sql = "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name";
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    #[test]
    fn every_earlier_format_leads_to_the_newest() {
        let mut fresh = empty();
        migrate(&mut fresh, HISTORY).unwrap();
        for steps in 0..=HISTORY.len() {
            let mut old = empty();
            if steps > 0 {
                migrate(&mut old, &HISTORY[..steps]).unwrap();
            }
            migrate(&mut old, HISTORY).unwrap();
            assert_eq!(schema(&old), schema(&fresh), "from format {steps}");
            assert_eq!(version(&old).unwrap(), newest(HISTORY));
        }
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_in_the_format_it_had() {
        let mut connection = empty();
        migrate(&mut connection, HISTORY).unwrap();
        let before = schema(&connection);
        let broken: Vec<Migration> = HISTORY
            .iter()
            .copied()
            .chain([&["CREATE TABLE extra (n INTEGER) STRICT;", "not SQL"] as Migration])
            .collect();
        assert!(migrate(&mut connection, &broken).is_err());
        assert_eq!(schema(&connection), before);
        assert_eq!(version(&connection).unwrap(), newest(HISTORY));
    }

    #[test]
    fn a_newer_format_is_refused_before_anything_is_touched() {
        let mut connection = empty();
        connection.pragma_update(None, "user_version", 999).unwrap();
        let refused = migrate(&mut connection, HISTORY);
        assert!(matches!(
            refused,
            Err(Error::NewerSchema { found: 999, .. })
        ));
        assert_eq!(schema(&connection), [] as [&str; 0]);
    }
}
