//! How often matters were won.

use super::{Forecast, Z};

/// How many matters ended in each of the ways in which somebody decided. What was withdrawn was not decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Won.
    pub favourable: u32,
    /// Won in part.
    pub partly: u32,
    /// Lost.
    pub unfavourable: u32,
}

impl Outcomes {
    /// How many were decided in all.
    #[must_use]
    pub const fn decided(self) -> u32 {
        self.favourable
            .saturating_add(self.partly)
            .saturating_add(self.unfavourable)
    }
}

/// A share of matters and how far it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// How many matters it is.
    pub count: u32,
    /// From 0 to 1.
    pub rate: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
}

/// How decided matters ended. A partial success is neither counted as won nor as lost: it stands apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Success {
    /// How many were decided.
    pub decided: u32,
    /// Won.
    pub favourable: Share,
    /// Won in part.
    pub partly: Share,
    /// Lost.
    pub unfavourable: Share,
}

/// How often such matters were won, won in part and lost.
#[must_use]
pub fn success(outcomes: Outcomes) -> Forecast<Success> {
    let decided = outcomes.decided();
    Forecast::of(decided, || Success {
        decided,
        favourable: share(outcomes.favourable, decided),
        partly: share(outcomes.partly, decided),
        unfavourable: share(outcomes.unfavourable, decided),
    })
}

fn share(count: u32, n: u32) -> Share {
    let (low, high) = wilson(count, n);
    Share {
        count,
        rate: f64::from(count) / f64::from(n),
        low,
        high,
    }
}

/// The 95 % score interval of a proportion, without continuity correction.
///
/// Unlike the textbook interval (rate ± 1.96 standard errors) it never leaves 0 to 1, and it does not shrink to nothing
/// when every matter was won.
///
/// - `count`: how many of the `n`; more than `n` is taken as `n`.
/// - Returns the lower and the upper end; of no matters nothing is known, which is 0 to 1.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
/// Statistical Association 22 (1927), 209-212. The worked examples of the tests: R. G. Newcombe, "Two-sided confidence
/// intervals for the single proportion", Statistics in Medicine 17 (1998), 857-872, table I, method 3.
///
/// ```
/// let (low, high) = domain::forecast::wilson(81, 263);
/// assert_eq!(format!("{low:.4} {high:.4}"), "0.2553 0.3662");
/// ```
#[must_use]
pub fn wilson(count: u32, n: u32) -> (f64, f64) {
    if n == 0 {
        return (0.0, 1.0);
    }
    let count = count.min(n);
    let (k, n) = (f64::from(count), f64::from(n));
    let rate = k / n;
    let z2 = Z * Z;
    let middle = 2.0f64.mul_add(k, z2);
    let reach = Z * 4.0f64.mul_add(k * (1.0 - rate), z2).sqrt();
    let width = 2.0 * (n + z2);
    // The exact ends are 0 and 1 when nothing or everything was won; rounding must not put the rate outside.
    (
        ((middle - reach) / width).clamp(0.0, rate),
        ((middle + reach) / width).clamp(rate, 1.0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ends(count: u32, n: u32) -> String {
        let (low, high) = wilson(count, n);
        format!("{low:.4} {high:.4}")
    }

    #[test]
    fn the_intervals_are_those_of_the_literature() {
        assert_eq!(ends(81, 263), "0.2553 0.3662");
        assert_eq!(ends(15, 148), "0.0624 0.1605");
        assert_eq!(ends(0, 20), "0.0000 0.1611");
        assert_eq!(ends(1, 29), "0.0061 0.1718");
    }

    #[test]
    fn with_29_nothing_is_said_and_with_30_it_is() {
        let outcomes = |favourable| Outcomes {
            favourable,
            partly: 4,
            unfavourable: 9,
        };
        assert_eq!(
            success(outcomes(16)),
            Forecast::InsufficientData { n: 29, needed: 30 }
        );
        let success = success(outcomes(17));
        let shown = success.enough().unwrap();
        assert_eq!((shown.decided, shown.partly.count), (30, 4));
    }

    proptest! {
        #[test]
        fn the_rate_never_leaves_its_interval((n, count) in (1..5_000u32).prop_flat_map(|n| (Just(n), 0..=n))) {
            let (low, high) = wilson(count, n);
            let rate = f64::from(count) / f64::from(n);
            prop_assert!(0.0 <= low && low <= rate && rate <= high && high <= 1.0);
            prop_assert!(low < high, "certainty is never claimed");
        }

        #[test]
        fn more_of_the_same_narrows_it(n in 1..500u32) {
            let width = |n: u32| { let (low, high) = wilson(n, 2 * n); high - low };
            prop_assert!(width(2 * n) < width(n));
        }

        #[test]
        fn won_won_in_part_and_lost_are_all_of_them(favourable in 0..200u32, partly in 0..200u32, unfavourable in 0..200u32) {
            let outcomes = Outcomes { favourable, partly, unfavourable };
            match success(outcomes) {
                Forecast::InsufficientData { n, .. } => prop_assert!(n < 30),
                Forecast::Enough(shown) => {
                    let sum = shown.favourable.rate + shown.partly.rate + shown.unfavourable.rate;
                    prop_assert!((sum - 1.0).abs() < 1e-9);
                }
            }
        }
    }
}
