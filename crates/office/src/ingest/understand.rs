//! Parse, read the attachments, triage: everything that needs no database, so that it can run beside the writer.

use super::{
    Kept,
    decision::Decision,
    letter::{House, letter},
};
use crate::{Error, Session, documents::PROGRAM, inbox::Analysis, settings};
use ::intelligence::{Engine, Knowledge, Triage};
use domain::SlaPolicy;
use jiff::Timestamp;
use mail::{Message, RawMessage};
use std::{
    collections::HashSet,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};
use store::{
    ArrivalId, BlobHash, HitKind, Id, PointKind, PreparedSearch, PreparedText, SearchDocument,
    TextState,
};

/// Attachments above this size are kept and not read while mail comes in.
const MAX_READ_BYTES: usize = 8 << 20;

/// What a batch needs to know of the firm.
pub(super) struct Context {
    pub(super) engine: Arc<Engine>,
    pub(super) house: House,
    pub(super) policy: SlaPolicy,
    pub(super) review_below: f32,
    pub(super) now: Timestamp,
    known: HashSet<String>,
}

impl Context {
    /// Reads what the batch needs in one go.
    pub(super) fn load(session: &Session, kept: &[Kept]) -> Result<Self, Error> {
        let addresses: HashSet<String> = kept
            .iter()
            .filter_map(|kept| sender_of(&kept.raw.bytes))
            .collect();
        session.read(|reader| {
            let mut known = HashSet::new();
            for address in addresses {
                if reader
                    .contact_by_point(PointKind::Email, &address)?
                    .is_some()
                {
                    known.insert(address);
                }
            }
            Ok(Self {
                engine: session.engine(),
                house: super::person::house(reader)?,
                policy: settings::sla_policy(reader)?,
                review_below: settings::review_threshold(reader)?,
                now: session.now(),
                known,
            })
        })
    }
}

/// The address in the `From` header, found without parsing the message.
fn sender_of(raw: &[u8]) -> Option<String> {
    let head = raw.get(..raw.len().min(16 << 10))?;
    let line = head
        .split(|&byte| byte == b'\n')
        .take_while(|line| line.len() > 1)
        .find(|line| line.len() > 5 && line[..5].eq_ignore_ascii_case(b"from:"))?;
    let text = String::from_utf8_lossy(line.get(5..)?)
        .trim()
        .to_lowercase();
    let address = text
        .rsplit_once('<')
        .map_or(text.as_str(), |(_, rest)| rest.trim_end_matches('>'));
    address.contains('@').then(|| address.trim().to_owned())
}

/// Messages that were understood together, and what was known of the firm then.
pub(super) struct Lot {
    pub(super) context: Context,
    pub(super) messages: Vec<Understood>,
}

/// A message on its way to the file.
pub(super) struct Understood {
    /// The identity it is filed under.
    pub(super) id: Id,
    pub(super) arrival: ArrivalId,
    pub(super) hash: BlobHash,
    pub(super) provider_id: String,
    pub(super) size: usize,
    pub(super) flags: mail::Flags,
    pub(super) received: Timestamp,
    /// What could be read, or why nothing could.
    pub(super) content: Result<Content, String>,
}

/// What could be read of a message.
pub(super) struct Content {
    /// When it reached the firm: what the source says, else what it says itself, never in the future.
    pub(super) received: Timestamp,
    pub(super) message: Message,
    pub(super) triage: Triage,
    pub(super) needs_review: bool,
    pub(super) text: PreparedText,
    /// Taken when it is filed.
    pub(super) search: Option<PreparedSearch>,
    /// Whether the text of each attachment was read.
    pub(super) read: Vec<(TextState, Option<String>)>,
    /// The first attachment that is a decision.
    pub(super) decision: Option<Decision>,
}

/// Understands one message. Never fails: what cannot be understood is filed as such.
pub(super) fn understand(context: &Context, id: Id, kept: Kept) -> Understood {
    let Kept { arrival, hash, raw } = kept;
    let parsed = catch_unwind(AssertUnwindSafe(|| content(context, id, &raw)));
    let content = match parsed {
        Ok(Ok(content)) => Ok(content),
        Ok(Err(error)) => Err(error),
        Err(_) => Err("a defect stopped the reading of this message".to_owned()),
    };
    let received = content.as_ref().map_or_else(
        |_| raw.received.unwrap_or(context.now),
        |content| content.received,
    );
    Understood {
        id,
        arrival,
        hash,
        size: raw.bytes.len(),
        provider_id: raw.provider_id,
        flags: raw.flags,
        received,
        content,
    }
}

