//! From the bytes of a message to what it says.
//!
//! The structure is found in one pass over the bytes ([`parts`]) that decodes nothing and descends into
//! nothing a sender can repeat for ever; headers, addresses and encoded words are `mail-parser`'s work.
//! Around it stands what untidy mail needs: character sets that are not the ones announced, raw 8-bit
//! headers, obsolete dates, and one readable text whatever mixture of parts a program sent.

mod body;
mod charset;
mod date;
mod decode;
mod fields;
mod flowed;
mod header;
mod parts;

use crate::message::{Defect, Message};
pub(crate) use date::parse as parse_date;
use parts::Parts;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why a message could not be read at all. Its bytes are still worth keeping.
#[derive(Debug, thiserror::Error, Clone, Copy, PartialEq, Eq)]
pub enum ParseError {
    /// There is nothing in it.
    #[error("the message is empty")]
    Empty,
    /// It has no header: not a mail.
    #[error("this is not a mail: it has no header")]
    NotAMail,
    /// The parser itself failed on it.
    #[error("the message is too damaged to be read")]
    Damaged,
}

/// Reads a message.
///
/// Takes any bytes. While it runs it needs memory for the largest attachment, decoded, beside the
/// message itself, and time in proportion to the size. Limits: see [`Defect`]; beyond them the message
/// is flagged, not refused.
///
/// # Errors
///
/// [`ParseError`] when there is nothing to show but the raw bytes.
pub fn parse(raw: &[u8]) -> Result<Message, ParseError> {
    // The parser underneath has assertions; a stranger's mail must not be able to use them against us.
    catch_unwind(AssertUnwindSafe(|| read(raw, Enclosed::Told))).unwrap_or(Err(ParseError::Damaged))
}

/// The decoded bytes of one attachment of a message.
///
/// `part_index` is [`crate::Attachment::part_index`]; `None` when the message has no such part.
#[must_use]
pub fn attachment_bytes(raw: &[u8], part_index: u32) -> Option<Vec<u8>> {
    let find = || {
        let parts = Parts::find(raw);
        let part = parts.leaves.get(usize::try_from(part_index).ok()?)?;
        Some(part.decoded(raw).0.into_owned())
    };
    catch_unwind(AssertUnwindSafe(find)).ok().flatten()
}

/// The media type and bytes of the part a `cid:` link points at.
///
/// `content_id` with or without angle brackets; `None` when no part carries it.
#[must_use]
pub fn inline_part(raw: &[u8], content_id: &str) -> Option<(String, Vec<u8>)> {
    let wanted = content_id.trim().trim_matches(['<', '>']);
    let find = || {
        let parts = Parts::find(raw);
        let part = parts
            .leaves
            .iter()
            .find(|part| part.content_id.as_deref() == Some(wanted))?;
        Some((part.content_type.clone(), part.decoded(raw).0.into_owned()))
    };
    catch_unwind(AssertUnwindSafe(find)).ok().flatten()
}

/// Whether the text of a message that is attached to another is told with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enclosed {
    Told,
    LeftOut,
}

fn read(raw: &[u8], enclosed: Enclosed) -> Result<Message, ParseError> {
    if raw.iter().all(u8::is_ascii_whitespace) {
        return Err(ParseError::Empty);
    }
    let parts = Parts::find(raw);
    let mut message = Message {
        flags: parts.defects.clone(),
        ..Message::default()
    };
    if fields::fill(
        &mut message,
        raw.get(parts.header.clone()).unwrap_or_default(),
    ) == 0
    {
        return Err(ParseError::NotAMail);
    }
    body::fill(&mut message, &parts, raw);
    if enclosed == Enclosed::Told {
        tell_enclosed(&mut message, &parts, raw);
    }
    if memchr::memchr(0, raw).is_some() {
        message.flags.push(Defect::NulBytes);
    }
    message.flags.sort_unstable();
    message.flags.dedup();
    Ok(message)
}

/// How short a covering note is.
const NOTE_BYTES: usize = 600;

/// Adds the text of the first attached message to a short note: "see below" with the decision attached as
/// a mail is about the decision. A bounce encloses what was sent, and is not about it.
fn tell_enclosed(message: &mut Message, parts: &Parts, raw: &[u8]) {
    let is_report = parts.leaves.iter().any(|part| {
        part.content_type == "message/delivery-status"
            || part.content_type == "message/disposition-notification"
    });
    let forwarded = parts
        .leaves
        .iter()
        .find(|part| part.content_type == "message/rfc822");
    let Some(part) = forwarded.filter(|_| !is_report && message.text.len() <= NOTE_BYTES) else {
        return;
    };
    let Ok(inner) = read(&part.decoded(raw).0, Enclosed::LeftOut) else {
        return;
    };
    if !message.text.is_empty() {
        message.text.push_str("\n\n");
    }
    message.text.push_str("-----Message transféré-----\n");
    if let Some(from) = inner.from.first() {
        message
            .text
            .push_str(&format!("De : {} <{}>\n", from.name, from.address));
    }
    message
        .text
        .push_str(&format!("Objet : {}\n\n{}", inner.subject, inner.text));
}
