//! Linear scores over hashed features: one row of weights per feature, one column per class.

use rustc_hash::FxHashMap;

use super::features::Feature;

/// Trained weights of one set of questions.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Linear {
    /// Classes of all questions together.
    pub(super) width: usize,
    /// Feature hashes, ascending.
    pub(super) vocabulary: Vec<u32>,
    /// `vocabulary.len()` rows of `width`, in [`STEP`]s.
    pub(super) weights: Vec<i16>,
    pub(super) intercepts: Vec<i16>,
    /// From a feature hash to its row.
    rows: FxHashMap<u32, u32>,
}

/// Weights are multiples of this: they take half the room, and nothing is judged otherwise.
const STEP: f32 = 1.0 / 1024.0;

impl Linear {
    /// What training found.
    pub(super) fn learnt(vocabulary: Vec<u32>, weights: &[f32], intercepts: &[f32]) -> Self {
        let steps = |numbers: &[f32]| numbers.iter().map(|number| in_steps(*number)).collect();
        Self::new(vocabulary, steps(weights), steps(intercepts))
    }

    pub(super) fn new(vocabulary: Vec<u32>, weights: Vec<i16>, intercepts: Vec<i16>) -> Self {
        let rows = (0..)
            .zip(&vocabulary)
            .map(|(row, &hash)| (hash, row))
            .collect();
        Self {
            width: intercepts.len(),
            vocabulary,
            weights,
            intercepts,
            rows,
        }
    }

    /// The score of each class: how far on its side of the plane, one being far enough.
    pub(super) fn scores(&self, features: &[Feature]) -> Vec<f32> {
        let mut sums: Vec<f32> = self.intercepts.iter().map(|it| f32::from(*it)).collect();
        for (hash, value) in features {
            if let Some(&row) = self.rows.get(hash) {
                let row = &self.weights[row as usize * self.width..][..self.width];
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum += f32::from(*weight) * value;
                }
            }
        }
        sums.iter_mut().for_each(|sum| *sum *= STEP);
        sums
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "clamped to the range first"
)]
fn in_steps(weight: f32) -> i16 {
    (weight / STEP)
        .round()
        .clamp(f32::from(i16::MIN), f32::from(i16::MAX)) as i16
}

/// What a score is multiplied by before it is an odd: chosen so that of a hundred judgements at 90 % about ninety are right.
const SURENESS: f32 = 5.0;

/// Scores as probabilities, in place.
pub(super) fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut total = 0.0;
    for score in scores.iter_mut() {
        *score = (SURENESS * (*score - most)).exp();
        total += *score;
    }
    for score in scores.iter_mut() {
        *score /= total;
    }
}
