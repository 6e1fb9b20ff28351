//! Linear support vector machines, one against the rest, with the squared hinge loss: the problem is that of LIBLINEAR's
//! "L2-regularised L2-loss" (Fan et al., Journal of Machine Learning Research 9, 2008), the solver is `argmin`'s.

use argmin::core::{CostFunction, Error, Executor, Gradient};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;

/// Something whose class is known.
pub(super) struct Point<'a> {
    /// Its features: their place and their value.
    pub(super) row: &'a [(u32, f32)],
    pub(super) class: usize,
    /// As how many it counts.
    pub(super) counts: usize,
}

/// What a point on the wrong side costs, beside weights that are large.
const COST: f32 = 0.015;
/// Steps of the solver: beyond these nothing changes that anybody sees.
const STEPS: u64 = 150;
/// Steps that the solver remembers.
const MEMORY: usize = 5;

/// The weights that part the classes of some points: `features + 1` rows of `classes`, the last row being what is added to every score.
pub(super) fn fit(points: &[Point<'_>], features: usize, classes: usize) -> Vec<f32> {
    let start = vec![0.0_f32; (features + 1) * classes];
    if points.is_empty() {
        return start;
    }
    let problem = Problem {
        points,
        features,
        classes,
    };
    let solver = LBFGS::new(MoreThuenteLineSearch::new(), MEMORY);
    Executor::new(problem, solver)
        .configure(|state| state.param(start.clone()).max_iters(STEPS))
        .run()
        .ok()
        .and_then(|mut done| done.state.take_best_param())
        // A problem that the solver gives up leaves the head silent, and the rules speak alone.
        .unwrap_or(start)
}

struct Problem<'a> {
    points: &'a [Point<'a>],
    features: usize,
    classes: usize,
}

impl Problem<'_> {
    /// How far each class is from what it should say of a point, with the sign of what it should say; nought where it says enough.
    fn lacks(&self, weights: &[f32], point: &Point<'_>, out: &mut [f32]) {
        out.copy_from_slice(&weights[self.features * self.classes..]);
        for &(feature, value) in point.row {
            let row = &weights[feature as usize * self.classes..][..self.classes];
            for (sum, weight) in out.iter_mut().zip(row) {
                *sum += weight * value;
            }
        }
        for (class, score) in out.iter_mut().enumerate() {
            let side = if class == point.class { 1.0 } else { -1.0 };
            *score = side * (1.0 - side * *score).max(0.0);
        }
    }
}

impl CostFunction for Problem<'_> {
    type Param = Vec<f32>;
    type Output = f32;

    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "summed in the wider type, and small"
    )]
    fn cost(&self, weights: &Self::Param) -> Result<f32, Error> {
        let mut lacks = vec![0.0; self.classes];
        let mut loss = 0.0_f64;
        for point in self.points {
            self.lacks(weights, point, &mut lacks);
            let sum: f32 = lacks.iter().map(|lack| lack * lack).sum();
            loss += f64::from(COST * sum) * point.counts as f64;
        }
        let size: f64 = weights[..self.features * self.classes]
            .iter()
            .map(|&w| f64::from(w * w))
            .sum();
        Ok((0.5 * size + loss) as f32)
    }
}

impl Gradient for Problem<'_> {
    type Param = Vec<f32>;
    type Gradient = Vec<f32>;

    #[allow(clippy::cast_precision_loss, reason = "a few copies")]
    fn gradient(&self, weights: &Self::Param) -> Result<Vec<f32>, Error> {
        let bias = self.features * self.classes;
        let mut out = weights.clone();
        out[bias..].fill(0.0);
        let mut lacks = vec![0.0; self.classes];
        for point in self.points {
            self.lacks(weights, point, &mut lacks);
            let pull = -2.0 * COST * point.counts as f32;
            lacks.iter_mut().for_each(|lack| *lack *= pull);
            for &(feature, value) in point.row {
                let row = &mut out[feature as usize * self.classes..][..self.classes];
                for (slope, lack) in row.iter_mut().zip(&lacks) {
                    *slope += lack * value;
                }
            }
            for (slope, lack) in out[bias..].iter_mut().zip(&lacks) {
                *slope += lack;
            }
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn likeliest(weights: &[f32], row: &[(u32, f32)], classes: usize) -> usize {
        let (features, bias) = weights.split_at(weights.len() - classes);
        let score = |class: usize| {
            let of = |&(feature, value): &(u32, f32)| {
                features[feature as usize * classes + class] * value
            };
            bias[class] + row.iter().map(of).sum::<f32>()
        };
        (0..classes)
            .max_by(|&one, &other| score(one).total_cmp(&score(other)))
            .unwrap()
    }

    #[test]
    fn what_most_points_say_outweighs_what_one_says() {
        let row = [(0, 3.0)];
        let says = |class, counts| Point {
            row: &row,
            class,
            counts,
        };
        let weights = fit(&[says(0, 1), says(1, 5)], 1, 2);
        assert_eq!(likeliest(&weights, &row, 2), 1);
    }

    #[test]
    fn without_a_point_nothing_is_said() {
        assert!(
            fit(&[], 4, 3)
                .iter()
                .all(|weight| weight.abs() < f32::EPSILON)
        );
    }

    proptest! {
        #[test]
        fn points_that_a_feature_of_their_own_parts_are_parted(
            classes in proptest::collection::vec(0_usize..4, 8..60),
            noise in 4_u32..9,
        ) {
            let rows: Vec<[(u32, f32); 2]> = (0_u32..)
                .zip(&classes)
                .map(|(at, &class)| [(u32::try_from(class).unwrap(), 8.0), (4 + at % noise, 1.0)])
                .collect();
            let points: Vec<Point<'_>> = rows
                .iter()
                .zip(&classes)
                .map(|(row, &class)| Point { row, class, counts: 1 })
                .collect();
            let weights = fit(&points, 13, 4);
            for point in &points {
                prop_assert_eq!(likeliest(&weights, point.row, 4), point.class);
            }
        }
    }
}
