//! Reading one file: its pages side by side, each kept as soon as it is read; then what it says as a whole.

use super::{
    facts,
    files::{File, Piece, Subject},
    open::PICTURES,
    whole::whole_text,
};
use crate::{Error, Session, jobs::Job};
use ::documents::{Document as Opened, Kind, Languages, Ocr, Page};
use std::sync::{
    Arc, Mutex, PoisonError, Weak,
    atomic::{AtomicBool, AtomicU32, Ordering},
};
use store::{
    HitKind, Id, PreparedSearch, ReadPage, Reading, ReadingState, SearchDocument, TextState,
    WordBox, Writer,
};

/// What came of one attempt at a file.
pub(super) enum Outcome {
    /// It is read, or can never be.
    Read,
    /// Something more urgent waits.
    Interrupted,
    /// The job must stop.
    Stopped,
}

/// Reads the pages of a file that were not read yet. Lets go of the session while pages are read.
pub(super) fn read_file(
    session: Arc<Session>,
    job: &Arc<Job>,
    reading: &Reading,
    pages_done: &mut u32,
) -> Result<Outcome, Error> {
    let Some((subject, file)) =
        session.read(|reader| Subject::find(reader, reading.kind, reading.file_id))?
    else {
        session.write(|writer| Ok::<_, Error>(writer.forget_reading(reading.file_id)?))?;
        return Ok(Outcome::Read);
    };
    let opened = match session.open_file(&file) {
        Ok(opened) if subject.takes(&opened) => opened,
        Ok(_) => {
            let error = Error::Document(::documents::Error::Unsupported);
            return fail(&session, &subject, reading, &error);
        }
        Err(error) => return fail(&session, &subject, reading, &error),
    };
    let mut reading = reading.clone();
    reading.pages = Some(i64::from(opened.page_count()));
    reading.marks = marks(&opened);
    let still_waits = session.write(|writer| {
        let waits = waits(writer, reading.file_id)?;
        if waits {
            writer.save_reading(&reading)?;
        }
        Ok::<_, Error>(waits)
    })?;
    if !still_waits {
        return Ok(Outcome::Interrupted);
    }
    let changes = subject.features();
    session.bus.changed(changes);
    let known = session.read(|reader| Ok(reader.page_heads(file.id)?))?;
    let left: Vec<u32> = (1..=opened.page_count())
        .filter(|number| known.iter().all(|head| head.number != *number))
        .collect();
    let languages = session.read(crate::settings::ocr_languages)?;
    let me = Arc::downgrade(&session);
    drop(session);
    let work = Work {
        me: &me,
        job,
        file: &file,
        opened: &opened,
        languages,
        priority: reading.priority,
        changes,
        left: &left,
        next: AtomicU32::new(0),
        done: AtomicU32::new(*pages_done),
        end: Mutex::new(None),
        halt: AtomicBool::new(false),
    };
    work.run();
    *pages_done = work.done.load(Ordering::Acquire);
    let end = work
        .end
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    let Some(session) = me.upgrade() else {
        return Ok(Outcome::Stopped);
    };
    match end {
        None => finish(&session, subject, &file, reading),
        Some(End::Stopped) => Ok(Outcome::Stopped),
        Some(End::Interrupted) => Ok(Outcome::Interrupted),
        Some(End::Failed(error)) => fail(&session, &subject, &reading, &error),
    }
}

/// Whether a file still waits to be read: nobody paused it or took it away.
fn waits(reader: &store::Reader<'_>, file: Id) -> Result<bool, Error> {
    let reading = reader.reading(file)?;
    Ok(reading.is_some_and(|reading| reading.state == ReadingState::Waiting))
}

fn marks(opened: &Opened) -> Vec<String> {
    let found = opened.marks();
    let pictures = matches!(opened.kind(), Kind::Pdf | Kind::Image);
    [
        (found.signed, "signed"),
        (found.encrypted, "encrypted"),
        (found.repaired, "truncated"),
        (pictures, PICTURES),
    ]
    .into_iter()
    .filter(|(is_so, _)| *is_so)
    .map(|(_, word)| word.to_owned())
    .collect()
}

