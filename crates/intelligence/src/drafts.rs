//! Drafts of letters and acts, written from what is known of a matter.
//!
//! A [`Template`] names facts; the caller gives those it knows, each with the place it comes from. What comes back is a
//! text, the passages that facts filled, and blanks (`[à compléter : …]`) where nothing is known: nothing is made up.
//! A draft is a proposal. Who validates it, and what may leave, is not decided here.

mod passages;
mod templates;

pub use passages::{Passage, blanks, carry};
pub use templates::{DraftKind, Template, templates};

use minijinja::{Environment, UndefinedBehavior, Value, value::Object};
use std::{collections::BTreeMap, sync::Arc};

/// Something known of a matter, in the words of the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// As it is to be written.
    pub value: String,
    /// Which of the caller's sources it comes from.
    pub source: usize,
}

/// What is known of a matter, by the names of `assets/drafts/facts.toml`.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    one: BTreeMap<&'static str, Fact>,
    many: BTreeMap<&'static str, Vec<Fact>>,
}

impl Facts {
    /// Says a fact. An empty value says nothing.
    pub fn set(&mut self, name: &'static str, value: impl Into<String>, source: usize) {
        let value = value.into();
        if !value.trim().is_empty() {
            self.one.insert(name, Fact { value, source });
        }
    }

    /// Adds to a list.
    pub fn add(&mut self, name: &'static str, value: impl Into<String>, source: usize) {
        let value = value.into();
        if !value.trim().is_empty() {
            self.many
                .entry(name)
                .or_default()
                .push(Fact { value, source });
        }
    }
}

/// Where a passage of a composed text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// One of the caller's sources.
    Source(usize),
    /// An article that the template quotes by itself.
    Law(String),
}

/// A passage of a composed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// First byte.
    pub start: usize,
    /// After its last byte.
    pub end: usize,
    /// Where it comes from.
    pub origin: Origin,
}

/// A text that was composed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The text, lines ended by `\n`.
    pub text: String,
    /// Its filled passages, in order.
    pub passages: Vec<Filled>,
}

/// Opens a mark; what follows is one character that numbers the origin. All three are private to this file: Unicode
/// gives them no meaning, and they are taken out of what strangers wrote.
const OPEN: char = '\u{E000}';
/// Closes a mark.
const CLOSE: char = '\u{E001}';
/// Origin number 0.
const FIRST: u32 = 0xE100;
/// After the last number.
const LAST: u32 = 0xF8FF;

const fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}')
}

/// The origins of one text, in the order in which they were first named.
#[derive(Debug, Default)]
struct Origins(std::sync::Mutex<Vec<Origin>>);

impl Origins {
    fn mark(&self, value: &str, origin: Origin) -> String {
        let value: String = value.chars().filter(|&c| !is_private(c)).collect();
        let mut known = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let number = known
            .iter()
            .position(|other| *other == origin)
            .unwrap_or_else(|| {
                known.push(origin);
                known.len() - 1
            });
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        match FIRST.checked_add(number).filter(|&code| code <= LAST) {
            Some(code) => {
                let number = char::from_u32(code).unwrap_or(OPEN);
                format!("{OPEN}{number}{value}{CLOSE}")
            }
            // More sources than a text has pages: it is written, and its place is not kept.
            None => value,
        }
    }
}

/// Which facts are known.
#[derive(Debug)]
struct Known(BTreeMap<&'static str, Fact>);

impl Object for Known {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        Some(Value::from(self.0.contains_key(key.as_str()?)))
    }
}

/// Writes a text from a template and what is known.
///
/// # Errors
///
/// The engine's words when the template does not fit its facts. Guichet's own templates are tested against that.
pub fn compose(template: &Template, facts: &Facts) -> Result<Composed, minijinja::Error> {
    let origins = Arc::new(Origins::default());
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let language = template.language.clone();
    environment.add_function("blank", move |what: String| blank(&language, &what));
    let articles = origins.clone();
    environment.add_function("law", move |article: String| {
        let origin = Origin::Law(article.clone());
        articles.mark(&article, origin)
    });
    let mut context: BTreeMap<&str, Value> = BTreeMap::new();
    for (name, words) in templates::facts() {
        let value = match facts.one.get(name.as_str()) {
            Some(fact) => origins.mark(&fact.value, Origin::Source(fact.source)),
            None => blank(&template.language, words.in_language(&template.language)),
        };
        context.insert(name, Value::from(value));
    }
    for name in templates::lists() {
        let items = facts.many.get(name.as_str()).map(Vec::as_slice);
        let items = items.unwrap_or_default().iter();
        let marked: Vec<String> = items
            .map(|fact| origins.mark(&fact.value, Origin::Source(fact.source)))
            .collect();
        context.insert(name, Value::from(marked));
    }
    context.insert("known", Value::from_object(Known(facts.one.clone())));
    let rendered = environment.render_str(&template.body, context)?;
    let origins = origins
        .0
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    Ok(unmark(&rendered, &origins))
}

fn blank(language: &str, what: &str) -> String {
    match language {
        "en" => format!("[to complete: {what}]"),
        _ => format!("[à compléter : {what}]"),
    }
}

/// Takes the marks out and keeps where they stood.
fn unmark(marked: &str, origins: &[Origin]) -> Composed {
    let mut text = String::with_capacity(marked.len());
    let mut passages = Vec::new();
    let mut open: Option<(usize, Origin)> = None;
    let mut rest = tidy(marked).chars().collect::<Vec<_>>().into_iter();
    while let Some(character) = rest.next() {
        match character {
            OPEN => {
                let number = rest.next().map_or(0, |number| {
                    usize::try_from(u32::from(number).wrapping_sub(FIRST)).unwrap_or(usize::MAX)
                });
                open = origins
                    .get(number)
                    .map(|origin| (text.len(), origin.clone()));
            }
            CLOSE => {
                if let Some((start, origin)) = open.take() {
                    passages.push(Filled {
                        start,
                        end: text.len(),
                        origin,
                    });
                }
            }
            other if is_private(other) => {}
            other => text.push(other),
        }
    }
    Composed { text, passages }
}

/// One blank line at most between two paragraphs, none at the ends, no space at the end of a line.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let after_blank = lines.last().is_none_or(|last| last.is_empty());
        if !(line.is_empty() && after_blank) {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests;
