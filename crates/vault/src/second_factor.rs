//! The second factor: codes of six digits that change every thirty seconds (RFC 6238), from an authenticator on
//! a telephone. It guards the door of the application, not the file: the keys of the firm do not depend on it.

use totp_rs::{Builder, Secret, Totp};
use zeroize::Zeroizing;

/// Bytes of the secret, as RFC 4226 section 4 asks of SHA-1.
const SECRET_BYTES: usize = 20;

/// What the telephone and the firm both know. Never printed by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor(Totp);

impl std::fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecondFactor(..)")
    }
}

impl SecondFactor {
    /// A new secret for one person.
    ///
    /// - `firm`, `person`: how the authenticator names the entry; a colon in them becomes a space.
    /// - `random`: fills bytes from a cryptographic source.
    #[must_use]
    pub fn make(firm: &str, person: &str, mut random: impl FnMut(&mut [u8])) -> Self {
        let mut secret = Zeroizing::new([0; SECRET_BYTES]);
        random(secret.as_mut_slice());
        Self(totp(Secret::from(*secret), firm, person))
    }

    /// The secret of [`SecondFactor::text`]; nothing when it is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let typed: Zeroizing<String> = Zeroizing::new(
            text.chars()
                .filter(|sign| !sign.is_whitespace())
                .flat_map(char::to_uppercase)
                .collect(),
        );
        let secret = Secret::try_from_base32(typed.as_str()).ok()?;
        (secret.len() == SECRET_BYTES).then(|| Self(totp(secret, "", "")))
    }

    /// The secret in base 32 without padding, to be typed where no picture can be taken, and to be kept sealed.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.secret().to_base32())
    }

    /// `otpauth://totp/…`, what the picture says to the telephone.
    #[must_use]
    pub fn uri(&self) -> Zeroizing<String> {
        Zeroizing::new(
            self.0
                .to_url()
                .expect("the names were given when it was made, without a colon"),
        )
    }

    /// Which step of thirty seconds this code belongs to, when it is the code of now, of the step before or of the
    /// one after (RFC 6238 section 5.2). A step is to be accepted once: the caller remembers the last one.
    ///
    /// - `at_seconds`: seconds since 1970.
    #[must_use]
    pub fn step_of(&self, code: &str, at_seconds: u64) -> Option<u64> {
        let digits: Zeroizing<String> =
            Zeroizing::new(code.chars().filter(|sign| !sign.is_whitespace()).collect());
        self.0.check(&digits, at_seconds)
    }

    /// The code of a moment, as the telephone shows it.
    ///
    /// - `at_seconds`: seconds since 1970.
    #[must_use]
    pub fn code(&self, at_seconds: u64) -> String {
        self.0.generate(at_seconds).to_string()
    }
}

fn totp(secret: Secret, firm: &str, person: &str) -> Totp {
    let plain = |name: &str| {
        let name = name.replace(':', " ").trim().to_owned();
        if name.is_empty() {
            "Guichet".to_owned()
        } else {
            name
        }
    };
    Builder::new()
        .with_secret(secret)
        .with_issuer(Some(plain(firm)))
        .with_account_name(plain(person))
        .build()
        .expect("twenty bytes, six digits and names without a colon are what RFC 6238 allows")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238 appendix B: the secret `12345678901234567890`, SHA-1; the last six of its eight digits.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let factor = SecondFactor::parse("GEZD GNBV GY3T QOJQ gezd gnbv gy3t qojq").unwrap();
        for (at, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(factor.code(at), code);
            assert_eq!(factor.step_of(code, at), Some(at / 30));
            assert_eq!(factor.step_of(code, at + 30), Some(at / 30));
            assert_eq!(factor.step_of(code, at + 90), None);
        }
        assert_eq!(factor.step_of("287 082", 59), Some(1));
        for wrong in ["", "287083", "+87082", "2870820", "٢٨٧٠٨٢"] {
            assert_eq!(factor.step_of(wrong, 59), None, "{wrong}");
        }
    }

    #[test]
    fn what_the_telephone_is_told_gives_the_same_codes() {
        let made = SecondFactor::make("Cabinet : Dieng", "i.dieng@cabinet.fr", |bytes| {
            bytes.fill(7)
        });
        let uri = made.uri();
        assert!(uri.starts_with("otpauth://totp/"), "{}", uri.as_str());
        assert!(uri.contains(made.text().as_str()));
        let again = SecondFactor::parse(&made.text()).unwrap();
        assert_eq!(again.code(1_000_000), made.code(1_000_000));
        assert!(!format!("{made:?}").contains(made.text().as_str()));
        for bad in ["", "ABC", "not base 32 !", &"A".repeat(40)] {
            assert!(SecondFactor::parse(bad).is_none());
        }
    }
}
