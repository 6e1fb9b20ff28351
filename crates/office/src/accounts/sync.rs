//! Reading one mailbox once: what is new in each folder is kept, filed, and then the place is remembered.

use crate::{Error, Session, ingest, notifications, settings};
use contract::Event;
use mail::imap::{self, Auth, Batch, CancellationToken, Connection, Cursor, Secret, SinkError};
use serde_json::json;
use std::{sync::Arc, time::Duration};
use store::{
    Account, AccountCursor, AccountHealth, AccountKind, AccountState, Alert, AlertLevel,
    Authentication, Id, Notification, Reader, Security, Writer,
};

/// How long to wait after a failure that waiting will hardly cure (a certificate, a full disk).
const STUBBORN: Duration = Duration::from_secs(3600);

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

/// Where the secret of an account is.
pub(super) fn secret_key(account: Id) -> String {
    format!("account/{account}/secret")
}

/// Where the firm's own certificate authority for an account is.
pub(super) fn root_key(account: Id) -> String {
    format!("account/{account}/root_pem")
}

impl Session {
    /// Reads one mailbox, or all of them, and answers when that is done. For a command line and a test; the
    /// window has `accounts.sync`, which does not wait.
    ///
    /// - `id`: which one; all when absent.
    ///
    /// # Errors
    ///
    /// When there is no such account, or the firm's file cannot be read or written. What a server says is in
    /// the answer.
    pub fn sync_now(self: &Arc<Self>, id: Option<&str>) -> Result<Vec<Synced>, Error> {
        let id = id.map(crate::words::id).transpose()?;
        let accounts = self.read(|reader| match id {
            Some(id) => Ok(vec![reader.expect::<Account>(&id)?]),
            None => Ok(reader.accounts()?),
        })?;
        accounts
            .into_iter()
            .filter(|account| account.kind == AccountKind::Imap)
            .map(|account| on_runtime(|| async { Ok(read_once(self, &account).await?.0) })?)
            .collect()
    }
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
    let text = |key: String| -> Result<Option<String>, Error> {
        Ok(reader
            .secret(&key)?
            .map(|secret| String::from_utf8_lossy(&secret).into_owned()))
    };
    let secret = Secret::new(text(secret_key(account.id))?.unwrap_or_default());
    let auth = match account.authentication {
        Authentication::Password => Auth::Password(secret),
        Authentication::OAuth2 => Auth::OAuth2(secret),
    };
    Ok(imap::Settings {
        port: u16::try_from(account.port).unwrap_or(993),
        security: match account.security {
            Security::Tls => imap::Security::Tls,
            Security::StartTls => imap::Security::StartTls,
            Security::Plain => imap::Security::PlainOnThisMachine,
        },
        extra_root_pem: text(root_key(account.id))?,
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

/// Records how a reading went and when the next one is due.
fn record(
    session: &Arc<Session>,
    account: &Account,
    error: Option<&imap::Error>,
) -> Result<(), Error> {
    let now_ms = session.now_ms();
    let refused = session.write(|writer| {
        let before = writer.account_health(account.id)?;
        // Removed or paused meanwhile: a person's word stands.
        if before.state == AccountState::Paused || writer.get::<Account>(&account.id)?.is_none() {
            return Ok(false);
        }
        let every_ms = i64::from(settings::poll_minutes(writer)?) * 60_000;
        let after = next_health(&before, error, now_ms, every_ms);
        writer.set_account_health(&after)?;
        let newly = after.state == AccountState::Refused && before.state != AccountState::Refused;
        if newly {
            tell_refused(
                session,
                writer,
                account,
                after.last_error.as_deref().unwrap_or_default(),
            )?;
        }
        Ok(newly)
    })?;
    if refused {
        session.bus.changed(&["notifications", "inbox"]);
        let reason = error.map(ToString::to_string).unwrap_or_default();
        let event: Event = session.read(|reader| {
            notifications::desktop(
                session,
                reader,
                "ACCOUNT_REFUSED",
                &account.label,
                &reason,
                None,
            )
        })?;
        session.bus.tell(&event);
    }
    Ok(())
}

/// The health of an account after a reading.
fn next_health(
    before: &AccountHealth,
    error: Option<&imap::Error>,
    now_ms: i64,
    every_ms: i64,
) -> AccountHealth {
    let Some(error) = error else {
        return AccountHealth {
            state: AccountState::Ok,
            last_success_ms: Some(now_ms),
            last_error: None,
            last_error_ms: None,
            failures: 0,
            next_ms: Some(now_ms + every_ms),
            ..before.clone()
        };
    };
    let failures = before.failures + 1;
    let wait =
        |wait: Duration| Some(now_ms + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX / 2));
    let (state, next_ms) = match error {
        // Asked to stop: nothing failed.
        imap::Error::Cancelled => {
            return AccountHealth {
                next_ms: Some(now_ms),
                ..before.clone()
            };
        }
        // Trying the same secret again would only lock the mailbox.
        imap::Error::Refused { .. } => (AccountState::Refused, None),
        imap::Error::FolderGone { .. } => (AccountState::Ok, Some(now_ms + every_ms)),
        error if error.is_transient() => (
            AccountState::Offline,
            wait(mail::retry_delay(
                u32::try_from(failures).unwrap_or(u32::MAX),
            )),
        ),
        _ => (AccountState::Offline, wait(STUBBORN)),
    };
    AccountHealth {
        state,
        last_error: Some(error.to_string()),
        // The first failure of a row: since when it fails.
        last_error_ms: if before.failures > 0 {
            before.last_error_ms.or(Some(now_ms))
        } else {
            Some(now_ms)
        },
        failures,
        next_ms,
        ..before.clone()
    }
}

/// A refused mailbox is told to its owner, or to the heads of the firm, and stands among the alerts.
fn tell_refused(
    session: &Session,
    writer: &Writer<'_>,
    account: &Account,
    reason: &str,
) -> Result<(), Error> {
    let concerned = |user: &store::User| {
        account
            .owner_user_id
            .map_or(user.role == domain::Role::Admin, |owner| owner == user.id)
    };
    for user in writer
        .users()?
        .into_iter()
        .filter(|user| !user.disabled && concerned(user))
    {
        writer.notify(&Notification {
            id: session.new_id(),
            user_id: user.id,
            kind: "ACCOUNT_REFUSED".to_owned(),
            communication_id: None,
            workspace_id: None,
            at_ms: session.now_ms(),
            read: false,
        })?;
    }
    let alert = Alert {
        id: session.new_id(),
        workspace_id: None,
        communication_id: None,
        kind: "account_refused".to_owned(),
        level: AlertLevel::High,
        text_key: "alerts.kind.account_refused".to_owned(),
        params: json!({ "what": account.label, "reason": reason }),
        at_ms: session.now_ms(),
        acknowledged_by: None,
        acknowledged_ms: None,
        snoozed_until_ms: None,
    };
    writer.insert(&alert)?;
    session.emit(
        writer,
        domain::EventName::AlertCreated,
        "alerts",
        alert.id,
        &json!({ "kind": "account_refused" }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(times: i64) -> AccountHealth {
        AccountHealth {
            failures: times,
            last_error_ms: Some(5),
            ..AccountHealth::untried(Id::from_parts(1, &[0; 10]))
        }
    }

    #[test]
    fn a_refused_secret_is_never_tried_again_by_itself() {
        let refused = imap::Error::Refused {
            server: "no".into(),
        };
        let after = next_health(&failed(0), Some(&refused), 1000, 60_000);
        assert_eq!((after.state, after.next_ms), (AccountState::Refused, None));
    }

    #[test]
    fn an_unreachable_server_is_asked_less_and_less() {
        let away = imap::Error::Silent {
            waited: Duration::from_secs(60),
        };
        let waits: Vec<_> = [0, 1, 2, 30]
            .map(|times| {
                next_health(&failed(times), Some(&away), 0, 60_000)
                    .next_ms
                    .unwrap()
                    / 1000
            })
            .into();
        assert_eq!(waits, [15, 30, 60, 3600]);
        assert_eq!(
            next_health(&failed(3), Some(&away), 99, 1).last_error_ms,
            Some(5),
            "since the first failure of the row"
        );
    }

    #[test]
    fn success_forgets_the_failures() {
        let after = next_health(&failed(7), None, 1000, 60_000);
        assert_eq!(
            (
                after.failures,
                after.last_success_ms,
                after.next_ms,
                after.last_error
            ),
            (0, Some(1000), Some(61_000), None)
        );
    }

    #[test]
    fn stopping_on_request_is_no_failure() {
        let after = next_health(&failed(2), Some(&imap::Error::Cancelled), 1000, 60_000);
        assert_eq!(after.failures, 2);
    }
}
