//! Measuring: how right the engine is on letters whose labels are known.

use std::collections::BTreeMap;
use std::fmt;

use domain::{Category, Priority, Procedure, Sentiment};

use crate::entities::names::shape::key;
use crate::judgement::Triage;

/// The judgement on one letter in the shape of a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Category.
    pub category: Category,
    /// Priority, where it is known.
    pub priority: Option<Priority>,
    /// Mood.
    pub sentiment: Sentiment,
    /// Procedure.
    pub procedure: Option<Procedure>,
    /// First contact.
    pub is_first_contact: bool,
    /// Entities by kind: `dates`, `tracking_numbers`, `phones`, `references`, `person_names`.
    pub entities: BTreeMap<&'static str, Vec<String>>,
    /// Day and situation of the deadline hint.
    pub deadline: Option<(String, String)>,
}

impl Answer {
    /// The answer of the engine.
    #[must_use]
    pub fn of(triage: &Triage) -> Self {
        let found = |list: &[crate::judgement::Found<String>]| {
            list.iter().map(|f| f.value.clone()).collect::<Vec<_>>()
        };
        let entities = &triage.entities;
        Self {
            category: triage.category.value,
            priority: Some(triage.priority.value),
            sentiment: triage.sentiment.value,
            procedure: triage.procedure.value,
            is_first_contact: triage.is_first_contact.value,
            entities: BTreeMap::from([
                (
                    "dates",
                    entities.dates.iter().map(|f| f.value.to_string()).collect(),
                ),
                ("tracking_numbers", found(&entities.tracking_numbers)),
                ("phones", found(&entities.phones)),
                ("references", found(&entities.references)),
                ("person_names", found(&entities.person_names)),
            ]),
            deadline: triage
                .deadline_hint
                .as_ref()
                .map(|h| (h.date.to_string(), h.rule_situation.to_string())),
        }
    }
}

/// How right a list of answers is.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Per field: answers that are right, answers in all, macro-F1.
    pub fields: BTreeMap<&'static str, (usize, usize, f64)>,
    /// Per kind of entity: right, given, expected.
    pub entities: BTreeMap<&'static str, (usize, usize, usize)>,
    /// How often a category (first) was judged to be another (second).
    pub confusion: BTreeMap<(&'static str, &'static str), usize>,
}

/// Compares answers with the truth, letter by letter.
#[must_use]
pub fn evaluate(answers: &[Answer], truth: &[Answer]) -> Report {
    let pairs: Vec<(&Answer, &Answer)> = answers.iter().zip(truth).collect();
    let mut report = Report::default();
    let procedure = |p: Option<Procedure>| p.map_or("null", Procedure::as_str);
    let yes = |b: bool| if b { "true" } else { "false" };
    let mut field = |name, words: Vec<(&'static str, &'static str)>| {
        if !words.is_empty() {
            report.fields.insert(name, score(&words));
        }
    };
    field(
        "category",
        pairs
            .iter()
            .map(|(a, t)| (a.category.as_str(), t.category.as_str()))
            .collect(),
    );
    field(
        "priority",
        pairs
            .iter()
            .filter_map(|(a, t)| Some((a.priority?.as_str(), t.priority?.as_str())))
            .collect(),
    );
    field(
        "sentiment",
        pairs
            .iter()
            .map(|(a, t)| (a.sentiment.as_str(), t.sentiment.as_str()))
            .collect(),
    );
    field(
        "procedure",
        pairs
            .iter()
            .map(|(a, t)| (procedure(a.procedure), procedure(t.procedure)))
            .collect(),
    );
    field(
        "first_contact",
        pairs
            .iter()
            .map(|(a, t)| (yes(a.is_first_contact), yes(t.is_first_contact)))
            .collect(),
    );
    for (answer, truth) in &pairs {
        *report
            .confusion
            .entry((truth.category.as_str(), answer.category.as_str()))
            .or_default() += 1;
        for (kind, expected) in &truth.entities {
            let given = answer.entities.get(kind).map_or(&[][..], Vec::as_slice);
            let expected: Vec<String> = expected.iter().map(|v| normal(kind, v)).collect();
            let right = given
                .iter()
                .filter(|v| expected.contains(&normal(kind, v)))
                .count();
            let sum = report.entities.entry(kind).or_default();
            *sum = (sum.0 + right, sum.1 + given.len(), sum.2 + expected.len());
        }
        if !truth.entities.is_empty() {
            let right = usize::from(truth.deadline.is_some() && truth.deadline == answer.deadline);
            let sum = report.entities.entry("deadline_hint").or_default();
            *sum = (
                sum.0 + right,
                sum.1 + usize::from(answer.deadline.is_some()),
                sum.2 + usize::from(truth.deadline.is_some()),
            );
        }
    }
    report
}

/// Names compare without case, accents or order, references by letters and digits.
fn normal(kind: &str, value: &str) -> String {
    match kind {
        "person_names" => key(value).join(" "),
        "references" => value
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
            .to_uppercase(),
        _ => value.to_owned(),
    }
}

