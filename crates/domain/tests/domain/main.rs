//! The behaviour of the room, through its door.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod calendar;
mod counting;
mod distance_and_place;
mod edges;
mod explained;
mod law_file;
mod legal_aid;
mod outbox;

use std::sync::LazyLock;

use domain::deadlines::{Computation, Outcome, Request, Start, WarningKind, compute};
use domain::law::Law;
use jiff::Timestamp;

/// The law that ships.
fn law() -> &'static Law {
    static LAW: LazyLock<Law> =
        LazyLock::new(|| Law::parse(RULES).expect("the shipped rules validate"));
    &LAW
}

const RULES: &str = include_str!("../../../../assets/law/rules.toml");
const CHECKLISTS: &str = include_str!("../../../../assets/law/checklists.toml");
const CASES: &str = include_str!("../../../../assets/law/deadline_cases_public.toml");

fn ask(family: &str, decided: &str, start: &str) -> Request {
    Request {
        written: Start::written(start),
        ..Request::new(
            family,
            decided.parse().unwrap(),
            start.parse::<Start>().unwrap(),
        )
    }
}

fn computed(request: &Request) -> Computation {
    match compute(law(), request) {
        Ok(Outcome::Computed(computed)) => *computed,
        other => panic!("{other:?}"),
    }
}

fn due(request: &Request) -> Timestamp {
    computed(request).dates.due.unwrap().timestamp()
}

fn safe(request: &Request) -> Timestamp {
    computed(request).dates.due_safe.unwrap().timestamp()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn warns(request: &Request, kind: WarningKind) -> bool {
    computed(request)
        .warnings
        .iter()
        .any(|warning| warning.kind == kind)
}
