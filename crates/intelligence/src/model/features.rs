//! What the model sees of a letter: hashed words, pairs of words, who writes, concepts and structure.

use std::hash::Hasher as _;

use crate::decide::fraud;
use crate::layout::{Thread, Zone};
use crate::lexicon::Concept;
use crate::reading::Reading;
use crate::sender::Sender;
use crate::token::{Kind, tokens};

/// A feature: the hash of its name, and its weight in this letter.
pub(crate) type Feature = (u32, f32);

/// Words read; what a letter is shows at its beginning.
const MAX_WORDS: usize = 220;

/// How much the words of a letter count beside the concepts of the lexicon, chosen on letters that no training saw.
const WORDS: f32 = 6.0;

/// Concepts that change their meaning with who writes and in what thread.
const CROSSED: &[Concept] = &[
    Concept::KnownClient,
    Concept::FirstContact,
    Concept::AskQuote,
    Concept::SendsDocs,
    Concept::FeesMoney,
    Concept::Permit,
    Concept::Oqtf,
    Concept::Refused,
    Concept::Summons,
    Concept::Thanks,
    Concept::Naturalisation,
    Concept::HoursLimit,
    Concept::UrgentWord,
    Concept::Parcel,
    Concept::Registered,
    Concept::AdPitch,
    Concept::Organiser,
    Concept::SalesProduct,
    Concept::Newsletter,
    Concept::Supplier,
];

/// The features of a letter, sorted, each once.
pub(crate) fn features(reading: &Reading<'_>, sender: Sender) -> Vec<Feature> {
    let mut out: Vec<Feature> = Vec::with_capacity(600);
    words(reading, &mut out);
    concepts(reading, sender, &mut out);
    structure(reading, sender, &mut out);
    out.sort_by_key(|f| f.0);
    out.dedup_by_key(|f| f.0);
    out
}

fn words(reading: &Reading<'_>, out: &mut Vec<Feature>) {
    let text = reading.body.text.as_str();
    let steering: Vec<(usize, usize)> = fraud::steering(reading).collect();
    let steers = |at: usize| {
        steering
            .iter()
            .any(|&(start, end)| (start..end).contains(&at))
    };
    let spoken = reading
        .tokens
        .iter()
        .filter(|t| reading.layout.zone(t.start as usize).speaks() && !steers(t.start as usize))
        .take(MAX_WORDS);
    let from = out.len();
    let mut before = 0_u32;
    for token in spoken {
        let word = token.text(text);
        let word = if token.kind == Kind::Number {
            "#"
        } else {
            word
        };
        let hash = name("w", word);
        out.push((hash, 1.0));
        if let Some(beginning) = beginning(word) {
            out.push((name("p", beginning), 1.0));
        }
        if before != 0 {
            out.push((mix(before, hash), 1.0));
        }
        before = hash;
    }
    for word in reading
        .subject
        .text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() > 1)
        .take(20)
    {
        out.push((name("s", word), 1.0));
        out.push((name("w", word), 1.0));
    }
    for (kind, text) in [
        ("f", reading.from.as_str()),
        ("a", reading.letter.from_address),
    ] {
        for token in tokens(text).iter().filter(|t| t.kind == Kind::Word) {
            out.push((name(kind, &token.text(text).to_ascii_lowercase()), 1.0));
        }
    }
    // A long letter does not shout louder than a short one.
    #[allow(clippy::cast_precision_loss, reason = "a few hundred words")]
    let weight = WORDS / ((out.len() - from).max(12) as f32).sqrt();
    for feature in &mut out[from..] {
        feature.1 = weight;
    }
}

/// What the forms of a long word share: `convoqué`, `convocation`.
pub(super) fn beginning(word: &str) -> Option<&str> {
    let end = word.char_indices().nth(5)?.0;
    Some(&word[..end])
}

fn concepts(reading: &Reading<'_>, sender: Sender, out: &mut Vec<Feature>) {
    for &concept in Concept::ALL {
        let count = reading.count(concept);
        if count > 0 {
            out.push((name("c", concept.name()), 0.7));
        }
        if count > 1 {
            out.push((name("c2", concept.name()), 0.5));
        }
    }
    for hit in &reading.subject_hits {
        out.push((name("cs", hit.concept.name()), 0.5));
    }
    for hit in &reading.quoted_hits {
        out.push((name("cq", hit.concept.name()), 0.2));
    }
    for &concept in CROSSED.iter().filter(|&&c| reading.says(c)) {
        let crossed = name("x", concept.name());
        out.push((mix(crossed, name("by", sender.name())), 0.5));
        out.push((mix(crossed, name("in", thread(reading.thread))), 0.5));
    }
}

fn structure(reading: &Reading<'_>, sender: Sender, out: &mut Vec<Feature>) {
    let letter = reading.letter;
    let mut is = |yes: bool, what: &str, weight: f32| {
        if yes {
            out.push((name("is", what), weight));
        }
    };
    let text = letter.text;
    let spoken: usize = reading
        .layout
        .pieces
        .iter()
        .filter(|p| p.zone.speaks())
        .map(|p| p.end - p.start)
        .sum();
    is(true, thread(reading.thread), 0.7);
    is(true, sender.name(), 0.7);
    is(letter.list_id.is_some(), "list", 1.0);
    is(letter.list_unsubscribe.is_some(), "unsubscribe", 0.7);
    is(letter.precedence.is_some(), "precedence", 0.7);
    is(letter.auto_submitted.is_some(), "auto", 0.7);
    is(letter.is_delivery_report, "report", 1.0);
    is(letter.reply_to.is_some(), "reply-to", 0.3);
    is(letter.subject.is_empty(), "no-subject", 0.3);
    is(!letter.attachments.is_empty(), "attachment", 0.3);
    is(reading.layout.bytes(Zone::History) > 0, "quotes", 0.5);
    is(spoken < 160, "short", 0.5);
    is(spoken > 1500, "long", 0.5);
    is(text.contains("http"), "link", 0.5);
    is(
        text.contains('€') || text.contains("EUR") || text.contains("euros"),
        "money",
        0.4,
    );
    is(text.contains('!'), "exclaims", 0.3);
    is(text.matches('!').count() > 2, "exclaims-much", 0.3);
    is(text.contains('?'), "asks", 0.3);
    is(mostly_capitals(text), "capitals", 0.5);
    is(letter.to.is_empty(), "no-recipient", 0.3);
    is(true, "unsolicited", fraud::unsolicited(reading).min(1.5));
    is(fraud::borrows_brand(reading), "borrows-brand", 1.0);
    is(
        letter
            .to
            .first()
            .is_some_and(|m| m.address.eq_ignore_ascii_case(letter.from_address)),
        "to-self",
        0.7,
    );
}

fn mostly_capitals(text: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars().take(600) {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper > lower && upper > 20
}

const fn thread(thread: Thread) -> &'static str {
    match thread {
        Thread::Fresh => "fresh",
        Thread::Reply => "reply",
        Thread::Forward => "forward",
    }
}

/// FNV-1a: the same on every machine and in every version.
struct Fnv(u32);

impl std::hash::Hasher for Fnv {
    fn finish(&self) -> u64 {
        u64::from(self.0)
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }
}

pub(super) fn name(kind: &str, word: &str) -> u32 {
    let mut hash = Fnv(0x811c_9dc5);
    hash.write(kind.as_bytes());
    hash.write(b":");
    hash.write(word.as_bytes());
    hash.0
}

pub(super) const fn mix(a: u32, b: u32) -> u32 {
    (a ^ b.rotate_left(13))
        .wrapping_mul(0x9e37_79b1)
        .rotate_left(7)
        ^ b
}
