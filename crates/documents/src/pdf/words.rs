//! Letters to words, words to lines.
//!
//! The order is that of the file: programs write a page in the order in which it is read.

use super::file::READING_DPI;
use super::glyphs::Glyph;
use crate::{Page, PageSource, Word, charset};
use hayro::kurbo::{Point, Rect, Vec2};
use std::collections::HashSet;

/// The smallest gap between words, in heights of the font. Justified lines go down to 0.2, kerning up to 0.1.
const WORD_GAP: f64 = 0.14;
/// How far a letter may stand off the line and still be on it: indices and exponents.
const OFF_LINE: f64 = 0.45;
/// How far back a letter may stand, for kerning and accents that are set over the letter before.
const BACKWARDS: f64 = 0.6;
/// A step down of more than this many heights begins a paragraph.
const PARAGRAPH: f64 = 2.2;

/// The page of these letters.
pub(super) fn page(glyphs: &[Glyph], number: u32, width: f32, height: f32) -> Page {
    let mut writer = Writer {
        text: String::new(),
        words: Vec::new(),
        open: None,
        width: f64::from(width),
        height: f64::from(height),
    };
    let mut last: Option<&Glyph> = None;
    let mut drawn = HashSet::new();
    for glyph in glyphs {
        if drawn_before(glyph, &mut drawn) {
            continue;
        }
        let step = last.map_or(Step::Word, |last| step(last, glyph));
        writer.put(glyph, step);
        last = Some(glyph);
    }
    writer.close_word();
    let pixels = |points: f32| (points * READING_DPI / 72.0).round() as u32;
    let text = writer.text.trim_end().to_owned();
    Page {
        number,
        source: if text.is_empty() {
            PageSource::None
        } else {
            PageSource::Text
        },
        text,
        confidence: None,
        words: writer.words,
        turned: 0,
        width: pixels(width),
        height: pixels(height),
    }
}

/// Whether the same letter stands there already: shadows and bold type are made by printing twice.
fn drawn_before(glyph: &Glyph, drawn: &mut HashSet<(String, i64, i64)>) -> bool {
    let (x, y) = (
        (glyph.from.x * 2.0).round() as i64,
        (glyph.from.y * 2.0).round() as i64,
    );
    let around = [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)];
    let again = !glyph.text.trim().is_empty()
        && around
            .iter()
            .any(|(dx, dy)| drawn.contains(&(glyph.text.clone(), x + dx, y + dy)));
    drawn.insert((glyph.text.clone(), x, y));
    again
}

/// What stands between two letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Nothing,
    Word,
    Line,
    Paragraph,
}

fn step(last: &Glyph, next: &Glyph) -> Step {
    let direction = |glyph: &Glyph| -> Vec2 {
        let run = glyph.to - glyph.from;
        if run.hypot() > 0.0 {
            run / run.hypot()
        } else {
            Vec2::new(1.0, 0.0)
        }
    };
    let along = direction(last);
    let across = Vec2::new(-along.y, along.x);
    let gap = next.from - last.to;
    let size = last.size.max(next.size).max(0.1);
    let turned = along.dot(direction(next)) < 0.9;
    let (forward, down) = (gap.dot(along) / size, gap.dot(across) / size);
    if turned || down.abs() > OFF_LINE || forward < -BACKWARDS {
        if turned || down.abs() > PARAGRAPH {
            Step::Paragraph
        } else {
            Step::Line
        }
    } else if forward > WORD_GAP {
        Step::Word
    } else {
        Step::Nothing
    }
}

struct Writer {
    text: String,
    words: Vec<Word>,
    /// The word that is being written: where it begins, and its box.
    open: Option<(usize, Rect)>,
    width: f64,
    height: f64,
}

impl Writer {
    fn put(&mut self, glyph: &Glyph, step: Step) {
        match step {
            Step::Nothing => {}
            Step::Word => self.blank(" "),
            Step::Line => self.blank("\n"),
            Step::Paragraph => self.blank("\n\n"),
        }
        for c in charset::clean(&glyph.text).chars().flat_map(letters) {
            if c.is_whitespace() {
                self.blank(" ");
                continue;
            }
            let place = place(glyph);
            let start = self.text.len();
            let (_, word) = self.open.get_or_insert((start, place));
            *word = word.union(place);
            self.text.push(c);
        }
    }

    /// Ends the word. Never two blanks, and a line break instead of a blank.
    fn blank(&mut self, blank: &str) {
        self.close_word();
        if self.text.is_empty() {
            return;
        }
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        if blank == " " {
            if !self.text.ends_with('\n') {
                self.text.push(' ');
            }
        } else {
            let kept = self.text.trim_end_matches('\n').len();
            self.text.truncate(kept);
            self.text.push_str(blank);
        }
    }

    fn close_word(&mut self) {
        let Some((start, place)) = self.open.take() else {
            return;
        };
        let share = |value: f64, whole: f64| (value / whole).clamp(0.0, 1.0) as f32;
        self.words.push(Word {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(self.text.len()).unwrap_or(u32::MAX),
            box_: [
                share(place.x0, self.width),
                share(place.y0, self.height),
                share(place.x1, self.width),
                share(place.y1, self.height),
            ],
            confidence: 1.0,
        });
    }
}

/// The box around a letter: three quarters of its height over the baseline, a quarter under it.
fn place(glyph: &Glyph) -> Rect {
    let run = glyph.to - glyph.from;
    let up = if run.hypot() > 0.0 {
        Vec2::new(run.y, -run.x) / run.hypot() * glyph.size
    } else {
        Vec2::new(0.0, -glyph.size)
    };
    let corner = |at: Point, share: f64| at + up * share;
    Rect::from_points(corner(glyph.from, 0.75), corner(glyph.to, -0.25)).union(Rect::from_points(
        corner(glyph.to, 0.75),
        corner(glyph.from, -0.25),
    ))
}

/// Ligatures are written out, so that a search finds the word.
fn letters(c: char) -> impl Iterator<Item = char> {
    let spelled = match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => "",
    };
    let itself = spelled.is_empty().then_some(c);
    spelled.chars().chain(itself)
}
