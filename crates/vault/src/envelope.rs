//! The key file of a firm: its master key, wrapped once for every way in.
//!
//! It stands beside the database as JSON and is worth nothing without a passphrase or the recovery kit.
//! Every slot is bound (as authenticated data) to the firm, the member and the format, so that a slot cannot
//! be moved into another firm's file or to another member.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::cipher::{NONCE_BYTES, decrypt, encrypt, hex_text, length_prefixed};
use crate::passphrase::{Cost, Kdf};
use crate::recovery::RecoveryWords;
use crate::shares::{RecoveryShare, SHARES};
use crate::{Error, MasterKey};

/// The format this release writes.
pub const FORMAT: u32 = 1;

/// What kind of firm it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TenantKind {
    /// Lawyers.
    LawFirm,
    /// Sales representatives.
    Sales,
}

/// The key file of a firm, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The format of this file.
    pub format: u32,
    /// The firm.
    pub tenant_id: String,
    /// The firm's name, readable while it is locked.
    pub firm: String,
    /// What kind of firm it is.
    pub kind: TenantKind,
    /// One for every member who may come in with a passphrase.
    #[serde(default)]
    pub passphrases: Vec<PassphraseSlot>,
    /// The printed recovery kit.
    #[serde(default)]
    pub recovery: Option<RecoverySlot>,
    /// The three sheets of the partners.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shares: Option<RecoverySlot>,
}

/// The master key, wrapped for one member's passphrase. As it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassphraseSlot {
    /// The member.
    pub user_id: String,
    /// The member's name, to choose from while the firm is locked.
    pub label: String,
    /// From the passphrase to the key.
    pub kdf: Kdf,
    /// Twenty-four random bytes.
    #[serde(with = "hex_text")]
    pub nonce: [u8; NONCE_BYTES],
    /// The wrapped master key.
    #[serde(with = "hex_text")]
    pub sealed: Vec<u8>,
}

/// The master key, wrapped for the recovery kit. As it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoverySlot {
    /// The kit's control code, to tell whether a printed sheet is the current one.
    pub code: String,
    /// Twenty-four random bytes.
    #[serde(with = "hex_text")]
    pub nonce: [u8; NONCE_BYTES],
    /// The wrapped master key.
    #[serde(with = "hex_text")]
    pub sealed: Vec<u8>,
}

impl Envelope {
    /// The key file of a new firm, without any way in yet.
    #[must_use]
    pub fn new(tenant_id: &str, firm: &str, kind: TenantKind) -> Self {
        Self {
            format: FORMAT,
            tenant_id: tenant_id.to_owned(),
            firm: firm.to_owned(),
            kind,
            passphrases: Vec::new(),
            recovery: None,
            shares: None,
        }
    }

