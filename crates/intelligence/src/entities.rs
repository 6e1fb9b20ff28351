//! Dates, numbers and names that matter, each with its place in the letter.

pub(crate) mod calendar;
pub(crate) mod candidates;
pub(crate) mod dates;
pub(crate) mod days;
pub(crate) mod names;
pub(crate) mod phones;
pub(crate) mod references;
pub(crate) mod roles;
mod stretches;
pub(crate) mod tracking;

use crate::judgement::{Field, Found, Span};
use crate::reading::Reading;

/// The texts of a letter in which numbers are searched: originals with their field, quoted text included.
pub(crate) fn texts<'a>(reading: &Reading<'a>) -> [(Field, &'a str); 4] {
    let letter = reading.letter;
    [
        (Field::Subject, crate::fold::clip(letter.subject, 2000)),
        (
            Field::Body,
            crate::fold::clip(letter.text, crate::reading::MAX_BODY_BYTES),
        ),
        (Field::FromName, crate::fold::clip(letter.from_name, 500)),
        (
            Field::FromAddress,
            crate::fold::clip(letter.from_address, 500),
        ),
    ]
}

/// Adds a value unless it is there already; the better confidence stays.
pub(crate) fn add<T: PartialEq>(found: &mut Vec<Found<T>>, value: T, span: Span, confidence: f32) {
    match found.iter_mut().find(|f| f.value == value) {
        Some(same) => same.confidence = same.confidence.max(confidence),
        None => found.push(Found {
            value,
            span,
            confidence,
        }),
    }
}
