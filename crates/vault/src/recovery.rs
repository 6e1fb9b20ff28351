//! The recovery kit: eighteen French words that open the firm when everything else is lost.
//!
//! BIP-39 with the French list and 192 bits of entropy: the words need no slow derivation, because nobody
//! can guess them. They are read with or without accents, in any case, with any white space.

use bip39::{Language, Mnemonic};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::RecoveryError;
use crate::master::derive;

/// Words of a kit: 192 bits and 6 bits of checksum.
pub const RECOVERY_WORDS: usize = 18;

const ENTROPY_BYTES: usize = 24;

/// The secret of a recovery kit. Wiped from memory when dropped, never printed by `Debug`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryWords([u8; ENTROPY_BYTES]);

impl std::fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryWords(..)")
    }
}

impl RecoveryWords {
    /// A new kit.
    ///
    /// - `random`: fills bytes from a cryptographic source.
    #[must_use]
    pub fn make(mut random: impl FnMut(&mut [u8])) -> Self {
        let mut words = Self([0; ENTROPY_BYTES]);
        random(&mut words.0);
        words
    }

    /// The kit of eighteen typed words.
    ///
    /// # Errors
    ///
    /// [`RecoveryError`] names the first word that is not in the list.
    pub fn parse(typed: &str) -> Result<Self, RecoveryError> {
        let entropy = entropy(typed, RECOVERY_WORDS)?;
        let mut words = Self([0; ENTROPY_BYTES]);
        let length = entropy.len().min(ENTROPY_BYTES);
        words.0[..length].copy_from_slice(&entropy[..length]);
        Ok(words)
    }

    /// The words, to be printed: lower case, accents composed.
    #[must_use]
    pub fn expose_words_for_printing(&self) -> Zeroizing<Vec<String>> {
        words(&self.0)
    }

    /// A short code that tells two kits apart without saying anything of use about either: `4F-91-C2`.
    ///
    /// Twenty-four bits of a hash of 192 random bits leave 168 unknown.
    #[must_use]
    pub fn control_code(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"guichet recovery code 1");
        hash.update(self.0);
        let hash = hash.finalize();
        format!("{:02X}-{:02X}-{:02X}", hash[0], hash[1], hash[2])
    }

    pub(crate) fn wrapping_key(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(derive(&self.0, b"guichet recovery 1"))
    }
}

/// The bytes behind typed words, read with or without accents, in any case, with any white space.
pub(crate) fn entropy(typed: &str, expected: usize) -> Result<Zeroizing<Vec<u8>>, RecoveryError> {
    let typed: Vec<&str> = typed
        .split(|sign: char| !sign.is_alphabetic() && !is_combining_mark(sign))
        .filter(|word| !word.is_empty())
        .collect();
    let list = Language::French.word_list();
    let mut phrase = Zeroizing::new(String::new());
    for (at, word) in typed.iter().enumerate() {
        let bare = Zeroizing::new(bare(word));
        let known = list
            .iter()
            .find(|known| self::bare(known) == *bare)
            .ok_or_else(|| RecoveryError::UnknownWord {
                position: at + 1,
                word: (*word).to_owned(),
            })?;
        if at > 0 {
            phrase.push(' ');
        }
        phrase.push_str(known);
    }
    if typed.len() != expected {
        return Err(RecoveryError::Count {
            found: typed.len(),
            expected,
        });
    }
    let mnemonic = Mnemonic::parse_in_normalized(Language::French, &phrase)
        .map_err(|_| RecoveryError::Checksum)?;
    let (mut entropy, length) = mnemonic.to_entropy_array();
    let bytes = Zeroizing::new(entropy[..length.min(entropy.len())].to_vec());
    entropy.zeroize();
    Ok(bytes)
}

/// The words of 24 or 28 bytes, to be printed: lower case, accents composed.
pub(crate) fn words(entropy: &[u8]) -> Zeroizing<Vec<String>> {
    let mnemonic = Mnemonic::from_entropy_in(Language::French, entropy)
        .expect("24 and 28 bytes are among the five lengths of BIP-39");
    Zeroizing::new(mnemonic.words().map(|word| word.nfc().collect()).collect())
}

/// A word without case and accents; ligatures opened.
fn bare(word: &str) -> String {
    word.nfkd()
        .filter(|sign| !is_combining_mark(*sign))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .replace('œ', "oe")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn phrase(kit: &RecoveryWords) -> String {
        kit.expose_words_for_printing().join(" ")
    }

    #[test]
    fn no_two_words_differ_only_by_accents() {
        let list = Language::French.word_list();
        let bare: BTreeSet<String> = list.iter().map(|word| bare(word)).collect();
        assert_eq!(
            bare.len(),
            list.len(),
            "or a word typed without accents could be either"
        );
    }

    #[test]
    fn the_first_unknown_word_is_named() {
        let error = RecoveryWords::parse("Abaisser abandon, téléphonne garçonne").unwrap_err();
        let word = "téléphonne".to_owned();
        assert_eq!(error, RecoveryError::UnknownWord { position: 3, word });
    }

    #[test]
    fn a_missing_or_swapped_word_is_told_apart_from_an_unknown_one() {
        let kit =
            RecoveryWords::make(|bytes| (0..).zip(bytes).for_each(|(at, byte)| *byte = at * 9));
        let mut words = kit.expose_words_for_printing().to_vec();
        words.swap(2, 11);
        assert_eq!(
            RecoveryWords::parse(&words.join(" ")),
            Err(RecoveryError::Checksum)
        );
        words.pop();
        let count = RecoveryError::Count {
            found: 17,
            expected: 18,
        };
        assert_eq!(RecoveryWords::parse(&words.join(" ")), Err(count));
    }

    /// A kit printed by the first release. It must open for ever.
    #[test]
    fn a_kit_printed_by_the_first_release_still_reads() {
        let kit = RecoveryWords([7; ENTROPY_BYTES]);
        expect_test::expect![[r#"
            affiche corniche problème annonce gélatine insulter bermuda soulever affiche corniche problème annonce gélatine insulter bermuda soulever affiche cylindre
            DF-AE-27"#]].assert_eq(&format!("{}\n{}", phrase(&kit), kit.control_code()));
    }

    proptest! {
        #[test]
        fn a_kit_survives_paper(entropy: [u8; ENTROPY_BYTES], capitals: bool) {
            let kit = RecoveryWords(entropy);
            let bare: String = phrase(&kit).nfkd().filter(|sign| !is_combining_mark(*sign)).collect();
            let typed = if capitals { bare.to_uppercase().replace(' ', "\n 12. ") } else { bare };
            prop_assert_eq!(RecoveryWords::parse(&typed), Ok(kit));
        }

        #[test]
        fn whatever_is_typed_never_panics(typed in "\\PC{0,200}") {
            let _ = RecoveryWords::parse(&typed);
        }
    }
}
