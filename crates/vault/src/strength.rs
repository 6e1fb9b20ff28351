//! How hard a passphrase is to guess, roughly, so that somebody who chooses one is told.
//!
//! The estimate is bits: each character counts for the alphabet it comes from, a character that continues a
//! repetition or a row (`aaa`, `123`, `azerty`) counts for one bit, and a passphrase built around one of the
//! commonest ones counts for little. A word of a sentence counts for at most twelve bits (a choice among
//! some 4000 words). It errs on the low side for random strings and on the high side for quotations.

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

/// The commonest passphrases of French and English speakers, and rows of keys.
const COMMON: &[&str] = &[
    "123456",
    "azerty",
    "qwerty",
    "password",
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
    "admin",
    "welcome",
    "bienvenue",
    "iloveyou",
    "jetaime",
    "coucou",
    "france",
    "paris",
    "secret",
    "letmein",
    "football",
    "chocolat",
    "111111",
    "000000",
];

const ROWS: &[&str] = &[
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
];

/// Most bits a word made of letters only can count for.
const WORD_BITS: u32 = 12;

/// Estimates how hard a passphrase is to guess.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let lower = passphrase.to_lowercase();
    let squeezed: String = lower.chars().filter(|sign| !sign.is_whitespace()).collect();
    let mut bits: u32 = lower.split_whitespace().map(word_bits).sum();
    if let Some(common) = COMMON
        .iter()
        .filter(|common| squeezed.contains(**common))
        .max_by_key(|common| common.len())
    {
        let rest = squeezed.chars().count() - common.chars().count();
        bits = bits.min(6 + 3 * u32::try_from(rest).unwrap_or(u32::MAX / 4));
    }
    if passphrase.chars().any(char::is_uppercase) && passphrase.chars().any(char::is_lowercase) {
        bits += 3;
    }
    let score = STEPS.iter().filter(|&&step| bits >= step).count();
    Strength {
        score: u8::try_from(score).unwrap_or(4),
        bits,
    }
}

fn word_bits(word: &str) -> u32 {
    let signs: Vec<char> = word.chars().collect();
    let bits = signs.iter().enumerate().map(|(at, &sign)| {
        let continues = at > 0 && follows(signs[at - 1], sign);
        if continues { 1 } else { alphabet_bits(sign) }
    });
    let bits = bits.sum();
    // Ten letters in a row are a word of some language unless they look like nothing; digits never are.
    if signs.iter().all(|sign| sign.is_alphabetic()) {
        WORD_BITS.min(bits)
    } else {
        bits
    }
}

const fn alphabet_bits(sign: char) -> u32 {
    match sign {
        '0'..='9' => 3,
        'a'..='z' => 4,
        _ => 5,
    }
}

fn follows(before: char, sign: char) -> bool {
    let pair: String = [before, sign].iter().collect();
    let back: String = [sign, before].iter().collect();
    before == sign
        || ROWS
            .iter()
            .any(|row| row.contains(&pair) || row.contains(&back))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn famous_passphrases_are_refused_and_sentences_welcome() {
        for (passphrase, score) in [
            ("", 0),
            ("azerty123", 0),
            ("Motdepasse1!", 0),
            ("aaaaaaaaaaaaaaaa", 0),
            ("12345678901234567890", 1),
            ("cheval orange", 1),
            ("cheval orange pendule", 2),
            ("cheval orange pendule virgule", 3),
            ("le cheval orange boit une pendule", 4),
            ("x7#Kq9!mZ2$w", 3),
        ] {
            let strength = strength(passphrase);
            assert_eq!(
                strength.score, score,
                "{passphrase}: {} bits",
                strength.bits
            );
        }
    }
}
