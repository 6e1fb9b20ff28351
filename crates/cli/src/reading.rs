//! The pages of a file, several at the same time.

use office::{Document, DocumentError, DocumentPage, Languages, Ocr, open_document};
use std::cmp::Reverse;
use std::io::Write;
use std::num::NonZeroU8;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

/// A page, or why there is none.
pub(crate) type Read = Result<DocumentPage, DocumentError>;

/// What reads pages: one reader for each thread.
pub(crate) struct Readers(Vec<Reader>);

impl Readers {
    /// As many readers as wanted, or one for each processor.
    pub(crate) fn new(languages: &Languages, jobs: Option<NonZeroU8>) -> Self {
        let jobs = jobs.map_or_else(
            || thread::available_parallelism().map_or(1, usize::from),
            |jobs| usize::from(jobs.get()),
        );
        let reader = || Reader {
            languages: languages.clone(),
            ocr: None,
        };
        Self((0..jobs).map(|_| reader()).collect())
    }

    /// The pages in order. A page that fails does not stop the others. Progress goes to standard error.
    pub(crate) fn read(&mut self, file: &Path, document: &Document) -> Vec<Read> {
        let count = document.page_count();
        // The longest first, so that no reader is left with one at the end while the others have nothing to do.
        let mut order: Vec<u32> = (1..=count).collect();
        order.sort_by_cached_key(|number| Reverse(document.bulk(*number)));
        let waiting = Mutex::new(order.into_iter());
        let (sender, results) = mpsc::channel();
        let mut pages: Vec<Option<Read>> = (0..count).map(|_| None).collect();
        thread::scope(|scope| {
            for reader in &mut self.0 {
                let (sender, waiting) = (sender.clone(), &waiting);
                let next = || {
                    let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
                    waiting.next()
                };
                scope.spawn(move || {
                    while let Some(number) = next() {
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
                if let Some(slot) = pages.get_mut(number as usize - 1) {
                    *slot = Some(page);
                }
            }
        });
        pages.into_iter().flatten().collect()
    }
}

/// What one thread reads with. Text recognition starts with the first page that needs it.
struct Reader {
    languages: Languages,
    ocr: Option<Ocr>,
}

impl Reader {
    fn page(&mut self, document: &Document, number: u32) -> Read {
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

/// Opens a file for reading.
pub(crate) fn open(file: &Path) -> Result<Document, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    open_document("", &name, Arc::from(bytes)).map_err(|error| error.to_string())
}

/// What went wrong first, with the number of its page when there are several.
pub(crate) fn first_failure(pages: &[Read]) -> Option<String> {
    let (at, error) = (1..)
        .zip(pages)
        .find_map(|(at, page)| page.as_ref().err().map(|error| (at, error)))?;
    Some(if pages.len() == 1 {
        error.to_string()
    } else {
        format!("page {at}: {error}")
    })
}
