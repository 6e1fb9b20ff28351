//! The master key of a firm, and the keys derived from it.

use hkdf::Hkdf;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The random 256-bit key everything of a firm hangs on. Wiped from memory when dropped, never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct MasterKey([u8; 32]);

/// The keys the other rooms work with, derived from the master key. Wiped from memory when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SubKeys {
    /// Encrypts the database file.
    pub database: [u8; 32],
    /// Encrypts the blob files.
    pub blobs: [u8; 32],
    /// Turns content addresses into file names.
    pub names: [u8; 32],
    /// Seals everything else ([`crate::seal()`]).
    pub sealing: [u8; 32],
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey(..)")
    }
}

impl std::fmt::Debug for SubKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SubKeys(..)")
    }
}

impl PartialEq for MasterKey {
    /// Takes the same time whatever the keys are.
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for MasterKey {}

impl MasterKey {
    /// A new key.
    ///
    /// - `random`: fills bytes from a cryptographic source.
    #[must_use]
    pub fn make(mut random: impl FnMut(&mut [u8])) -> Self {
        let mut key = Self([0; 32]);
        random(&mut key.0);
        key
    }

    /// The key of these bytes, as the keyring kept them.
    #[must_use]
    pub const fn from_keyring_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bare bytes. Only the operating system's keyring may have them.
    #[must_use]
    pub fn expose_bytes_for_keyring(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0)
    }

    /// The keys derived from this one.
    ///
    /// HKDF-SHA256 without salt (the key is uniformly random) and one label for each use; RFC 5869.
    #[must_use]
    pub fn derive(&self) -> SubKeys {
        SubKeys {
            database: self.derive_one(b"guichet database 1"),
            blobs: self.derive_one(b"guichet blobs 1"),
            names: self.derive_one(b"guichet blob names 1"),
            sealing: self.derive_one(b"guichet sealing 1"),
        }
    }

    fn derive_one(&self, label: &[u8]) -> [u8; 32] {
        derive(&self.0, label)
    }
}

/// One key out of uniformly random bytes.
pub(crate) fn derive(secret: &[u8], label: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, secret)
        .expand(label, &mut key)
        .expect("HKDF-SHA256 gives up to 8160 bytes, and 32 are asked for");
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_keys_are_the_same_for_ever() {
        let keys = MasterKey::from_keyring_bytes([7; 32]).derive();
        let hex = |key: [u8; 32]| crate::cipher::hex(&key);
        let all = [keys.database, keys.blobs, keys.names, keys.sealing]
            .map(hex)
            .join("\n");
        expect_test::expect![[r#"
            18bb20714d3443daaf143eed8e3d224568048722ea5a89f1b8d7a893da5c53ed
            2806364198b76fba843289192fb9a31407d020ea440ed14d83350f35b95e3719
            70c045cc756229ee241c05dfe89a57205d0dd44fdd6fbf103760b480d9d893a6
            de28eda3fd9809dc7f0a783d14119698e2df6b481809762ba9efe341ed1bb638"#]]
        .assert_eq(&all);
    }

    #[test]
    fn debug_does_not_show_the_key() {
        let key = MasterKey::make(|bytes| bytes.fill(0xab));
        assert_eq!(
            format!("{key:?} {:?}", key.derive()),
            "MasterKey(..) SubKeys(..)"
        );
    }
}
