//! The background reader: one thread for all mailboxes, one task for each, gone when the firm is locked.

use super::sync::{folders, read_again, read_once};
use crate::{Error, Session, settings};
use mail::imap::{CancellationToken, Connection, Wake};
use std::{
    collections::HashMap,
    sync::{Arc, Weak},
    time::Duration,
};
use store::{Account, AccountKind, AccountState, Id};

/// How often the list of mailboxes, and whether the firm is being locked, is looked at.
const LOOK: Duration = Duration::from_millis(300);

/// The same after the firm's file could not be read.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Starts the background reader of a session, once.
///
/// # Errors
///
/// When there is no thread for it.
pub(crate) fn start_polling(session: &Arc<Session>) -> Result<(), Error> {
    if !session.mailboxes.start_polling() {
        return Ok(());
    }
    let weak = Arc::downgrade(session);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("mailbox")
        .enable_all()
        .build()
        .map_err(|error| Error::Broken(format!("no runtime for the mailboxes: {error}")))?;
    std::thread::Builder::new()
        .name("mailboxes".to_owned())
        .spawn(move || {
            runtime.block_on(look_after(&weak));
            // A task may be in the middle of a batch: it ends at its next step, nobody waits for the network.
            runtime.shutdown_timeout(Duration::from_secs(5));
        })
        .map_err(|error| Error::Broken(format!("no thread for the mailboxes: {error}")))?;
    Ok(())
}

/// Keeps one task for each mailbox until the session is gone.
async fn look_after(weak: &Weak<Session>) {
    let mut tasks: HashMap<Id, (CancellationToken, tokio::task::JoinHandle<()>)> = HashMap::new();
    while let Some(session) = weak.upgrade().filter(|session| !session.is_closing()) {
        let accounts = match session.read(|reader| Ok(reader.accounts()?)) {
            Ok(accounts) => accounts,
            Err(error) => {
                // Not "no mailboxes": those that are read go on.
                tracing::warn!(%error, "the mailboxes could not be listed");
                drop(session);
                tokio::time::sleep(LOOK_AGAIN).await;
                continue;
            }
        };
        tasks.retain(|id, (cancel, task)| {
            let there = accounts.iter().any(|account| account.id == *id) && !task.is_finished();
            if !there {
                cancel.cancel();
            }
            there
        });
        for account in accounts
            .into_iter()
            .filter(|account| account.kind == AccountKind::Imap)
        {
            tasks.entry(account.id).or_insert_with(|| {
                let cancel = CancellationToken::new();
                let task =
                    tokio::spawn(keep_reading(Weak::clone(weak), account.id, cancel.clone()));
                (cancel, task)
            });
        }
        drop(session);
        tokio::time::sleep(LOOK).await;
    }
    if let Some(session) = weak.upgrade() {
        session.mailboxes.stop_all();
    }
    for (cancel, task) in tasks.into_values() {
        cancel.cancel();
        let _ = tokio::time::timeout(Duration::from_secs(3), task).await;
    }
}

/// Reads one mailbox whenever it is due, and as soon as its server announces new mail.
async fn keep_reading(weak: Weak<Session>, id: Id, cancel: CancellationToken) {
    let mut connection: Option<Connection> = None;
    let mut just_opened = true;
    while !cancel.is_cancelled() {
        let Some(found) = weak.upgrade().map(|session| due(&session, id)) else {
            return;
        };
        let (account, wait) = match found {
            Ok(Some(found)) => found,
            Ok(None) => return,
            Err(error) => {
                tracing::warn!(%error, "a mailbox could not be looked up");
                tokio::select! { () = cancel.cancelled() => return, () = tokio::time::sleep(LOOK_AGAIN) => {} }
                continue;
            }
        };
        // Whoever opens the firm wants today's mail, whenever it was read last.
        let wait = wait.map(|wait| {
            if std::mem::take(&mut just_opened) {
                Duration::ZERO
            } else {
                wait
            }
        });
        let Some(wake) = weak.upgrade().map(|session| session.mailboxes.of(id).wake) else {
            return;
        };
        match wait {
            Some(Duration::ZERO) => {
                // Whoever asked until now is answered by this reading; a later wish is heard while waiting.
                tokio::select! { biased; () = wake.notified() => {} () = std::future::ready(()) => {} }
                let Some(session) = weak.upgrade().filter(|session| !session.is_closing()) else {
                    return;
                };
                connection = match read_once(&session, &account).await {
                    Ok((_, connection)) => connection.filter(Connection::can_idle),
                    Err(error) => {
                        tracing::warn!(%error, "a mailbox could not be read");
                        tokio::time::sleep(LOOK).await;
                        None
                    }
                };
            }
            Some(wait) => {
                let announced = tokio::select! {
                    () = cancel.cancelled() => return,
                    () = wake.notified() => { connection = None; false }
                    announced = wait_for_mail(connection.as_mut(), &account, wait, &cancel) => announced,
                };
                if announced {
                    connection = again(&weak, &account, connection.take()).await;
                }
            }
            None => {
                connection = None;
                tokio::select! { () = cancel.cancelled() => return, () = wake.notified() => {} }
            }
        }
    }
}

/// An account and how long it can wait; no wait at all when it is paused or refused. `None` when it is gone.
fn due(session: &Session, id: Id) -> Result<Option<(Account, Option<Duration>)>, Error> {
    let found = session.read(|reader| {
        let Some(account) = reader.get::<Account>(&id)? else {
            return Ok(None);
        };
        Ok(Some((
            account,
            reader.account_health(id)?,
            settings::poll_minutes(reader)?,
        )))
    });
    let Some((account, health, minutes)) = found? else {
        return Ok(None);
    };
    if matches!(health.state, AccountState::Paused | AccountState::Refused) {
        return Ok(Some((account, None)));
    }
    let now_ms = session.now_ms();
    // A clock that was set back must not make a mailbox wait for years.
    let longest = i64::from(minutes.max(60)) * 60_000;
    let left = health
        .next_ms
        .map_or(0, |next| (next - now_ms).clamp(0, longest));
    let wait = Duration::from_millis(u64::try_from(left).unwrap_or(0));
    Ok(Some((account, Some(wait))))
}

/// Waits on the server when it announces new mail, else only for the time. Answers whether there is new mail.
async fn wait_for_mail(
    connection: Option<&mut Connection>,
    account: &Account,
    wait: Duration,
    cancel: &CancellationToken,
) -> bool {
    let inbox = folders(account).into_iter().next().unwrap_or_default();
    match connection {
        Some(connection) => match connection
            .idle(&inbox, wait.min(mail::IDLE_RENEWAL), cancel)
            .await
        {
            Ok(wake) => wake == Wake::NewMail,
            Err(error) => {
                tracing::debug!(%error, "a mailbox stopped announcing");
                tokio::time::sleep(wait.min(Duration::from_secs(60))).await;
                false
            }
        },
        None => {
            tokio::time::sleep(wait).await;
            false
        }
    }
}

async fn again(
    weak: &Weak<Session>,
    account: &Account,
    connection: Option<Connection>,
) -> Option<Connection> {
    let mut connection = connection?;
    let session = weak.upgrade().filter(|session| !session.is_closing())?;
    match read_again(&session, account, &mut connection).await {
        Ok(true) => Some(connection),
        Ok(false) => None,
        Err(error) => {
            tracing::warn!(%error, "a mailbox could not be read");
            None
        }
    }
}
