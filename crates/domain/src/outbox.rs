//! Mail on its way out: the steps it may take, why it waits, and for how long.
//!
//! A mail whose attempt has no known outcome is [`State::Unknown`]. No step that the machine takes leads away from
//! there: a person looks, and says.

mod pace;

use crate::word::vocabulary;

pub use pace::{ATTEMPTS, room_at, wait};

vocabulary! {
    /// Where a mail stands on its way out.
    State as "outbox state" {
        /// Written, and not approved.
        Draft = "draft",
        /// Approved to the letter; waits for its turn, for the network, or for the next attempt.
        Ready = "ready",
        /// Being handed over, or interrupted while it was.
        Sending = "sending",
        /// A server took it.
        Sent = "sent",
        /// A server refused it for good.
        Failed = "failed",
        /// Nobody knows whether a server took it.
        Unknown = "unknown",
        /// A person gave it up before it left.
        Cancelled = "cancelled",
    }
}

vocabulary! {
    /// Why a mail waits, failed or is unknown.
    Reason as "outbox reason" {
        /// The server cannot be reached.
        Offline = "offline",
        /// The server is not who it says, or speaks no TLS.
        NotTrusted = "not_trusted",
        /// The server asked for patience.
        Temporary = "temporary",
        /// The connection broke before the mail was complete: it did not leave.
        Dropped = "dropped",
        /// So many mails left within the hour.
        HourlyCap = "hourly_cap",
        /// The address does not exist or takes nothing.
        Recipient = "recipient",
        /// The server does not take this mail.
        Refused = "refused",
        /// The mail is too large for the server.
        TooLarge = "too_large",
        /// The server does not take the user name or the password.
        Authentication = "authentication",
        /// The address asked not to be written to.
        Suppressed = "suppressed",
        /// Its prospect was put away since: no more is wanted of this mail.
        PutAway = "put_away",
        /// Every attempt met a temporary obstacle.
        GaveUp = "gave_up",
        /// There is no account to send from any more.
        NoSender = "no_sender",
        /// The connection broke after the mail was complete and before the server answered.
        NoAnswer = "no_answer",
        /// Guichet ended in the middle of the attempt.
        Interrupted = "interrupted",
        /// The firm was restored from a backup that was made before the mail left, if it did.
        Restored = "restored",
    }
}

/// What can happen to a mail on its way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// A person approved it.
    Approve,
    /// The attempt is written down; the first byte follows.
    Begin,
    /// The server took it.
    Accept,
    /// The server refused it for good.
    Refuse,
    /// It did not leave, and may be tried again.
    Postpone,
    /// Whether it left cannot be known.
    Lose,
    /// It must not be attempted: its address is suppressed, or there is no account.
    Forbid,
    /// A person has it tried again.
    Retry,
    /// A person gives it up.
    Cancel,
    /// A person takes the approval back, or what they gave up: it is a draft again.
    PutBack,
    /// A person found that it left.
    ConfirmLeft,
    /// A person found that it did not, or wants it sent all the same.
    SendAgain,
}

impl Step {
    /// Every step.
    pub const ALL: &'static [Self] = &[
        Self::Approve,
        Self::Begin,
        Self::Accept,
        Self::Refuse,
        Self::Postpone,
        Self::Lose,
        Self::Forbid,
        Self::Retry,
        Self::Cancel,
        Self::PutBack,
        Self::ConfirmLeft,
        Self::SendAgain,
    ];

    /// Whether only a person takes it.
    #[must_use]
    pub const fn is_a_persons(self) -> bool {
        matches!(
            self,
            Self::Approve
                | Self::Retry
                | Self::Cancel
                | Self::PutBack
                | Self::ConfirmLeft
                | Self::SendAgain
        )
    }
}

/// A step that a mail cannot take from where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mail that is {from} cannot take the step {step:?}")]
pub struct IllegalStep {
    /// Where it stands.
    pub from: State,
    /// What was to happen.
    pub step: Step,
}

impl State {
    /// Where a mail stands after a step.
    ///
    /// # Errors
    ///
    /// [`IllegalStep`] when this step does not lead away from here.
    pub const fn after(self, step: Step) -> Result<Self, IllegalStep> {
        Ok(match (self, step) {
            (Self::Draft, Step::Approve)
            | (Self::Sending, Step::Postpone)
            | (Self::Failed, Step::Retry)
            | (Self::Unknown, Step::SendAgain) => Self::Ready,
            (Self::Ready, Step::Begin) => Self::Sending,
            (Self::Sending, Step::Accept) | (Self::Unknown, Step::ConfirmLeft) => Self::Sent,
            (Self::Sending, Step::Refuse) | (Self::Ready, Step::Forbid) => Self::Failed,
            (Self::Ready | Self::Sending, Step::Lose) => Self::Unknown,
            (Self::Draft | Self::Ready | Self::Failed, Step::Cancel) => Self::Cancelled,
            (Self::Ready | Self::Cancelled, Step::PutBack) => Self::Draft,
            (from, step) => return Err(IllegalStep { from, step }),
        })
    }

    /// Whether the mail may take this step.
    #[must_use]
    pub const fn may(self, step: Step) -> bool {
        self.after(step).is_ok()
    }
}
