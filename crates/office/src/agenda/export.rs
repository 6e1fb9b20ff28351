//! The agenda as an iCalendar file (RFC 5545), which every calendar reads.

use super::show::Book;
use crate::{Error, Session, places, router::Handle, settings, when, words};
use contract::{
    agenda::{EntryView, ExportAgenda, ExportedView},
    words::{Language, Scope},
};
use domain::Capability;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

/// How far the export of all looks ahead and back.
const AHEAD_MS: i64 = 800 * 24 * 3_600_000;
const BACK_MS: i64 = 31 * 24 * 3_600_000;

impl Handle<ExportAgenda> for Session {
    fn handle(&self, request: ExportAgenda) -> Result<ExportedView, Error> {
        let user = self.require(Capability::Read)?;
        let path = self.places.path(&request.place)?;
        let workspace = request.workspace_id.as_deref().map(words::id).transpose()?;
        let mine = (request.scope == Some(Scope::Mine)).then_some(user.id);
        let discreet = request.discreet.unwrap_or(false);
        let (entries, language) = self.read(|reader| {
            let language = settings::personal(reader, &user)?.language;
            let mut book = Book::new(self, reader, workspace, mine)?;
            let now_ms = self.now_ms();
            let (from_ms, until_ms) = match workspace {
                Some(_) => (0, i64::MAX),
                None => (now_ms - BACK_MS, now_ms + AHEAD_MS),
            };
            let mut entries = Vec::new();
            for row in reader.deadlines_between(from_ms, until_ms)? {
                entries.extend(book.deadline(&row)?);
            }
            for row in reader.appointments(from_ms, until_ms)? {
                if book.wants_appointment(&row) {
                    entries.push(book.appointment(&row)?);
                }
            }
            Ok((entries, language))
        })?;
        let text = calendar(&entries, self.now(), language, discreet);
        places::save(&path, &text)?;
        self.write(|writer| {
            self.audit(
                writer,
                "agenda.export",
                "agenda",
                request.workspace_id.as_deref().unwrap_or("firm"),
                &serde_json::json!({ "entries": entries.len(), "discreet": discreet }),
            )
        })?;
        Ok(ExportedView {
            entries: u32::try_from(entries.len()).unwrap_or(u32::MAX),
        })
    }
}

/// The file. Times are in UTC, so that no reader needs to know a zone; whole days are dates.
fn calendar(entries: &[EntryView], now: Timestamp, language: Language, discreet: bool) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Guichet//Agenda//FR"));
    for entry in entries {
        calendar.push(event(entry, now, language, discreet));
    }
    calendar.to_string()
}

fn event(entry: &EntryView, now: Timestamp, language: Language, discreet: bool) -> Event {
    let is_deadline = entry.kind == "deadline";
    let say = |fr: &'static str, en: &'static str| if language == Language::Fr { fr } else { en };
    let kind = if is_deadline {
        say("Échéance", "Deadline")
    } else {
        say("Rendez-vous", "Appointment")
    };
    let reference = entry.reference.clone().unwrap_or_default();
    let reference = reference.as_str();
    let summary = match (discreet, is_deadline) {
        (true, _) => format!("{kind} {reference}"),
        (false, true) => {
            let who = entry.who.clone().unwrap_or_default();
            format!("{kind} : {} ({who}, {reference})", entry.title)
        }
        (false, false) => entry.title.clone(),
    };
    let mut event = Event::new();
    event
        .uid(&format!("{}@guichet", entry.key))
        .summary(summary.trim())
        .add_property("DTSTAMP", utc(now));
    place_in_time(&mut event, entry);
    if !discreet && !entry.place.is_empty() {
        event.location(&entry.place);
    }
    if let (true, Some(due)) = (is_deadline, &entry.due_at) {
        let state = match entry.state.map(|state| state.as_str()) {
            Some("confirmed") => say("confirmée", "confirmed"),
            Some("met") => say("tenue", "met"),
            Some("missed") => say("manquée", "missed"),
            _ => say("proposée, à confirmer", "proposed, to confirm"),
        };
        let legal = due.parse::<Timestamp>().map_or_else(
            |_| due.clone(),
            |due| {
                let due = due.to_zoned(when::paris());
                due.strftime("%d/%m/%Y %H:%M").to_string()
            },
        );
        let words = format!("{} : {legal}. {state}.", say("Date légale", "Legal date"));
        event.description(&words);
    } else if let Some(appointment) = &entry.appointment {
        if !discreet && !appointment.notes.is_empty() {
            event.description(&appointment.notes);
        }
        for minutes in &appointment.reminders {
            let before = chrono::Duration::minutes(-i64::from(*minutes));
            let mut alarm = Alarm::display(summary.trim(), before);
            alarm.add_property("DTSTAMP", utc(now));
            event.alarm(alarm);
        }
    }
    event
}

