//! The agenda: every deadline, reminder and appointment on its day.

use crate::{
    Day, Time,
    words::{DeadlineState, Scope},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows the days from `from` to `to`, both included; at most 400 days.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowAgenda {
    /// First day, in Paris.
    pub from: Day,
    /// Last day, in Paris.
    pub to: Day,
    /// The whole firm's, or mine: matters I answer for and appointments I take part in.
    pub scope: Scope,
    /// Only of this workspace.
    pub workspace_id: Option<String>,
    /// `deadline`, `reminder`, `appointment`, `follow_up`, `task`; all when absent.
    pub kinds: Option<Vec<String>>,
}

/// The days asked for.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgendaView {
    /// What stands on them, in order.
    pub entries: Vec<EntryView>,
    /// Deadlines that lapsed before the first day and that nobody explained, oldest first.
    pub unexplained: Vec<EntryView>,
    /// Public holidays of the firm's zone on these days.
    pub holidays: Vec<HolidayView>,
    /// Today in Paris.
    pub today: Day,
}

/// A public holiday.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HolidayView {
    /// When.
    pub day: Day,
    /// Its French name.
    pub name: String,
}

/// One entry of the agenda.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// Key in this list.
    pub key: String,
    /// `deadline`, `reminder`, `appointment`, `task`, or `follow_up` of one's own prospect.
    pub kind: String,
    /// The deadline, appointment, task, piece of the checklist or prospect.
    pub id: String,
    /// What it is.
    pub title: String,
    /// When: the prudent date of a deadline, the moment of a reminder, the start of an appointment.
    pub at: Time,
    /// When an appointment ends.
    pub end_at: Option<Time>,
    /// Whether the hour says nothing: whole days, or a deadline that ends with its day.
    pub all_day: bool,
    /// The legal date of a deadline, the date a reminder is about, or the day that a late task or follow-up was for; those
    /// stand on today.
    pub due_at: Option<Time>,
    /// Where a deadline stands.
    pub state: Option<DeadlineState>,
    /// Whether it lapsed and waits for an explanation.
    pub unexplained: bool,
    /// The workspace.
    pub workspace_id: Option<String>,
    /// The campaign of a follow-up.
    pub campaign_id: Option<String>,
    /// Its reference.
    pub reference: Option<String>,
    /// Its client, or its title.
    pub who: Option<String>,
    /// Who answers for it, or takes part in it.
    pub people: Vec<String>,
    /// Where.
    pub place: String,
    /// The appointment itself, to change it.
    pub appointment: Option<AppointmentView>,
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppointmentView {
    /// Id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where.
    pub place: String,
    /// What else one must know.
    pub notes: String,
    /// When it begins.
    pub start_at: Time,
    /// When it ends.
    pub end_at: Time,
    /// Whole days: from the day of `start_at` to the day of `end_at`, both included.
    pub all_day: bool,
    /// The workspace.
    pub workspace_id: Option<String>,
    /// Its reference and title, in words.
    pub workspace: Option<String>,
    /// Member ids; empty is everybody.
    pub people: Vec<String>,
    /// Minutes before the start.
    pub reminders: Vec<u32>,
    /// Whether it was taken out of the agenda.
    pub removed: bool,
}

/// Makes an appointment.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CreateAppointment {
    /// What it is.
    pub title: String,
    /// Where.
    pub place: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// When it begins: a [`Time`], or a [`Day`] for whole days.
    pub start: String,
    /// When it ends: the same; one hour, or the same day, when absent.
    pub end: Option<String>,
    /// The workspace.
    pub workspace_id: Option<String>,
    /// Member ids; empty is everybody.
    pub people: Option<Vec<String>>,
    /// Minutes before the start; a day and an hour before when absent.
    pub reminders: Option<Vec<u32>>,
}

/// Changes an appointment; absent fields stay. A new start alone moves it and keeps its length.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct UpdateAppointment {
    /// Which.
    pub id: String,
    /// What it is.
    pub title: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// When it begins.
    pub start: Option<String>,
    /// When it ends.
    pub end: Option<String>,
    /// The workspace; empty text for none.
    pub workspace_id: Option<String>,
    /// Member ids.
    pub people: Option<Vec<String>>,
    /// Minutes before the start.
    pub reminders: Option<Vec<u32>>,
    /// Takes it out of the agenda, or puts it back.
    pub removed: Option<bool>,
}

/// Writes an iCalendar file of all that is to come, or of one workspace.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ExportAgenda {
    /// Token of the file to write.
    pub place: String,
    /// Only of this workspace, its past included.
    pub workspace_id: Option<String>,
    /// Whose.
    pub scope: Option<Scope>,
    /// Whether titles and clients are left out: a calendar may lie on a server.
    pub discreet: Option<bool>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedView {
    /// Entries in the file.
    pub entries: u32,
}
