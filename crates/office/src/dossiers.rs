//! Dossiers of another system become workspaces (docs/dossiers.md has the format).
//!
//! The way of a dossier: [`source`] cuts it out of a file, [`legacy`] says what its rows mean, [`ready`] checks them
//! and seals their documents, [`apply`] writes a group of dossiers in one transaction, [`run`] counts and proves.
//! What came of what is remembered row by row, so that the same export twice changes nothing and [`undo`] removes
//! exactly what an import made.

mod apply;
mod csv;
mod dates;
mod failure;
mod fields;
mod folder;
mod json;
mod legacy;
mod papers;
mod ready;
mod rows;
mod run;
mod source;
mod tally;
mod undo;

use crate::{Error, Session, router::Handle, when, words};
use contract::{
    Failure,
    dossiers::{
        ImportPreview, ImportReport, ImportRunView, ImportsView, ShowImports, StartImport,
        UndoImport, UndoReport,
    },
    ingest::{IngestReport, JobView},
};
use domain::Capability;
use std::{
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use store::{ImportRun, ImportState, Reader, User};

pub use failure::ImportError;
pub(crate) use failure::explain;

/// So many imports are listed.
const LISTED: usize = 100;

/// Told how many of how many dossiers are done; answers whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(u32, u32) -> bool;

/// Whether anything shall be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DryRun {
    /// Read and count only.
    Yes,
    /// Bring the dossiers in.
    No,
}

/// What this session knows of imports.
#[derive(Default)]
pub(crate) struct Importing {
    busy: AtomicBool,
    last: Mutex<Last>,
}

/// What came of the last job, for the window that asks again.
#[derive(Default)]
struct Last {
    preview: Option<ImportPreview>,
    failure: Option<Failure>,
}

/// Held while an import or an undo is at work: two at once would not see what the other one remembers.
struct Guard<'a>(&'a AtomicBool);

impl<'a> Guard<'a> {
    fn take(session: &'a Session) -> Result<Self, Error> {
        let busy = &session.dossiers.busy;
        if busy.swap(true, Ordering::AcqRel) {
            return Err(ImportError::Busy.into());
        }
        Ok(Self(busy))
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl Session {
    /// Brings dossiers of another system in, or says what that would do.
    ///
    /// # Errors
    ///
    /// [`Error::Import`] when it is no export or cannot be read, [`Error::Forbidden`] for whom is not the head of the
    /// firm. Dossiers of groups that were written before a failure stay; importing again goes on.
    pub fn import_dossiers(
        &self,
        path: &Path,
        dry: DryRun,
        progress: Progress<'_>,
    ) -> Result<ImportReport, Error> {
        self.may_import(dry)?;
        run::run(self, path, dry, progress)
    }

    /// Removes what an import made, where nobody has worked on it since.
    ///
    /// # Errors
    ///
    /// [`ImportError::NothingLeft`], [`Error::NotFound`], [`Error::Forbidden`].
    pub fn undo_import(&self, id: &str, progress: Progress<'_>) -> Result<UndoReport, Error> {
        self.may_import(DryRun::No)?;
        undo::undo(self, words::id(id)?, progress)
    }

    fn may_import(&self, dry: DryRun) -> Result<(), Error> {
        self.require(Capability::Administer)?;
        // Whoever administers may do so after the subscription ended; bringing matters in is no administration.
        if dry == DryRun::No && self.is_read_only()? {
            return Err(Error::ReadOnlyFirm);
        }
        Ok(())
    }

    /// Tells windows that an import or an undo changed nearly everything.
    fn changed_by_import(&self) {
        self.bus.changed(&[
            "dossiers",
            "workspaces",
            "contacts",
            "today",
            "agenda",
            "deadlines",
            "documents",
            "search",
            "notifications",
        ]);
    }
}

impl Handle<StartImport> for Session {
    fn handle(&self, request: StartImport) -> Result<JobView, Error> {
        let dry = if request.dry_run {
            DryRun::Yes
        } else {
            DryRun::No
        };
        self.may_import(dry)?;
        if self.dossiers.busy.load(Ordering::Acquire) {
            return Err(ImportError::Busy.into());
        }
        let path = self.places.path(&request.place)?;
        let title = path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        );
        let kind = if request.dry_run {
            "dossiers_preview"
        } else {
            "dossiers"
        };
        self.start_job(kind, title.clone(), move |session, job| {
            let mut step = |done: u32, total: u32| session.step(job, done, Some(total));
            let came = session.import_dossiers(&path, dry, &mut step);
            session.remember(came, |report| {
                (dry == DryRun::Yes && report.complete).then_some(ImportPreview {
                    place: request.place,
                    title,
                    report,
                })
            })
        })
    }
}

impl Session {
    /// Keeps what came of a job for the window.
    fn remember<T>(
        &self,
        came: Result<T, Error>,
        preview: impl FnOnce(T) -> Option<ImportPreview>,
    ) -> Result<Option<IngestReport>, Error> {
        let (last, answer) = match came {
            Ok(report) => {
                let preview = preview(report);
                let failure = None;
                (Last { preview, failure }, Ok(None))
            }
            Err(error) => {
                let (preview, failure) = (None, Some(error.to_failure()));
                (Last { preview, failure }, Err(error))
            }
        };
        *self
            .dossiers
            .last
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = last;
        self.bus.changed(&["dossiers"]);
        answer
    }
}

impl Handle<UndoImport> for Session {
    fn handle(&self, request: UndoImport) -> Result<JobView, Error> {
        self.may_import(DryRun::No)?;
        if self.dossiers.busy.load(Ordering::Acquire) {
            return Err(ImportError::Busy.into());
        }
        let run = run::find(self, words::id(&request.id)?)?;
        self.start_job("dossiers_undo", run.title, move |session, job| {
            let mut step = |done: u32, total: u32| session.step(job, done, Some(total));
            let came = session.undo_import(&request.id, &mut step);
            session.remember(came, |_| None)
        })
    }
}

impl Handle<ShowImports> for Session {
    fn handle(&self, _: ShowImports) -> Result<ImportsView, Error> {
        self.require(Capability::Read)?;
        let busy = self.dossiers.busy.load(Ordering::Acquire);
        let (preview, failure) = {
            let last = self
                .dossiers
                .last
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            (last.preview.clone(), last.failure.clone())
        };
        let runs = self.read(|reader| {
            reader
                .import_runs(LISTED)?
                .into_iter()
                .map(|row| view(reader, row, busy))
                .collect::<Result<Vec<_>, Error>>()
        })?;
        Ok(ImportsView {
            preview,
            failure,
            runs,
        })
    }
}

fn view(reader: &Reader<'_>, row: ImportRun, busy: bool) -> Result<ImportRunView, Error> {
    let by: Option<User> = row.by_user.map_or(Ok(None), |id| reader.get(&id))?;
    let state = match row.state {
        // The program ended in the middle; what came in is whole, and importing again goes on.
        ImportState::Running if !busy => "interrupted",
        state => state.as_str(),
    };
    Ok(ImportRunView {
        id: row.id.to_string(),
        title: row.title,
        source: row.source,
        at: when::time_ms(row.started_ms),
        by: by.map(|user| user.name),
        state: state.to_owned(),
        report: serde_json::from_value(row.report).ok(),
        undo: serde_json::from_value(row.undone).ok(),
        undoable: reader.has_imported(row.id)?,
    })
}
