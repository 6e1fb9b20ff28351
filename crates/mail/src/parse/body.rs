//! One readable text, and everything else as attachments, from whatever a program sent.

use super::parts::{Container, Part, Parts};
use super::{charset, fields, flowed};
use crate::html;
use crate::message::{Attachment, Defect, Message};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// How much of one text part is decoded, in bytes: 2 MB of text in its longest encoding.
const MAX_PART_BYTES: usize = 6 * 1024 * 1024;
/// How long the text of a message may be, in bytes. The longest novel is 3 MB.
const MAX_TEXT_BYTES: usize = 2 * 1024 * 1024;
/// How long the HTML of a message may be, in bytes.
const MAX_HTML_BYTES: usize = 4 * 1024 * 1024;
/// How long a file name may be, in characters.
const MAX_NAME: usize = 180;

/// One thing to read: the same content as text, as HTML, or both.
#[derive(Default)]
struct Section {
    alternative: Option<usize>,
    plain: Option<String>,
    html: Option<String>,
}

/// Fills in text, HTML and attachments.
pub(super) fn fill(message: &mut Message, parts: &Parts, raw: &[u8]) {
    let mut has_html = false;
    let mut sections: Vec<Section> = Vec::new();
    let mut is_long = false;
    for (index, part) in parts.leaves.iter().enumerate() {
        if is_body(part) {
            let text = read_text(part, raw, &mut message.flags);
            has_html |= part.content_type == "text/html" || is_markup(&text);
            place(&mut sections, part, text);
        } else if !matches!(
            part.content_type.as_str(),
            "text/x-amp-html" | "text/watch-html"
        ) {
            message
                .attachments
                .push(attachment(part, index, raw, &mut message.flags));
        }
    }
    let html = match (has_html, sections.len()) {
        (false, _) => Html::None,
        (true, 1) => Html::AsItIs,
        (true, _) => Html::Joined,
    };
    for section in sections {
        if message.text.len() > MAX_TEXT_BYTES {
            is_long = true;
            break;
        }
        join(message, section, html);
    }
    is_long |= cut(&mut message.text, MAX_TEXT_BYTES);
    is_long |= message
        .html
        .as_mut()
        .is_some_and(|html| cut(html, MAX_HTML_BYTES));
    if is_long {
        message.flags.push(Defect::TextTruncated);
    }
    if let Some(html) = &message.html {
        message.hidden_text = html::hidden_text(html);
        let shown = html::shown_parts(html);
        for file in &mut message.attachments {
            let is_shown = |id: &String| shown.contains(id.as_str());
            file.inline &= file.content_id.as_ref().is_some_and(is_shown);
        }
    } else {
        for file in &mut message.attachments {
            file.inline = false;
        }
    }
}

/// Whether a part is something to read rather than something attached.
fn is_body(part: &Part) -> bool {
    let is_text = matches!(part.content_type.as_str(), "text/plain" | "text/html");
    let is_whole_message = part.inside.is_empty();
    is_text
        && (is_whole_message
            || part.disposition.as_deref() != Some("attachment") && part.filename.is_none())
}

/// Text of a part, decoded, with `\n` and without control characters.
fn read_text(part: &Part, raw: &[u8], flags: &mut Vec<Defect>) -> String {
    let mut part_body = part.body.clone();
    if part_body.len() > MAX_PART_BYTES {
        part_body.end = part_body.start + MAX_PART_BYTES;
        flags.push(Defect::TextTruncated);
    }
    let encoded = raw.get(part_body).unwrap_or_default();
    let (bytes, clean) = super::decode::transfer(part.encoding, encoded);
    if !clean {
        flags.push(Defect::BrokenStructure);
    }
    let in_page = match part.charset {
        None if part.content_type == "text/html" => charset::of_page(&bytes),
        _ => None,
    };
    let (text, guessed) = charset::body(&bytes, part.charset.as_deref().or(in_page.as_deref()));
    if guessed {
        flags.push(Defect::WrongCharset);
    }
    match part.flowed {
        Some(joins) if part.content_type == "text/plain" => {
            flowed::unwrap(&without_controls(text), joins)
        }
        _ => without_controls(text),
    }
}

/// Line ends become `\n`; NUL and other control characters go.
fn without_controls(text: String) -> String {
    let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
    if !text.contains(is_control) {
        return text;
    }
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    };
    text.chars().filter(|&c| !is_control(c)).collect()
}

