//! Mail: bytes in, values out.
//!
//! This room reads messages ([`parse()`]), cleans their HTML ([`html`]), splits what is new from what is
//! quoted ([`newest_text`]), walks files and folders of mail ([`files`]), names threads
//! ([`threading`]) and talks to IMAP servers ([`imap`]).
//!
//! It must not know the store, the office or any window: it keeps nothing, files nothing, and reads no
//! clock. Every byte it reads was written by a stranger, so nothing here panics on bad input, every
//! loop is bounded, and what goes past a limit is flagged as a [`Defect`] while the raw message, which
//! the caller keeps, stays whole.

pub mod files;
pub mod html;
pub mod imap;
mod message;
mod parse;
mod quotes;
mod raw;
mod retry;
pub mod threading;

pub use message::{Address, Attachment, Date, Defect, Headers, Message};
use parse::parse_date;
pub use parse::{ParseError, attachment_bytes, inline_part, parse};
pub use quotes::{Newest, newest_text};
pub use raw::{Flags, RawMessage};
pub use retry::{IDLE_RENEWAL, retry_delay};
