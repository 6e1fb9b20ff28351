//! Letters to prospects: a template, what is known of one person, and the exact bytes of one mail.
//!
//! A [`Template`] names values and has no other power: no conditions, no loops, no expressions. A value is text and
//! stays text, whatever a stranger wrote into it. [`compose()`] is a pure function: the same letter gives the same
//! bytes, and what cannot be written safely is a [`Problem`] and no mail.

mod catalog;
mod compose;
mod page;
mod problem;
mod template;

pub use catalog::{Interest, Picture};
pub use compose::{Composed, File, Language, Letter, Mailbox, compose};
pub use problem::{Problem, Spot};
pub use template::{Flaw, Placeholder, Template, TemplateError, Values};

/// The largest mail: what servers everywhere take.
pub const MAX_BYTES: usize = 5 << 20;
