//! The agenda: deadlines, their reminders, and appointments.

mod change;
mod export;
mod show;
