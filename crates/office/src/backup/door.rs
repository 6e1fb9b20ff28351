//! Restoring before any firm is open: started, watched and stopped from the window.

use crate::{Desk, Error, router::Handle};
use contract::{
    Failure,
    backup::{BackupReport, CancelRestore, RestoreView, ShowRestore, StartRestore},
};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use store::BackupError;

/// The window is told this often.
const TELL_EVERY: Duration = Duration::from_millis(200);

/// The restoration of this run of the application, one at a time.
#[derive(Debug, Default)]
pub(crate) struct Restoring(Mutex<Option<State>>);

#[derive(Debug)]
struct State {
    done: u32,
    total: u32,
    stop: bool,
    ended: Option<Result<BackupReport, Box<Failure>>>,
}

impl Restoring {
    fn lock(&self) -> MutexGuard<'_, Option<State>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn view(&self) -> RestoreView {
        let guard = self.lock();
        let state = guard.as_ref();
        let word = match state.map(|state| &state.ended) {
            None => "none",
            Some(None) => "running",
            Some(Some(Ok(_))) => "done",
            Some(Some(Err(failure))) if failure.reason == "cancelled" => "cancelled",
            Some(Some(Err(_))) => "failed",
        };
        let ended = state.and_then(|state| state.ended.as_ref());
        RestoreView {
            state: word.to_owned(),
            done: state.map_or(0, |state| state.done),
            total: state.map_or(0, |state| state.total),
            report: ended.and_then(|ended| ended.as_ref().ok()).cloned(),
            failure: ended
                .and_then(|ended| ended.as_ref().err())
                .filter(|failure| failure.reason != "cancelled")
                .map(|failure| (**failure).clone()),
        }
    }
}

impl Handle<StartRestore> for Desk {
    fn handle(&self, request: StartRestore) -> Result<RestoreView, Error> {
        let path = self.inner().places.path(&request.place)?;
        {
            let mut state = self.inner().restoring.lock();
            if state.as_ref().is_some_and(|state| state.ended.is_none()) {
                return Err(BackupError::InUse.into());
            }
            *state = Some(State {
                done: 0,
                total: 0,
                stop: false,
                ended: None,
            });
        }
        let desk = self.clone();
        let started = std::thread::Builder::new()
            .name("restore".to_owned())
            .spawn(move || {
                let mut told = Instant::now();
                let mut progress = |done, total| {
                    if told.elapsed() >= TELL_EVERY {
                        told = Instant::now();
                        desk.inner().bus.changed(&["backup"]);
                    }
                    let mut guard = desk.inner().restoring.lock();
                    guard.as_mut().is_some_and(|state| {
                        (state.done, state.total) = (done, total);
                        !state.stop
                    })
                };
                let ended = desk.restore_backup(&path, None, &mut progress);
                if let Some(state) = desk.inner().restoring.lock().as_mut() {
                    state.ended = Some(ended.map_err(|error| Box::new(error.to_failure())));
                }
                desk.inner().bus.changed(&["backup", "firm"]);
            });
        if let Err(error) = started {
            *self.inner().restoring.lock() = None;
            return Err(Error::Broken(format!("no thread to restore: {error}")));
        }
        Ok(self.inner().restoring.view())
    }
}

impl Handle<ShowRestore> for Desk {
    fn handle(&self, _: ShowRestore) -> Result<RestoreView, Error> {
        Ok(self.inner().restoring.view())
    }
}

impl Handle<CancelRestore> for Desk {
    fn handle(&self, _: CancelRestore) -> Result<contract::Done, Error> {
        if let Some(state) = self.inner().restoring.lock().as_mut() {
            state.stop = true;
        }
        Ok(contract::Done {})
    }
}
