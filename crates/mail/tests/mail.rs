//! Behaviour of the mail room at its door: one binary.

mod files;
mod imap;
mod parsing;
mod properties;
