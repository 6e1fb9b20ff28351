//! From a passphrase to a key: Argon2id, slow on purpose.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::Error;
use crate::cipher::hex_text;

/// How much work a guess costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes; the work is done on one thread whatever this says.
    pub lanes: u32,
}

impl Cost {
    /// What members' passphrases get: 64 MiB and three passes, the second recommended option of RFC 9106,
    /// section 4, with one lane instead of four. 100 to 500 ms on a laptop of the last ten years.
    pub const STANDARD: Self = Self {
        memory_kib: 64 << 10,
        passes: 3,
        lanes: 1,
    };

    /// For tests that are not about the cost. It protects nothing.
    pub const FOR_TESTS: Self = Self {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    };

    /// More than this is not a key file of ours but an attempt to exhaust the machine: 2 GiB, 64 passes.
    const fn is_sane(self) -> bool {
        self.memory_kib <= 2 << 20 && self.passes <= 64 && self.lanes <= 64
    }
}

/// The derivation of one slot, as it stands in the key file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kdf {
    /// Always `argon2id` (version 1.3).
    pub algorithm: String,
    /// The work.
    #[serde(flatten)]
    pub cost: Cost,
    /// Sixteen random bytes.
    #[serde(with = "hex_text")]
    pub salt: [u8; 16],
}

impl Kdf {
    pub(crate) fn make(cost: Cost, mut random: impl FnMut(&mut [u8])) -> Self {
        let mut salt = [0; 16];
        random(&mut salt);
        Self {
            algorithm: "argon2id".to_owned(),
            cost,
            salt,
        }
    }

    /// The key of a passphrase. Takes as long as [`Cost`] says.
    ///
    /// The passphrase is brought to NFC first (RFC 8265, section 4.2): keyboards differ in how they write é.
    pub(crate) fn derive(&self, passphrase: &str) -> Result<Zeroizing<[u8; 32]>, Error> {
        let damaged = Error::Damaged {
            what: "the key file",
        };
        if self.algorithm != "argon2id" || !self.cost.is_sane() {
            return Err(damaged);
        }
        let Cost {
            memory_kib,
            passes,
            lanes,
        } = self.cost;
        let params =
            Params::new(memory_kib, passes, lanes, Some(32)).map_err(|_| damaged.clone())?;
        let passphrase = Zeroizing::new(passphrase.nfc().collect::<String>());
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &self.salt, key.as_mut())
            .map_err(|_| damaged)?;
        Ok(key)
    }
}
