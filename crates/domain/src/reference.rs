//! How a workspace is called: `2026-0397`, the year it was opened and its number in that year.

use std::fmt;
use std::str::FromStr;

/// The reference of a workspace. Ordered by year, then by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    year: u16,
    number: u32,
}

/// A text that is not the reference of a workspace.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a reference such as 2026-0397")]
pub struct ReferenceError(pub String);

impl Reference {
    /// The reference with this number in this year; numbers begin at 1, years have four digits.
    #[must_use]
    pub const fn new(year: u16, number: u32) -> Option<Self> {
        if year >= 1000 && year <= 9999 && number >= 1 && number <= 999_999 {
            Some(Self { year, number })
        } else {
            None
        }
    }

    /// The reference that follows `last` for a workspace opened in `year`: a new year begins at 1 again.
    ///
    /// `None` after 999,999 workspaces in one year.
    #[must_use]
    pub const fn following(last: Option<Self>, year: u16) -> Option<Self> {
        match last {
            Some(last) if last.year == year => Self::new(year, last.number + 1),
            _ => Self::new(year, 1),
        }
    }

    /// The year in which the workspace was opened.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Its number in that year, from 1.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.number
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}", self.year, self.number)
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        let refused = || ReferenceError(text.to_owned());
        let (year, number) = text.trim().split_once('-').ok_or_else(refused)?;
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year) || !digits(number) || year.len() != 4 || !(4..=6).contains(&number.len()) {
            return Err(refused());
        }
        let parsed = year.parse().ok().zip(number.parse().ok());
        parsed
            .and_then(|(year, number)| Self::new(year, number))
            .ok_or_else(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_written_as_it_is_read() {
        for text in ["2026-0397", "2026-0001", "2027-12345"] {
            assert_eq!(text.parse::<Reference>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_numbers_are_no_references() {
        for text in [
            "",
            "2026",
            "2026-",
            "26-0397",
            "2026-397",
            "2026-0000",
            "2026-09-04417",
            "2026-+397",
            "２026-0397",
        ] {
            assert!(text.parse::<Reference>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_new_year_begins_at_one() {
        let last = Reference::new(2026, 9999);
        assert_eq!(
            Reference::following(last, 2026).unwrap().to_string(),
            "2026-10000"
        );
        assert_eq!(
            Reference::following(last, 2027).unwrap().to_string(),
            "2027-0001"
        );
        assert_eq!(
            Reference::following(None, 2026).unwrap().to_string(),
            "2026-0001"
        );
        assert_eq!(
            Reference::following(Reference::new(2026, 999_999), 2026),
            None
        );
    }
}
