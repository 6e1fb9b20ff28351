//! Training: for each class a linear support vector machine over the features that more than one letter has.

use std::collections::HashMap;

use super::features::Feature;
use super::hinge;
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

/// Letters a feature must occur in.
const MIN_LETTERS: usize = 2;

/// Learns the weights of some heads.
///
/// - `heads`: how many classes each has.
pub(crate) fn fit(heads: &[usize], examples: &[Example]) -> Linear {
    let vocabulary = Vocabulary::of(examples);
    let rows: Vec<Vec<(u32, f32)>> = examples.iter().map(|e| vocabulary.row(e)).collect();
    let width = heads.iter().sum();
    let mut weights = vec![0.0_f32; vocabulary.hashes.len() * width];
    let mut intercepts = vec![0.0_f32; width];
    let mut offset = 0;
    for (head, &classes) in heads.iter().enumerate() {
        let points: Vec<hinge::Point<'_>> = examples
            .iter()
            .zip(&rows)
            .filter_map(|(example, row)| {
                Some(hinge::Point {
                    row,
                    class: example.classes[head]?,
                    counts: example.copies,
                })
            })
            .collect();
        let plane = hinge::fit(&points, vocabulary.hashes.len(), classes);
        let told = plane.chunks_exact(classes).enumerate();
        for (row, columns) in told {
            match vocabulary.rarity.get(row) {
                Some(rarity) => {
                    for (class, weight) in columns.iter().enumerate() {
                        weights[row * width + offset + class] = weight * rarity;
                    }
                }
                None => intercepts[offset..offset + classes].copy_from_slice(columns),
            }
        }
        offset += classes;
    }
    Linear::learnt(vocabulary.hashes, &weights, &intercepts)
}

/// The features that training looks at.
struct Vocabulary {
    /// Ascending.
    hashes: Vec<u32>,
    /// How much each counts: what few letters have says more (inverse document frequency).
    rarity: Vec<f32>,
    row_of: HashMap<u32, u32>,
}

impl Vocabulary {
    #[allow(clippy::cast_precision_loss, reason = "some thousand letters")]
    fn of(examples: &[Example]) -> Self {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for (hash, _) in examples.iter().flat_map(|e| &e.features) {
            *counts.entry(*hash).or_default() += 1;
        }
        counts.retain(|_, letters| *letters >= MIN_LETTERS);
        let mut hashes: Vec<u32> = counts.keys().copied().collect();
        hashes.sort_unstable();
        let all = (1 + examples.len()) as f32;
        let rarity = |hash: &u32| 1.0 + (all / (1 + counts[hash]) as f32).ln();
        Self {
            rarity: hashes.iter().map(rarity).collect(),
            row_of: (0..).zip(&hashes).map(|(row, &hash)| (hash, row)).collect(),
            hashes,
        }
    }

    /// The features of an example by their place in the vocabulary.
    fn row(&self, example: &Example) -> Vec<(u32, f32)> {
        example
            .features
            .iter()
            .filter_map(|(hash, value)| {
                let &row = self.row_of.get(hash)?;
                Some((row, value * self.rarity[row as usize]))
            })
            .collect()
    }
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
