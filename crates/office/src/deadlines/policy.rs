//! How the firm is reminded, who confirms, and how soon an alert that nobody took on comes back.

use crate::{Error, Session, router::Handle};
use contract::deadlines::{PolicyView, SetPolicy, ShowPolicy};
use domain::{
    Capability,
    deadlines::{State, wants_second},
    law::{Rule, Urgency},
    reminders::{LONGEST_MINUTES, MOST, ReminderPlan, tidy},
    urgency::counts_in_hours,
};
use serde_json::{Value, json};
use store::{Deadline, Reader};

/// Minutes after which a critical alert that nobody took on comes back.
const REPEAT_MINUTES: u32 = 240;

/// What the firm chose about deadlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Policy {
    pub(crate) reminders: ReminderPlan,
    pub(crate) second_person: bool,
    /// 0 is never.
    pub(crate) repeat_minutes: u32,
}

/// What the firm chose, with the defaults for the rest.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn policy(reader: &Reader<'_>) -> Result<Policy, Error> {
    let lengths = |key: &str, default: Vec<u32>| -> Result<Vec<u32>, Error> {
        Ok(reader
            .setting(key)?
            .and_then(|value| serde_json::from_value::<Vec<u32>>(value).ok())
            .map_or(default, tidy))
    };
    let plan = ReminderPlan::default();
    Ok(Policy {
        reminders: ReminderPlan {
            days: lengths("deadlines.reminders.days", plan.days)?,
            critical: lengths("deadlines.reminders.critical", plan.critical)?,
            hours: lengths("deadlines.reminders.hours", plan.hours)?,
        },
        second_person: second_person(reader)?,
        repeat_minutes: reader
            .setting("deadlines.repeat_minutes")?
            .and_then(|value| value.as_u64())
            .and_then(|minutes| u32::try_from(minutes).ok())
            .unwrap_or(REPEAT_MINUTES),
    })
}

/// Whether a rule leaves little time: its own word, or because it counts in hours.
pub(crate) fn is_critical(rule: &Rule) -> bool {
    rule.urgency == Urgency::Critique || counts_in_hours(rule)
}

/// Whether a deadline waits for a second, different person.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn needs_second(
    session: &Session,
    reader: &Reader<'_>,
    deadline: &Deadline,
) -> Result<bool, Error> {
    let state = deadline.state.as_str().parse().unwrap_or(State::Proposed);
    // The cheapest question first: lists ask it for every line.
    if !wants_second(state, true, true, deadline.second_by.is_some()) {
        return Ok(false);
    }
    let law = session.law();
    let rule = deadline.rule_id.as_deref().and_then(|id| law.rule(id));
    Ok(rule.is_some_and(is_critical) && second_person(reader)?)
}

fn second_person(reader: &Reader<'_>) -> Result<bool, Error> {
    Ok(reader
        .setting("deadlines.second_person")?
        .and_then(|value| value.as_bool())
        .unwrap_or(false))
}

impl Handle<ShowPolicy> for Session {
    fn handle(&self, _: ShowPolicy) -> Result<PolicyView, Error> {
        self.require(Capability::Read)?;
        let policy = self.read(policy)?;
        Ok(PolicyView {
            days: policy.reminders.days,
            critical: policy.reminders.critical,
            hours: policy.reminders.hours,
            second_person: policy.second_person,
            repeat_minutes: policy.repeat_minutes,
        })
    }
}

impl Handle<SetPolicy> for Session {
    fn handle(&self, request: SetPolicy) -> Result<PolicyView, Error> {
        self.require(Capability::Administer)?;
        let mut changes: Vec<(&str, Value)> = Vec::new();
        for (key, lengths) in [
            ("deadlines.reminders.days", request.days),
            ("deadlines.reminders.critical", request.critical),
            ("deadlines.reminders.hours", request.hours),
        ] {
            let Some(lengths) = lengths else { continue };
            let too_long = lengths.iter().find(|&&minutes| minutes > LONGEST_MINUTES);
            if let Some(minutes) = too_long {
                return Err(Error::invalid(
                    "number of minutes (up to a year)",
                    &minutes.to_string(),
                ));
            }
            if lengths.len() > MOST {
                return Err(Error::invalid(
                    "list of up to 12 reminders",
                    &lengths.len().to_string(),
                ));
            }
            changes.push((key, json!(tidy(lengths))));
        }
        if let Some(second) = request.second_person {
            changes.push(("deadlines.second_person", json!(second)));
        }
        if let Some(minutes) = request.repeat_minutes {
            if minutes != 0 && !(5..=10_080).contains(&minutes) {
                return Err(Error::invalid(
                    "number of minutes (0, or 5 to 10080)",
                    &minutes.to_string(),
                ));
            }
            changes.push(("deadlines.repeat_minutes", json!(minutes)));
        }
        self.write(|writer| {
            for (key, value) in &changes {
                writer.set_setting(key, value.clone())?;
            }
            let keys: Vec<&str> = changes.iter().map(|(key, _)| *key).collect();
            self.audit(
                writer,
                "deadlines.set_policy",
                "settings",
                "firm",
                &json!({ "keys": keys }),
            )
        })?;
        self.bus
            .changed(&["settings", "deadlines", "workspaces", "agenda"]);
        self.handle(ShowPolicy {})
    }
}
