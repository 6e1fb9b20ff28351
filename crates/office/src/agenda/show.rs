//! The days of the agenda.

use crate::{Error, Session, deadlines, prospects, router::Handle, settings, when, words};
use contract::{
    agenda::{AgendaView, AppointmentView, EntryView, HolidayView, ShowAgenda},
    words::{DeadlineState, Scope},
};
use domain::{
    Capability, holidays,
    reminders::{by_day, moments, of_rule},
};
use jiff::{ToSpan, civil::Date};
use std::collections::{HashMap, hash_map::Entry};
use store::{Appointment, Deadline, Id, Reader, WorkspaceSummary};

/// Tasks on the days of one question; nobody does more.
const MOST_TASKS: usize = 1_000;

/// The days that are asked for, and today in Paris. What is still to do does not stay behind on its day.
struct Days {
    from: Date,
    to: Date,
    today: Date,
}

impl Days {
    /// The first day whose open things stand on these days: the beginning when today is among them. ISO date, or empty.
    fn first_open(&self) -> String {
        if (self.from..=self.to).contains(&self.today) {
            String::new()
        } else {
            self.from.max(self.today).to_string()
        }
    }

    /// Where something stands that nobody has done yet.
    fn still_open(&self, day: Date) -> Date {
        day.max(self.today)
    }

    /// The day that something was for, when that has passed.
    fn late(&self, day: Date) -> Result<Option<String>, Error> {
        (day < self.today)
            .then(|| midnight(day).map(when::time_ms))
            .transpose()
    }
}

/// The longest stretch of one question.
const MOST_DAYS: i32 = 400;

/// What fills an agenda, so that each member and matter is read once.
pub(super) struct Book<'a> {
    session: &'a Session,
    reader: &'a Reader<'a>,
    names: HashMap<Id, String>,
    matters: HashMap<Id, WorkspaceSummary>,
    /// Only of this matter.
    pub(super) workspace: Option<Id>,
    /// Only what concerns this member.
    pub(super) mine: Option<Id>,
}

impl<'a> Book<'a> {
    pub(super) fn new(
        session: &'a Session,
        reader: &'a Reader<'a>,
        workspace: Option<Id>,
        mine: Option<Id>,
    ) -> Result<Self, Error> {
        Ok(Self {
            session,
            reader,
            names: reader
                .users()?
                .into_iter()
                .map(|user| (user.id, user.name))
                .collect(),
            matters: HashMap::new(),
            workspace,
            mine,
        })
    }