fn content(context: &Context, id: Id, raw: &RawMessage) -> Result<Content, String> {
    let mut message = mail::parse(&raw.bytes).map_err(|error| error.to_string())?;
    let written = message.date.map(|date| date.at);
    let received = raw
        .received
        .or(written)
        .filter(|&at| at <= context.now)
        .unwrap_or(context.now);
    let sender = message
        .from
        .first()
        .map(|from| from.address.to_lowercase())
        .unwrap_or_default();
    let knowledge = if context.known.contains(&sender) {
        Knowledge::Known
    } else {
        Knowledge::NotTold
    };
    let mut triage = context
        .engine
        .triage(&letter(&message, received, &context.house, knowledge));
    let Attached {
        states: read,
        text: attached,
        decision,
    } = read_attachments(context, &raw.bytes, &message, written.unwrap_or(received));
    if let Some(decision) = &decision {
        decision.speak_for(&mut triage);
    }
    let analysis = Analysis::of(&triage).to_json();
    let text =
        PreparedText::new(&message.text, Some(&analysis)).map_err(|error| error.to_string())?;
    let search = Some(search_document(id, &message, received, &attached));
    // Nobody asks for it before the letter is opened, and then it is read from the raw bytes.
    message.html = None;
    let needs_review = triage.needs_review(context.review_below);
    Ok(Content {
        received,
        message,
        triage,
        needs_review,
        text,
        search,
        read,
        decision,
    })
}

/// What the attachments say.
struct Attached {
    /// For each one whether it was read.
    states: Vec<(TextState, Option<String>)>,
    /// The words of all of them.
    text: String,
    /// The first that is a decision; what is sent to a list is no client's.
    decision: Option<Decision>,
}

fn read_attachments(
    context: &Context,
    raw: &[u8],
    message: &Message,
    received: Timestamp,
) -> Attached {
    let mut text = String::new();
    let mut decision = None;
    let to_a_list = message.headers.list_id.is_some();
    let states = message.attachments.iter().enumerate().map(|(at, file)| {
        if file.bytes > MAX_READ_BYTES || has_no_words(&file.content_type) {
            return (TextState::None, None);
        }
        let Some(bytes) = mail::attachment_bytes(raw, file.part_index) else {
            return (TextState::Failed, Some("the part is missing".to_owned()));
        };
        if documents::is_program(&bytes) {
            return (TextState::Failed, Some(PROGRAM.to_owned()));
        }
        match documents::text(&file.content_type, &file.filename, &bytes) {
            Ok(extracted) => {
                let pages: Vec<String> =
                    extracted.pages.into_iter().map(|page| page.text).collect();
                for page in &pages {
                    text.push_str(page);
                    text.push('\n');
                }
                if decision.is_none() && !to_a_list {
                    decision = Decision::read(context, (at, &file.filename), &pages, received);
                }
                (TextState::Done, None)
            }
            Err(documents::Error::NoText { .. } | documents::Error::Unsupported) => {
                (TextState::None, None)
            }
            Err(error) => (TextState::Failed, Some(error.to_string())),
        }
    });
    Attached {
        states: states.collect(),
        text,
        decision,
    }
}

/// Pictures, sound and film are not worth decoding here.
fn has_no_words(content_type: &str) -> bool {
    ["image/", "audio/", "video/"]
        .iter()
        .any(|kind| content_type.starts_with(kind))
}

fn search_document(
    id: Id,
    message: &Message,
    received: Timestamp,
    attached: &str,
) -> PreparedSearch {
    let list = |addresses: &[mail::Address]| {
        let mut text = String::new();
        for address in addresses {
            text.push_str(&address.name);
            text.push(' ');
            text.push_str(&address.address);
            text.push(' ');
        }
        text
    };
    let mut names = String::new();
    for file in &message.attachments {
        names.push_str(&file.filename);
        names.push(' ');
    }
    names.push_str(attached);
    PreparedSearch::new(&SearchDocument {
        subject: &message.subject,
        body: &message.text,
        sender: &list(&message.from),
        recipients: &list(&[message.to.as_slice(), message.cc.as_slice()].concat()),
        attachments: &names,
        ..SearchDocument::new(HitKind::Mail, id, received.as_millisecond())
    })
}
