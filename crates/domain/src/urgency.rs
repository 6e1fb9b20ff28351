//! How soon a workspace wants a person: a convention of the product, not a rule of law.
//!
//! Nothing here lowers an urgency. The procedure and the rule set a floor; the time that is left
//! until the prudent date and missing mandatory documents only raise it. `assets/law/rules.toml`
//! `[urgency]` gives the thresholds.

use jiff::{SignedDuration, Timestamp};

use crate::law::{Mode, Rule, Unit, Urgency};
use crate::triage::Procedure;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What the urgency of a workspace depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrgencyFacts {
    /// The procedure of the workspace.
    pub procedure: Procedure,
    /// The urgency of the rule of its nearest open deadline, if it has one.
    pub rule: Option<Urgency>,
    /// Whether that deadline counts in hours.
    pub in_hours: bool,
    /// The prudent date of that deadline, or the legal one where there is none.
    pub due_safe: Option<Timestamp>,
    /// The current time.
    pub now: Timestamp,
    /// How many mandatory documents are missing.
    pub missing_mandatory: usize,
}

impl UrgencyFacts {
    /// The facts of a workspace whose nearest deadline follows `rule`.
    #[must_use]
    pub fn of_rule(
        rule: &Rule,
        due_safe: Option<Timestamp>,
        now: Timestamp,
        missing_mandatory: usize,
    ) -> Self {
        Self {
            procedure: rule.procedure,
            rule: Some(rule.urgency),
            in_hours: counts_in_hours(rule),
            due_safe,
            now,
            missing_mandatory,
        }
    }

    /// The facts of a workspace without a deadline.
    #[must_use]
    pub const fn without_deadline(
        procedure: Procedure,
        now: Timestamp,
        missing_mandatory: usize,
    ) -> Self {
        Self {
            procedure,
            rule: None,
            in_hours: false,
            due_safe: None,
            now,
            missing_mandatory,
        }
    }
}

/// Whether a rule leaves hours, not days.
#[must_use]
pub fn counts_in_hours(rule: &Rule) -> bool {
    rule.unit == Unit::Hours || matches!(rule.mode, Mode::DaysX24h)
}

/// The urgency that a procedure has before any deadline is known.
///
/// Source: vocabulary of the firm's mail, floors of the workspace. An OQTF rises to critical through
/// its rule or its time, because most of them leave a month since 15 July 2024.
#[must_use]
pub const fn floor(procedure: Procedure) -> Urgency {
    match procedure {
        Procedure::Oqtf | Procedure::RetraitTitre | Procedure::Asile => Urgency::Eleve,
        Procedure::RefusTitre
        | Procedure::RegroupementFamilial
        | Procedure::Naturalisation
        | Procedure::Autre => Urgency::Moyen,
    }
}

/// The urgency of a workspace.
///
/// - `critique`: a deadline in hours, three days or fewer left, or the deadline has passed.
/// - `eleve`: ten days or fewer; `moyen`: thirty days or fewer; else the floor of procedure and rule.
/// - Missing mandatory documents raise it by one level while thirty days or fewer are left.
#[must_use]
pub fn urgency(facts: &UrgencyFacts) -> Urgency {
    let Some(due) = facts.due_safe else {
        return floor(facts.procedure).max(facts.rule.unwrap_or(Urgency::Faible));
    };
    let left = due.duration_since(facts.now);
    let by_time = by_time_left(left, facts.in_hours);
    let hindered = facts.missing_mandatory > 0 && left <= DAY * 30;
    let by_time = if hindered { raised(by_time) } else { by_time };
    // A known deadline replaces the floor of the procedure by that of its own rule.
    by_time.max(facts.rule.unwrap_or_else(|| floor(facts.procedure)))
}

fn by_time_left(left: SignedDuration, in_hours: bool) -> Urgency {
    if in_hours || left <= DAY * 3 {
        Urgency::Critique
    } else if left <= DAY * 10 {
        Urgency::Eleve
    } else if left <= DAY * 30 {
        Urgency::Moyen
    } else {
        Urgency::Faible
    }
}

const fn raised(urgency: Urgency) -> Urgency {
    match urgency {
        Urgency::Faible => Urgency::Moyen,
        Urgency::Moyen => Urgency::Eleve,
        Urgency::Eleve | Urgency::Critique => Urgency::Critique,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Urgency::{Critique, Eleve, Faible, Moyen};

    fn facts(rule: Urgency, days_left: i64, missing: usize) -> UrgencyFacts {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        UrgencyFacts {
            procedure: Procedure::Oqtf,
            rule: Some(rule),
            in_hours: false,
            due_safe: Some(now + DAY * i32::try_from(days_left).unwrap()),
            now,
            missing_mandatory: missing,
        }
    }

    #[test]
    fn time_left_raises_and_the_rule_is_a_floor() {
        for (rule, days, missing, expected) in [
            (Faible, 31, 0, Faible),
            (Faible, 30, 0, Moyen),
            (Faible, 11, 0, Moyen),
            (Faible, 10, 0, Eleve),
            (Faible, 3, 0, Critique),
            (Faible, -1, 0, Critique),
            (Critique, 300, 0, Critique),
            (Eleve, 31, 0, Eleve),
            (Faible, 31, 4, Faible),
            (Faible, 30, 1, Eleve),
            (Faible, 10, 1, Critique),
        ] {
            assert_eq!(
                urgency(&facts(rule, days, missing)),
                expected,
                "{rule} {days} days {missing} missing"
            );
        }
    }

    #[test]
    fn a_deadline_in_hours_is_always_critical() {
        assert_eq!(
            urgency(&UrgencyFacts {
                in_hours: true,
                ..facts(Faible, 300, 0)
            }),
            Critique
        );
    }

    #[test]
    fn without_a_deadline_the_procedure_sets_the_floor() {
        let now = Timestamp::from_second(0).unwrap();
        let of = |procedure| urgency(&UrgencyFacts::without_deadline(procedure, now, 3));
        assert_eq!(of(Procedure::Oqtf), Eleve);
        assert_eq!(of(Procedure::Naturalisation), Moyen);
    }
}