    /// Reads a key file.
    ///
    /// # Errors
    ///
    /// [`Error::NewerFormat`] and [`Error::Damaged`].
    pub fn decode(json: &[u8]) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let damaged = |_| Error::Damaged {
            what: "the key file",
        };
        let Format { format: found } = serde_json::from_slice(json).map_err(damaged)?;
        if found > FORMAT {
            return Err(Error::NewerFormat {
                found,
                known: FORMAT,
            });
        }
        serde_json::from_slice(json).map_err(damaged)
    }

    /// The key file as it is stored.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut json =
            serde_json::to_vec_pretty(self).expect("a struct of texts and numbers is JSON");
        json.push(b'\n');
        json
    }

    /// Gives a member a passphrase, replacing the one the member had.
    ///
    /// Takes as long as `cost` says.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when `cost` is beyond all measure.
    pub fn set_passphrase(
        &mut self,
        master: &MasterKey,
        user_id: &str,
        label: &str,
        passphrase: &str,
        cost: Cost,
        mut random: impl FnMut(&mut [u8]),
    ) -> Result<(), Error> {
        let kdf = Kdf::make(cost, &mut random);
        let key = kdf.derive(passphrase)?;
        let mut nonce = [0; NONCE_BYTES];
        random(&mut nonce);
        let sealed = self.wrap(&key, &nonce, user_id, master);
        let slot = PassphraseSlot {
            user_id: user_id.to_owned(),
            label: label.to_owned(),
            kdf,
            nonce,
            sealed,
        };
        match self
            .passphrases
            .iter_mut()
            .find(|slot| slot.user_id == user_id)
        {
            Some(old) => *old = slot,
            None => self.passphrases.push(slot),
        }
        Ok(())
    }

    /// Takes a member's passphrase away.
    ///
    /// # Errors
    ///
    /// [`Error::NoSlot`], and [`Error::LastWayIn`] when the firm has no other passphrase.
    pub fn remove_passphrase(&mut self, user_id: &str) -> Result<(), Error> {
        let at = self
            .passphrases
            .iter()
            .position(|slot| slot.user_id == user_id)
            .ok_or_else(|| Error::NoSlot {
                user_id: user_id.to_owned(),
            })?;
        if self.passphrases.len() == 1 {
            return Err(Error::LastWayIn);
        }
        self.passphrases.remove(at);
        Ok(())
    }

    /// The master key and the member whose passphrase this is. Takes as long as the slots' cost says.
    ///
    /// - `user_id`: only this member's slot is tried; `None` tries them all.
    ///
    /// # Errors
    ///
    /// [`Error::WrongPassphrase`] and [`Error::Damaged`].
    pub fn open_with_passphrase(
        &self,
        user_id: Option<&str>,
        passphrase: &str,
    ) -> Result<(String, MasterKey), Error> {
        for slot in &self.passphrases {
            if user_id.is_some_and(|user_id| user_id != slot.user_id) {
                continue;
            }
            let key = slot.kdf.derive(passphrase)?;
            if let Some(master) = self.unwrap(&key, &slot.nonce, &slot.user_id, &slot.sealed)? {
                return Ok((slot.user_id.clone(), master));
            }
        }
        Err(Error::WrongPassphrase)
    }

    /// Whether a passphrase opens a slot. Takes as long as the slots' cost says.
    ///
    /// - `except`: the member whose slot is not tried.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`].
    pub fn opens_for_another(&self, except: Option<&str>, passphrase: &str) -> Result<bool, Error> {
        for slot in &self.passphrases {
            if except == Some(slot.user_id.as_str()) {
                continue;
            }
            let key = slot.kdf.derive(passphrase)?;
            if self
                .unwrap(&key, &slot.nonce, &slot.user_id, &slot.sealed)?
                .is_some()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Wraps the master key for a recovery kit, replacing the kit there was.
    pub fn set_recovery(
        &mut self,
        master: &MasterKey,
        words: &RecoveryWords,
        mut random: impl FnMut(&mut [u8]),
    ) {
        let mut nonce = [0; NONCE_BYTES];
        random(&mut nonce);
        let sealed = self.wrap(&words.wrapping_key(), &nonce, RECOVERY, master);
        self.recovery = Some(RecoverySlot {
            code: words.control_code(),
            nonce,
            sealed,
        });
    }

    /// The master key, by the recovery kit.
    ///
    /// # Errors
    ///
    /// [`Error::WrongKit`], [`Error::NoKit`] and [`Error::Damaged`].
    pub fn open_with_recovery(&self, words: &RecoveryWords) -> Result<MasterKey, Error> {
        let slot = self.recovery.as_ref().ok_or(Error::NoKit)?;
        self.unwrap(&words.wrapping_key(), &slot.nonce, RECOVERY, &slot.sealed)?
            .ok_or(Error::WrongKit)
    }

    /// Wraps the master key for a set of sheets, replacing the set there was.
    ///
    /// # Errors
    ///
    /// [`Error::SameSheet`] and [`Error::OtherSheets`] when they are not a set.
    pub fn set_shares(
        &mut self,
        master: &MasterKey,
        sheets: &[RecoveryShare; SHARES],
        mut random: impl FnMut(&mut [u8]),
    ) -> Result<(), Error> {
        let [one, two, three] = sheets;
        let key = one.wrapping_key(two)?;
        if one.wrapping_key(three)? != key || two.wrapping_key(three)? != key {
            return Err(Error::OtherSheets);
        }
        let mut nonce = [0; NONCE_BYTES];
        random(&mut nonce);
        let sealed = self.wrap(&key, &nonce, SHARED, master);
        self.shares = Some(RecoverySlot {
            code: one.set_code(),
            nonce,
            sealed,
        });
        Ok(())
    }

    /// The master key, by two sheets.
    ///
    /// # Errors
    ///
    /// [`Error::SameSheet`], [`Error::OtherSheets`], [`Error::WrongKit`], [`Error::NoKit`] and [`Error::Damaged`].
    pub fn open_with_shares(
        &self,
        one: &RecoveryShare,
        two: &RecoveryShare,
    ) -> Result<MasterKey, Error> {
        let key = one.wrapping_key(two)?;
        let slot = self.shares.as_ref().ok_or(Error::NoKit)?;
        self.unwrap(&key, &slot.nonce, SHARED, &slot.sealed)?
            .ok_or(Error::WrongKit)
    }

    fn wrap(
        &self,
        key: &Zeroizing<[u8; 32]>,
        nonce: &[u8; NONCE_BYTES],
        whose: &str,
        master: &MasterKey,
    ) -> Vec<u8> {
        encrypt(
            key,
            nonce,
            &self.bound_to(whose),
            master.expose_bytes_for_keyring().as_slice(),
        )
    }

    fn unwrap(
        &self,
        key: &Zeroizing<[u8; 32]>,
        nonce: &[u8; NONCE_BYTES],
        whose: &str,
        sealed: &[u8],
    ) -> Result<Option<MasterKey>, Error> {
        let Some(bytes) = decrypt(key, nonce, &self.bound_to(whose), sealed) else {
            return Ok(None);
        };
        let bytes: Zeroizing<[u8; 32]> =
            Zeroizing::new(bytes.as_slice().try_into().map_err(|_| Error::Damaged {
                what: "the key file",
            })?);
        Ok(Some(MasterKey::from_keyring_bytes(*bytes)))
    }

    /// What a slot is bound to. The name of the firm is not part of it: a firm may be renamed.
    fn bound_to(&self, whose: &str) -> Vec<u8> {
        length_prefixed(&[
            b"guichet envelope",
            &self.format.to_be_bytes(),
            self.tenant_id.as_bytes(),
            whose.as_bytes(),
        ])
    }
}

/// Whose the recovery slot is. Members are UUIDs: none can be called this.
const RECOVERY: &str = "recovery kit";

/// Whose the slot of the three sheets is.
const SHARED: &str = "recovery shares";

#[cfg(test)]
mod tests;
