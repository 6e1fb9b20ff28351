//! Recovery between partners: three sheets, any two of which open the firm, and one of which tells nothing.
//!
//! A random secret of 192 bits wraps the master key; Shamir's scheme over GF(256) (crate `blahaj`) splits it, byte by byte, into
//! three shares with a threshold of two. A sheet is 28 bytes as 21 words of BIP-39: the share, its number, and three
//! bytes that tell one set of sheets from another. As the kit, it needs no slow derivation.

use std::convert::Infallible;

use blahaj::{Share, Sharks};
use rand_core::{TryCryptoRng, TryRng};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::Error;
use crate::error::RecoveryError;
use crate::master::derive;
use crate::recovery::{entropy, words};

/// Words of a sheet: 224 bits and 7 bits of checksum.
pub const SHARE_WORDS: usize = 21;

/// Sheets of a set.
pub const SHARES: usize = 3;

/// Sheets that open the firm.
const THRESHOLD: u8 = 2;

const SECRET_BYTES: usize = 24;
const SET_BYTES: usize = 3;
const ENTROPY_BYTES: usize = SECRET_BYTES + 1 + SET_BYTES;

/// One sheet. Wiped from memory when dropped, never printed by `Debug`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryShare([u8; ENTROPY_BYTES]);

impl std::fmt::Debug for RecoveryShare {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryShare(..)")
    }
}

impl RecoveryShare {
    /// A new set of three sheets.
    ///
    /// - `random`: fills bytes from a cryptographic source.
    #[must_use]
    pub fn make_set(mut random: impl FnMut(&mut [u8])) -> [Self; SHARES] {
        let mut secret = Zeroizing::new([0; SECRET_BYTES]);
        let mut set = [0; SET_BYTES];
        random(secret.as_mut_slice());
        random(&mut set);
        let mut source = Source(random);
        let mut dealer = Sharks(THRESHOLD).dealer_rng(secret.as_slice(), &mut source);
        std::array::from_fn(|_| {
            let share = dealer.next().expect("a dealer gives 255 shares");
            let bytes = Zeroizing::new(Vec::from(&share));
            let (number, points) = bytes.split_first().expect("a share begins with its number");
            let mut sheet = Self([0; ENTROPY_BYTES]);
            sheet.0[..SECRET_BYTES].copy_from_slice(points);
            sheet.0[SECRET_BYTES] = *number;
            sheet.0[SECRET_BYTES + 1..].copy_from_slice(&set);
            sheet
        })
    }

    /// The sheet of twenty-one typed words.
    ///
    /// # Errors
    ///
    /// [`RecoveryError`] names the first word that is not in the list.
    pub fn parse(typed: &str) -> Result<Self, RecoveryError> {
        let bytes = entropy(typed, SHARE_WORDS)?;
        let mut sheet = Self([0; ENTROPY_BYTES]);
        let length = bytes.len().min(ENTROPY_BYTES);
        sheet.0[..length].copy_from_slice(&bytes[..length]);
        Ok(sheet)
    }

    /// The words, to be printed: lower case, accents composed.
    #[must_use]
    pub fn expose_words_for_printing(&self) -> Zeroizing<Vec<String>> {
        words(&self.0)
    }

    /// Which of the three, from 1.
    #[must_use]
    pub const fn number(&self) -> u8 {
        self.0[SECRET_BYTES]
    }

    /// A code that the three sheets of a set share: `4F-91-C2`. It says nothing about the secret.
    #[must_use]
    pub fn set_code(&self) -> String {
        let [.., a, b, c] = self.0;
        format!("{a:02X}-{b:02X}-{c:02X}")
    }

    /// The key that two sheets give together.
    ///
    /// # Errors
    ///
    /// [`Error::SameSheet`] and [`Error::OtherSheets`].
    pub(crate) fn wrapping_key(&self, other: &Self) -> Result<Zeroizing<[u8; 32]>, Error> {
        if self.number() == other.number() {
            return Err(Error::SameSheet);
        }
        if self.0[SECRET_BYTES + 1..] != other.0[SECRET_BYTES + 1..] {
            return Err(Error::OtherSheets);
        }
        let secret = Sharks(THRESHOLD)
            .recover([&self.share()?, &other.share()?])
            .map(Zeroizing::new)
            .map_err(|_| Error::OtherSheets)?;
        Ok(Zeroizing::new(derive(
            &secret,
            b"guichet recovery shares 1",
        )))
    }

    fn share(&self) -> Result<Share, Error> {
        let mut bytes = Zeroizing::new(vec![self.number()]);
        bytes.extend_from_slice(&self.0[..SECRET_BYTES]);
        // Number 0 is where the secret itself stands: no sheet has it.
        if self.number() == 0 {
            return Err(Error::OtherSheets);
        }
        Share::try_from(bytes.as_slice()).map_err(|_| Error::OtherSheets)
    }
}

/// The caller's randomness, as `blahaj` wants it.
struct Source<F>(F);

impl<F: FnMut(&mut [u8])> TryRng for Source<F> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        (self.0)(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        (self.0)(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        (self.0)(bytes);
        Ok(())
    }
}

