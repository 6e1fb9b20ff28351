//! Telephone numbers: one number, however it is spelled.

/// Fewer digits are a file number or a year.
const LEAST: usize = 9;

/// The ways a telephone number is written, each as the words it is indexed by; empty when the text is none.
///
/// `06 39 98 14 07`, `0639981407`, `+33 6.39.98.14.07` and `0033639981407` are one number: French numbers are written in
/// pairs or without blanks, with the country (E.164) or without.
pub(super) fn spellings(text: &str) -> Vec<Vec<String>> {
    let Some(number) = digits(text).filter(|digits| digits.len() >= LEAST) else {
        return Vec::new();
    };
    let one = |word: String| vec![word];
    // As it was typed: it may be another number altogether.
    let typed: Vec<String> = super::fold::fold(text)
        .split(' ')
        .map(str::to_owned)
        .collect();
    let national = match number.len() {
        9 => &number[..],
        11 if number.starts_with("33") => &number[2..],
        _ => return vec![one(number), typed],
    };
    let (first, rest) = national.split_at(1);
    let pairs: Vec<String> = (0..4)
        .map(|at| rest[2 * at..2 * at + 2].to_owned())
        .collect();
    let spaced = |head: Vec<String>| {
        head.into_iter()
            .chain(pairs.iter().cloned())
            .collect::<Vec<_>>()
    };
    vec![
        typed,
        one(format!("0{national}")),
        one(format!("33{national}")),
        one(format!("0033{national}")),
        spaced(vec![format!("0{first}")]),
        spaced(vec!["33".to_owned(), first.to_owned()]),
    ]
}

/// The digits of a number without what leads to its country or its region: `0639…` and `+33639…` end alike.
pub(crate) fn digits(text: &str) -> Option<String> {
    let is_sign = |c: char| matches!(c, ' ' | '.' | '-' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}');
    let text = text.trim();
    let plain = text.replace("(0)", "");
    let digits: String = plain
        .strip_prefix('+')
        .unwrap_or(&plain)
        .chars()
        .filter(|c| !is_sign(*c))
        .collect();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| {
        let bare = digits
            .strip_prefix("00")
            .or_else(|| digits.strip_prefix('0'));
        bare.unwrap_or(&digits).to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_the_same_spellings_however_it_is_typed() {
        let expected = &spellings("0639981407")[1..];
        assert!(expected.contains(&["06", "39", "98", "14", "07"].map(str::to_owned).to_vec()));
        for typed in [
            "06 39 98 14 07",
            "06.39.98.14.07",
            "+33 6 39 98 14 07",
            "+33639981407",
            "0033 6 39 98 14 07",
            "+33 (0)6 39 98 14 07",
        ] {
            assert_eq!(&spellings(typed)[1..], expected, "{typed}");
        }
        for other in ["2026-0397", "Konaté", "06 39 98", "12/11/2026", ""] {
            assert_eq!(spellings(other), Vec::<Vec<String>>::new(), "{other}");
        }
        assert_eq!(spellings("+44 20 7946 0018")[0], ["442079460018"]);
        assert_eq!(spellings("123 456 789")[0], ["123", "456", "789"]);
    }
}
