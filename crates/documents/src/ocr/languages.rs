//! The languages that pages are written in.

use std::fmt;
use std::str::FromStr;

/// Languages by Tesseract's codes, joined by `+`: `fra+eng`.
///
/// Pages are read with the first one, and with the others where that one makes little sense of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages(String);

/// The most languages at a time: each one makes every page slower.
const MAX_LANGUAGES: usize = 6;

impl Languages {
    /// The codes, joined by `+`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Each code.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.split('+')
    }
}

impl Default for Languages {
    /// French, then English.
    fn default() -> Self {
        Self("fra+eng".to_owned())
    }
}

impl fmt::Display for Languages {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The text names no languages.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
#[error("\"{0}\" names no languages; they are written like fra+eng")]
pub struct NoLanguages(String);

impl FromStr for Languages {
    type Err = NoLanguages;

    /// # Errors
    ///
    /// [`NoLanguages`] for anything but one to six codes like `fra` or `chi_sim`, joined by `+`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let codes: Vec<&str> = text.split('+').collect();
        let is_code = |code: &&str| {
            (2..=20).contains(&code.len())
                && code
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        if codes.len() > MAX_LANGUAGES || !codes.iter().all(is_code) {
            return Err(NoLanguages(text.to_owned()));
        }
        Ok(Self(codes.join("+")))
    }
}
