//! The shipped corpus: invented letters with their labels, some of them written as templates.
//!
//! A template is a letter in which `[one|another]` stands for a choice and `{name}` for a slot; each
//! gives two letters. The choices are drawn from a seed, so that the corpus is the same everywhere.
//! The data is `assets/triage/corpus/*.toml`, and `assets/triage/corpus/letters/*.toml` for the letters that were
//! written one by one: a model learns more from a letter that is like no other than from one more copy.

mod slots;

use std::str::FromStr as _;

use domain::{Category, Procedure, Sentiment};
use jiff::civil::Date;
use serde::Deserialize;

use self::slots::Draw;
use crate::judgement::RuleSituation;
use crate::letter::{Attachment, Letter, Mailbox};
use crate::model::Label;

/// A letter of the corpus.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Template it came from: letters of one template are never split between training and measuring.
    pub template: usize,
    /// What is true about it.
    pub label: Label,
    /// What is true about its days, where somebody said it.
    pub days: Option<Days>,
    /// Whom it is about, where somebody said it.
    pub persons: Option<Vec<String>>,
    from_name: String,
    from_address: String,
    to: String,
    subject: String,
    text: String,
    flags: Vec<String>,
}

/// The days of a letter that matter now.
#[derive(Debug, Clone)]
pub struct Days {
    /// All of them.
    pub matter: Vec<Date>,
    /// The one on which a decision that opens a delay was notified.
    pub told: Option<Date>,
}

impl Mail {
    /// The letter as triage reads it.
    #[must_use]
    pub fn letter(&self) -> Letter<'_> {
        let has = |flag: &str| self.flags.iter().any(|f| f == flag);
        let when = |flag: &str, value: &'static str| has(flag).then_some(value);
        Letter {
            from_name: &self.from_name,
            from_address: &self.from_address,
            reply_to: when("reply-to", "quelquun@example.org"),
            to: vec![Mailbox {
                name: "",
                address: &self.to,
            }],
            subject: &self.subject,
            text: &self.text,
            date: "2026-03-12T10:00:00+01:00".parse().ok(),
            is_reply: has("reply"),
            list_id: when("list", "liste.example.org"),
            list_unsubscribe: when("unsubscribe", "<https://example.org/u>"),
            precedence: when("bulk", "bulk"),
            auto_submitted: if has("auto-replied") {
                Some("auto-replied")
            } else {
                when("auto", "auto-generated")
            },
            is_delivery_report: has("report"),
            attachments: if has("attachment") {
                vec![Attachment {
                    name: "scan.pdf",
                    content_type: "application/pdf",
                }]
            } else {
                Vec::new()
            },
            ..Letter::default()
        }
    }
}

#[derive(Deserialize)]
struct File {
    mail: Vec<Template>,
}

/// One entry of the data. `is` names the labels: category, sentiment (`+`, `-`, `=`), procedure or `none`, `new` or `known`.
#[derive(Deserialize)]
struct Template {
    is: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    flags: String,
    /// The days that matter; a letter without the key is silent about its days.
    days: Option<String>,
    /// The day of a notification and the situation it opens.
    told: Option<String>,
    /// Whom it is about, apart by `;`; a letter without the key is silent about its persons.
    persons: Option<String>,
    text: String,
}

/// Letters that are drawn from one template.
const COPIES: u64 = 2;

impl Template {
    /// How many letters it gives: one without anything to draw is a letter itself.
    fn copies(&self) -> u64 {
        let draws = |text: &str| text.contains(['[', '{']);
        if draws(&self.text) || draws(&self.subject) || draws(&self.from) {
            COPIES
        } else {
            1
        }
    }
}

const FILES: &[&str] = &[
    include_str!("../../../assets/triage/corpus/ceseda.toml"),
    include_str!("../../../assets/triage/corpus/clients.toml"),
    include_str!("../../../assets/triage/corpus/general.toml"),
    include_str!("../../../assets/triage/corpus/laposte.toml"),
    include_str!("../../../assets/triage/corpus/spam.toml"),
    include_str!("../../../assets/triage/corpus/urgent.toml"),
    include_str!("../../../assets/triage/corpus/letters/ceseda.toml"),
    include_str!("../../../assets/triage/corpus/letters/general.toml"),
    include_str!("../../../assets/triage/corpus/letters/laposte_notification.toml"),
    include_str!("../../../assets/triage/corpus/letters/nouveau_client.toml"),
    include_str!("../../../assets/triage/corpus/letters/reponse_client.toml"),
    include_str!("../../../assets/triage/corpus/letters/spam.toml"),
    include_str!("../../../assets/triage/corpus/letters/urgent.toml"),
];

