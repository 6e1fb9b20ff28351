//! One import: file after file, written in groups, counted, and stopped at a word.

use super::{
    keep::{Fate, keep},
    ready::{Ready, ready},
    source::{self, Offered},
};
use crate::{Error, ImportError, ImportProgress, Session, router::Handle, when, words};
use contract::{
    case_law::{
        DecisionImportReport, DecisionImportView, DecisionUndoReport, ImportDecisions, RefusedFile,
        UndoDecisionImport,
    },
    ingest::JobView,
};
use serde_json::json;
use std::{
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering},
    time::Instant,
};
use store::{DecisionImport, ImportState, Reader, User};

/// Files that share a transaction: a kill costs at most these, whole.
const GROUP: usize = 200;

/// Content that a group holds in memory, at most about.
const GROUP_BYTES: usize = 32 << 20;

/// Refused files that a report names.
const NAMED: usize = 500;

/// Held while an import or an undo is at work.
pub(super) struct Guard<'a>(&'a AtomicBool);

impl<'a> Guard<'a> {
    pub(super) fn take(session: &'a Session) -> Result<Self, Error> {
        let busy = &session.case_law.busy;
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
    /// Brings decisions into the library. What was written before a failure or a stop stays; importing again goes on.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] and [`Error::Licence`] for whom role or plan do not open it, [`Error::File`] when a path
    /// is not there. A file that cannot be read is no error but a line of the report.
    pub fn import_decisions(
        &self,
        paths: &[PathBuf],
        progress: ImportProgress<'_>,
    ) -> Result<DecisionImportReport, Error> {
        self.may_add_decisions()?;
        let _guard = Guard::take(self)?;
        let started = Instant::now();
        let files = source::collect(paths)?;
        let mut row = DecisionImport {
            id: self.new_id(),
            title: match paths {
                [only] => source::name_of(only),
                several => several.len().to_string(),
            },
            by_user: Some(self.user_id),
            started_ms: self.now_ms(),
            ended_ms: None,
            state: ImportState::Running,
            report: json!(null),
        };
        self.write(|writer| Ok(writer.insert(&row)?))?;
        let mut run = Run {
            session: self,
            row: &row,
            group: Vec::new(),
            weight: 0,
            report: DecisionImportReport {
                id: row.id.to_string(),
                ..DecisionImportReport::default()
            },
        };
        let came = run.all(&files, progress);
        let mut report = run.report;
        report.stopped = matches!(came, Ok(false));
        report.seconds = started.elapsed().as_secs_f64();
        row.state = match &came {
            Ok(true) => ImportState::Done,
            Ok(false) => ImportState::Cancelled,
            Err(_) => ImportState::Failed,
        };
        row.ended_ms = Some(self.now_ms());
        row.report = json!(report);
        self.write(|writer| {
            writer.save(&row)?;
            let detail = json!({
                "state": row.state.as_str(), "read": report.read, "created": report.created,
                "updated": report.updated, "unchanged": report.unchanged, "refused": report.refused,
            });
            let id = row.id.to_string();
            self.audit(
                writer,
                "case_law.imported",
                "decision_imports",
                &id,
                &detail,
            )
        })?;
        self.bus.changed(&["case_law", "search", "documents"]);
        came.map(|_| report)
    }
}

struct Run<'a> {
    session: &'a Session,
    row: &'a DecisionImport,
    group: Vec<Ready>,
    weight: usize,
    report: DecisionImportReport,
}

