//! What a folder has that we do not.

use crate::RawMessage;

/// Where the last sync of one folder stopped. Stored by the caller, together with the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// The folder's `UIDVALIDITY` when `last_uid` was read: if the server's differs, every UID means
    /// something else now (RFC 9051, 2.3.1.1).
    pub uid_validity: u32,
    /// The highest UID that was durably accepted.
    pub last_uid: u32,
}

/// Some messages of one folder, in order of arrival, and the cursor that is right once they are kept.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The messages, oldest first.
    pub messages: Vec<RawMessage>,
    /// Store this together with the messages.
    pub cursor: Cursor,
    /// How far the sync of this folder is, this batch included.
    pub progress: Progress,
}

/// How far a sync is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Messages handed over so far.
    pub done: u32,
    /// Messages there are to hand over in this sync.
    pub total: u32,
}

/// What a sync did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyncReport {
    /// Where the next sync goes on; `None` when the folder has never held a message.
    pub cursor: Option<Cursor>,
    /// How many messages were handed over and accepted.
    pub fetched: u32,
    /// The folder's UIDs changed their meaning, so everything in it was fetched again; the caller's
    /// check for duplicates by content decides what is new.
    pub resynced: bool,
    /// How many messages vanished on the server between being listed and being fetched.
    pub vanished: u32,
}

/// Why the caller could not keep a batch.
pub type SinkError = Box<dyn std::error::Error + Send + Sync>;
