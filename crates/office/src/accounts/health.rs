//! How a mailbox is doing: what a reading came to, when the next one is due, and who is told.

use crate::{Error, Session, notifications, settings};
use contract::Event;
use mail::imap;
use serde_json::json;
use std::{sync::Arc, time::Duration};
use store::{Account, AccountHealth, AccountState, Alert, AlertLevel, Notification, Writer};

/// How long to wait after a failure that waiting will hardly cure (a certificate, a full disk).
const STUBBORN: Duration = Duration::from_secs(3600);

/// Records how a reading went and when the next one is due.
pub(super) fn record(
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
            subject: String::new(),
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
        repeated_ms: None,
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
    use store::Id;

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
