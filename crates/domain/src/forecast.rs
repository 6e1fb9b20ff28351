//! What the firm's closed matters say about one that is open: how often such matters were won, and how long they took.
//!
//! Two figures, each with a 95 % interval, and none at all below [`NEEDED`] matters. A forecast is said by the machine and
//! decides nothing: no status, no urgency and no deadline looks at it, and past matters bind no court.
//!
//! The normal quantile is the only piece of a statistics library that this needs, and it is one constant.

mod proportion;
mod survival;

pub use proportion::{Outcomes, Share, Success, success, wilson};
pub use survival::{Delay, Observed, delay};

/// Below this many matters a figure is not shown.
///
/// 30: a rate of one in two is then known to within 17 points either way. With 10 matters it is 26, which says nothing
/// that a lawyer did not know.
pub const NEEDED: u32 = 30;

/// The 97.5 % quantile of the standard normal distribution: two sides of 2.5 % leave 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// A figure, or how far it is from being one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Forecast<T> {
    /// Too few matters: nothing is said.
    InsufficientData {
        /// How many there are.
        n: u32,
        /// How many it takes.
        needed: u32,
    },
    /// Enough of them.
    Enough(T),
}

impl<T> Forecast<T> {
    /// `figure` when there are at least [`NEEDED`] matters. Below that it is not even computed.
    fn of(n: u32, figure: impl FnOnce() -> T) -> Self {
        if n < NEEDED {
            Self::InsufficientData { n, needed: NEEDED }
        } else {
            Self::Enough(figure())
        }
    }

    /// The figure, when there is one.
    pub const fn enough(&self) -> Option<&T> {
        match self {
            Self::InsufficientData { .. } => None,
            Self::Enough(figure) => Some(figure),
        }
    }
}
