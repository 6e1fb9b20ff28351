//! What a file says: the facts of a decision, its text, and the content that is kept.

use ::documents::{Error as DocumentError, Kind, Published};
use domain::case_law;
use store::PreparedBlob;

/// Below this a reading is not believed; a person fills the field.
const SURE: f32 = 0.75;

/// Longer titles are cut.
const MOST_TITLE: usize = 300;

/// Where published decisions come from, and how they may be used again.
const OPEN_LICENCE: &str = "Licence Ouverte 2.0";

/// The facts of a decision. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) court: String,
    pub(super) formation: String,
    pub(super) numbers: Vec<String>,
    pub(super) ecli: String,
    pub(super) read_on: String,
    pub(super) title: String,
    pub(super) outcome: String,
    pub(super) publication: String,
    pub(super) summary: String,
    pub(super) source: String,
    pub(super) licence: String,
}

/// A file that is ready to be kept.
pub(super) struct Ready {
    pub(super) facts: Facts,
    pub(super) filename: String,
    pub(super) text: String,
    pub(super) blob: PreparedBlob,
    /// The text is all there is to read; otherwise the reader of documents goes over its pages.
    pub(super) whole: bool,
}

/// Reads a file; the error is the word of the report.
pub(super) fn ready(name: &str, bytes: Vec<u8>) -> Result<Ready, &'static str> {
    let filename = name.rsplit('/').next().unwrap_or(name).to_owned();
    if ::documents::is_published(&bytes) {
        let found = ::documents::published(&bytes).map_err(|error| reason(&error))?;
        return of_published(found, &filename);
    }
    let lower = filename.to_lowercase();
    if lower.ends_with(".xml") || lower.ends_with(".json") {
        return Err("unsupported");
    }
    of_file(filename, bytes)
}

fn of_published(found: Published, filename: &str) -> Result<Ready, &'static str> {
    let stem = filename.rsplit_once('.').map_or(filename, |(stem, _)| stem);
    let source = match found.format {
        "jade" => "DILA, base JADE",
        _ => "Conseil d’État, décisions en données ouvertes",
    };
    let blob = PreparedBlob::new(found.text.as_bytes()).map_err(|_| "unreadable")?;
    Ok(Ready {
        facts: Facts {
            court: case_law::court(&found.court),
            formation: found.formation,
            numbers: found.numbers,
            ecli: case_law::ecli(&found.ecli),
            read_on: day(&found.read_on),
            title: short(&found.title),
            outcome: sentence_case(&found.outcome),
            publication: found.publication,
            summary: found.summary,
            source: source.to_owned(),
            licence: OPEN_LICENCE.to_owned(),
        },
        filename: format!("{stem}.txt"),
        text: found.text,
        blob,
        whole: true,
    })
}

fn of_file(filename: String, bytes: Vec<u8>) -> Result<Ready, &'static str> {
    let blob = PreparedBlob::new(&bytes).map_err(|_| "unreadable")?;
    let bytes: std::sync::Arc<[u8]> = bytes.into();
    let kind = ::documents::open("", &filename, std::sync::Arc::clone(&bytes))
        .map_err(|error| reason(&error))?
        .kind();
    let is_paged = matches!(kind, Kind::Pdf | Kind::Image);
    let text = match ::documents::text("", &filename, &bytes) {
        Ok(extracted) => extracted.full_text(),
        // A scan: the reader of pictures will say.
        Err(DocumentError::NoText { .. } | DocumentError::Unsupported) if is_paged => String::new(),
        Err(error) => return Err(reason(&error)),
    };
    let stem = filename
        .rsplit_once('.')
        .map_or(&*filename, |(stem, _)| stem);
    let title = short(stem);
    Ok(Ready {
        facts: Facts {
            title,
            ..read(&text)
        },
        filename,
        text,
        blob,
        whole: !is_paged,
    })
}

/// What the text itself says, where that is sure.
pub(super) fn read(text: &str) -> Facts {
    let head = ::intelligence::read_decision(text);
    let word = |found: Option<::intelligence::Found<String>>| {
        found
            .filter(|found| found.confidence >= SURE)
            .map(|found| found.value)
            .unwrap_or_default()
    };
    Facts {
        court: word(head.court),
        formation: word(head.formation),
        numbers: head
            .numbers
            .into_iter()
            .filter_map(|found| (found.confidence >= SURE).then_some(found.value))
            .collect(),
        ecli: word(head.ecli),
        read_on: word(head.read_on),
        outcome: word(head.outcome),
        ..Facts::default()
    }
}

fn day(written: &str) -> String {
    let date: Option<jiff::civil::Date> = written.get(..10).and_then(|day| day.parse().ok());
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// `REJET` is `Rejet`.
fn sentence_case(text: &str) -> String {
    let is_loud = text.chars().all(|letter| !letter.is_lowercase());
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if is_loud => {
            first.to_uppercase().collect::<String>() + &letters.as_str().to_lowercase()
        }
        _ => text.to_owned(),
    }
}

fn short(text: &str) -> String {
    text.chars().take(MOST_TITLE).collect()
}

const fn reason(error: &DocumentError) -> &'static str {
    match error {
        DocumentError::Unsupported => "unsupported",
        DocumentError::NoText { .. } => "no_text",
        DocumentError::Encrypted => "encrypted",
        DocumentError::TooLarge { .. } | DocumentError::TooManyPixels { .. } => "too_large",
        DocumentError::TooSlow { .. } => "too_slow",
        _ => "damaged",
    }
}
