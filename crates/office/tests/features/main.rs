//! What a person does with the office, feature by feature, at its door.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod agenda;
mod begun;
mod deadlines;
mod firm;
mod lifecycle;
mod mailboxes;
mod matters;
mod outcomes;
mod people;
mod rules;
