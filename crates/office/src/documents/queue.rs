//! The queue of the reader of documents: durable, one file after the other, several pages at a time.
//!
//! What waits stands in the firm's file, every page that was read stays, and what somebody opens goes first; so it
//! can stop anywhere: at a lock, at a power cut, because a person paused it.

use super::{
    files::{File, Piece},
    read::{Outcome, read_file},
    rows::queued,
};
use crate::{Error, Session, jobs::Job, router::Handle, words};
use ::documents::Document as Opened;
use contract::documents::{DocumentView, ListReadings, PauseReading, ReadAgain, ReadingsView};
use domain::Capability;
use serde_json::json;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicBool, Ordering},
    },
};
use store::{
    CatalogueFile, FileKind, Id, JobState, Reader, Reading, ReadingState, TextState, Writer,
};

/// The priority of what somebody has before their eyes.
pub(super) const URGENT: i64 = 2;

/// The priority of what somebody added just now.
pub(super) const WANTED: i64 = 1;

/// Files that one answer lists.
const LISTED: usize = 200;

/// Smaller pictures in a mail are logos and signatures.
const MIN_PICTURE_BYTES: usize = 40 << 10;

/// The reader of this session.
#[derive(Default)]
pub(crate) struct ReaderState {
    running: AtomicBool,
    /// The file whose pages are being read.
    current: Mutex<Option<Id>>,
    /// The content that was opened last.
    pub(super) opened: Mutex<Option<(Id, Arc<Opened>)>>,
    /// What was found when a document was shown last.
    pub(super) checked: Mutex<Option<super::open::Checked>>,
}

impl ReaderState {
    pub(super) fn is_reading(&self, file: Id) -> bool {
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) == Some(file)
    }

    fn set_current(&self, file: Option<Id>) {
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = file;
    }
}

/// Whether an attachment is worth reading page by page: for its words, or for the page on which a word stands.
pub(crate) fn is_worth_reading(
    content_type: &str,
    bytes: usize,
    inline: bool,
    state: TextState,
) -> bool {
    let is_picture = content_type.starts_with("image/");
    match state {
        TextState::None => {
            content_type == "application/pdf"
                || (is_picture && !inline && bytes >= MIN_PICTURE_BYTES)
        }
        TextState::Done => !inline,
        TextState::Failed => false,
    }
}

/// The row that remembers whether a person paused the reader; the same in every firm.
fn reader_row() -> Id {
    Id::from_parts(0, b"reader-row")
}

/// Whether a person stopped the reader of this computer.
pub(crate) fn is_paused(reader: &Reader<'_>) -> Result<bool, Error> {
    Ok(reader
        .job(reader_row())?
        .is_some_and(|job| job.state == JobState::Paused))
}

/// Asks for a file to be read; one that was read stays so.
pub(super) fn want(session: &Session, file: &File, priority: i64) -> Result<(), Error> {
    let known = session.read(|reader| Ok(reader.reading(file.id)?))?;
    let is_enough = known.as_ref().is_some_and(|reading| {
        reading.state != ReadingState::Waiting || reading.priority >= priority
    });
    if is_enough {
        return Ok(());
    }
    session.write(|writer| queue(session, writer, file, priority))
}

/// Puts a file into the queue, or further to its front.
pub(super) fn queue(
    session: &Session,
    writer: &Writer<'_>,
    file: &File,
    priority: i64,
) -> Result<(), Error> {
    let known = writer.reading(file.id)?;
    let mut reading =
        known.unwrap_or_else(|| Reading::waiting(file.id, file.kind, session.now_ms()));
    reading.priority = reading.priority.max(priority);
    Ok(writer.save_reading(&reading)?)
}

/// Starts the reader when something waits, nobody paused it and it is not at work. Called every second or so.
///
/// # Errors
///
/// When the firm's file cannot be read.
pub(crate) fn read_on(session: &Session) -> Result<(), Error> {
    if session.reading.running.load(Ordering::Acquire) {
        return Ok(());
    }
    let idle = session.read(|reader| {
        Ok(is_paused(reader)? || reader.waiting_readings(session.user_id, 1)?.is_empty())
    })?;
    if idle || session.reading.running.swap(true, Ordering::AcqRel) {
        return Ok(());
    }
    let (me, job) = (
        Arc::downgrade(&session.shared()?),
        session.begin_job("reading", String::new()),
    );
    let started = std::thread::Builder::new()
        .name("job-reading".to_owned())
        .spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(|| work(&me, &job)));
            if let Some(session) = me.upgrade() {
                session.reading.set_current(None);
                session.reading.running.store(false, Ordering::Release);
                session.end_job(&job, result.map(|outcome| outcome.map(|()| None)));
            }
        });
    if let Err(error) = started {
        session.reading.running.store(false, Ordering::Release);
        return Err(Error::Broken(format!("no thread for the reader: {error}")));
    }
    Ok(())
}

