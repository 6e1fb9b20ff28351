//! The key file of a firm, and the passphrases in it.

use crate::{Error, Session, clock, session::Tenant};
use contract::words::FirmKind;
use std::path::{Path, PathBuf};
use store::{Id, Options};
use vault::{Cost, Envelope, MasterKey, TenantKind};

/// Where the key file is.
pub(super) fn path(folder: &Path) -> PathBuf {
    folder.join("firm.keys.json")
}

/// Reads the key file.
pub(crate) fn read(folder: &Path) -> Result<Envelope, Error> {
    let path = path(folder);
    let json = std::fs::read(&path).map_err(|error| Error::File {
        path: path.display().to_string(),
        error,
    })?;
    Envelope::decode(&json).map_err(error)
}

/// Replaces the key file whole: after a crash there is the old one or the new one.
pub(super) fn write(folder: &Path, envelope: &Envelope) -> Result<(), Error> {
    let path = path(folder);
    store::write_whole(&path, &envelope.encode()).map_err(|error| Error::File {
        path: path.display().to_string(),
        error,
    })
}

/// What the vault says, as the office says it.
pub(crate) fn error(error: vault::Error) -> Error {
    match error {
        vault::Error::WrongPassphrase => Error::WrongPassphrase,
        vault::Error::NewerFormat { .. } => Error::NewerFormat,
        vault::Error::WrongKit
        | vault::Error::NoKit
        | vault::Error::SameSheet
        | vault::Error::OtherSheets
        | vault::Error::Words(_) => Error::WrongKit(error.to_string()),
        other => Error::Envelope(other.to_string()),
    }
}

/// The store's options for a firm.
pub(super) fn options(tenant: &Tenant, master: &MasterKey, device: Id) -> Options {
    store_options(&tenant.folder, master, device)
}

/// The store's options for a firm in any folder.
pub(crate) fn store_options(folder: &Path, master: &MasterKey, device: Id) -> Options {
    let keys = master.derive();
    Options {
        folder: folder.to_owned(),
        keys: store::Keys {
            database: keys.database,
            blobs: keys.blobs,
            names: keys.names,
        },
        device,
    }
}

pub(super) const fn kind(kind: TenantKind) -> FirmKind {
    match kind {
        TenantKind::LawFirm => FirmKind::LawFirm,
        TenantKind::Sales => FirmKind::Sales,
    }
}

pub(super) const fn stored_kind(kind: FirmKind) -> TenantKind {
    match kind {
        FirmKind::LawFirm => TenantKind::LawFirm,
        FirmKind::Sales => TenantKind::Sales,
    }
}

/// Refuses a passphrase that can be guessed, or that lets somebody else in: a firm opens as whoever's slot opens first.
/// Takes as long as the slots of the others.
///
/// - `whose`: who is to have it; `None` is somebody who has none yet.
pub(crate) fn check_passphrase(
    envelope: &Envelope,
    whose: Option<Id>,
    passphrase: &str,
) -> Result<(), Error> {
    if vault::strength(passphrase).score < super::ACCEPTABLE {
        return Err(Error::WeakPassphrase);
    }
    let whose = whose.map(|id| id.to_string());
    if envelope
        .opens_for_another(whose.as_deref(), passphrase)
        .map_err(error)?
    {
        return Err(Error::TakenPassphrase);
    }
    Ok(())
}

/// Gives a member a passphrase of their own, which [`check_passphrase`] let through.
pub(crate) fn add_member_slot(
    session: &Session,
    user_id: Id,
    label: &str,
    passphrase: &str,
) -> Result<(), Error> {
    let mut envelope = read(&session.tenant.folder)?;
    envelope
        .set_passphrase(
            &session.master,
            &user_id.to_string(),
            label,
            passphrase,
            Cost::STANDARD,
            clock::random,
        )
        .map_err(error)?;
    write(&session.tenant.folder, &envelope)
}

/// Takes a member's passphrase away. A member without one is fine.
pub(crate) fn drop_member_slot(session: &Session, user_id: Id) -> Result<(), Error> {
    let mut envelope = read(&session.tenant.folder)?;
    match envelope.remove_passphrase(&user_id.to_string()) {
        Ok(()) => write(&session.tenant.folder, &envelope),
        Err(vault::Error::NoSlot { .. }) => Ok(()),
        Err(other) => Err(error(other)),
    }
}

/// Changes the passphrase of the person at the screen, who proves the present one.
pub(crate) fn replace_passphrase(session: &Session, current: &str, new: &str) -> Result<(), Error> {
    let user = session.user()?;
    let envelope = read(&session.tenant.folder)?;
    envelope
        .open_with_passphrase(Some(&user.id.to_string()), current)
        .map_err(error)?;
    check_passphrase(&envelope, Some(user.id), new)?;
    add_member_slot(session, user.id, &user.name, new)
}
