//! Numbers of articles with a check digit: EAN-13, EAN-8, UPC-A, GTIN-14.

/// Whether these digits are such a number and its check digit is right.
///
/// Source: GS1 General Specifications, section 7.9: from the right, digits count three and one by turns.
pub(super) fn is_valid(digits: &[u8]) -> bool {
    matches!(digits.len(), 8 | 12 | 13 | 14)
        && digits
            .iter()
            .rev()
            .zip([1u32, 3].into_iter().cycle())
            .map(|(digit, weight)| u32::from(*digit) * weight)
            .sum::<u32>()
            % 10
            == 0
}

/// What became of a number that was read from a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Checked {
    /// It is no such number.
    No,
    /// The check digit is right.
    Right,
    /// One doubtful sign was put right: the text as it must have been printed.
    Repaired(String),
    /// The check digit is wrong and there is no single way to put it right.
    Wrong,
}

/// Digits that are taken for each other.
const LIKE: &[(char, char)] = &[
    ('1', '7'),
    ('3', '8'),
    ('5', '6'),
    ('0', '8'),
    ('6', '8'),
    ('0', '6'),
    ('5', '8'),
    ('3', '5'),
    ('9', '8'),
    ('1', '4'),
    ('0', '9'),
    ('2', '7'),
];

/// Checks a number, and puts one sign right when exactly one way to do so makes it valid.
pub(super) fn check(text: &str) -> Checked {
    let is_blank = |c: char| c == ' ' || c == '-';
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !is_blank(*c)).collect();
    let letters: Vec<usize> = (0..signs.len())
        .filter(|at| !signs[*at].1.is_ascii_digit())
        .collect();
    if !matches!(signs.len(), 8 | 12 | 13 | 14) || letters.len() > 1 {
        return Checked::No;
    }
    let digits = |signs: &[(usize, char)]| -> Option<Vec<u8>> {
        signs
            .iter()
            .map(|(_, c)| c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()))
            .collect()
    };
    if digits(&signs).is_some_and(|digits| is_valid(&digits)) {
        return Checked::Right;
    }
    let mut ways = Vec::new();
    for (at, (_, sign)) in signs.iter().enumerate() {
        if letters.first().is_some_and(|letter| *letter != at) {
            continue;
        }
        for other in '0'..='9' {
            let alike = letters.len() == 1
                || LIKE.contains(&(*sign, other))
                || LIKE.contains(&(other, *sign));
            let mut changed = signs.clone();
            changed[at].1 = other;
            if alike && digits(&changed).is_some_and(|digits| is_valid(&digits)) {
                ways.push((signs[at].0, *sign, other));
            }
        }
    }
    match ways[..] {
        [(at, was, is)] => {
            let mut repaired = text.to_owned();
            repaired.replace_range(at..at + was.len_utf8(), &is.to_string());
            Checked::Repaired(repaired)
        }
        _ => Checked::Wrong,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_tell_right_from_wrong() {
        assert_eq!(check("4 006381 333931"), Checked::Right);
        assert_eq!(check("96385074"), Checked::Right);
        assert_eq!(check("036000291452"), Checked::Right);
        assert_eq!(check("VX-204"), Checked::No);
        assert_eq!(
            check("4006381333930"),
            Checked::Wrong,
            "many ways to put it right"
        );
    }

    #[test]
    fn a_letter_among_digits_has_one_answer() {
        assert_eq!(
            check("4 0O6381 333931"),
            Checked::Repaired("4 006381 333931".to_owned())
        );
    }
}
