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
    fn what_nobody_confirmed_still_runs() {
        assert!(State::Proposed.runs() && State::Confirmed.runs());
        assert!(!State::Rejected.runs() && !State::Met.runs() && !State::Missed.runs());
    }
}
