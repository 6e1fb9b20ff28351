//! What a person does with appointments.

use super::show::{Book, midnight};
use crate::{Error, Session, router::Handle, when, words};
use contract::agenda::{AppointmentView, CreateAppointment, UpdateAppointment};
use domain::{Capability, reminders};
use jiff::{SignedDuration, ToSpan};
use serde_json::{Value, json};
use store::{Appointment, Id, User, Workspace, Writer};

/// An appointment without an end lasts so long.
const USUAL: SignedDuration = SignedDuration::from_hours(1);

/// Nobody meets for longer.
const LONGEST_MS: i64 = 366 * 24 * 3_600_000;

/// Reminders of an appointment for which nobody chose any: a day and an hour before.
const USUAL_REMINDERS: [u32; 2] = [24 * 60, 60];

/// When an appointment takes place.
struct Span {
    start_ms: i64,
    end_ms: i64,
    all_day: bool,
}

/// A moment, or the whole of a day.
enum Written {
    Day(jiff::civil::Date),
    Time(jiff::Timestamp),
}

fn written(text: &str) -> Result<Written, Error> {
    let written = if text.len() == "2026-11-20".len() {
        Written::Day(when::parse_day(text)?)
    } else {
        Written::Time(when::parse_time(text)?)
    };
    let year = match &written {
        Written::Day(day) => day.year(),
        Written::Time(at) => when::day(*at).year(),
    };
    if (1970..=2100).contains(&year) {
        Ok(written)
    } else {
        Err(Error::invalid("date between 1970 and 2100", text))
    }
}

fn span(start: &str, end: Option<&str>) -> Result<Span, Error> {
    let wrong = || Error::invalid("end after the start", end.unwrap_or(start));
    let span = match (written(start)?, end.map(written).transpose()?) {
        (Written::Day(first), last) => {
            let last = match last {
                None => first,
                Some(Written::Day(last)) => last,
                Some(Written::Time(_)) => return Err(wrong()),
            };
            if last < first {
                return Err(wrong());
            }
            let after = last.checked_add(1.day()).map_err(|_| wrong())?;
            Span {
                start_ms: midnight(first)?,
                end_ms: midnight(after)?,
                all_day: true,
            }
        }
        (Written::Time(start), end) => {
            let end = match end {
                None => start.checked_add(USUAL).map_err(|_| wrong())?,
                Some(Written::Time(end)) => end,
                Some(Written::Day(_)) => return Err(wrong()),
            };
            Span {
                start_ms: start.as_millisecond(),
                end_ms: end.as_millisecond(),
                all_day: false,
            }
        }
    };
    if span.end_ms < span.start_ms || span.end_ms - span.start_ms > LONGEST_MS {
        return Err(wrong());
    }
    Ok(span)
}

/// A text of the window: trimmed, of bounded length.
fn text(what: &'static str, text: &str, most: usize) -> Result<String, Error> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Error::invalid(what, "…"));
    }
    Ok(text.to_owned())
}

fn title(words: &str) -> Result<String, Error> {
    let title = text("shorter title", &words.replace(['\n', '\r'], " "), 300)?;
    if title.is_empty() {
        return Err(Error::invalid("title", words));
    }
    Ok(title)
}

fn people(writer: &Writer<'_>, ids: &[String]) -> Result<Value, Error> {
    for id in ids {
        writer.expect::<User>(&words::id(id)?)?;
    }
    Ok(json!(ids))
}

fn lengths(minutes: Vec<u32>) -> Result<Value, Error> {
    let too_long = minutes
        .iter()
        .find(|&&minutes| minutes > reminders::LONGEST_MINUTES);
    if let Some(minutes) = too_long {
        return Err(Error::invalid(
            "number of minutes (up to a year)",
            &minutes.to_string(),
        ));
    }
    Ok(json!(reminders::tidy(minutes)))
}

fn matter(writer: &Writer<'_>, id: &str) -> Result<Option<Id>, Error> {
    if id.is_empty() {
        return Ok(None);
    }
    let workspace: Workspace = writer.expect(&words::id(id)?)?;
    Ok(Some(workspace.id))
}

impl Handle<CreateAppointment> for Session {
    fn handle(&self, request: CreateAppointment) -> Result<AppointmentView, Error> {
        self.require(Capability::Work)?;
        let span = span(&request.start, request.end.as_deref())?;
        let row = Appointment {
            id: self.new_id(),
            workspace_id: None,
            title: title(&request.title)?,
            place: text(
                "shorter place",
                request.place.as_deref().unwrap_or_default(),
                300,
            )?,
            notes: text(
                "shorter note",
                request.notes.as_deref().unwrap_or_default(),
                10_000,
            )?,
            start_ms: span.start_ms,
            end_ms: span.end_ms,
            all_day: span.all_day,
            people: json!([]),
            reminders: lengths(
                request
                    .reminders
                    .unwrap_or_else(|| USUAL_REMINDERS.to_vec()),
            )?,
            created_by: Some(self.user_id),
            created_ms: self.now_ms(),
            removed_ms: None,
        };
        let row = self.write(|writer| {
            let row = Appointment {
                workspace_id: matter(writer, request.workspace_id.as_deref().unwrap_or_default())?,
                people: people(writer, request.people.as_deref().unwrap_or_default())?,
                ..row
            };
            writer.insert(&row)?;
            self.tell_appointment(writer, &row, "appointment_made", "agenda.create")?;
            Ok::<_, Error>(row)
        })?;
        self.changed_agenda(&row)
    }
}

