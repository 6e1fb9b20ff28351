//! Folding: the one form under which words are indexed, asked for and compared.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The words of a text, lower case, without accents, separated by single spaces.
///
/// Ligatures are opened (œ to oe), apostrophes, hyphens and all other signs separate words.
///
/// ```
/// assert_eq!(store::fold("L'Œuvre de Zoé : n° 2026-0397"), "l oeuvre de zoe n 2026 0397");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    while folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Appends the words of a text; ends with a space unless the text ends inside a word.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    for sign in text.chars() {
        if sign.is_ascii_alphanumeric() {
            folded.push(sign.to_ascii_lowercase());
        } else if sign.is_ascii() {
            separate(folded);
        } else {
            fold_foreign(sign, folded);
        }
    }
}

fn separate(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// A sign beyond ASCII. The common letters of French come first because decomposing is slow.
fn fold_foreign(sign: char, folded: &mut String) {
    match sign {
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => folded.push('e'),
        'à' | 'â' | 'ä' | 'À' | 'Â' => folded.push('a'),
        'ç' | 'Ç' => folded.push('c'),
        'î' | 'ï' | 'Î' | 'Ï' => folded.push('i'),
        'ô' | 'ö' | 'Ô' | 'Ö' => folded.push('o'),
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' => folded.push('u'),
        '’' | '\u{a0}' | '\u{202f}' | '«' | '»' | '–' | '—' | '…' => separate(folded),
        _ => {
            // Some signs are made of capitals only once they are taken apart: ᴭ is Æ.
            for lower in sign.to_lowercase() {
                decompose_compatible(lower, |part| {
                    for lower in part.to_lowercase() {
                        decompose_compatible(lower, |part| fold_part(part, folded));
                    }
                });
            }
        }
    }
}

/// A sign that stands for itself. Ligatures and barred letters do not decompose, but people type them bare.
fn fold_part(part: char, folded: &mut String) {
    match part {
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' => folded.push('d'),
        'ı' => folded.push('i'),
        _ if is_combining_mark(part) || part == '\u{ad}' => {}
        _ if part.is_alphanumeric() => folded.push(part),
        _ => separate(folded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_case_and_ligatures_do_not_matter() {
        for (text, folded) in [
            ("Préfecture", "prefecture"),
            ("PRE\u{301}FECTURE", "prefecture"),
            ("l’été", "l ete"),
            ("Œdipe, Ætna", "oedipe aetna"),
            ("aujourd'hui", "aujourd hui"),
            ("Łukasz Ørsted", "lukasz orsted"),
            ("ﬁche n°12", "fiche n 12"),
            ("Привет", "привет"),
            ("  --  ", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn every_sign_folded_twice_is_as_folded_once() {
        for sign in '\0'..=char::MAX {
            let once = fold(&sign.to_string());
            assert_eq!(fold(&once), once, "{sign:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
