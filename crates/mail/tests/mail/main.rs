//! Behaviour of the mail room at its door.

mod files;
mod imap;
mod parsing;
mod properties;
mod scripted;
