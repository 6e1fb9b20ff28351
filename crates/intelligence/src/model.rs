//! The statistical part: linear classifiers over hashed features.
//!
//! One row of weights per feature, one column per class of each head. Judging a letter is a sum of
//! rows, and so is judging what a day or a person is to it. Training (`argmin`) happens once in the repository, and again in
//! the background when people of the firm have corrected enough letters.

pub(crate) mod bearing;
mod beside;
pub(crate) mod features;
mod hinge;
mod linear;
pub(crate) mod party;
mod storage;
mod train;

use std::sync::OnceLock;

use domain::{Category, Procedure, Sentiment};

pub(crate) use self::bearing::Bearing;
use self::linear::{Linear, softmax};
pub(crate) use self::party::Part;
pub use self::storage::ModelError;
pub(crate) use self::train::Example;
use crate::corpus::{self, Mail};
use crate::judgement::RuleSituation;
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
    /// The situation of the deadline hint.
    pub situation: Option<RuleSituation>,
}

impl Label {
    fn classes(&self) -> Vec<Option<usize>> {
        vec![
            self.category.map(|c| c as usize),
            self.sentiment.map(|s| s as usize),
            self.procedure.map(|p| p.map_or(0, |p| p as usize + 1)),
            self.is_first_contact.map(usize::from),
            self.situation.map(|s| s as usize),
        ]
    }
}

/// A question the model answers about a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    Category,
    Sentiment,
    Procedure,
    FirstContact,
    Situation,
}

impl Head {
    /// How many classes each head has, in order.
    const CLASSES: [usize; 5] = [
        Category::ALL.len(),
        Sentiment::ALL.len(),
        Procedure::ALL.len() + 1,
        2,
        RuleSituation::ALL.len(),
    ];

    /// Its columns among all.
    fn columns(self) -> std::ops::Range<usize> {
        let start = Self::CLASSES[..self as usize].iter().sum();
        start..start + Self::CLASSES[self as usize]
    }
}

/// Trained weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What a letter is.
    letters: Linear,
    /// What a day is to its letter.
    days: Linear,
    /// Whether it is about a person.
    people: Linear,
}

/// How likely each class of each head is.
#[derive(Debug, Clone)]
pub(crate) struct Odds(Vec<f32>);

impl Odds {
    /// Probabilities of the classes of one head.
    pub(crate) fn of(&self, head: Head) -> &[f32] {
        &self.0[head.columns()]
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

    /// The model that the shipped corpus teaches.
    #[must_use]
    pub fn shipped() -> Self {
        let mails = corpus::mails();
        Self {
            letters: train::fit(&Head::CLASSES, &examples(&mails)),
            days: train::fit(&[Bearing::ALL.len()], &bearing::examples(&mails)),
            people: train::fit(&[Part::ALL.len()], &party::examples(&mails)),
        }
    }

    /// A model trained on the shipped corpus and on labelled letters. To teach the firm's own model, pass
    /// the corrections of its people: each counts as several letters of the corpus. Takes some seconds
    /// of one core; the same input gives the same model. What days and persons are to a letter nobody corrects: those parts are as shipped.
    #[must_use]
    pub fn train(corrections: &[(Letter<'_>, Label)]) -> Self {
        let mut examples = examples(&corpus::mails());
        examples.extend(
            corrections
                .iter()
                .map(|(letter, label)| Self::example(letter, label, CORRECTION_COPIES)),
        );
        Self::on(&examples)
    }

    pub(crate) fn on(examples: &[Example]) -> Self {
        Self {
            letters: train::fit(&Head::CLASSES, examples),
            days: Self::builtin().days.clone(),
            people: Self::builtin().people.clone(),
        }
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

    pub(crate) fn odds(&self, features: &[features::Feature]) -> Odds {
        let mut sums = self.letters.scores(features);
        let mut rest = sums.as_mut_slice();
        for classes in Head::CLASSES {
            let (head, after) = rest.split_at_mut(classes);
            softmax(head);
            rest = after;
        }
        Odds(sums)
    }

    /// How likely a day bears each [`Bearing`] on its letter.
    pub(crate) fn bearing(&self, features: &[features::Feature]) -> Vec<f32> {
        let mut sums = self.days.scores(features);
        softmax(&mut sums);
        sums
    }

    /// How likely it is that a letter is about a person.
    pub(crate) fn party(&self, features: &[features::Feature]) -> f32 {
        let mut sums = self.people.scores(features);
        softmax(&mut sums);
        sums[Part::Party as usize]
    }
}

fn examples(mails: &[Mail]) -> Vec<Example> {
    mails
        .iter()
        .map(|mail| Model::example(&mail.letter(), &mail.label, 1))
        .collect()
}

/// How many letters of the corpus a correction outweighs.
const CORRECTION_COPIES: usize = 5;
