//! `documents text`

use crate::{Outcome, arguments::Documents, failure::Failure, output::Output};
use serde_json::{Value, json};
use std::path::Path;

pub(crate) fn run(command: &Documents, output: &mut Output) -> Result<Outcome, Failure> {
    let Documents::Text { files } = command;
    let mut outcome = Outcome::Done;
    for file in files {
        let (pages, error) = match pages(file) {
            Ok(pages) => (pages, None),
            Err(error) => {
                outcome = Outcome::Findings;
                (Vec::new(), Some(error))
            }
        };
        output.line(&json!({ "file": file, "pages": pages, "error": error }))?;
    }
    output.end()?;
    Ok(outcome)
}

fn pages(file: &Path) -> Result<Vec<Value>, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let found = office::document_text("", &name, &bytes).map_err(|error| error.to_string())?;
    let page = |page: &office::DocumentPage| {
        let confidence = if page.source.as_str() == "text" {
            1.0
        } else {
            0.0
        };
        json!({ "number": page.number, "source": page.source.as_str(), "text": page.text, "confidence": confidence })
    };
    Ok(found.pages.iter().map(page).collect())
}
