//! Handing one mail over: what every way out has in common.

use std::time::Duration;

use domain::outbox::Reason;

/// From whom and to whom, for the server. The bytes say it again for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Where a server that gives up writes to.
    pub from: String,
    /// The one recipient.
    pub to: String,
}

/// What a server or the network said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// The code of the reply, when there was one.
    pub code: Option<u16>,
    /// The words.
    pub words: String,
}

/// What became of one mail that was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it.
    Accepted(Said),
    /// The server refused it for good.
    Refused(Reason, Said),
    /// It did not leave, which is certain, and may be tried again.
    Postponed {
        /// Why.
        reason: Reason,
        /// What was said.
        said: Said,
        /// How long the server asked to wait.
        retry_after: Option<Duration>,
    },
    /// It was complete, and no answer came: the server may have it, or not.
    Unknown(Said),
}

/// A way out. Whoever calls has written down durably that it is about to.
pub trait Transport {
    /// Hands one mail over, exactly these bytes.
    fn send(&mut self, envelope: &Envelope, bytes: &[u8]) -> Outcome;
}
