//! The keys the store works with.

use zeroize::{Zeroize, ZeroizeOnDrop};

/// Three independent 256-bit keys, derived by the vault. Wiped from memory when dropped, never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Keys {
    /// Encrypts the database file.
    pub database: [u8; 32],
    /// Encrypts the blob files.
    pub blobs: [u8; 32],
    /// Turns content addresses into file names that reveal nothing.
    pub names: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(..)")
    }
}
