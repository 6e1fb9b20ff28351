//! How a Rust value becomes a column and comes back.
//!
//! [`Cell`] exists beside `rusqlite`'s own traits because the domain's words and ids must be storable
//! without the domain knowing any database.

use std::str::FromStr;

use rusqlite::types::{FromSqlError, ToSqlOutput, Value, ValueRef};

use crate::id::Id;

/// A value of one column.
pub(crate) trait Cell: Sized {
    /// The stored form.
    fn store(&self) -> ToSqlOutput<'_>;

    /// The value of a stored form.
    ///
    /// # Errors
    ///
    /// [`FromSqlError`] when the column holds something this release cannot read.
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError>;
}

pub(crate) fn text(value: &str) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(ValueRef::Text(value.as_bytes()))
}

impl Cell for String {
    fn store(&self) -> ToSqlOutput<'_> {
        text(self)
    }
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError> {
        stored.as_str().map(ToOwned::to_owned)
    }
}

impl Cell for i64 {
    fn store(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(ValueRef::Integer(*self))
    }
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError> {
        stored.as_i64()
    }
}

impl Cell for f64 {
    fn store(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(ValueRef::Real(*self))
    }
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError> {
        stored.as_f64()
    }
}

impl Cell for bool {
    fn store(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*self)))
    }
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError> {
        Ok(stored.as_i64()? != 0)
    }
}

impl Cell for Id {
    fn store(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::Text(self.to_string()))
    }
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError> {
        from_word(stored)
    }
}

impl<T: Cell> Cell for Option<T> {
    fn store(&self) -> ToSqlOutput<'_> {
        self.as_ref()
            .map_or(ToSqlOutput::Borrowed(ValueRef::Null), Cell::store)
    }
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError> {
        match stored {
            ValueRef::Null => Ok(None),
            stored => T::load(stored).map(Some),
        }
    }
}

/// A JSON column. Empty text reads as `null`, so that a column can be added with an empty default.
impl Cell for serde_json::Value {
    fn store(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::Text(self.to_string()))
    }
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError> {
        match stored.as_str()? {
            "" => Ok(Self::Null),
            json => serde_json::from_str(json).map_err(FromSqlError::other),
        }
    }
}

/// A list of words, stored as a JSON array.
impl Cell for Vec<String> {
    fn store(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::Text(
            serde_json::Value::from(self.as_slice()).to_string(),
        ))
    }
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError> {
        match stored.as_str()? {
            "" => Ok(Self::new()),
            json => serde_json::from_str(json).map_err(FromSqlError::other),
        }
    }
}

/// A place on a page, stored as a JSON array of fractions.
impl Cell for [f32; 4] {
    fn store(&self) -> ToSqlOutput<'_> {
        // A hundred thousandth of a page is less than a pixel.
        let rounded = self.map(|at| (f64::from(at) * 100_000.0).round() / 100_000.0);
        ToSqlOutput::Owned(Value::Text(serde_json::json!(rounded).to_string()))
    }
    fn load(stored: ValueRef<'_>) -> Result<Self, FromSqlError> {
        serde_json::from_str(stored.as_str()?).map_err(FromSqlError::other)
    }
}

/// Reads a value from its stable word.
pub(crate) fn from_word<T: FromStr>(stored: ValueRef<'_>) -> Result<T, FromSqlError>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    stored.as_str()?.parse().map_err(FromSqlError::other)
}

/// Declares enums as storable by their stable words.
macro_rules! word_cells {
    ($($name:ty),+ $(,)?) => { $(
        impl $crate::cell::Cell for $name {
            fn store(&self) -> rusqlite::types::ToSqlOutput<'_> {
                $crate::cell::text(self.as_str())
            }
            fn load(
                stored: rusqlite::types::ValueRef<'_>,
            ) -> Result<Self, rusqlite::types::FromSqlError> {
                $crate::cell::from_word(stored)
            }
        }
    )+ };
}
pub(crate) use word_cells;

/// Declares an enum with the words that stand for it in columns.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident as $label:literal {
        $($(#[$doc:meta])* $variant:ident = $word:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable word for this value.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = domain::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(domain::UnknownWord { vocabulary: $label, word: word.to_owned() }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        $crate::cell::word_cells!($name);
    };
}
pub(crate) use words;

word_cells!(
    domain::Category,
    domain::Priority,
    domain::Sentiment,
    domain::Procedure,
    domain::Outcome,
    domain::Status,
    domain::Role,
    domain::prospects::Stage,
    domain::prospects::Answer,
);
