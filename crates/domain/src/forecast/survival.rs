//! How long matters took, when some of them are not over.
//!
//! Leaving out what still runs would count the quick ones only. Each open matter says instead that it took at least as
//! long as it has run (Kaplan-Meier).

use super::{Forecast, Z};
use std::collections::BTreeMap;

/// What is seen of matters that have run for the same number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observed {
    /// From the filing, or the opening, to the end or to today.
    pub days: u32,
    /// How many ended after so many days.
    pub ended: u32,
    /// How many have run for so many days and still do.
    pub running: u32,
}

/// After how many days such matters ended. A number that the matters do not reach is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delay {
    /// How many ended.
    pub ended: u32,
    /// How many still run.
    pub running: u32,
    /// When half of them had ended.
    pub median: Option<u32>,
    /// Lower end of the 95 % interval of the median.
    pub low: Option<u32>,
    /// Upper end of the 95 % interval of the median.
    pub high: Option<u32>,
    /// When a quarter of them had ended.
    pub quarter: Option<u32>,
    /// When three quarters of them had ended.
    pub three_quarters: Option<u32>,
}

/// One day of the curve.
struct Step {
    days: u32,
    /// Which share still runs after this day.
    left: f64,
    /// Greenwood's sum: the variance of `left` over `left` squared.
    spread: f64,
}

/// What sums of rounded quotients may be off by.
const ROUNDING: f64 = 1e-9;

/// After how many days such matters ended.
///
/// A quantile is the first day on which that share has ended: a day on which a matter did end, never a mean of two.
/// The interval of the median holds every day at which the test "half have ended" is not refused at 5 %, on the scale
/// log(-log) of the curve, which is close to 95 % from 25 matters on.
///
/// - `observed`: in any order, the same number of days more than once or not.
///
/// Sources: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", Journal of the American
/// Statistical Association 53 (1958), 457-481. R. Brookmeyer and J. Crowley, "A confidence interval for the median survival
/// time", Biometrics 38 (1982), 29-41. The scale: J. P. Klein and M. L. Moeschberger, "Survival Analysis", 2nd edition
/// (2003), section 4.5. The worked example of the tests: E. J. Freireich and others, Blood 21 (1963), 699-716.
#[must_use]
pub fn delay(observed: &[Observed]) -> Forecast<Delay> {
    let ended = sum(observed, |one| one.ended);
    Forecast::of(ended, || quantiles(observed))
}

fn sum(observed: &[Observed], what: impl Fn(&Observed) -> u32) -> u32 {
    observed
        .iter()
        .fold(0, |sum, one| sum.saturating_add(what(one)))
}

fn quantiles(observed: &[Observed]) -> Delay {
    let curve = curve(observed);
    let first = |is: &dyn Fn(&Step) -> bool| curve.iter().find(|step| is(step)).map(|s| s.days);
    let half = 0.5 + ROUNDING;
    Delay {
        ended: sum(observed, |one| one.ended),
        running: sum(observed, |one| one.running),
        median: first(&|step| step.left <= half),
        low: first(&|step| band(step).0 <= half),
        high: first(&|step| band(step).1 < 0.5 - ROUNDING),
        quarter: first(&|step| step.left <= 0.75 + ROUNDING),
        three_quarters: first(&|step| step.left <= 0.25 + ROUNDING),
    }
}

/// The share that still runs, after each day on which any ended.
fn curve(observed: &[Observed]) -> Vec<Step> {
    let mut by_day: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for one in observed {
        let (ended, running) = by_day.entry(one.days).or_default();
        *ended = ended.saturating_add(one.ended);
        *running = running.saturating_add(one.running);
    }
    let mut at_risk =
        f64::from(sum(observed, |one| one.ended)) + f64::from(sum(observed, |one| one.running));
    let (mut left, mut spread) = (1.0, 0.0);
    let mut steps = Vec::new();
    for (days, (ended, running)) in by_day {
        let (ended, running) = (f64::from(ended), f64::from(running));
        // What still runs after so many days was there when others ended: it is counted among them.
        if ended > 0.0 {
            left *= 1.0 - ended / at_risk;
            spread += ended / (at_risk * (at_risk - ended));
            steps.push(Step { days, left, spread });
        }
        at_risk -= ended + running;
    }
    steps
}

/// The 95 % interval of the share that still runs.
fn band(step: &Step) -> (f64, f64) {
    // Everything ended: the curve is zero from here on, and its logarithm is not there to be spread.
    if step.left < ROUNDING {
        return (0.0, 0.0);
    }
    let log = step.left.ln();
    let reach = (Z * step.spread.sqrt() / log.abs()).exp();
    (step.left.powf(reach), step.left.powf(reach.recip()))
}

#[cfg(test)]
mod tests;
