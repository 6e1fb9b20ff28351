//! The mailboxes that Guichet reads: connected by a person, read in the background, never changed.
//!
//! [`sync`] reads one mailbox once; [`poll`] does so for every mailbox as long as the firm is open, and waits
//! for new mail in between. Raw bytes are durable before the place where reading stopped is moved, so that a
//! connection that drops anywhere costs one batch that is fetched again, and nothing is lost.

mod activity;
mod change;
mod health;
mod poll;
pub(crate) mod server;
mod sync;

use crate::{Error, Session, router::Handle, when};
use contract::accounts::{AccountView, AccountsView, ListAccounts};
use domain::Capability;
use store::{Account, AccountHealth, AccountKind, AccountState, Id, Reader};

pub(crate) use activity::Mailboxes;
pub(crate) use poll::start_polling;
pub use sync::Synced;

impl Session {
    fn accounts_view(&self) -> Result<AccountsView, Error> {
        self.read(|reader| {
            let messages = reader.messages_by_account()?;
            let mut accounts = Vec::new();
            for account in reader.accounts()? {
                let count = messages.get(&account.id).copied().unwrap_or(0);
                accounts.push(self.account_view(reader, &account, count)?);
            }
            Ok(AccountsView { accounts })
        })
    }

    fn one_account_view(&self, id: Id) -> Result<AccountView, Error> {
        self.read(|reader| {
            let count = reader.messages_by_account()?.get(&id).copied().unwrap_or(0);
            self.account_view(reader, &reader.expect(&id)?, count)
        })
    }

    fn account_view(
        &self,
        reader: &Reader<'_>,
        account: &Account,
        messages: i64,
    ) -> Result<AccountView, Error> {
        let health = reader.account_health(account.id)?;
        let activity = self.mailboxes.of(account.id);
        let server = match account.kind {
            AccountKind::Imap => format!("IMAP, {}", account.host),
            AccountKind::Files => String::new(),
        };
        Ok(AccountView {
            id: account.id.to_string(),
            kind: account.kind.as_str().to_owned(),
            label: account.label.clone(),
            server,
            username: account.username.clone(),
            state: state(account, &health, activity.busy).to_owned(),
            last_success_at: health.last_success_ms.map(when::time_ms),
            failing_since: health
                .last_error_ms
                .filter(|_| health.failures > 0)
                .map(when::time_ms),
            last_error: health.last_error,
            failures: u32::try_from(health.failures).unwrap_or(0),
            next_at: health.next_ms.map(when::time_ms),
            messages: u32::try_from(messages).unwrap_or(u32::MAX),
            new: activity.new,
            folders: if account.folders.is_empty() && account.kind == AccountKind::Imap {
                vec!["INBOX".to_owned()]
            } else {
                account.folders.clone()
            },
            progress_percent: (health.last_success_ms.is_none() && activity.busy)
                .then(|| activity.percent())
                .flatten(),
        })
    }
}

fn state(account: &Account, health: &AccountHealth, busy: bool) -> &'static str {
    match health.state {
        AccountState::Paused => "paused",
        _ if busy => "syncing",
        AccountState::Refused => "refused",
        AccountState::Offline => "offline",
        AccountState::Ok | AccountState::Syncing
            if health.last_success_ms.is_none() && account.kind == AccountKind::Imap =>
        {
            "never"
        }
        AccountState::Ok | AccountState::Syncing => "ok",
    }
}

impl Handle<ListAccounts> for Session {
    fn handle(&self, _: ListAccounts) -> Result<AccountsView, Error> {
        self.require(Capability::Read)?;
        self.accounts_view()
    }
}
