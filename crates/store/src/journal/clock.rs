//! The hybrid logical clock: wall time when it moves forward, a counter when it does not.
//!
//! Source: Kulkarni, Demirbas et al., "Logical Physical Clocks" (2014).

/// A clock that never goes back, even when the machine's does. It is kept in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    last: i64,
}

/// Bits of the counter: 65,536 changes in one millisecond before the time part is borrowed from.
const COUNTER_BITS: u32 = 16;

impl Clock {
    pub(crate) const fn at(last: i64) -> Self {
        Self { last }
    }

    pub(crate) const fn last(self) -> i64 {
        self.last
    }

    /// The next reading: greater than every reading before, and not before `now_ms`.
    pub(crate) fn tick(&mut self, now_ms: i64) -> i64 {
        let wall = now_ms.clamp(0, i64::MAX >> COUNTER_BITS) << COUNTER_BITS;
        self.last = wall.max(self.last.saturating_add(1));
        self.last
    }

    /// Learns a reading of another device: this one is later from now on.
    pub(crate) fn observe(&mut self, other: i64) {
        self.last = self.last.max(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn readings_only_go_up_whatever_the_wall_clock_does(
            walls in proptest::collection::vec(-10..10_i64, 1..50),
        ) {
            let mut clock = Clock::at(0);
            let readings: Vec<i64> = walls.iter().map(|&wall| clock.tick(wall)).collect();
            prop_assert!(readings.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
