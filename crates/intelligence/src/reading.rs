//! A letter read once: folded, laid out, split into words and searched for concepts. Every rule
//! starts from here.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::sync::OnceLock;

use crate::fold::{Folded, clip};
use crate::judgement::{Field, Span};
use crate::layout::{Layout, Thread, Zone};
use crate::letter::Letter;
use crate::lexicon::{Concept, Hit, lexicon};
use crate::sentence::{Sentence, sentences};
use crate::token::{Token, tokens};

/// What is read of a body; the rest of a longer one is history or noise.
pub(crate) const MAX_BODY_BYTES: usize = 48 * 1024;

#[derive(Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) letter: &'a Letter<'a>,
    pub(crate) subject: Folded,
    pub(crate) body: Folded,
    /// The body with line breaks as spaces: same offsets.
    pub(crate) flat: String,
    pub(crate) from: String,
    pub(crate) thread: Thread,
    pub(crate) layout: Layout,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) tokens: Vec<Token>,
    /// Concepts in the subject.
    pub(crate) subject_hits: Vec<Hit>,
    /// Concepts in what the body itself says.
    pub(crate) hits: Vec<Hit>,
    /// Concepts in the quoted history.
    pub(crate) quoted_hits: Vec<Hit>,
    /// How often each concept is said, subject and new text together.
    counts: Vec<u16>,
    /// The letter's own date and hour, in Paris.
    pub(crate) now: DateTime,
    pub(crate) date_is_doubtful: bool,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(letter: &'a Letter<'a>) -> Self {
        let subject = Folded::new(clip(letter.subject, 2000));
        let body = Folded::new(clip(letter.text, MAX_BODY_BYTES));
        let thread = Thread::of(&subject.text, letter.is_reply);
        let layout = Layout::new(&body.text, thread);
        let flat = body.text.replace('\n', " ");
        let found = |text: &str| -> Vec<Hit> {
            lexicon()
                .find(text)
                .map(|(concept, start, end)| Hit {
                    concept,
                    start,
                    end,
                })
                .collect()
        };
        let subject_hits = found(&subject.text);
        let (mut hits, mut quoted_hits) = (Vec::new(), Vec::new());
        for hit in found(&flat) {
            match layout.zone(hit.start) {
                zone if zone.speaks() => hits.push(hit),
                Zone::History => quoted_hits.push(hit),
                _ => {}
            }
        }
        let mut counts = vec![0_u16; Concept::ALL.len()];
        for hit in subject_hits.iter().chain(&hits) {
            counts[hit.concept as usize] = counts[hit.concept as usize].saturating_add(1);
        }
        let (now, date_is_doubtful) = now(letter);
        Self {
            from: Folded::new(clip(letter.from_name, 500)).text,
            tokens: tokens(&body.text),
            sentences: sentences(&body.text, &layout),
            letter,
            subject,
            body,
            flat,
            thread,
            layout,
            subject_hits,
            hits,
            quoted_hits,
            counts,
            now,
            date_is_doubtful,
        }
    }

    /// How often a concept is said in the subject and the new text.
    pub(crate) fn count(&self, concept: Concept) -> u16 {
        self.counts[concept as usize]
    }

    pub(crate) fn says(&self, concept: Concept) -> bool {
        self.count(concept) > 0
    }

    /// Whether the new text says it. The subject of an answer is an old text.
    pub(crate) fn newly(&self, concept: Concept) -> bool {
        self.hits.iter().any(|hit| hit.concept == concept)
            || self.thread != Thread::Reply
                && self.subject_hits.iter().any(|hit| hit.concept == concept)
    }

    pub(crate) fn newly_any(&self, concepts: &[Concept]) -> bool {
        concepts.iter().any(|&c| self.newly(c))
    }

    pub(crate) fn says_any(&self, concepts: &[Concept]) -> bool {
        concepts.iter().any(|&c| self.says(c))
    }

    /// Where a concept is said first, the body before the subject.
    pub(crate) fn place(&self, concept: Concept) -> Option<Span> {
        let body = self
            .hits
            .iter()
            .find(|h| h.concept == concept)
            .map(|h| self.body_span(h.start, h.end));
        body.or_else(|| {
            let hit = self.subject_hits.iter().find(|h| h.concept == concept)?;
            let range = self.subject.range(hit.start, hit.end);
            Some(Span {
                field: Field::Subject,
                start: range.start,
                end: range.end,
            })
        })
    }

    /// A folded body range as a span of the original.
    pub(crate) fn body_span(&self, start: usize, end: usize) -> Span {
        let range = self.body.range(start, end);
        Span {
            field: Field::Body,
            start: range.start,
            end: range.end,
        }
    }

    /// Folded text of what the letter itself says, piece by piece.
    pub(crate) fn spoken(&self) -> impl Iterator<Item = &str> {
        self.layout
            .pieces
            .iter()
            .filter(|p| p.zone.speaks())
            .map(|p| &self.body.text[p.start..p.end])
    }
}

/// The letter's own moment in Paris, and whether it had to be guessed.
fn now(letter: &Letter<'_>) -> (DateTime, bool) {
    static PARIS: OnceLock<TimeZone> = OnceLock::new();
    let paris = PARIS.get_or_init(|| TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC));
    const TWO_DAYS: i64 = 2 * 86_400;
    let plausible = letter.date.filter(|date| {
        let unknown_reception = letter.received.as_second() == 0;
        unknown_reception || date.as_second() <= letter.received.as_second() + TWO_DAYS
    });
    let at = plausible.unwrap_or(letter.received);
    (paris.to_datetime(at), plausible.is_none())
}