    fn matter(&mut self, id: Id) -> Result<&WorkspaceSummary, Error> {
        match self.matters.entry(id) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(empty) => {
                let summary = self.reader.workspace_summary(id, self.session.now_ms())?;
                Ok(empty.insert(summary))
            }
        }
    }

    /// Whether a deadline or a reminder of a matter is asked for.
    fn wants(&mut self, workspace: Id) -> Result<bool, Error> {
        if self.workspace.is_some_and(|only| only != workspace) {
            return Ok(false);
        }
        let Some(mine) = self.mine else {
            return Ok(true);
        };
        Ok(self.matter(workspace)?.workspace.responsible_user_id == Some(mine))
    }

    /// Whether an appointment is asked for.
    pub(super) fn wants_appointment(&self, row: &Appointment) -> bool {
        let people = people(row);
        self.workspace
            .is_none_or(|only| row.workspace_id == Some(only))
            && self
                .mine
                .is_none_or(|mine| people.is_empty() || people.contains(&mine.to_string()))
    }

    fn empty(&mut self, workspace: Option<Id>) -> Result<EntryView, Error> {
        let mut entry = EntryView {
            key: String::new(),
            kind: String::new(),
            id: String::new(),
            title: String::new(),
            at: String::new(),
            end_at: None,
            all_day: false,
            due_at: None,
            state: None,
            unexplained: false,
            workspace_id: workspace.map(|id| id.to_string()),
            campaign_id: None,
            reference: None,
            who: None,
            people: Vec::new(),
            place: String::new(),
            appointment: None,
        };
        if let Some(id) = workspace {
            let matter = self.matter(id)?;
            let workspace = &matter.workspace;
            entry.reference = Some(workspace.reference.clone());
            entry.who = Some(if matter.client.is_empty() {
                workspace.title.clone()
            } else {
                matter.client.clone()
            });
            let responsible = workspace.responsible_user_id;
            entry.people = responsible
                .and_then(|id| self.names.get(&id).cloned())
                .into_iter()
                .collect();
        }
        Ok(entry)
    }

    /// A deadline on the day of its prudent date; nothing when it is not asked for.
    pub(super) fn deadline(&mut self, row: &Deadline) -> Result<Option<EntryView>, Error> {
        if !self.wants(row.workspace_id)? {
            return Ok(None);
        }
        let Some(safe_ms) = row.due_safe_ms.or(row.due_ms) else {
            return Ok(None);
        };
        let law = self.session.law();
        let rule = row.rule_id.as_deref().and_then(|id| law.rule(id));
        let end = when::moment(safe_ms).to_zoned(when::paris());
        Ok(Some(EntryView {
            key: format!("deadline-{}", row.id),
            kind: "deadline".to_owned(),
            id: row.id.to_string(),
            title: row.title.clone(),
            at: when::time_ms(safe_ms),
            all_day: by_day(rule, &end),
            due_at: row.due_ms.map(when::time_ms),
            state: DeadlineState::from_word(row.state.as_str()),
            unexplained: row.is_unexplained(),
            ..self.empty(Some(row.workspace_id))?
        }))
    }

    fn reminder(
        &mut self,
        (id, title, due_ms): (Id, &str, i64),
        workspace: Option<Id>,
        at: jiff::Timestamp,
    ) -> Result<EntryView, Error> {
        Ok(EntryView {
            key: format!("reminder-{id}-{}", at.as_millisecond()),
            kind: "reminder".to_owned(),
            id: id.to_string(),
            title: title.to_owned(),
            at: when::time(at),
            due_at: Some(when::time_ms(due_ms)),
            ..self.empty(workspace)?
        })
    }

    /// An appointment.
    pub(super) fn appointment(&mut self, row: &Appointment) -> Result<EntryView, Error> {
        let view = self.appointment_view(row)?;
        let named = |id: &String| {
            let id: Id = id.parse().ok()?;
            self.names.get(&id).cloned()
        };
        let people = view.people.iter().filter_map(named).collect();
        Ok(EntryView {
            key: format!("appointment-{}", row.id),
            kind: "appointment".to_owned(),
            id: row.id.to_string(),
            title: row.title.clone(),
            at: when::time_ms(row.start_ms),
            end_at: Some(view.end_at.clone()),
            all_day: row.all_day,
            place: row.place.clone(),
            appointment: Some(view),
            people,
            ..self.empty(row.workspace_id)?
        })
    }

    /// What to do on a day, for the person or the matter that is asked for; what is late stands on today.
    fn tasks(&mut self, days: &Days) -> Result<Vec<EntryView>, Error> {
        let (rows, _) = self.reader.due_tasks(
            &days.first_open(),
            &days.to.to_string(),
            self.mine,
            MOST_TASKS,
        )?;
        let mut entries = Vec::new();
        for row in rows {
            if self.workspace.is_some_and(|only| only != row.workspace_id) {
                continue;
            }
            let Ok(day) = row.due_on.parse() else {
                continue;
            };
            let owner = row
                .owner_user_id
                .and_then(|id| self.names.get(&id).cloned());
            let matter = self.empty(Some(row.workspace_id))?;
            entries.push(EntryView {
                key: format!("task-{}", row.id),
                kind: "task".to_owned(),
                id: row.id,
                title: row.label,
                at: when::time_ms(midnight(days.still_open(day))?),
                due_at: days.late(day)?,
                all_day: true,
                people: owner.map_or(matter.people, |owner| vec![owner]),
                ..matter
            });
        }
        Ok(entries)
    }

    /// A call or mail to a prospect of the person at the screen.
    fn follow_up(&mut self, one: prospects::Planned, days: &Days) -> Result<EntryView, Error> {
        Ok(EntryView {
            key: format!("follow-up-{}", one.prospect),
            kind: "follow_up".to_owned(),
            id: one.prospect.to_string(),
            title: one.who,
            at: when::time_ms(midnight(days.still_open(one.day))?),
            due_at: days.late(one.day)?,
            all_day: true,
            campaign_id: Some(one.campaign.to_string()),
            who: one.company,
            place: one.show,
            ..self.empty(None)?
        })
    }

    /// An appointment, to change it.
    pub(super) fn appointment_view(&mut self, row: &Appointment) -> Result<AppointmentView, Error> {
        let workspace = match row.workspace_id {
            None => None,
            Some(id) => {
                let workspace = &self.matter(id)?.workspace;
                Some(format!("{} {}", workspace.reference, workspace.title))
            }
        };
        // Whole days end at the midnight after the last one, which is another day to whoever reads it.
        let end_ms = if row.all_day {
            (row.end_ms - 1000).max(row.start_ms)
        } else {
            row.end_ms
        };
        Ok(AppointmentView {
            id: row.id.to_string(),
            title: row.title.clone(),
            place: row.place.clone(),
            notes: row.notes.clone(),
            start_at: when::time_ms(row.start_ms),
            end_at: when::time_ms(end_ms),
            all_day: row.all_day,
            workspace_id: row.workspace_id.map(|id| id.to_string()),
            workspace,
            people: people(row),
            reminders: deadlines::lengths(&row.reminders),
            removed: row.removed_ms.is_some(),
        })
    }

    /// The reminders that are said in `[from_ms, until_ms)`.
    fn reminders(&mut self, from_ms: i64, until_ms: i64) -> Result<Vec<EntryView>, Error> {
        let (law, plan) = (
            self.session.law(),
            deadlines::policy(self.reader)?.reminders,
        );
        let inside = |at: jiff::Timestamp| (from_ms..until_ms).contains(&at.as_millisecond());
        let horizon = until_ms + deadlines::horizon_ms(&law, &plan);
        let mut entries = Vec::new();
        for row in self.reader.running_moments(from_ms, horizon)? {
            if !self.wants(row.workspace_id)? {
                continue;
            }
            let rule = row.rule_id.as_deref().and_then(|id| law.rule(id));
            let end = when::moment(row.due_safe_ms).to_zoned(when::paris());
            let all = moments(&of_rule(&plan, rule), &end, by_day(rule, &end));
            let made = when::moment(row.created_ms);
            let mut said = all
                .into_iter()
                .filter(|&(at, _)| inside(at) && at >= made)
                .peekable();
            if said.peek().is_none() {
                continue;
            }
            let title = self.reader.expect::<Deadline>(&row.id)?.title;
            for (at, _) in said {
                let about = (row.id, title.as_str(), row.due_safe_ms);
                entries.push(self.reminder(about, Some(row.workspace_id), at)?);
            }
        }
        let year_ms = i64::from(domain::reminders::LONGEST_MINUTES) * 60_000;
        for row in self.reader.appointments(from_ms, until_ms + year_ms)? {
            if !self.wants_appointment(&row) {
                continue;
            }
            let start = when::moment(row.start_ms).to_zoned(when::paris());
            for (at, _) in moments(&deadlines::lengths(&row.reminders), &start, row.all_day) {
                if inside(at) {
                    let about = (row.id, row.title.as_str(), row.start_ms);
                    entries.push(self.reminder(about, row.workspace_id, at)?);
                }
            }
        }
        Ok(entries)
    }
}

