//! `outbox`: what is to leave, and what became of it.

use crate::{
    Outcome,
    arguments::{Arguments, Outbox},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
    place,
};
use contract::outbox::{
    ApproveMails, CancelMails, DecideMail, ListOutbox, ListSuppressions, OutboxChanged,
    OutboxCounts, OutboxMailView, ProveMail, ReleaseAddress, RetryMails, SuppressAddress,
};
use office::Desk;
use serde_json::{Value, json};

/// The most that one page holds.
const PAGE: u32 = 500;

pub(crate) fn run(
    arguments: &Arguments,
    command: &Outbox,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    match command {
        Outbox::List { state, campaign } => {
            let (items, counts) = all(&desk, state.as_deref(), campaign.as_deref())?;
            let mut answer = counted(counts);
            insert(&mut answer, "items", snake(json_of(&items)));
            output.say(&answer)?;
        }
        Outbox::Approve {
            mails,
            all: everything,
            campaign,
        } => {
            let (ids, sha256s) = if *everything {
                let drafts = all(&desk, Some("draft"), campaign.as_deref())?.0;
                drafts.into_iter().map(|one| (one.id, one.sha256)).unzip()
            } else {
                mails
                    .iter()
                    .map(|mail| seen(mail))
                    .collect::<Result<_, _>>()?
            };
            let ids: Vec<String> = ids;
            if ids.is_empty() {
                output.say(&json!({ "changed": 0, "refused": [] }))?;
                return Ok(Outcome::Done);
            }
            let done = desk.ask(ApproveMails { ids, sha256s })?;
            return changed(&desk, &done, output);
        }
        Outbox::Run => {
            let sent = desk.session()?.run_outbox(&mut |_, _| true)?;
            output.say(&json!({
                "sent": sent.sent, "failed": sent.failed, "unknown": sent.unknown, "waiting": sent.waiting,
            }))?;
            return Ok(if sent.failed + sent.unknown == 0 {
                Outcome::Done
            } else {
                Outcome::Findings
            });
        }
        Outbox::Retry { ids } => {
            let done = desk.ask(RetryMails { ids: ids.clone() })?;
            return changed(&desk, &done, output);
        }
        Outbox::Cancel { ids } => {
            let done = desk.ask(CancelMails { ids: ids.clone() })?;
            return changed(&desk, &done, output);
        }
        Outbox::Decide { id, decision } => {
            let mail = desk.ask(DecideMail {
                id: id.clone(),
                decision: decision.clone(),
            })?;
            output.say(&snake(json_of(&mail)))?;
        }
        Outbox::Proof { id, out } => {
            let path = place::absolute(out)?;
            desk.ask(ProveMail {
                id: id.clone(),
                place: place::made(&desk, &path)?,
            })?;
            output.say(&json!({ "file": path, "record": format!("{}.json", path.display()) }))?;
        }
        Outbox::Suppressions => {
            let list = desk.ask(ListSuppressions {})?;
            output.say(&snake(json_of(&list.items)))?;
        }
        Outbox::Suppress { email, reason } => {
            let list = desk.ask(SuppressAddress {
                email: email.clone(),
                reason: reason.clone(),
            })?;
            output.say(&snake(json_of(&list.items)))?;
        }
        Outbox::Release { email } => {
            let list = desk.ask(ReleaseAddress {
                email: email.clone(),
            })?;
            output.say(&snake(json_of(&list.items)))?;
        }
    }
    Ok(Outcome::Done)
}

/// `ID=SHA256`.
fn seen(mail: &str) -> Result<(String, String), Failure> {
    let parts = mail.split_once('=');
    let (id, hash) = parts.ok_or_else(|| {
        Failure::value(format!(
            "`{mail}` is not ID=SHA256, the hash of what was read"
        ))
    })?;
    Ok((id.to_owned(), hash.to_owned()))
}

fn all(
    desk: &Desk,
    state: Option<&str>,
    campaign: Option<&str>,
) -> Result<(Vec<OutboxMailView>, OutboxCounts), Failure> {
    let mut mails = Vec::new();
    let mut cursor = None;
    loop {
        let page = desk.ask(ListOutbox {
            state: state.map(str::to_owned),
            campaign_id: campaign.map(str::to_owned),
            cursor,
            limit: PAGE,
        })?;
        mails.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            return Ok((mails, page.counts));
        }
    }
}

fn counted(counts: OutboxCounts) -> Value {
    let mut answer = snake(json_of(&counts));
    insert(&mut answer, "waiting", json!(counts.ready));
    answer
}

fn insert(answer: &mut Value, name: &str, value: Value) {
    if let Some(fields) = answer.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

fn changed(desk: &Desk, done: &OutboxChanged, output: &mut Output) -> Result<Outcome, Failure> {
    let page = desk.ask(ListOutbox {
        state: None,
        campaign_id: None,
        cursor: None,
        limit: 1,
    })?;
    let mut answer = counted(page.counts);
    insert(&mut answer, "changed", json!(done.changed));
    insert(&mut answer, "refused", snake(json_of(&done.refused)));
    output.say(&answer)?;
    Ok(if done.refused.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}
