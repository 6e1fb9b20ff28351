//! What a person does with the office, feature by feature, at its door.

mod firm;
mod mailboxes;
mod matters;
mod people;
mod rules;
