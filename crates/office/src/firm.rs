//! Making, opening and locking a firm.
//!
//! A firm is a folder: `firm.db` and its blobs (the store), and `firm.keys.json` (the vault's envelope: the
//! master key, wrapped for each member's passphrase and for the printed recovery kit). The keyring of the
//! computer may hold the master key too; losing it loses nothing.

pub(crate) mod keys;
mod kit;
mod remember;
mod second_factor;
mod shares;

use crate::{
    Desk, Error, Session,
    backup::Settled,
    clock,
    router::Handle,
    session::{Parts, Tenant},
    settings, words,
};
use contract::firm::{
    CreateFirm, FirmEntry, FirmsView, Lock, PassphraseView, RatePassphrase, Recover, SessionView,
    ShowFirms, ShowSession, Touch, Unlock,
};
use contract::words::FirmKind;
use domain::Role;
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, atomic::Ordering},
};
use store::{Id, Store, User};
use vault::{Cost, Envelope, MasterKey};

pub(crate) use keys::{
    add_member_slot, check_passphrase, drop_member_slot, error as vault_error, read as read_keys,
    replace_passphrase, store_options,
};
pub(crate) use remember::{is_remembered, remembered_key, set_remembered};
pub(crate) use second_factor::is_missing as second_factor_is_missing;

/// A firm may be made with a passphrase of this score or better.
pub(crate) const ACCEPTABLE: u8 = 2;

/// Whether a firm may be made with a passphrase that can be guessed: a script brings its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// No: a person is choosing it now.
    Refused,
    /// Yes, unless it is empty.
    Allowed,
}

impl Desk {
    pub(crate) fn firms_dir(&self) -> PathBuf {
        self.inner().options.data_dir.join("firms")
    }

    pub(crate) fn tenant(&self, id: &str) -> Result<Tenant, Error> {
        // The id becomes a folder name: nothing but a UUID may.
        let id = words::id(id)
            .map_err(|_| Error::UnknownFirm(id.to_owned()))?
            .to_string();
        let folder = self.firms_dir().join(&id);
        if !keys::path(&folder).exists() {
            return Err(Error::UnknownFirm(id));
        }
        Ok(Tenant {
            id,
            folder,
            data_dir: self.inner().options.data_dir.clone(),
            keyring: self.inner().options.keyring,
        })
    }

