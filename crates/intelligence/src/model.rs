//! The statistical part: linear classifiers over hashed features.
//!
//! One row of weights per feature, one column per class of each head. Judging a letter is a sum of
//! rows. Training (`linfa-logistic`) happens once in the repository, and again in the background when
//! people of the firm have corrected enough letters.

pub(crate) mod features;
mod storage;
mod train;

use std::sync::OnceLock;

use domain::{Category, Procedure, Sentiment};
use rustc_hash::FxHashMap;

pub use self::storage::ModelError;
pub(crate) use self::train::Example;
use crate::corpus;
use crate::letter::Letter;
use crate::reading::Reading;
use crate::sender::Sender;

/// What a person (or the shipped corpus) says about a letter. `None` where nobody said anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Label {
    /// Category.
    pub category: Option<Category>,
    /// Sentiment.
    pub sentiment: Option<Sentiment>,
    /// Procedure; `Some(None)` says that there is none.
    pub procedure: Option<Option<Procedure>>,
    /// First contact.
    pub is_first_contact: Option<bool>,
}

impl Label {
    fn classes(&self) -> [Option<u8>; Head::COUNT] {
        let class = |index: usize| u8::try_from(index).unwrap_or(u8::MAX);
        [
            self.category.map(|c| class(c as usize)),
            self.sentiment.map(|s| class(s as usize)),
            self.procedure
                .map(|p| p.map_or(0, |p| class(p as usize + 1))),
            self.is_first_contact.map(u8::from),
        ]
    }
}

/// A question the model answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    Category,
    Sentiment,
    Procedure,
    FirstContact,
}

impl Head {
    pub(crate) const ALL: &'static [Self] = &[
        Self::Category,
        Self::Sentiment,
        Self::Procedure,
        Self::FirstContact,
    ];
    pub(crate) const COUNT: usize = 4;
    /// Classes of all heads together.
    pub(crate) const WIDTH: usize = 7 + 3 + 8 + 2;

    const fn classes(self) -> usize {
        match self {
            Self::Category => 7,
            Self::Sentiment => 3,
            Self::Procedure => 8,
            Self::FirstContact => 2,
        }
    }

    const fn offset(self) -> usize {
        match self {
            Self::Category => 0,
            Self::Sentiment => 7,
            Self::Procedure => 10,
            Self::FirstContact => 18,
        }
    }
}

/// Trained weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Feature hashes, ascending.
    vocabulary: Vec<u32>,
    /// `vocabulary.len()` rows of [`Head::WIDTH`].
    weights: Vec<f32>,
    intercepts: Vec<f32>,
    /// From a feature hash to its row.
    rows: FxHashMap<u32, u32>,
}

/// How likely each class of each head is.
#[derive(Debug, Clone)]
pub(crate) struct Odds([f32; Head::WIDTH]);

impl Odds {
    /// Probabilities of the classes of one head.
    pub(crate) fn of(&self, head: Head) -> &[f32] {
        &self.0[head.offset()..head.offset() + head.classes()]
    }
}

impl Model {
    /// The model shipped with the application.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            Self::from_bytes(include_bytes!("../../../assets/triage/model.bin"))
                .expect("the model is part of the program and a test reads it")
        })
    }

    /// A model trained on the shipped corpus and on labelled letters. To teach the firm's own model, pass
    /// the corrections of its people: each counts as several letters of the corpus. Takes some seconds
    /// of one core; the same input gives the same model.
    #[must_use]
    pub fn train(corrections: &[(Letter<'_>, Label)]) -> Self {
        let mut examples: Vec<Example> = corpus::mails()
            .iter()
            .map(|mail| Self::example(&mail.letter(), &mail.label, 1))
            .collect();
        examples.extend(
            corrections
                .iter()
                .map(|(letter, label)| Self::example(letter, label, CORRECTION_COPIES)),
        );
        train::train(&examples)
    }

    pub(crate) fn on(examples: &[Example]) -> Self {
        train::train(examples)
    }

    pub(crate) fn example(letter: &Letter<'_>, label: &Label, copies: usize) -> Example {
        let reading = Reading::new(letter);
        let sender = Sender::of(&reading);
        Example {
            features: features::features(&reading, sender),
            classes: label.classes(),
            copies,
        }
    }

    fn of(vocabulary: Vec<u32>, weights: Vec<f32>, intercepts: Vec<f32>) -> Self {
        let rows = (0..)
            .zip(&vocabulary)
            .map(|(row, &hash)| (hash, row))
            .collect();
        Self {
            vocabulary,
            weights,
            intercepts,
            rows,
        }
    }

    pub(crate) fn odds(&self, features: &[features::Feature]) -> Odds {
        let mut sums = [0.0_f32; Head::WIDTH];
        sums.copy_from_slice(&self.intercepts);
        for (hash, value) in features {
            if let Some(&row) = self.rows.get(hash) {
                let row = &self.weights[row as usize * Head::WIDTH..][..Head::WIDTH];
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum += weight * value;
                }
            }
        }
        for head in Head::ALL {
            softmax(&mut sums[head.offset()..head.offset() + head.classes()]);
        }
        Odds(sums)
    }
}

/// How many letters of the corpus a correction outweighs.
const CORRECTION_COPIES: usize = 5;

fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut total = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        total += *score;
    }
    for score in scores.iter_mut() {
        *score /= total;
    }
}
