//! A card that was photographed or scanned: its code if it has one that says who somebody is, else its lines.

use super::{Found, of_lines, source, written};
use crate::{Error, Session, settings};
use ::documents::{Document, Ocr, Page, card_text, open, written_card};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{
    capture::{CardPicture, CardValueView},
    words::Confidence,
};
use domain::prospects::{CardLine, Field, cell};
use std::ops::Range;

/// Pixels of the picture that stands beside the fields.
const SHOWN: u32 = 1_200;

/// A line of a page: where it begins in its text, and the boxes of its words with their place in the line.
struct Line {
    text: String,
    words: Vec<(Range<usize>, [f32; 4])>,
}

fn lines(page: &Page) -> Vec<Line> {
    let at = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let mut start = 0;
    let mut lines = Vec::new();
    for text in page.text.split('\n') {
        let end = start + text.len();
        let inside = page
            .words
            .iter()
            .filter(|word| at(word.start) >= start && at(word.end) <= end)
            .map(|word| (at(word.start) - start..at(word.end) - start, word.box_));
        if !text.trim().is_empty() {
            lines.push(Line {
                text: text.to_owned(),
                words: inside.collect(),
            });
        }
        start = end + 1;
    }
    lines
}

/// The box around the words of a stretch.
fn around(line: &Line, at: &Range<usize>) -> Option<[f32; 4]> {
    let inside = line
        .words
        .iter()
        .filter(|(word, _)| word.start < at.end && at.start < word.end);
    inside
        .map(|(_, box_)| *box_)
        .reduce(|[l, t, r, b], [l2, t2, r2, b2]| [l.min(l2), t.min(t2), r.max(r2), b.max(b2)])
}

/// How tall the letters of a line are, as a share of the page.
fn height(line: &Line) -> f32 {
    let tallest = line
        .words
        .iter()
        .map(|(_, [_, top, _, bottom])| bottom - top);
    tallest.fold(0.0, f32::max)
}

fn picture(document: &Document) -> Result<Option<CardPicture>, Error> {
    match document.picture(1, SHOWN) {
        Ok(picture) => Ok(Some(CardPicture {
            content_type: picture.content_type.to_owned(),
            data: STANDARD.encode(&picture.bytes),
            width: picture.width,
            height: picture.height,
        })),
        Err(::documents::Error::Unsupported) => Ok(None),
        Err(error) => Err(Error::Document(error)),
    }
}

/// Reads a photograph, a scan or another file of one page.
///
/// # Errors
///
/// [`Error::Document`] with the reason when it cannot be read.
pub(super) fn read(session: &Session, name: &str, bytes: Vec<u8>) -> Result<Found, Error> {
    let document = open("", name, bytes.into()).map_err(Error::Document)?;
    let picture = picture(&document)?;
    let mut said = Vec::new();
    for code in document.codes(1).map_err(Error::Document)? {
        let text = card_text(&code.bytes);
        if let Some(card) = written_card(&text) {
            return Ok(Found {
                source: source(card.kind),
                values: written(&card, Some(code.box_)),
                picture,
            });
        }
        // An organiser's badge often holds only a number: it says nothing of somebody, and is kept beside them.
        said.extend(cell(&text).map(|value| CardValueView {
            field: Field::Notes.as_str().to_owned(),
            said: value.clone(),
            value: value.chars().take(500).collect(),
            confidence: Confidence::Check,
            place: Some(code.box_),
        }));
    }
    let languages = session.read(settings::ocr_languages)?;
    let mut ocr = Ocr::new(&languages, None).map_err(Error::Document)?;
    let page = document.read(1, &mut ocr).map_err(Error::Document)?;
    let lines = lines(&page);
    let card: Vec<CardLine> = lines
        .iter()
        .map(|line| CardLine {
            text: line.text.clone(),
            height: height(line),
        })
        .collect();
    let mut values = of_lines(&card, |number, at| around(lines.get(number)?, &at));
    values.extend(said);
    Ok(Found {
        source: "picture",
        values,
        picture,
    })
}
