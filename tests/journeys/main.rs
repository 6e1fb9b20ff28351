//! Scenarios across crates: real files, real mail, a real IMAP server, and no door but the application's own.
//!
//! A journey opens a desk in a folder of its own, with a clock that it sets, and asks what the window asks.
//! Only what has no command (events, what lies on disk) is read with the keys of the firm once it is locked.

#![allow(
    clippy::unwrap_used,
    reason = "a journey that cannot go on stops there"
)]

mod backup;
mod bad_input;
mod bad_places;
mod cabinet;
mod campaigns;
mod capture;
mod case_law;
mod catalogues;
mod damage;
mod decisions;
mod dossiers;
mod drafts;
mod evidence;
mod filing;
mod firm;
mod follow_ups;
mod hand_over;
mod hostile;
mod journal;
mod kill;
mod lessons;
mod letters;
mod machine;
mod mailbox;
mod matters;
mod memos;
mod message;
mod outbox;
mod overdue;
mod own;
mod papers;
mod people;
mod retention;
mod rights;
mod roles;
mod second_factor;
mod secrets;
mod shares;
mod steps;
