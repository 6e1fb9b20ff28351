//! What a person does with the office, feature by feature, at its door.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod deadlines;
mod firm;
mod mailboxes;
mod matters;
mod people;
mod rules;
