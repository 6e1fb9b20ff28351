//! The header of a message, field by field.

use super::{charset, date, header};
use crate::message::{Address, Defect, Message};
use mail_parser::{HeaderName, HeaderValue, MessageParser};
use std::sync::LazyLock;

/// The most addresses that are kept of one field.
const MAX_ADDRESSES: usize = 1000;
/// How long a subject may be, in characters.
const MAX_SUBJECT: usize = 2000;
/// The most ancestors that are kept.
const MAX_REFERENCES: usize = 500;

static FIELDS: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .with_address_headers()
        .header_text(HeaderName::Subject)
        // All else by our own rules: an empty Return-Path means something, dates are often obsolete, and identifiers
        // hold blanks.
        .ignore_header(HeaderName::Received)
        .default_header_raw()
});

/// Fills in what the header says and answers how many fields it recognised: none means this is no mail.
pub(super) fn fill(message: &mut Message, block: &[u8]) -> usize {
    let header = header::read(block);
    if header.guessed {
        message.flags.push(Defect::RawHeaders);
    }
    let Some(parsed) = FIELDS.parse_headers(header.text.as_bytes()) else {
        return 0;
    };
    let mut recognised = 0;
    for field in parsed.headers() {
        recognised += usize::from(take(message, &field.name, &field.value));
    }
    let absent = [
        (message.date.is_none(), Defect::NoDate),
        (
            message.from.iter().all(|from| from.address.is_empty()),
            Defect::NoSender,
        ),
        (message.message_id.is_none(), Defect::NoMessageId),
    ];
    message.flags.extend(
        absent
            .iter()
            .filter(|(is_absent, _)| *is_absent)
            .map(|(_, defect)| *defect),
    );
    recognised
}

/// Takes one field; the first of several wins. Answers whether it is a field of mail.
fn take(message: &mut Message, name: &HeaderName<'_>, value: &HeaderValue<'_>) -> bool {
    let headers = &mut message.headers;
    match name {
        HeaderName::Subject => set_text(&mut message.subject, value),
        HeaderName::From => set_list(&mut message.from, value),
        HeaderName::Sender => {
            message.sender = message
                .sender
                .take()
                .or_else(|| addresses(value).into_iter().next())
        }
        HeaderName::To => message.to.extend(addresses(value)),
        HeaderName::Cc => message.cc.extend(addresses(value)),
        HeaderName::Bcc => message.bcc.extend(addresses(value)),
        HeaderName::ReplyTo => set_list(&mut message.reply_to, value),
        HeaderName::Date => message.date = message.date.or_else(|| date::parse(&text(value))),
        HeaderName::MessageId => {
            message.message_id = message
                .message_id
                .take()
                .or_else(|| identifiers(value).into_iter().next())
        }
        HeaderName::InReplyTo => message.in_reply_to.extend(identifiers(value)),
        HeaderName::References => message.references.extend(identifiers(value)),
        HeaderName::ListId => set(&mut headers.list_id, value),
        HeaderName::ListUnsubscribe => set(&mut headers.list_unsubscribe, value),
        HeaderName::ReturnPath => {
            let path = text(value).trim_matches(['<', '>', ' ']).to_owned();
            headers.return_path.get_or_insert(path);
        }
        HeaderName::Other(other) => return take_other(message, other, value),
        known => {
            take_other(message, known.as_str(), value);
        }
    }
    true
}

/// Takes a field that the parser has no word for.
fn take_other(message: &mut Message, name: &str, value: &HeaderValue<'_>) -> bool {
    let headers = &mut message.headers;
    let name = name.to_ascii_lowercase();
    let slot = match name.as_str() {
        "precedence" => &mut headers.precedence,
        "auto-submitted" => &mut headers.auto_submitted,
        "x-mailer" | "user-agent" => &mut headers.mailer,
        "authentication-results" => &mut headers.authentication_results,
        "x-priority" | "importance" | "priority" | "x-msmail-priority" => &mut headers.importance,
        "x-spam-flag" | "x-spam-status" => &mut headers.spam,
        "thread-topic" => {
            set(&mut headers.thread_topic, value);
            headers.thread_topic = headers
                .thread_topic
                .take()
                .map(|topic| charset::decode_words(&topic));
            return true;
        }
        _ => return name.starts_with("x-"),
    };
    set(slot, value);
    true
}

