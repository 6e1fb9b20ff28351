//! The behaviour of the room, through its door.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod calendar;
mod counting;
mod edges;
mod law_file;

use domain::law::Law;

/// The law that ships.
fn law() -> Law {
    Law::parse(RULES).expect("the shipped rules validate")
}

const RULES: &str = include_str!("../../../../assets/law/rules.toml");
const CHECKLISTS: &str = include_str!("../../../../assets/law/checklists.toml");
const CASES: &str = include_str!("../../../../assets/law/deadline_cases_public.toml");
