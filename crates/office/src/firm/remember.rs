//! The keyring of the computer: a convenience, never the only way in.

use crate::{Error, Session, desk::Keyring, session::Tenant, words};
use store::Id;
use vault::MasterKey;
use zeroize::Zeroizing;

const SERVICE: &str = "guichet";

/// What is kept: the member's id (36 characters) and the 32 bytes of the key.
const LENGTH: usize = 36 + 32;

fn entry(tenant: &Tenant) -> Result<keyring::Entry, Error> {
    if tenant.keyring == Keyring::None {
        return Err(Error::Keyring("this start uses no keyring".to_owned()));
    }
    // Two data folders of one person may hold copies of one firm: the folder is part of the name.
    let account = format!("{}@{}", tenant.id, tenant.data_dir.display());
    keyring::Entry::new(SERVICE, &account).map_err(|error| Error::Keyring(error.to_string()))
}

/// Whether a keyring answers at all.
pub(super) fn is_available(keyring: Keyring) -> bool {
    if keyring == Keyring::None {
        return false;
    }
    match keyring::Entry::new(SERVICE, "availability").and_then(|entry| entry.get_secret()) {
        Ok(_) | Err(keyring::Error::NoEntry) => true,
        Err(_) => false,
    }
}

/// Whether the keyring holds the key of this firm.
pub(crate) fn is_remembered(tenant: &Tenant) -> bool {
    entry(tenant).is_ok_and(|entry| {
        entry
            .get_secret()
            .map(Zeroizing::new)
            .is_ok_and(|secret| secret.len() == LENGTH)
    })
}

/// The member and the key that the keyring holds.
pub(crate) fn remembered_key(tenant: &Tenant) -> Result<(Id, MasterKey), Error> {
    let secret = entry(tenant)?
        .get_secret()
        .map_err(|error| Error::Keyring(error.to_string()))?;
    let secret = Zeroizing::new(secret);
    let damaged = || Error::Keyring("it holds something else".to_owned());
    let (user, key) = secret.split_at_checked(36).ok_or_else(damaged)?;
    let user = std::str::from_utf8(user).map_err(|_| damaged())?;
    let key: [u8; 32] = key.try_into().map_err(|_| damaged())?;
    Ok((
        words::id(user).map_err(|_| damaged())?,
        MasterKey::from_keyring_bytes(key),
    ))
}

/// Keeps the key in the keyring, or forgets it.
pub(super) fn set_remembered_key(
    tenant: &Tenant,
    key: Option<(Id, &MasterKey)>,
) -> Result<(), Error> {
    let entry = entry(tenant)?;
    let said = match key {
        Some((user_id, master)) => {
            let mut secret = Zeroizing::new(user_id.to_string().into_bytes());
            secret.extend_from_slice(master.expose_bytes_for_keyring().as_slice());
            entry.set_secret(&secret)
        }
        None => match entry.delete_credential() {
            Err(keyring::Error::NoEntry) => Ok(()),
            said => said,
        },
    };
    said.map_err(|error| Error::Keyring(error.to_string()))
}

/// Keeps the key of the open firm on this computer, or forgets it.
pub(crate) fn set_remembered(session: &Session, remember: bool) -> Result<(), Error> {
    set_remembered_key(
        &session.tenant,
        remember.then_some((session.user_id, &session.master)),
    )
}

/// What to tell a person whose key could not be remembered: the firm opens all the same.
pub(super) fn notices(remembered: Result<(), Error>) -> Vec<String> {
    match remembered {
        Ok(()) => Vec::new(),
        Err(error) => {
            tracing::info!(%error, "the key is not in the keyring");
            vec!["keyring_missing".to_owned()]
        }
    }
}