fn set(slot: &mut Option<String>, value: &HeaderValue<'_>) {
    if slot.is_none() {
        *slot = Some(text(value)).filter(|text| !text.is_empty());
    }
}

fn set_text(slot: &mut String, value: &HeaderValue<'_>) {
    if slot.is_empty() {
        *slot = text(value).chars().take(MAX_SUBJECT).collect();
    }
}

fn set_list(slot: &mut Vec<Address>, value: &HeaderValue<'_>) {
    if slot.is_empty() {
        *slot = addresses(value);
    }
}

/// The value on one line.
fn text(value: &HeaderValue<'_>) -> String {
    match value {
        HeaderValue::Text(text) => one_line(text),
        HeaderValue::TextList(list) => one_line(&list.join(", ")),
        _ => String::new(),
    }
}

/// One line without control characters, and without the marks that turn writing around: they are used
/// to make `exe.fdp` read as `pdf.exe`.
pub(super) fn one_line(text: &str) -> String {
    let is_turning = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut line = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' || c.is_control())
    {
        if !word.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.extend(word.chars().filter(|&c| !is_turning(c)));
        }
    }
    line
}

/// The identifiers of a field: what stands in angle brackets, blanks included, or its words when there are none.
fn identifiers(value: &HeaderValue<'_>) -> Vec<String> {
    let line = text(value);
    let clean = |id: &str| id.trim_matches(['<', '>', ' ', ',']).to_owned();
    let ids: Vec<String> = if line.contains('<') {
        line.split('<')
            .skip(1)
            .map(|id| clean(id.split('>').next().unwrap_or_default()))
            .collect()
    } else {
        line.split(' ').map(clean).collect()
    };
    let mut ids: Vec<String> = ids.into_iter().filter(|id| !id.is_empty()).collect();
    // The nearest ancestors stand last.
    ids.split_off(ids.len().saturating_sub(MAX_REFERENCES))
}

fn addresses(value: &HeaderValue<'_>) -> Vec<Address> {
    let HeaderValue::Address(list) = value else {
        return Vec::new();
    };
    list.iter()
        .filter_map(|found| {
            address(
                found.name.as_deref().unwrap_or_default(),
                found.address.as_deref().unwrap_or_default(),
            )
        })
        .take(MAX_ADDRESSES)
        .collect()
}

fn address(name: &str, address: &str) -> Option<Address> {
    let name = one_line(&charset::decode_words(name))
        .trim_matches(['"', '\'', ' '])
        .to_owned();
    let written = one_line(address);
    let found = match mailbox(&written) {
        Some((before, mailbox)) => Address {
            name: if name.is_empty() {
                one_line(&charset::decode_words(&before))
            } else {
                name
            },
            address: mailbox,
        },
        // "MAILER-DAEMON" and other names without an address.
        None if name.is_empty() => Address {
            name: one_line(&charset::decode_words(&written)),
            address: String::new(),
        },
        None => Address {
            name,
            address: String::new(),
        },
    };
    (!found.name.is_empty() || !found.address.is_empty()).then_some(found)
}

/// The `local@domain` in what stands where an address should, and the words around it: `Alice Martin alice@example.org`.
///
/// A route before it (`@hop:local@domain`, RFC 5322, 4.4) is left out, blanks in a quoted local part are kept.
fn mailbox(written: &str) -> Option<(String, String)> {
    let routed = written
        .strip_prefix('@')
        .and_then(|route| route.split_once(':'));
    let written = routed.map_or(written, |(_, address)| address.trim_start());
    let (local, domain) = written.rsplit_once('@')?;
    let (local, domain) = (local.trim_end(), domain.trim_start());
    let (domain, after) = domain.split_once(' ').unwrap_or((domain, ""));
    let opened = local.strip_suffix('"').and_then(|quoted| quoted.rfind('"'));
    let start = opened.or_else(|| local.rfind(' ').map(|blank| blank + 1));
    let (before, local) = local.split_at_checked(start.unwrap_or(0))?;
    let around = format!("{before} {after}");
    (!local.is_empty() || !domain.is_empty())
        .then(|| (around, format!("{local}@{}", domain.to_lowercase())))
}
