//! Matters that the invented firm has closed in the last three years: of one procedure enough for a figure, of another too few.

use crate::{Error, Session, when, workspaces};
use domain::{Outcome, Procedure};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use serde_json::json;
use store::{
    Contact, ContactKind, ContactName, Part, TimelineEntry, Workspace, WorkspaceContact,
    WorkspaceStatus, Writer,
};

/// Each procedure with how many of its matters are closed.
const CLOSED: &[(Procedure, u32)] = &[(Procedure::Oqtf, 46), (Procedure::Naturalisation, 12)];

/// How they ended, over and over.
const ENDS: &[Outcome] = &[
    Outcome::Favourable,
    Outcome::Unfavourable,
    Outcome::Favourable,
    Outcome::Partly,
    Outcome::Unfavourable,
    Outcome::Favourable,
    Outcome::Favourable,
    Outcome::Unfavourable,
    Outcome::Withdrawn,
];

const GIVEN: &[&str] = &[
    "Adama", "Lusine", "Tariq", "Blerta", "Otari", "Rosa", "Dawit", "Irina", "Precious", "Samira",
    "Minh", "Zoran",
];

const FAMILY: &[&str] = &[
    "Bathily",
    "Harutyunyan",
    "Mehmood",
    "Krasniqi",
    "Beridze",
    "Quispe",
    "Tesfaye",
    "Moraru",
    "Okonkwo",
    "Belkadi",
    "Truong",
    "Petrovski",
];

/// Closes the matters that are not there yet, in one transaction.
pub(super) fn matters(session: &Session) -> Result<(), Error> {
    let today = when::day(session.now());
    session.write(|writer| {
        for &(procedure, count) in CLOSED {
            for number in 0..count {
                matter(session, writer, procedure, number, today)?;
            }
        }
        Ok(())
    })
}

fn matter(
    session: &Session,
    writer: &Writer<'_>,
    procedure: Procedure,
    number: u32,
    today: Date,
) -> Result<(), Error> {
    // Two steps without a common factor: the lengths and the days look like no pattern.
    let lasted = 41 + i64::from(number * 37 % 163);
    let ended_on = today - (20 + i64::from(number * 53 % 1_000)).days();
    let filed_on = ended_on - lasted.days();
    let created = midday(filed_on)?;
    let place = number as usize;
    let client = format!(
        "{} {}",
        GIVEN[place % GIVEN.len()],
        FAMILY[(place * 5 + place / FAMILY.len()) % FAMILY.len()]
    );
    let mut workspace = Workspace::open(
        session.new_id(),
        writer.next_reference(filed_on.year())?,
        created.as_millisecond(),
    );
    workspace.procedure = Some(procedure);
    workspace.title = workspaces::title_of(Some(&client), procedure);
    workspace.status = WorkspaceStatus::Archived;
    workspace.outcome = Some(ENDS[place % ENDS.len()]);
    workspace.filed_on = Some(filed_on.to_string());
    workspace.ended_on = Some(ended_on.to_string());
    writer.open_workspace(&workspace)?;
    let contact = Contact {
        id: session.new_id(),
        display_name: client,
        kind: ContactKind::Person,
        known: true,
        notes: String::new(),
        created_ms: workspace.created_ms,
        merged_into: None,
    };
    writer.insert(&contact)?;
    writer.add_contact_name(&ContactName::new(
        session.new_id(),
        contact.id,
        &contact.display_name,
    ))?;
    writer.save(&WorkspaceContact::new(
        workspace.id,
        contact.id,
        Part::Client,
    ))?;
    let outcome = workspace.outcome.map_or("", Outcome::as_str);
    for (at, kind, params) in [
        (
            created,
            "workspace_created",
            json!({ "what": workspace.title }),
        ),
        (midday(ended_on)?, "workspace_archived", json!({})),
        (
            midday(ended_on)?,
            "workspace_ended",
            json!({ "to": outcome, "on": workspace.ended_on }),
        ),
    ] {
        writer.insert(&TimelineEntry {
            id: session.new_id(),
            workspace_id: workspace.id,
            at_ms: at.as_millisecond(),
            kind: kind.to_owned(),
            params,
            communication_id: None,
            by_user: Some(session.user_id),
            by_machine: false,
        })?;
    }
    workspaces::find_again(writer, &workspace)
}

fn midday(day: Date) -> Result<Timestamp, Error> {
    let at = day.at(12, 0, 0, 0).to_zoned(when::paris());
    at.map(|at| at.timestamp())
        .map_err(|_| Error::invalid("day", &day.to_string()))
}
