//! Rows: one struct per table, one list of columns, used for reading, writing and the journal alike.

use rusqlite::types::ToSqlOutput;

use crate::id::Id;

/// A struct that is one row of one table.
pub trait Row: Sized {
    /// The table.
    const TABLE: &'static str;
    /// The columns, in the order of the fields; the first one is the key.
    const COLUMNS: &'static [&'static str];
    /// The columns as they stand after `SELECT`.
    const SELECT: &'static str;

    /// The row at the cursor, whose columns start with [`Row::COLUMNS`].
    ///
    /// # Errors
    ///
    /// When a column holds something this release cannot read.
    #[doc(hidden)]
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;

    /// The stored form of every field, in the order of [`Row::COLUMNS`].
    #[doc(hidden)]
    fn cells(&self) -> Vec<ToSqlOutput<'_>>;
}

/// A row that every device of the firm has. Its changes go through the journal.
pub trait Synced: Row {
    /// Whose devices have the row: `tenant` or `owner`.
    const SCOPE: &'static str;

    /// What identifies the row: an [`Id`], or the key of a setting.
    type Key: Key;

    /// The identity of this row.
    fn key(&self) -> &Self::Key;
}

/// The identity of a synchronised row.
pub trait Key: std::fmt::Display {}
impl Key for Id {}
impl Key for String {}
impl Key for str {}

/// Rows of the whole firm.
pub(crate) const TENANT: &str = "tenant";

/// Rows of one person: no other member's device ever has them.
pub(crate) const OWNER: &str = "owner";

/// Declares the struct of a table. `synced` tables are journalled for the whole firm, `owned` ones for the devices of the
/// person who writes them, `local` ones are not.
macro_rules! row {
    ($(#[$meta:meta])* synced $($rest:tt)+) => {
        $crate::row::row! { @scope $crate::row::TENANT; $(#[$meta])* $($rest)+ }
    };
    ($(#[$meta:meta])* owned $($rest:tt)+) => {
        $crate::row::row! { @scope $crate::row::OWNER; $(#[$meta])* $($rest)+ }
    };
    (@scope $scope:expr; $(#[$meta:meta])* $name:ident in $table:literal keyed $key:ty {
        $(#[$first_doc:meta])* $first:ident: $first_type:ty,
        $($(#[$doc:meta])* $field:ident: $type:ty,)*
    }) => {
        $crate::row::row! {
            $(#[$meta])* local $name in $table {
                $(#[$first_doc])* $first: $first_type,
                $($(#[$doc])* $field: $type,)*
            }
        }

        impl $crate::row::Synced for $name {
            const SCOPE: &'static str = $scope;
            type Key = $key;
            fn key(&self) -> &$key {
                &self.$first
            }
        }
    };
    ($(#[$meta:meta])* local $name:ident in $table:literal {
        $(#[$first_doc:meta])* $first:ident: $first_type:ty,
        $($(#[$doc:meta])* $field:ident: $type:ty,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $(#[$first_doc])* pub $first: $first_type,
            $($(#[$doc])* pub $field: $type,)*
        }

        impl $crate::row::Row for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] =
                &[$crate::row::column!($first), $($crate::row::column!($field)),*];
            const SELECT: &'static str =
                concat!($crate::row::column!($first), $(", ", $crate::row::column!($field)),*);

            #[allow(unused_assignments, reason = "the last step of the counter is not read")]
            fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut next = 0;
                Ok(Self {
                    $first: $crate::row::load(row, &mut next)?,
                    $($field: $crate::row::load(row, &mut next)?,)*
                })
            }

            fn cells(&self) -> Vec<rusqlite::types::ToSqlOutput<'_>> {
                use $crate::cell::Cell as _;
                vec![self.$first.store(), $(self.$field.store()),*]
            }
        }
    };
}
pub(crate) use row;

/// Some columns of a row as a value of their own, to be read and to be written together.
macro_rules! part {
    ($row:ident as $part:ident {
        $(#[$get_doc:meta])* $get_visible:vis fn $get:ident;
        $(#[$set_doc:meta])* $set_visible:vis fn $set:ident;
        $($column:ident,)+
    }) => {
        impl $row {
            $(#[$get_doc])*
            #[must_use]
            #[allow(clippy::clone_on_copy, reason = "texts and numbers alike")]
            $get_visible fn $get(&self) -> $part {
                $part { $($column: self.$column.clone(),)+ }
            }

            $(#[$set_doc])*
            $set_visible fn $set(&mut self, part: $part) {
                $(self.$column = part.$column;)+
            }
        }
    };
}
pub(crate) use part;

/// The column of a field: its own name.
macro_rules! column {
    ($field:ident) => {
        stringify!($field)
    };
}
pub(crate) use column;

/// The next column of a row.
pub(crate) fn load<T: crate::cell::Cell>(
    row: &rusqlite::Row<'_>,
    next: &mut usize,
) -> rusqlite::Result<T> {
    let index = *next;
    *next += 1;
    let stored = row.get_ref(index)?;
    T::load(stored).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(index, stored.data_type(), Box::new(error))
    })
}
