//! `search`, `board` and `sla`.

use crate::{
    Outcome,
    arguments::{self, Arguments, Sla},
    door,
    failure::Failure,
    output::Output,
};
use contract::{
    board::{CardView, ColumnView, ShowBoard, ShowColumn},
    search::{Search, SearchView},
    words::{Scope, Status},
};
use office::{Clock as _, Desk, SystemClock};
use serde_json::{Value, json};

/// Kinds that a search knows; others that a later release may have find nothing.
const KINDS: &[&str] = &[
    "mail",
    "document",
    "contact",
    "workspace",
    "note",
    "decision",
];

/// Cards read at once.
const PAGE: u32 = 500;

/// `search`
pub(crate) fn search(
    arguments: &Arguments,
    options: &arguments::Search,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    let kinds: Vec<String> = options
        .kinds
        .iter()
        .filter(|kind| KINDS.contains(&kind.as_str()))
        .cloned()
        .collect();
    let found = if kinds.is_empty() && !options.kinds.is_empty() {
        SearchView {
            took_ms: 0.0,
            total: 0,
            total_is_exact: true,
            hits: Vec::new(),
            searched: 0,
            corrected: None,
        }
    } else {
        let kinds = (!kinds.is_empty()).then_some(kinds);
        desk.ask(Search {
            query: options.query.join(" "),
            kinds,
            limit: options.limit,
            offset: None,
        })?
    };
    let hits: Vec<Value> = found
        .hits
        .iter()
        .map(|hit| {
            json!({ "kind": hit.kind, "id": hit.id, "title": hit.title, "who": hit.who, "snippet": hit.snippet, "at": hit.at, "score": hit.score })
        })
        .collect();
    output.say(&json!({ "took_ms": found.took_ms, "total": found.total, "total_is_exact": found.total_is_exact, "searched": found.searched, "corrected": found.corrected, "hits": hits }))?;
    Ok(Outcome::Done)
}

/// `board`
pub(crate) fn board(
    arguments: &Arguments,
    column: Option<&str>,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let only = column
        .map(|word| {
            Status::from_word(word).ok_or_else(|| {
                Failure::value(format!(
                    "`{word}` is not a column: {}",
                    Status::WORDS.join(", ")
                ))
            })
        })
        .transpose()?;
    let desk = door::open(arguments)?;
    let mut board = desk
        .ask(ShowBoard {
            scope: Scope::Firm,
            filter: None,
            limit: if only.is_some() { 1 } else { PAGE },
        })?
        .columns;
    if let Some(status) = only {
        board = vec![desk.ask(ShowColumn {
            status,
            scope: Scope::Firm,
            filter: None,
            cursor: None,
            limit: PAGE,
        })?];
    }
    let columns: Vec<Value> = board
        .into_iter()
        .map(|column| whole(&desk, column))
        .collect::<Result<_, _>>()?;
    output.say(&json!({ "columns": columns }))?;
    Ok(Outcome::Done)
}

/// A column with all of its cards.
fn whole(desk: &Desk, first: ColumnView) -> Result<Value, Failure> {
    let status = first.status;
    let mut cards: Vec<Value> = first.cards.iter().map(card).collect();
    let mut next = first.next;
    while let Some(cursor) = next {
        let page = desk.ask(ShowColumn {
            status,
            scope: Scope::Firm,
            filter: None,
            cursor: Some(cursor),
            limit: PAGE,
        })?;
        cards.extend(page.cards.iter().map(card));
        next = page.next;
    }
    Ok(json!({ "status": status, "total": first.total, "cards": cards }))
}

fn card(card: &CardView) -> Value {
    json!({
        "id": card.id,
        "title": card.title,
        "summary": card.summary,
        "sentiment": card.sentiment,
        "category": card.category,
        "priority": card.priority,
        "sla_due_at": card.sla.due_at,
        "overdue": card.sla.overdue,
        "received_at": card.received_at,
        "workspace_id": card.workspace_id,
        "workspace_reference": card.workspace_reference,
        "needs_review": card.needs_review,
    })
}

/// `sla sweep`
pub(crate) fn sla(
    arguments: &Arguments,
    command: &Sla,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let Sla::Sweep { now } = command;
    let now = match now {
        Some(text) => text.parse().map_err(|_| {
            Failure::value(format!(
                "`{text}` is not a time such as 2026-11-20T10:12:00+01:00"
            ))
        })?,
        None => SystemClock.now(),
    };
    let desk = door::open(arguments)?;
    let swept = desk.session()?.sweep(now)?;
    output.say(&json!({ "escalated": swept.escalated, "notifications": swept.notifications }))?;
    Ok(Outcome::Done)
}
