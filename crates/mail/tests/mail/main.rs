//! Behaviour of the mail room at its door.

// What a test needs is there, or the test fails.
#![allow(clippy::unwrap_used)]

mod files;
mod imap;
mod mixer;
mod parsing;
mod properties;
mod scripted;
