use super::*;
use crate::forecast::NEEDED;
use proptest::prelude::*;

fn ended(days: u32) -> Observed {
    Observed {
        days,
        ended: 1,
        running: 0,
    }
}

fn running(days: u32) -> Observed {
    Observed {
        days,
        ended: 0,
        running: 1,
    }
}

/// Weeks in remission with 6-mercaptopurine and with a placebo, Freireich and others (1963), table 1.
fn leukaemia() -> (Vec<Observed>, Vec<Observed>) {
    let over = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(ended);
    let still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(running);
    let placebo = [
        1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23,
    ];
    (
        over.into_iter().chain(still).collect(),
        placebo.map(ended).to_vec(),
    )
}

#[test]
fn the_curve_is_that_of_the_literature() {
    let (treated, _) = leukaemia();
    let steps: Vec<String> = curve(&treated)
        .iter()
        .map(|step| {
            let error = step.left * step.spread.sqrt();
            format!("{} {:.4} {error:.4}", step.days, step.left)
        })
        .collect();
    // Klein and Moeschberger, table 4.1A.
    assert_eq!(
        steps,
        [
            "6 0.8571 0.0764",
            "7 0.8067 0.0869",
            "10 0.7529 0.0963",
            "13 0.6902 0.1068",
            "16 0.6275 0.1141",
            "22 0.5378 0.1282",
            "23 0.4482 0.1346",
        ]
    );
}

#[test]
fn the_median_and_its_interval_are_those_of_the_literature() {
    let (treated, placebo) = leukaemia();
    let treated = quantiles(&treated);
    assert_eq!(
        (treated.median, treated.low, treated.high),
        (Some(23), Some(13), None),
        "the upper end is not reached, and not invented"
    );
    assert_eq!((treated.ended, treated.running), (9, 12));
    assert_eq!((treated.quarter, treated.three_quarters), (Some(13), None));
    let placebo = quantiles(&placebo);
    assert_eq!(
        (placebo.median, placebo.low, placebo.high),
        (Some(8), Some(4), Some(11))
    );
    assert_eq!(
        (placebo.quarter, placebo.three_quarters),
        (Some(4), Some(12))
    );
}

#[test]
fn what_still_runs_when_another_ends_was_at_risk() {
    // Of two that reached day 5, one ended: half, not all.
    assert!((curve(&[ended(5), running(5)])[0].left - 0.5).abs() < 1e-12);
}

#[test]
fn with_29_nothing_is_said_however_many_still_run() {
    let some = |n| -> Vec<Observed> { (0..n).map(ended).chain((0..500).map(running)).collect() };
    assert_eq!(
        delay(&some(29)),
        Forecast::InsufficientData { n: 29, needed: 30 }
    );
    assert!(delay(&some(30)).enough().is_some());
}

#[test]
fn where_most_still_run_the_median_is_not_reached() {
    let matters: Vec<Observed> = (0..30)
        .map(|_| ended(100))
        .chain((0..60).map(|_| running(400)))
        .collect();
    let shown = delay(&matters);
    let shown = shown.enough().unwrap();
    assert_eq!((shown.quarter, shown.median), (Some(100), None));
    assert_eq!(shown.high, None);
}

/// Few numbers of days, so that ties are common rather than rare.
fn matters() -> impl Strategy<Value = Vec<Observed>> {
    let one = (0..40u32, 0..3u32, 0..3u32).prop_map(|(days, ended, running)| Observed {
        days,
        ended,
        running,
    });
    proptest::collection::vec(one, 30..120)
}

proptest! {
    #[test]
    fn without_open_matters_the_quantiles_are_the_plain_ones(
        mut days in proptest::collection::vec(0..60u32, 30..150)
    ) {
        let all: Vec<Observed> = days.iter().copied().map(ended).collect();
        let shown = quantiles(&all);
        days.sort_unstable();
        let plain = |quarters: usize| Some(days[(days.len() * quarters).div_ceil(4) - 1]);
        prop_assert_eq!(shown.quarter, plain(1));
        prop_assert_eq!(shown.median, plain(2));
        prop_assert_eq!(shown.three_quarters, plain(3));
    }

    #[test]
    fn the_interval_contains_the_median(matters in matters()) {
        let shown = quantiles(&matters);
        if let Some(median) = shown.median {
            prop_assert!(shown.low.is_some_and(|low| low <= median));
            prop_assert!(shown.high.is_none_or(|high| median <= high));
        } else {
            prop_assert_eq!(shown.high, None, "a median that is not reached has no upper end");
        }
        prop_assert!(shown.quarter <= shown.median || shown.median.is_none());
    }

    #[test]
    fn the_order_of_the_matters_changes_nothing(matters in matters(), turn in 0..120usize) {
        let mut other = matters.clone();
        other.rotate_left(turn % matters.len());
        other.reverse();
        prop_assert_eq!(delay(&matters), delay(&other));
    }

    #[test]
    fn an_open_matter_more_never_makes_the_median_shorter(matters in matters(), days in 0..40u32) {
        let mut more = matters.clone();
        more.push(running(days));
        let (before, after) = (quantiles(&matters).median, quantiles(&more).median);
        prop_assert!(after.is_none() || before.is_some_and(|before| after >= Some(before)));
    }

    #[test]
    fn a_figure_is_shown_exactly_from_thirty_on(matters in matters()) {
        let ended = sum(&matters, |one| one.ended);
        prop_assert_eq!(delay(&matters).enough().is_some(), ended >= NEEDED);
    }
}
