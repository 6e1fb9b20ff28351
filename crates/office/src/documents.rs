//! Documents of a workspace: files that were added, with every version, and what hangs on its messages.
//!
//! A file is copied into the firm's encrypted memory first and read afterwards, page by page, by a queue that
//! survives a restart ([`queue`]). What was read is searched, shown beside the picture of its page, and may propose
//! a deadline. No byte of a document is written outside of the encrypted store.

mod add;
mod adopt;
mod change;
mod facts;
mod files;
mod open;
mod queue;
mod read;
mod rows;
mod whole;

/// Why nothing of an attachment is read whose bytes are a program, whatever its name says.
pub(crate) const PROGRAM: &str = "program";

pub(crate) use add::{collect, resume_adding};
pub(crate) use adopt::{Adopted, adopt};
pub(crate) use facts::{beginning, judged, of_document as facts_of};
pub(crate) use files::{bytes, open_catalogue, picture};
pub(crate) use queue::{
    ReaderState, is_paused, is_worth_reading, queue_catalogue, read_on, resume,
};
pub(crate) use read::{kept, reason};
pub(crate) use rows::{hit, of_workspace};
pub(crate) use whole::text_of;
