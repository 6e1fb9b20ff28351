//! Workspaces: a person, a procedure, its pieces and its deadlines.
//!
//! A workspace is opened by a person or by the machine for an immigration procedure; either way it gets its
//! reference and its timeline here, inside the transaction of whoever opens it.

mod adopt;
mod alerts;
mod change;
mod checklist;
mod ending;
mod forecast;
mod list;
mod merge;
mod show;
mod timeline;

use crate::{Error, Session, deadlines, when};
use domain::{
    EventName, Procedure,
    urgency::{UrgencyFacts, urgency},
};
use jiff::Timestamp;
use serde_json::json;
use store::{
    DeadlineState, HitKind, Id, Part, PreparedSearch, Reader, SearchDocument, Workspace,
    WorkspaceContact, WorkspaceStatus, Writer,
};

pub(crate) use adopt::adopt;
pub(crate) use alerts::raise;
use alerts::{missing_pieces, watch_pieces};
pub(crate) use change::{line, member, new_contact};
pub(crate) use list::{member_names, offset};
pub(crate) use show::{message_rows, reference};
pub(crate) use timeline::{Happened, note};

/// What a workspace is opened with.
pub(crate) struct Opening {
    pub(crate) procedure: Procedure,
    /// Made from the client and the procedure when absent.
    pub(crate) title: Option<String>,
    pub(crate) client: Option<Id>,
    /// Everybody else in the matter.
    pub(crate) others: Vec<(Id, Part)>,
    /// The message it is opened from.
    pub(crate) communication: Option<Id>,
    pub(crate) by_machine: bool,
}

/// Opens a workspace: reference, people, timeline, events, alert and search row.
///
/// # Errors
///
/// [`store::Error::NotFound`] when a contact is unknown, or when the file cannot be written.
pub(crate) fn open(
    session: &Session,
    writer: &Writer<'_>,
    opening: &Opening,
) -> Result<Workspace, Error> {
    let now = session.now();
    let client = opening
        .client
        .map(|id| writer.expect::<store::Contact>(&id))
        .transpose()?;
    let mut workspace = Workspace::open(
        session.new_id(),
        writer.next_reference(when::day(now).year())?,
        now.as_millisecond(),
    );
    workspace.procedure = Some(opening.procedure);
    workspace.title = opening.title.clone().unwrap_or_else(|| {
        title_of(
            client.as_ref().map(|client| client.display_name.as_str()),
            opening.procedure,
        )
    });
    writer.open_workspace(&workspace)?;
    for (contact, part) in opening
        .client
        .map(|id| (id, Part::Client))
        .into_iter()
        .chain(opening.others.iter().copied())
    {
        writer.save(&WorkspaceContact::new(workspace.id, contact, part))?;
    }
    let by = (!opening.by_machine).then_some(session.user_id);
    let what = json!({ "what": workspace.title });
    note(
        session,
        writer,
        workspace.id,
        &Happened {
            kind: "workspace_created",
            params: what,
            communication: opening.communication,
            by,
        },
    )?;
    let payload =
        json!({ "procedure": opening.procedure.as_str(), "reference": workspace.reference });
    session.emit(
        writer,
        EventName::WorkspaceCreated,
        "workspaces",
        workspace.id,
        &payload,
    )?;
    session.emit(
        writer,
        EventName::ProcedureCreated,
        "workspaces",
        workspace.id,
        &payload,
    )?;
    missing_pieces(session, writer, &workspace)?;
    touch(session, writer, workspace.id)?;
    writer.index(search_row(writer, &workspace)?);
    Ok(writer.expect(&workspace.id)?)
}

/// The title of a matter that nobody named.
pub(crate) fn title_of(client: Option<&str>, procedure: Procedure) -> String {
    let procedure = match procedure {
        Procedure::Oqtf => "OQTF",
        Procedure::RetraitTitre => "retrait de titre",
        Procedure::RefusTitre => "refus de titre",
        Procedure::Asile => "asile",
        Procedure::RegroupementFamilial => "regroupement familial",
        Procedure::Naturalisation => "naturalisation",
        Procedure::Autre => "droit des étrangers",
    };
    match client {
        Some(client) if !client.is_empty() => format!("{client}, {procedure}"),
        _ => procedure.to_owned(),
    }
}

/// Alerts about a day that a message announces; their `day` is that day, ISO 8601.
pub(crate) const HEARING: &str = "hearing_announced";
/// As [`HEARING`], for a summons or an appointment with an authority.
pub(crate) const APPOINTMENT: &str = "appointment_announced";

/// What the announced days of a workspace ask for: every dated summons in a matter of asylum is critical, other ones
/// are high until they are near (`shared/law/vocabulary.md` 1).
fn urgency_of_days(
    reader: &store::Reader<'_>,
    workspace: Id,
    procedure: Procedure,
    now: Timestamp,
) -> Result<Option<domain::law::Urgency>, Error> {
    use domain::law::Urgency;
    let today = when::day(now);
    let days = reader
        .alerts_of(workspace)?
        .into_iter()
        .filter_map(|alert| {
            let announced = [HEARING, APPOINTMENT].contains(&alert.kind.as_str());
            let day: jiff::civil::Date = alert.params.get("day")?.as_str()?.parse().ok()?;
            let left = today.until(day).ok()?.get_days();
            (announced && left >= 0).then_some(if left <= 3 || procedure == Procedure::Asile {
                Urgency::Critique
            } else {
                Urgency::Eleve
            })
        });
    Ok(days.max())
}

