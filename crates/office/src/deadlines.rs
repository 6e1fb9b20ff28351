//! Legal deadlines: the machine computes, proposes and reminds; a person decides.
//!
//! Everything that the machine computes is `proposed`. Only commands write another state, and all need a person
//! who may work ([`contract::deadlines::Decide`], [`contract::deadlines::Enter`]). The one thing that happens by
//! itself is that time passes: what nobody decided before its legal date is `missed`, for a person to explain.

mod alarm;
mod compute;
mod decide;
mod doubts;
mod firm_rules;
mod lapse;
mod log;
mod policy;
mod propose;
mod remind;
mod view;

pub(crate) use alarm::{HISTORY_MS, announce, lacks_alarm, watch};
pub(crate) use decide::by_hand;
pub(crate) use firm_rules::{tell_of_new_law, with_firm_rules};
pub(crate) use lapse::lapse;
pub(crate) use log::write_today;
pub(crate) use policy::policy;
pub(crate) use propose::{Source, propose_from_hint};
pub(crate) use remind::{horizon_ms, lengths, remind};
pub(crate) use view::{confidence, view};
