//! Legal deadlines: the machine computes and proposes, a person decides.
//!
//! Everything that the machine writes is `proposed`. Only two commands write another state, and both need a
//! person who may work: [`contract::deadlines::Decide`] and [`contract::deadlines::Enter`].

mod alarm;
mod compute;
mod decide;
mod propose;
mod view;

pub(crate) use alarm::{HISTORY_MS, announce, lacks_alarm, watch};
pub(crate) use propose::{Source, propose_from_hint};
pub(crate) use view::view;
