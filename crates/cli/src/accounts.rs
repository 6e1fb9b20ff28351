//! `accounts`

use crate::{
    Outcome,
    arguments::{Accounts, AddAccount, AddImap, AddSmtp, Arguments},
    door,
    failure::Failure,
    jobs,
    output::{Output, json_of, snake},
};
use contract::{
    accounts::{AccountView, AddImap as AddImapRequest, ImapServer, ListAccounts},
    ingest::ListJobs,
    outbox::{ListSenders, SaveSender, SmtpServer, TestSender},
};
use serde_json::{Value, json};

pub(crate) fn run(
    arguments: &Arguments,
    command: &Accounts,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    match command {
        Accounts::Add {
            kind: AddAccount::Imap(options),
        } => {
            let request = request(options)?;
            let desk = door::open(arguments)?;
            let events = desk.subscribe();
            let added = desk.ask(request)?;
            // The first reading was started beside; a command that ends waits for it.
            for job in desk.ask(ListJobs {})?.jobs {
                jobs::wait(&desk, &events, job)?;
            }
            let accounts = desk.ask(ListAccounts {})?.accounts;
            let account = accounts
                .into_iter()
                .find(|account| account.id == added.id)
                .unwrap_or(added);
            output.say(&view(&account, None))?;
            Ok(if account.last_error.is_some() {
                Outcome::Findings
            } else {
                Outcome::Done
            })
        }
        Accounts::Add {
            kind: AddAccount::Smtp(options),
        } => add_smtp(arguments, options, output),
        Accounts::Senders => {
            let desk = door::open(arguments)?;
            output.say(&snake(json_of(&desk.ask(ListSenders {})?.items)))?;
            Ok(Outcome::Done)
        }
        Accounts::Sync { id } => {
            let desk = door::open(arguments)?;
            let synced = desk.session()?.sync_now(id.as_deref())?;
            let accounts = desk.ask(ListAccounts {})?.accounts;
            let lines: Vec<Value> = synced
                .iter()
                .filter_map(|read| {
                    Some(view(
                        accounts.iter().find(|account| account.id == read.id)?,
                        Some(read.new),
                    ))
                })
                .collect();
            output.say(&json!(lines))?;
            Ok(if synced.iter().any(|read| read.error.is_some()) {
                Outcome::Findings
            } else {
                Outcome::Done
            })
        }
        Accounts::Status => {
            let desk = door::open(arguments)?;
            let accounts = desk.ask(ListAccounts {})?.accounts;
            output.say(&json!(
                accounts
                    .iter()
                    .map(|account| view(account, None))
                    .collect::<Vec<_>>()
            ))?;
            Ok(Outcome::Done)
        }
    }
}

fn request(options: &AddImap) -> Result<AddImapRequest, Failure> {
    let file = |path: &std::path::Path, error: std::io::Error| {
        Failure::io(&path.display().to_string(), &error)
    };
    let secret = door::first_line(&options.password_file)
        .map_err(|error| file(&options.password_file, error))?;
    let extra_root_pem = match &options.root_certificate {
        Some(path) => Some(std::fs::read_to_string(path).map_err(|error| file(path, error))?),
        None => None,
    };
    Ok(AddImapRequest {
        label: options.label.clone(),
        server: ImapServer {
            host: options.host.clone(),
            port: options.port,
            security: options.security.clone(),
            username: options.username.clone(),
            secret: secret.as_str().to_owned(),
            auth: options.auth.clone(),
            extra_root_pem,
        },
        folders: options.folder.clone(),
    })
}

fn add_smtp(
    arguments: &Arguments,
    options: &AddSmtp,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let file = |path: &std::path::Path, error: std::io::Error| {
        Failure::io(&path.display().to_string(), &error)
    };
    let secret = match &options.password_file {
        Some(path) => Some(door::first_line(path).map_err(|error| file(path, error))?),
        None => None,
    };
    let extra_root_pem = match &options.root_certificate {
        Some(path) => Some(std::fs::read_to_string(path).map_err(|error| file(path, error))?),
        None => None,
    };
    let server = SmtpServer {
        host: options.host.clone(),
        port: options.port,
        security: options.security.clone(),
        username: options.username.clone(),
        secret: secret.map(|secret| secret.as_str().to_owned()),
        auth: options.auth.clone(),
        extra_root_pem,
    };
    let desk = door::open(arguments)?;
    if !options.untried {
        let request = TestSender {
            id: None,
            server: server.clone(),
        };
        if let Some(why) = desk.ask(request)?.why {
            output.say(&json!({ "ok": false, "why": snake(json_of(&why)) }))?;
            return Ok(Outcome::Findings);
        }
    }
    let senders = desk.ask(SaveSender {
        id: None,
        from_name: options.from_name.clone(),
        address: options.address.clone(),
        hourly_cap: options.hourly_cap,
        server,
    })?;
    let added = senders.items.last().map(json_of).unwrap_or_default();
    output.say(&snake(added))?;
    Ok(Outcome::Done)
}

fn view(account: &AccountView, new: Option<u32>) -> Value {
    json!({
        "id": account.id,
        "kind": account.kind,
        "label": account.label,
        "last_success_at": account.last_success_at,
        "last_error": account.last_error,
        "next_at": account.next_at,
        "new": new.unwrap_or(account.new),
        "messages": account.messages,
        "state": account.state,
    })
}