impl<F: FnMut(&mut [u8])> TryCryptoRng for Source<F> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Envelope, MasterKey, TenantKind};
    use proptest::prelude::*;

    /// Bytes that are the same for ever.
    fn counting(seed: u8) -> impl FnMut(&mut [u8]) {
        let mut next = seed;
        move |bytes| {
            for byte in bytes {
                next = next.wrapping_mul(31).wrapping_add(7);
                *byte = next;
            }
        }
    }

    fn phrase(sheet: &RecoveryShare) -> String {
        sheet.expose_words_for_printing().join(" ")
    }

    fn firm(sheets: &[RecoveryShare; SHARES]) -> (Envelope, MasterKey) {
        let master = MasterKey::from_keyring_bytes([9; 32]);
        let mut envelope = Envelope::new("tenant", "Cabinet", TenantKind::LawFirm);
        envelope
            .set_shares(&master, sheets, |bytes| bytes.fill(3))
            .unwrap();
        (envelope, master)
    }

    /// Sheets printed by the first release that had them. They must open for ever.
    #[test]
    fn sheets_printed_by_the_first_release_still_open() {
        let sheets = RecoveryShare::make_set(counting(1));
        let text: Vec<String> = sheets.iter().map(phrase).collect();
        expect_test::expect![[r#"
            tapis adroit tricoter élargir abeille incident minimal ajouter défensif crier bourse absolu heureux faveur abolir viseur affiche abaisser fluctuer demeurer fongible
            pipette baguette axial univers cueillir effrayer superbe gélule solitude relatif rivière curseur mérite injecter hésiter cuillère punaise tricoter occuper demeurer flore
            haricot arsenic habitude gestuel campagne lister soucieux éprouver excitant prospère infliger déborder lacérer brèche immobile besogne irradier vendredi teneur demeurer fleur
            A6-21-06"#]].assert_eq(&format!(
            "{}\n{}",
            text.join("\n"),
            sheets[0].set_code()
        ));
        let again: Vec<_> = text
            .iter()
            .map(|text| RecoveryShare::parse(text).unwrap())
            .collect();
        assert_eq!(again, sheets);
        let key = sheets[0].wrapping_key(&sheets[2]).unwrap();
        expect_test::expect!["9a78f033802e74c97f9b2d1b3dded291b8bcfa2c0702079a468be20281833c80"]
            .assert_eq(&crate::cipher::hex(key.as_slice()));
    }

    #[test]
    fn two_sheets_of_different_sets_or_the_same_sheet_twice_are_told_apart() {
        let (one, two) = (
            RecoveryShare::make_set(counting(1)),
            RecoveryShare::make_set(counting(2)),
        );
        let (envelope, _) = firm(&one);
        assert_eq!(
            envelope.open_with_shares(&one[0], &one[0]),
            Err(Error::SameSheet)
        );
        assert_eq!(
            envelope.open_with_shares(&one[0], &two[1]),
            Err(Error::OtherSheets)
        );
        assert_eq!(
            envelope.open_with_shares(&two[0], &two[1]),
            Err(Error::WrongKit)
        );
        let none = Envelope::new("tenant", "Cabinet", TenantKind::LawFirm);
        assert_eq!(none.open_with_shares(&one[0], &one[1]), Err(Error::NoKit));
    }

    proptest! {
        #[test]
        fn any_two_of_three_open_the_firm_in_any_order(seed: u8) {
            let sheets = RecoveryShare::make_set(counting(seed));
            let (envelope, master) = firm(&sheets);
            for (one, two) in [(0, 1), (1, 0), (0, 2), (1, 2), (2, 1)] {
                prop_assert!(envelope.open_with_shares(&sheets[one], &sheets[two]) == Ok(master.clone()));
            }
        }

        /// For every other secret there is a second sheet that fits: one sheet alone rules nothing out.
        #[test]
        fn one_sheet_fits_any_secret(seed: u8, guess: [u8; SECRET_BYTES]) {
            let [sheet, ..] = RecoveryShare::make_set(counting(seed));
            // The line through the guess (at 0) and the sheet (at 1), taken at 2, in GF(256).
            let secret = blahaj_line(&guess, &sheet.0[..SECRET_BYTES]);
            let one = sheet.share().unwrap();
            let two = Share::try_from([&[2u8], secret.as_slice()].concat().as_slice()).unwrap();
            prop_assert_eq!(Sharks(THRESHOLD).recover([&one, &two]).unwrap(), guess);
        }

        #[test]
        fn whatever_is_typed_never_panics(typed in "\\PC{0,200}") {
            let _ = RecoveryShare::parse(&typed);
        }
    }

    /// `s + (y - s) * 2` for each byte, with the doubling of the field of `blahaj` (polynomial 0x11d).
    fn blahaj_line(secret: &[u8], at_one: &[u8]) -> Vec<u8> {
        let double = |byte: u8| (byte << 1) ^ if byte & 0x80 == 0 { 0 } else { 0x1d };
        let pairs = secret.iter().zip(at_one);
        pairs.map(|(s, y)| s ^ double(s ^ y)).collect()
    }
}
