//! What tests stand on: real IMAP and SMTP servers, and as much believable mail as they want.
//!
//! A development dependency only. It must not know the rooms it helps to test.

pub mod corpus;
mod dovecot;
mod smtp;

pub use dovecot::Dovecot;
pub use smtp::{Received, SmtpBed};
