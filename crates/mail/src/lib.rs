//! Mail: bytes in, values out.
//!
//! This room reads messages ([`parse()`]), cleans their HTML ([`html`]), splits what is new from what is
//! quoted ([`newest_text`]), walks files and folders of mail ([`files`]), names threads
//! ([`threading`]) and talks to IMAP servers ([`imap`]). The other way round it writes letters to prospects
//! ([`mixer`]) and hands them over ([`sending`], [`smtp`]).
//!
//! It must not know the store, the office or any window: it keeps nothing, files nothing, and reads no
//! clock. Every byte it reads was written by a stranger, so nothing here panics on bad input, every
//! loop is bounded, and what goes past a limit is flagged as a [`Defect`] while the raw message, which
//! the caller keeps, stays whole.

pub mod files;
pub mod html;
pub mod imap;
mod message;
pub mod mixer;
mod parse;
mod quotes;
mod raw;
mod retry;
pub mod sending;
pub mod smtp;
pub mod threading;

pub use message::{Address, Attachment, Date, Defect, Headers, Message};
use parse::parse_date;
pub use parse::{ParseError, attachment_bytes, inline_part, parse};
pub use quotes::{Newest, newest_text};
pub use raw::{Flags, RawMessage};
pub use retry::{IDLE_RENEWAL, retry_delay};
