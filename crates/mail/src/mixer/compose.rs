//! One letter as the exact bytes of one mail.

use std::borrow::Cow;
use std::collections::BTreeSet;

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::url::URL;
use mail_builder::mime::MimePart;
use sha2::{Digest, Sha256};

use super::page::{self, Blocks};
use super::problem::{Problem, Spot, has_markup, is_one_line};
use super::template::{Filled, Placeholder, Template, Values};
use super::{Interest, MAX_BYTES, catalog};

/// The language of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
}

/// A name and an address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mailbox {
    /// As it is shown; may be empty.
    pub name: String,
    /// The address.
    pub address: String,
}

/// A file that goes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its kind, `application/pdf`.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Everything a mail is made of. The same letter always gives the same bytes.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// The subject.
    pub subject: &'a Template,
    /// The text.
    pub body: &'a Template,
    /// Its language.
    pub language: Language,
    /// What is known.
    pub values: &'a Values,
    /// Who writes.
    pub from: &'a Mailbox,
    /// To whom.
    pub to: &'a Mailbox,
    /// What they looked at.
    pub interests: &'a [Interest],
    /// What goes along.
    pub files: &'a [File],
    /// Names the mail, without angle brackets.
    pub message_id: &'a str,
    /// When it was written, seconds since the epoch.
    pub date: i64,
}

/// A letter that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Its HTML.
    pub html: String,
    /// The mail, to the byte; `None` while there are problems.
    pub bytes: Option<Vec<u8>>,
    /// Why it cannot leave.
    pub problems: Vec<Problem>,
}

/// Writes a letter.
#[must_use]
pub fn compose(letter: &Letter<'_>) -> Composed {
    let mut missing = BTreeSet::new();
    let subject = one_line(&letter.subject.fill(letter.values, &mut missing));
    let mut body = letter.body.fill(letter.values, &mut missing);
    if !letter.body.names().contains(&Placeholder::OptOut) {
        body.push(Filled::Text("\n\n".to_owned()));
        body.push(Filled::Block(Placeholder::OptOut));
    }
    let blocks = Blocks {
        interests: letter.interests,
        message_id: letter.message_id,
        language: letter.language,
        address: &letter.from.address,
    };
    let mut problems: Vec<Problem> = missing.into_iter().map(Problem::Missing).collect();
    problems.extend(flaws(letter, &subject));
    let mut composed = Composed {
        text: page::text(&body, &blocks),
        html: page::html(&body, &blocks),
        subject,
        bytes: None,
        problems,
    };
    if composed.problems.is_empty() {
        let bytes = written(letter, &composed, &blocks);
        if bytes.len() > MAX_BYTES {
            composed.problems.push(Problem::TooLarge(bytes.len()));
        } else {
            composed.bytes = Some(bytes);
        }
    }
    composed
}

fn one_line(filled: &[Filled]) -> String {
    let words = filled.iter().map(|piece| match piece {
        Filled::Text(text) => text.as_str(),
        Filled::Block(_) => "",
    });
    words.collect::<String>().trim().to_owned()
}

/// What must not be in a mail, wherever it comes from.
fn flaws(letter: &Letter<'_>, subject: &str) -> Vec<Problem> {
    let mut flaws = Vec::new();
    let used: BTreeSet<Placeholder> = letter
        .subject
        .names()
        .union(&letter.body.names())
        .copied()
        .collect();
    for (name, value) in letter.values.iter().filter(|(name, _)| used.contains(name)) {
        if has_markup(value) {
            flaws.push(Problem::Markup(Spot::Value(*name)));
        }
        if !is_one_line(value) {
            flaws.push(Problem::LineBreak(Spot::Value(*name)));
        }
    }
    if !is_one_line(subject) {
        flaws.push(Problem::LineBreak(Spot::Subject));
    }
    for (mailbox, spot) in [(letter.from, Spot::Sender), (letter.to, Spot::Recipient)] {
        if !is_one_line(&mailbox.name) || !is_one_line(&mailbox.address) {
            flaws.push(Problem::LineBreak(spot));
        } else if domain::prospects::address(&mailbox.address).is_err() {
            flaws.push(Problem::Address(spot));
        }
    }
    for file in letter.files {
        if !is_one_line(&file.name) || !is_one_line(&file.content_type) {
            flaws.push(Problem::LineBreak(Spot::Attachment(file.name.clone())));
        }
    }
    if letter.body.names().contains(&Placeholder::CatalogBlock) {
        flaws.extend(letter.interests.iter().flat_map(Interest::problems));
    }
    flaws
}

fn written(letter: &Letter<'_>, composed: &Composed, blocks: &Blocks<'_>) -> Vec<u8> {
    let unsubscribe = blocks.unsubscribe();
    let language = match letter.language {
        Language::French => "fr",
        Language::English => "en",
    };
    let message = MessageBuilder::new()
        .from(address(letter.from))
        .to(address(letter.to))
        .subject(composed.subject.as_str())
        .date(Date::new(letter.date))
        .message_id(letter.message_id)
        .header("List-Unsubscribe", URL::new(unsubscribe))
        .header("Content-Language", Raw::new(language))
        .body(body(letter, composed));
    let mut bytes = Vec::new();
    message.serialize(&mut bytes);
    // SMTP ends the last line itself; a mail that ends without one would not arrive as it was.
    if !bytes.ends_with(b"\r\n") {
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}

fn address(mailbox: &Mailbox) -> Address<'_> {
    let name = mailbox.name.trim();
    Address::new_address((!name.is_empty()).then_some(name), mailbox.address.as_str())
}

fn body<'a>(letter: &'a Letter<'_>, composed: &'a Composed) -> MimePart<'a> {
    let pictures: Vec<MimePart<'a>> = letter
        .interests
        .iter()
        .enumerate()
        .filter(|_| letter.body.names().contains(&Placeholder::CatalogBlock))
        .filter_map(|(number, interest)| {
            let picture = interest.picture.as_ref()?;
            Some(
                MimePart::new(picture.content_type.as_str(), picture.bytes.as_slice())
                    .inline()
                    .cid(catalog::content_id(number, letter.message_id)),
            )
        })
        .collect();
    let mut html = MimePart::new("text/html", lines(&composed.html));
    if !pictures.is_empty() {
        let parts = std::iter::once(html).chain(pictures).collect();
        html = many("related", letter.message_id, parts);
    }
    let text = MimePart::new("text/plain", lines(&composed.text));
    let both = many("alternative", letter.message_id, vec![text, html]);
    if letter.files.is_empty() {
        return both;
    }
    let files = letter.files.iter().map(|file| {
        MimePart::new(file.content_type.as_str(), file.bytes.as_slice())
            .attachment(file.name.as_str())
    });
    many(
        "mixed",
        letter.message_id,
        std::iter::once(both).chain(files).collect(),
    )
}

/// Text as MIME wants it before encoding.
fn lines(text: &str) -> Cow<'_, str> {
    Cow::Owned(text.replace('\n', "\r\n"))
}

/// Parts under one roof. The boundary follows from the name of the mail, which no stranger knows before it leaves.
fn many<'a>(kind: &str, message_id: &str, parts: Vec<MimePart<'a>>) -> MimePart<'a> {
    let hash = Sha256::new()
        .chain_update(kind)
        .chain_update(message_id)
        .finalize();
    let mark: String = hash
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let content_type = ContentType::new(format!("multipart/{kind}"))
        .attribute("boundary", format!("=_{kind}_{mark}"));
    MimePart::new(content_type, parts)
}
