//! What triage reads, built from a parsed message.

use ::intelligence::{Attachment, Knowledge, Letter, Mailbox, Owners};
use jiff::Timestamp;
use mail::{Address, Message};

/// The people and mailboxes of the firm: never clients, never strangers.
#[derive(Debug, Clone, Default)]
pub struct House {
    /// Names of members.
    pub names: Vec<String>,
    /// Addresses of members and accounts.
    pub addresses: Vec<String>,
    /// Domains of the firm's own; public providers are not.
    pub domains: Vec<String>,
}

impl House {
    /// Whether this address is one of the firm's. A domain alone says nothing: clients share the provider of their
    /// lawyer, and anybody can write a sender.
    #[must_use]
    pub fn has(&self, address: &str) -> bool {
        self.addresses
            .iter()
            .any(|own| own.eq_ignore_ascii_case(address))
    }

    fn owners(&self) -> Owners<'_> {
        Owners {
            names: self.names.iter().map(String::as_str).collect(),
            addresses: self.addresses.iter().map(String::as_str).collect(),
            domains: self.domains.iter().map(String::as_str).collect(),
        }
    }
}

/// What triage reads of `message`.
///
/// - `received`: when the mailbox received it; stands in for a missing `Date`.
#[must_use]
pub fn letter<'a>(
    message: &'a Message,
    received: Timestamp,
    house: &'a House,
    known_sender: Knowledge,
) -> Letter<'a> {
    let from = message.from.first();
    let headers = &message.headers;
    Letter {
        from_name: from.map_or("", |from| &from.name),
        from_address: from.map_or("", |from| &from.address),
        reply_to: message
            .reply_to
            .first()
            .map(|address| address.address.as_str()),
        to: mailboxes(&message.to),
        cc: mailboxes(&message.cc),
        subject: &message.subject,
        text: &message.text,
        hidden_text: &message.hidden_text,
        date: message.date.map(|date| date.at),
        received,
        is_reply: !message.in_reply_to.is_empty() || !message.references.is_empty(),
        list_id: headers.list_id.as_deref(),
        list_unsubscribe: headers.list_unsubscribe.as_deref(),
        precedence: headers.precedence.as_deref(),
        auto_submitted: headers.auto_submitted.as_deref(),
        mailer: headers.mailer.as_deref(),
        is_delivery_report: headers.return_path.as_deref() == Some("")
            || message
                .attachments
                .iter()
                .any(|file| file.content_type == "message/delivery-status"),
        attachments: message
            .attachments
            .iter()
            .map(|file| Attachment {
                name: &file.filename,
                content_type: &file.content_type,
            })
            .collect(),
        known_sender,
        owners: house.owners(),
    }
}

fn mailboxes(addresses: &[Address]) -> Vec<Mailbox<'_>> {
    addresses
        .iter()
        .map(|address| Mailbox {
            name: &address.name,
            address: &address.address,
        })
        .collect()
}
