//! What a message and its triage say about its row.

use super::understand::Content;
use crate::inbox::{Analysis, NEEDS_REVIEW};
use store::Communication;

/// Letters of the start of the text in a list.
pub(super) const SNIPPET_CHARS: usize = 160;

/// What triage and the message say about a row.
pub(super) fn describe(row: &mut Communication, content: &Content) {
    let (message, triage) = (&content.message, &content.triage);
    row.message_id = message.message_id.clone().unwrap_or_default();
    if let Some(from) = message.from.first() {
        row.from_name = from.name.clone();
        row.from_address = from.address.to_lowercase();
    }
    row.to_text = message
        .to
        .iter()
        .map(|to| {
            if to.name.is_empty() {
                to.address.clone()
            } else {
                to.name.clone()
            }
        })
        .collect::<Vec<_>>()
        .join(", ");
    row.subject = message.subject.clone();
    row.snippet = snippet(&message.text);
    row.sent_ms = message.date.map(|date| date.at.as_millisecond());
    row.category = triage.category.value;
    row.priority = triage.priority.value;
    row.sentiment = triage.sentiment.value;
    row.procedure = triage.procedure.value;
    row.first_contact = triage.is_first_contact.value;
    row.confidence = f64::from(triage.confidence);
    row.summary = if triage.summary.text.is_empty() {
        row.subject.clone()
    } else {
        triage.summary.text.clone()
    };
    row.suggested_action = triage.suggested_action.as_str().to_owned();
    row.attachment_count = i64::try_from(
        message
            .attachments
            .iter()
            .filter(|file| !file.inline)
            .count(),
    )
    .unwrap_or(i64::MAX);
    row.has_attachments = row.attachment_count > 0;
    row.flags = triage
        .flags
        .iter()
        .map(|flag| flag.as_str().to_owned())
        .collect();
    row.flags.extend(
        message
            .flags
            .iter()
            .map(|defect| defect.as_str().to_owned()),
    );
    if content.needs_review {
        row.flags.push(NEEDS_REVIEW.to_owned());
    }
    debug_assert!(
        Analysis::from_json(&Analysis::of(triage).to_json()).is_some(),
        "what is kept can be read"
    );
}

fn snippet(text: &str) -> String {
    let mut snippet = String::new();
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('>'));
    for word in lines.flat_map(str::split_whitespace) {
        if snippet.chars().count() >= SNIPPET_CHARS {
            break;
        }
        if !snippet.is_empty() {
            snippet.push(' ');
        }
        snippet.extend(word.chars().take(60));
    }
    snippet
}

pub(super) fn first_address(addresses: &[mail::Address]) -> String {
    addresses
        .first()
        .map(|to| to.address.to_lowercase())
        .unwrap_or_default()
}

/// Who wrote, as shown.
pub(super) fn display(row: &Communication) -> String {
    if row.from_name.is_empty() {
        row.from_address.clone()
    } else {
        row.from_name.clone()
    }
}
