//! Reading one mailbox once: what is new in each folder is kept, filed, and then the place is remembered.

use super::{
    health::record,
    server::{auth, kept_root, kept_secret, protection},
};
use crate::{Error, Session, ingest};
use domain::Capability;
use mail::imap::{self, Batch, CancellationToken, Connection, Cursor, Secret, SinkError};
use std::sync::Arc;
use store::{Account, AccountCursor, AccountKind, AccountState, Id, Reader};

/// What reading a mailbox once came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synced {
    /// The account.
    pub id: String,
    /// New messages.
    pub new: u32,
    /// What the server or the network said when it went wrong.
    pub error: Option<String>,
}

impl Session {
    /// Reads one mailbox, or all of them, and answers when that is done. For a command line and a test; the
    /// window has `accounts.sync`, which does not wait.
    ///
    /// - `id`: which one; all when absent. A paused or refused one is left alone, as by `accounts.sync`.
    ///
    /// # Errors
    ///
    /// When the person may not read, there is no such account, or the firm's file cannot be read or written. What a server says is in
    /// the answer.
    pub fn sync_now(self: &Arc<Self>, id: Option<&str>) -> Result<Vec<Synced>, Error> {
        self.require(Capability::Read)?;
        let id = id.map(crate::words::id).transpose()?;
        let accounts = self.read(|reader| readable(reader, id))?;
        accounts
            .into_iter()
            .map(|account| on_runtime(|| async { Ok(read_once(self, &account).await?.0) })?)
            .collect()
    }
}

/// The mailbox, or all of them, without those that nothing may try: a paused one stays paused, and a refused secret is
/// not tried again until somebody gives a new one.
pub(super) fn readable(reader: &Reader<'_>, id: Option<Id>) -> Result<Vec<Account>, Error> {
    let mut accounts = match id {
        Some(id) => vec![reader.expect::<Account>(&id)?],
        None => reader.accounts()?,
    };
    accounts.retain(|account| account.kind == AccountKind::Imap);
    let mut readable = Vec::new();
    for account in accounts {
        let state = reader.account_health(account.id)?.state;
        if !matches!(state, AccountState::Paused | AccountState::Refused) {
            readable.push(account);
        }
    }
    Ok(readable)
}

/// Runs a future to its end on a thread and a runtime of its own: callers may be inside another runtime.
pub(super) fn on_runtime<T: Send, F: Future<Output = T>>(
    work: impl FnOnce() -> F + Send,
) -> Result<T, Error> {
    let broken =
        |error: std::io::Error| Error::Broken(format!("no runtime for a mailbox: {error}"));
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .map_err(broken)?;
            Ok(runtime.block_on(work()))
        });
        thread.join().unwrap_or_else(|_| {
            Err(Error::Broken(
                "a defect stopped the reading of a mailbox".to_owned(),
            ))
        })
    })
}

/// How to reach an account's server.
pub(super) fn server(reader: &Reader<'_>, account: &Account) -> Result<imap::Settings, Error> {
    let secret = kept_secret(reader, account.id)?.unwrap_or_else(|| Secret::new(""));
    let auth = auth(account.authentication, secret);
    Ok(imap::Settings {
        port: u16::try_from(account.port).unwrap_or(993),
        security: protection(account.security),
        extra_root_pem: kept_root(reader, account.id)?,
        ..imap::Settings::new(account.host.clone(), account.username.clone(), auth)
    })
}

/// Reads a mailbox once and records how it went. The connection comes back when it is still good.
pub(super) async fn read_once(
    session: &Arc<Session>,
    account: &Account,
) -> Result<(Synced, Option<Connection>), Error> {
    let id = account.id.to_string();
    let Some(reading) = session.mailboxes.take(account.id) else {
        return Ok((
            Synced {
                id,
                new: 0,
                error: None,
            },
            None,
        ));
    };
    session.bus.changed(&["accounts"]);
    let settings = session.read(|reader| server(reader, account))?;
    let read = match Connection::open(&settings).await {
        Ok(mut connection) => match read_folders(session, account, &mut connection, &reading).await
        {
            Ok(()) => Ok(connection),
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    let new = session.mailboxes.of(account.id).new;
    drop(reading);
    let (error, connection) = match read {
        Ok(connection) => (None, Some(connection)),
        Err(error) => (Some(error), None),
    };
    record(session, account, error.as_ref())?;
    session.bus.changed(&["accounts", "today"]);
    Ok((
        Synced {
            id,
            new,
            error: error.map(|error| error.to_string()),
        },
        connection,
    ))
}

/// Reads again what a good connection announced. Answers whether the connection is still good.
pub(super) async fn read_again(
    session: &Arc<Session>,
    account: &Account,
    connection: &mut Connection,
) -> Result<bool, Error> {
    let Some(reading) = session.mailboxes.take(account.id) else {
        return Ok(true);
    };
    let read = read_folders(session, account, connection, &reading).await;
    drop(reading);
    record(session, account, read.as_ref().err())?;
    session.bus.changed(&["accounts", "today"]);
    Ok(read.is_ok())
}

/// The folders of an account that are read.
pub(super) fn folders(account: &Account) -> Vec<String> {
    if account.folders.is_empty() {
        vec!["INBOX".to_owned()]
    } else {
        account.folders.clone()
    }
}

async fn read_folders(
    session: &Arc<Session>,
    account: &Account,
    connection: &mut Connection,
    reading: &super::activity::Reading<'_>,
) -> Result<(), imap::Error> {
    let mut gone = None;
    for folder in folders(account) {
        let kept = |error: Error| imap::Error::Sink(Box::new(error));
        let cursor = session
            .read(|reader| cursor(reader, account.id, &folder))
            .map_err(kept)?;
        let mut sink = |batch: Batch| keep(session, account.id, &folder, batch, reading);
        let cancel: &CancellationToken = &reading.stop;
        match connection.sync(&folder, cursor, cancel, &mut sink).await {
            Ok(_) => {}
            // The other folders are still there: read them before saying so.
            Err(error @ imap::Error::FolderGone { .. }) => gone = Some(error),
            Err(error) => return Err(error),
        }
    }
    gone.map_or(Ok(()), Err)
}

fn cursor(reader: &Reader<'_>, account: Id, folder: &str) -> Result<Option<Cursor>, Error> {
    let known = reader.account_cursor(account, folder)?;
    Ok(known.and_then(|known| {
        let (uid_validity, last_uid) = (
            u32::try_from(known.uid_validity).ok()?,
            u32::try_from(known.last_uid).ok()?,
        );
        Some(Cursor {
            uid_validity,
            last_uid,
        })
    }))
}

/// Keeps and files a batch, then remembers the place. A crash between the two costs duplicates, which are dropped.
fn keep(
    session: &Arc<Session>,
    account: Id,
    folder: &str,
    batch: Batch,
    reading: &super::activity::Reading<'_>,
) -> Result<(), SinkError> {
    if session.is_closing() {
        reading.stop.cancel();
    }
    let report = ingest::receive_batch(session, account, batch.messages)?;
    session.write(|writer| {
        let (uid_validity, last_uid) = (
            i64::from(batch.cursor.uid_validity),
            i64::from(batch.cursor.last_uid),
        );
        Ok(writer.set_account_cursor(&AccountCursor {
            account_id: account,
            folder: folder.to_owned(),
            uid_validity,
            last_uid,
            modseq: 0,
        })?)
    })?;
    reading.progress(batch.progress.done, batch.progress.total);
    reading.add_new(report.stored);
    session.bus.changed(&["accounts"]);
    Ok(())
}
