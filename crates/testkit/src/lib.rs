//! What tests stand on: a real IMAP server, and as much believable mail as they want.
//!
//! A development dependency only. It must not know the rooms it helps to test.

pub mod corpus;
mod dovecot;

pub use dovecot::Dovecot;
