//! The life of a deadline: the machine proposes, a person decides.

use crate::word::vocabulary;

vocabulary! {
    /// Where a deadline stands.
    State as "deadline state" {
        /// Said by the machine, not yet by a person.
        Proposed = "proposed",
        /// Confirmed by a person.
        Confirmed = "confirmed",
        /// Refused by a person: it was none.
        Rejected = "rejected",
        /// Kept.
        Met = "met",
        /// Let go by.
        Missed = "missed",
    }
}

/// Whether a confirmed deadline still wants a second, different person.
///
/// - `wanted`: the firm asks for two on critical deadlines.
/// - `critical`: the rule is critical or counts in hours.
#[must_use]
pub const fn wants_second(state: State, wanted: bool, critical: bool, has_second: bool) -> bool {
    wanted && critical && !has_second && matches!(state, State::Confirmed)
}

/// A decision about a deadline that makes no sense where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a deadline that is {from} cannot become {to}")]
pub struct IllegalDecision {
    /// Where it stands.
    pub from: State,
    /// What was decided.
    pub to: State,
}

impl State {
    /// What the deadline becomes when a person decides `to`.
    ///
    /// Any decision can be taken back to `proposed`; a rejected deadline must be, before anything else
    /// happens to it. What was done or missed may be confirmed on the way or not.
    ///
    /// # Errors
    ///
    /// [`IllegalDecision`] for the state it is in already, and for anything but `proposed` after a rejection.
    pub fn decide(self, to: Self) -> Result<Self, IllegalDecision> {
        match (self, to) {
            (from, to) if from == to => Err(IllegalDecision { from, to }),
            (Self::Rejected, Self::Confirmed | Self::Met | Self::Missed) => {
                Err(IllegalDecision { from: self, to })
            }
            (_, to) => Ok(to),
        }
    }

    /// What the deadline becomes when its legal date passes and nobody decided: missed, for a person to explain.
    ///
    /// `None` when somebody decided before.
    #[must_use]
    pub const fn lapse(self) -> Option<Self> {
        match self {
            Self::Proposed | Self::Confirmed => Some(Self::Missed),
            Self::Rejected | Self::Met | Self::Missed => None,
        }
    }

    /// Whether the deadline still runs: it counts for urgency, alerts and the agenda.
    #[must_use]
    pub const fn runs(self) -> bool {
        matches!(self, Self::Proposed | Self::Confirmed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_can_be_taken_back_but_not_repeated() {
        for &state in State::ALL {
            assert!(state.decide(state).is_err(), "{state}");
            if state != State::Proposed {
                assert_eq!(
                    state.decide(State::Proposed),
                    Ok(State::Proposed),
                    "{state}"
                );
            }
        }
    }

    #[test]
    fn a_rejected_deadline_is_not_confirmed_by_a_slip() {
        assert!(State::Rejected.decide(State::Confirmed).is_err());
        assert!(State::Rejected.decide(State::Met).is_err());
    }

    #[test]
    fn only_what_runs_lapses_by_itself() {
        for &state in State::ALL {
            let lapsed = state.lapse();
            assert_eq!(lapsed, state.runs().then_some(State::Missed), "{state}");
        }
    }

    #[test]
    fn what_nobody_confirmed_still_runs() {
        assert!(State::Proposed.runs() && State::Confirmed.runs());
        assert!(!State::Rejected.runs() && !State::Met.runs() && !State::Missed.runs());
    }
}
