//! A file that goes from one person to another, sealed by a passphrase that they tell each other.
//!
//! Format, stored: `GPASSED` and version 1, the length of the derivation as 32 bits (big-endian), the derivation
//! ([`Kdf`]) as JSON, sealed content ([`seal()`]), and SHA-256 of all of this. The sum at the end keeps no secret and stops
//! nobody: it tells a file that was cut off or copied badly from a wrong passphrase. What stops somebody is the sealing,
//! which covers the derivation and the purpose too.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::cipher::length_prefixed;
use crate::passphrase::{Cost, Kdf};
use crate::{Error, open, seal};

const MAGIC: &[u8; 7] = b"GPASSED";
const VERSION: u8 = 1;
const SUM_BYTES: usize = 32;

/// Longer than any derivation this release writes.
const MAX_KDF_BYTES: usize = 4 << 10;

/// Seals content for whoever is told the passphrase. Takes as long as `cost` says.
///
/// - `purpose`: what it is for; only the same purpose opens it again.
/// - `random`: fills bytes from a cryptographic source.
///
/// # Errors
///
/// [`Error::Damaged`] when `cost` is beyond all measure.
pub fn seal_to_pass(
    passphrase: &str,
    purpose: &[u8],
    content: &[u8],
    cost: Cost,
    mut random: impl FnMut(&mut [u8]),
) -> Result<Vec<u8>, Error> {
    let kdf = Kdf::make(cost, &mut random);
    let key = kdf.derive(passphrase)?;
    let json = serde_json::to_vec(&kdf).expect("a struct of texts and numbers is JSON");
    let mut file = [MAGIC.as_slice(), &[VERSION]].concat();
    let length = u32::try_from(json.len()).expect("a derivation is far shorter than 4 GiB");
    file.extend_from_slice(&length.to_be_bytes());
    file.extend_from_slice(&json);
    let bound = length_prefixed(&[b"guichet passed", purpose, &file]);
    file.extend(seal(&key, &bound, content, random));
    let sum = Sha256::digest(&file);
    file.extend_from_slice(&sum);
    Ok(file)
}

/// Opens what [`seal_to_pass`] made. Takes as long as the file's cost says.
///
/// # Errors
///
/// [`Error::Foreign`] when it is no such file, [`Error::NewerFormat`], [`Error::Damaged`] when it is not what was
/// written, [`Error::WrongPassphrase`].
pub fn open_passed(
    passphrase: &str,
    purpose: &[u8],
    file: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let damaged = || Error::Damaged {
        what: "the sealed file",
    };
    let rest = file.strip_prefix(MAGIC).ok_or(Error::Foreign)?;
    let (&version, _) = rest.split_first().ok_or_else(damaged)?;
    if version > VERSION {
        return Err(Error::NewerFormat {
            found: version.into(),
            known: VERSION.into(),
        });
    }
    let at = file.len().checked_sub(SUM_BYTES).ok_or_else(damaged)?;
    let (written, sum) = file.split_at(at);
    if Sha256::digest(written).as_slice() != sum {
        return Err(damaged());
    }
    let parts = || {
        let (_, rest) = written.split_at_checked(MAGIC.len() + 1)?;
        let (length, rest) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (json, sealed) = rest.split_at_checked(length)?;
        (length <= MAX_KDF_BYTES).then_some((json, sealed))
    };
    let (json, sealed) = parts().ok_or_else(damaged)?;
    let kdf: Kdf = serde_json::from_slice(json).map_err(|_| damaged())?;
    let key = kdf.derive(passphrase)?;
    let header = written
        .get(..written.len() - sealed.len())
        .unwrap_or_default();
    let bound = length_prefixed(&[b"guichet passed", purpose, header]);
    // The sum held, so what does not open is the passphrase, or a file that somebody forged.
    open(&key, &bound, sealed).map_err(|_| Error::WrongPassphrase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sealed(content: &[u8]) -> Vec<u8> {
        let random = |bytes: &mut [u8]| bytes.fill(3);
        seal_to_pass("rivage", b"test", content, Cost::FOR_TESTS, random).unwrap()
    }

    #[test]
    fn what_the_first_release_sealed_still_opens() {
        let file = sealed(b"Bonjour");
        expect_test::expect!["4750415353454401000000667b22616c676f726974686d223a226172676f6e326964222c226d656d6f72795f6b6962223a382c22706173736573223a312c226c616e6573223a312c2273616c74223a223033303330333033303330333033303330333033303330333033303330333033227d01030303030303030303030303030303030303030303030303c31e8416d48326953d89d4535670dbc57ebcc118883a119e2952e32821c87260e19f66b5227fd9e43ca129e73b3cf252a2700a3acbc037"].assert_eq(&crate::cipher::hex(&file));
        assert_eq!(
            open_passed("rivage", b"test", &file).unwrap().as_slice(),
            b"Bonjour"
        );
    }

    #[test]
    fn another_passphrase_and_another_purpose_open_nothing() {
        let file = sealed(b"Bonjour");
        for (passphrase, purpose) in [("orage", b"test"), ("rivage", b"tost")] {
            let refused = open_passed(passphrase, purpose, &file).unwrap_err();
            assert_eq!(refused, Error::WrongPassphrase);
        }
        assert_eq!(
            open_passed("rivage", b"test", b"%PDF-1.7").unwrap_err(),
            Error::Foreign
        );
        let mut newer = file;
        newer[MAGIC.len()] = 2;
        let refused = open_passed("rivage", b"test", &newer).unwrap_err();
        assert_eq!(refused, Error::NewerFormat { found: 2, known: 1 });
    }

    #[test]
    fn whoever_forges_the_sum_still_opens_nothing() {
        let mut file = sealed(b"Bonjour");
        let at = file.len() - SUM_BYTES;
        file[at - 1] ^= 1;
        let sum = Sha256::digest(&file[..at]);
        file[at..].copy_from_slice(&sum);
        let refused = open_passed("rivage", b"test", &file).unwrap_err();
        assert_eq!(refused, Error::WrongPassphrase);
    }

    proptest! {
        #[test]
        fn one_changed_bit_and_one_lost_byte_are_told_from_a_wrong_passphrase(
            content: Vec<u8>, bit: prop::sample::Index, cut: prop::sample::Index,
        ) {
            let file = sealed(&content);
            let damaged = |file: &[u8]| {
                !matches!(open_passed("rivage", b"test", file), Ok(_) | Err(Error::WrongPassphrase))
            };
            let mut changed = file.clone();
            let bit = bit.index(file.len() * 8);
            changed[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(damaged(&changed));
            prop_assert!(damaged(&file[..cut.index(file.len())]));
        }
    }
}
