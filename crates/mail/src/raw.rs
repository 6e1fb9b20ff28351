//! A message as it was found, before anybody tries to understand it.

use jiff::Timestamp;

/// One message as its source gave it, unparsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawMessage {
    /// The message itself, byte for byte, without an mbox separator line.
    pub bytes: Vec<u8>,
    /// What the source calls this message, the same every time it is asked:
    /// a Maildir unique name, an mbox offset and hash, a file path, or `folder/uidvalidity/uid`.
    pub provider_id: String,
    /// Where a person would look for it: a path, or a path and an offset, or an IMAP folder.
    pub origin: String,
    /// The folder it lies in, when the source has folders (`INBOX`, `Envoyés`).
    pub folder: Option<String>,
    /// What its owner did with it there.
    pub flags: Flags,
    /// When it reached the mailbox, if the source says so (IMAP INTERNALDATE, an mbox `From ` line,
    /// the time in a Maildir name).
    pub received: Option<Timestamp>,
}

/// The marks a mailbox keeps beside a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Flags {
    /// Read (`\Seen`, Maildir `S`).
    pub seen: bool,
    /// Answered (`\Answered`, Maildir `R`).
    pub answered: bool,
    /// Starred (`\Flagged`, Maildir `F`).
    pub flagged: bool,
    /// A draft (`\Draft`, Maildir `D`).
    pub draft: bool,
    /// In the bin (`\Deleted`, Maildir `T`).
    pub deleted: bool,
}
