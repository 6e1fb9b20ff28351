//! What a person does with a mailbox: try, connect, reconnect, pause, read now, forget.

use super::{
    server::{Server, auth, keep_root, keep_secret, protection},
    sync::{on_runtime, read_once, readable},
};
use crate::{Error, Session, router::Handle, words};
use contract::{
    Done,
    accounts::{
        AccountView, AccountsView, AddImap, FolderView, ImapServer, Reconnect, RemoveAccount,
        SetPaused, SyncAccounts, TestImap, TestView,
    },
    ingest::IngestReport,
};
use domain::Capability;
use mail::imap::{self, Secret, SpecialUse};
use serde_json::json;
use std::time::Instant;
use store::{Account, AccountHealth, AccountKind, AccountState, Id};
use zeroize::Zeroizing;

/// Who may change a mailbox in some way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Owner,
    OwnerOrHead,
}

fn settings(typed: ImapServer) -> Result<imap::Settings, Error> {
    let server = Server::try_from(&typed)?;
    let auth = auth(server.authentication, Secret::new(typed.secret));
    Ok(imap::Settings {
        port: server.port,
        security: protection(server.security),
        extra_root_pem: server.root_pem,
        ..imap::Settings::new(server.host, server.username, auth)
    })
}

impl Handle<TestImap> for Session {
    fn handle(&self, request: TestImap) -> Result<TestView, Error> {
        self.require(Capability::Connect)?;
        let settings = settings(request.server)?;
        Ok(
            match on_runtime(|| async { imap::test(&settings).await })? {
                Ok(report) => TestView {
                    ok: true,
                    problem: String::new(),
                    server_said: report.capabilities.join(" "),
                    folders: report
                        .folders
                        .into_iter()
                        .filter(|folder| folder.selectable)
                        .map(folder)
                        .collect(),
                },
                Err(error) => TestView {
                    ok: false,
                    problem: problem(&error).to_owned(),
                    server_said: error.to_string(),
                    folders: Vec::new(),
                },
            },
        )
    }
}

fn problem(error: &imap::Error) -> &'static str {
    match error {
        imap::Error::Refused { .. } => "refused",
        imap::Error::NotTrusted { .. } | imap::Error::Unprotected { .. } => "untrusted",
        imap::Error::Unreachable { .. }
        | imap::Error::Dropped { .. }
        | imap::Error::Silent { .. } => "unreachable",
        _ => "protocol",
    }
}

fn folder(folder: imap::Folder) -> FolderView {
    let special = match folder.special_use {
        Some(SpecialUse::Inbox) => "inbox",
        Some(SpecialUse::Sent) => "sent",
        Some(SpecialUse::Junk) => "junk",
        Some(SpecialUse::Trash) => "trash",
        Some(SpecialUse::Drafts) => "drafts",
        Some(SpecialUse::Archive) => "archive",
        Some(SpecialUse::All | SpecialUse::Flagged) | None => "",
    };
    FolderView {
        special: special.to_owned(),
        messages: folder.messages.unwrap_or(0),
        suggested: folder
            .special_use
            .is_some_and(SpecialUse::is_read_by_default),
        name: folder.name,
    }
}

impl Handle<AddImap> for Session {
    fn handle(&self, request: AddImap) -> Result<AccountView, Error> {
        let user = self.require(Capability::Connect)?;
        let server = Server::try_from(&request.server)?;
        let secret = Zeroizing::new(request.server.secret);
        let label = request.label.trim();
        let label = if label.is_empty() {
            server.username.as_str()
        } else {
            label
        };
        let account = Account {
            id: self.new_id(),
            kind: AccountKind::Imap,
            label: label.to_owned(),
            address: [label, server.username.as_str()]
                .into_iter()
                .find(|text| text.contains('@'))
                .unwrap_or_default()
                .to_lowercase(),
            host: server.host,
            port: i64::from(server.port),
            security: server.security,
            username: server.username.clone(),
            authentication: server.authentication,
            folders: request
                .folders
                .iter()
                .filter(|folder| !folder.is_empty())
                .cloned()
                .collect(),
            owner_user_id: Some(user.id),
            created_ms: self.now_ms(),
        };
        self.write(|writer| {
            let same = |known: &Account| {
                (&known.host, &known.username, known.port)
                    == (&account.host, &account.username, account.port)
            };
            if writer.accounts()?.iter().any(same) {
                return Err(store::Error::Duplicate { entity: "accounts" }.into());
            }
            writer.insert(&account)?;
            keep_secret(writer, account.id, &secret)?;
            if let Some(pem) = &server.root_pem {
                keep_root(writer, account.id, pem)?;
            }
            let detail = json!({ "host": account.host, "security": account.security.as_str() });
            self.audit(
                writer,
                "accounts.add",
                "accounts",
                &account.id.to_string(),
                &detail,
            )
        })?;
        self.read_soon(account.id)?;
        self.one_account_view(account.id)
    }
}

