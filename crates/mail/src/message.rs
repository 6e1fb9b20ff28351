//! What a message says, once read.

use jiff::Timestamp;

/// One message, readable.
///
/// Every text is valid Unicode without NUL; every list keeps the order of the message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// `Message-ID` without angle brackets; the sender may leave it out or repeat it.
    pub message_id: Option<String>,
    /// Who wrote it.
    pub from: Vec<Address>,
    /// Who actually sent it, when it is somebody else (`Sender`).
    pub sender: Option<Address>,
    /// Who it is for.
    pub to: Vec<Address>,
    /// Who reads along.
    pub cc: Vec<Address>,
    /// Who reads along unseen; only in mail of one's own.
    pub bcc: Vec<Address>,
    /// Where an answer should go.
    pub reply_to: Vec<Address>,
    /// When it says it was written; `None` when absent, unreadable or absurd.
    pub date: Option<Date>,
    /// The subject, decoded, on one line; empty when there is none.
    pub subject: String,
    /// The body as text a person can read: the plain part, or the HTML part in words.
    /// Lines end with `\n`; quoted lines start with `>`. A short note with another message attached is
    /// followed by "-----Message transféré-----" and that message's text.
    pub text: String,
    /// The HTML body as the sender made it, decoded but **not** cleaned: never show it, see [`crate::html::clean`].
    pub html: Option<String>,
    /// Words of the HTML body that nobody sees who reads it, see [`crate::html::hidden_text`].
    pub hidden_text: String,
    /// Everything that is not the body, inline images included.
    pub attachments: Vec<Attachment>,
    /// `In-Reply-To`, identifiers without angle brackets.
    pub in_reply_to: Vec<String>,
    /// `References`, oldest first, identifiers without angle brackets.
    pub references: Vec<String>,
    /// Headers that say what kind of mail this is.
    pub headers: Headers,
    /// What was wrong with it; empty for a well-formed message.
    pub flags: Vec<Defect>,
}

/// A name and an address, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Address {
    /// The display name, decoded; empty when there is none.
    pub name: String,
    /// `local@domain` with the domain in lower case; empty in a group or a broken header.
    pub address: String,
}

/// A moment and the clock it was written by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// The moment.
    pub at: Timestamp,
    /// Seconds east of UTC on the writer's clock, needed to read "demain" the way the writer meant it.
    pub offset_seconds: i32,
}

/// One part of a message that is not its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Which part it is; give it to [`crate::attachment_bytes`] with the same raw message.
    pub part_index: u32,
    /// The file name, decoded, without any folder; made from the type when the sender gave none.
    pub filename: String,
    /// The media type in lower case, `application/octet-stream` when unknown. A forwarded message is
    /// `message/rfc822`: its bytes can be given to [`crate::parse()`].
    pub content_type: String,
    /// Size once decoded, in bytes.
    pub bytes: usize,
    /// SHA-256 of the decoded bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Shown inside the text rather than beside it.
    pub inline: bool,
    /// `Content-ID` without angle brackets, what `cid:` links point at.
    pub content_id: Option<String>,
}

/// The headers that tell a person's mail from a machine's. Empty string and `None` both mean absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers {
    /// `List-Id`: traffic of a mailing list.
    pub list_id: Option<String>,
    /// `List-Unsubscribe`: newsletters and bulk mail.
    pub list_unsubscribe: Option<String>,
    /// `Precedence`: `bulk`, `list`, `junk`, `auto_reply`.
    pub precedence: Option<String>,
    /// `Auto-Submitted`: anything but `no` was sent by a machine (RFC 3834).
    pub auto_submitted: Option<String>,
    /// `X-Mailer` or `User-Agent`.
    pub mailer: Option<String>,
    /// `Return-Path` without angle brackets; `Some("")` is a bounce.
    pub return_path: Option<String>,
    /// `Authentication-Results`, the first one: what the receiving server found.
    pub authentication_results: Option<String>,
    /// `X-Priority`, `Importance` or `Priority`, as written.
    pub importance: Option<String>,
    /// `X-Spam-Flag` or `X-Spam-Status`, as written.
    pub spam: Option<String>,
    /// `Thread-Topic`, the subject Outlook keeps for a conversation.
    pub thread_topic: Option<String>,
}

/// Something wrong with a message that did not keep it from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Defect {
    /// The header block is larger than [`crate::parse()`] reads; the rest of it was ignored.
    HeadersTooLong,
    /// More parts, or parts in parts, than are read; the rest was ignored.
    TooManyParts,
    /// The text is longer than is read; it was cut.
    TextTruncated,
    /// Some part was not what its encoding or its boundary promised; what could be read was read.
    BrokenStructure,
    /// The text was not in the character set it claims; it was guessed.
    WrongCharset,
    /// Headers hold raw 8-bit characters; their character set was guessed.
    RawHeaders,
    /// The message holds NUL bytes; they are left out of the text.
    NulBytes,
    /// There is no usable `Date`.
    NoDate,
    /// There is no usable `From`.
    NoSender,
    /// There is no `Message-ID`.
    NoMessageId,
}

impl Defect {
    /// The word this defect is stored and shown under.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HeadersTooLong => "headers_too_long",
            Self::TooManyParts => "too_many_parts",
            Self::TextTruncated => "text_truncated",
            Self::BrokenStructure => "broken_structure",
            Self::WrongCharset => "wrong_charset",
            Self::RawHeaders => "raw_headers",
            Self::NulBytes => "nul_bytes",
            Self::NoDate => "no_date",
            Self::NoSender => "no_sender",
            Self::NoMessageId => "no_message_id",
        }
    }
}
