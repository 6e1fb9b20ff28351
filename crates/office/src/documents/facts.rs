//! What a document says: the procedure, the notification, dates, numbers and names, and the delay it may open.

use super::{
    files::{File, Piece},
    whole::{Placed, whole_text},
};
use crate::{
    Error, Session, deadlines,
    inbox::sentence_around,
    workspaces::{Happened, note},
};
use ::intelligence::{Engine, Letter, Span, Triage};
use contract::documents::FactView;
use jiff::Timestamp;
use serde_json::json;
use store::{Id, Reader, Writer};

/// Of a longer document only the beginning is judged, in bytes: a decision says what it is on its first pages.
const JUDGED_BYTES: usize = 200 << 10;

/// Facts that one answer holds.
const MOST: usize = 60;

/// The page on which a place of the whole text is.
fn page_of(places: &[Placed], at: usize) -> u32 {
    places
        .iter()
        .rev()
        .find(|page| page.start <= at)
        .map_or(1, |page| page.number)
}

/// The beginning of a text, not cut inside a letter.
pub(crate) fn beginning(text: &str) -> &str {
    let mut end = text.len().min(JUDGED_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The judgement on a document that came at some moment.
pub(crate) fn judged(engine: &Engine, filename: &str, text: &str, received: Timestamp) -> Triage {
    engine.triage(&Letter {
        subject: filename,
        text,
        received,
        ..Letter::default()
    })
}

fn triage(session: &Session, filename: &str, text: &str) -> Triage {
    judged(&session.engine(), filename, text, session.now())
}

/// What was found in a document that is read.
pub(super) fn of(
    session: &Session,
    reader: &Reader<'_>,
    piece: &Piece,
    file: &File,
) -> Result<Vec<FactView>, Error> {
    let (text, places) = whole_text(reader, file.id)?;
    let text = beginning(&text);
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let triage = triage(session, piece.filename(), text);
    let mut facts = Vec::new();
    let mut add = |kind: &str, value: String, span: &Span, confidence: f32| {
        if span.field == ::intelligence::Field::Body {
            facts.push(FactView {
                kind: kind.to_owned(),
                value,
                page: page_of(&places, span.start),
                passage: sentence_around(text, span.start, span.end),
                confidence,
            });
        }
    };
    if let (Some(procedure), Some(span)) = (triage.procedure.value, &triage.procedure.span) {
        add(
            "procedure",
            procedure.as_str().to_owned(),
            span,
            triage.procedure.confidence,
        );
    }
    if let Some(hint) = triage.deadline_hint.as_ref().filter(|hint| hint.is_named) {
        add("notification", hint.when(), &hint.span, hint.confidence);
    }
    let found = &triage.entities;
    for date in &found.dates {
        add("date", date.value.to_string(), &date.span, date.confidence);
    }
    for (kind, values) in [
        ("reference", &found.references),
        ("tracking_number", &found.tracking_numbers),
        ("phone", &found.phones),
        ("person", &found.person_names),
    ] {
        for value in values {
            add(kind, value.value.clone(), &value.span, value.confidence);
        }
    }
    facts.truncate(MOST);
    Ok(facts)
}

/// What was found in the newest version of a document, as far as it was read.
///
/// # Errors
///
/// [`Error::NotFound`], or when the file cannot be read.
pub(crate) fn of_document(
    session: &Session,
    reader: &Reader<'_>,
    id: Id,
) -> Result<(String, Vec<FactView>), Error> {
    let piece = Piece::find(reader, id)?;
    let (file, _) = piece.file(None)?;
    Ok((
        piece.filename().to_owned(),
        of(session, reader, &piece, &file)?,
    ))
}

/// Writes into the workspace what a document that was just read changes: a line of the timeline, and a proposed
/// deadline when it was notified.
pub(super) fn propose(
    session: &Session,
    writer: &Writer<'_>,
    piece: &Piece,
    text: &str,
    places: &[Placed],
) -> Result<(), Error> {
    let Some(workspace) = piece.workspace(writer)? else {
        return Ok(());
    };
    let text = beginning(text);
    tell(session, writer, workspace, piece, places.len())?;
    let triage = triage(session, piece.filename(), text);
    let Some(hint) = triage.deadline_hint.as_ref().filter(|hint| hint.is_named) else {
        return Ok(());
    };
    if hint.span.field != ::intelligence::Field::Body {
        return Ok(());
    }
    let passage = sentence_around(text, hint.span.start, hint.span.end);
    let source = deadlines::Source {
        communication: match piece {
            Piece::Mail(attachment) => Some(attachment.communication_id),
            Piece::File(..) => None,
        },
        document: Some((piece.id(), page_of(places, hint.span.start))),
        procedure: triage.procedure.value,
    };
    deadlines::propose_from_hint(session, writer, workspace, &source, hint, &passage)
}

fn tell(
    session: &Session,
    writer: &Writer<'_>,
    workspace: Id,
    piece: &Piece,
    pages: usize,
) -> Result<(), Error> {
    let happened = Happened {
        kind: "document_read",
        params: json!({ "what": piece.filename(), "count": pages.to_string() }),
        communication: match piece {
            Piece::Mail(attachment) => Some(attachment.communication_id),
            Piece::File(..) => None,
        },
        by: None,
    };
    note(session, writer, workspace, &happened)
}
