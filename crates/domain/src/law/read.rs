//! Typed reading of TOML tables, where every refusal knows its line.

use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::LawError;
use crate::UnknownWord;

/// The text of a file, to turn places into line numbers.
#[derive(Clone, Copy)]
pub(crate) struct Text<'s>(pub(crate) &'s str);

impl Text<'_> {
    /// A refusal of the place `at`, a byte offset.
    pub(crate) fn refuse(self, at: usize, problem: impl Into<String>) -> LawError {
        let before = self.0.as_bytes().get(..at).unwrap_or(self.0.as_bytes());
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        LawError {
            line,
            problem: problem.into(),
        }
    }

    /// The root table of the file.
    pub(crate) fn parse(&self) -> Result<Spanned<DeTable<'_>>, LawError> {
        DeTable::parse(self.0).map_err(|error| {
            let at = error.span().map_or(0, |Range { start, .. }| start);
            self.refuse(at, format!("this is not TOML: {}", error.message()))
        })
    }
}

/// What a value is, for the person who wrote it.
fn in_words(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with decimals",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// One table of the file.
#[derive(Clone, Copy)]
pub(crate) struct Table<'t, 's> {
    text: Text<'s>,
    at: usize,
    entries: &'t DeTable<'s>,
}

impl<'t, 's> Table<'t, 's> {
    pub(crate) fn root(text: Text<'s>, entries: &'t DeTable<'s>) -> Self {
        Self {
            text,
            at: 0,
            entries,
        }
    }

    /// A refusal of this table as a whole.
    pub(crate) fn refuse(&self, problem: impl Into<String>) -> LawError {
        self.text.refuse(self.at, problem)
    }

    /// A refusal of the value of `key`, or of the table when it has none.
    pub(crate) fn refuse_key(&self, key: &str, problem: impl std::fmt::Display) -> LawError {
        let at = self
            .entries
            .get(key)
            .map_or(self.at, |value| value.span().start);
        self.text.refuse(at, format!("`{key}`: {problem}"))
    }

    /// Refuses any key outside `known`, so that a misspelled one is not silently ignored.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), LawError> {
        match self
            .entries
            .keys()
            .find(|key| !known.contains(&key.get_ref().as_ref()))
        {
            Some(key) => Err(self.text.refuse(
                key.span().start,
                format!("`{}` is not a known key here", key.get_ref()),
            )),
            None => Ok(()),
        }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The keys of the table with their string values, in alphabetical order.
    pub(crate) fn strings(&self) -> Result<Vec<(String, String)>, LawError> {
        let keys = self.entries.keys().map(|key| key.get_ref().to_string());
        keys.map(|key| self.text(&key).map(|value| (key.clone(), value.to_owned())))
            .collect()
    }

    /// The keys of the table with their values.
    pub(crate) fn values(&self) -> impl Iterator<Item = (String, &'t DeValue<'s>)> {
        self.entries
            .iter()
            .map(|(key, value)| (key.get_ref().to_string(), value.get_ref()))
    }

    fn value(&self, key: &str) -> Result<&'t DeValue<'s>, LawError> {
        self.entries
            .get(key)
            .map(Spanned::get_ref)
            .ok_or_else(|| self.refuse(format!("`{key}` is missing")))
    }

    fn typed<T>(
        &self,
        key: &str,
        wanted: &str,
        read: impl Fn(&'t DeValue<'s>) -> Option<T>,
    ) -> Result<T, LawError> {
        let value = self.value(key)?;
        read(value).ok_or_else(|| {
            self.refuse_key(
                key,
                format!("{wanted} is wanted, this is {}", in_words(value)),
            )
        })
    }

    pub(crate) fn text(&self, key: &str) -> Result<&'t str, LawError> {
        self.typed(key, "a text", DeValue::as_str)
    }

    /// A text that says something.
    pub(crate) fn words(&self, key: &str) -> Result<String, LawError> {
        match self.text(key)?.trim() {
            "" => Err(self.refuse_key(key, "must not be empty")),
            words => Ok(words.to_owned()),
        }
    }

    pub(crate) fn flag(&self, key: &str) -> Result<bool, LawError> {
        self.typed(key, "true or false", DeValue::as_bool)
    }

    pub(crate) fn count(&self, key: &str) -> Result<u16, LawError> {
        self.typed(key, "a whole number from 0 to 65535", |value| {
            let number = value.as_integer()?;
            u16::from_str_radix(number.as_str(), number.radix()).ok()
        })
    }

    /// A date or a time, between quotes or as TOML writes them.
    pub(crate) fn moment(&self, key: &str) -> Result<String, LawError> {
        self.typed(key, "a date or a time", |value| match value {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Datetime(time) => Some(time.to_string()),
            _ => None,
        })
    }

    pub(crate) fn date(&self, key: &str) -> Result<Date, LawError> {
        let written = self.moment(key)?;
        written.parse().map_err(|_| {
            self.refuse_key(key, format!("`{written}` is not a date such as 2024-07-15"))
        })
    }

    /// A date, or `None` for the empty text.
    pub(crate) fn open_date(&self, key: &str) -> Result<Option<Date>, LawError> {
        if self.moment(key)?.is_empty() {
            Ok(None)
        } else {
            self.date(key).map(Some)
        }
    }

    /// A word of a closed vocabulary.
    pub(crate) fn word<T: FromStr<Err = UnknownWord>>(&self, key: &str) -> Result<T, LawError> {
        self.text(key)?
            .parse()
            .map_err(|error: UnknownWord| self.refuse_key(key, error))
    }

    /// A list of texts that say something.
    pub(crate) fn list(&self, key: &str) -> Result<Vec<String>, LawError> {
        let items = self.typed(key, "a list of texts", DeValue::as_array)?;
        items
            .iter()
            .map(|item| match item.get_ref().as_str().map(str::trim) {
                None | Some("") => Err(self.text.refuse(
                    item.span().start,
                    format!("`{key}`: every item must be a text"),
                )),
                Some(word) => Ok(word.to_owned()),
            })
            .collect()
    }

    pub(crate) fn table(&self, key: &str) -> Result<Table<'t, 's>, LawError> {
        let entries = self.typed(key, "a table", DeValue::as_table)?;
        let at = self
            .entries
            .get(key)
            .map_or(self.at, |value| value.span().start);
        Ok(Table {
            text: self.text,
            at,
            entries,
        })
    }

    pub(crate) fn tables(&self, key: &str) -> Result<Vec<Table<'t, 's>>, LawError> {
        let items = self.typed(key, "a list of tables", DeValue::as_array)?;
        items
            .iter()
            .map(|item| match item.get_ref().as_table() {
                Some(entries) => Ok(Table {
                    text: self.text,
                    at: item.span().start,
                    entries,
                }),
                None => Err(self.text.refuse(
                    item.span().start,
                    format!("`{key}`: every item must be a table"),
                )),
            })
            .collect()
    }
}