/// Every letter of the corpus.
#[must_use]
pub fn mails() -> Vec<Mail> {
    let templates = FILES.iter().flat_map(|file| {
        toml::from_str::<File>(file)
            .expect("the corpus is part of the program and a test reads it")
            .mail
    });
    let mut out = Vec::new();
    for (at, template) in templates.enumerate() {
        for copy in 0..template.copies() {
            let mut draw = Draw::new((at as u64) << 16 | copy);
            out.push(write(at, &template, &mut draw));
        }
    }
    out
}

fn write(at: usize, template: &Template, draw: &mut Draw) -> Mail {
    let from = draw.fill(&template.from);
    let (name, address) = match from.rsplit_once('<') {
        Some((name, address)) => (
            name.trim().to_owned(),
            address.trim_end_matches('>').to_owned(),
        ),
        None => (String::new(), from),
    };
    let to = if template.to.is_empty() {
        draw.fill("[contact|h.martin|secretariat|j.duval]@cabinet-martin.example.fr")
    } else {
        draw.fill(&template.to)
    };
    Mail {
        template: at,
        label: label(template),
        days: days(template),
        persons: template.persons.as_deref().map(persons),
        from_name: name,
        from_address: address,
        to,
        subject: draw.fill(&template.subject),
        text: draw.fill(&template.text),
        flags: draw
            .fill(&template.flags)
            .split_whitespace()
            .map(ToOwned::to_owned)
            .collect(),
    }
}

fn days(template: &Template) -> Option<Days> {
    let matter = template.days.as_ref()?;
    let day = |word: &str| word.get(..10)?.parse().ok();
    Some(Days {
        matter: matter.split(' ').filter_map(day).collect(),
        told: template.told.as_deref().and_then(day),
    })
}

fn persons(list: &str) -> Vec<String> {
    let names = list.split(';').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

fn situation(template: &Template) -> Option<RuleSituation> {
    let (_, situation) = template.told.as_deref()?.split_once(' ')?;
    RuleSituation::from_str(situation).ok()
}

fn label(template: &Template) -> Label {
    let mut label = Label {
        procedure: Some(None),
        is_first_contact: Some(false),
        sentiment: Some(Sentiment::Neutral),
        ..Label::default()
    };
    for word in template.is.split_whitespace() {
        match word {
            "+" => label.sentiment = Some(Sentiment::Positive),
            "-" => label.sentiment = Some(Sentiment::Negative),
            "=" => label.sentiment = Some(Sentiment::Neutral),
            "new" => label.is_first_contact = Some(true),
            _ => {
                if let Ok(category) = Category::from_str(word) {
                    label.category = Some(category);
                }
                if let Ok(procedure) = Procedure::from_str(word) {
                    label.procedure = Some(Some(procedure));
                }
            }
        }
    }
    label.situation = situation(template);
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_is_large_complete_and_the_same_every_time() {
        let mails = mails();
        assert!(mails.len() > 1500, "{}", mails.len());
        for &category in Category::ALL {
            assert!(
                mails
                    .iter()
                    .filter(|m| m.label.category == Some(category))
                    .count()
                    >= 50,
                "{category}"
            );
        }
        for &procedure in Procedure::ALL {
            assert!(
                mails
                    .iter()
                    .filter(|m| m.label.procedure == Some(Some(procedure)))
                    .count()
                    >= 20,
                "{procedure}"
            );
        }
        assert_eq!(mails[17].text, super::mails()[17].text);
    }

    #[test]
    fn every_template_names_a_category_and_fills_every_slot() {
        for mail in mails() {
            assert!(mail.label.category.is_some(), "{}", mail.subject);
            assert!(!mail.text.contains(['{', '}']), "{}", mail.text);
        }
    }
}
