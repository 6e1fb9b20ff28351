//! Sealing small content under a key: exports, tokens, anything that leaves the database.
//!
//! Format, stored: version 1, 24 random bytes, XChaCha20-Poly1305 of the content.

use zeroize::Zeroizing;

use crate::Error;
use crate::cipher::{NONCE_BYTES, decrypt, encrypt};

const VERSION: u8 = 1;

/// Seals content.
///
/// - `purpose`: what it is for; only the same purpose opens it again.
/// - `random`: fills bytes from a cryptographic source.
#[must_use]
pub fn seal(
    key: &[u8; 32],
    purpose: &[u8],
    content: &[u8],
    mut random: impl FnMut(&mut [u8]),
) -> Vec<u8> {
    let mut nonce = [0; NONCE_BYTES];
    random(&mut nonce);
    let mut sealed = vec![VERSION];
    sealed.extend_from_slice(&nonce);
    sealed.extend(encrypt(key, &nonce, purpose, content));
    sealed
}

/// Opens what [`seal`] made, and wipes it from memory when it is dropped.
///
/// # Errors
///
/// [`Error::Damaged`] when key, purpose or a single bit is another.
pub fn open(key: &[u8; 32], purpose: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let open = || {
        let rest = sealed.strip_prefix(&[VERSION])?;
        let (nonce, rest) = rest.split_first_chunk()?;
        decrypt(key, nonce, purpose, rest)
    };
    open().ok_or(Error::Damaged {
        what: "sealed content",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_the_first_release_sealed_still_opens() {
        let sealed = seal(&[1; 32], b"test", b"Bonjour", |bytes| bytes.fill(2));
        expect_test::expect!["010202020202020202020202020202020202020202020202028e095885c5028ef0731d729b0e95f24b2c99974650b5fc"].assert_eq(&crate::cipher::hex(&sealed));
        assert_eq!(
            open(&[1; 32], b"test", &sealed).unwrap().as_slice(),
            b"Bonjour"
        );
    }

    proptest! {
        #[test]
        fn one_changed_bit_is_noticed(content: Vec<u8>, bit: prop::sample::Index) {
            let mut sealed = seal(&[1; 32], b"a", &content, |bytes| bytes.fill(9));
            prop_assert_eq!(&*open(&[1; 32], b"a", &sealed).unwrap(), &content);
            prop_assert!(open(&[1; 32], b"b", &sealed).is_err(), "another purpose");
            let bit = bit.index(sealed.len() * 8);
            sealed[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(open(&[1; 32], b"a", &sealed).is_err());
        }
    }
}