/// Why the pages were not read to the end.
enum End {
    Stopped,
    Interrupted,
    Failed(Error),
}

struct Work<'a> {
    me: &'a Weak<Session>,
    job: &'a Arc<Job>,
    file: &'a File,
    opened: &'a Opened,
    languages: Languages,
    priority: i64,
    /// The features whose answers change with each page.
    changes: &'static [&'static str],
    left: &'a [u32],
    next: AtomicU32,
    /// Pages that this job read, of all its files.
    done: AtomicU32,
    end: Mutex<Option<End>>,
    halt: AtomicBool,
}

impl Work<'_> {
    /// Reads on as many threads as there are processors: the reader of pictures uses one each.
    fn run(&self) {
        let threads = std::thread::available_parallelism()
            .map_or(1, usize::from)
            .min(self.left.len());
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    // The window and the timers come first.
                    let _ = thread_priority::set_current_thread_priority(
                        thread_priority::ThreadPriority::Min,
                    );
                    self.read_pages();
                });
            }
        });
    }

    fn read_pages(&self) {
        // Made when the first page needs it: most files hold their own text.
        let mut ocr = None;
        while !self.halt.load(Ordering::Acquire) {
            let at = self.next.fetch_add(1, Ordering::AcqRel) as usize;
            let Some(&number) = self.left.get(at) else {
                return;
            };
            if let Err(end) = self.read_page(number, &mut ocr) {
                self.halt.store(true, Ordering::Release);
                let mut first = self.end.lock().unwrap_or_else(PoisonError::into_inner);
                first.get_or_insert(end);
                return;
            }
        }
    }

    fn read_page(&self, number: u32, ocr: &mut Option<Ocr>) -> Result<(), End> {
        let page = self.page(number, ocr)?;
        let session = self.me.upgrade().ok_or(End::Stopped)?;
        session
            .write(|writer| Ok::<_, Error>(writer.put_page(self.file.id, &page)?))
            .map_err(End::Failed)?;
        let done = self.done.fetch_add(1, Ordering::AcqRel) + 1;
        let waiting = session.read(|reader| {
            let first = reader.waiting_readings(session.user_id, 1)?;
            let more_urgent = first.first().is_some_and(|first| {
                first.priority > self.priority && first.file_id != self.file.id
            });
            let interrupted = more_urgent || !waits(reader, self.file.id)?;
            Ok((interrupted, reader.count_waiting_readings(session.user_id)?))
        });
        let (interrupted, waiting) = waiting.map_err(End::Failed)?;
        let left = u32::try_from(self.left.len())
            .unwrap_or(u32::MAX)
            .saturating_sub(self.next.load(Ordering::Acquire));
        // Of the files behind this one nobody counted the pages yet: each has at least one.
        let total = done
            .saturating_add(left)
            .saturating_add(waiting.saturating_sub(1));
        if !session.step(self.job, done, Some(total)) {
            return Err(End::Stopped);
        }
        session.bus.changed(self.changes);
        if interrupted {
            Err(End::Interrupted)
        } else {
            Ok(())
        }
    }

    /// One page. A page that cannot be read is an empty one: it must not hide the others.
    fn page(&self, number: u32, ocr: &mut Option<Ocr>) -> Result<ReadPage, End> {
        let own = self.opened.own_text(number);
        let read = match own {
            Ok(Some(page)) => Ok(page),
            Ok(None) => {
                let reader = match ocr {
                    Some(reader) => reader,
                    None => {
                        let made = Ocr::new(&self.languages, None);
                        ocr.insert(made.map_err(|error| End::Failed(Error::Document(error)))?)
                    }
                };
                self.opened.read(number, reader)
            }
            Err(error) => Err(error),
        };
        Ok(match read {
            Ok(page) => kept(page),
            Err(error) => {
                tracing::warn!(page = number, %error, "a page could not be read");
                ReadPage {
                    number,
                    source: "none".to_owned(),
                    confidence: Some(0.0),
                    text: String::new(),
                    words: Vec::new(),
                    turned: 0,
                    width: 0,
                    height: 0,
                }
            }
        })
    }
}

