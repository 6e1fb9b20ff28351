//! How hard a passphrase is to guess, roughly, so that somebody who chooses one is told.
//!
//! `zxcvbn` estimates the guesses from dictionaries, rows of keys, repetitions and dates. It knows no French: the
//! commonest French passphrases are told to it, and a word made of letters only counts for at most one choice among
//! some 4000 words, whatever its language.

use zeroize::Zeroizing;
use zxcvbn::zxcvbn;

/// The verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strength {
    /// 0 (known to every attacker), 1 (weak), 2 (fair), 3 (good), 4 (strong). A firm should ask for 3.
    pub score: u8,
    /// The estimate behind it.
    pub bits: u32,
}

/// Score 1 begins at the first, 4 at the last. With the standard cost an attacker with a thousand graphics
/// cards guesses about 2^20 passphrases a second: 45 bits last a year, 60 bits last for ever.
const STEPS: [u32; 4] = [20, 32, 45, 60];

/// Passphrases that French speakers choose, and the words of this trade.
const COMMON: &[&str] = &[
    "azerty",
    "motdepasse",
    "motdepass",
    "bonjour",
    "soleil",
    "doudou",
    "marseille",
    "loulou",
    "chouchou",
    "avocat",
    "cabinet",
    "guichet",
    "bienvenue",
    "jetaime",
    "coucou",
    "france",
    "paris",
    "chocolat",
];

/// Most bits a word made of letters only can count for.
const WORD_BITS: f64 = 12.0;

/// Longer passphrases are as good as this many letters of them, and an estimate takes longer than they are worth.
const MAX_LETTERS: usize = 100;

/// Estimates how hard a passphrase is to guess.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let passphrase: Zeroizing<String> =
        Zeroizing::new(passphrase.chars().take(MAX_LETTERS).collect());
    let words: f64 = passphrase.split_whitespace().map(word_bits).sum();
    let bits = guess_bits(&passphrase).min(words);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and some hundreds"
    )]
    let bits = bits.max(0.0).round() as u32;
    let score = STEPS.iter().filter(|&&step| bits >= step).count();
    Strength {
        score: u8::try_from(score).unwrap_or(4),
        bits,
    }
}

fn guess_bits(text: &str) -> f64 {
    zxcvbn(text, COMMON).guesses_log10() / std::f64::consts::LOG10_2
}

fn word_bits(word: &str) -> f64 {
    let bits = guess_bits(word);
    if word.chars().all(char::is_alphabetic) {
        bits.min(WORD_BITS)
    } else {
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn famous_passphrases_count_for_nothing_and_sentences_for_much() {
        let judged: Vec<(&str, u8)> = [
            "",
            "azerty123",
            "Motdepasse1!",
            "aaaaaaaaaaaaaaaa",
            "12345678901234567890",
            "cheval orange",
            "cheval orange pendule",
            "cheval orange pendule virgule",
            "le cheval orange boit une pendule",
            "x7#Kq9!mZ2$w",
        ]
        .map(|passphrase| (passphrase, strength(passphrase).score))
        .to_vec();
        assert_eq!(
            judged,
            [
                ("", 0),
                ("azerty123", 0),
                ("Motdepasse1!", 0),
                ("aaaaaaaaaaaaaaaa", 0),
                ("12345678901234567890", 0),
                ("cheval orange", 0),
                ("cheval orange pendule", 1),
                ("cheval orange pendule virgule", 2),
                ("le cheval orange boit une pendule", 3),
                ("x7#Kq9!mZ2$w", 2),
            ]
        );
    }
}
