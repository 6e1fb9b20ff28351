//! Reminders of deadlines and appointments, and alerts that nobody took on. All of it offline, each said once.

use super::policy::policy;
use crate::{Error, Session, notifications, when};
use contract::Event;
use domain::{
    law::Law,
    reminders::{LONGEST_MINUTES, ReminderPlan, by_day, come, moments, of_rule},
};
use jiff::Timestamp;
use serde_json::Value;
use store::{
    Alert, AlertLevel, Appointment, Deadline, Id, Notification, Reader, User, Workspace, Writer,
};

const MINUTE_MS: i64 = 60_000;

/// Somebody who was just told that a deadline is critical need not be reminded of it in the same breath.
const JUST_TOLD_MS: i64 = 10 * MINUTE_MS;

/// More at once are a holiday that ended: the list says the rest.
const MOST_ANNOUNCED: usize = 5;

/// Something of which somebody is to be reminded now.
struct Due {
    subject: Id,
    /// Every moment that came, the one that is said last.
    moments: Vec<i64>,
    about: About,
}

enum About {
    Deadline { workspace: Id },
    Appointment(Box<Appointment>),
}

/// Who is told of a matter: who answers for it, or everybody when nobody does.
///
/// # Errors
///
/// When the file cannot be read.
fn responsible_people(reader: &Reader<'_>, workspace: Option<Id>) -> Result<Vec<User>, Error> {
    let responsible = workspace
        .map_or(Ok(None), |id| reader.workspace(id))?
        .and_then(|workspace| workspace.responsible_user_id);
    Ok(reader
        .users()?
        .into_iter()
        .filter(|user| !user.disabled && responsible.is_none_or(|id| id == user.id))
        .collect())
}

/// Tells whoever answers for a matter. Returns whether the person at the screen is among them.
///
/// # Errors
///
/// When the file cannot be written.
pub(super) fn tell(
    session: &Session,
    writer: &Writer<'_>,
    workspace: Id,
    kind: &str,
    subject: &str,
) -> Result<bool, Error> {
    let people = responsible_people(writer, Some(workspace))?;
    tell_people(session, writer, &people, Some(workspace), kind, subject)
}

fn tell_people(
    session: &Session,
    writer: &Writer<'_>,
    people: &[User],
    workspace_id: Option<Id>,
    kind: &str,
    subject: &str,
) -> Result<bool, Error> {
    for user in people {
        writer.notify(&Notification {
            id: session.new_id(),
            user_id: user.id,
            kind: kind.to_owned(),
            communication_id: None,
            workspace_id,
            at_ms: session.now_ms(),
            read: false,
            subject: subject.to_owned(),
        })?;
    }
    Ok(people.iter().any(|user| user.id == session.user_id))
}

/// Says every reminder whose moment has come, and repeats critical alerts that nobody took on. Returns how many
/// things were said.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn remind(session: &Session) -> Result<usize, Error> {
    let (due, unheard) = session.read(|reader| {
        let mut due = deadlines_due(session, reader)?;
        due.extend(appointments_due(session, reader)?);
        Ok((due, unheard(session, reader)?))
    })?;
    if due.is_empty() && unheard.is_empty() {
        return Ok(0);
    }
    let news = session.write(|writer| {
        let mut news = Vec::new();
        for one in &due {
            news.extend(say(session, writer, one)?);
        }
        for alert in &unheard {
            news.extend(repeat(session, writer, alert)?);
        }
        Ok::<_, Error>(news)
    })?;
    for event in news.iter().take(MOST_ANNOUNCED) {
        session.bus.tell(event);
    }
    session.bus.changed(&["notifications", "today"]);
    Ok(due.len() + unheard.len())
}

/// Of the moments that came, those that were not said; nothing when the last of them was.
fn unsaid(reader: &Reader<'_>, subject: Id, came: &[(Timestamp, u32)]) -> Result<Vec<i64>, Error> {
    let mut unsaid = Vec::new();
    for (at, _) in came {
        let at_ms = at.as_millisecond();
        if !reader.was_reminded(subject, at_ms)? {
            unsaid.push(at_ms);
        }
    }
    Ok(unsaid)
}

/// The longest length that any reminder of a deadline has, in milliseconds.
pub(crate) fn horizon_ms(law: &Law, plan: &ReminderPlan) -> i64 {
    let own = law.rules.iter().filter_map(|rule| rule.reminders.as_ref());
    let longest = own
        .flatten()
        .chain(&plan.days)
        .chain(&plan.critical)
        .chain(&plan.hours)
        .max()
        .copied()
        .unwrap_or(0);
    i64::from(longest) * MINUTE_MS + 24 * 60 * MINUTE_MS
}

fn deadlines_due(session: &Session, reader: &Reader<'_>) -> Result<Vec<Due>, Error> {
    let (now, law) = (session.now(), session.law());
    let plan = policy(reader)?.reminders;
    let until = now.as_millisecond() + horizon_ms(&law, &plan);
    let mut due = Vec::new();
    for row in reader.running_moments(now.as_millisecond(), until)? {
        let rule = row.rule_id.as_deref().and_then(|id| law.rule(id));
        let end = when::moment(row.due_safe_ms).to_zoned(when::paris());
        let all = moments(&of_rule(&plan, rule), &end, by_day(rule, &end));
        let came = come(&all, when::moment(row.created_ms), now, end.timestamp());
        let moments = unsaid(reader, row.id, &came)?;
        if !moments.is_empty() {
            due.push(Due {
                subject: row.id,
                moments,
                about: About::Deadline {
                    workspace: row.workspace_id,
                },
            });
        }
    }
    Ok(due)
}