/// Puts a text where it belongs: into its alternative, or after what came before.
fn place(sections: &mut Vec<Section>, part: &Part, text: String) {
    let alternative = part
        .inside
        .iter()
        .rev()
        .find(|(kind, _)| *kind == Container::Alternative)
        .map(|(_, number)| *number);
    let is_same =
        |section: &&mut Section| alternative.is_some() && section.alternative == alternative;
    let section = match sections.iter_mut().find(is_same) {
        Some(section) => section,
        None => {
            sections.push(Section {
                alternative,
                ..Section::default()
            });
            let Some(section) = sections.last_mut() else {
                return;
            };
            section
        }
    };
    let is_html = part.content_type == "text/html" || is_markup(&text);
    let slot = if is_html {
        &mut section.html
    } else {
        &mut section.plain
    };
    match slot {
        Some(before) => {
            before.push('\n');
            before.push_str(&text);
        }
        None => *slot = Some(text),
    }
}

/// HTML under a plain label.
fn is_markup(text: &str) -> bool {
    let start: String = text
        .trim_start()
        .chars()
        .take(15)
        .collect::<String>()
        .to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// What the HTML of the message is made of.
#[derive(Clone, Copy)]
enum Html {
    /// The message has none.
    None,
    /// One part.
    AsItIs,
    /// Several parts, plain ones among them.
    Joined,
}

/// Appends a section to the message.
fn join(message: &mut Message, section: Section, html: Html) {
    let text = match (&section.plain, &section.html) {
        (Some(plain), Some(html)) => {
            if says_nothing(plain) {
                html::to_text(html)
            } else {
                plain.clone()
            }
        }
        (Some(plain), None) => plain.clone(),
        (None, Some(html)) => html::to_text(html),
        (None, None) => String::new(),
    };
    let text = text.trim_end().trim_start_matches('\n');
    if !text.is_empty() {
        if !message.text.is_empty() {
            message.text.push_str("\n\n");
        }
        message.text.push_str(text);
    }
    let joined = message.html.get_or_insert_default();
    match (html, section.html) {
        (Html::None, _) => message.html = None,
        (Html::AsItIs | Html::Joined, Some(part)) => joined.push_str(&part),
        (Html::AsItIs | Html::Joined, None) => {
            let _ = write!(
                joined,
                "<div style=\"white-space:pre-wrap\">{}</div>",
                escape(text)
            );
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A plain part that only says that the HTML part is the real one.
fn says_nothing(plain: &str) -> bool {
    let text = plain.trim();
    text.is_empty()
        || is_markup(text)
        || (text.len() < 300 && text.to_ascii_lowercase().contains("html"))
}

fn cut(text: &mut String, limit: usize) -> bool {
    let is_long = text.len() > limit;
    if is_long {
        let end = (0..=limit)
            .rev()
            .find(|&end| text.is_char_boundary(end))
            .unwrap_or(0);
        text.truncate(end);
    }
    is_long
}

fn attachment(part: &Part, index: usize, raw: &[u8], flags: &mut Vec<Defect>) -> Attachment {
    let (bytes, clean) = part.decoded(raw);
    if !clean {
        flags.push(Defect::BrokenStructure);
    }
    let is_attached = part.disposition.as_deref() == Some("attachment");
    Attachment {
        part_index: u32::try_from(index).unwrap_or(u32::MAX),
        filename: filename(part, index),
        content_type: part.content_type.clone(),
        bytes: bytes.len(),
        sha256: hexadecimal(&Sha256::digest(&bytes)),
        // As long as the HTML shows it as well.
        inline: !is_attached && html::is_picture(&part.content_type),
        content_id: part.content_id.clone(),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// A file name without folders, control characters or tricks.
fn filename(part: &Part, index: usize) -> String {
    let given = part
        .filename
        .as_deref()
        .map(fields::one_line)
        .unwrap_or_default();
    let name = given
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .trim_matches(['.', ' ', '"']);
    if name.is_empty() {
        return format!("piece-{}.{}", index + 1, extension(&part.content_type));
    }
    let length = name.chars().count();
    if length <= MAX_NAME {
        return name.to_owned();
    }
    // The end says what kind of file it is.
    let head: String = name.chars().take(MAX_NAME - 20).collect();
    let tail: String = name.chars().skip(length - 19).collect();
    format!("{head}…{tail}")
}

/// The usual ending for a media type.
fn extension(content_type: &str) -> &str {
    match content_type {
        "application/pdf" => "pdf",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "text/plain" => "txt",
        "text/html" => "html",
        "text/csv" => "csv",
        "text/calendar" => "ics",
        "text/vcard" | "text/x-vcard" => "vcf",
        "message/rfc822" | "message/global" => "eml",
        "message/delivery-status" | "text/rfc822-headers" => "txt",
        "application/zip" => "zip",
        "application/pgp-signature" => "asc",
        "application/pkcs7-signature" | "application/x-pkcs7-signature" => "p7s",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.oasis.opendocument.text" => "odt",
        _ => "bin",
    }
}
