//! What a person does with a mailbox: try, connect, reconnect, pause, read now, forget.

use super::sync::{on_runtime, read_once, root_key, secret_key};
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
use mail::imap::{self, Auth, Secret, SpecialUse};
use serde_json::json;
use std::time::Instant;
use store::{Account, AccountHealth, AccountKind, AccountState, Authentication, Id, Security};

/// What a person typed about a server, checked.
fn checked(server: &ImapServer) -> Result<(Security, Authentication), Error> {
    let host = server.host.trim();
    if host.is_empty()
        || host
            .chars()
            .any(|letter| letter.is_whitespace() || letter == '/')
    {
        return Err(Error::invalid("server name", host));
    }
    if server.port == 0 {
        return Err(Error::invalid("port", "0"));
    }
    if server.username.trim().is_empty() {
        return Err(Error::invalid("user name", ""));
    }
    let security = server
        .security
        .parse()
        .map_err(|_| Error::invalid("protection (tls, starttls, plain)", &server.security))?;
    let authentication = server
        .auth
        .parse()
        .map_err(|_| Error::invalid("way to sign in (password, oauth2)", &server.auth))?;
    Ok((security, authentication))
}

fn settings(server: &ImapServer) -> Result<imap::Settings, Error> {
    let (security, authentication) = checked(server)?;
    let secret = Secret::new(server.secret.clone());
    let auth = match authentication {
        Authentication::Password => Auth::Password(secret),
        Authentication::OAuth2 => Auth::OAuth2(secret),
    };
    Ok(imap::Settings {
        port: server.port,
        security: match security {
            Security::Tls => imap::Security::Tls,
            Security::StartTls => imap::Security::StartTls,
            Security::Plain => imap::Security::PlainOnThisMachine,
        },
        extra_root_pem: server
            .extra_root_pem
            .clone()
            .filter(|pem| !pem.trim().is_empty()),
        ..imap::Settings::new(server.host.trim(), server.username.trim(), auth)
    })
}

impl Handle<TestImap> for Session {
    fn handle(&self, request: TestImap) -> Result<TestView, Error> {
        self.require(Capability::Connect)?;
        let settings = settings(&request.server)?;
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
        let (security, authentication) = checked(&request.server)?;
        let server = &request.server;
        let label = request.label.trim();
        let label = if label.is_empty() {
            server.username.trim()
        } else {
            label
        };
        let account = Account {
            id: self.new_id(),
            kind: AccountKind::Imap,
            label: label.to_owned(),
            address: [label, server.username.trim()]
                .into_iter()
                .find(|text| text.contains('@'))
                .unwrap_or_default()
                .to_lowercase(),
            host: server.host.trim().to_owned(),
            port: i64::from(server.port),
            security,
            username: server.username.trim().to_owned(),
            authentication,
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
            writer.set_secret(&secret_key(account.id), server.secret.as_bytes())?;
            if let Some(pem) = server
                .extra_root_pem
                .as_deref()
                .filter(|pem| !pem.trim().is_empty())
            {
                writer.set_secret(&root_key(account.id), pem.as_bytes())?;
            }
            let detail = json!({ "host": account.host, "security": security.as_str() });
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

    fn imap_account(&self, id: &str) -> Result<Account, Error> {
        let account: Account = self.read(|reader| Ok(reader.expect(&words::id(id)?)?))?;
        if account.kind == AccountKind::Imap {
            Ok(account)
        } else {
            Err(Error::invalid("mailbox on a server", &account.label))
        }
    }
}

impl Handle<Reconnect> for Session {
    fn handle(&self, request: Reconnect) -> Result<AccountView, Error> {
        self.require(Capability::Connect)?;
        let account = self.imap_account(&request.id)?;
        self.write(|writer| {
            if let Some(secret) = request
                .secret
                .as_deref()
                .filter(|secret| !secret.is_empty())
            {
                writer.set_secret(&secret_key(account.id), secret.as_bytes())?;
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
                &json!({ "new_secret": request.secret.is_some() }),
            )
        })?;
        self.read_soon(account.id)?;
        self.one_account_view(account.id)
    }
}

impl Handle<SetPaused> for Session {
    fn handle(&self, request: SetPaused) -> Result<AccountView, Error> {
        self.require(Capability::Connect)?;
        let account = self.imap_account(&request.id)?;
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
        let chosen: Vec<Account> = match &request.id {
            Some(id) => vec![self.imap_account(id)?],
            None => self
                .read(|reader| Ok(reader.accounts()?))?
                .into_iter()
                .filter(|account| account.kind == AccountKind::Imap)
                .collect(),
        };
        for account in chosen {
            let state = self
                .read(|reader| Ok(reader.account_health(account.id)?))?
                .state;
            // Paused stays paused, and a refused secret is not tried again until somebody gives a new one.
            if !matches!(state, AccountState::Paused | AccountState::Refused) {
                self.make_due(account.id)?;
                self.read_soon(account.id)?;
            }
        }
        self.accounts_view()
    }
}

impl Handle<RemoveAccount> for Session {
    fn handle(&self, request: RemoveAccount) -> Result<Done, Error> {
        self.require(Capability::Connect)?;
        let id = words::id(&request.id)?;
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