fn appointments_due(session: &Session, reader: &Reader<'_>) -> Result<Vec<Due>, Error> {
    let now = session.now();
    let until = now.as_millisecond() + i64::from(LONGEST_MINUTES) * MINUTE_MS;
    let mut due = Vec::new();
    for row in reader.appointments(now.as_millisecond(), until)? {
        let start = when::moment(row.start_ms).to_zoned(when::paris());
        let all = moments(&lengths(&row.reminders), &start, row.all_day);
        let came = come(&all, when::moment(row.created_ms), now, start.timestamp());
        let moments = unsaid(reader, row.id, &came)?;
        if !moments.is_empty() {
            due.push(Due {
                subject: row.id,
                moments,
                about: About::Appointment(Box::new(row)),
            });
        }
    }
    Ok(due)
}

/// The lengths of an appointment as they are kept.
pub(crate) fn lengths(value: &Value) -> Vec<u32> {
    serde_json::from_value(value.clone()).unwrap_or_default()
}

fn say(session: &Session, writer: &Writer<'_>, due: &Due) -> Result<Option<Event>, Error> {
    let mut new = false;
    for at_ms in &due.moments {
        new = writer.reminded(due.subject, *at_ms)?;
    }
    if !new {
        return Ok(None);
    }
    match &due.about {
        About::Deadline { workspace } => say_deadline(session, writer, due.subject, *workspace),
        About::Appointment(appointment) => say_appointment(session, writer, appointment),
    }
}

fn say_deadline(
    session: &Session,
    writer: &Writer<'_>,
    id: Id,
    workspace: Id,
) -> Result<Option<Event>, Error> {
    let deadline: Deadline = writer.expect(&id)?;
    let own = Value::from(id.to_string());
    let just_told = writer.alerts_of(workspace)?.iter().any(|alert| {
        alert.level == AlertLevel::Critical
            && alert.params["deadline"] == own
            && alert.at_ms.max(alert.repeated_ms.unwrap_or(0)) > session.now_ms() - JUST_TOLD_MS
    });
    let date = deadline.due_safe_ms.map(date).unwrap_or_default();
    let what = format!("{}, {date}", deadline.title);
    if just_told || !tell(session, writer, workspace, "DEADLINE_REMINDER", &what)? {
        return Ok(None);
    }
    let title = writer
        .workspace(workspace)?
        .map(|workspace| workspace.title)
        .unwrap_or_default();
    notifications::desktop(session, writer, "DEADLINE_REMINDER", &title, &what, None).map(Some)
}

fn say_appointment(
    session: &Session,
    writer: &Writer<'_>,
    appointment: &Appointment,
) -> Result<Option<Event>, Error> {
    let ids: Vec<String> = serde_json::from_value(appointment.people.clone()).unwrap_or_default();
    let people: Vec<User> = writer
        .users()?
        .into_iter()
        .filter(|user| !user.disabled)
        .filter(|user| ids.is_empty() || ids.contains(&user.id.to_string()))
        .collect();
    let at = if appointment.all_day {
        day(appointment.start_ms)
    } else {
        date(appointment.start_ms)
    };
    let place = if appointment.place.is_empty() {
        String::new()
    } else {
        format!(", {}", appointment.place)
    };
    let subject = format!("{}, {at}{place}", appointment.title);
    let told = tell_people(
        session,
        writer,
        &people,
        appointment.workspace_id,
        "APPOINTMENT",
        &subject,
    )?;
    if !told {
        return Ok(None);
    }
    notifications::desktop(
        session,
        writer,
        "APPOINTMENT",
        &appointment.title,
        &format!("{at}{place}"),
        None,
    )
    .map(Some)
}

fn day(ms: i64) -> String {
    when::day(when::moment(ms)).strftime("%d/%m/%Y").to_string()
}

fn date(ms: i64) -> String {
    when::moment(ms)
        .to_zoned(when::paris())
        .strftime("%d/%m/%Y %H:%M")
        .to_string()
}

fn unheard(session: &Session, reader: &Reader<'_>) -> Result<Vec<Alert>, Error> {
    let now_ms = session.now_ms();
    let before_ms = match policy(reader)?.repeat_minutes {
        0 => i64::MIN,
        minutes => now_ms - i64::from(minutes) * MINUTE_MS,
    };
    Ok(reader.unheard_alerts(now_ms, before_ms, 100)?)
}

/// Tells again of an alert that nobody took on, or whose sleep is over.
fn repeat(session: &Session, writer: &Writer<'_>, alert: &Alert) -> Result<Option<Event>, Error> {
    let mut alert = alert.clone();
    alert.repeated_ms = Some(session.now_ms());
    writer.save(&alert)?;
    let open = |workspace: &Workspace| workspace.status == store::WorkspaceStatus::Open;
    let Some(workspace) = alert
        .workspace_id
        .map_or(Ok(None), |id| writer.workspace(id))?
        .filter(open)
    else {
        return Ok(None);
    };
    let what = alert.params["what"].as_str().unwrap_or_default();
    if !tell(session, writer, workspace.id, "ALERT_AGAIN", what)? {
        return Ok(None);
    }
    notifications::desktop(
        session,
        writer,
        "ALERT_AGAIN",
        &workspace.title,
        what,
        alert.communication_id,
    )
    .map(Some)
}