impl Session {
    /// Has an account read: by the background reader, or by a job when none runs.
    fn read_soon(&self, id: Id) -> Result<(), Error> {
        if self.mailboxes.is_polling() {
            self.mailboxes.wake(id);
        } else {
            let account: Account = self.read(|reader| Ok(reader.expect(&id)?))?;
            self.start_job("sync", account.label.clone(), move |session, job| {
                let started = Instant::now();
                let (synced, _) = on_runtime(|| async { read_once(session, &account).await })??;
                session.step(job, synced.new, Some(synced.new));
                match synced.error {
                    Some(error) => Err(Error::Mailbox(error)),
                    None => Ok(Some(IngestReport {
                        read: synced.new,
                        stored: synced.new,
                        duplicates: 0,
                        unparsed: 0,
                        seconds: started.elapsed().as_secs_f64(),
                        failed: Vec::new(),
                    })),
                }
            })?;
        }
        self.bus.changed(&["accounts"]);
        Ok(())
    }

    /// Makes an account due now.
    fn make_due(&self, id: Id) -> Result<(), Error> {
        self.write(|writer| {
            let health = writer.account_health(id)?;
            Ok(writer.set_account_health(&AccountHealth {
                next_ms: Some(self.now_ms()),
                ..health
            })?)
        })
    }

    /// A mailbox that this person may change. Whoever else tries is written into the audit log.
    fn own_mailbox(&self, id: &str, who: Who) -> Result<Account, Error> {
        let user = self.require(Capability::Connect)?;
        let account: Account = self.read(|reader| Ok(reader.expect(&words::id(id)?)?))?;
        let heads = who == Who::OwnerOrHead && user.role.may(Capability::Administer);
        if account.owner_user_id != Some(user.id) && !heads {
            self.write(|writer| {
                let detail = json!({ "role": user.role.as_str() });
                self.audit(writer, "forbidden_attempt", "accounts", id, &detail)
            })?;
            return Err(Error::OthersMailbox(account.label));
        }
        Ok(account)
    }
}

fn on_a_server(account: Account) -> Result<Account, Error> {
    if account.kind == AccountKind::Imap {
        Ok(account)
    } else {
        Err(Error::invalid("mailbox on a server", &account.label))
    }
}

impl Handle<Reconnect> for Session {
    fn handle(&self, request: Reconnect) -> Result<AccountView, Error> {
        // Whose mail it is signs in: nobody else gives it a password.
        let account = on_a_server(self.own_mailbox(&request.id, Who::Owner)?)?;
        let secret = request
            .secret
            .map(Zeroizing::new)
            .filter(|secret| !secret.is_empty());
        self.write(|writer| {
            if let Some(secret) = &secret {
                keep_secret(writer, account.id, secret)?;
            }
            let last_success_ms = writer.account_health(account.id)?.last_success_ms;
            writer.set_account_health(&AccountHealth {
                last_success_ms,
                next_ms: Some(self.now_ms()),
                ..AccountHealth::untried(account.id)
            })?;
            self.audit(
                writer,
                "accounts.reconnect",
                "accounts",
                &request.id,
                &json!({ "new_secret": secret.is_some() }),
            )
        })?;
        self.read_soon(account.id)?;
        self.one_account_view(account.id)
    }
}

impl Handle<SetPaused> for Session {
    fn handle(&self, request: SetPaused) -> Result<AccountView, Error> {
        let account = on_a_server(self.own_mailbox(&request.id, Who::OwnerOrHead)?)?;
        self.write(|writer| {
            let health = writer.account_health(account.id)?;
            let (state, next_ms) = if request.paused {
                (AccountState::Paused, None)
            } else {
                (AccountState::Ok, Some(self.now_ms()))
            };
            writer.set_account_health(&AccountHealth {
                state,
                next_ms,
                failures: 0,
                ..health
            })?;
            self.audit(
                writer,
                "accounts.set_paused",
                "accounts",
                &request.id,
                &json!({ "paused": request.paused }),
            )
        })?;
        if request.paused {
            self.mailboxes.stop(account.id);
            self.bus.changed(&["accounts"]);
        } else {
            self.read_soon(account.id)?;
        }
        self.one_account_view(account.id)
    }
}

impl Handle<SyncAccounts> for Session {
    fn handle(&self, request: SyncAccounts) -> Result<AccountsView, Error> {
        self.require(Capability::Read)?;
        let id = request.id.as_deref().map(words::id).transpose()?;
        for account in self.read(|reader| readable(reader, id))? {
            self.make_due(account.id)?;
            self.read_soon(account.id)?;
        }
        self.accounts_view()
    }
}

impl Handle<RemoveAccount> for Session {
    fn handle(&self, request: RemoveAccount) -> Result<Done, Error> {
        let id = self.own_mailbox(&request.id, Who::OwnerOrHead)?.id;
        self.mailboxes.stop(id);
        self.write(|writer| {
            if !writer.delete_account(id)? {
                return Err(Error::NotFound {
                    entity: "account",
                    id: request.id.clone(),
                });
            }
            self.audit(
                writer,
                "accounts.remove",
                "accounts",
                &request.id,
                &json!({}),
            )
        })?;
        self.bus.changed(&["accounts", "inbox"]);
        Ok(Done {})
    }
}
