//! The templates, data under `assets/drafts`.

use domain::Procedure;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

const FACTS: &str = include_str!("../../../../assets/drafts/facts.toml");

/// Every template, in the order in which they are offered.
const FILES: &[(&str, &str)] = &[
    (
        "missing-pieces",
        include_str!("../../../../assets/drafts/missing-pieces.toml"),
    ),
    (
        "missing-pieces-en",
        include_str!("../../../../assets/drafts/missing-pieces-en.toml"),
    ),
    (
        "deadline-letter",
        include_str!("../../../../assets/drafts/deadline-letter.toml"),
    ),
    (
        "file-request",
        include_str!("../../../../assets/drafts/file-request.toml"),
    ),
    (
        "court-appeal",
        include_str!("../../../../assets/drafts/court-appeal.toml"),
    ),
    (
        "internal-appeal",
        include_str!("../../../../assets/drafts/internal-appeal.toml"),
    ),
    (
        "legal-aid",
        include_str!("../../../../assets/drafts/legal-aid.toml"),
    ),
    (
        "appearance",
        include_str!("../../../../assets/drafts/appearance.toml"),
    ),
];

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    /// It is sent to somebody.
    Letter,
    /// It is filed with a court.
    Act,
}

impl DraftKind {
    /// Its word in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Act => "act",
        }
    }
}

/// Words in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The words in a language; French for one that is not known.
    #[must_use]
    pub fn in_language(&self, language: &str) -> &str {
        if language == "en" { &self.en } else { &self.fr }
    }
}

/// What a draft is written from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name in data: `court-appeal`.
    pub id: &'static str,
    /// As it is offered.
    pub title: Words,
    /// The language of the text, ISO 639-1.
    pub language: String,
    /// What the text is.
    pub kind: DraftKind,
    /// The procedures it is for; empty is every one.
    pub procedures: Vec<Procedure>,
    /// A Jinja text.
    pub body: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: Words,
    language: String,
    kind: DraftKind,
    procedures: Vec<String>,
    body: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    facts: BTreeMap<String, Words>,
    lists: BTreeMap<String, Words>,
}

static NAMES: LazyLock<Names> =
    LazyLock::new(|| toml::from_str(FACTS).expect("assets/drafts/facts.toml is read by a test"));

static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| {
    let read = |(id, text): &(&'static str, &str)| {
        let file: File = toml::from_str(text).expect("assets/drafts is read by a test");
        Template {
            id,
            title: file.title,
            language: file.language,
            kind: file.kind,
            procedures: file
                .procedures
                .iter()
                .map(|word| word.parse().expect("assets/drafts is read by a test"))
                .collect(),
            body: file.body.trim_start().to_owned(),
        }
    };
    FILES.iter().map(read).collect()
});

/// Every fact with the words of its blank.
pub(super) fn facts() -> impl Iterator<Item = (&'static String, &'static Words)> {
    NAMES.facts.iter()
}

/// Every list of facts.
pub(super) fn lists() -> impl Iterator<Item = &'static String> {
    NAMES.lists.keys()
}

/// Every template, in the order in which they are offered.
#[must_use]
pub fn templates() -> &'static [Template] {
    &TEMPLATES
}
