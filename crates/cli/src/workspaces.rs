//! `workspaces`

use crate::{
    Outcome,
    arguments::{Arguments, Workspaces},
    door,
    failure::Failure,
    output::{Output, json_of, snake},
};
use contract::{
    outcomes::{ForecastWorkspace, ShowOutcomes},
    workspaces::{ListWorkspaces, ShowWorkspace, WorkspaceRow},
};
use office::Desk;
use serde_json::{Value, json};

/// Workspaces read at once.
const PAGE: u32 = 200;

pub(crate) fn run(
    arguments: &Arguments,
    command: &Workspaces,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    let answer = match command {
        Workspaces::List { limit } => list(&desk, *limit)?,
        Workspaces::Show { id } => show(&desk, id)?,
        Workspaces::Forecast { id } => {
            snake(json_of(&desk.ask(ForecastWorkspace { id: id.clone() })?))
        }
        Workspaces::Outcomes { since } => snake(json_of(&desk.ask(ShowOutcomes {
            since: since.clone(),
        })?)),
    };
    output.say(&answer)?;
    Ok(Outcome::Done)
}

fn list(desk: &Desk, limit: u32) -> Result<Value, Failure> {
    let (mut workspaces, mut cursor) = (Vec::new(), None);
    loop {
        let left = limit.saturating_sub(u32::try_from(workspaces.len()).unwrap_or(u32::MAX));
        let asked = ListWorkspaces {
            procedure: None,
            urgency: None,
            archived: None,
            query: None,
            cursor,
            limit: left.clamp(1, PAGE),
            outcome: None,
            counted: None,
        };
        let page = desk.ask(asked)?;
        let total = page.total;
        if left > 0 {
            for row in &page.items {
                workspaces.push(with_row(show(desk, &row.id)?, row));
            }
        }
        cursor = page.next;
        if cursor.is_none() || left <= PAGE {
            return Ok(json!({ "total": total, "workspaces": workspaces }));
        }
    }
}

fn show(desk: &Desk, id: &str) -> Result<Value, Failure> {
    Ok(snake(json_of(
        &desk.ask(ShowWorkspace { id: id.to_owned() })?,
    )))
}

/// What only the list knows: the client's name and the deadline that lapses first.
fn with_row(mut workspace: Value, row: &WorkspaceRow) -> Value {
    if let Some(fields) = workspace.as_object_mut() {
        fields.insert("client".to_owned(), json!(row.client));
        fields.insert(
            "next_deadline".to_owned(),
            snake(json_of(&row.next_deadline)),
        );
    }
    workspace
}
