//! The life of a message on the board: To Validate, Validated, Escalated, Closed.

use crate::word::vocabulary;

vocabulary! {
    /// Where a message stands. "En cours" on the board is `Validated`.
    Status as "status" {
        /// Nobody has looked at it yet, or the machine was not sure.
        ToValidate = "to_validate",
        /// A person accepted the filing; work goes on.
        Validated = "validated",
        /// Overdue, or raised by hand; the manager was told.
        Escalated = "escalated",
        /// Done.
        Closed = "closed",
    }
}

/// A change of status that was asked for and is not legal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a message cannot go from {from} to {to}")]
pub struct IllegalStep {
    /// Where the message stands.
    pub from: Status,
    /// Where it was to go.
    pub to: Status,
}

/// One legal change of status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Where the message stood.
    pub from: Status,
    /// Where it stands after.
    pub to: Status,
}

impl Status {
    /// The step from here to `to`.
    ///
    /// A closed message is reopened as validated before anything else; nothing returns to
    /// "to validate", because somebody has seen it (undo is a history entry, not a step).
    ///
    /// # Errors
    ///
    /// [`IllegalStep`] when the machine has no such arrow, also from a status to itself.
    pub fn step(self, to: Self) -> Result<Step, IllegalStep> {
        use Status::{Closed, Escalated, ToValidate, Validated};
        match (self, to) {
            (ToValidate, Validated | Escalated | Closed)
            | (Validated, Escalated | Closed)
            | (Escalated, Validated | Closed)
            | (Closed, Validated) => Ok(Step { from: self, to }),
            (from, to) => Err(IllegalStep { from, to }),
        }
    }

    /// Whether the service-level clock still runs.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_message_reopens_only_as_validated() {
        assert!(Status::Closed.step(Status::Validated).is_ok());
        assert!(Status::Closed.step(Status::Escalated).is_err());
        assert!(Status::Closed.step(Status::ToValidate).is_err());
    }

    #[test]
    fn no_step_stays_where_it_is() {
        for &status in Status::ALL {
            assert!(status.step(status).is_err(), "{status}");
        }
    }
}
