//! The desk: the one thing a shell holds. It opens and locks firms and answers every command.

use crate::{
    Clock, Error, Session, SystemClock,
    bus::Bus,
    places::Places,
    router::{Handle, Router},
    routes, timers, words,
};
use contract::{Command, Event, Failure, event::Place};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::Duration,
};
use store::Id;

/// How long a program that ends waits for the jobs of the open firm.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where the keys of firms are remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyring {
    /// The keyring of the operating system (Secret Service on Linux).
    System,
    /// Nowhere: every start asks for the passphrase.
    None,
}

/// How to open a desk.
#[derive(Clone)]
pub struct DeskOptions {
    /// The application's data folder.
    pub data_dir: PathBuf,
    /// The clock; [`SystemClock`] outside of tests.
    pub clock: Arc<dyn Clock>,
    /// Where keys are remembered.
    pub keyring: Keyring,
    /// The platform's public key, base64: what it signed is a licence.
    pub platform_key: String,
}

/// The key whose licences this release believes.
const PLATFORM_KEY: &str = include_str!("../../../assets/licence/platform.pub");

impl DeskOptions {
    /// The data folder with this computer's clock and keyring.
    #[must_use]
    pub fn at(data_dir: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: data_dir.into(),
            clock: Arc::new(SystemClock),
            keyring: Keyring::System,
            platform_key: PLATFORM_KEY.trim().to_owned(),
        }
    }
}

/// The application. Clones share it; it is safe to use from any thread.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) options: DeskOptions,
    /// This computer, as journals and audit logs name it.
    pub(crate) device: Id,
    pub(crate) bus: Arc<Bus>,
    pub(crate) places: Arc<Places>,
    session: RwLock<Option<Arc<Session>>>,
    /// Disconnects when the session that was locked last has let go of its store.
    leaving: Mutex<Option<Receiver<()>>>,
    router: Router,
    touched: Mutex<Timestamp>,
    /// Minutes without a touch until the firm locks; 0 is never.
    pub(crate) lock_after_minutes: AtomicU32,
    pub(crate) timers: AtomicBool,
    pub(crate) restoring: crate::backup::Restoring,
}

impl Desk {
    /// Opens a data folder, which is made when it is not there. No firm is open then.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made or read.
    pub fn open(options: DeskOptions) -> Result<Self, Error> {
        let blocked = |error| Error::File {
            path: options.data_dir.display().to_string(),
            error,
        };
        std::fs::create_dir_all(&options.data_dir).map_err(blocked)?;
        let now = options.clock.now();
        let device = device(&options.data_dir, now).map_err(blocked)?;
        Ok(Self(Arc::new(Inner {
            device,
            bus: Arc::default(),
            places: Arc::default(),
            session: RwLock::new(None),
            leaving: Mutex::new(None),
            router: routes::table(),
            touched: Mutex::new(now),
            lock_after_minutes: AtomicU32::new(0),
            timers: AtomicBool::new(false),
            restoring: crate::backup::Restoring::default(),
            options,
        })))
    }

    pub(crate) const fn from_inner(inner: Arc<Inner>) -> Self {
        Self(inner)
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }

