//! The open firm and the person at the screen.

use crate::{
    Error, bus::Bus, clock::Clock, inbox::Undoable, jobs::Jobs, places::Places, timers::Watch,
};
use ::intelligence::Engine;
use domain::{
    Capability, EventName,
    law::{Checklists, Law},
};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::sync::{
    Arc, Mutex, PoisonError, RwLock, Weak,
    atomic::{AtomicBool, Ordering},
    mpsc::{Receiver, Sender, channel},
};
use store::{Id, IdSource, Reader, Store, User, Writer};

/// The open firm. Every feature is a set of [`crate::router::Handle`] implementations on it.
pub struct Session {
    pub(crate) tenant: Tenant,
    pub(crate) store: Store,
    /// Who unlocked it.
    pub(crate) user_id: Id,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) bus: Arc<Bus>,
    pub(crate) jobs: Jobs,
    pub(crate) undoable: Undoable,
    pub(crate) watch: Watch,
    pub(crate) reading: crate::documents::ReaderState,
    pub(crate) dossiers: crate::dossiers::Importing,
    pub(crate) case_law: crate::case_law::Library,
    pub(crate) outbox: crate::outbox::Outbox,
    pub(crate) prepared: crate::mixer::Prepared,
    pub(crate) places: Arc<Places>,
    pub(crate) mailboxes: crate::accounts::Mailboxes,
    law: RwLock<Arc<Law>>,
    pub(crate) checklists: Checklists,
    engine: RwLock<Arc<Engine>>,
    pub(crate) master: vault::MasterKey,
    pub(crate) platform_key: String,
    ids: Mutex<IdSource>,
    closing: AtomicBool,
    /// Itself, for the threads it starts.
    me: Weak<Self>,
    closed: Mutex<Option<Receiver<()>>>,
    /// Fields go in this order, so that this one goes after the store: then `closed` says so.
    _open: Sender<()>,
}

/// Which firm it is, and where its files are.
#[derive(Debug, Clone)]
pub(crate) struct Tenant {
    pub(crate) id: String,
    pub(crate) folder: std::path::PathBuf,
    pub(crate) data_dir: std::path::PathBuf,
    pub(crate) keyring: crate::desk::Keyring,
}

/// What a session is made of.
pub(crate) struct Parts {
    pub(crate) tenant: Tenant,
    pub(crate) store: Store,
    pub(crate) user_id: Id,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) bus: Arc<Bus>,
    pub(crate) places: Arc<Places>,
    pub(crate) engine: Arc<Engine>,
    /// The vault's key: members and recovery kits are made with it.
    pub(crate) master: vault::MasterKey,
    /// The platform's public key, base64.
    pub(crate) platform_key: String,
}

/// The law as delivered; a test holds that it parses.
const RULES: &str = include_str!("../../../assets/law/rules.toml");
const CHECKLISTS: &str = include_str!("../../../assets/law/checklists.toml");

/// The rules as delivered.
///
/// # Errors
///
/// Never: a test holds that they parse.
pub(crate) fn delivered() -> Result<Law, Error> {
    Ok(Law::parse(RULES)?)
}

