//! `documents text`

use crate::{Outcome, arguments::Documents, failure::Failure, output::Output};
use office::{Document, DocumentError, Languages, Ocr, PageSource, open_document};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;

pub(crate) fn run(command: &Documents, output: &mut Output) -> Result<Outcome, Failure> {
    let Documents::Text {
        files,
        languages,
        jobs,
    } = command;
    let jobs = jobs.map_or_else(
        || thread::available_parallelism().map_or(1, usize::from),
        |jobs| usize::from(jobs.get()),
    );
    let mut readers: Vec<Reader> = (0..jobs).map(|_| Reader::new(languages)).collect();
    let mut outcome = Outcome::Done;
    for file in files {
        let (pages, error) = match open(file) {
            Ok(document) => read(file, &document, &mut readers),
            Err(error) => (Vec::new(), Some(error)),
        };
        if error.is_some() {
            outcome = Outcome::Findings;
        }
        output.line(&json!({ "file": file, "pages": pages, "error": error }))?;
        output.end()?;
    }
    Ok(outcome)
}

fn open(file: &Path) -> Result<Document, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    open_document("", &name, Arc::from(bytes)).map_err(|error| error.to_string())
}

/// What one thread reads with. Text recognition starts with the first page that needs it.
struct Reader {
    languages: Languages,
    ocr: Option<Ocr>,
}

impl Reader {
    fn new(languages: &Languages) -> Self {
        Self {
            languages: languages.clone(),
            ocr: None,
        }
    }

    fn page(
        &mut self,
        document: &Document,
        number: u32,
    ) -> Result<office::DocumentPage, DocumentError> {
        if let Some(page) = document.own_text(number)? {
            return Ok(page);
        }
        let ocr = match &mut self.ocr {
            Some(ocr) => ocr,
            none => none.insert(Ocr::new(&self.languages, None)?),
        };
        document.read(number, ocr)
    }
}

/// The pages in order, and the first thing that went wrong. A page that fails does not stop the others.
fn read(file: &Path, document: &Document, readers: &mut [Reader]) -> (Vec<Value>, Option<String>) {
    let count = document.page_count();
    let next = AtomicU32::new(1);
    let (sender, results) = mpsc::channel();
    let mut pages = vec![Value::Null; count as usize];
    let mut failed: Option<(u32, String)> = None;
    thread::scope(|scope| {
        for reader in readers.iter_mut() {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number > count {
                        return;
                    }
                    let page = reader.page(document, number);
                    if sender.send((number, page)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (done, (number, page)) in (1u32..).zip(&results) {
            // Progress that nobody can see stops nothing.
            let _ = writeln!(std::io::stderr(), "{}: {done}/{count}", file.display());
            let (value, error) = view(number, page);
            if let Some(slot) = pages.get_mut(number as usize - 1) {
                *slot = value;
            }
            if let Some(error) = error
                && failed.as_ref().is_none_or(|(first, _)| number < *first)
            {
                failed = Some((number, error));
            }
        }
    });
    let error = failed.map(|(number, error)| {
        if count == 1 {
            error
        } else {
            format!("page {number}: {error}")
        }
    });
    (pages, error)
}

fn view(number: u32, page: Result<office::DocumentPage, DocumentError>) -> (Value, Option<String>) {
    match page {
        Ok(page) => {
            let confidence = match page.source {
                PageSource::Text => 1.0,
                PageSource::Ocr | PageSource::None => page.confidence.unwrap_or(0.0),
            };
            let value = json!({
                "number": page.number,
                "source": page.source.as_str(),
                "text": page.text,
                "confidence": (f64::from(confidence) * 1000.0).round() / 1000.0,
            });
            (value, None)
        }
        Err(error) => {
            let none = PageSource::None.as_str();
            let value = json!({ "number": number, "source": none, "text": "", "confidence": 0.0 });
            (value, Some(error.to_string()))
        }
    }
}