/// Right, all, and the mean F1 of the classes that occur in the truth.
fn score(words: &[(&'static str, &'static str)]) -> (usize, usize, f64) {
    let right = words.iter().filter(|(a, t)| a == t).count();
    let mut classes: Vec<&str> = words.iter().map(|(_, t)| *t).collect();
    classes.sort_unstable();
    classes.dedup();
    let f1 = classes.iter().map(|class| {
        let both = words
            .iter()
            .filter(|(a, t)| a == class && t == class)
            .count();
        f1(
            both,
            words.iter().filter(|(a, _)| a == class).count(),
            words.iter().filter(|(_, t)| t == class).count(),
        )
    });
    (right, words.len(), f1.sum::<f64>() / count(classes.len()))
}

fn f1(right: usize, given: usize, expected: usize) -> f64 {
    if given + expected == 0 {
        1.0
    } else {
        2.0 * count(right) / count(given + expected)
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of letters")]
fn count(n: usize) -> f64 {
    n as f64
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<18} {:>9} {:>9}", "field", "accuracy", "macro-F1")?;
        for (name, (right, all, macro_f1)) in &self.fields {
            writeln!(
                f,
                "{name:<18} {:>9.3} {macro_f1:>9.3}   {right}/{all}",
                count(*right) / count((*all).max(1))
            )?;
        }
        if !self.entities.is_empty() {
            writeln!(
                f,
                "{:<18} {:>9} {:>9} {:>9}",
                "entity", "precision", "recall", "micro-F1"
            )?;
        }
        for (name, (right, given, expected)) in &self.entities {
            let part = |of: usize| {
                if of == 0 {
                    1.0
                } else {
                    count(*right) / count(of)
                }
            };
            writeln!(
                f,
                "{name:<18} {:>9.3} {:>9.3} {:>9.3}   {right} right, {given} given, {expected} expected",
                part(*given),
                part(*expected),
                f1(*right, *given, *expected)
            )?;
        }
        writeln!(f, "confusion (truth -> judged)")?;
        for ((truth, judged), n) in self.confusion.iter().filter(|((t, j), _)| t != j) {
            writeln!(f, "  {truth} -> {judged}: {n}")?;
        }
        Ok(())
    }
}

/// Cross-validation on the shipped corpus: every letter is judged by a model that saw no letter of its
/// template. `wrong` hears of every letter judged wrongly.
pub fn cross_validate(
    folds: usize,
    mut wrong: impl FnMut(&crate::corpus::Mail, &Answer, &Answer),
) -> Report {
    let mails = crate::corpus::mails();
    let examples: Vec<_> = mails
        .iter()
        .map(|mail| crate::model::Model::example(&mail.letter(), &mail.label, 1))
        .collect();
    let (mut answers, mut truth) = (Vec::new(), Vec::new());
    for fold in 0..folds.max(2) {
        let held = |at: usize| mails[at].template % folds.max(2) == fold;
        let training: Vec<_> = (0..mails.len())
            .filter(|&at| !held(at))
            .map(|at| examples[at].clone())
            .collect();
        let engine = crate::Engine::with_model(crate::model::Model::on(&training));
        for mail in (0..mails.len()).filter(|&at| held(at)).map(|at| &mails[at]) {
            let answer = Answer {
                entities: BTreeMap::new(),
                priority: None,
                deadline: None,
                ..Answer::of(&engine.triage(&mail.letter()))
            };
            let expected = Answer {
                category: mail.label.category.unwrap_or(Category::General),
                priority: None,
                sentiment: mail.label.sentiment.unwrap_or(Sentiment::Neutral),
                procedure: mail.label.procedure.flatten(),
                is_first_contact: mail.label.is_first_contact.unwrap_or(false),
                entities: BTreeMap::new(),
                deadline: None,
            };
            if answer != expected {
                wrong(mail, &answer, &expected);
            }
            answers.push(answer);
            truth.push(expected);
        }
    }
    evaluate(&answers, &truth)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(category: Category, name: &str) -> Answer {
        Answer {
            category,
            priority: Some(Priority::High),
            sentiment: Sentiment::Neutral,
            procedure: None,
            is_first_contact: false,
            entities: BTreeMap::from([("person_names", vec![name.to_owned()])]),
            deadline: None,
        }
    }

    #[test]
    fn names_count_in_any_order_and_case_and_errors_are_counted() {
        let truth = [
            answer(Category::Spam, "Li Wenjing"),
            answer(Category::Urgent, "Anis Touati"),
        ];
        let report = evaluate(
            &[
                answer(Category::Spam, "WENJING Li"),
                answer(Category::Spam, "Anis"),
            ],
            &truth,
        );
        assert_eq!(report.entities["person_names"], (1, 2, 2));
        assert_eq!(report.fields["category"].0, 1);
        assert_eq!(report.confusion[&("urgent", "spam")], 1);
        assert!((report.fields["category"].2 - 1.0 / 3.0).abs() < 1e-9);
    }
}
