//! Legal deadlines: the machine computes and proposes, a person decides.
//!
//! Everything that the machine writes is `proposed`. Only two commands write another state, and both need a
//! person who may work: [`contract::deadlines::Decide`] and [`contract::deadlines::Enter`].

mod compute;
mod decide;
mod propose;
mod view;

pub(crate) use propose::{HISTORY_MS, lacks_alarm, propose_from_hint, watch};
pub(crate) use view::view;