/// Computes the urgency of a workspace anew and keeps it when it changed.
///
/// # Errors
///
/// [`store::Error::NotFound`], or when the file cannot be written.
pub(crate) fn touch(session: &Session, writer: &Writer<'_>, workspace: Id) -> Result<(), Error> {
    let mut row: Workspace = writer.expect(&workspace)?;
    watch_pieces(session, writer, &row)?;
    let now = urgency_of(session, writer, &row, session.now())?;
    if row.urgency != now {
        row.urgency = now;
        writer.save(&row)?;
    }
    Ok(())
}

fn urgency_of(
    session: &Session,
    reader: &Reader<'_>,
    row: &Workspace,
    now: Timestamp,
) -> Result<store::Urgency, Error> {
    let procedure = row.procedure.unwrap_or(Procedure::Autre);
    let missing = session.progress(reader, row)?.missing;
    let law = session.law();
    let running = reader
        .deadlines(row.id)?
        .into_iter()
        .filter(|deadline| is_running(deadline.state) || deadline.is_unexplained());
    let most = running
        .filter_map(|deadline| {
            let due = when::moment(deadline.due_safe_ms.or(deadline.due_ms)?);
            let rule = deadline.rule_id.as_deref().and_then(|id| law.rule(id));
            Some(match rule {
                Some(rule) => UrgencyFacts::of_rule(rule, Some(due), now, missing),
                None => UrgencyFacts {
                    due_safe: Some(due),
                    ..UrgencyFacts::without_deadline(procedure, now, missing)
                },
            })
        })
        .map(|facts| urgency(&facts))
        .max()
        .unwrap_or_else(|| urgency(&UrgencyFacts::without_deadline(procedure, now, missing)));
    let most = most.max(urgency_of_days(reader, row.id, procedure, now)?.unwrap_or(most));
    most.as_str()
        .parse()
        .map_err(|_| Error::Broken(format!("the store has no urgency `{most}`")))
}

/// Whether a deadline still counts.
pub(crate) const fn is_running(state: DeadlineState) -> bool {
    matches!(state, DeadlineState::Proposed | DeadlineState::Confirmed)
}

/// Raises the alerts and the urgency of every workspace whose deadline comes near: time passes without anybody
/// touching it. Returns how many workspaces were looked at anew.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn recompute_all(session: &Session) -> Result<u32, Error> {
    const HORIZON_MS: i64 = 31 * 24 * 3_600_000;
    const MOST_ANNOUNCED: usize = 3;
    let now = session.now();
    let near = session.read(|reader| {
        let mut near = Vec::new();
        for deadline in reader.running_deadlines(now.as_millisecond() + HORIZON_MS)? {
            let Some(row) = reader
                .workspace(deadline.workspace_id)?
                .filter(|row| row.status == WorkspaceStatus::Open)
            else {
                continue;
            };
            if urgency_of(session, reader, &row, now)? != row.urgency
                || deadlines::lacks_alarm(session, reader, &deadline)?
            {
                near.push(deadline);
            }
        }
        Ok(near)
    })?;
    for batch in near.chunks(100) {
        let news = session.write(|writer| {
            let mut news = Vec::new();
            for deadline in batch {
                if deadlines::watch(session, writer, deadline)? {
                    news.push(deadlines::announce(session, writer, deadline)?);
                }
                touch(session, writer, deadline.workspace_id)?;
            }
            Ok::<_, Error>(news)
        })?;
        // More than a few at once are a holiday that ended: the list says the rest.
        for event in news.iter().take(MOST_ANNOUNCED) {
            session.bus.tell(event);
        }
    }
    if !near.is_empty() {
        session
            .bus
            .changed(&["workspaces", "today", "notifications"]);
    }
    Ok(u32::try_from(near.len()).unwrap_or(u32::MAX))
}

/// Makes a workspace findable under the words and people that it has now.
pub(crate) fn find_again(writer: &Writer<'_>, workspace: &Workspace) -> Result<(), Error> {
    writer.reindex(search_row(writer, workspace)?);
    Ok(())
}

/// What the search finds of a workspace.
fn search_row(reader: &Reader<'_>, workspace: &Workspace) -> Result<PreparedSearch, Error> {
    let mut people = String::new();
    for link in reader.workspace_contacts(workspace.id)? {
        if let Some(contact) = reader.get::<store::Contact>(&link.contact_id)? {
            people.push_str(&contact.display_name);
            people.push(' ');
        }
    }
    let body = format!(
        "{} {} {}",
        workspace.reference,
        workspace.reference.replace('-', ""),
        workspace.description
    );
    Ok(PreparedSearch::new(&SearchDocument {
        subject: &workspace.title,
        body: &body,
        recipients: &people,
        ..SearchDocument::new(HitKind::Workspace, workspace.id, workspace.created_ms)
    }))
}