    /// Every firm in the data folder.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read. A damaged firm is listed by its id.
    pub fn firms(&self) -> Result<Vec<FirmEntry>, Error> {
        let dir = self.firms_dir();
        let entries = match std::fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => {
                return Err(Error::File {
                    path: dir.display().to_string(),
                    error,
                });
            }
        };
        let mut firms: Vec<FirmEntry> = entries
            .flatten()
            .filter_map(|entry| self.entry(&entry.path()))
            .collect();
        firms.sort_by(|left, right| {
            (&left.name, &left.tenant_id).cmp(&(&right.name, &right.tenant_id))
        });
        Ok(firms)
    }

    fn entry(&self, folder: &Path) -> Option<FirmEntry> {
        let id = folder.file_name()?.to_str()?.to_owned();
        let tenant = self.tenant(&id).ok()?;
        let envelope = keys::read(&tenant.folder).ok();
        Some(FirmEntry {
            name: envelope
                .as_ref()
                .map_or_else(|| id.clone(), |envelope| envelope.firm.clone()),
            kind: envelope
                .as_ref()
                .map_or(FirmKind::LawFirm, |envelope| keys::kind(envelope.kind)),
            remembered: is_remembered(&tenant),
            members: envelope
                .map(|envelope| {
                    envelope
                        .passphrases
                        .into_iter()
                        .map(|slot| slot.label)
                        .collect()
                })
                .unwrap_or_default(),
            tenant_id: id,
        })
    }

    /// Makes a firm and opens it.
    ///
    /// # Errors
    ///
    /// [`Error::WeakPassphrase`], [`Error::WrongKit`] when the words are not a kit, or the disk's reasons;
    /// nothing is left behind then.
    pub fn create_firm(&self, request: &CreateFirm, weak: Weak) -> Result<SessionView, Error> {
        let name = request.name.trim();
        if name.is_empty() {
            return Err(Error::invalid("name", ""));
        }
        let score = vault::strength(&request.passphrase).score;
        if request.passphrase.is_empty() || (weak == Weak::Refused && score < ACCEPTABLE) {
            return Err(Error::WeakPassphrase);
        }
        let kit = kit::parse(&request.kit_words.join(" "))?;
        let (tenant_id, user_id) = (self.new_id(), self.new_id());
        let master = MasterKey::make(clock::random);
        let mut envelope = Envelope::new(
            &tenant_id.to_string(),
            name,
            keys::stored_kind(request.kind),
        );
        envelope
            .set_passphrase(
                &master,
                &user_id.to_string(),
                request.owner_name.trim(),
                &request.passphrase,
                Cost::STANDARD,
                clock::random,
            )
            .map_err(keys::error)?;
        envelope.set_recovery(&master, &kit, clock::random);

        let tenant = Tenant {
            id: tenant_id.to_string(),
            folder: self.firms_dir().join(tenant_id.to_string()),
            data_dir: self.inner().options.data_dir.clone(),
            keyring: self.inner().options.keyring,
        };
        let store = Store::create(&keys::options(&tenant, &master, self.inner().device))?;
        let owner = User {
            id: user_id,
            name: request.owner_name.trim().to_owned(),
            email: request.owner_email.trim().to_lowercase(),
            role: Role::Admin,
            language: request.language.as_str().to_owned(),
            created_ms: self.now_ms(),
            disabled: false,
        };
        store.write(self.now_ms(), |writer| {
            writer.insert(&owner)?;
            writer.set_setting("firm.name", json!(name))?;
            writer.set_setting("firm.kind", json!(request.kind.as_str()))?;
            writer.set_setting("subscription.status", json!("active"))?;
            writer.audit(Some(user_id), "firm.create", "firm", &tenant.id, &json!({}))?;
            Ok::<_, Error>(())
        })?;
        // The key file is last: a folder without it is not a firm, and is never opened half made.
        keys::write(&tenant.folder, &envelope)?;
        let notices = if request.remember {
            remember::notices(remember::set_remembered_key(
                &tenant,
                Some((user_id, &master)),
            ))
        } else {
            Vec::new()
        };
        self.open_session(tenant, store, user_id, master, notices)
    }

    /// Opens a firm with a passphrase, or with the keyring of this computer when none is given.
    ///
    /// # Errors
    ///
    /// [`Error::WrongPassphrase`], [`Error::Keyring`], [`Error::CodeWanted`] and the other reasons of a second
    /// factor, or the disk's reasons.
    pub fn unlock(
        &self,
        tenant_id: &str,
        passphrase: Option<&str>,
        code: Option<&str>,
        remember: Option<bool>,
    ) -> Result<SessionView, Error> {
        let tenant = self.tenant(tenant_id)?;
        let (user_id, master) = match passphrase {
            Some(passphrase) => {
                let (user_id, master) = keys::read(&tenant.folder)?
                    .open_with_passphrase(None, passphrase)
                    .map_err(keys::error)?;
                (words::id(&user_id)?, master)
            }
            None => remember::remembered_key(&tenant)?,
        };
        if let Ok(session) = self.session()
            && session.tenant.id == tenant.id
        {
            // The same firm is open in this process: its store holds the folder, and there is one session.
            if session.user_id == user_id {
                self.touch();
                return view(&session, Vec::new());
            }
            drop(session);
            self.leave("person");
        }
        self.wait_until_closed();
        let store = Store::open(&keys::options(&tenant, &master, self.inner().device))?;
        second_factor::pass(&store, user_id, code, self.now_ms())?;
        let notices = match remember {
            Some(true) => remember::notices(remember::set_remembered_key(
                &tenant,
                Some((user_id, &master)),
            )),
            Some(false) | None => Vec::new(),
        };
        self.open_session(tenant, store, user_id, master, notices)
    }

    fn open_session(
        &self,
        tenant: Tenant,
        store: Store,
        user_id: Id,
        master: MasterKey,
        notices: Vec<String>,
    ) -> Result<SessionView, Error> {
        let user = store
            .read(|reader| Ok::<_, Error>(reader.get::<User>(&user_id)?))?
            .filter(|user| !user.disabled)
            .ok_or(Error::WrongPassphrase)?;
        let engine = Arc::new(crate::intelligence::firm_engine(&store)?);
        let settled = crate::backup::settle(&store, &tenant.folder, &master.derive().sealing)?;
        let inner = self.inner();
        let session = Session::new(Parts {
            tenant,
            store,
            user_id,
            clock: Arc::clone(&inner.options.clock),
            bus: Arc::clone(&inner.bus),
            places: Arc::clone(&inner.places),
            engine,
            master,
            platform_key: inner.options.platform_key.clone(),
        })?;
        let mut notices = notices;
        session.write(|writer| {
            if let Some(word) = settled.word() {
                let detail = json!({ "outcome": word });
                session.audit(
                    writer,
                    "backup.restore",
                    "firm",
                    &session.tenant.id,
                    &detail,
                )?;
            }
            if settled == Settled::Unproven {
                notices.push("restore_unproven".to_owned());
            }
            session.audit(
                writer,
                "firm.unlock",
                "firm",
                &session.tenant.id,
                &json!({ "role": user.role.as_str() }),
            )
        })?;
        crate::rights::play_again(&session)?;
        crate::ingest::resume(&session);
        let minutes =
            session.read(|reader| Ok(settings::personal(reader, &user)?.lock_after_minutes))?;
        inner.lock_after_minutes.store(minutes, Ordering::Release);
        if inner.timers.load(Ordering::Acquire) {
            crate::accounts::start_polling(&session)?;
        }
        let view = view(&session, notices)?;
        self.enter(session);
        Ok(view)
    }

    fn now_ms(&self) -> i64 {
        self.inner().options.clock.now().as_millisecond()
    }

    fn new_id(&self) -> Id {
        let mut random = [0; 10];
        clock::random(&mut random);
        Id::from_parts(self.now_ms(), &random)
    }
}