impl Session {
    /// Starts reading the documents that wait, unless somebody paused that. Returns at once. A shell that stays open
    /// has timers for it; a command that ends calls this when it wants to wait for them.
    ///
    /// # Errors
    ///
    /// When the firm's file cannot be read.
    pub fn read_documents(&self) -> Result<(), Error> {
        read_on(self)
    }
}

/// Reads until nothing waits any more or somebody says stop. A page takes seconds: the session is not held while one
/// is read, so that a lock closes the firm at once.
fn work(me: &Weak<Session>, job: &Arc<Job>) -> Result<(), Error> {
    let mut pages = 0;
    loop {
        let Some(session) = me.upgrade() else {
            return Ok(());
        };
        let next = session.read(|reader| {
            Ok((!is_paused(reader)?)
                .then(|| reader.waiting_readings(session.user_id, 1))
                .transpose()?
                .and_then(|mut waiting| waiting.pop()))
        })?;
        let Some(reading) = next else {
            return Ok(());
        };
        session.reading.set_current(Some(reading.file_id));
        let outcome = read_file(session, job, &reading, &mut pages)?;
        let Some(session) = me.upgrade() else {
            return Ok(());
        };
        session.bus.changed(&["documents", "workspaces", "search"]);
        if matches!(outcome, Outcome::Stopped) {
            if job.is_cancelled() {
                pause(&session, true)?;
            }
            return Ok(());
        }
    }
}

fn pause(session: &Session, paused: bool) -> Result<(), Error> {
    let now_ms = session.now_ms();
    session.write(|writer| {
        let state = if paused {
            JobState::Paused
        } else {
            JobState::Done
        };
        Ok(writer.save_job(&store::Job {
            id: reader_row(),
            kind: "reader".to_owned(),
            state,
            done: 0,
            total: None,
            detail: json!(null),
            error: None,
            started_ms: now_ms,
            updated_ms: now_ms,
        })?)
    })?;
    session.bus.changed(&["documents"]);
    Ok(())
}

/// Goes on reading when a person stopped it.
pub(crate) fn resume(session: &Session) -> Result<(), Error> {
    if session.read(is_paused)? {
        pause(session, false)?;
    }
    read_on(session)
}

impl Handle<PauseReading> for Session {
    fn handle(&self, request: PauseReading) -> Result<ReadingsView, Error> {
        self.require(Capability::Work)?;
        pause(self, request.paused)?;
        self.handle(ListReadings {})
    }
}

impl Handle<ListReadings> for Session {
    fn handle(&self, _: ListReadings) -> Result<ReadingsView, Error> {
        self.require(Capability::Read)?;
        self.read(|reader| {
            let mut items = Vec::new();
            let waiting = reader.waiting_readings(self.user_id, LISTED)?;
            let failed = reader.failed_readings(LISTED - waiting.len())?;
            for reading in waiting.iter().chain(&failed) {
                items.extend(queued(self, reader, reading)?);
            }
            Ok(ReadingsView {
                paused: is_paused(reader)?,
                waiting: reader.count_waiting_documents()?,
                items,
            })
        })
    }
}

impl Handle<ReadAgain> for Session {
    fn handle(&self, request: ReadAgain) -> Result<DocumentView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let (file, _) = Piece::find(writer, id)?.file(None)?;
            writer.forget_reading(file.id)?;
            queue(self, writer, &file, URGENT)
        })?;
        self.bus.changed(&["documents", "workspaces"]);
        self.document_view(id, None)
    }
}

/// Puts a file of a catalogue into the queue; only its owner's session reads it.
pub(crate) fn queue_catalogue(
    session: &Session,
    writer: &Writer<'_>,
    file: &CatalogueFile,
) -> Result<(), Error> {
    Ok(writer.save_reading(&Reading {
        priority: WANTED,
        only_for: Some(session.user_id),
        ..Reading::waiting(file.id, FileKind::Catalogue, session.now_ms())
    })?)
}