/// The members of an appointment, as text; empty is everybody.
fn people(row: &Appointment) -> Vec<String> {
    serde_json::from_value(row.people.clone()).unwrap_or_default()
}

/// Midnight at the beginning of a day in Paris, in milliseconds.
pub(super) fn midnight(day: Date) -> Result<i64, Error> {
    day.to_zoned(when::paris())
        .map(|at| at.timestamp().as_millisecond())
        .map_err(|_| Error::invalid("day", &day.to_string()))
}

impl Handle<ShowAgenda> for Session {
    fn handle(&self, request: ShowAgenda) -> Result<AgendaView, Error> {
        let user = self.require(Capability::Read)?;
        let (from, to) = (
            when::parse_day(&request.from)?,
            when::parse_day(&request.to)?,
        );
        let days = from.until(to).map_or(MOST_DAYS, |span| span.get_days());
        if !(0..MOST_DAYS).contains(&days) {
            return Err(Error::invalid("last day (within 400 days)", &request.to));
        }
        let after = to
            .checked_add(1.day())
            .map_err(|_| Error::invalid("day", &request.to))?;
        let (from_ms, until_ms) = (midnight(from)?, midnight(after)?);
        let workspace = request.workspace_id.as_deref().map(words::id).transpose()?;
        let mine = (request.scope == Scope::Mine).then_some(user.id);
        let wanted = |kind: &str| {
            let kinds = request.kinds.as_ref();
            kinds.is_none_or(|kinds| kinds.iter().any(|one| one == kind))
        };
        let asked = Days {
            from,
            to,
            today: when::day(self.now()),
        };
        self.read(|reader| {
            let mut book = Book::new(self, reader, workspace, mine)?;
            let (mut entries, mut unexplained) = (Vec::new(), Vec::new());
            if wanted("deadline") {
                for row in reader.deadlines_between(from_ms, until_ms)? {
                    entries.extend(book.deadline(&row)?);
                }
                for row in reader.unexplained_deadlines(None, 200)? {
                    if row.due_safe_ms.is_some_and(|at| at < from_ms) {
                        unexplained.extend(book.deadline(&row)?);
                    }
                }
            }
            if wanted("appointment") {
                for row in reader.appointments(from_ms, until_ms)? {
                    if book.wants_appointment(&row) {
                        entries.push(book.appointment(&row)?);
                    }
                }
            }
            if wanted("reminder") {
                entries.extend(book.reminders(from_ms, until_ms)?);
            }
            if wanted("task") {
                entries.extend(book.tasks(&asked)?);
            }
            if wanted("follow_up") && workspace.is_none() {
                let first = asked.first_open();
                for one in prospects::planned_follow_ups(self, reader, &first, to)? {
                    entries.push(book.follow_up(one, &asked)?);
                }
            }
            // All of them are written in Paris, but an hour may be written in two offsets.
            entries.sort_by_cached_key(|entry| {
                let at: Option<jiff::Timestamp> = entry.at.parse().ok();
                (at, entry.key.clone())
            });
            let zone = settings::holiday_zone(reader)?;
            let holidays = (from.year()..=to.year())
                .flat_map(|year| holidays::holidays(year, zone))
                .filter(|holiday| (from..=to).contains(&holiday.date))
                .map(|holiday| HolidayView {
                    day: holiday.date.to_string(),
                    name: holiday.name.to_owned(),
                })
                .collect();
            Ok(AgendaView {
                entries,
                unexplained,
                holidays,
                today: when::day(self.now()).to_string(),
            })
        })
    }
}
