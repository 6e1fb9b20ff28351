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

impl Flags {
    /// A bit each, in the order of the fields: `seen` is the lowest.
    #[must_use]
    pub fn bits(self) -> u8 {
        let marks = [
            self.seen,
            self.answered,
            self.flagged,
            self.draft,
            self.deleted,
        ];
        (marks.into_iter().rev()).fold(0, |bits, mark| bits << 1 | u8::from(mark))
    }

    /// The marks of some bits; unknown ones say nothing.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self {
            seen: bits & 1 != 0,
            answered: bits & 2 != 0,
            flagged: bits & 4 != 0,
            draft: bits & 8 != 0,
            deleted: bits & 16 != 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_from_their_bits() {
        for bits in 0..32 {
            assert_eq!(Flags::from_bits(bits).bits(), bits);
        }
        assert!(Flags::from_bits(1).seen && Flags::from_bits(2).answered);
    }
}
