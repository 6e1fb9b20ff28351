//! `documents text`

use crate::reading::{Read, Readers, first_failure, open};
use crate::{Outcome, arguments::Documents, failure::Failure, output::Output};
use office::PageSource;
use serde_json::{Value, json};

pub(crate) fn run(command: &Documents, output: &mut Output) -> Result<Outcome, Failure> {
    let Documents::Text {
        files,
        languages,
        jobs,
    } = command;
    let mut readers = Readers::new(languages, *jobs);
    let mut outcome = Outcome::Done;
    for file in files {
        let (pages, error) = match open(file) {
            Ok(document) => {
                let pages = readers.read(file, &document);
                let error = first_failure(&pages);
                (pages, error)
            }
            Err(error) => (Vec::new(), Some(error)),
        };
        if error.is_some() {
            outcome = Outcome::Findings;
        }
        let pages: Vec<Value> = (1..)
            .zip(pages)
            .map(|(number, page)| view(number, page))
            .collect();
        output.line(&json!({ "file": file, "pages": pages, "error": error }))?;
        output.end()?;
    }
    Ok(outcome)
}

fn view(number: u32, page: Read) -> Value {
    match page {
        Ok(page) => {
            let confidence = match page.source {
                PageSource::Text => 1.0,
                PageSource::Ocr | PageSource::None => page.confidence.unwrap_or(0.0),
            };
            json!({
                "number": page.number,
                "source": page.source.as_str(),
                "text": page.text,
                "confidence": (f64::from(confidence) * 1000.0).round() / 1000.0,
            })
        }
        Err(_) => {
            let none = PageSource::None.as_str();
            json!({ "number": number, "source": none, "text": "", "confidence": 0.0 })
        }
    }
}