/// The open firm as the window sees it.
fn view(session: &Session, notices: Vec<String>) -> Result<SessionView, Error> {
    let user = session.user()?;
    let (firm_name, chosen, kind) = session.read(|reader| {
        let kind = reader
            .setting("firm.kind")?
            .and_then(|value| value.as_str().and_then(FirmKind::from_word));
        Ok((
            settings::firm_name(reader)?,
            settings::personal(reader, &user)?,
            kind.unwrap_or(FirmKind::LawFirm),
        ))
    })?;
    let capabilities = domain::Capability::ALL
        .iter()
        .filter(|capability| user.role.may(**capability));
    Ok(SessionView {
        tenant_id: session.tenant.id.clone(),
        firm_name,
        kind,
        user_id: user.id.to_string(),
        user_name: user.name,
        role: words::role(user.role),
        capabilities: capabilities
            .map(|&capability| words::capability(capability))
            .collect(),
        language: chosen.language,
        theme: chosen.theme,
        discreet: chosen.discreet,
        lock_after_minutes: chosen.lock_after_minutes,
        read_only: session.is_read_only()?,
        second_factor_missing: session
            .read(|reader| second_factor::is_missing(reader, session.user_id))?,
        notices,
    })
}

impl Handle<ShowFirms> for Desk {
    fn handle(&self, _: ShowFirms) -> Result<FirmsView, Error> {
        let session = self
            .session()
            .ok()
            .map(|session| view(&session, Vec::new()))
            .transpose()?;
        Ok(FirmsView {
            firms: self.firms()?,
            session,
            keyring_available: remember::is_available(self.inner().options.keyring),
            data_folder: self.inner().options.data_dir.display().to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }
}

impl Handle<RatePassphrase> for Desk {
    fn handle(&self, request: RatePassphrase) -> Result<PassphraseView, Error> {
        let score = vault::strength(&request.passphrase).score;
        Ok(PassphraseView {
            score,
            acceptable: score >= ACCEPTABLE,
        })
    }
}

impl Handle<CreateFirm> for Desk {
    fn handle(&self, request: CreateFirm) -> Result<SessionView, Error> {
        self.create_firm(&request, Weak::Refused)
    }
}

impl Handle<Unlock> for Desk {
    fn handle(&self, request: Unlock) -> Result<SessionView, Error> {
        self.unlock(
            &request.tenant_id,
            request.passphrase.as_deref(),
            request.code.as_deref(),
            request.remember,
        )
    }
}

impl Handle<Recover> for Desk {
    fn handle(&self, request: Recover) -> Result<SessionView, Error> {
        let tenant = self.tenant(&request.tenant_id)?;
        if vault::strength(&request.new_passphrase).score < ACCEPTABLE {
            return Err(Error::WeakPassphrase);
        }
        let mut envelope = keys::read(&tenant.folder)?;
        let master = shares::open(&envelope, &request.words)?;
        self.wait_until_closed();
        let store = Store::open(&keys::options(&tenant, &master, self.inner().device))?;
        let users = store.read(|reader| Ok::<_, Error>(reader.users()?))?;
        let head = users
            .into_iter()
            .find(|user| user.role == Role::Admin && !user.disabled)
            .ok_or_else(|| Error::Broken("the firm has no head".to_owned()))?;
        keys::check_passphrase(&envelope, Some(head.id), &request.new_passphrase)?;
        envelope
            .set_passphrase(
                &master,
                &head.id.to_string(),
                &head.name,
                &request.new_passphrase,
                Cost::STANDARD,
                clock::random,
            )
            .map_err(keys::error)?;
        keys::write(&tenant.folder, &envelope)?;
        store.write(self.now_ms(), |writer| {
            writer.audit(
                Some(head.id),
                "firm.recover",
                "firm",
                &tenant.id,
                &json!({}),
            )?;
            // Paper is more than a telephone: whoever has it is let in, and brings another telephone.
            second_factor::forget(writer, head.id)?;
            Ok::<_, Error>(())
        })?;
        self.open_session(tenant, store, head.id, master, Vec::new())
    }
}

impl Handle<Lock> for Desk {
    fn handle(&self, _: Lock) -> Result<contract::Done, Error> {
        self.leave("person");
        Ok(contract::Done {})
    }
}

impl Handle<ShowSession> for Desk {
    fn handle(&self, _: ShowSession) -> Result<SessionView, Error> {
        let session = self.session()?;
        let view = view(&session, Vec::new())?;
        self.inner()
            .lock_after_minutes
            .store(view.lock_after_minutes, Ordering::Release);
        Ok(view)
    }
}

impl Handle<Touch> for Desk {
    fn handle(&self, _: Touch) -> Result<contract::Done, Error> {
        self.touch();
        Ok(contract::Done {})
    }
}