/// A number that differs when the delivered rules do.
pub(crate) fn delivered_mark() -> String {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    RULES.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

impl Session {
    pub(crate) fn new(parts: Parts) -> Result<Arc<Self>, Error> {
        let (law, checklists) = (delivered()?, Checklists::parse(CHECKLISTS)?);
        let law = crate::deadlines::with_firm_rules(&parts.store, law)?;
        let (open, closed) = channel();
        Ok(Arc::new_cyclic(|me| Self {
            tenant: parts.tenant,
            store: parts.store,
            user_id: parts.user_id,
            clock: parts.clock,
            bus: parts.bus,
            jobs: Jobs::default(),
            undoable: Undoable::default(),
            watch: Watch::default(),
            reading: crate::documents::ReaderState::default(),
            dossiers: crate::dossiers::Importing::default(),
            case_law: crate::case_law::Library::default(),
            outbox: crate::outbox::Outbox::default(),
            prepared: crate::mixer::Prepared::default(),
            places: parts.places,
            mailboxes: crate::accounts::Mailboxes::default(),
            law: RwLock::new(Arc::new(law)),
            checklists,
            engine: RwLock::new(parts.engine),
            master: parts.master,
            platform_key: parts.platform_key,
            ids: Mutex::new(IdSource::new(crate::clock::random)),
            closing: AtomicBool::new(false),
            me: Weak::clone(me),
            closed: Mutex::new(Some(closed)),
            _open: open,
        }))
    }

    /// The session, to keep on another thread.
    pub(crate) fn shared(&self) -> Result<Arc<Self>, Error> {
        self.me.upgrade().ok_or(Error::Locked)
    }

    /// The moment it is now.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The moment it is now, in milliseconds since the epoch.
    pub(crate) fn now_ms(&self) -> i64 {
        self.now().as_millisecond()
    }

    /// A new identity.
    pub(crate) fn new_id(&self) -> Id {
        let now_ms = self.now_ms();
        self.ids
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .next(now_ms)
    }

    /// The law in use: as delivered, with the firm's own rules.
    pub(crate) fn law(&self) -> Arc<Law> {
        Arc::clone(&self.law.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Uses another law from now on.
    pub(crate) fn set_law(&self, law: Law) {
        *self.law.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(law);
    }

    /// The engine in use.
    pub(crate) fn engine(&self) -> Arc<Engine> {
        Arc::clone(&self.engine.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Uses another engine from the next message on.
    pub(crate) fn set_engine(&self, engine: Engine) {
        *self.engine.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(engine);
    }

    /// Tells every job to stop; the store closes when the last one has.
    pub(crate) fn close(&self) {
        self.closing.store(true, Ordering::Release);
    }

    /// What disconnects when the last thread let go of the session and its store is closed. The first to ask has it.
    pub(crate) fn closed(&self) -> Option<Receiver<()>> {
        self.closed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    /// Whether the firm is being locked: jobs stop at their next step.
    pub(crate) fn is_closing(&self) -> bool {
        self.closing.load(Ordering::Acquire)
    }

    /// Reads one consistent view of the firm.
    pub(crate) fn read<T>(
        &self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.store.read(f)
    }

    /// Changes the firm in one transaction: everything or nothing.
    pub(crate) fn write<T>(
        &self,
        f: impl FnOnce(&Writer<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.store.write(self.now_ms(), f)
    }

    /// The person at the screen, as they are in the firm now.
    pub(crate) fn user(&self) -> Result<User, Error> {
        self.read(|reader| Ok(reader.expect::<User>(&self.user_id)?))
    }

    /// Refuses what the person's role does not allow, and writes the attempt into the audit log; refuses every change
    /// while the subscription is cancelled. For what changes something; what reads or exports asks [`Self::allow`].
    pub(crate) fn require(&self, capability: Capability) -> Result<User, Error> {
        let user = self.allow(capability)?;
        if capability != Capability::Read
            && capability != Capability::Administer
            && self.is_read_only()?
        {
            return Err(Error::ReadOnlyFirm);
        }
        Ok(user)
    }

    /// Refuses what the person's role does not allow, and writes the attempt into the audit log. A firm whose
    /// subscription is cancelled is still read and exported.
    pub(crate) fn allow(&self, capability: Capability) -> Result<User, Error> {
        let user = self.user()?;
        if user.disabled || !user.role.may(capability) {
            self.write(|writer| {
                self.audit(
                    writer,
                    "forbidden_attempt",
                    "capability",
                    capability.as_str(),
                    &json!({ "role": user.role.as_str() }),
                )
            })?;
            return Err(Error::Forbidden {
                role: user.role,
                capability,
            });
        }
        if self.read(|reader| crate::firm::second_factor_is_missing(reader, self.user_id))? {
            return Err(Error::SecondFactorMissing);
        }
        Ok(user)
    }

    /// Whether the subscription allows reading only (A01: cancelled).
    pub(crate) fn is_read_only(&self) -> Result<bool, Error> {
        self.read(|reader| {
            Ok(reader
                .setting("subscription.status")?
                .and_then(|value| value.as_str().map(str::to_owned))
                .as_deref()
                == Some("cancelled"))
        })
    }

    /// Writes one line of the audit log, in the person's name.
    pub(crate) fn audit(
        &self,
        writer: &Writer<'_>,
        action: &str,
        entity: &str,
        entity_id: &str,
        detail: &Value,
    ) -> Result<(), Error> {
        writer.audit(Some(self.user_id), action, entity, entity_id, detail)?;
        Ok(())
    }

    /// Says in this transaction that something happened (FEATURES, "Exact names").
    pub(crate) fn emit(
        &self,
        writer: &Writer<'_>,
        event: EventName,
        entity: &str,
        id: Id,
        payload: &Value,
    ) -> Result<(), Error> {
        writer.emit(event.as_str(), entity, &id.to_string(), payload)?;
        Ok(())
    }
}