/// Start and end: dates for whole days (the end is the day after), instants else.
fn place_in_time(event: &mut Event, entry: &EntryView) {
    let end = entry.end_at.as_ref();
    if entry.all_day {
        let day = |text: &str| text.get(..10).and_then(|day| day.parse::<Date>().ok());
        let date = |name: &str, day: Date| {
            Property::new(name, day.strftime("%Y%m%d").to_string())
                .add_parameter("VALUE", "DATE")
                .done()
        };
        let Some(first) = day(&entry.at) else { return };
        let last = end.and_then(|end| day(end)).unwrap_or(first);
        event.append_property(date("DTSTART", first));
        event.append_property(date("DTEND", last.saturating_add(1.day())));
        return;
    }
    let instant = |text: &str| text.parse::<Timestamp>().ok();
    if let Some(start) = instant(&entry.at) {
        event.add_property("DTSTART", utc(start));
        let end = end.and_then(|end| instant(end)).unwrap_or(start);
        event.add_property("DTEND", utc(end));
    }
}

/// `20261120T090000Z`
fn utc(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC)
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: &str, title: &str) -> EntryView {
        EntryView {
            key: format!("{kind}-1"),
            kind: kind.to_owned(),
            id: "1".to_owned(),
            title: title.to_owned(),
            at: "2026-11-20T23:59:59+01:00".to_owned(),
            end_at: None,
            all_day: true,
            due_at: Some("2026-11-23T23:59:59+01:00".to_owned()),
            state: Some(contract::words::DeadlineState::Proposed),
            unexplained: false,
            workspace_id: None,
            campaign_id: None,
            reference: Some("2026-0397".to_owned()),
            who: Some("Idrissa Konaté".to_owned()),
            people: Vec::new(),
            place: String::new(),
            appointment: None,
        }
    }

    fn written(entry: &EntryView, discreet: bool) -> String {
        let now = "2026-11-20T09:12:00Z".parse().unwrap();
        calendar(std::slice::from_ref(entry), now, Language::Fr, discreet)
    }

    #[test]
    fn a_deadline_is_the_whole_of_its_prudent_day_and_says_the_legal_one() {
        let text = written(&entry("deadline", "Recours"), false);
        for line in [
            "BEGIN:VCALENDAR\r\n",
            "VERSION:2.0\r\n",
            "UID:deadline-1@guichet\r\n",
            "DTSTAMP:20261120T091200Z\r\n",
            "DTSTART;VALUE=DATE:20261120\r\n",
            "DTEND;VALUE=DATE:20261121\r\n",
            "proposée\\, à confirmer",
            "END:VCALENDAR\r\n",
        ] {
            assert!(text.contains(line), "{line:?} not in\n{text}");
        }
    }

    #[test]
    fn a_discreet_file_names_nobody() {
        let text = written(&entry("deadline", "Recours de M. Konaté"), true);
        assert!(
            !text.contains("Konat") && text.contains("2026-0397"),
            "{text}"
        );
    }

    #[test]
    fn a_title_cannot_add_lines_of_its_own() {
        let hostile = "Audience\r\nATTENDEE:mailto:x@example.org; a, b\\";
        let text = written(&entry("appointment", hostile), false);
        assert!(!text.contains("\r\nATTENDEE"), "{text}");
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "folded: {line}");
        }
    }
}