/// A page as it is kept.
pub(crate) fn kept(page: Page) -> ReadPage {
    ReadPage {
        number: page.number,
        source: page.source.as_str().to_owned(),
        confidence: page.confidence.map(f64::from),
        words: page
            .words
            .iter()
            .map(|word| WordBox {
                start: word.start,
                end: word.end,
                place: word.box_,
                confidence: word.confidence,
            })
            .collect(),
        turned: page.turned,
        width: page.width,
        height: page.height,
        text: page.text,
    }
}

/// Why a file cannot be read, one word; `None` for a defect of ours.
pub(crate) fn reason(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::Document(::documents::Error::Encrypted) => "encrypted",
        Error::Document(
            ::documents::Error::TooLarge { .. } | ::documents::Error::TooManyPixels { .. },
        ) => "too_large",
        Error::Document(::documents::Error::TooSlow { .. }) => "too_slow",
        Error::Document(::documents::Error::NoOcr { .. }) => "no_ocr",
        Error::Document(::documents::Error::Unsupported) => "unsupported",
        Error::Document(_) => "damaged",
        Error::NotFound { .. } => "original_missing",
        _ => return None,
    })
}

/// Keeps why a file cannot be read; a defect of the store is nobody's fault and stops the job.
fn fail(
    session: &Session,
    subject: &Subject,
    reading: &Reading,
    error: &Error,
) -> Result<Outcome, Error> {
    let Some(why) = reason(error) else {
        return Err(Error::Broken(format!("a document was not read: {error}")));
    };
    let mut reading = reading.clone();
    reading.state = ReadingState::Failed;
    reading.error = Some(why.to_owned());
    match subject {
        Subject::Catalogue(file) => crate::catalogues::was_read(session, file, &reading)?,
        Subject::Document(piece) => session.write(|writer| {
            writer.save_reading(&reading)?;
            tell_attachment(writer, piece, TextState::Failed, Some(why))
        })?,
    }
    Ok(Outcome::Read)
}

fn tell_attachment(
    writer: &Writer<'_>,
    piece: &Piece,
    state: TextState,
    error: Option<&str>,
) -> Result<(), Error> {
    let Piece::Mail(attachment) = piece else {
        return Ok(());
    };
    let mut attachment = attachment.clone();
    attachment.text_state = state;
    attachment.error = error.map(str::to_owned);
    Ok(writer.save(&attachment)?)
}

/// Every page is read: the document is found by its words, and may open a delay.
fn finish(
    session: &Session,
    subject: Subject,
    file: &File,
    mut reading: Reading,
) -> Result<Outcome, Error> {
    reading.state = ReadingState::Done;
    reading.error = None;
    let piece = &match subject {
        Subject::Document(piece) => piece,
        Subject::Catalogue(file) => {
            crate::catalogues::was_read(session, &file, &reading)?;
            return Ok(Outcome::Read);
        }
    };
    let (text, places) = session.read(|reader| whole_text(reader, file.id))?;
    if let Piece::File(document, _) = piece
        && let Some(decision) =
            session.read(|reader| Ok(reader.decision_of_document(document.id)?))?
    {
        session.write(|writer| {
            writer.save_reading(&reading)?;
            crate::case_law::was_read(session, writer, decision, &text)
        })?;
        session.bus.changed(&["case_law"]);
        return Ok(Outcome::Read);
    }
    let search = PreparedSearch::new(&SearchDocument {
        subject: piece.filename(),
        body: &text,
        ..SearchDocument::new(HitKind::Document, piece.id(), session.now_ms())
    });
    session.write(|writer| {
        writer.save_reading(&reading)?;
        writer.reindex(search);
        tell_attachment(writer, piece, TextState::Done, None)?;
        facts::propose(session, writer, piece, &text, &places)
    })?;
    Ok(Outcome::Read)
}
