//! What a firm's plan opens. Reading what is there is never a matter of the plan.

use crate::word::vocabulary;
use jiff::{ToSpan as _, civil::Date};

/// How long everything is open to a firm that has no licence yet, in days, the first one included.
pub const TRIAL_DAYS: i64 = 60;

vocabulary! {
    /// What a firm pays for.
    Plan as "plan" {
        /// Mail, workspaces, deadlines.
        Basic = "basic",
        /// The case-law library as well.
        Premium = "premium",
        /// Everything.
        Enterprise = "enterprise",
    }
}

vocabulary! {
    /// Something that not every plan opens.
    Feature as "feature" {
        /// Bringing decisions into the case-law library and attaching them.
        CaseLaw = "case_law",
    }
}

impl Plan {
    /// Whether this plan opens `feature`.
    #[must_use]
    pub const fn opens(self, feature: Feature) -> bool {
        match feature {
            Feature::CaseLaw => matches!(self, Self::Premium | Self::Enterprise),
        }
    }
}

/// A plan and its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Granted {
    /// The plan.
    pub plan: Plan,
    /// The last day on which it holds.
    pub until: Date,
}

/// Where a firm stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No licence yet: everything is open until this day, included.
    Trial {
        /// The last day.
        until: Date,
    },
    /// The trial is over and no licence came.
    TrialOver {
        /// Its last day.
        until: Date,
    },
    /// The licence holds.
    Licensed(Granted),
    /// The licence ended.
    Lapsed(Granted),
}

impl Standing {
    /// Where a firm stands.
    ///
    /// - `created`: the day the firm was made.
    /// - `granted`: what its licence says, when it has one.
    #[must_use]
    pub fn of(created: Date, granted: Option<Granted>, today: Date) -> Self {
        match granted {
            Some(granted) if today <= granted.until => Self::Licensed(granted),
            Some(granted) => Self::Lapsed(granted),
            None => {
                let until = created
                    .checked_add((TRIAL_DAYS - 1).days())
                    .unwrap_or(created);
                if today <= until {
                    Self::Trial { until }
                } else {
                    Self::TrialOver { until }
                }
            }
        }
    }

    /// The plan that holds today.
    #[must_use]
    pub const fn plan(self) -> Plan {
        match self {
            Self::Trial { .. } => Plan::Enterprise,
            Self::Licensed(granted) => granted.plan,
            Self::TrialOver { .. } | Self::Lapsed(_) => Plan::Basic,
        }
    }

    /// Its last day.
    #[must_use]
    pub const fn until(self) -> Date {
        match self {
            Self::Trial { until } | Self::TrialOver { until } => until,
            Self::Licensed(granted) | Self::Lapsed(granted) => granted.until,
        }
    }

    /// The stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Trial { .. } => "trial",
            Self::TrialOver { .. } => "trial_over",
            Self::Licensed(_) => "licensed",
            Self::Lapsed(_) => "lapsed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_trial_lasts_sixty_days_and_opens_everything() {
        let created = date(2026, 11, 20);
        let last = Standing::of(created, None, date(2027, 1, 18));
        assert_eq!(last.until(), date(2027, 1, 18));
        assert!(last.plan().opens(Feature::CaseLaw));
        let after = Standing::of(created, None, date(2027, 1, 19));
        assert_eq!((after.as_str(), after.plan()), ("trial_over", Plan::Basic));
        assert!(!after.plan().opens(Feature::CaseLaw));
    }

    #[test]
    fn a_licence_holds_on_its_last_day_and_not_after() {
        let granted = Granted {
            plan: Plan::Premium,
            until: date(2027, 6, 30),
        };
        let on = |day| Standing::of(date(2020, 1, 1), Some(granted), day);
        assert!(on(date(2027, 6, 30)).plan().opens(Feature::CaseLaw));
        assert_eq!(on(date(2027, 7, 1)), Standing::Lapsed(granted));
        assert_eq!(on(date(2027, 7, 1)).plan(), Plan::Basic);
    }

    #[test]
    fn a_basic_licence_within_the_trial_is_basic() {
        let granted = Granted {
            plan: Plan::Basic,
            until: date(2027, 6, 30),
        };
        let standing = Standing::of(date(2026, 11, 20), Some(granted), date(2026, 11, 21));
        assert!(!standing.plan().opens(Feature::CaseLaw));
    }
}