impl Handle<UpdateAppointment> for Session {
    fn handle(&self, request: UpdateAppointment) -> Result<AppointmentView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let row = self.write(|writer| {
            let before: Appointment = writer.expect(&id)?;
            let after = self.changed(writer, &before, &request)?;
            writer.save(&after)?;
            let kind = match (before.removed_ms, after.removed_ms) {
                (None, Some(_)) => "appointment_removed",
                (Some(_), None) => "appointment_made",
                _ if before.start_ms != after.start_ms => "appointment_moved",
                _ => "appointment_changed",
            };
            self.tell_appointment(writer, &after, kind, "agenda.update")?;
            Ok::<_, Error>(after)
        })?;
        self.changed_agenda(&row)
    }
}

impl Session {
    fn changed(
        &self,
        writer: &Writer<'_>,
        before: &Appointment,
        request: &UpdateAppointment,
    ) -> Result<Appointment, Error> {
        let mut after = before.clone();
        if let Some(words) = &request.title {
            after.title = title(words)?;
        }
        if let Some(place) = &request.place {
            after.place = text("shorter place", place, 300)?;
        }
        if let Some(notes) = &request.notes {
            after.notes = text("shorter note", notes, 10_000)?;
        }
        if let Some(start) = &request.start {
            let mut span = span(start, request.end.as_deref())?;
            if request.end.is_none() && span.all_day == before.all_day {
                span.end_ms = span
                    .start_ms
                    .saturating_add(before.end_ms - before.start_ms);
            }
            (after.start_ms, after.end_ms, after.all_day) =
                (span.start_ms, span.end_ms, span.all_day);
        }
        if let Some(id) = &request.workspace_id {
            after.workspace_id = matter(writer, id)?;
        }
        if let Some(ids) = &request.people {
            after.people = people(writer, ids)?;
        }
        if let Some(minutes) = request.reminders.clone() {
            after.reminders = lengths(minutes)?;
        }
        if let Some(removed) = request.removed {
            after.removed_ms = removed.then(|| self.now_ms());
        }
        Ok(after)
    }

    fn tell_appointment(
        &self,
        writer: &Writer<'_>,
        row: &Appointment,
        kind: &'static str,
        action: &str,
    ) -> Result<(), Error> {
        if let Some(workspace) = row.workspace_id {
            let at = when::moment(row.start_ms).to_zoned(when::paris());
            let format = if row.all_day {
                "%d/%m/%Y"
            } else {
                "%d/%m/%Y %H:%M"
            };
            self.note(
                writer,
                workspace,
                kind,
                json!({ "what": row.title, "to": at.strftime(format).to_string() }),
            )?;
        }
        self.audit(
            writer,
            action,
            "appointments",
            &row.id.to_string(),
            &json!({ "kind": kind, "start_ms": row.start_ms }),
        )
    }

    fn changed_agenda(&self, row: &Appointment) -> Result<AppointmentView, Error> {
        self.bus.changed(&["agenda", "workspaces"]);
        self.read(|reader| Book::new(self, reader, None, None)?.appointment_view(row))
    }
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn an_end_is_an_hour_or_a_day_later_when_nobody_says_it() {
        let one = span("2026-11-20T09:00:00+01:00", None).unwrap();
        assert_eq!((one.end_ms - one.start_ms, one.all_day), (3_600_000, false));
        let day = span("2026-10-25", None).unwrap();
        assert_eq!(
            (day.end_ms - day.start_ms, day.all_day),
            (25 * 3_600_000, true),
            "the day on which the clocks are set back"
        );
    }

    #[test]
    fn an_end_before_the_start_or_of_another_kind_is_refused() {
        for (start, end) in [
            ("2026-11-20T09:00:00+01:00", "2026-11-20T08:59:00+01:00"),
            ("2026-11-20", "2026-11-19"),
            ("2026-11-20", "2026-11-20T10:00:00+01:00"),
            ("2026-11-20T09:00:00+01:00", "2026-11-20"),
            ("2026-11-20T09:00:00+01:00", "2028-11-20T09:00:00+01:00"),
            ("0026-11-20", "0026-11-21"),
            ("demain", "demain"),
        ] {
            assert!(span(start, Some(end)).is_err(), "{start} {end}");
        }
    }
}