impl Run<'_> {
    fn all(&mut self, files: &[PathBuf], progress: ImportProgress<'_>) -> Result<bool, Error> {
        let total = source::count(files);
        if !progress(0, total) {
            return Ok(false);
        }
        let to_the_end = source::walk(files, &mut |offered| {
            self.take(offered)?;
            Ok(progress(self.report.read, total.max(self.report.read)))
        })?;
        self.flush()?;
        Ok(to_the_end)
    }

    fn take(&mut self, offered: Offered) -> Result<(), Error> {
        self.report.read += 1;
        let size = offered.bytes.as_ref().map_or(0, Vec::len);
        match offered.bytes.and_then(|bytes| ready(&offered.name, bytes)) {
            Ok(ready) => {
                self.weight += size;
                self.group.push(ready);
            }
            Err(reason) => {
                self.report.refused += 1;
                if self.report.refusals.len() < NAMED {
                    self.report.refusals.push(RefusedFile {
                        file: offered.name,
                        reason: reason.to_owned(),
                    });
                }
            }
        }
        if self.group.len() >= GROUP || self.weight >= GROUP_BYTES {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Error> {
        let group = std::mem::take(&mut self.group);
        self.weight = 0;
        if group.is_empty() {
            return Ok(());
        }
        let fates = self.session.write(|writer| {
            let kept = group
                .into_iter()
                .map(|ready| keep(self.session, writer, self.row.id, ready));
            kept.collect::<Result<Vec<_>, Error>>()
        })?;
        for fate in fates {
            match fate {
                Fate::Created => self.report.created += 1,
                Fate::Updated => self.report.updated += 1,
                Fate::Unchanged => self.report.unchanged += 1,
            }
        }
        self.session.bus.changed(&["case_law"]);
        Ok(())
    }
}

impl Handle<ImportDecisions> for Session {
    fn handle(&self, request: ImportDecisions) -> Result<JobView, Error> {
        self.may_add_decisions()?;
        self.refuse_while_busy()?;
        let places = request.places.iter().map(|token| self.places.path(token));
        let paths: Vec<PathBuf> = places.collect::<Result<_, _>>()?;
        if paths.is_empty() {
            return Err(Error::invalid("number of files", "0"));
        }
        let title = match paths.as_slice() {
            [only] => source::name_of(only),
            several => several.len().to_string(),
        };
        self.start_job("case_law", title, move |session, job| {
            let mut step = |done: u32, total: u32| session.step(job, done, Some(total));
            session.import_decisions(&paths, &mut step).map(|_| None)
        })
    }
}

impl Handle<UndoDecisionImport> for Session {
    fn handle(&self, request: UndoDecisionImport) -> Result<JobView, Error> {
        self.require(domain::Capability::Work)?;
        self.refuse_while_busy()?;
        let id = words::id(&request.id)?;
        let row: DecisionImport = self.read(|reader| Ok(reader.expect(&id)?))?;
        self.start_job("case_law_undo", row.title, move |session, job| {
            let mut step = |done: u32, total: u32| session.step(job, done, Some(total));
            let undone: DecisionUndoReport =
                session.undo_decision_import(&request.id, &mut step)?;
            tracing::info!(
                removed = undone.removed,
                kept = undone.kept,
                "an import was undone"
            );
            Ok(None)
        })
    }
}

impl Session {
    fn refuse_while_busy(&self) -> Result<(), Error> {
        if self.case_law.busy.load(Ordering::Acquire) {
            return Err(ImportError::Busy.into());
        }
        Ok(())
    }

    /// The imports of the library as the window shows them.
    pub(super) fn decision_imports(
        &self,
        reader: &Reader<'_>,
    ) -> Result<Vec<DecisionImportView>, Error> {
        /// So many imports are listed.
        const LISTED: usize = 50;
        let busy = self.case_law.busy.load(Ordering::Acquire);
        let view = |row: DecisionImport| {
            let by: Option<User> = row.by_user.map_or(Ok(None), |id| reader.get(&id))?;
            let state = match row.state {
                // The program ended in the middle; what came in is whole, and importing again goes on.
                ImportState::Running if !busy => "interrupted",
                state => state.as_str(),
            };
            let is_over = state != "running" && state != "undone";
            Ok(DecisionImportView {
                undoable: is_over && !reader.decision_arrivals(row.id)?.is_empty(),
                id: row.id.to_string(),
                title: row.title,
                at: when::time_ms(row.started_ms),
                by: by.map(|user| user.name),
                state: state.to_owned(),
                report: serde_json::from_value(row.report).ok(),
            })
        };
        let rows = reader.decision_imports(LISTED)?;
        rows.into_iter().map(view).collect()
    }
}
