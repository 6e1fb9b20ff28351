//! What a server says about one message.

use crate::{Flags, parse_date};
use async_imap::imap_proto::{AttributeValue, Response};
use jiff::Timestamp;

/// One FETCH answer, or what it says of it.
#[derive(Debug, Default)]
pub(super) struct Fetched {
    pub(super) uid: u32,
    pub(super) size: Option<u32>,
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) flags: Flags,
    pub(super) received: Option<Timestamp>,
}

impl Fetched {
    /// Reads an answer; `None` for one that is not about a message, or does not say about which.
    pub(super) fn read(response: &Response<'_>) -> Option<Self> {
        let Response::Fetch(_, attributes) = response else {
            return None;
        };
        let mut fetched = Self::default();
        for attribute in attributes {
            match attribute {
                AttributeValue::Uid(uid) => fetched.uid = *uid,
                AttributeValue::Rfc822Size(size) => fetched.size = Some(*size),
                AttributeValue::BodySection {
                    section: None,
                    data: Some(bytes),
                    ..
                } => fetched.bytes = Some(bytes.to_vec()),
                AttributeValue::InternalDate(date) => {
                    fetched.received = parse_date(date).map(|date| date.at)
                }
                AttributeValue::Flags(names) => names.iter().for_each(|name| fetched.mark(name)),
                _ => {}
            }
        }
        (fetched.uid > 0).then_some(fetched)
    }

    fn mark(&mut self, name: &str) {
        match name.to_ascii_lowercase().as_str() {
            "\\seen" => self.flags.seen = true,
            "\\answered" => self.flags.answered = true,
            "\\flagged" => self.flags.flagged = true,
            "\\draft" => self.flags.draft = true,
            "\\deleted" => self.flags.deleted = true,
            _ => {}
        }
    }
}
