//! The days a letter names, each with what the words next to it say.

use domain::Category;
use jiff::civil::{Date, DateTime};

use super::dates::{Mention, mentions};
use super::roles::{Role, role};
use crate::judgement::{Field, Span};
use crate::layout::{Thread, Zone};
use crate::reading::Reading;
use crate::token::tokens;

/// A day that a letter names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) mention: Mention,
    pub(crate) span: Span,
    /// What the words next to it say, and how sure they are.
    pub(crate) told: Option<(Role, f32)>,
    pub(crate) in_subject: bool,
    /// Its sentence in the folded text.
    pub(crate) sentence: (usize, usize),
}

impl Candidate {
    /// The dates it may mean: looked back at and forward to, where they differ and the words next to it do not say which.
    pub(crate) fn dates(&self, now: DateTime) -> impl Iterator<Item = Date> {
        let said = self.told.map(|(role, _)| role);
        let said = said.filter(|role| !role.is_background());
        let looks = |past: bool| {
            let fits = said.is_none_or(|role| role.is_past() == past);
            fits.then(|| self.mention.day.resolve(now, past)).flatten()
        };
        let back = looks(true);
        let forward = looks(false);
        back.into_iter()
            .chain(forward.filter(move |date| Some(*date) != back))
    }
}

/// Every day of the new text, in order.
pub(crate) fn candidates(reading: &Reading<'_>, category: Category) -> Vec<Candidate> {
    let mut out = Vec::new();
    // The subject of an answer is an old text.
    let subject = if reading.thread == Thread::Reply {
        ""
    } else {
        reading.subject.text.as_str()
    };
    for mention in mentions(subject, &tokens(subject), reading.now) {
        let range = reading.subject.range(mention.start, mention.end);
        let whole = (0, subject.len());
        out.push(Candidate {
            mention,
            span: Span {
                field: Field::Subject,
                start: range.start,
                end: range.end,
            },
            told: role(reading, subject, &mention, whole, category),
            in_subject: true,
            sentence: whole,
        });
    }
    for mention in mentions(&reading.body.text, &reading.tokens, reading.now) {
        if !reading.layout.zone(mention.start).speaks() {
            continue;
        }
        let at = reading.sentences.partition_point(|s| s.end < mention.end);
        let Some(sentence) = reading.sentences.get(at) else {
            continue;
        };
        let sentence = (sentence.start.min(mention.start), sentence.end);
        let bounds = with_label(reading, at, sentence, &mention);
        out.push(Candidate {
            mention,
            span: reading.body_span(mention.start, mention.end),
            told: role(reading, &reading.flat, &mention, bounds, category),
            in_subject: false,
            sentence,
        });
    }
    out
}

/// A value without words of its own takes the line above as its label.
fn with_label(
    reading: &Reading<'_>,
    sentence: usize,
    bounds: (usize, usize),
    mention: &Mention,
) -> (usize, usize) {
    let words_before = reading.flat[bounds.0..mention.start.max(bounds.0)]
        .bytes()
        .filter(u8::is_ascii_alphabetic)
        .count();
    match sentence.checked_sub(1).map(|s| &reading.sentences[s]) {
        Some(above)
            if words_before < 4
                && bounds.0.saturating_sub(above.end) < 12
                && above.zone != Zone::Signature =>
        {
            (above.start.min(bounds.0), bounds.1)
        }
        _ => bounds,
    }
}
