//! Reading a page, turning it when it makes no sense.

use super::engine::{Engine, With};
use super::prepare::{self, Lines, Prepared};
use super::{Read, Scan, second};
use crate::Error;

/// A page that is read with at least this confidence lies the right way.
const SURE: f32 = 0.72;
/// A page that is read with less is upside down or on its side, whatever its language.
const NONSENSE: f32 = 0.5;
/// A page that is read with at least this confidence is in the language it was read in, or in one written like it.
const FLUENT: f32 = 0.86;
/// A page that makes this much of its sense in another language may be written in both.
const MIXED: f32 = 0.9;
/// A page with fewer letters is not worth turning for how little it says.
const FEW_LETTERS: usize = 12;

/// What a page says when it is turned one way.
#[derive(Debug, Default)]
pub(super) struct Attempt {
    pub(super) words: Vec<Read>,
    /// Degrees, clockwise.
    pub(super) turned: u16,
    /// The languages it was read in.
    with: With,
    /// Its words run from top to bottom: the reader found them although the page lies on its side.
    lying: bool,
}

impl Attempt {
    /// The mean over letters, from 0 to 1.
    pub(super) fn confidence(&self) -> f32 {
        let weighed = self
            .words
            .iter()
            .map(|word| word.confidence * word.text.chars().count() as f32)
            .sum::<f32>();
        weighed / self.letters().max(1) as f32
    }

    fn letters(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.text.chars().count())
            .sum()
    }

    /// Whether it says something, and is read with this confidence.
    fn is(&self, confidence: f32) -> bool {
        self.letters() >= FEW_LETTERS && self.confidence() >= confidence
    }

    /// The one of both that makes more sense.
    fn or(self, other: Self) -> Self {
        if other.sense() > self.sense() {
            other
        } else {
            self
        }
    }

    /// How much sense it makes: letters that were read with confidence.
    fn sense(&self) -> f32 {
        if self.lying {
            // Read all the same, but its words would be in the wrong places.
            return 0.0;
        }
        self.words
            .iter()
            .filter(|word| word.text.chars().filter(|c| c.is_alphanumeric()).count() > 1)
            .map(|word| word.confidence.powi(2) * word.text.chars().count() as f32)
            .sum()
    }
}

/// The page read the way that makes most sense, what the layout left out included.
pub(super) fn best(engine: &mut Engine, scan: &Scan) -> Result<Attempt, Error> {
    let Some((mut best, laid)) = first_look(engine, scan)? else {
        return Ok(Attempt::default());
    };
    second::look(engine, best.with, &laid, &mut best.words)?;
    for word in &mut best.words {
        word.box_ = laid.place(word.box_);
    }
    Ok(best)
}

/// The page read the way that makes most sense, with boxes in pixels of the page as it was laid for that. `None` when
/// there is nothing on it.
fn first_look(engine: &mut Engine, scan: &Scan) -> Result<Option<(Attempt, Prepared)>, Error> {
    let lines = prepare::lines(&scan.grey);
    if !lines.any {
        return Ok(None);
    }
    let order: [u8; 4] = if lines.sideways {
        [1, 3, 0, 2]
    } else {
        [0, 2, 1, 3]
    };
    let mut laid = prepare(scan, lines, order[0]);
    let mut best = attempt(engine, With::One(0), &laid)?;
    if best.lying {
        // The rules of a table were taken for its lines.
        return upright(engine, scan, lines, order).map(Some);
    }
    let mut turns = order.into_iter().skip(1);
    while !best.is(NONSENSE)
        && let Some(quarters) = turns.next()
    {
        let turned = prepare(scan, lines, quarters);
        let read = attempt(engine, With::One(0), &turned)?;
        if read.sense() > best.sense() {
            (best, laid) = (read, turned);
        }
    }
    best = understood(engine, &laid, best)?;
    while !best.is(SURE)
        && let Some(quarters) = turns.next()
    {
        let turned = prepare(scan, lines, quarters);
        let read = attempt(engine, With::All, &turned)?;
        if read.sense() > best.sense() {
            (best, laid) = (read, turned);
        }
    }
    Ok(Some((best, laid)))
}

/// The page read in the other languages as well, when it makes little sense in the first one.
fn understood(engine: &mut Engine, laid: &Prepared, first: Attempt) -> Result<Attempt, Error> {
    let (mut best, mut second) = (first, 0.0_f32);
    for place in 1..engine.languages() {
        if best.confidence() >= FLUENT {
            return Ok(best);
        }
        let read = attempt(engine, With::One(place), laid)?;
        if read.sense() > best.sense() {
            second = best.sense();
            best = read;
        } else {
            second = second.max(read.sense());
        }
    }
    if best.confidence() < FLUENT && second > MIXED * best.sense() {
        best = best.or(attempt(engine, With::All, laid)?);
    }
    Ok(best)
}

/// The page read the other two ways, once its words were seen to run down it.
fn upright(
    engine: &mut Engine,
    scan: &Scan,
    lines: Lines,
    order: [u8; 4],
) -> Result<(Attempt, Prepared), Error> {
    let straight = Lines {
        sideways: !lines.sideways,
        skew: prepare::skew(&scan.grey, !lines.sideways),
        converge: 0.0,
        ..lines
    };
    let mut laid = prepare(scan, straight, order[2]);
    let mut best = attempt(engine, With::One(0), &laid)?;
    if !best.is(SURE) {
        let turned = prepare(scan, straight, order[3]);
        let with = if best.sense() == 0.0 {
            With::One(0)
        } else {
            With::All
        };
        let read = attempt(engine, with, &turned)?;
        if read.sense() > best.sense() {
            (best, laid) = (read, turned);
        }
    }
    if best.confidence() < FLUENT {
        best = understood(engine, &laid, best)?;
    }
    Ok((best, laid))
}

fn prepare(scan: &Scan, lines: Lines, quarters: u8) -> Prepared {
    // Upside down a page leans the same way; on its side the angle was measured for the other way.
    let is_measured = (quarters % 2 == 1) == lines.sideways;
    let (skew, converge) = if is_measured {
        (lines.skew, lines.converge)
    } else {
        (0.0, 0.0)
    };
    // What was the head is the foot.
    let turned = if quarters > 1 { -converge } else { converge };
    prepare::prepare(scan, quarters, skew, turned)
}

fn attempt(engine: &mut Engine, with: With, laid: &Prepared) -> Result<Attempt, Error> {
    let words = engine.read(with, &laid.grey, laid.dpi)?;
    let lying = lying(&words);
    Ok(Attempt {
        words,
        with,
        turned: u16::from(laid.quarters) * 90,
        lying,
    })
}

/// Whether most longer words are higher than wide.
fn lying(words: &[Read]) -> bool {
    let long = || words.iter().filter(|word| word.text.chars().count() > 3);
    let high = long().filter(|word| {
        let [left, top, right, bottom] = word.box_;
        bottom - top > 1.3 * (right - left)
    });
    high.count() * 2 > long().count().max(1)
}
