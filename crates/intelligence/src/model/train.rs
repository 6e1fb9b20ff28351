//! Training: multinomial logistic regression over the features that occur often enough.

use std::collections::HashMap;

use linfa::DatasetBase;
use linfa::traits::Fit as _;
use linfa_logistic::MultiLogisticRegression;
use ndarray::{Array1, Array2};

use super::features::Feature;
use super::linear::Linear;

/// Something as features, what is said about it, and how much it counts.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub(crate) features: Vec<Feature>,
    /// The class of each head, `None` where nobody said anything.
    pub(crate) classes: Vec<Option<usize>>,
    /// Corrections of the firm's people weigh more than the shipped corpus.
    pub(crate) copies: usize,
}

/// Features kept; beyond these they only memorise.
const MAX_FEATURES: usize = 8000;
/// Letters a feature must occur in.
const MIN_LETTERS: usize = 3;
/// L2 penalty.
const ALPHA: f32 = 0.3;

/// Learns the weights of some heads.
///
/// - `heads`: how many classes each has.
pub(crate) fn fit(heads: &[usize], examples: &[Example]) -> Linear {
    let vocabulary = vocabulary(examples);
    let row_of: HashMap<u32, usize> = vocabulary
        .iter()
        .enumerate()
        .map(|(row, &hash)| (hash, row))
        .collect();
    let width = heads.iter().sum();
    let mut weights = vec![0.0_f32; vocabulary.len() * width];
    let mut intercepts = vec![0.0_f32; width];
    let mut offset = 0;
    for (head, classes) in heads.iter().enumerate() {
        for column in fit_head(head, examples, &row_of) {
            let out = offset + column.class;
            intercepts[out] = column.intercept;
            for (row, weight) in column.weights.iter().enumerate() {
                weights[row * width + out] = *weight;
            }
        }
        offset += classes;
    }
    Linear::new(vocabulary, weights, intercepts)
}

/// The most frequent features, in ascending order of their hashes.
fn vocabulary(examples: &[Example]) -> Vec<u32> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for (hash, _) in examples.iter().flat_map(|e| &e.features) {
        *counts.entry(*hash).or_default() += 1;
    }
    let mut ranked: Vec<(usize, u32)> = counts
        .into_iter()
        .filter(|(_, n)| *n >= MIN_LETTERS)
        .map(|(hash, n)| (n, hash))
        .collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    ranked.truncate(MAX_FEATURES);
    let mut hashes: Vec<u32> = ranked.into_iter().map(|(_, hash)| hash).collect();
    hashes.sort_unstable();
    hashes
}

/// What is learnt of one class.
struct Column {
    class: usize,
    intercept: f32,
    weights: Vec<f32>,
}

fn fit_head(head: usize, examples: &[Example], row_of: &HashMap<u32, usize>) -> Vec<Column> {
    let labelled: Vec<(&Example, usize)> = examples
        .iter()
        .filter_map(|e| Some((e, e.classes[head]?)))
        .flat_map(|pair| std::iter::repeat_n(pair, pair.0.copies))
        .collect();
    let mut inputs = Array2::<f32>::zeros((labelled.len(), row_of.len()));
    for (at, (example, _)) in labelled.iter().enumerate() {
        for (hash, value) in &example.features {
            if let Some(&column) = row_of.get(hash) {
                inputs[[at, column]] = *value;
            }
        }
    }
    let targets: Array1<usize> = labelled.iter().map(|(_, class)| *class).collect();
    let fitted = MultiLogisticRegression::default()
        .alpha(ALPHA)
        .max_iterations(30)
        .gradient_tolerance(1e-2)
        .fit(&DatasetBase::new(inputs, targets));
    // Fewer than two classes cannot be told apart: the head stays silent and the rules speak alone.
    let Ok(fitted) = fitted else {
        return Vec::new();
    };
    let column = |(column, &class): (usize, &usize)| Column {
        class,
        intercept: fitted.intercept()[column],
        weights: fitted.params().column(column).to_vec(),
    };
    fitted.classes().iter().enumerate().map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Head, Model};
    use super::*;

    #[test]
    fn the_same_letters_teach_the_same_model() {
        let mails = crate::corpus::mails();
        let examples: Vec<Example> = mails
            .iter()
            .step_by(12)
            .map(|mail| Model::example(&mail.letter(), &mail.label, 1))
            .collect();
        let fit = || super::fit(&Head::CLASSES, &examples);
        assert_eq!(fit(), fit());
    }
}
