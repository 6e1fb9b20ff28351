//! Telephone numbers of prospects, as people type them.

use super::is_invisible;

/// A cell that is no single telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no telephone number")]
pub struct BadPhone;

/// Nine digits that may follow +33.
fn is_french(digits: &str) -> bool {
    digits.len() == 9 && !digits.starts_with('0')
}

/// The number in a cell, in E.164. `None` for an empty cell. A number without a country is French: the lists are.
///
/// # Errors
///
/// [`BadPhone`] for words, two numbers, or too few digits.
pub fn phone(cell: &str) -> Result<Option<String>, BadPhone> {
    let seen: String = cell
        .chars()
        .filter(|&c| !is_invisible(c) && !c.is_whitespace())
        .collect();
    let mut number: String = seen
        .replace("(0)", "")
        .chars()
        .filter(|c| !matches!(c, '.' | '-' | '/' | '(' | ')'))
        .collect();
    if let Some(rest) = number.strip_prefix("00") {
        number = format!("+{rest}");
    }
    if number.is_empty() {
        return Ok(None);
    }
    let digits = number.strip_prefix('+').unwrap_or(&number);
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(BadPhone);
    }
    let french = |digits: &str| is_french(digits).then(|| format!("+33{digits}"));
    let found = if number.starts_with('+') {
        let national = digits
            .strip_prefix("33")
            .and_then(|rest| french(rest.strip_prefix('0').unwrap_or(rest)));
        let foreign = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
        national.or_else(|| foreign.then(|| number.clone()))
    } else {
        digits
            .strip_prefix('0')
            .and_then(french)
            .or_else(|| digits.strip_prefix("33").and_then(french))
            .or_else(|| french(digits))
    };
    found.map(Some).ok_or(BadPhone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_french_number() {
        for written in [
            "06 39 98 00 01",
            "06.39.98.00.01",
            "+33 6 39 98 00 01",
            "+33 (0)6 39 98 00 01",
            "0033 6 39 98 00 01",
            "+330639980001",
            "33639980001",
            "639980001",
            "06-39-98/00(01)",
            "\u{200e}06\u{a0}39980001",
        ] {
            assert_eq!(
                phone(written),
                Ok(Some("+33639980001".to_owned())),
                "{written}"
            );
        }
    }

    #[test]
    fn other_countries_are_kept_and_nonsense_is_refused() {
        assert_eq!(
            phone("+44 20 7946 0000"),
            Ok(Some("+442079460000".to_owned()))
        );
        assert_eq!(phone(" - "), Ok(None));
        for bad in [
            "0639",
            "06 39 98 00 01 ou 02",
            "poste 12",
            "+0123456789",
            "+12",
            "0039",
        ] {
            assert_eq!(phone(bad), Err(BadPhone), "{bad}");
        }
    }
}
