//! Licences: a few signed lines that say which plan a firm has, verified without any network.
//!
//! ```text
//! GUICHET-LICENCE 1
//! tenant: 0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee
//! plan: premium
//! issued: 2026-11-20
//! until: 2027-11-20
//! signature: <base64, 64 bytes>
//! ```
//!
//! The signature covers the lines above it, written anew from what was read, so that a mail program that adds spaces
//! or changes line ends breaks nothing. This format is for ever: what was signed once must verify in every release.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey};
use zeroize::Zeroizing;

/// The first line.
const HEAD: &str = "GUICHET-LICENCE 1";

/// Whoever signs something else with the same key cannot make a licence of it.
const CONTEXT: &[u8] = b"guichet licence\n";

/// A longer text is no licence.
const MAX_BYTES: usize = 4096;

/// The names of the signed lines, in their order.
const FIELDS: [&str; 4] = ["tenant", "plan", "issued", "until"];

/// What a licence says. Dates are ISO 8601, both days included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// The firm.
    pub tenant: String,
    /// The word of the plan.
    pub plan: String,
    /// The day it was issued.
    pub issued: String,
    /// Its last day.
    pub until: String,
}

/// Why a text is no licence of the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LicenceError {
    /// Not the lines of a licence.
    #[error("this text is no licence")]
    NotALicence,
    /// The lines are there, and the platform did not sign them.
    #[error("the signature of the licence is wrong")]
    WrongSignature,
    /// The key itself is no key.
    #[error("the key of the platform is no key")]
    BadKey,
}

/// The platform's public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

impl VerifyingKey {
    /// The key of a base64 text.
    ///
    /// # Errors
    ///
    /// [`LicenceError::BadKey`].
    pub fn decode(text: &str) -> Result<Self, LicenceError> {
        let bytes = bytes::<32>(text).ok_or(LicenceError::BadKey)?;
        ed25519_dalek::VerifyingKey::from_bytes(&bytes)
            .map(Self)
            .map_err(|_| LicenceError::BadKey)
    }

    /// The key as base64.
    #[must_use]
    pub fn encode(&self) -> String {
        STANDARD.encode(self.0.as_bytes())
    }
}

/// What the platform signs with. Only `cargo xtask licence` and tests have one.
pub struct SigningSeed(Zeroizing<[u8; 32]>);

impl SigningSeed {
    /// A seed of 32 random bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The seed of a base64 text.
    ///
    /// # Errors
    ///
    /// [`LicenceError::BadKey`].
    pub fn decode(text: &str) -> Result<Self, LicenceError> {
        bytes(text).map(Self::new).ok_or(LicenceError::BadKey)
    }

    /// The seed itself as base64, for the one file that keeps it.
    #[must_use]
    pub fn reveal_seed(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD.encode(self.0.as_slice()))
    }

    /// The public half.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.key().verifying_key())
    }

    fn key(&self) -> SigningKey {
        SigningKey::from_bytes(&self.0)
    }
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    STANDARD.decode(text.trim()).ok()?.try_into().ok()
}

impl Licence {
    /// The signed text.
    #[must_use]
    pub fn sign(&self, seed: &SigningSeed) -> String {
        let signature = seed.key().sign(&self.message());
        let signature = STANDARD.encode(signature.to_bytes());
        format!("{}signature: {signature}\n", self.lines())
    }

    /// The licence of a text that the platform signed.
    ///
    /// # Errors
    ///
    /// [`LicenceError::NotALicence`] and [`LicenceError::WrongSignature`].
    pub fn verify(text: &str, key: &VerifyingKey) -> Result<Self, LicenceError> {
        let (licence, signature) = parse(text).ok_or(LicenceError::NotALicence)?;
        key.0
            .verify_strict(&licence.message(), &signature)
            .map_err(|_| LicenceError::WrongSignature)?;
        Ok(licence)
    }

    fn lines(&self) -> String {
        let values = [&self.tenant, &self.plan, &self.issued, &self.until];
        let mut text = format!("{HEAD}\n");
        for (name, value) in FIELDS.iter().zip(values) {
            text.push_str(&format!("{name}: {value}\n"));
        }
        text
    }

    fn message(&self) -> Vec<u8> {
        [CONTEXT, self.lines().as_bytes()].concat()
    }
}

fn parse(text: &str) -> Option<(Licence, Signature)> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    if lines.next()? != HEAD {
        return None;
    }
    let mut value = |name: &str| {
        let (found, value) = lines.next()?.split_once(':')?;
        let value = value.trim();
        let is_plain = value.bytes().all(|byte| byte.is_ascii_graphic());
        (found.trim() == name && !value.is_empty() && is_plain).then(|| value.to_owned())
    };
    let licence = Licence {
        tenant: value("tenant")?,
        plan: value("plan")?,
        issued: value("issued")?,
        until: value("until")?,
    };
    let signature = Signature::from_bytes(&bytes::<64>(&value("signature")?)?);
    lines.next().is_none().then_some((licence, signature))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn licence() -> Licence {
        Licence {
            tenant: "0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee".to_owned(),
            plan: "premium".to_owned(),
            issued: "2026-11-20".to_owned(),
            until: "2027-11-20".to_owned(),
        }
    }

    fn seed() -> SigningSeed {
        SigningSeed::new([7; 32])
    }

    /// Permanent: never change this text. A licence that was issued must verify for ever.
    const ISSUED: &str = include_str!("licence/vector.txt");
    const PUBLIC: &str = "6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=";

    #[test]
    fn what_was_issued_once_verifies_for_ever() {
        let key = VerifyingKey::decode(PUBLIC).unwrap();
        assert_eq!(Licence::verify(ISSUED, &key), Ok(licence()));
        assert_eq!(licence().sign(&seed()), ISSUED, "signing is deterministic");
        assert_eq!(seed().verifying_key().encode(), PUBLIC);
    }

    #[test]
    fn what_a_mail_program_does_to_a_text_breaks_nothing() {
        let mangled = format!("\r\n  {}\r\n", ISSUED.replace('\n', "  \r\n\r\n"));
        assert_eq!(
            Licence::verify(&mangled, &seed().verifying_key()),
            Ok(licence())
        );
    }

    #[test]
    fn every_changed_letter_is_refused() {
        let key = seed().verifying_key();
        for at in 0..ISSUED.len() {
            let mut bytes = ISSUED.as_bytes().to_vec();
            let before = bytes[at];
            bytes[at] = if before == b'x' { b'y' } else { b'x' };
            if before.is_ascii_whitespace() {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            assert!(Licence::verify(&text, &key).is_err(), "byte {at}: {text}");
        }
    }

    #[test]
    fn another_key_and_garbage_are_told_apart() {
        let other = SigningSeed::new([8; 32]).verifying_key();
        assert_eq!(
            Licence::verify(ISSUED, &other),
            Err(LicenceError::WrongSignature)
        );
        for garbage in ["", "bonjour", HEAD, &"x".repeat(1 << 20)] {
            assert_eq!(
                Licence::verify(garbage, &other),
                Err(LicenceError::NotALicence)
            );
        }
        assert_eq!(VerifyingKey::decode("AAAA"), Err(LicenceError::BadKey));
    }
}