    /// Puts a command to the application, as the window does. A defect is an answer, not the end of the process.
    ///
    /// # Errors
    ///
    /// [`Failure`], for people in both languages.
    #[allow(
        clippy::result_large_err,
        reason = "a failure is made once for a person, not in a loop"
    )]
    pub fn call(&self, name: &str, body: Value) -> Result<Value, Failure> {
        let trace = self.trace();
        let answer = catch_unwind(AssertUnwindSafe(|| self.0.router.call(self, name, body)))
            .unwrap_or_else(|_| Err(Error::Broken(format!("a defect stopped {name}"))));
        answer.map_err(|error| {
            let failure = error.to_failure();
            // What a person typed is in the sentence, and the log is not sealed.
            tracing::warn!(
                command = name,
                trace,
                reason = failure.reason,
                why = error.loggable(),
                "refused"
            );
            Failure { trace, ..failure }
        })
    }

    /// Puts a command to the application, typed.
    ///
    /// # Errors
    ///
    /// Why it was not done.
    pub fn ask<C>(&self, command: C) -> Result<C::Reply, Error>
    where
        C: Command,
        Session: Handle<C>,
    {
        self.session()?.handle(command)
    }

    /// Everything the application says from now on.
    #[must_use]
    pub fn subscribe(&self) -> Receiver<Event> {
        self.0.bus.subscribe()
    }

    /// Remembers a path that a person pointed at; the window gets a token.
    #[must_use]
    pub fn offer(&self, path: &Path) -> Place {
        self.0.places.offer(path)
    }

    /// Remembers paths that were dropped on the window, and tells it.
    pub fn drop_places(&self, paths: &[PathBuf]) {
        let places = paths.iter().map(|path| self.offer(path)).collect();
        self.0.bus.tell(&Event::Places { places });
    }

    /// Name, type and bytes of a document: what hangs on a message, or the newest version of what was added.
    ///
    /// # Errors
    ///
    /// When no firm is open or there is no such document.
    pub fn attachment(&self, id: &str) -> Result<(String, String, Vec<u8>), Error> {
        crate::documents::bytes(&*self.session()?, id)
    }

    /// Type and bytes of the picture of a page.
    ///
    /// - `number`: from 1.
    /// - `max_side`: most pixels in width and height.
    ///
    /// # Errors
    ///
    /// When no firm is open, there is no such page, or it cannot be shown as a picture.
    pub fn page_picture(
        &self,
        id: &str,
        version: u32,
        number: u32,
        max_side: u32,
    ) -> Result<(String, Vec<u8>), Error> {
        crate::documents::picture(&*self.session()?, id, version, number, max_side)
    }

    /// Starts the timers and the mailboxes; a shell that stays open does, a command that ends does not.
    ///
    /// # Errors
    ///
    /// When there is no thread for them.
    pub fn start_timers(&self) -> Result<(), Error> {
        if self.0.timers.swap(true, Ordering::AcqRel) {
            return Ok(());
        }
        if let Ok(session) = self.session() {
            crate::accounts::start_polling(&session)?;
        }
        let weak = Arc::downgrade(&self.0);
        std::thread::Builder::new()
            .name("timers".to_owned())
            .spawn(move || timers::run(&weak))
            .map_err(|error| Error::Broken(format!("no thread for the timers: {error}")))?;
        Ok(())
    }

    /// The open firm.
    ///
    /// # Errors
    ///
    /// [`Error::Locked`] when none is.
    pub fn session(&self) -> Result<Arc<Session>, Error> {
        self.0
            .session
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
            .ok_or(Error::Locked)
    }

    /// Makes a firm the open one; another one that was open is locked.
    pub(crate) fn enter(&self, session: Arc<Session>) {
        self.touch();
        if let Err(error) = crate::outbox::find_uncertain(&session) {
            tracing::warn!(%error, "mail that may have left could not be looked at");
        }
        let before = self
            .0
            .session
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .replace(session);
        if let Some(before) = before {
            before.close();
        }
    }

    /// Locks the open firm. Its keys leave memory with the last job that was using it.
    pub(crate) fn leave(&self, why: &str) {
        let before = self
            .0
            .session
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(before) = before {
            before.close();
            *self
                .0
                .leaving
                .lock()
                .unwrap_or_else(PoisonError::into_inner) = before.closed();
            self.0.bus.tell(&Event::Locked {
                why: why.to_owned(),
            });
        }
    }

    /// Locks the open firm and waits until its jobs have stopped and its store is closed. A program calls it before
    /// it ends: one that ends while a thread still closes a database crashes in what the database library tears down.
    pub fn close(&self) {
        self.leave("closing");
        self.wait_until_closed();
    }

    /// Waits until the firm that was locked last is closed: a page that is being read holds it for a moment.
    pub(crate) fn wait_until_closed(&self) {
        let closed = self
            .0
            .leaving
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        // The only message is that nobody is left to send one.
        if let Some(closed) = closed
            && closed.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout)
        {
            tracing::warn!("a job did not stop in time");
        }
    }

    /// Somebody is there.
    pub(crate) fn touch(&self) {
        *self
            .0
            .touched
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = self.0.options.clock.now();
    }

    /// Locks the firm when nobody was there for as long as the firm allows.
    pub(crate) fn lock_when_idle(&self) {
        let minutes = self.0.lock_after_minutes.load(Ordering::Acquire);
        let touched = *self
            .0
            .touched
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let idle = self.0.options.clock.now().duration_since(touched);
        if minutes > 0
            && idle >= SignedDuration::from_mins(i64::from(minutes))
            && self.session().is_ok()
        {
            self.leave("idle");
        }
    }

    /// A short random word that finds a failure in the log.
    fn trace(&self) -> String {
        let mut bytes = [0; 4];
        crate::clock::random(&mut bytes);
        format!("{:08x}", u32::from_be_bytes(bytes))
    }
}

/// The identity of this computer, made at the first start.
fn device(data_dir: &Path, now: Timestamp) -> std::io::Result<Id> {
    let path = data_dir.join("device");
    if let Ok(text) = std::fs::read_to_string(&path)
        && let Ok(id) = words::id(text.trim())
    {
        return Ok(id);
    }
    let mut random = [0; 10];
    crate::clock::random(&mut random);
    let id = Id::from_parts(now.as_millisecond(), &random);
    std::fs::write(&path, id.to_string())?;
    Ok(id)
}
